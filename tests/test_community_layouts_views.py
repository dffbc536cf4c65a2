"""The table view: labels down, areas across, the hierarchy told by spaces that do not break."""

import math

import pytest

from data_models.community_count import CommunityCount
from data_models.raw import RawTable
from representation.community.choice import CommunityChoice
from representation.community.community_reading import CommunityReading
from representation.community.reading import read_community
from representation.intake.reading import read_tables

STEP = "\u00a0" * 4


def view(file: str, header: list[str], *rows: tuple[int, list[str]]) -> RawTable:
    """A table view; each row has its depth and its cells."""
    return RawTable.of_rows(file, None, [header, *([STEP * depth + cells[0], *cells[1:]] for depth, cells in rows)])


def read(table: RawTable, choice: CommunityChoice | None = None) -> CommunityReading:
    reading = read_community(table, choice)
    assert reading is not None
    assert reading.rows_read == reading.rows_usable + reading.rows_set_aside
    return reading


def figures(reading: CommunityReading, name: str = "race") -> dict[str, tuple[float, float]]:
    counts = reading.counts[reading.counts[CommunityCount.dimension].eq(name)]
    return {
        group: (people, margin)
        for group, people, margin in zip(
            counts[CommunityCount.group], counts[CommunityCount.people_count], counts[CommunityCount.margin], strict=True
        )
    }


ORIGIN = [
    (0, ["Total:", "1,000", "*****"]),
    (1, ["Not Hispanic or Latino:", "800", "±8"]),
    (2, ["White alone", "600", "±6"]),
    (2, ["Black or African American alone", "100", "±5"]),
    (2, ["American Indian and Alaska Native alone", "10", "±5"]),
    (2, ["Asian alone", "50", "±5"]),
    (2, ["Native Hawaiian and Other Pacific Islander alone", "0", "±5"]),
    (2, ["Some other race alone", "15", "±5"]),
    (2, ["Two or more races:", "25", "±2"]),
    (3, ["Two races including Some other race", "20", "±2"]),
    (1, ["Hispanic or Latino:", "200", "±20"]),
    (2, ["White alone", "150", "±15"]),
]
HEADER = ["Label (Grouping)", "Alder County, Ohio!!Estimate", "Alder County, Ohio!!Margin of Error"]


def test_a_leaf_is_told_from_its_namesake_by_the_branch_it_stands_in() -> None:
    reading = read(view("ACSDT5Y2022.B03002-2024-03-02T185027.csv", HEADER, *ORIGIN))
    found = figures(reading)
    assert found["hispanic_or_latino"] == (200.0, 20.0)
    assert found["white"] == (600.0, 6.0)
    assert found["two_or_more_races"] == (25.0, 2.0)
    assert set(reading.counts[CommunityCount.total_count]) == {1000.0}
    assert set(reading.counts[CommunityCount.total_margin]) == {0.0}
    assert set(reading.counts[CommunityCount.community]) == {"Alder County, Ohio"}
    assert reading.rows_read == reading.rows_usable == 12


@pytest.mark.parametrize("first", ["Label", "label", "Label..Grouping."])
def test_a_renamed_header_and_a_renamed_file_are_still_read(first: str) -> None:
    reading = read(view("race.csv", [first, *HEADER[1:]], *ORIGIN))
    assert figures(reading)["white"] == (600.0, 6.0)
    assert set(reading.counts[CommunityCount.vintage]) == {"years not given"}
    assert set(reading.counts[CommunityCount.table]) == {"B03002"}


def test_estimates_without_margins_are_not_taken_for_a_full_count() -> None:
    reading = read(view("race.csv", HEADER[:2], *((depth, cells[:2]) for depth, cells in ORIGIN)))
    assert reading.counts[CommunityCount.has_margin].all()
    assert reading.counts[CommunityCount.margin].isna().all()
    assert [finding.kind for finding in reading.findings] == ["community_margins_missing"]


def test_a_file_read_in_the_wrong_alphabet_is_still_read() -> None:
    mangled = [(0, [("Â\u00a0" * 4 * depth) + cells[0], *[cell.replace("±", "Â±") for cell in cells[1:]]]) for depth, cells in ORIGIN]
    reading = read(view("ACSDT5Y2022.B03002-2024-03-02T185027.csv", HEADER, *mangled))
    assert figures(reading)["white"] == (600.0, 6.0)


def test_the_spaces_that_tell_the_hierarchy_come_through_reading_a_file() -> None:
    lines = [",".join(f'"{cell}"' for cell in HEADER)]
    lines += [",".join(f'"{cell}"' for cell in (STEP * depth + cells[0], *cells[1:])) for depth, cells in ORIGIN]
    data = ("\ufeff" + "\r\n".join(lines)).encode()
    [raw] = read_tables("ACSDT5Y2022.B03002-2024-03-02T185027.csv", data)
    assert raw.rows[3][0] == STEP * 2 + "White alone"
    assert figures(read(raw))["hispanic_or_latino"] == (200.0, 20.0)


def test_a_hierarchy_that_was_lost_is_said_and_nothing_is_guessed() -> None:
    flat = [(0, cells) for _, cells in ORIGIN]
    reading = read(view("ACSDT5Y2022.B03002-2024-03-02T185027.csv", HEADER, *flat))
    assert reading.counts.empty
    assert [finding.kind for finding in reading.findings] == ["community_labels_missing"]


EDUCATION = [
    (0, ["AGE BY EDUCATIONAL ATTAINMENT"]),
    (1, ["Population 18 to 24 years", "100", "(X)", "40", "(X)"]),
    (2, ["Less than high school graduate", "10", "10.0%", "4", "10.0%"]),
    (1, ["Population 25 years and over", "400", "(X)", "600", "(X)"]),
    (2, ["Less than 9th grade", "20", "5.0%", "30", "5.0%"]),
    (2, ["9th to 12th grade, no diploma", "20", "5.0%", "30", "5.0%"]),
    (2, ["High school graduate (includes equivalency)", "100", "25.0%", "160", "26.7%"]),
    (2, ["Some college, no degree", "60", "15.0%", "80", "13.3%"]),
    (2, ["Associate's degree", "40", "10.0%", "60", "10.0%"]),
    (2, ["Bachelor's degree", "100", "25.0%", "140", "23.3%"]),
    (2, ["Graduate or professional degree", "60", "15.0%", "100", "16.7%"]),
    (2, ["High school graduate or higher", "360", "90.0%", "540", "90.0%"]),
    (2, ["Bachelor's degree or higher", "160", "40.0%", "240", "40.0%"]),
    (0, ["MEDIAN EARNINGS IN THE PAST 12 MONTHS"]),
    (1, ["Population 25 years and over with earnings", "30,000", "(X)", "40,000", "(X)"]),
    (2, ["Bachelor's degree", "50,000", "(X)", "60,000", "(X)"]),
]
ACROSS = ["Label (Grouping)", *(f"{state}!!{column}!!Estimate" for state in ("Ohio", "Iowa") for column in ("Total", "Percent"))]


def test_areas_side_by_side_are_added_up_without_their_percents_and_roll_ups() -> None:
    reading = read(view("ACSST5Y2019.S1501-2023-10-31T022236.csv", ACROSS, *EDUCATION))
    assert {group: people for group, (people, _) in figures(reading, "education").items()} == {
        "less_than_high_school": 20 + 20 + 30 + 30,
        "high_school": 100 + 160,
        "some_college": 60 + 80,
        "associate": 40 + 60,
        "bachelors": 100 + 140,
        "graduate": 60 + 100,
    }
    assert set(reading.counts[CommunityCount.total_count]) == {400.0 + 600.0}
    assert set(reading.counts[CommunityCount.community]) == {"2 states"}
    assert [finding.kind for finding in reading.findings] == ["community_margins_missing"]
    assert all(math.isnan(margin) for margin in reading.counts[CommunityCount.margin])


def test_one_of_several_areas_side_by_side_can_be_chosen() -> None:
    table = view("ACSST5Y2019.S1501-2023-10-31T022236.csv", ACROSS, *EDUCATION)
    assert read(table).offered.levels[0].areas == (("Ohio", "Ohio"), ("Iowa", "Iowa"))
    iowa = read(table, CommunityChoice(areas=("Iowa",)))
    assert set(iowa.counts[CommunityCount.total_count]) == {600.0}
    assert set(iowa.counts[CommunityCount.community]) == {"Iowa"}


def test_a_decennial_view_has_areas_alone_for_headers_and_no_margins() -> None:
    rows = [(0, ["Total:", "1,000", "500"]), (1, ["Hispanic or Latino", "200", "50"]), (1, ["Not Hispanic or Latino:", "800", "450"])]
    reading = read(view("DECENNIALPL2020.P2-2022-03-02T185027.csv", ["Label (Grouping)", "ZCTA5 97001", "ZCTA5 97002"], *rows))
    row = reading.counts.iloc[0]
    assert (row["group"], row["people_count"], row["margin"], bool(row["has_margin"])) == ("hispanic_or_latino", 250.0, 0.0, False)
    assert (row["total_count"], row["community"]) == (1500.0, "2 ZIP codes (ZCTAs)")
    assert "community_margins_missing" not in [finding.kind for finding in reading.findings]


def test_other_tables_with_a_column_of_labels_are_no_table_views() -> None:
    assert read_community(RawTable.of_rows("x.csv", None, [["Label", "Count"], ["White", "5"]])) is None


def test_brackets_of_income_are_percents_of_the_households_above_them() -> None:
    header = ["Label (Grouping)", "Ohio!!Households!!Estimate", "Ohio!!Households!!Margin of Error", "Ohio!!Families!!Estimate"]
    rows = [
        (0, ["Total", "400", "±40", "300"]),
        (1, ["Less than $10,000", "25.0%", "±3.0", "5.0%"]),
        (1, ["$10,000 to $14,999", "N", "N", "1.0%"]),
    ]
    reading = read(view("ACSST5Y2022.S1901-2024-03-02T185027.csv", header, *rows))
    assert figures(reading, "income")["0-9999"] == (100.0, math.sqrt((400 * 0.03) ** 2 + (0.25 * 40) ** 2))
    assert math.isnan(figures(reading, "income")["10000-14999"][0])
