"""Enrollment files of states and of the nation, each in its own layout, say the same students."""

import math

import pytest

from data_models.community_count import CommunityCount
from data_models.raw import RawTable
from data_models.vocabularies import all_group_labels, vocabulary
from representation.community.choice import CommunityChoice
from representation.community.community_reading import CommunityReading
from representation.community.reading import read_community

Row = tuple[str, ...]


def read(*rows: Row, choice: CommunityChoice | None = None) -> CommunityReading:
    reading = read_community(RawTable.of_rows("enrollment.csv", None, rows, tuple(range(1, len(rows) + 1))), choice)
    assert reading is not None
    assert reading.exporter == "enrollment"
    assert reading.rows_read == reading.rows_usable + reading.rows_set_aside
    return reading


def people(reading: CommunityReading, dimension: str) -> dict[str, float]:
    part = reading.counts[reading.counts[CommunityCount.dimension] == dimension]
    return dict(zip(part[CommunityCount.group], part[CommunityCount.people_count], strict=True))


VIRGINIA = (
    "School Year",
    "Division Number",
    "Division Name",
    "School Number",
    "School Name",
    "Race",
    "FT Count",
    "PT Count",
    "Total Count",
)
MEMBERSHIP = [
    ("2024-2025", "2", "Alder", "160", "Bay High", "Asian", "100", "", "100"),
    ("2024-2025", "2", "Alder", "160", "Bay High", "White, not of Hispanic origin", "1,200", "5", "1,205"),
    ("2024-2025", "2", "Alder", "170", "Elm", "White, not of Hispanic origin", "300", "", "300"),
    ("2024-2025", "2", "Alder", "170", "Elm", "Native Hawaiian  or Pacific Islander", "20", "", "20"),
]


def test_a_row_per_school_and_race_is_read_and_a_race_without_a_row_has_nobody() -> None:
    reading = read(VIRGINIA, *MEMBERSHIP)
    assert people(reading, "race") == {"white": 1505.0, "asian": 100.0, "native_hawaiian_or_pacific_islander": 20.0}
    assert people(reading, "school") == {"Bay High": 1305.0, "Elm": 320.0}
    assert set(reading.counts[CommunityCount.total_count]) == {1625.0}
    assert set(reading.counts[CommunityCount.community]) == {"Enrolled students of Alder"}
    assert set(reading.counts[CommunityCount.vintage]) == {"2024–25"}
    assert (reading.findings, reading.rows_usable) == ([], 4)


def test_the_older_headers_give_the_same_and_a_blank_part_time_count_is_nobody() -> None:
    old = tuple(
        {"FT Count": "Full Time Count (All Grades)", "PT Count": "Part Time Count (All Grades)"}.get(name, name) for name in VIRGINIA[:8]
    )
    rows = [tuple(cell or " " for cell in row[:8]) for row in MEMBERSHIP]
    assert people(read(old, *rows), "race") == people(read(VIRGINIA, *MEMBERSHIP), "race")


def test_a_withheld_row_is_no_zero_and_widens_the_total() -> None:
    reading = read(VIRGINIA, *MEMBERSHIP, ("2024-2025", "2", "Alder", "170", "Elm", "Asian", "<", "", "<"))
    asian = reading.counts.set_index("group").loc["asian"]
    assert (asian["people_count"], asian["margin"]) == (105.0, 4.0)
    assert set(reading.counts[CommunityCount.total_count]) == {1630.0}
    assert set(reading.counts[CommunityCount.total_margin]) == {4.0}
    assert [f.kind for f in reading.findings] == ["community_withheld_in_sums"]


@pytest.mark.parametrize(
    ("header", "dimension"), [("English Learners include Former ELs", "english_learner"), ("Disadvantaged", "economically_disadvantaged")]
)
def test_yes_and_no_rows_are_both_answers(header: str, dimension: str) -> None:
    names = tuple(header if name == "Race" else name for name in VIRGINIA)
    rows = [(*MEMBERSHIP[0][:5], answer, count, "", count) for answer, count in (("N", "383"), ("Y", "140"))]
    reading = read(names, *rows)
    assert people(reading, dimension) == {"yes": 140.0, "no": 383.0}
    assert set(reading.counts[CommunityCount.total_count]) == {523.0}


FLAT = ("SCHOOL_YEAR", "LEA_NAME", "LEAID", "GRADE", "RACE_ETHNICITY", "SEX", "STUDENT_COUNT", "TOTAL_INDICATOR", "DMS_FLAG")
NONE = "No Category Codes"


def flat(grade: str, race: str, sex: str, count: str, indicator: str) -> Row:
    return ("2023-2024", "Alder", "3900001", grade, race, sex, count, indicator, "Reported")


DETAILS = [
    flat("Grade 1", "Asian", "Female", "30", "Category Set A - By Race/Ethnicity; Sex; Grade"),
    flat("Grade 1", "Asian", "Male", "20", "Category Set A - By Race/Ethnicity; Sex; Grade"),
    flat("Grade 2", "White", "Female", "40", "Category Set A - By Race/Ethnicity; Sex; Grade"),
    flat("Grade 2", "White", "Male", "50", "Category Set A - By Race/Ethnicity; Sex; Grade"),
    flat("Adult Education", "White", "Male", "9", "Category Set A - By Race/Ethnicity; Sex; Grade"),
]
TOTALS = [
    flat(NONE, "Asian", "Female", "30", "Derived - Subtotal by Race/Ethnicity and Sex minus Adult Education Count"),
    flat(NONE, "Asian", "Male", "20", "Derived - Subtotal by Race/Ethnicity and Sex minus Adult Education Count"),
    flat(NONE, "White", "Female", "40", "Derived - Subtotal by Race/Ethnicity and Sex minus Adult Education Count"),
    flat(NONE, "White", "Male", "50", "Derived - Subtotal by Race/Ethnicity and Sex minus Adult Education Count"),
    flat("Grade 1", NONE, NONE, "50", "Subtotal 4 - By Grade"),
    flat(NONE, NONE, NONE, "149", "Education Unit Total"),
    flat(NONE, NONE, NONE, "140", "Derived - Education Unit Total minus Adult Education Count"),
]


@pytest.mark.parametrize("rows", [[*DETAILS, *TOTALS], [*TOTALS, *DETAILS], TOTALS, DETAILS])
def test_flat_files_mix_totals_and_details_and_nobody_counts_twice(rows: list[Row]) -> None:
    reading = read(FLAT, *rows)
    assert people(reading, "race") == {"white": 90.0, "asian": 50.0}
    assert people(reading, "gender") == {"female": 70.0, "male": 70.0}
    assert set(reading.counts[CommunityCount.total_count]) == {140.0}


def test_students_of_no_stated_race_are_in_the_total_and_in_no_group() -> None:
    extra = flat(NONE, "Not Specified", "Not Specified", "10", "Derived - Subtotal by Race/Ethnicity and Sex minus Adult Education Count")
    reading = read(FLAT, *TOTALS[:4], extra)
    assert people(reading, "race") == {"white": 90.0, "asian": 50.0}
    assert set(reading.counts[CommunityCount.total_count]) == {150.0}
    assert reading.findings == []


def test_codes_of_the_urban_institute_are_races_and_negative_numbers_are_no_students() -> None:
    header = ("year", "leaid", "fips", "grade", "race", "sex", "enrollment")
    rows = [("2020", "3900001", "39", "99", code, "99", count) for code, count in (("1", "90"), ("4", "50"), ("7", "-1"), ("99", "150"))]
    reading = read(header, *rows)
    counts = people(reading, "race")
    assert (counts["white"], counts["asian"]) == (90.0, 50.0)
    assert math.isnan(counts["two_or_more_races"])
    assert set(reading.counts[CommunityCount.total_count]) == {150.0}
    hidden = read(header, *rows[:2], ("2020", "3900001", "39", "99", "7", "99", "-3"), rows[3])
    assert math.isnan(people(hidden, "race")["two_or_more_races"])


def test_a_column_of_all_kinds_of_groups_is_read_and_unknown_ones_are_named() -> None:
    header = ("School Name", "Student Group", "Total Enrollment")
    rows = [
        ("All Students", "300"),
        ("Asian", "100"),
        ("White", "200"),
        ("Female", "160"),
        ("Male", "140"),
        ("English Learners", "30"),
        ("Homeless", "4"),
    ]
    reading = read(header, *[("Bay High", *row) for row in rows])
    assert people(reading, "race") == {"white": 200.0, "asian": 100.0}
    assert people(reading, "gender") == {"female": 160.0, "male": 140.0}
    assert people(reading, "english_learner") == {"yes": 30.0, "no": 270.0}
    assert [f.message for f in reading.findings] == [
        "Rows about Homeless name no group that we know and are in no share. Nothing to do unless one is misspelled."
    ]


def test_a_group_without_a_row_is_unknown_where_the_others_do_not_make_the_total() -> None:
    header = ("School Name", "Student Group", "Total Enrollment")
    bay = [("Bay", "All Students", "300"), ("Bay", "Asian", "100"), ("Bay", "White", "200")]
    elm = [("Elm", "All Students", "50"), ("Elm", "White", "40")]
    assert math.isnan(people(read(header, *bay, *elm), "race")["asian"])


def test_a_row_given_twice_counts_once_and_one_that_differs_stops_the_reading() -> None:
    again = read(VIRGINIA, *MEMBERSHIP, MEMBERSHIP[0])
    assert people(again, "race")["asian"] == 100.0
    assert [(f.kind, f.row, f.message) for f in again.findings] == [
        ("community_repeated_row", 6, "Row 6 repeats row 2; it was counted once. Delete the second row.")
    ]
    other = read(VIRGINIA, *MEMBERSHIP, (*MEMBERSHIP[0][:6], "90", "", "90"))
    assert other.counts.empty
    assert [f.message for f in other.findings] == [
        "“Bay High” has more than one row, and adding them up could count students twice. "
        "Keep one row for each school and group, or add a column that says what the rows differ in (grade, race)."
    ]


EXPORT = [
    ("ELSI Export",),
    ("National Center for Education Statistics",),
    ("This is a District based table with the following filters applied: Alder",),
    (
        "Agency Name",
        "State Name [District] Latest available year",
        "Total Students (UG PK-12) [District] 2011-12",
        "Total Students (UG PK-12) [District] 2010-11",
        "White Students [District] 2011-12",
        "White Students [District] 2010-11",
        "Hispanic Students [District] 2011-12",
        "Hispanic Students [District] 2010-11",
    ),
    ("ALDER CO", "Ohio", "1000", "900", "980", "‡", '="0"', "†"),
    ("Totals:", "n/a", "1000", "900", "980", "890", '="0"', "10"),
    ("Data Source: U.S. Department of Education",),
    ("† indicates that the data are not applicable.",),
]


def test_an_export_of_the_table_generator_has_its_years_in_the_headers() -> None:
    reading = read(*EXPORT)
    assert reading.header_row == 4
    assert people(reading, "race") == {"hispanic_or_latino": 0.0, "white": 980.0}
    assert reading.offered.years == ("2011–12", "2010–11")
    older = read(*EXPORT, choice=CommunityChoice(year="2010–11"))
    assert set(older.counts[CommunityCount.vintage]) == {"2010–11"}


def test_an_export_without_student_groups_says_what_is_missing() -> None:
    rows = [row if len(row) < 3 else row[:4] for row in EXPORT]
    assert [f.message for f in read(*rows).findings] == [
        "The table has numbers of all students and of no group. Add columns of student groups, such as race and ethnicity, to it."
    ]


def test_title_rows_and_codes_of_massachusetts_and_text_figures_of_new_jersey() -> None:
    grades = [
        *[("", "", "", "", "", "Enrollment by Grade")] * 5,
        ("ORG_CODE", "District_NAME", "Total", "Asian", "White", "NativeHawaiianPacificIslander"),
    ]
    massachusetts = read(*grades, ("04450000", "Alder", "100", "40", "60", "0"), ("00000000", "State Totals", "900", "100", "800", "0"))
    assert people(massachusetts, "race") == {"white": 60.0, "asian": 40.0, "native_hawaiian_or_pacific_islander": 0.0}
    notes = [("This is the accessibility sentence of the sheet.",), *[("A note.",)] * 4]
    names = (
        "County Code",
        "District Code",
        "District Name",
        "School Code",
        "School Name",
        "Total Enrollment",
        "White",
        "Black",
        "Hawaiian Native",
    )
    jersey = read(
        *notes,
        names,
        ("01", "0010", "Alder", "050", "Bay High", "400", "300", "100", "*"),
        ("01", "0010", "Alder", "060", "Elm", "200", "150", "50", "0"),
        ("01", "0010", "Alder", "999", "District Total", "600", "450", "150", "*"),
    )
    counts = people(jersey, "race")
    assert (jersey.header_row, counts["white"], counts["black_or_african_american"]) == (6, 450.0, 150.0)
    assert math.isnan(counts["native_hawaiian_or_pacific_islander"])
    assert people(jersey, "school") == {"Bay High": 400.0, "Elm": 200.0}


def test_every_header_and_answer_of_the_vocabularies_names_a_group_that_the_app_knows() -> None:
    roles = {"school", "school_code", "district", "district_code", "code", "year", "total", "full_time", "part_time", "indicator"}
    splitters = {"race", "gender", "english_learner", "economically_disadvantaged", "grade", "subgroup"}
    for row in vocabulary("enrollment_headers"):
        if row["column"] == "splitter":
            assert row["group"] in splitters, row
        else:
            assert row["group"] in all_group_labels(row["column"]) if row["group"] else row["column"] in roles, row
        assert row["source"], row
    for row in vocabulary("enrollment_values"):
        assert row["dimension"] in splitters, row
        assert row["group"] in {"all", "unplaced", "left_out", *all_group_labels(row["dimension"])}, row
        assert row["source"], row


CALIFORNIA = ("School", "Total", "Asian", "Filipino", "White")


def test_filipino_students_whom_california_counts_beside_asian_ones_are_not_lost() -> None:
    reading = read(CALIFORNIA, ("Bay High", "100", "20", "30", "50"), ("Elm", "60", "10", "5", "45"))
    assert people(reading, "race") == {"white": 95.0, "asian": 30.0, "filipino": 35.0}
    assert reading.findings == []
    long = [("Bay", "Asian", "20"), ("Bay", "Filipino", "30"), ("Bay", "White", "50")]
    assert people(read(("School", "Race", "Total"), *long), "race") == {"white": 50.0, "asian": 20.0, "filipino": 30.0}
    parts = [("Bay", "100", "20.0", "30.0", "50.0")]
    assert people(read(("School", "Total", "% Asian", "% Filipino", "% White"), *parts), "race") == {
        "white": 50.0, "asian": 20.0, "filipino": 30.0,
    }  # fmt: skip
