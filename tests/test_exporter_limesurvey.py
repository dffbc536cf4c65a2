"""LimeSurvey exports: codes, questions and options in one header, and responses that were not sent."""

import pytest

from tests.intake_tables import table

FIELDS = ["id. Response ID", "submitdate. Date submitted", "lastpage. Last page", "startlanguage. Start language"]
QUESTIONS = [
    "race[SQ001]. What is your race? [White]",
    "race[SQ002]. What is your race? [Asian]",
    "race[other]. What is your race? [Other]",
]


def answer(*answers: str, sent: str = "2026-09-20 18:09:11") -> list[str]:
    return ["7", sent, "3", "es", *answers]


@pytest.mark.parametrize(("yes", "no"), [("Yes", "No"), ("Y", ""), ("Sí", "No"), ("Yes", "N/A")])
def test_a_column_for_each_option_is_one_question(yes: str, no: str) -> None:
    found = table([[*FIELDS, *QUESTIONS], answer(yes, yes, no), answer(no, no, "Haitian"), answer(no, no, no)])
    assert (found.exporter, found.kind, found.header_row) == ("limesurvey", "exit_survey", 1)
    assert found.frame["race"].tolist() == ["white|asian", "black_or_african_american", ""]
    assert found.frame["language"].tolist() == [""] * 3


def test_questions_are_shown_without_their_code() -> None:
    found = table([[*FIELDS, "q7. What is your gender?", *QUESTIONS], answer("Female", "Y", "", "")])
    assert [header for _, header, _ in found.columns][-4:] == ["What is your gender?", "What is your race?", "Asian", "Other"]
    assert found.frame["gender"].tolist() == ["female"]


def test_answers_that_were_not_sent_do_not_count() -> None:
    found = table([[*FIELDS, "gender. Gender"], answer("Female"), answer("", sent=" "), answer("Male", sent=" ")])
    assert [(each.row, each.reason) for each in found.not_counted] == [(3, "not finished")]
    assert found.frame["gender"].tolist() == ["female", "male"]  # what somebody said before leaving counts


def test_a_file_without_the_columns_about_the_response_is_known_by_its_codes() -> None:
    found = table([[*QUESTIONS, "zip. What is your ZIP code?"], ["Yes", "No", "", "2139"]])
    assert (found.exporter, found.frame["race"].tolist(), found.frame["zip"].tolist()) == ("limesurvey", ["white"], ["02139"])


def test_headers_of_codes_alone_and_of_questions_alone_are_read() -> None:
    codes = table([["id", "submitdate", "lastpage", "startlanguage", "gender", "zip"], answer("Female", "02139")])
    assert codes.frame[["gender", "zip"]].values.tolist() == [["female", "02139"]]
    words = ["Response ID", "Date submitted", "Last page", "Start language", "Race [White]", "Race [Asian]", "Gender"]
    assert table([words, answer("Yes", "Yes", "Male")]).frame[["race", "gender"]].values.tolist() == [["white|asian", "male"]]


def test_answers_as_codes_are_said_and_not_read() -> None:
    found = table([["id", "submitdate", "lastpage", "startlanguage", "gender"], answer("A1"), answer("A2")])
    assert found.frame["gender"].tolist() == ["", ""]
    [problem] = found.findings
    assert (problem.kind, problem.column) == ("answers_are_codes", "gender")
    assert problem.message.endswith("they count as missing. Export the responses again with full answers and full question text.")


def test_a_grid_of_answers_is_no_question_with_options() -> None:
    found = table([[*FIELDS, "felt[1]. [I felt heard]", "felt[2]. [I felt welcome]"], answer("4", "5"), answer("1", "3")])
    assert [header for _, header, _ in found.columns][-2:] == ["I felt heard", "I felt welcome"]


@pytest.mark.parametrize(
    "headers",
    [["Timestamp", "Q1. Your race", "Q2. Your gender"], ["Q1. Your race", "Q2. Your gender"], ["Email", "Date submitted", "Race"]],
)
def test_numbered_questions_of_other_tools_are_not_taken_for_it(headers: list[str]) -> None:
    assert table([headers, ["x"] * len(headers)]).exporter != "limesurvey"
