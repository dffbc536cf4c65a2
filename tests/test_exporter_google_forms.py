"""Google Forms: the timestamp, wherever it stands, and what a quiz adds."""

import pytest

from representation.intake.intake import checked_tables
from tests.intake_tables import Rows, table, xlsx_of


@pytest.mark.parametrize(
    "rows",
    [
        [["Timestamp", "What is your race?"], ["9/20/2026 18:00:00", "White"]],
        [["Marca temporal", "Dirección de correo electrónico", "Tu raza"], ["20/9/2026 18:00:00", "a@example.org", "Blanca"]],
        [["What is your race?", "Timestamp"], ["White", "9/20/2026 18:00:00"]],
        [["Answers of our form"], [], ["Timestamp", "Race"], ["9/20/2026 18:00:00", "White"]],
        [["\xa0Timestamp ", "What is your\nrace?\xa0"], ["9/20/2026 18:00:00", "White"]],
    ],
    ids=["English", "Spanish", "other order", "below notes", "spaces and line breaks"],
)
def test_it_is_known_by_its_timestamp(rows: Rows) -> None:
    found = table(rows)
    assert (found.exporter, found.kind, found.rows_read, found.frame["race"].tolist()) == ("google_forms", "exit_survey", 1, ["white"])
    assert found.frame["submitted_at"].tolist() == ["2026-09-20 18:00:00"]


def test_a_sheet_of_responses_is_one_in_any_order() -> None:
    sheets = {"Form Responses 1": [["Race", "Timestamp"], ["White", "9/20/2026 18:00:00"]]}
    [found] = checked_tables("form.xlsx", xlsx_of(sheets))
    assert found.exporter == "google_forms"


def test_points_and_feedback_of_a_quiz_are_not_answers() -> None:
    headers = ["Timestamp", "Score", "Gender", "Gender [Score]", "Gender [Feedback]", "Username"]
    found = table([headers, ["9/20/2026 18:00:00", "4 / 10", "Female", "1 / 1", "Male", "ana@example.org"]])
    assert [column for _, _, column in found.columns] == ["submitted_at", None, "gender", None, None, "email"]
    assert found.frame[["gender", "email"]].values.tolist() == [["female", "ana@example.org"]]


@pytest.mark.parametrize(
    "headers",
    [
        ["Name", "E-mail", "Timestamp", "Attended"],
        ["record_id", "survey_timestamp", "race___1"],
        ["Email", "Race", "Timestamp"],
        ["Id", "Start time", "Completion time", "Email", "Name", "Timestamp", "What is your gender?"],
    ],
)
def test_other_tables_with_a_timestamp_are_not_taken_for_it(headers: list[str]) -> None:
    assert table([headers, ["1"] * len(headers)]).exporter != "google_forms"
