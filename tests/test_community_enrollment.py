"""Enrollment tables with a column per group: the total row gives the groups, withheld cells are never 0, and percents are no people."""

import math

import pytest

from data_models.community_count import CommunityCount
from data_models.raw import RawTable
from representation.community.community_reading import CommunityReading
from representation.community.reading import read_community

TITLE = ("2025-26 Enrollment by Student Group",)
HEADER = ("School Name", "School Code", "Total", "Asian", "Hispanic", "White", "English Learners")
BAY = ("Bay High", "0101", "1,000", "100", "600", "300", "200")
ELM = ("Elm Elementary", "0102", "500", "*", "300", "195", "80")
DISTRICT = ("District Total", "0000", "1,500", "105", "900", "495", "280")


def table(*rows: tuple[str, ...], file: str = "enrollment.xlsx") -> RawTable:
    return RawTable.of_rows(file, "Enrollment", rows, tuple(range(1, len(rows) + 1)))


def read(*rows: tuple[str, ...]) -> CommunityReading:
    reading = read_community(table(*rows))
    assert reading is not None
    assert reading.exporter == "enrollment"
    assert reading.rows_read == reading.rows_usable + reading.rows_set_aside
    return reading


def people(reading: CommunityReading, dimension: str) -> dict[str, float]:
    part = reading.counts[reading.counts[CommunityCount.dimension] == dimension]
    return dict(zip(part[CommunityCount.group], part[CommunityCount.people_count], strict=True))


def test_the_total_row_gives_the_groups_and_the_schools_are_not_added_to_it() -> None:
    reading = read(TITLE, HEADER, BAY, ELM, DISTRICT)
    assert people(reading, "race") == {"hispanic_or_latino": 900.0, "white": 495.0, "asian": 105.0}
    assert people(reading, "english_learner") == {"yes": 280.0, "no": 1500.0 - 280.0}
    assert people(reading, "school") == {"Bay High": 1000.0, "Elm Elementary": 500.0}
    assert set(reading.counts[CommunityCount.total_count]) == {1500.0}
    assert reading.findings == []
    assert (reading.header_row, reading.rows_read, reading.rows_usable, reading.rows_set_aside) == (2, 3, 3, 0)


def test_students_are_a_full_count_of_students_and_a_close_fit() -> None:
    first = read(TITLE, HEADER, BAY, ELM, DISTRICT).counts.iloc[0].to_dict()
    assert first == {
        "community": "Enrolled students",
        "dimension": "race",
        "view": "roll_up",
        "group": "hispanic_or_latino",
        "people_count": 900.0,
        "margin": 0.0,
        "has_margin": False,
        "is_suppressed": False,
        "total_count": 1500.0,
        "total_margin": 0.0,
        "unit": "students",
        "universe": "enrolled students",
        "vintage": "2025–26",
        "source": "enrollment.xlsx",
        "table": "Enrollment",
        "fit": "close",
        "fit_note": "describes students, not parents; families with several children count more than once",
    }


def test_every_column_says_what_it_was_taken_for() -> None:
    assert [(c.position, c.header, c.meaning) for c in read(TITLE, HEADER, BAY, DISTRICT).columns] == [
        (1, "School Name", "school"),
        (2, "School Code", "school_code"),
        (3, "Total", "total"),
        (4, "Asian", "race.asian"),
        (5, "Hispanic", "race.hispanic_or_latino"),
        (6, "White", "race.white"),
        (7, "English Learners", "english_learner.yes"),
    ]


@pytest.mark.parametrize("name", ["District Total", "Total", "Totals:", "All schools", "Alder City Schools Total", "Alder City"])
def test_a_total_row_is_known_by_its_name_or_by_a_code_of_zeros(name: str) -> None:
    assert people(read(HEADER, BAY, ELM, (name, *DISTRICT[1:])), "race")["asian"] == 105.0


def test_without_a_total_row_the_schools_are_added_up_and_a_withheld_cell_makes_the_sum_a_range() -> None:
    reading = read(HEADER, BAY, ELM)
    counts = people(reading, "race")
    assert (counts["hispanic_or_latino"], counts["white"]) == (600.0 + 300.0, 300.0 + 195.0)
    # Elm has between 1 and 9 Asian students, so that the two schools have 101 to 109.
    asian = reading.counts.set_index(["dimension", "group"]).loc[("race", "asian")]
    assert (asian["people_count"], asian["margin"], bool(asian["is_suppressed"])) == (105.0, 4.0, False)
    assert [f.message for f in reading.findings] == [
        "Some cells of “Race and ethnicity” are withheld because they are small. Each was counted as the middle of what it may hold, "
        "and the sums show how far off they can be. For exact numbers, add the district's total row."
    ]


def test_a_sum_that_rests_on_withheld_cells_stays_unknown() -> None:
    small = ("Bay High", "0101", "1,000", "12", "600", "388", "200")
    reading = read(HEADER, small, ELM)
    asian = reading.counts.set_index(["dimension", "group"]).loc[("race", "asian")]  # 12 and the 5 in the middle: 5 of 17 are hidden
    assert bool(asian["is_suppressed"])
    assert math.isnan(asian["people_count"])
    assert math.isnan(asian["margin"])


@pytest.mark.parametrize(("cell", "middle", "slack"), [("<10", 5, 4), ("n<5", 2.5, 1.5), ("≤5", 3, 2), ("*", 5, 4), ("DS", 5, 4)])
def test_a_withheld_cell_lies_between_one_and_the_largest_number_withheld(cell: str, middle: float, slack: float) -> None:
    reading = read(HEADER, BAY, (*ELM[:3], cell, *ELM[4:]))
    asian = reading.counts.set_index(["dimension", "group"]).loc[("race", "asian")]
    assert (asian["people_count"], asian["margin"]) == (100 + middle, slack)


def test_the_notes_of_a_table_say_how_small_a_withheld_number_is() -> None:
    reading = read(("* = fewer than 6 students",), HEADER, BAY, ELM)
    asian = reading.counts.set_index(["dimension", "group"]).loc[("race", "asian")]
    assert (asian["people_count"], asian["margin"]) == (100 + 3.0, 2.0)


@pytest.mark.parametrize("cell", ["†", "–", "", "-999"])
def test_a_missing_cell_has_no_limits_and_makes_the_sum_unknown(cell: str) -> None:
    assert math.isnan(people(read(HEADER, BAY, (*ELM[:3], cell, *ELM[4:])), "race")["asian"])


@pytest.mark.parametrize("cell", ["*", "<10", "n<10", "", "DS", "-999"])
def test_a_withheld_cell_of_the_total_row_is_unknown_and_never_worked_out_from_the_others(cell: str) -> None:
    reading = read(HEADER, BAY, ELM, ("District Total", "0000", "1,500", cell, "900", "495", cell))
    assert math.isnan(people(reading, "race")["asian"])
    assert all(math.isnan(count) for count in people(reading, "english_learner").values())
    assert reading.findings == []


def test_a_zero_is_a_zero() -> None:
    assert people(read(HEADER, BAY, ELM, ("District Total", "0000", "1,500", "0", "900", "495", "280")), "race")["asian"] == 0.0


def test_the_total_of_the_state_is_not_the_districts() -> None:
    reading = read(HEADER, BAY, ELM, ("State Totals", "00000000", "900,000", "80,000", "200,000", "500,000", "9,000"))
    assert people(reading, "race")["hispanic_or_latino"] == 600.0 + 300.0
    assert [(f.kind, f.severity, f.row) for f in reading.findings if f.severity == "row"] == [("community_subtotal", "row", 4)]
    assert (reading.rows_usable, reading.rows_set_aside) == (2, 1)


def test_one_school_is_no_dimension_of_schools() -> None:
    assert people(read(HEADER, BAY), "school") == {}


def test_gender_columns_are_a_dimension() -> None:
    reading = read(
        ("School", "Total", "Females", "Males", "Non-Binary"), ("Bay High", "100", "52", "47", "1"), ("Total", "100", "52", "47", "1")
    )
    assert people(reading, "gender") == {"female": 52.0, "male": 47.0, "nonbinary": 1.0}


def test_percent_columns_beside_the_counts_are_not_used() -> None:
    header = ("School", "Total", "# Asian", "% Asian", "# White", "% White")
    assert people(read(header, ("Bay High", "200", "50", "25.0", "150", "75.0")), "race") == {"white": 150.0, "asian": 50.0}


def test_decimals_are_percents_and_give_no_counts() -> None:
    reading = read(("School Name", "Asian", "Hispanic", "White"), ("Bay High", "  20.5", "  29.5", "  50.0"))
    assert reading.counts.empty
    assert [(f.kind, f.message) for f in reading.findings] == [
        (
            "community_percents",
            "The figures are percents, not numbers of students, and the table does not give the number of all students. "
            "Ask for the same table in numbers, or with a column “Total”, and add that.",
        )
    ]


@pytest.mark.parametrize(
    "header", [("% Asian", "% Hispanic", "% White"), ("Asian", "Hispanic", "White"), ("asian_pct", "hispanic_pct", "white_pct")]
)
def test_percents_become_students_where_the_table_has_their_number(header: tuple[str, ...]) -> None:
    reading = read(("School Name", "Total", *header), ("Bay High", "400", "12.5", "37.5", "50.0"))
    assert people(reading, "race") == {"hispanic_or_latino": 150.0, "white": 200.0, "asian": 50.0}
    # One digit behind the point: off by at most 0.05 percent of 400 students.
    assert reading.counts[CommunityCount.margin].tolist() == [0.2, 0.2, 0.2]
    assert reading.counts[CommunityCount.has_margin].all()


def test_whole_percents_without_a_total_give_no_counts() -> None:
    reading = read(("School Name", "Asian", "Hispanic", "White"), ("Bay High", "20", "30", "50"), ("Elm", "10", "39", "51"))
    assert [f.kind for f in reading.findings] == ["community_percents"]


def test_a_school_with_two_rows_is_not_counted_twice() -> None:
    reading = read(HEADER, BAY, BAY)
    assert reading.counts.empty
    assert [f.kind for f in reading.findings] == ["community_place_twice"]


def test_groups_that_overlap_are_left_out() -> None:
    reading = read(HEADER, BAY, ("District Total", "0000", "1,500", "500", "900", "495", "280"))
    assert people(reading, "race") == {}
    assert people(reading, "english_learner") == {"yes": 280.0, "no": 1220.0}
    assert [f.message for f in reading.findings] == [
        "The groups of “Race and ethnicity” add up to 1,895, more than the 1,500 students in all. They overlap, so they were left out. "
        "Check the columns, or ask for groups that count each student once."
    ]


def test_without_a_total_column_races_make_the_total_and_yes_or_no_cannot_be_told() -> None:
    reading = read(("School", "Asian", "White", "English Learners"), ("Bay", "100", "†", "20"), ("Elm", "50", "60", "20"))
    assert people(reading, "english_learner") == {}
    assert {f.kind for f in reading.findings} == {"community_total_missing", "community_total_unknown"}
    full = read(("School", "Asian", "White", "English Learners"), ("Bay", "100", "200", "20"), ("Elm", "50", "60", "20"))
    assert people(full, "english_learner") == {"yes": 40.0, "no": 100 + 200 + 50 + 60 - 40.0}


def test_free_and_reduced_lunch_columns_are_added_up() -> None:
    reading = read(("School", "Total", "Free Lunch", "Reduced Lunch", "Asian"), ("Bay", "400", "90", "10", "40"))
    assert people(reading, "economically_disadvantaged") == {"yes": 90.0 + 10.0, "no": 300.0}


def test_a_total_that_nobody_knows_gives_no_shares_and_says_so() -> None:
    reading = read(HEADER, BAY, (*ELM[:2], "†", *ELM[3:]))
    assert reading.counts[CommunityCount.total_count].isna().all()
    assert [f.message for f in reading.findings if f.kind == "community_total_unknown"] == [
        "The number of all students is withheld or missing, so no shares can be worked out. Add the district's total row."
    ]


def test_footnotes_and_titles_are_no_rows() -> None:
    reading = read(TITLE, ("* = fewer than 10 students",), HEADER, BAY, DISTRICT, ("Source: state report card",), ("Total schools: 1",))
    assert (reading.header_row, reading.rows_read) == (3, 2)


@pytest.mark.parametrize("header", ["Email Address", "Timestamp", "First Name"])
def test_a_row_per_person_is_no_enrollment(header: str) -> None:
    rows = ((header, "School", "Asian", "White"), ("x", "Bay High", "1", "0"), ("y", "Elm", "0", "1"))
    assert read_community(table(*rows)) is None


def test_answers_in_words_are_no_enrollment() -> None:
    rows = (("School", "Asian", "White"), ("Bay High", "Asian", ""), ("Elm", "", "White"))
    assert read_community(table(*rows)) is None
