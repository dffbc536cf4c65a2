"""Zoom's report of a webinar's attendees."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_models.raw import RawTable
from representation.intake.exporters.zoom_webinar_attendees import recognised
from tests.counts import count
from tests.intake_tables import Rows, room, stages, table, together

ABOVE = [
    ["Attendee Report"],
    ["Report generated time", "10/06/2026 09:00:00 AM"],
    ["Topic", "Webinar ID", "Actual Start Time", "Actual Duration (minutes)", "# Registrants", "Unique Viewers", "Total Users"],
    ["Family Night", "812 0000 0001", "09/17/2026 06:00:00 PM", "90", "4", "2", "4"],
]
SHORT = ["Attended", "User Name (Original Name)", "Email", "Join Time", "Leave Time", "Time in Session (minutes)", "Is Guest"]
HEADERS = [
    "Attended", "User Name (Original Name)", "First Name", "Last Name", "Email", "Phone", "Registration Time", "Approval Status",
    "Join Time", "Leave Time", "Time in Session (minutes)", "Is Guest", "What is your home ZIP code?", "Country/Region Name",
]  # fmt: skip
HOSTS = [
    ["Host Details"],
    SHORT,
    ["Yes", "Kim Lee", "kim@district.example", "09/17/2026 05:50:00 PM", "09/17/2026 07:30:00 PM", "100", "No"],
]
PANEL = [["Panelist Details"], SHORT, ["Yes", "Pat Day", "pat@x.example", "09/17/2026 05:55:00 PM", "09/17/2026 07:30:00 PM", "95", "Yes"]]


def attendee(name: str, email: str, came: str = "Yes", start: str = "00", end: str = "59", zip_code: str = "") -> list[str]:
    """A row of an attendee who came at six and some minutes; a no-show has dashes."""
    first, _, last = name.partition(" ")
    times = [f"09/17/2026 06:{start}:00 PM", f"09/17/2026 06:{end}:00 PM", "60"] if came == "Yes" else ["--", "--", "--"]
    return [came, name, first, last, email, "", "09/01/2026 08:00:00 AM", "approved", *times, "Yes", zip_code, "United States"]


def report(*attendees: list[str], others: Rows = ()) -> list[list[str]]:
    """A whole report; attendees begin in row 13."""
    return [*ABOVE, *HOSTS, *PANEL, ["Attendee Details"], HEADERS, *attendees, *(list(row) for row in others)]


def reasons(rows: Rows) -> dict[int, str]:
    return {row.row: row.reason for row in table(rows).not_counted}


def test_only_the_section_of_attendees_takes_part() -> None:
    found = table(report(attendee("Ana Ruiz", "ana@x.example", zip_code="02139"), attendee("Bo Chen", "bo@x.example", came="No")))
    assert (found.exporter, found.kind, found.header_row, found.rows_read) == ("zoom_webinar_attendees", "attendance", 12, 4)
    assert found.frame[["email", "is_attended", "zip"]].to_numpy().tolist() == [
        ["ana@x.example", True, "02139"],
        ["bo@x.example", False, ""],
    ]
    assert {row.row: row.reason for row in found.not_counted} == {7: "a host", 10: "a panelist"}
    assert found.findings == ()


def test_custom_questions_are_read_by_their_words() -> None:
    columns = {header: column for _, header, column in table(report(attendee("Ana Ruiz", ""))).columns}
    assert columns["What is your home ZIP code?"] == "zip"
    assert columns["Country/Region Name"] is None
    assert columns["Attended"] == "mark"


@pytest.mark.parametrize("nothing", ["", "--"])
def test_who_did_not_come_has_no_times_and_no_finding(nothing: str) -> None:
    absent = attendee("Bo Chen", "bo@x.example", came="No")
    absent[8:11] = [nothing] * 3
    done = together(table(report(absent)), schedule=[["Conversation", "Date"], ["Another title", "2026-09-17"]])
    assert done.findings == []
    assert done.responses["is_attended"].tolist() == [False]


def test_the_day_of_the_webinar_counts_and_not_that_of_the_report() -> None:
    """The report was made on the day of the Library Evening."""
    rows = report(attendee("Ana Ruiz", "ana@x.example"), attendee("Bo Chen", "bo@x.example", came="No"))
    rows[3] = ["Weekly webinar", *rows[3][1:]]
    done = together(table(rows))
    titles = done.conversations.set_index("conversation_id")["title"]
    assert [titles[where] for where in done.responses["conversation_id"]] == ["Family Night", "Family Night"]


def test_rows_of_one_person_who_came_back_are_one_attendance() -> None:
    rows = report(
        attendee("Ana Ruiz", "ana@x.example", end="20"),
        attendee("Ana Ruiz", "ana@x.example", start="22"),
        attendee("Bo Chen", "", end="20"),
        attendee("Bo Chen", "", start="22"),
    )
    assert reasons(rows) == {7: "a host", 10: "a panelist", 16: "the same person or device again"}
    assert stages(room(table(rows)))["attended"] == 2


def test_a_panelist_among_the_attendees_does_not_take_part() -> None:
    assert reasons(report(attendee("Pat Day", "PAT@x.example")))[13] == "a panelist"


def test_callers_of_the_last_section_are_told_apart_by_nothing() -> None:
    others = [["Other Attended"], ["User Name", "Join Time", "Leave Time", "Time in Session (minutes)"], ["15550100199", "", "", "9"]]
    found = table(report(attendee("Ana Ruiz", "ana@x.example"), others=others))
    assert found.frame["name"].tolist() == ["Ana Ruiz"]
    assert {row.row: row.reason for row in found.not_counted}[16] == "by phone, without a name"


def test_a_number_or_a_note_taking_program_among_the_attendees_is_nobody() -> None:
    rows = report(attendee("15550100199", ""), attendee("Otter.ai", ""), attendee("Guest iPhone", ""))
    assert list(reasons(rows).items())[2:] == [(13, "by phone, without a name"), (14, "a note-taking program")]


def test_section_titles_padded_to_the_width_of_the_table_are_titles() -> None:
    rows = [[*row, *[""] * (14 - len(row))] for row in report(attendee("Ana Ruiz", "ana@x.example"))]
    assert table(rows).frame["name"].tolist() == ["Ana Ruiz"]


def test_a_report_without_sections_is_a_list_of_attendees() -> None:
    found = table([HEADERS, attendee("Ana Ruiz", "ana@x.example")])
    assert (found.exporter, found.header_row, found.frame["name"].tolist()) == ("zoom_webinar_attendees", 1, ["Ana Ruiz"])


def test_a_webinar_to_which_nobody_came_has_no_attendees() -> None:
    for rows in ([*ABOVE, *HOSTS], [*ABOVE, *HOSTS, *PANEL, ["Attendee Details"], HEADERS]):
        found = table(rows)
        assert (found.exporter, len(found.frame)) == ("zoom_webinar_attendees", 0)


def test_a_registration_that_was_denied_does_not_count() -> None:
    denied = attendee("Bo Chen", "bo@x.example", came="No")
    denied[7] = "denied"
    assert reasons(report(denied))[13] == "declined"


def test_the_title_and_the_start_are_what_the_report_says_of_the_conversation() -> None:
    found = recognised(RawTable.of_rows("report.csv", None, report()))
    assert found is not None and found.heading == ("Family Night", "09/17/2026 06:00:00 PM")


def test_a_sign_in_sheet_with_a_mark_is_not_a_webinar() -> None:
    assert table([["Attended", "Name", "Email", "Time in"], ["Yes", "Ana Ruiz", "", "6:00"]]).exporter == "sign_in_sheet"


PEOPLE = st.lists(st.tuples(st.sampled_from(["Yes", "No"]), st.from_regex(r"[a-z]{3,8}@x\.example", fullmatch=True)), max_size=6)


@settings(max_examples=count(15, 300), deadline=None)
@given(PEOPLE, st.booleans(), st.booleans())
def test_a_written_report_reads_back_the_same(people: list[tuple[str, str]], has_hosts: bool, has_panel: bool) -> None:
    attendees = [attendee(f"Person {i}", email, came) for i, (came, email) in enumerate(people)]
    rows = [*ABOVE, *(HOSTS if has_hosts else []), *(PANEL if has_panel else []), ["Attendee Details"], HEADERS, *attendees]
    found = table(rows)
    assert found.frame["email"].tolist() == [email for _, email in people]
    assert found.frame["is_attended"].tolist() == [came == "Yes" for came, _ in people]
    assert len(found.not_counted) == has_hosts + has_panel
