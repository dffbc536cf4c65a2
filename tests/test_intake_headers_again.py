"""Two exports pasted into one file: the second row of headers is nobody."""

import pytest

from data_models.raw import RawTable
from representation.intake.exporters.recognition import Boxes, Recognition
from representation.intake.headers_again import headers_again
from representation.intake.intake import checked_tables
from tests.intake_tables import table, together

HEADERS = ["Name", "Email", "Home ZIP", "Race", "Event Name"]


def rows(*numbers: int) -> list[list[str]]:
    return [[f"Person {i}", f"p{i}@x.org", "45402", "White", "East"] for i in numbers]


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "with a byte-order mark"])
def test_a_row_of_headers_among_the_rows_is_nobody(mark: str) -> None:
    found = table([HEADERS, *rows(1), [mark + HEADERS[0], *HEADERS[1:]], *rows(2, 3)])
    assert (found.rows_read, found.rows_usable) == (3, 3)
    assert [(each.row, each.reason) for each in found.not_counted] == [(3, "the headers again")]
    assert found.frame["email"].tolist() == ["p1@x.org", "p2@x.org", "p3@x.org"]


def test_repeated_headers_make_no_conversation() -> None:
    found = together(table([HEADERS, *rows(1), HEADERS, *rows(2)]), schedule=[])
    assert found.conversations["title"].tolist() == ["East"]


def test_headers_of_two_lines_are_left_out_when_they_come_again() -> None:
    lines = [("Name", "Email"), ("(first and last)", "(home)"), ("Ana", "a@x.org"), ("Name", "Email"), ("Bo", "b@x.org")]
    raw = RawTable.of_rows("a.csv", None, lines)
    assert headers_again(raw, Recognition("plain", "registration", 0, 2)) == {3: "the headers again"}


def test_a_row_that_shares_a_few_words_with_the_headers_is_a_person() -> None:
    lines = [HEADERS, ["Name", "Email", "45402", "White", "East"]]
    assert headers_again(RawTable.of_rows("a.csv", None, lines), Recognition("plain", "registration", 0)) == {}


def test_options_in_columns_of_their_own_are_no_headers() -> None:
    lines = [("Race", "Gender"), ("Race", "Gender")]
    boxes = (Boxes("What is your race?", (1,), ("Race",)), Boxes("What is your gender?", (2,), ("Gender",)))
    found = Recognition("surveymonkey", "exit_survey", 0, boxes=boxes)
    assert headers_again(RawTable.of_rows("a.csv", None, lines), found) == {}


def test_a_schedule_pasted_from_two_counts_no_headers() -> None:
    data = b"Conversation,Date\nEast,2026-09-17\nConversation,Date\nWest,2026-10-06\n"
    [found] = checked_tables("schedule.csv", data)
    assert found.frame["conversation"].tolist() == ["East", "West"]
