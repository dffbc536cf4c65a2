"""Maps that are broken: areas of nothing, places where nobody lives, people among the properties."""

import json

import pytest

from representation.geometry.bounds import NO_AREAS
from representation.geometry.reading import SHRUNK, TURNED, read_areas
from representation.intake.limits import UnreadableFile
from tests.map_files import feature, geojson, square

FLAT = [[-84.5, 40.0], [-84.4, 40.0], [-84.5, 40.0], [-84.5, 40.0]]


def collection(*features: dict[str, object], **more: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features, **more}).encode()


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableFile) as raised:
        read_areas(data)
    assert raised.value.kind == "file_not_a_map"
    return raised.value.message


def test_an_area_without_an_inside_is_left_out_and_counted() -> None:
    table = read_areas(collection(feature({"name": "flat"}, FLAT), feature({"name": "Elm"}, square(1))))
    assert [json.loads(text) for text in table.shapes["properties"]] == [{"name": "Elm"}]
    assert table.shapes["area_id"].tolist() == [1]
    assert table.notes == ("1 entry has no area and is left out.",)
    assert refusal(collection(feature({"name": "flat"}, FLAT))) == NO_AREAS


def test_latitude_before_longitude_is_said() -> None:
    assert refusal(collection(feature({}, [[y, x] for x, y in square(0)]))) == TURNED


def test_degrees_in_a_file_that_names_another_projection_are_no_map() -> None:
    feet = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2263"}}
    assert refusal(geojson([{"name": "Elm"}], crs=feet)) == SHRUNK


def test_telephone_numbers_and_teachers_are_not_kept() -> None:
    said = {
        "name": "Elm",
        "tel": "(937) 555-0123",
        "desk": "937-555-0123",
        "Teacher": "A. Lee",
        "code": "06001400100",
        "zips": "45402 45403",
    }
    table = read_areas(geojson([said]))
    assert json.loads(table.shapes["properties"][0]) == {"name": "Elm", "code": "06001400100", "zips": "45402 45403"}
