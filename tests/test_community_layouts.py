"""Layouts of one table with one row per area: downloads of any year, answers of the API, Census Reporter, tidycensus, summaries."""

import math

import pytest

from data_models.community_count import CommunityCount
from data_models.raw import RawTable
from representation.community.choice import CommunityChoice
from representation.community.community_reading import CommunityReading
from representation.community.layouts.json_table import json_table
from representation.community.reading import read_community

COUNTY = "Alder County, Ohio"


def sheet(file: str, *rows: list[str]) -> RawTable:
    return RawTable.of_rows(file, None, rows)


def read(table: RawTable | None, choice: CommunityChoice | None = None) -> CommunityReading:
    assert table is not None
    reading = read_community(table, choice)
    assert reading is not None
    assert reading.rows_read == reading.rows_usable + reading.rows_set_aside
    return reading


def figures(reading: CommunityReading) -> dict[str, tuple[float, float]]:
    counts = reading.counts
    return {
        group: (people, margin)
        for group, people, margin in zip(
            counts[CommunityCount.group], counts[CommunityCount.people_count], counts[CommunityCount.margin], strict=True
        )
    }


def kinds(reading: CommunityReading) -> list[str]:
    return [finding.kind for finding in reading.findings]


def test_the_older_files_with_overlays_have_their_areas_last() -> None:
    reading = read(
        sheet(
            "ACSDT5Y2020.B01001_data_with_overlays_2022-05-01T101112.csv",
            ["B01001_001E", "B01001_001M", "B01001_002E", "B01001_002M", "B01001_026E", "B01001_026M", "GEO_ID", "NAME"],
            ["Estimate!!Total:", "Margin of Error!!Total:", "", "", "", "", "id", "Geographic Area Name"],
            ["1000", "*****", "480", "12", "520", "13", "0500000US39001", COUNTY],
        )
    )
    assert figures(reading) == {"female": (520.0, 13.0), "male": (480.0, 12.0)}
    assert set(reading.counts[CommunityCount.vintage]) == {"ACS 2016–2020, 5-year"}
    assert set(reading.counts[CommunityCount.community]) == {COUNTY}


def test_annotations_are_neither_figures_nor_margins() -> None:
    header = ["GEO_ID", "NAME"]
    cells = ["0500000US39001", COUNTY]
    for line, figure in (("001", "1000"), ("002", "480"), ("026", "520")):
        header += [f"B01001_{line}EA", f"B01001_{line}MA", f"B01001_{line}M", f"B01001_{line}E"]
        cells += ["null", "*****", "10", figure]
    assert figures(read(sheet("x.csv", header, cells))) == {"female": (520.0, 10.0), "male": (480.0, 10.0)}


def profile(total: str = "1000", hispanic: str = "200", percent: str = "20.0") -> RawTable:
    """A profile whose race block comes twice under different branches, with its percents."""
    branch = "HISPANIC OR LATINO AND RACE!!Total population"
    lines = [
        ("RACE!!Total population!!One race!!White", "700", "70.0"),
        (branch, total, total),
        (f"{branch}!!Hispanic or Latino (of any race)", hispanic, percent),
        *(
            (f"{branch}!!Not Hispanic or Latino!!{race}", people, share)
            for race, people, share in (
                ("White alone", "600", "60.0"),
                ("Black or African American alone", "100", "10.0"),
                ("American Indian and Alaska Native alone", "10", "1.0"),
                ("Asian alone", "50", "5.0"),
                ("Native Hawaiian and Other Pacific Islander alone", "0", "0.0"),
                ("Some Other Race alone", "15", "1.5"),
                ("Two or More Races", "25", "2.5"),
            )
        ),
    ]
    codes, labels, cells = ["GEO_ID", "NAME"], ["Geography", "Geographic Area Name"], ["0500000US39001", COUNTY]
    for number, (label, people, share) in enumerate(lines, start=70):
        codes += [f"DP05_{number:04d}{kind}" for kind in ("E", "M", "PE", "PM")]
        labels += [f"{kind}!!{label}" for kind in ("Estimate", "Margin of Error", "Percent", "Percent Margin of Error")]
        cells += [people, "5", share, "0.5"]
    return sheet("ACSDP5Y2022.DP05-Data.csv", codes, labels, cells)


def test_lines_of_a_profile_are_found_by_their_branch_whatever_their_code() -> None:
    reading = read(profile())
    assert figures(reading)["white"] == (600.0, 5.0)
    assert figures(reading)["hispanic_or_latino"] == (200.0, 5.0)
    assert reading.counts[CommunityCount.people_count].sum() == 1000
    assert set(reading.counts[CommunityCount.view]) == {"roll_up"}
    assert reading.findings == []


def test_a_published_share_that_is_not_that_of_the_counts_is_named() -> None:
    reading = read(profile(percent="25.0"))
    assert [finding.message for finding in reading.findings] == [
        "Table DP05 publishes 25.0% for “Hispanic or Latino” in Alder County, Ohio and its own counts give 20.0%. "
        "Download the table again and add it unchanged."
    ]


def test_a_profile_without_labels_is_not_guessed_from_its_codes() -> None:
    table = profile()
    reading = read(sheet(table.file, list(table.rows[0]), list(table.rows[2])))
    assert reading.counts.empty
    assert [finding.message for finding in reading.findings] == [
        "Table DP05 comes without the labels that tell its lines, and its codes move from year to year. "
        "Download it from data.census.gov as it is offered and add that file unchanged."
    ]


def test_codes_of_a_year_in_which_they_meant_something_else_are_not_trusted() -> None:
    header = ["GEO_ID", "NAME", "B16001_001E", "B16001_001M", "B16001_002E", "B16001_002M"]
    row = ["0500000US39001", COUNTY, "1000", "5", "900", "5"]
    assert kinds(read(sheet("ACSDT5Y2014.B16001-Data.csv", header, row))) == ["community_labels_missing"]
    assert figures(read(sheet("ACSDT5Y2016.B16001-Data.csv", header, row))) == {"english": (900.0, 5.0)}


def test_a_census_of_everybody_has_no_margins_and_is_no_estimate() -> None:
    labels = ["Geography", "Geographic Area Name", " !!Total:", "Annotation", " !!Total:!!Hispanic or Latino"]
    table = sheet(
        "DECENNIALPL2020.P2-Data.csv",
        ["GEO_ID", "NAME", "P2_001N", "P2_001NA", "P2_002N"],
        labels,
        ["0500000US39001", COUNTY, "1000", "null", "200"],
    )
    counts = read(table).counts
    row = counts.iloc[0]
    assert (row["group"], row["people_count"], row["margin"], bool(row["has_margin"])) == ("hispanic_or_latino", 200.0, 0.0, False)
    assert (row["total_count"], row["vintage"], row["table"]) == (1000.0, "2020 Census", "P2 (PL)")


def test_the_same_number_names_another_table_in_another_file_of_the_census() -> None:
    header, row = ["GEO_ID", "NAME", "P5_001N", "P5_010N"], ["0500000US39001", COUNTY, "1000", "200"]
    assert figures(read(sheet("DECENNIALDHC2020.P5-Data.csv", header, row))) == {"hispanic_or_latino": (200.0, 0.0)}
    assert [finding.message for finding in read(sheet("DECENNIALPL2020.P5-Data.csv", header, row)).findings] == [
        "Table P5 (PL) is not read. Download table P2 (PL) for the same area and add that instead."
    ]


API = (
    b'[["B01001_001E","B01001_001M","B01001_002E","B01001_002M","B01001_026E","B01001_026M","NAME","state","county","tract"],\n'
    b'["100","-555555555","40","3","60",null,"Census Tract 1, Alder County, Ohio","39","001","000100"],\n'
    b'["200","-555555555","-666666666","-222222222","110","12","Census Tract 2, Alder County, Ohio","39","001","000200"]]'
)


def test_a_table_of_the_2020_census_is_known_by_its_lines_where_no_file_name_tells() -> None:
    codes = [f"P2_{line:03d}N" for line in (1, 2, 5, 6, 7, 8, 9, 10, 11)]
    cells = ["100", "20", "50", "10", "1", "9", "1", "2", "7"]
    wide = read(sheet("answer.json", ["NAME", *codes, "state", "county"], [COUNTY, *cells, "39", "001"]))
    assert figures(wide)["white"] == (50.0, 0.0)
    assert figures(wide)["asian"] == (9.0, 0.0)
    long = [["39001", COUNTY, code, cell] for code, cell in zip(codes, cells, strict=True)]
    tidy = read(sheet("race.csv", ["GEOID", "NAME", "variable", "value"], *long))
    assert figures(tidy) == figures(wide)
    # Of the other file's table P2 (urban and rural) nothing is taken for races.
    rural = read(sheet("answer.json", ["NAME", "P2_001N", "P2_002N", "state", "county"], [COUNTY, "100", "20", "39", "001"]))
    assert (kinds(rural), len(rural.counts)) == (["community_table_not_read"], 0)


def test_an_answer_of_the_api_names_its_areas_in_columns() -> None:
    reading = read(json_table("acs5_2022.json", API))
    counts = reading.counts.set_index("group")
    assert counts.loc["female", "people_count"] == 170.0
    assert math.isnan(counts["margin"]["female"])
    assert bool(counts.loc["male", "is_suppressed"])
    assert set(counts["total_margin"]) == {0.0}
    assert set(counts["community"]) == {"2 census tracts in Alder County, Ohio"}
    assert set(counts["vintage"]) == {"ACS 2018–2022, 5-year"}
    assert [area for area, _ in reading.offered.levels[0].areas] == ["39001000100", "39001000200"]


@pytest.mark.parametrize("data", [b"", b"[[", b'[["NAME"],[1', b'{"a": 1}', b'[["a"], 5]', b"\xff\xfe[[", b'{"features": 1}'])
def test_what_holds_no_figures_in_json_is_none(data: bytes) -> None:
    assert json_table("x.json", data) is None


def test_zip_codes_and_districts_of_the_api_have_their_level() -> None:
    header = ["B01001_001E", "B01001_001M", "B01001_026E", "B01001_026M"]
    for column, code, level in (
        ("zip code tabulation area", "45402", "860"), ("school district (unified)", "04384", "970"), ("place", "21000", "160"),
    ):  # fmt: skip
        lead = [] if level == "860" else ["state"]
        table = sheet("a.json", [*header, *lead, column], ["10", "1", "6", "1", *["39"][: len(lead)], code])
        counts = read(table).counts
        assert list(counts[CommunityCount.people_count]) == [6.0]
        assert set(counts[CommunityCount.community]) == {"39" * len(lead) + code}


def test_census_reporter_writes_codes_without_a_line_and_margins_as_errors() -> None:
    header = ["geoid", "name", "B02001001", "B02001001, Error", "B02001003", "B02001003, Error"]
    reading = read(
        sheet(
            "acs2018_5yr_B02001_14000US39001000100.geojson",
            header,
            ["05000US39001", "Alder County, OH", "1000.0", "0.0", "300.0", "30.0"],
            ["14000US39001000100", "Census Tract 1, Alder, OH", "400.0", "40.0", "100.0", "3.0"],
            ["14000US39001000200", "Census Tract 2, Alder, OH", "600.0", "30.0", "200.0", "4.0"],
        )
    )
    assert figures(reading) == {"black_or_african_american": (300.0, 5.0)}
    assert set(reading.counts[CommunityCount.total_margin]) == {50.0}
    assert set(reading.counts[CommunityCount.view]) == {"race_alone"}
    assert set(reading.counts[CommunityCount.fit]) == {"proxy"}
    assert set(reading.counts[CommunityCount.vintage]) == {"ACS 2014–2018, 5-year"}
    assert [(level.code, len(level.areas)) for level in reading.offered.levels] == [("140", 2), ("050", 1)]


def test_the_figures_of_a_map_from_census_reporter_are_its_properties() -> None:
    data = (
        b'{"type": "FeatureCollection", "features": ['
        b'{"type": "Feature", "properties": {"geoid": "14000US39001000100", "name": "Census Tract 1, Alder, OH", '
        b'"B01001001": 100.0, "B01001001, Error": 5.0, "B01001026": 60.0, "B01001026, Error": 3.0}, "geometry": null},'
        b'{"type": "Feature", "properties": {"geoid": "14000US39001000200", "name": "Census Tract 2, Alder, OH", '
        b'"B01001001": 200.0, "B01001001, Error": 12.0, "B01001026": 90.0, "B01001026, Error": 4.0}, "geometry": null}]}'
    )
    reading = read(json_table("map.geojson", data))
    assert figures(reading) == {"female": (150.0, 5.0)}
    assert set(reading.counts[CommunityCount.total_margin]) == {13.0}
    assert set(reading.counts[CommunityCount.community]) == {"2 census tracts in Alder, OH"}


TIDY = [
    ["", "GEOID", "NAME", "variable", "estimate", "moe"],
    ["1", "39001", COUNTY, "B01001_001", "1000", "NA"],
    ["2", "39001", COUNTY, "B01001_002", "480", "12"],
    ["3", "39001", COUNTY, "B01001_026", "520", "13"],
]


def test_a_tidy_table_has_one_row_per_area_and_line() -> None:
    reading = read(sheet("gender.csv", *TIDY))
    assert figures(reading) == {"female": (520.0, 13.0), "male": (480.0, 12.0)}
    assert (reading.rows_read, reading.rows_usable) == (3, 3)
    assert math.isnan(reading.counts[CommunityCount.total_margin].iloc[0])
    repeated = read(sheet("gender.csv", *TIDY, TIDY[-1]))
    assert figures(repeated) == figures(reading)
    assert kinds(repeated) == ["community_repeated_row"]


def test_a_wide_tidycensus_table_is_the_same_with_and_without_the_letter_of_the_estimate() -> None:
    row = ["39001", COUNTY, "1000", "0", "480", "12", "520", "13"]
    with_letters = [f"B01001_{line}{kind}" for line in ("001", "002", "026") for kind in "EM"]
    without = [f"B01001_{line}{kind}" for line in ("001", "002", "026") for kind in ("", "_moe")]
    expected = {"female": (520.0, 13.0), "male": (480.0, 12.0)}
    for header in (with_letters, without):
        assert figures(read(sheet("gender.csv", ["GEOID", "NAME", *header], row))) == expected


def test_an_answer_of_the_api_that_was_cut_at_its_commas_is_not_read() -> None:
    rows = [line.split(",") for line in API.decode().splitlines()]
    assert read_community(sheet("acs5_2022.json", *rows)) is None


def test_a_summary_by_zip_code_gives_where_people_live_and_nothing_that_overlaps() -> None:
    reading = read(
        sheet(
            "summary.csv",
            ["zip_code_ta", "Population", "Black or Black and other race", "Black alone"],
            ["45401", "22924.0", "1687.0", "1413.0"],
            ["45402", "0.0", "0.0", "0.0"],
            ["total", "22924.0", "", ""],
        )
    )
    assert figures(reading) == {"45401": (22924.0, 0.0), "45402": (0.0, 0.0)}
    assert set(reading.counts[CommunityCount.dimension]) == {"zip"}
    assert not reading.counts[CommunityCount.has_margin].any()
    assert [(f.kind, f.row) for f in reading.findings] == [("community_row_without_area", 4)]


def test_a_summary_gets_back_the_zeros_that_a_spreadsheet_took_from_zip_codes() -> None:
    reading = read(sheet("zips.csv", ["zip code", "Population"], ["2139", "500"], ["2140.0", "700"], ["10001", "9"]))
    assert figures(reading) == {"02139": (500.0, 0.0), "02140": (700.0, 0.0), "10001": (9.0, 0.0)}
    assert reading.findings == []


def test_a_table_of_people_by_zip_code_is_no_summary() -> None:
    header, rows = ["Email", "Zip Code", "Population"], [["a@example.org", "45401", "5"], ["b@example.org", "45402", "6"]]
    assert read_community(sheet("x.csv", header, *rows)) is None
