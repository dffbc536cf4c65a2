"""Map files: what is read, what is left out, and what is refused with a sentence."""

import json
import struct

import numpy as np
import pandas as pd
import pytest
import shapely
from shapely.errors import ShapelyError

from representation.geometry import reading
from representation.geometry.bounds import DAMAGED, MEMORY, NO_AREAS, NOT_A_MAP, MapBounds
from representation.geometry.geojson import TOPOLOGY
from representation.geometry.naming import properties_of
from representation.geometry.projecting import NOT_DEGREES
from representation.geometry.reading import AreaTable, read_areas, table_of_text, text_rows
from representation.geometry.zipped_shapefile import NO_SHAPEFILE, NO_TABLE, SENTENCES
from representation.intake.limits import Limits, UnreadableFile
from tests.map_files import SIDE, SOUTH, WEST, feature, geojson, shapefile_zip, square, zipped, zips


def extent(table: AreaTable, place: int = 0) -> list[float]:
    """West, south, east, north of one area."""
    return [round(value, 4) for value in shapely.from_wkt(table.shapes["geometry"].iloc[place]).bounds]


def refusal(data: bytes, bounds: MapBounds | None = None, limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableFile) as refused:
        read_areas(data, bounds or MapBounds(), limits or Limits())
    return refused.value.message


def test_a_collection_gives_one_row_per_area_in_its_order() -> None:
    table = read_areas(zips("45401", "45402"))
    assert table.shapes["area_id"].tolist() == [1, 2]
    assert properties_of(table.shapes) == [{"ZCTA5CE20": "45401"}, {"ZCTA5CE20": "45402"}]
    assert extent(table) == [WEST, SOUTH, WEST + SIDE, SOUTH + SIDE]
    assert table.notes == ()


def test_one_feature_and_a_bare_polygon_are_maps_too() -> None:
    assert len(read_areas(json.dumps(feature({"NAME": "Elm"}, square(0))).encode()).shapes) == 1
    assert len(read_areas(json.dumps({"type": "Polygon", "coordinates": [square(0)]}).encode()).shapes) == 1


def test_several_polygons_and_a_hole_stay_one_area() -> None:
    hole = [[-84.48, 40.02], [-84.48, 40.05], [-84.45, 40.05], [-84.45, 40.02], [-84.48, 40.02]]
    geometry = {"type": "MultiPolygon", "coordinates": [[square(0), hole], [square(2)]]}
    table = read_areas(json.dumps({"type": "Feature", "properties": {}, "geometry": geometry}).encode())
    shape = shapely.from_wkt(table.shapes["geometry"].iloc[0])
    assert len(shape.geoms) == 2
    assert shape.area == pytest.approx(2 * SIDE**2 - 0.03**2)


def test_points_and_features_without_a_border_are_left_out_and_said() -> None:
    whole = json.loads(zips("45401"))
    whole["features"] += [{"type": "Feature", "properties": {}, "geometry": None}]
    whole["features"] += [{"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [0, 0]}}]
    table = read_areas(json.dumps(whole).encode())
    assert len(table.shapes) == 1
    assert table.notes == ("2 entries have no area and are left out.",)


def test_properties_are_text_and_whole_numbers_have_no_point() -> None:
    table = read_areas(geojson([{"id": 7.0, "share": 0.25, "note": None, "tags": [1], "name": "  Elm\u0000 Street "}]))
    assert properties_of(table.shapes) == [{"id": "7", "share": "0.25", "note": "", "tags": "", "name": "Elm Street"}]


def test_what_may_reach_a_person_is_not_kept() -> None:
    said = {"NAME": "Elm", "Principal": "A. Lee", "mail": "a@example.org", "Website": "https://example.org"}
    assert properties_of(read_areas(geojson([said])).shapes) == [{"NAME": "Elm"}]


def test_a_border_that_crosses_itself_is_mended() -> None:
    bow = [[-84.5, 40.0], [-84.4, 40.1], [-84.4, 40.0], [-84.5, 40.1], [-84.5, 40.0]]
    table = read_areas(json.dumps(feature({}, bow)).encode())
    shape = shapely.from_wkt(table.shapes["geometry"].iloc[0])
    assert shape.is_valid
    assert shape.area == pytest.approx(0.1 * 0.1 / 2)  # two triangles of a quarter each


def test_neighbors_keep_one_border_when_it_is_simplified() -> None:
    # A border of a thousand corners that go up and down by less than a screen shows.
    line = [[-84.4 + 0.00001 * (i % 2), 40.0 + 0.0001 * i] for i in range(1001)]
    left = [[-84.5, 40.0], *line, [-84.5, 40.1], [-84.5, 40.0]]
    right = [[-84.3, 40.1], *line[::-1], [-84.3, 40.0], [-84.3, 40.1]]
    whole = {"type": "FeatureCollection", "features": [feature({"NAME": "A"}, left), feature({"NAME": "B"}, right)]}
    shapes = shapely.from_wkt(read_areas(json.dumps(whole).encode()).shapes["geometry"].to_numpy(dtype=object))
    assert shapely.get_num_coordinates(shapes).max() <= 25
    assert shapely.coverage_is_valid(shapes)
    assert shapely.intersection(*shapes).area == pytest.approx(0)


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326"])
def test_degrees_may_be_said(name: str) -> None:
    table = read_areas(geojson([{}], crs={"type": "name", "properties": {"name": name}}))
    assert extent(table) == [WEST, SOUTH, WEST + SIDE, SOUTH + SIDE]


def test_another_projection_is_brought_to_degrees_where_the_file_names_it() -> None:
    # Web Mercator: 111,319.49 meters per degree of longitude; at 40° north y is 4,865,942.28, at 40.1° it is 4,880,483.51.
    ring = [[-111319.49, 4865942.28], [0.0, 4865942.28], [0.0, 4880483.51], [-111319.49, 4880483.51], [-111319.49, 4865942.28]]
    said = {"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}}
    table = read_areas(json.dumps({"type": "FeatureCollection", "features": [feature({}, ring)], **said}).encode())
    assert extent(table) == [-1.0, 40.0, 0.0, 40.1]
    assert refusal(json.dumps({"type": "FeatureCollection", "features": [feature({}, ring)]}).encode()) == NOT_DEGREES


def test_a_projection_that_nobody_knows_is_named() -> None:
    found = refusal(geojson([{}], crs={"type": "name", "properties": {"name": "+proj=pipeline +file=/etc/hosts"}}))
    assert found == ("The map is in a projection that is not known here (“+proj=pipeline +file=/etc/hosts”). Export it in WGS 84 degrees.")
    assert "EPSG:4326" in refusal(geojson([{}], crs={"type": "name", "properties": {"name": "EPSG:999999"}}))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"ZIP,people\n45401,3\n", NOT_A_MAP),
        (b"\x89PNG\r\n\x1a\n\x00\x00", NOT_A_MAP),
        (b"[1, 2]", NOT_A_MAP),
        (b'{"a": 1}', NOT_A_MAP),
        (b'{"type": "Topology", "objects": {}}', TOPOLOGY),
        (b'{"type": "FeatureCollection"}', DAMAGED),
        (b'{"type": "FeatureCollection", "features": [{"type": "Fea', DAMAGED),
        (b'{"type": "FeatureCollection", "features": []}', NO_AREAS),
        (b'{"type": "Point", "coordinates": [1, 2]}', NO_AREAS),
        (b'{"a":' * 200_000, DAMAGED),
        (b'{"a": ' + b"9" * 10_000 + b"}", DAMAGED),
        (json.dumps(feature({}, [["a", 1], [2, 3], [4, 5]])).encode(), DAMAGED),  # type: ignore[list-item]
        (json.dumps(feature({}, [[1.0], [2.0], [3.0]])).encode(), DAMAGED),
        (json.dumps({"type": "Polygon", "coordinates": 7}).encode(), DAMAGED),
        (json.dumps({"type": "Polygon", "coordinates": [7]}).encode(), DAMAGED),
        (b'{"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [NaN, 1], [0, 0]]]}', DAMAGED),
        (b'{"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1e999, 1], [0, 0]]]}', DAMAGED),
    ],
)
def test_what_is_no_map_is_refused_with_a_sentence(data: bytes, sentence: str) -> None:
    assert refusal(data) == sentence


def test_a_map_that_is_too_large_is_refused_before_it_is_read() -> None:
    data = zips("45401", "45402", "45403")
    advice = "Save a map of your district only, or one with less detail, and upload that."
    assert refusal(data, MapBounds(areas=2)) == f"The map has more than 2 areas. {advice}"
    assert refusal(data, MapBounds(vertices=5)) == f"The map has more than 5 corners. {advice}"
    assert refusal(data + b" " * 2**20, MapBounds(file_bytes=2**20)) == f"The map has more than 1 MB. {advice}"
    assert refusal(geojson([{str(i): i for i in range(4)}]), MapBounds(columns=3)).startswith("The map has more than 3 properties")


@pytest.mark.parametrize("projection", ["EPSG:4326", "EPSG:3857", "EPSG:3734"])  # degrees, web, Ohio in feet
def test_a_zipped_shapefile_is_read_in_any_projection(projection: str) -> None:
    table = read_areas(shapefile_zip(["Elm Grove", "Peña"], projection, folder="map/"))
    assert properties_of(table.shapes) == [{"NAME": "Elm Grove", "AREA_NUMBE": "1"}, {"NAME": "Peña", "AREA_NUMBE": "2"}]
    assert np.allclose(extent(table, 1), [WEST + SIDE, SOUTH, WEST + 2 * SIDE, SOUTH + SIDE], atol=2e-4)


def test_letters_of_an_older_shapefile_are_read_as_windows_wrote_them() -> None:
    assert properties_of(read_areas(shapefile_zip(["Peña"], encoding="cp1252")).shapes)[0]["NAME"] == "Peña"


def test_a_shapefile_says_which_part_is_missing() -> None:
    assert refusal(shapefile_zip(["A"], without=["shp"])) == NO_SHAPEFILE
    assert refusal(shapefile_zip(["A"], without=["dbf"])) == NO_TABLE
    assert refusal(shapefile_zip(["A"], "EPSG:3857", without=["prj"])) == NOT_DEGREES
    assert len(read_areas(shapefile_zip(["A"], without=["prj", "shx"])).shapes) == 1


def shapefile_with(shp: bytes) -> bytes:
    return zipped({"a.shp": shp, "a.dbf": b"\x03" + b"\x00" * 40})


def record(body: bytes) -> bytes:
    return struct.pack(">i", 9994) + b"\x00" * 96 + struct.pack(">ii", 1, len(body) // 2) + body


def test_hostile_shapefiles_are_refused_with_a_sentence() -> None:
    lying = struct.pack("<i", 5) + b"\x00" * 32 + struct.pack("<ii", 1, 2**31 - 1) + b"\x00" * 80
    assert refusal(shapefile_with(record(lying))) == DAMAGED
    assert refusal(shapefile_with(record(struct.pack("<i", 5)))) == DAMAGED
    assert refusal(shapefile_with(b"no shapes at all")) == DAMAGED
    assert refusal(shapefile_with(record(struct.pack("<i", 1) + b"\x00" * 16))) == NO_AREAS
    whole = shapefile_zip(["A"])
    assert refusal(whole[: len(whole) // 2]) == SENTENCES["file_damaged"]
    two = zipped({"a.shp": b"", "b.shp": b""})
    assert refusal(two) == "The .zip file holds several maps (a.shp, b.shp). Zip the parts of one of them and upload that."


def test_a_zip_that_unpacks_to_far_more_is_refused() -> None:
    bomb = zipped({"a.shp": b"\x00" * 30_000_000, "a.dbf": b"\x00"})
    assert refusal(bomb) == SENTENCES["file_too_large"]
    unpacked = refusal(zipped({"a.shp": b"\x00" * 5000, "a.dbf": b""}), MapBounds(file_bytes=1000))
    assert unpacked.startswith("The map has more than 0 MB once")


def test_the_rows_of_text_hold_the_whole_table() -> None:
    table = read_areas(zips("45401"))
    rows = text_rows(table)
    assert rows[0] == ["area_id", "properties", "geometry"]
    assert rows[1][:2] == ["1", '{"ZCTA5CE20": "45401"}']
    assert rows[1][2].startswith("MULTIPOLYGON (((")
    again = table_of_text(pd.DataFrame(rows, dtype="str"), ("one",))
    pd.testing.assert_frame_equal(again.shapes, table.shapes)
    assert again.notes == ("one",)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [(MemoryError(), MEMORY), (ShapelyError("std::bad_alloc"), MEMORY), (ShapelyError("TopologyException: side location"), DAMAGED)],
)
def test_what_the_library_of_shapes_cannot_do_is_a_refusal(error: Exception, sentence: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(reading, "simplified", fail)
    assert refusal(zips("45401")) == sentence
