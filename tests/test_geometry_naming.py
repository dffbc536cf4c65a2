"""Which layers lie in a map, and what names their areas."""

import pytest

from data_models.area import LEVELS
from data_models.vocabularies import vocabulary
from representation.geometry.naming import Layer, Naming, areas, chosen_layer, layers, plain, properties_of
from representation.geometry.reading import read_areas
from tests.map_files import geojson

Said = list[dict[str, str]]


def only(properties: Said) -> Layer:
    (layer,) = layers(properties)
    return layer


@pytest.mark.parametrize(
    ("properties", "level", "naming"),
    [
        ([{"GEOID_ZCTA": "63101"}], "zip", Naming("GEOID_ZCTA")),
        ([{"ZCTA5CE20": "63101", "GEOID20": "63101", "NAMELSAD20": "ZCTA5 63101"}], "zip", Naming("ZCTA5CE20", "NAMELSAD20")),
        ([{"ZIP": "63101", "PO_NAME": "Saint Louis"}, {"ZIP": "63102", "PO_NAME": "Saint Louis"}], "zip", Naming("ZIP")),
        ([{"MODZCTA": "10001", "label": "10001, 10118"}], "zip", Naming("MODZCTA", "", "label")),
        ([{"geoid": "14000US42101000100", "name": "Census Tract 1"}], "tract", Naming("geoid", "name")),
        ([{"GEOID": "42101000100", "NAMELSAD": "Census Tract 1"}], "tract", Naming("GEOID", "NAMELSAD")),
        ([{"GEOID20": "421010001001"}], "block_group", Naming("GEOID20")),
        ([{"AFFGEOID": "0500000US42101", "NAME": "Philadelphia"}], "county", Naming("AFFGEOID", "NAME")),
        ([{"area_numbe": "35", "community": "DOUGLAS"}], "neighborhood", Naming("area_numbe", "community")),
        ([{"MS_Name": "Hamm Middle School", "Website": "x"}], "school_zone", Naming("", "MS_Name")),
        ([{"code": "45401"}, {"code": "45402"}], "zip", Naming("code")),
        ([{"kind": "park", "bezirk": "Elm"}, {"kind": "park", "bezirk": "Oak"}], "area", Naming("", "bezirk")),
        ([{}, {}], "area", Naming()),
    ],
)
def test_code_and_name_are_found(properties: Said, level: str, naming: Naming) -> None:
    found = only(properties)
    assert (found.level, found.naming) == (level, naming)
    assert found.reason.endswith(".")


def test_two_kinds_of_school_zones_in_one_file_are_told_apart() -> None:
    found = layers([{"MS_Name": "Hamm"}, {"HS_Name": "Yorktown"}, {"MS_Name": "Williamsburg"}])
    assert [(layer.label, layer.places) for layer in found] == [("Middle school zones", (0, 2)), ("High school zones", (1,))]


def test_a_county_above_its_tracts_is_another_layer() -> None:
    found = layers([{"geoid": "05000US42101"}, {"geoid": "14000US42101000100"}, {"geoid": "14000US42101000200"}])
    assert [(layer.level, layer.places) for layer in found] == [("tract", (1, 2)), ("county", (0,))]


def test_the_reason_names_the_column() -> None:
    assert only([{"GEOID_ZCTA": "63101"}]).reason == "“GEOID_ZCTA” is known to hold the codes of ZIP code areas."
    assert only([{"wijk": "Elm"}, {"wijk": "Oak"}]).reason == "“wijk” has another name for each area."


def test_staff_can_choose_other_columns() -> None:
    layer = chosen_layer([{"a": "45401", "b": "Elm"}, {"a": "", "b": ""}], Naming("a", "b"))
    assert (layer.level, layer.places, layer.reason) == ("zip", (0,), "You chose it.")


def test_areas_are_called_by_name_code_or_number() -> None:
    shapes = read_areas(geojson([{"ZIP": "45401", "NAME": "ZCTA5 45401"}, {"ZIP": "45402", "NAME": "Old Town"}])).shapes
    assert areas(shapes, layers(properties_of(shapes))[0])["label"].tolist() == ["45401", "Old Town"]
    nameless = read_areas(geojson([{}])).shapes
    assert areas(nameless, layers(properties_of(nameless))[0])["label"].tolist() == ["Area 1"]


def test_the_code_of_a_tract_stands_without_what_is_before_it() -> None:
    shapes = read_areas(geojson([{"geoid": "14000US42101000100", "name": "Census Tract 1"}])).shapes
    assert areas(shapes, layers(properties_of(shapes))[0])["code"].tolist() == ["42101000100"]


def test_every_name_of_the_vocabulary_is_written_plainly_and_has_its_source() -> None:
    rows = vocabulary("area_names")
    assert len({row["header"] for row in rows if row["role"] != "ending"}) == len([row for row in rows if row["role"] != "ending"])
    for row in rows:
        assert row["role"] in ("code", "name", "listed", "geoid", "ending")
        assert row["level"] in ("", *LEVELS)
        assert row["source"]
        assert row["role"] == "ending" or row["header"] == plain(row["header"])


def test_a_map_with_numbers_for_zip_codes_has_the_codes_that_people_write() -> None:
    shapes = read_areas(geojson([{"ZIP": 2139, "NAME": "Cambridge"}, {"ZIP": 2140, "NAME": "North"}])).shapes
    assert areas(shapes, only(properties_of(shapes)))["code"].tolist() == ["02139", "02140"]
