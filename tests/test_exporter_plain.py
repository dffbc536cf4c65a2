"""Tables of no tool: headers anywhere, in one row or two, options in columns, notes around."""

from collections.abc import Sequence

import pytest

from representation.intake.checked import CheckedTable
from representation.intake.correction import Correction
from representation.intake.exporters.recognition import Boxes
from representation.intake.intake import checked_table, checked_tables
from representation.intake.recognising import by_hand
from tests.intake_tables import Rows, table, xlsx_of

ANSWERS = [["a@example.org", "x", "", "x"], ["b@example.org", "", "x", ""], ["c@example.org", "", "", ""]]
RACES = ["white|asian", "black_or_african_american", ""]


def races(found: CheckedTable) -> list[str]:
    values: list[str] = found.frame["race"].tolist()
    return values


@pytest.mark.parametrize(
    "headings",
    [
        [["E-mail", "Race: White", "Race: Black", "Race: Asian"]],
        [["E-mail", "Race - White", "Race - Black", "Race - Asian"]],
        [["E-mail", "Race [White]", "Race [Black]", "Race [Asian]"]],
        [["E-mail", "Race (White)", "Race (Black)", "Race (Asian)"]],
        [["E-mail", "Race", "", ""], ["", "White", "Black", "Asian"]],
        [["", "Race", "", ""], ["E-mail", "White", "Black", "Asian"]],
        [["E-mail", "Race", "Race", "Race"], ["", "White", "Black", "Asian"]],
        [["Spring conversation"], [], ["E-mail", "What is your race and ethnicity?", "", ""], ["", "White", "Black", "Asian"]],
    ],
    ids=["colon", "dash", "brackets", "parentheses", "below", "below all", "repeated", "below a title"],
)
def test_options_in_columns_are_one_question_wherever_they_are_named(headings: Rows) -> None:
    found = table([*headings, *ANSWERS])
    assert (found.exporter, found.kind) == ("plain", "registration")
    assert (races(found), found.rows_read, found.frame["email"].tolist()) == (RACES, 3, [row[0] for row in ANSWERS])


@pytest.mark.parametrize("tick", ["X", "1", "Yes", "TRUE", "✓"])
@pytest.mark.parametrize("blank", ["", "No", "0", "FALSE", "n/a"])
def test_a_tick_is_a_mark_and_everything_else_is_none(tick: str, blank: str) -> None:
    rows = [["E-mail", "Race: White", "Race: Asian"], ["a@example.org", tick, blank], ["b@example.org", tick, tick]]
    assert races(table(rows)) == ["white", "white|asian"]


def test_the_text_of_an_option_is_a_tick_and_other_answers_are_read() -> None:
    rows = [
        ["E-mail", "Race: White", "Race: Asian", "Race: Other (describe)"],
        ["a@example.org", "White", "", ""],
        ["b@example.org", "", "Asian", "Haitian"],
    ]
    assert races(table(rows)) == ["white", "black_or_african_american|asian"]


def test_columns_that_hold_anything_else_are_no_options() -> None:
    rows = [["E-mail", "Race - yours", "Race - of your child"], ["a@example.org", "White", "Asian"], ["b@example.org", "Black", "White"]]
    assert [column for _, _, column in table(rows).columns] == ["email", None, None]


def test_headers_in_two_lines_are_joined() -> None:
    rows = [["Spring"], ["E-mail", "Home", "Language"], ["address", "ZIP code", "at home"], ["ana@example.org", "2139", "Spanish"]]
    found = table(rows)
    assert (found.exporter, found.header_row, found.rows_read) == ("plain", 2, 1)
    assert found.frame[["email", "zip", "language"]].values.tolist() == [["ana@example.org", "02139", "spanish"]]


def test_a_row_of_answers_is_no_second_line_of_headers() -> None:
    found = table([["E-mail", "Race", ""], ["a@example.org", "White", "x"], ["b@example.org", "Asian", "x"]])
    assert (found.rows_read, races(found)) == (2, ["white", "asian"])


def test_group_names_above_the_headers_are_no_headers() -> None:
    rows = [["About you", "", "", "Contact"], ["Race", "Gender", "Home ZIP", "E-mail"], ["White", "Female", "45402", "a@example.org"]]
    found = table(rows)
    assert (found.header_row, found.rows_read) == (2, 1)
    assert found.frame[["race", "gender", "zip"]].values.tolist() == [["white", "female", "45402"]]


def test_a_table_far_below_notes_in_a_later_sheet_is_found() -> None:
    notes = [["Report of the office"], [], ["Please do not forward."], ["Prepared for the board"], []]
    rows: list[Sequence[object]] = [*notes, ["E-mail", "Race", "Home ZIP"], ["a@example.org", "White", 2139]]
    found = {each.sheet: each for each in checked_tables("book.xlsx", xlsx_of({"Cover": [["Hello"]], "People": rows}))}
    assert (found["People"].kind, found["People"].header_row, found["People"].frame["zip"].tolist()) == ("registration", 6, ["02139"])
    assert found["Cover"].kind is None


def test_totals_and_notes_below_the_table_are_nobody() -> None:
    rows = [
        ["Name", "E-mail", "Race"],
        ["Ana Ruiz", "a@example.org", "White"],
        ["Bo Chen", "", ""],
        ["Total", "2", ""],
        [],
        ["Please tell the office about mistakes."],
        ["Total people: 2"],
    ]
    found = table(rows, "registration")
    assert found.frame["name"].tolist() == ["Ana Ruiz", "Bo Chen"]
    assert {each.row: each.reason for each in found.not_counted} == {
        4: "a line of totals",
        6: "a note below the table",
        7: "a note below the table",
    }


def test_a_name_alone_below_a_blank_row_is_a_person() -> None:
    assert table([["Name", "E-mail", "Race"], ["Ana Ruiz", "", "White"], [], ["Bo Chen"]], "registration").frame["name"].tolist() == [
        "Ana Ruiz",
        "Bo Chen",
    ]


@pytest.mark.parametrize("joiner", [", ", ",", ";", " | ", "/", "\n", " & "])
def test_options_joined_in_one_cell_are_split_at_any_delimiter(joiner: str) -> None:
    rows = [["E-mail", "Race"], ["a@example.org", joiner.join(["Hispanic, Latino, or Spanish origin", "White"])]]
    assert races(table(rows)) == ["hispanic_or_latino|white"]


def test_marks_under_options_that_no_question_names_are_not_guessed() -> None:
    found = table([["E-mail", "Gender", "White", "Asian"], ["a@example.org", "Female", "x", ""], ["b@example.org", "Male", "", "x"]])
    assert [column for _, _, column in found.columns] == ["email", "gender", None, None]


def test_columns_of_marks_that_staff_take_for_one_question_are_its_options() -> None:
    raw = table([["Who", "White", "Asian"], ["Ana Ruiz", "x", ""], ["Bo Chen", "x", "x"]]).raw
    found = by_hand(raw, None, "attendance", 0, {1: "name", 2: "race", 3: "race"})
    assert (found.exporter, found.kind, found.header_index) == ("plain", "attendance", 0)
    assert found.boxes == (Boxes("White", (2, 3), ("White", "Asian")),)


def test_any_table_can_be_mapped_by_hand() -> None:
    raw = table([["our list"], ["Q1", "Q2"], ["Spanish", "a@example.org"]]).raw
    said = Correction("registration", header_index=1, columns={1: "language", 2: "email"})
    found = checked_table(raw, said)
    assert (found.kind, found.header_row, found.frame[["language", "email"]].values.tolist()) == (
        "registration",
        2,
        [["spanish", "a@example.org"]],
    )
