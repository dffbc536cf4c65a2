"""Maps in the store: kept once, joined by hand, deleted whole."""

import pytest
from pandera.typing import DataFrame
from sqlalchemy import Engine

from data_models.area import AreaShape
from representation.geometry.reading import read_areas
from representation.store.loading import data_version
from representation.store.maps import (
    UnknownMap,
    choose_headers,
    delete_map,
    forget_joins,
    load_joins,
    load_maps,
    load_shapes,
    save_joins,
    save_map,
)
from representation.store.sample import remove_sample
from tests.map_files import zips
from tests.store_batches import dump


def shapes(*codes: str) -> DataFrame[AreaShape]:
    return read_areas(zips(*codes)).shapes


def test_a_map_comes_back_as_it_was_saved(engine: Engine) -> None:
    saved = shapes("45401", "45402")
    number = save_map(engine, "zips.geojson", "a hash", saved, "aide")
    (found,) = load_maps(engine)
    assert (found.id, found.file_name, found.saved_by, found.is_sample) == (number, "zips.geojson", "aide", False)
    assert load_shapes(engine, number).equals(saved)
    assert data_version(engine) == 1


def test_the_same_file_is_kept_once_with_its_joins(engine: Engine) -> None:
    number = save_map(engine, "zips.geojson", "a hash", shapes("45401"), "aide")
    save_joins(engine, number, "zip", {"45409": 1}, "hand", [1])
    assert save_map(engine, "again.geojson", "a hash", shapes("45401"), "other") == number
    assert [each.file_name for each in load_maps(engine)] == ["zips.geojson"]
    assert load_joins(engine, number, "zip", "hand", [1]) == {"45409": 1}


def test_the_newest_map_comes_first_and_the_sample_last(engine: Engine) -> None:
    save_map(engine, "first", "1", shapes("45401"), "aide")
    save_map(engine, "sample", "2", shapes("45401"), "sample", is_sample=True)
    save_map(engine, "second", "3", shapes("45401"), "aide")
    assert [each.file_name for each in load_maps(engine)] == ["second", "first", "sample"]


def test_joins_are_kept_by_dimension_way_and_layer(engine: Engine) -> None:
    number = save_map(engine, "m", "1", shapes("45401", "45402", "45403"), "aide")
    save_joins(engine, number, "zip", {"a": 1, "b": 2}, "hand", [1, 2])
    save_joins(engine, number, "zip", {"c": 1}, "table", [1, 2])
    save_joins(engine, number, "zip", {"a": 3}, "hand", [3])  # another layer, which lies over the first
    assert load_joins(engine, number, "zip", "hand", [1, 2]) == {"a": 1, "b": 2}
    assert load_joins(engine, number, "zip", "hand", [3]) == {"a": 3}
    assert load_joins(engine, number, "zip", "table", [1, 2, 3]) == {"c": 1}
    assert load_joins(engine, number, "school", "hand", [1, 2, 3]) == {}


def test_what_is_said_last_stands_and_can_be_forgotten(engine: Engine) -> None:
    number = save_map(engine, "m", "1", shapes("45401", "45402"), "aide")
    save_joins(engine, number, "zip", {"a": 1}, "table", [1, 2])
    save_joins(engine, number, "zip", {"a": 2}, "hand", [1, 2])
    assert load_joins(engine, number, "zip", "table", [1, 2]) == {}
    assert load_joins(engine, number, "zip", "hand", [1, 2]) == {"a": 2}
    forget_joins(engine, number, "zip", ["a"], [1, 2])
    assert load_joins(engine, number, "zip", "hand", [1, 2]) == {}


def test_what_staff_chose_as_code_and_name_is_kept(engine: Engine) -> None:
    number = save_map(engine, "m", "1", shapes("45401"), "aide")
    choose_headers(engine, number, "ZCTA5CE20", "")
    assert [(each.code_header, each.name_header) for each in load_maps(engine)] == [("ZCTA5CE20", "")]


def test_a_deleted_map_leaves_nothing(engine: Engine) -> None:
    number = save_map(engine, "m", "1", shapes("45401"), "aide")
    save_joins(engine, number, "zip", {"a": 1}, "hand", [1])
    delete_map(engine, number)
    delete_map(engine, number)
    assert not any(dump(engine).values())


def test_a_map_that_is_not_there_is_named(engine: Engine) -> None:
    for ask in (
        lambda: load_shapes(engine, 7),
        lambda: choose_headers(engine, 7, "a", "b"),
        lambda: save_joins(engine, 7, "zip", {"a": 1}, "hand", [1]),
    ):
        with pytest.raises(UnknownMap, match="There is no map number 7"):
            ask()


def test_the_sample_takes_its_map_along(engine: Engine) -> None:
    save_map(engine, "own", "1", shapes("45401"), "aide")
    save_map(engine, "sample", "2", shapes("45401"), "sample", is_sample=True)
    remove_sample(engine)
    assert [each.file_name for each in load_maps(engine)] == ["own"]
