"""Microsoft Forms: its own columns in English and Spanish, in any order, and what a quiz adds."""

import pytest

from tests.intake_tables import Rows, table

ENGLISH = ["ID", "Start time", "Completion time", "Email", "Name"]
SPANISH = ["Id", "Hora de inicio", "Hora de finalización", "Correo electrónico", "Nombre"]
ABOUT = ["1", "9/20/2026 18:00:00", "9/20/2026 18:09:00", "anonymous", ""]


@pytest.mark.parametrize(
    "rows",
    [
        [[*ENGLISH, "What is your race?"], [*ABOUT, "White;"]],
        [[*SPANISH, "Tu raza"], [*ABOUT, "Blanca;"]],
        [["Our evening"], [*ENGLISH, "Last modified time", "Race"], [*ABOUT, "", "White;"]],
        [["Race", "Completion time", "Start time", "Id"], ["White;", ABOUT[2], ABOUT[1], "1"]],
        [["Id\xa0", "Start time", "Completion time", "What is your\nrace?\xa0"], ["1", ABOUT[1], ABOUT[2], "White;"]],
    ],
    ids=["English", "Spanish", "below notes", "other order", "spaces and line breaks"],
)
def test_it_is_known_by_its_own_columns(rows: Rows) -> None:
    found = table(rows)
    assert (found.exporter, found.kind, found.rows_read, found.frame["race"].tolist()) == ("microsoft_forms", "exit_survey", 1, ["white"])
    assert found.frame["submitted_at"].tolist() == ["2026-09-20 18:09:00"]
    assert found.frame["email"].tolist() == [""]
    assert [problem.kind for problem in found.findings] == (["rows_above_headers"] if found.header_row == 2 else [])


def test_points_and_feedback_of_a_quiz_are_not_answers() -> None:
    headers = [*ENGLISH, "Total points", "Quiz feedback", "What is your gender?", "Points - What is your gender?"]
    found = table([[*headers, "Feedback - What is your gender?"], [*ABOUT, "3", "", "Female", "1", "Male"]])
    assert [column for _, _, column in found.columns][5:] == [None, None, "gender", None, None]
    assert found.frame["gender"].tolist() == ["female"]


def test_a_question_called_like_a_column_of_the_tool_is_read() -> None:
    found = table([[*ENGLISH, "Name2", "Race"], [*ABOUT, "Ana Ruiz", "White;"]])
    assert found.frame["name"].tolist() == ["Ana Ruiz"]


@pytest.mark.parametrize(
    "headers",
    [["Id", "Email", "Name", "Race"], ["Title", "Date", "Start time", "Place"], ["Name", "Start time", "Completion time", "Race"]],
)
def test_other_tables_are_not_taken_for_it(headers: list[str]) -> None:
    assert table([headers, ["1"] * len(headers)]).exporter != "microsoft_forms"
