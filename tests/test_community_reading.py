"""Whatever a sheet holds, reading it ends in counts, in findings or in None."""

import csv
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from data_models.community_count import CommunityCount
from data_models.raw import RawTable
from data_models.vocabularies import FOLDER, vocabulary
from representation.community.community_reading import CommunityReading
from representation.community.reading import read_community

WORDS = [
    "GEO_ID", "NAME", "B03002_001E", "B03002_001M", "B03002_003E", "B01003_001E", "S1901_C01_002E", "0500000US39001", "860Z200US45401",
    "School Name", "School Code", "Total", "Asian", "Hispanic", "White", "English Learners", "Race", "year", "District Name", "0000",
    "dimension", "group", "people", "percent", "margin", "Gender", "Female", "Household income", "Less than $25,000", "$25,000 or more",
    "ZIP code", "45402", "1,812", "*", "<10", "N", "*****", "-", "56.8", "12%", "0", "-5", "", " ", "ELSI Export", "State Totals", "é",
    "Label (Grouping)", "Label", "Ohio!!Estimate", "Ohio!!Percent!!Estimate", "\u00a0\u00a0\u00a0\u00a0White alone", "Total:", "GEOID",
    "39001", "variable", "estimate", "moe", "B02001001", "B02001001, Error", "B01001_002", "state", "county", "39",
    "zip code tabulation area", "Population",
    "P2_001N", "CP05_2012_2016_001E", "DP05_0001PE", "B02009_001E", "S1901_C01_001E", "Estimate!!Total!!White alone",
]  # fmt: skip


SEVERITIES = {row["kind"]: row["severity"] for row in vocabulary("finding_kinds_community")}


def holds_together(reading: CommunityReading, size: int) -> None:
    """Every row below the header is used or set aside, findings are about rows of the sheet, and only known kinds are found."""
    assert reading.rows_read <= size - reading.header_row
    assert 0 <= reading.rows_usable <= reading.rows_read == reading.rows_usable + reading.rows_set_aside
    assert (reading.rows_usable == 0) == reading.counts.empty
    assert not reading.counts.empty or reading.findings or reading.rows_read == 0
    assert list(reading.counts.columns) == list(CommunityCount.to_schema().columns)
    assert (reading.counts["people_count"].isna() == reading.counts["is_suppressed"]).all()
    lost = {found.row for found in reading.findings if found.severity == "row"}
    assert len(lost) <= reading.rows_set_aside
    for found in reading.findings:
        assert SEVERITIES[found.kind] == found.severity
        assert found.row is None or reading.header_row <= found.row <= size


def numbered(*rows: Sequence[str]) -> RawTable:
    return RawTable.of_rows("any.csv", None, tuple(tuple(row) for row in rows), tuple(range(1, len(rows) + 1)))


@given(st.lists(st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=6), max_size=6))
def test_any_sheet_is_read_without_an_exception(rows: list[list[str]]) -> None:
    reading = read_community(numbered(*rows))
    if reading is not None:
        holds_together(reading, len(rows))


@given(
    st.sampled_from(
        [
            ("dimension", "group", "people", "margin"),
            ("School Name", "School Code", "Total", "Asian", "White", "English Learners"),
            ("GEOID", "variable", "estimate", "moe"),
            ("Label (Grouping)", "Ohio!!Estimate", "Iowa!!Estimate"),
            ("zip", "Population"),
            ("GEO_ID", "NAME", "B02009_001E", "S1901_C01_001E", "S1901_C01_002E", "CP05_2012_2016_001E"),
            ("B01003_001E", "NAME", "state", "county"),
        ]
    ),
    st.lists(st.lists(st.sampled_from(WORDS), min_size=3, max_size=6), min_size=1, max_size=8),
)
def test_a_known_header_over_any_rows_is_read_without_an_exception(header: tuple[str, ...], rows: list[list[str]]) -> None:
    reading = read_community(numbered(header, *rows))
    if reading is not None:
        holds_together(reading, len(rows) + 1)


def test_every_row_of_the_vocabularies_has_every_cell_in_place() -> None:
    for name in ("acs_cells", "acs_tables", "census_symbols", "enrollment_headers", "finding_kinds_community"):
        with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            assert len({len(row) for row in csv.reader(file)}) == 1, name
    for path in FOLDER.glob("community_*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            assert len({len(row) for row in csv.reader(file)}) == 1, path.name


def test_an_empty_sheet_is_no_community_file() -> None:
    assert read_community(RawTable.of_rows("empty.csv", None, (), ())) is None
