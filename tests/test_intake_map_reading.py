"""Maps are read in the process that can be stopped, and come back whole."""

import json
import time
from pathlib import Path

import pandas as pd
import pytest

from representation.geometry.bounds import MEMORY, SMALLER, MapBounds
from representation.geometry.reading import read_areas
from representation.intake.limits import Limits, UnreadableFile
from representation.intake.map_reading import read_map_areas
from representation.intake.pool import MAP_ENDED, Pool, pool
from tests.map_files import feature, geojson, shapefile_zip, square, zips

MANY = geojson([{"NAME": f"Area {place}"} for place in range(5_000)])


@pytest.mark.parametrize("data", [zips("45401", "45402"), shapefile_zip(["Elm Grove", "Peña"], "EPSG:3734"), geojson([{}])])
def test_a_map_comes_back_as_it_was_read(data: bytes) -> None:
    found, direct = read_map_areas(data), read_areas(data)
    pd.testing.assert_frame_equal(found.shapes, direct.shapes)
    assert found.notes == direct.notes == ()


def test_what_was_left_out_is_told() -> None:
    point = {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [0, 0]}}
    whole = {"type": "FeatureCollection", "features": [feature({}, square(0)), point]}
    assert read_map_areas(json.dumps(whole).encode()).notes == ("1 entry has no area and is left out.",)


def test_a_refusal_comes_back_in_its_own_words() -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_map_areas(b"ZIP,people\n45401,3\n")
    assert (caught.value.kind, caught.value.message[:33]) == ("file_not_a_map", "This is no map that can be read. ")
    with pytest.raises(UnreadableFile) as caught:
        read_map_areas(zips("45401", "45402"), bounds=MapBounds(areas=1))
    assert caught.value.message == f"The map has more than 1 areas. {SMALLER}"
    with pytest.raises(UnreadableFile) as caught:
        read_map_areas(zips("45401"), bounds=MapBounds(file_bytes=2**4))
    assert caught.value.kind == "file_too_large"


def test_a_map_that_takes_too_long_is_stopped_at_its_time() -> None:
    begin = time.perf_counter()
    with pytest.raises(UnreadableFile) as caught:
        read_map_areas(MANY, Limits(seconds=0, seconds_per_megabyte=0))
    assert caught.value.kind == "file_too_slow"
    assert caught.value.message == f"Reading the map takes longer than 0 seconds. {SMALLER}"
    assert time.perf_counter() - begin < 5
    assert len(read_map_areas(zips("45401")).shapes) == 1


def test_a_map_that_needs_too_much_memory_is_refused_where_the_system_knows_a_bound() -> None:
    if not Path("/proc/self/statm").exists():
        assert len(read_map_areas(MANY, Limits(memory_bytes=2**20)).shapes) == 5_000
        return
    with pytest.raises(UnreadableFile) as caught:
        read_map_areas(MANY, Limits(memory_bytes=2**20))
    assert (caught.value.kind, caught.value.message) in (("file_too_large", MEMORY), ("file_damaged", MAP_ENDED))
    assert len(read_map_areas(zips("45401")).shapes) == 1


def test_tables_and_maps_share_one_process() -> None:
    readers = Pool(most=1)
    try:
        sheets = readers.sheets(b"Name,ZIP\nAna,45402\n", Limits())
        areas = readers.areas(zips("45401"), Limits(), MapBounds())
        with pytest.raises(UnreadableFile):
            readers.areas(b"no map", Limits(), MapBounds())
        again = readers.sheets(b"Name,ZIP\nAna,45402\n", Limits())
        assert [sheet.cells.num_rows for sheet in (*sheets, areas, *again)] == [2, 2, 2]
        assert len({reader.process_id for reader in readers._idle}) == 1
    finally:
        readers.end()


def test_a_wrong_limit_in_the_environment_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IN_THE_ROOM_MAX_SECONDS", "soon")
    with pytest.raises(UnreadableFile) as caught:
        read_map_areas(zips("45401"))
    assert caught.value.kind == "reader_unavailable"
    assert pool() is pool()
