"""SurveyMonkey exports: the question over its first column, options below, with or without the columns about the respondent."""

import pytest

from tests.intake_tables import Rows, table

FIELDS = [
    "Respondent ID",
    "Collector ID",
    "Start Date",
    "End Date",
    "IP Address",
    "Email Address",
    "First Name",
    "Last Name",
    "Custom Data 1",
]
BELOW = [""] * len(FIELDS)
QUESTIONS = ["What is your race?<br>Choose all.", "", "", "What is your gender?", "Home ZIP code"]
OPTIONS = ["White", "Asian", "Other (please specify)", "Response", "Open-Ended Response"]
ANSWERS = [
    ["White", "Asian", "", "Female", "2139"],
    ["", "", "Haitian", "Male", "45402"],
    ["-", "", "", "", "-"],
]
ABOUT = ["118", "42", "09/20/2026 06:01:00 PM", "09/20/2026 06:09:00 PM", "203.0.113.7", "ana@example.org", "Ana", "Ruiz", ""]
READ = [["white|asian", "female", "02139"], ["black_or_african_american", "male", "45402"], ["", "", ""]]


def answers_of(rows: Rows) -> list[list[str]]:
    values: list[list[str]] = table(rows).frame[["race", "gender", "zip"]].values.tolist()
    return values


def test_two_header_rows_are_one_question_for_all_its_options() -> None:
    found = table([[*FIELDS, *QUESTIONS], [*BELOW, *OPTIONS], *([*ABOUT, *row] for row in ANSWERS)])
    assert (found.exporter, found.kind, found.header_row, found.rows_read) == ("surveymonkey", "exit_survey", 1, 3)
    assert found.frame[["race", "gender", "zip"]].values.tolist() == READ
    assert found.frame["row"].tolist() == [3, 4, 5]
    assert (found.frame["submitted_at"].iloc[0], found.frame["email"].iloc[0]) == ("2026-09-20 18:09:00", "ana@example.org")
    assert [(header, column) for _, header, column in found.columns if column == "race"] == [
        ("What is your race? Choose all.", "race"),
        ("Asian", "race"),
        ("Other (please specify)", "race"),
    ]


def test_without_the_columns_about_the_respondent_it_is_known_by_its_second_row() -> None:
    found = table([QUESTIONS, OPTIONS, *ANSWERS])
    assert (found.exporter, found.header_row) == ("surveymonkey", 1)
    assert answers_of([QUESTIONS, OPTIONS, *ANSWERS]) == READ


def test_one_header_row_is_read_too() -> None:
    found = table([["RespondentID", "Gender", "Education"], ["118", "Female", "Graduate degree"]])
    assert (found.exporter, found.header_row, found.rows_read) == ("surveymonkey", 1, 1)
    assert found.frame[["gender", "education"]].values.tolist() == [["female", "graduate"]]


def test_single_choice_spread_over_columns_is_one_answer() -> None:
    rows = [
        ["Respondent ID", "Gender", "", "Household Income", ""],
        ["", "Male", "Female", "$0 - $24,999", "$25,000 - $49,999"],
        ["1", "", "Female", "$0 - $24,999", ""],
        ["2", "Male", "", "", "$25,000 - $49,999"],
    ]
    assert table(rows).frame[["gender", "income"]].values.tolist() == [["female", "0-24999"], ["male", "25000-49999"]]


def test_an_option_called_no_can_be_ticked() -> None:
    rows = [
        ["Respondent ID", "Are you Hispanic or Latino?", "", "Race"],
        ["", "Yes", "No", "Response"],
        ["1", "Yes", "", "White"],
        ["2", "", "No", "White"],
    ]
    assert table(rows).frame["race"].tolist() == ["hispanic_or_latino|white", "white"]


def test_contact_details_below_one_question_are_each_their_own() -> None:
    rows = [
        ["Respondent ID", "About you", "", "", "Race"],
        ["", "Name", "ZIP/Postal Code", "Email Address", "Response"],
        ["1", "Ana Ruiz", "02139", "ana@example.org", "White"],
    ]
    found = table(rows).frame
    assert found[["name", "zip", "email", "race"]].values.tolist() == [["Ana Ruiz", "02139", "ana@example.org", "white"]]


def test_a_grid_of_answers_keeps_its_columns() -> None:
    rows = [["Respondent ID", "I felt", ""], ["", "heard", "welcome"], ["1", "Agree", "Disagree"], ["2", "Agree", "Agree"]]
    assert [header for _, header, _ in table(rows).columns] == ["Respondent ID", "I felt - heard", "I felt - welcome"]


@pytest.mark.parametrize(
    "rows",
    [
        [["E-mail", "Race", "What else?"], ["a@example.org", "White", "Response"]],
        [["Name", "Race", ""], ["", "White", "Asian"], ["Ana", "x", ""]],
        [["Timestamp", "Race"], ["9/20/2026 18:00:00", "Response"]],
    ],
)
def test_other_tables_are_not_taken_for_it(rows: Rows) -> None:
    assert table(rows).exporter != "surveymonkey"
