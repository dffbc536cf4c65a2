"""The made-up map of the sample district: the same bytes everywhere, whole, and of exactly its ZIP codes."""

import json
from pathlib import Path

import pytest
import shapely
from shapely.geometry import shape

from representation.geometry.naming import layers, properties_of
from representation.geometry.reading import read_areas
from representation.store.engine import open_store
from representation.store.maps import load_maps
from sample_data.areas import FILE, zip_map
from sample_data.population import ZIP
from tests.page_states import opened, use_empty_store


def test_the_map_beside_the_code_is_what_the_seed_makes() -> None:
    assert FILE.read_bytes() == zip_map() == zip_map()
    assert zip_map(1) != zip_map()


def test_its_areas_are_the_districts_zip_codes_and_share_their_borders() -> None:
    features = json.loads(zip_map())["features"]
    assert [feature["properties"]["ZCTA5CE20"] for feature in features] == sorted(ZIP)
    assert shapely.coverage_is_valid([shape(feature["geometry"]) for feature in features])


def test_it_is_read_without_a_question() -> None:
    table = read_areas(zip_map())
    (layer,) = layers(properties_of(table.shapes))
    assert (layer.level, layer.naming.code, len(layer.places)) == ("zip", "ZCTA5CE20", len(ZIP))


def test_it_comes_and_goes_with_the_sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_empty_store(tmp_path, monkeypatch)
    app = opened("pages/map.py")
    app.button(key="sample.load").click().run()
    assert not app.exception
    assert [(each.file_name, each.is_sample) for each in load_maps(open_store())] == [(FILE.name, True)]
    assert app.header[0].value.startswith("Fewest came from 45907")
    app.button(key="sample.remove").click().run()
    assert not load_maps(open_store())
