"""The body of a table as its exporter reads it: which rows, which cells, which column of several."""

from data_models.raw import RawTable
from representation.intake.exporters.recognition import Boxes, Recognition
from representation.intake.text_frame import text_frame

HEADERS = ("Email", "Race", "Race", "ZIP code")
ROWS = [
    ("The title",),
    HEADERS,
    ("a@x.org", "White", "", "45402"),
    ("b@x.org", "", "Asian", " "),
    ("c@x.org", "  ", "", "45403"),
    ("Attendee Details",),
]
RAW = RawTable.of_rows("a.csv", None, ROWS, (1, 3, 4, 7, 8, 9))


def test_rows_between_the_first_and_the_last_of_the_table_are_its_body() -> None:
    table = text_frame(RAW, Recognition("plain", "registration", 1, end_index=5))
    assert table.rows.tolist() == [4, 7, 8]
    assert table.cells[1].tolist() == ["a@x.org", "b@x.org", "c@x.org"]
    assert table.cells.index.tolist() == [0, 1, 2]
    assert table.header_row == 3


def test_the_body_may_begin_further_down_and_leave_rows_out() -> None:
    table = text_frame(RAW, Recognition("qualtrics", "exit_survey", 1, body_index=3, end_index=5, not_counted={4: "a preview", 0: "?"}))
    assert table.rows.tolist() == [7]
    assert table.cells[1].tolist() == ["b@x.org"]


def test_the_first_column_that_is_not_blank_gives_the_answer_and_its_place() -> None:
    table = text_frame(RAW, Recognition("plain", "registration", 1, end_index=5))
    values, positions = table.first("race")
    assert values.tolist() == ["White", "Asian", ""]
    assert positions.tolist() == [2, 3, 2]


def test_a_cell_of_spaces_is_blank_and_a_column_that_is_not_there_too() -> None:
    table = text_frame(RAW, Recognition("plain", "registration", 1, end_index=5))
    assert [each.tolist() for each in table.first("zip")] == [["45402", "", "45403"], [4, 4, 4]]
    assert [each.tolist() for each in table.first("income")] == [["", "", ""], [0, 0, 0]]


def test_ticked_options_are_joined_in_the_first_column_of_their_question() -> None:
    rows = [("Race: White", "Race: Asian", "Race: Other"), ("1", "0", ""), ("x", "Yes", "Cape Verdean"), ("", "No", "")]
    found = Recognition("surveymonkey", "exit_survey", 0, boxes=(Boxes("Race", (1, 2, 3), ("White", "Asian", "")),))
    table = text_frame(RawTable.of_rows("a.csv", None, rows), found)
    assert table.cells[1].tolist() == ["White", "White\nAsian\nCape Verdean", ""]
    assert table.parts == {2: 1, 3: 1}
    assert [match.column for match in table.matches] == ["race", None, None]


def test_codes_become_their_labels_and_what_has_none_stays() -> None:
    rows = [("sex",), ("1",), (" 2 ",), ("9",)]
    table = text_frame(
        RawTable.of_rows("a.csv", None, rows), Recognition("redcap", "exit_survey", 0, labels={1: {"1": "Female", "2": "Male"}})
    )
    assert table.cells[1].tolist() == ["Female", "Male", "9"]


def test_headers_put_together_and_columns_without_one_are_matched() -> None:
    rows = [("Q1", ""), ("What is your home ZIP code?", ""), ("45402", "stray")]
    found = Recognition("qualtrics", "exit_survey", 1, headers=("What is your home ZIP code?",))
    assert [match.header for match in text_frame(RawTable.of_rows("a.csv", None, rows), found).matches] == [
        "What is your home ZIP code?",
        "",
    ]
