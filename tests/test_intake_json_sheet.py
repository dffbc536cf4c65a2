"""Figures and maps in JSON, read where every file is read and recognised for what they are."""

import json

import pytest

from representation.community.layouts.json_table import json_table
from representation.intake.intake import checked_tables
from representation.intake.limits import Limits, UnreadableFile
from representation.intake.reading import read_tables
from tests.map_files import feature, geojson, shapefile_zip, square, zips

ANSWER = [
    ["NAME", "B03003_001E", "B03003_001M", "B03003_002E", "B03003_002M", "B03003_003E", "B03003_003M", "state", "county"],
    ["Ada", "100", "9", "70", "8", "30", "5", "39", "001"],
    ["Bell", "50", "6", None, None, "20", "4", "39", "002"],
]
FIGURES = [{"geoid": "14000US39001000100", "name": "Tract 1", "B01003001": 5.0}, {"geoid": "14000US39001000200", "B01003001": 7.0}]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("indent", [None, 2])
def test_a_saved_answer_of_the_census_api_is_a_table(encoding: str, indent: int | None) -> None:
    [table] = read_tables("acs5_2022_B03003.json", json.dumps(ANSWER, indent=indent).encode(encoding))
    assert [list(row) for row in table.rows] == [["" if cell is None else cell for cell in row] for row in ANSWER]
    assert list(table.row_numbers) == [1, 2, 3]


def test_the_rows_are_those_of_the_layout() -> None:
    data = geojson(FIGURES)
    [table] = read_tables("figures.geojson", data)
    layout = json_table("figures.geojson", data)
    assert layout is not None
    assert table.rows == layout.rows
    assert table.rows == (("geoid", "name", "B01003001"), ("14000US39001000100", "Tract 1", "5.0"), ("14000US39001000200", "", "7.0"))


def test_a_saved_answer_is_recognised_as_figures_of_the_community() -> None:
    [table] = checked_tables(
        "acs5_2022_B03003.json", json.dumps([*ANSWER[:2], ["Bell", "50", "6", "30", "5", "20", "4", "39", "002"]]).encode()
    )
    assert (table.kind, table.exporter, table.header_row, table.rows_read, table.rows_usable) == ("community", "census_data", 1, 2, 2)
    assert table.community is not None
    counts = table.community.set_index("group")
    assert counts["people_count"].to_dict() == {"hispanic_or_latino": 30 + 20}
    assert set(counts["total_count"]) == {100 + 50}


def test_figures_in_a_map_win_over_its_areas() -> None:
    [table] = checked_tables("figures.geojson", geojson(FIGURES))
    assert (table.kind, table.exporter, table.rows_read) == ("community", "census_data", 2)
    assert table.community is not None
    assert table.community["people_count"].tolist() == [5.0, 7.0]


@pytest.mark.parametrize("data", [zips("45401", "45402"), shapefile_zip(["Elm", "Oak"]), shapefile_zip(["Elm", "Oak"], folder="map/")])
def test_a_map_is_known_as_one_and_its_areas_are_counted(data: bytes) -> None:
    [table] = checked_tables("a map", data)
    assert (table.kind, table.exporter, table.rows_read, table.rows_usable) == ("community", "map", 2, 2)
    assert [(group.kind, group.message) for group in table.groups] == [
        ("community_map", "The file is a map of 2 areas, not a table of figures. Add it on the page Map.")
    ]
    assert table.community is not None
    assert table.community.empty


def test_what_a_map_says_of_its_areas_is_listed_and_points_are_told() -> None:
    point = {"type": "Feature", "properties": {"NAME": "a school"}, "geometry": {"type": "Point", "coordinates": [0, 0]}}
    whole = {"type": "FeatureCollection", "features": [feature({"NAME": "Elm", "Principal": "A. Lee"}, square(0)), point]}
    [table] = checked_tables("map.geojson", json.dumps(whole).encode())
    assert table.columns == ((1, "area_id", None), (2, "NAME", None))
    assert table.raw.rows == (("area_id", "NAME"), ("1", "Elm"))
    assert [group.message for group in table.groups] == [
        "The file is a map of 1 area, not a table of figures. Add it on the page Map. 1 entry has no area and is left out."
    ]


def test_an_answer_with_too_many_cells_is_refused() -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_tables("answer.json", json.dumps(ANSWER).encode(), Limits(cells=26))
    assert (caught.value.kind, caught.value.message) == ("file_too_large", "The table has too many cells. Get fewer areas or tables.")
    assert read_tables("answer.json", json.dumps(ANSWER).encode(), Limits(cells=27))


def test_letters_that_nobody_can_write_are_refused_and_no_error() -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_tables("answer.json", b'[["NAME","B01003_001E","state"],["\\ud800","5","39"]]')
    assert caught.value.kind == "file_damaged"
