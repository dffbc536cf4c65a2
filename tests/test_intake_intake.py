"""One file from its bytes to checked tables."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_models.response import Kind
from data_models.source_row import RegistrationRow
from representation.intake.correction import Correction
from representation.intake.intake import checked_table, checked_tables
from tests.counts import count
from tests.intake_tables import csv_of, table, xlsx_of


def test_each_sheet_is_a_table_of_its_own_kind() -> None:
    data = xlsx_of(
        {
            "Registrations": [["Email", "Race"], ["a@x.org", "White"]],
            "Schedule": [["Title", "Date"], ["Family Night", "9/17/2026"]],
            "Notes": [["remember the cake"]],
        }
    )
    found = [(part.sheet, part.kind, part.rows_read, part.rows_usable) for part in checked_tables("all.xlsx", data)]
    assert found == [("Registrations", "registration", 1, 1), ("Schedule", "conversations", 1, 1), ("Notes", None, 1, 0)]


def test_a_file_that_cannot_be_read_is_one_table_with_one_finding() -> None:
    [found] = checked_tables("x.csv", b"")
    assert (found.kind, found.exporter, found.sheet, found.rows_read, found.rows_usable) == (None, None, None, 0, 0)
    assert [(problem.kind, problem.severity, problem.file, problem.message) for problem in found.findings] == [
        ("file_empty", "file", "x.csv", "The file is empty. Export it again and upload the new file.")
    ]


def test_a_schedule_says_what_is_wrong_with_it() -> None:
    found = table([["Conversation", "Date", "Location"], ["Family Night", "9/31/2026", "Gym"], ["", "9/17/2026", ""]], "conversations")
    assert [(problem.row, problem.column, problem.kind, problem.severity) for problem in found.findings] == [
        (2, "Date", "date_impossible", "cell"),
        (3, "Conversation", "conversation_untitled", "row"),
    ]
    assert found.frame[["conversation", "event_date", "place"]].to_numpy().tolist() == [["Family Night", "", "Gym"]]
    assert (found.rows_read, found.rows_usable, found.rows_set_aside) == (2, 1, 1)


def test_row_numbers_are_those_of_the_spreadsheet() -> None:
    found = checked_tables("x.csv", b"Family Night\n\nEmail,Race\na@x.org,White\n\n\nb@x.org,Blue\n")[0]
    assert (found.header_row, found.frame["row"].tolist()) == (3, [4, 7])
    assert [(problem.kind, problem.row) for problem in found.findings] == [("rows_above_headers", None), ("race_unreadable", 7)]
    assert found.heading == ("Family Night",)


def test_checked_rows_pass_their_own_model() -> None:
    found = table([["Email", "Race", "ZIP"], ["a@x.org", "Blue", "nowhere"], ["b@x.org", "White", "45402"]])
    RegistrationRow.validate(found.frame)
    assert found.frame["race"].tolist() == ["unreadable", "white"]


def test_what_staff_say_is_used_even_where_nothing_was_recognised() -> None:
    raw = table([["Q1", "Q2"], ["a@x.org", "White"]]).raw
    found = checked_table(raw, Correction("registration", "Family Night", {1: "email", 2: "race"}))
    assert (found.kind, found.exporter, found.conversation) == ("registration", "plain", "Family Night")
    assert found.frame[["email", "race"]].to_numpy().tolist() == [["a@x.org", "white"]]


def test_staff_may_name_the_header_row() -> None:
    raw = table([["Email", "Race"], ["E-mail", "Ethnicity"], ["a@x.org", "White"]]).raw
    found = checked_table(raw, Correction(header_index=1))
    assert (found.header_row, found.frame["email"].tolist()) == (2, ["a@x.org"])


@pytest.mark.parametrize("kind", ["registration", "attendance", "exit_survey"])
def test_two_columns_of_one_header_are_read_side_by_side(kind: Kind) -> None:
    found = table([["Email", "ZIP", "ZIP"], ["a@x.org", "", "45402"], ["b@x.org", "45403", "45404"]], kind)
    assert found.frame["zip"].tolist() == ["45402", "45403"]


KINDS: list[Kind | None] = [None, "registration", "attendance", "exit_survey", "conversations", "community"]
WORDS = st.sampled_from(
    ["", "a@x.org", "White", "Asian, White", "45402", "nowhere", "Family Night", "9/17/2026", "Refunded", "x", "=1+1", "n/a", "Total"]
)
HEADERS = st.sampled_from(
    ["Email", "Race", "Ethnicity", "ZIP", "Event Name", "Event date", "Status", "Attended", "Name", "Comments", "", "Q"]
)


@settings(max_examples=count(8, 300))
@given(
    headers=st.lists(HEADERS, min_size=1, max_size=5),
    rows=st.lists(st.lists(WORDS, max_size=6), max_size=4),
    kind=st.sampled_from(KINDS),
)
def test_any_table_is_checked_without_an_error_and_its_rows_add_up(headers: list[str], rows: list[list[str]], kind: Kind | None) -> None:
    for found in checked_tables("x.csv", csv_of([headers, *rows]), kind):
        if found.kind:
            assert found.rows_usable + found.rows_set_aside == found.rows_read
            assert all(problem.row is None or problem.row in found.raw.row_numbers for problem in found.findings)
