"""Downloads of data.census.gov: columns by code, one kind of area, margins by the sum rule."""

import math

import pytest

from data_models.community_count import CommunityCount
from data_models.raw import RawTable
from representation.community.community_reading import CommunityReading
from representation.community.reading import read_community

NAMES = ("Census Tract 1; Alder County; Ohio", "Census Tract 2; Alder County; Ohio")


def download(file: str, codes: list[str], *rows: list[str]) -> RawTable:
    """A download with its row of labels and the empty last column of every line."""
    labels = ["Estimate!!Total:" if code.endswith("E") else "Margin of Error!!Total:" for code in codes]
    lines = [["GEO_ID", "NAME", *codes, ""], ["Geography", "Geographic Area Name", *labels, ""], *([*row, ""] for row in rows)]
    return RawTable.of_rows(file, None, tuple(tuple(line) for line in lines), tuple(range(1, len(lines) + 1)))


def labelled(file: str, header: list[str], labels: list[str], *rows: list[str]) -> RawTable:
    """A download whose row of labels says what each pair of columns is."""
    told = [f"{kind}!!{label}" for label in labels for kind in ("Estimate", "Margin of Error")]
    lines = [["GEO_ID", "NAME", *header, ""], ["Geography", "Geographic Area Name", *told, ""], *([*row, ""] for row in rows)]
    return RawTable.of_rows(file, None, lines)


def codes(table: str, *lines: int) -> list[str]:
    """The codes of estimate and margin of each line."""
    return [f"{table}_{line:03d}{kind}" for line in lines for kind in "EM"]


def gender(*rows: list[str]) -> RawTable:
    """A download of B01001 with total, male and female."""
    return download("ACSDT5Y2024.B01001-Data.csv", codes("B01001", 1, 2, 26), *rows)


def read(table: RawTable) -> CommunityReading:
    reading = read_community(table)
    assert reading is not None
    assert reading.exporter == "census_data"
    assert reading.rows_read == reading.rows_usable + reading.rows_set_aside
    return reading


def kinds(reading: CommunityReading) -> list[str]:
    return [finding.kind for finding in reading.findings]


def people(reading: CommunityReading) -> dict[str, float]:
    return dict(zip(reading.counts[CommunityCount.group], reading.counts[CommunityCount.people_count], strict=True))


def test_one_county_gives_its_own_figures() -> None:
    reading = read(gender(["0500000US39001", "Alder County, Ohio", "1000", "*****", "480", "12", "520", "13"]))
    first = reading.counts.iloc[0].to_dict()
    assert first == {
        "community": "Alder County, Ohio",
        "dimension": "gender",
        "view": "",
        "group": "female",
        "people_count": 520.0,
        "margin": 13.0,
        "has_margin": True,
        "is_suppressed": False,
        "total_count": 1000.0,
        "total_margin": 0.0,
        "unit": "people",
        "universe": "all people",
        "vintage": "ACS 2020–2024, 5-year",
        "source": "ACSDT5Y2024.B01001-Data.csv",
        "table": "B01001",
        "fit": "exact",
        "fit_note": "male and female only",
    }
    assert reading.findings == []
    assert (reading.header_row, reading.rows_read, reading.rows_usable, reading.rows_set_aside) == (1, 1, 1, 0)
    assert [column.meaning for column in reading.columns] == [
        "geography",
        "geography_name",
        "total",
        "total margin",
        "gender.male",
        "gender.male margin",
        "gender.female",
        "gender.female margin",
    ]


def test_areas_of_one_kind_are_added_up_with_margins_by_the_sum_rule() -> None:
    reading = read(
        gender(
            ["1400000US39001000100", NAMES[0], "100", "30", "40", "3", "60", "5"],
            ["1400000US39001000200", NAMES[1], "200", "40", "90", "4", "110", "12"],
        )
    )
    assert people(reading) == {"female": 60 + 110, "male": 40 + 90}
    assert list(reading.counts[CommunityCount.margin]) == [math.sqrt(5**2 + 12**2), math.sqrt(3**2 + 4**2)]
    assert set(reading.counts[CommunityCount.total_count]) == {300.0}
    assert set(reading.counts[CommunityCount.total_margin]) == {math.sqrt(30**2 + 40**2)}
    assert set(reading.counts[CommunityCount.community]) == {"2 census tracts in Alder County, Ohio"}


def test_of_zero_estimates_only_the_largest_margin_counts_once() -> None:
    header = codes("B15003", 1, *range(2, 17))
    zeros = ["0", "27", "0", "29", "0", "29"] + ["0", "12"] * 11
    table = download("ACSDT5Y2024.B15003-Data.csv", header, ["0500000US39001", "Alder County, Ohio", "36", "*****", "36", "56", *zeros])
    reading = read(table)
    assert people(reading) == {"less_than_high_school": 36.0}
    assert reading.counts[CommunityCount.margin].iloc[0] == math.sqrt(56**2 + 29**2)


def test_a_city_beside_its_tracts_is_left_aside_and_named() -> None:
    reading = read(
        gender(
            ["1400000US39001000100", NAMES[0], "100", "30", "40", "3", "60", "5"],
            ["1400000US39001000200", NAMES[1], "200", "40", "90", "4", "110", "12"],
            ["1600000US3900100", "Alder city; Ohio", "300", "1", "130", "1", "170", "1"],
        )
    )
    assert people(reading) == {"female": 170.0, "male": 130.0}
    assert [(finding.severity, finding.message) for finding in reading.findings] == [
        (
            "file",
            "The file mixes 2 census tracts with 1 city or place, which hold some of the same people. "
            "Used now: 2 census tracts. To use the others, choose them.",
        )
    ]
    assert (reading.rows_read, reading.rows_usable, reading.rows_set_aside) == (3, 2, 1)


def test_between_two_kinds_with_as_many_rows_the_one_with_more_people_is_used() -> None:
    reading = read(
        gender(
            ["1600000US3900100", "Alder city; Ohio", "300", "1", "130", "1", "170", "1"],
            ["0500000US39001", "Alder County, Ohio", "1000", "*****", "480", "12", "520", "13"],
        )
    )
    assert set(reading.counts[CommunityCount.community]) == {"Alder County, Ohio"}
    assert kinds(reading) == ["community_levels_left_aside"]


@pytest.mark.parametrize("symbol", ["N", "-", "(X)", "-999999999", "null", ""])
def test_a_withheld_estimate_is_suppressed_and_its_sum_too(symbol: str) -> None:
    reading = read(
        gender(
            ["1400000US39001000100", NAMES[0], "100", "30", symbol, "**", "60", "5"],
            ["1400000US39001000200", NAMES[1], "200", "40", "90", "4", "110", "12"],
        )
    )
    male = reading.counts.set_index("group").loc["male"]
    assert math.isnan(male["people_count"])
    assert math.isnan(male["margin"])
    assert bool(male["is_suppressed"])
    assert people(reading)["female"] == 170.0
    assert reading.findings == []


def test_a_cell_that_is_no_number_is_a_finding_and_not_zero() -> None:
    reading = read(gender(["0500000US39001", "Alder County, Ohio", "1000", "*****", "48o", "12", "520", "13"]))
    assert [(f.kind, f.severity, f.row, f.column, f.value) for f in reading.findings] == [
        ("community_figure_unreadable", "cell", 3, "B01001_002E", "48o")
    ]
    assert bool(reading.counts.set_index("group").loc["male", "is_suppressed"])


@pytest.mark.parametrize("symbol", ["**", "-222222222", ""])
def test_a_missing_margin_stays_missing(symbol: str) -> None:
    reading = read(gender(["0500000US39001", "Alder County, Ohio", "1000", "*****", "480", symbol, "520", "13"]))
    male = reading.counts.set_index("group").loc["male"]
    assert math.isnan(male["margin"])
    assert bool(male["has_margin"])
    assert male["people_count"] == 480.0


def test_a_download_without_margins_says_so() -> None:
    header = [code for code in codes("B01001", 1, 2, 26) if code.endswith("E")]
    reading = read(download("B01001.csv", header, ["0500000US39001", "Alder County, Ohio", "1000", "480", "520"]))
    assert kinds(reading) == ["community_margins_missing"]
    assert reading.counts[CommunityCount.margin].isna().all()
    assert reading.counts[CommunityCount.has_margin].all()
    assert set(reading.counts[CommunityCount.vintage]) == {"years not given"}


def test_a_group_whose_column_is_missing_is_left_out_and_not_made_smaller() -> None:
    header = codes("B15003", 1, 17, 21)
    reading = read(download("x.csv", header, ["0500000US39001", "Alder County, Ohio", "100", "*****", "30", "5", "10", "5"]))
    assert people(reading) == {"associate": 10.0}
    assert [f.message for f in reading.findings if "B15003_018E" in f.message] == [
        "The file lacks the column B15003_018E, so “High school or GED” cannot be counted. Download the whole table."
    ]


def test_columns_are_found_by_code_wherever_they_stand() -> None:
    table = gender(["0500000US39001", "Alder County, Ohio", "1000", "*****", "480", "12", "520", "13"])
    turned = RawTable.of_rows(table.file, None, tuple(tuple(reversed(row)) for row in table.rows), table.row_numbers)
    expected, found = read(table).counts, read(turned).counts
    assert found.equals(expected)


def test_order_of_areas_does_not_matter() -> None:
    rows = [
        ["1400000US39001000100", NAMES[0], "100", "30", "40", "3", "60", "5"],
        ["1400000US39001000200", NAMES[1], "200", "40", "90", "4", "110", "12"],
    ]
    assert read(gender(*rows)).counts.equals(read(gender(*rows[::-1])).counts)


def test_an_area_given_twice_counts_once() -> None:
    row = ["0500000US39001", "Alder County, Ohio", "1000", "*****", "480", "12", "520", "13"]
    reading = read(gender(row, row))
    assert people(reading) == {"female": 520.0, "male": 480.0}
    assert [(f.kind, f.row) for f in reading.findings] == [("community_repeated_row", 4)]
    assert reading.rows_set_aside == 1


def test_a_row_without_an_area_is_set_aside() -> None:
    row = ["0500000US39001", "Alder County, Ohio", "1000", "*****", "480", "12", "520", "13"]
    reading = read(gender(row, ["Sum", "", "1000", "", "480", "", "520", ""]))
    assert people(reading) == {"female": 520.0, "male": 480.0}
    assert [(f.kind, f.severity, f.row) for f in reading.findings] == [("community_row_without_area", "row", 4)]


def population(*rows: list[str]) -> RawTable:
    return download("ACSDT5Y2024.B01003-Data.csv", codes("B01003", 1), *rows)


@pytest.mark.parametrize("prefix", ["860Z200US", "8600000US"])
def test_people_by_zcta_are_the_zip_dimension(prefix: str) -> None:
    reading = read(population([f"{prefix}45401", "ZCTA5 45401", "300", "3"], [f"{prefix}02139", "ZCTA5 02139", "500", "4"]))
    assert people(reading) == {"45401": 300.0, "02139": 500.0}
    assert set(reading.counts[CommunityCount.dimension]) == {"zip"}
    assert set(reading.counts[CommunityCount.total_count]) == {800.0}
    assert set(reading.counts[CommunityCount.total_margin]) == {5.0}
    assert set(reading.counts[CommunityCount.community]) == {"2 ZIP codes (ZCTAs)"}


def test_people_by_tract_are_a_dimension_of_tracts() -> None:
    reading = read(population(["1400000US39001000100", NAMES[0], "100", "30"], ["1400000US39001000200", NAMES[1], "200", "40"]))
    assert set(reading.counts[CommunityCount.dimension]) == {"tract"}
    assert people(reading) == {"39001000100": 100.0, "39001000200": 200.0}


def test_the_people_of_one_county_are_only_a_total() -> None:
    reading = read(population(["0500000US39001", "Alder County, Ohio", "1000", "*****"]))
    assert reading.counts.empty
    assert [f.message for f in reading.findings] == [
        "Table B01003 holds only a total here (Alder County, Ohio), which compares with nothing. "
        "Download it for the ZIP codes (ZCTAs) or census tracts of your area."
    ]
    assert (reading.rows_read, reading.rows_usable) == (1, 0)


def test_percents_become_people_through_the_total_of_their_own_row() -> None:
    labels = ["Households!!Total", "Households!!Total!!Less than $10,000", "Households!!Total!!$10,000 to $14,999"]
    table = labelled(
        "ACSST5Y2022.S1901-Data.csv",
        codes("S1901_C01", 1, 2, 3),
        labels,
        ["1400000US39001000100", NAMES[0], "400", "40", "25.0", "3.0", "-", "**"],
        ["1400000US39001000200", NAMES[1], "0", "12", "-", "**", "-", "**"],
    )
    reading = read(table)
    first = reading.counts.set_index("group").loc["0-9999"]
    assert first["people_count"] == 0.25 * 400 + 0
    assert first["margin"] == pytest.approx(math.sqrt((400 * 0.03) ** 2 + (0.25 * 40) ** 2 + 12**2))
    assert (first["total_count"], first["unit"], first["table"]) == (400.0, "households", "S1901")
    assert bool(reading.counts.set_index("group").loc["10000-14999", "is_suppressed"])


def test_an_unheard_of_table_lists_the_tables_that_are_read() -> None:
    reading = read(download("x.csv", codes("B25001", 1), ["0500000US39001", "Alder County, Ohio", "1377", "131"]))
    assert reading.findings[0].message == (
        "Table B25001 is not read. The tables that are read are B01001, B01003, B02001, B02008, B02009, B02010, B02011, B02012, B02013, "
        "B03002, B03003, B15001, B15003, B16001, B16004, B19001, C16001, C17002, CP05, DP02, DP03, DP05, S1501, S1601, S1701 and S1901."
    )


def test_a_table_that_has_a_better_one_names_it() -> None:
    reading = read(download("x.csv", codes("B15002", 1), ["0500000US39001", "Alder County, Ohio", "1377", "131"]))
    assert [(f.kind, f.message) for f in reading.findings] == [
        ("community_table_not_read", "Table B15002 is not read. Download table B15003 for the same area and add that instead.")
    ]


def test_a_file_of_column_labels_is_no_community_file() -> None:
    rows = (("Column Name", "Label"), ("GEO_ID", "Geography"), ("B03002_001E", "Estimate!!Total:"))
    assert read_community(RawTable.of_rows("ACSDT5Y2022.B03002-Column-Metadata.csv", None, rows, (1, 2, 3))) is None
