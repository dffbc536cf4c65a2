"""Every map of the real files: how many areas, their codes, and where they lie, as somebody reads them off the file."""

import csv
import json
from functools import cache
from pathlib import Path

import pytest
import shapely

from representation.geometry.joining import from_table, joined
from representation.geometry.naming import Layer, areas, layers, properties_of
from representation.geometry.outlines import outlines
from representation.geometry.reading import AreaTable, read_areas

GEO = Path(__file__).parents[3] / "shared" / "real" / "geo"
MOVED = 0.002
"""Degrees by which simplifying may move an edge: about two hundred meters on a map of a city."""


@cache
def table(name: str) -> AreaTable:
    return read_areas((GEO / name).read_bytes())


@cache
def found(name: str) -> list[Layer]:
    return layers(properties_of(table(name).shapes))


def original_bounds(name: str, place: int) -> tuple[float, ...]:
    """West, south, east, north of a feature, from the file's own corners."""
    feature = json.loads((GEO / name).read_text(encoding="utf-8"))["features"][place]
    corners: list[list[float]] = []

    def walk(part: list) -> None:
        if isinstance(part[0], list):
            for each in part:
                walk(each)
        else:
            corners.append(part)

    walk(feature["geometry"]["coordinates"])
    return tuple(pick(corner[axis] for corner in corners) for pick in (min, max) for axis in (0, 1))


FACTS = {
    "stl_city_zcta.geojson": [("ZIP code areas", "zip", 30, 0, "63101", "")],
    "nyc_modzcta.geojson": [("ZIP code areas", "zip", 178, 0, "10001", "")],
    "censusreporter_phila_tracts_B02001.geojson": [
        ("Census tracts", "tract", 384, 0, "42101000100", "Census Tract 1, Philadelphia, PA"),
        ("Counties", "county", 1, 0, "42101", "Philadelphia County, PA"),
    ],
    "arlington_school_zones.geojson": [
        ("Middle school zones", "school_zone", 2, 0, "", "Dorothy Hamm Middle School"),
        ("High school zones", "school_zone", 1, 0, "", "Yorktown High School"),
    ],
}
"""File → label, kind, number of areas, place, code and name of one area, for each layer."""
LAST_CODE = {"stl_city_zcta.geojson": "63155", "nyc_modzcta.geojson": "99999", "censusreporter_phila_tracts_B02001.geojson": "42101989100"}


@pytest.mark.parametrize("name", FACTS)
def test_the_layers_are_told_apart_and_named(name: str) -> None:
    facts = []
    for layer in found(name):
        named = areas(table(name).shapes, layer)
        facts.append((layer.label, layer.level, len(named), 0, named["code"].iloc[0], named["name"].iloc[0]))
    assert facts == FACTS[name]
    assert table(name).notes == ()


@pytest.mark.parametrize(("name", "code"), LAST_CODE.items())
def test_the_last_area_has_its_code(name: str, code: str) -> None:
    assert areas(table(name).shapes, found(name)[0])["code"].iloc[-1] == code


@pytest.mark.parametrize("name", FACTS)
def test_every_area_lies_where_the_file_puts_it(name: str) -> None:
    shapes = shapely.from_wkt(table(name).shapes["geometry"].to_numpy(dtype=object))
    for place in (0, len(shapes) // 2, len(shapes) - 1):
        assert shapes[place].bounds == pytest.approx(original_bounds(name, place), abs=MOVED)
    assert shapely.is_valid(shapes).all()
    assert not shapely.is_empty(shapes).any()


def test_saint_louis_lies_between_its_river_and_its_county() -> None:
    shapes = shapely.from_wkt(table("stl_city_zcta.geojson").shapes["geometry"].to_numpy(dtype=object))
    west, south, east, north = shapely.total_bounds(shapes)
    assert (round(west, 1), round(south, 1), round(east, 1), round(north, 1)) == (-90.3, 38.5, -90.2, 38.8)


@pytest.mark.parametrize("name", FACTS)
def test_a_map_is_small_enough_for_a_page(name: str) -> None:
    for layer in found(name):
        drawn = outlines(areas(table(name).shapes, layer))
        assert len(drawn) == len(layer.places)
        assert sum(len(one.x) for one in drawn.values()) < 15_000
        assert sum(len(one.inside_x) for one in drawn.values()) < 1_500


def test_a_label_that_lists_several_zip_codes_joins_all_of_them() -> None:
    named = areas(table("nyc_modzcta.geojson").shapes, found("nyc_modzcta.geojson")[0])
    assert named["label"].iloc[0] == "10001, 10118"
    assert named["label"].iloc[-1] == "99999"  # the parks and the water, without a label
    result = joined(named, {"10001": "10001", "10118": "10118"})
    assert (result.area_of, result.how) == ({"10001": 1, "10118": 1}, {"10001": "code", "10118": "listed"})


def test_the_table_of_codes_puts_every_zip_code_of_new_york_on_the_map() -> None:
    named = areas(table("nyc_modzcta.geojson").shapes, found("nyc_modzcta.geojson")[0])
    with (GEO / "nyc_zcta_to_modzcta.csv").open(newline="", encoding="utf-8-sig") as lines:
        rows = list(csv.reader(lines))
    codes = [row[0] for row in rows[1:]]
    by_table = from_table(named.assign(listed=""), rows, codes)
    assert len(codes) == len(by_table) == 215
    area = dict(zip(named["area_id"], named["code"], strict=True))
    assert {code: area[by_table[code]] for code in ("10001", "10119", "11697")} == {"10001": "10001", "10119": "10001", "11697": "11697"}
    assert {area[by_table[code]] for code in codes} == set(named["code"])  # the parks and the water have a line too


def test_shares_of_saint_louis_are_joined_to_every_area_by_code() -> None:
    named = areas(table("stl_city_zcta.geojson").shapes, found("stl_city_zcta.geojson")[0])
    with (GEO / "stl_city_zcta_race.csv").open(newline="", encoding="utf-8") as lines:
        codes = [row["GEOID_ZCTA"] for row in csv.DictReader(lines)]
    result = joined(named, {code: code for code in codes})
    assert (len(result.area_of), result.areas_left, result.groups_left) == (30, (), ())
