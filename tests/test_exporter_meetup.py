"""Meetup's list of an event's attendees."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from representation.intake.intake import checked_tables
from tests.counts import count
from tests.intake_tables import Rows, csv_of, room, stages, table

HEADERS = [
    "Name", "Attendance", "User ID", "Title", "Event Host", "RSVP", "Guests", "RSVPed on", "Joined Group on", "URL of Member Profile",
    "Notes",
]  # fmt: skip


def member(name: str, number: int, rsvp: str = "Yes", came: str = "", guests: str = "0", host: str = "") -> list[str]:
    return [name, came, f"user {number}", "", host, rsvp, guests, "September 2, 2026 8:46 PM", "04/24/2024", "https://x.example/1", ""]


def reasons(rows: Rows) -> dict[int, str]:
    return {row.row: row.reason for row in table(rows).not_counted}


@pytest.mark.parametrize("name", ["attendees.xls", "attendees.csv", "attendees.tsv"])
def test_text_separated_by_tabs_is_read_under_any_name(name: str) -> None:
    [found] = checked_tables(name, csv_of([HEADERS, member("Ana Ruiz", 1), member("Bo Chen", 2, came="Y")], "\t"))
    assert (found.exporter, found.kind, found.header_row, found.findings) == ("meetup", "registration", 1, ())
    assert found.frame[["name", "person_id", "is_attended", "submitted_at"]].to_numpy().tolist() == [
        ["Ana Ruiz", "user 1", False, "2026-09-02 20:46:00"],
        ["Bo Chen", "user 2", True, "2026-09-02 20:46:00"],
    ]


def test_who_said_no_or_waits_and_the_hosts_do_not_count() -> None:
    rows = [
        HEADERS, member("Ana Ruiz", 1), member("Bo Chen", 2, "No"), member("Cy Diaz", 3, "Waitlist"), member("Di Park", 4, host="Yes"),
        member("Ed Moss", 5, host="No"),
    ]  # fmt: skip
    assert reasons(rows) == {3: "not attending", 4: "waitlisted", 5: "a host"}


def test_guests_without_a_name_are_told_and_not_counted() -> None:
    found = table([HEADERS, member("Ana Ruiz", 1, guests="2"), member("Bo Chen", 2, guests="1"), member("Cy Diaz", 3, "No", guests="4")])
    [problem] = found.findings
    assert (problem.kind, problem.severity, problem.row, problem.column) == ("guests_unnamed", "file", None, "Guests")
    assert problem.message == (
        "3 further people are announced as guests without a name; they are not counted. "
        "Ask guests to register themselves or to answer the exit survey."
    )
    assert len(found.frame) == 2


def test_a_list_without_attendance_says_nothing_of_who_came() -> None:
    rows = [[cell for i, cell in enumerate(row) if i != 1] for row in (HEADERS, member("Ana Ruiz", 1))]
    found = table(rows)
    assert (found.exporter, found.frame["is_attended"].tolist()) == ("meetup", [False])


def test_a_member_is_known_again_at_the_next_event() -> None:
    first, second = (
        table([HEADERS, member(name, 1)], conversation=title) for name, title in (("Ana R", "Family Night"), ("Ana", "Library Evening"))
    )
    there = room(first, second)
    assert stages(there)["registered"] == 2
    assert there["person_id"].nunique() == 1


@pytest.mark.parametrize("name", ["Total", "Sum", "Count"])
def test_a_member_whose_name_is_a_word_for_a_total_is_a_person(name: str) -> None:
    found = table([HEADERS, member("Ana Ruiz", 1), member(name, 2)])
    assert (found.frame["name"].tolist(), found.not_counted, found.findings) == (["Ana Ruiz", name], (), ())


def test_the_list_of_all_members_is_no_list_of_an_event() -> None:
    assert table([["Name", "User ID", "Title", "Member ID", "Joined Group on", "Total RSVPs"], ["Ana Ruiz", "user 1"]]).exporter != "meetup"


@settings(max_examples=count(15, 300), deadline=None)
@given(st.lists(st.sampled_from(["Yes", "No", "Waitlist"]), min_size=1, max_size=8), st.integers(0, 3))
def test_a_written_list_reads_back_the_same(answers: list[str], guests: int) -> None:
    rows = [HEADERS, *[member(f"Ana {i}", i, answer, guests=str(guests)) for i, answer in enumerate(answers)]]
    [found] = checked_tables("attendees.xls", csv_of(rows, "\t"))
    yes = [f"user {i}" for i, answer in enumerate(answers) if answer == "Yes"]
    assert (found.exporter, found.frame["person_id"].tolist()) == ("meetup", yes)
    assert [problem.value for problem in found.findings] == ([str(len(yes) * guests)] if yes and guests else [])
