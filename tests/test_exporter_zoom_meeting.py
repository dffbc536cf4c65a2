"""Zoom's list of the participants of a meeting."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_models.raw import RawTable
from representation.intake.call_names import is_device, person_name
from representation.intake.exporters.zoom_meeting import recognised
from representation.intake.rejoining import Joining, rejoined
from tests.counts import count
from tests.intake_tables import Rows, room, stages, table, together

SUMMARY = [
    ["Meeting ID", "Topic", "Start Time", "End Time", "User Email", "Duration (Minutes)", "Participants", ""],
    ["812 0000 0001", "Family Night", "09/17/2026 06:00:10 PM", "09/17/2026 07:31:00 PM", "kim@district.example", "91", "9", ""],
    [],
]
NEW_SUMMARY = [
    ["Topic", "ID", "Host", "Duration (minutes)", "Start time", "End time", "Participants"],
    ["Family Night", "81200000001", "Kim Lee (kim@district.example)", "91", "09/17/2026 06:00:10 PM", "09/17/2026 07:31:00 PM", "9"],
    [],
]
TOTALS = ["Name (Original Name)", "User Email", "Total Duration (Minutes)", "Guest"]
TIMES = ["Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)", "Guest", "Recording Consent"]
NEW_TIMES = ["Name (original name)", "Email", "Join time", "Leave time", "Duration (minutes)", "Guest", "In waiting room"]


def at(minutes: str, day: str = "09/17/2026") -> list[str]:
    """Join and leave time, duration and guest of a row that was there from one minute after six to another ("0-90")."""
    start, end = (int(part) for part in minutes.split("-"))
    times = [f"{day} {6 + minute // 60:02}:{minute % 60:02}:00 PM" for minute in (start, end)]
    return [*times, str(end - start), "Yes"]


def reasons(rows: Rows) -> dict[int, str]:
    return {row.row: row.reason for row in table(rows).not_counted}


def test_the_list_under_the_summary_is_an_attendance_list() -> None:
    found = table([*SUMMARY, TOTALS, ["Kim Lee", "kim@district.example", "91", "No"], ["Ana Ruiz", "ana@x.example", "80", "Yes"]])
    assert (found.exporter, found.kind, found.header_row, found.rows_read, found.findings) == ("zoom_meeting", "attendance", 4, 2, ())
    assert found.frame[["name", "email", "is_attended"]].to_numpy().tolist() == [["Ana Ruiz", "ana@x.example", True]]
    assert {header: column for _, header, column in found.columns if header} == {
        "Name (Original Name)": "name", "User Email": "email", "Total Duration (Minutes)": None, "Guest": None,
    }  # fmt: skip


@pytest.mark.parametrize("summary", [SUMMARY, NEW_SUMMARY, []])
@pytest.mark.parametrize("headers", [TOTALS, TIMES, NEW_TIMES, [TIMES[0], *TIMES[2:]]])
def test_every_variant_of_the_two_headers_is_known(summary: Rows, headers: list[str]) -> None:
    found = table([*summary, headers, ["Ana Ruiz"]])
    assert (found.exporter, found.kind, found.header_row) == ("zoom_meeting", "attendance", len(summary) + 1)
    assert found.frame["name"].tolist() == ["Ana Ruiz"]


@pytest.mark.parametrize("summary", [SUMMARY, NEW_SUMMARY])
def test_the_host_of_the_summary_does_not_take_part(summary: Rows) -> None:
    host = ["Kim Lee", "KIM@district.example", "91", "No"]
    assert reasons([*summary, TOTALS, host, ["Kim Lee (she/her)", "", "4", "Yes"], ["Ana Ruiz", "", "80", "Yes"]]) == {
        5: "a host",
        6: "a host",
    }


def test_a_mark_behind_the_name_says_who_is_a_host() -> None:
    rows = [[*TOTALS], ["Kim Lee (Host)", "", "9", "No"], ["Sam Oh (he/him) (Co-host)", "", "9", "No"], ["Joy Host", "", "9", "Yes"]]
    assert reasons(rows) == {2: "a host", 3: "a host"}


def test_an_account_of_the_same_organization_is_no_host() -> None:
    assert reasons([*SUMMARY, TOTALS, ["Lee Park", "lee@district.example", "80", "No"]]) == {}


def test_rows_of_one_e_mail_are_one_person() -> None:
    rows = [["Ana Ruiz", "ana@x.example", *at("0-20")], ["Ana R", "ANA@x.example", *at("22-90")], ["Bo Chen", "bo@x.example", *at("0-90")]]
    assert stages(room(table([*SUMMARY, TIMES, *rows])))["attended"] == 2


def test_a_guest_who_comes_back_under_the_same_full_name_is_not_counted_again() -> None:
    rows = [["Ana Ruiz (she/her)", "", *at("0-20")], ["Ana Ruíz", "", *at("10-90")], ["Ana Ruiz Soto", "", *at("0-90")]]
    assert reasons([*SUMMARY, TIMES, *rows]) == {6: "the same person or device again"}


def test_a_guest_row_beside_a_signed_in_row_of_that_name_is_that_person() -> None:
    rows = [["Ana Ruiz", "", *at("0-20")], ["Ana Ruiz", "ana@x.example", *at("20-90")]]
    assert list(reasons([*SUMMARY, TIMES, *rows])) == [5]


def test_between_two_people_of_one_name_a_guest_row_is_left_as_it_is() -> None:
    rows = [["Ana Ruiz", "ana@x.example"], ["Ana Ruiz", "ruiz@y.example"], ["Ana Ruiz", ""]]
    assert reasons([TIMES, *rows]) == {}


def test_a_first_name_or_a_device_comes_back_only_where_the_times_allow_it() -> None:
    rows = [
        ["Maria", "", *at("0-30")], ["Maria", "", *at("31-90")], ["Maria", "", *at("10-80")],
        ["iPhone", "", *at("0-90")], ["iPhone", "", *at("5-60")], ["iPhone", "", *at("61-90")],
    ]  # fmt: skip
    again = "the same person or device again"
    assert reasons([*SUMMARY, TIMES, *rows]) == {6: again, 10: again}
    assert reasons([TOTALS, ["Maria", "", "30", "Yes"], ["Maria", "", "50", "Yes"]]) == {}


def test_a_call_by_phone_without_a_name_does_not_count_as_in_a_webinar() -> None:
    rows = [["15550100199", ""], ["1555***0123", ""], ["15550100199 (Ana Ruiz)", ""], ["15550100199", "ana@x.example"]]
    assert reasons([TOTALS, *rows]) == {2: "by phone, without a name", 3: "by phone, without a name"}


def test_programs_that_take_notes_are_no_people() -> None:
    rows = [
        ["Otter.ai", ""], ["Ana's OtterPilot", ""], ["Fireflies.ai Notetaker Fred", "fred@fireflies.example"],
        ["read.ai meeting notes", ""], ["Fathom  Notetaker", ""], ["Otto Grain", ""], ["Thread Ailey", ""],
    ]  # fmt: skip
    assert reasons([TOTALS, *rows]) == dict.fromkeys(range(2, 7), "a note-taking program")


def test_a_device_is_an_attendance_of_somebody_unnamed() -> None:
    found = table([*SUMMARY, TOTALS, ["Guest iPhone", "", "50", "Yes"], ["Ana's iPad (Ruiz)", "", "57", "Yes"]])
    assert found.frame[["name", "first_name", "is_attended"]].to_numpy().tolist() == [["", "", True], ["", "", True]]
    assert found.not_counted == ()


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ana Ruiz", "Ana Ruiz"),
        ("Ana Ruiz (Lincoln PTA)", "Ana Ruiz"),
        ("Ana Ruiz [she/ella]", "Ana Ruiz"),
        ("Ana Ruiz - she/her/hers", "Ana Ruiz"),
        ("Ana (Ana Ruiz)", "Ana Ruiz"),
        ("Ana (Ruiz Family)", "Ana"),
        ("iPad (2)", ""),
        ("iPhone de Ana", ""),
        ("Zoom user", ""),
        ("Samsung SM-G960U", ""),
        ("+1 555 010 0199", ""),
        ("1555***0123", ""),
        ("Ana Guest", "Ana Guest"),
        ("(she/her)", ""),
        ("", ""),
    ],
)
def test_the_name_that_a_row_gives(written: str, name: str) -> None:
    assert person_name(written) == name


def test_who_waited_and_was_not_let_in_was_not_in_the_room() -> None:
    rows = [["Ana Ruiz", "ana@x.example", *at("0-2"), "Yes"], ["Ana Ruiz", "ana@x.example", *at("2-90"), "No"]]
    assert reasons([*NEW_SUMMARY, NEW_TIMES, *rows]) == {5: "in the waiting room"}


def test_the_topic_places_the_file_and_else_the_day() -> None:
    rows = [TOTALS, ["Ana Ruiz", "ana@x.example", "80", "Yes"]]
    other = [SUMMARY[0], [SUMMARY[1][0], "Weekly meeting", *SUMMARY[1][2:]]]
    for summary in (SUMMARY, other):
        done = together(table([*summary, *rows]))
        assert done.findings == []
        assert done.responses["conversation_id"].tolist() == done.conversations["conversation_id"][:1].tolist()


def test_of_a_monthly_evening_the_day_in_the_summary_tells_which_it_was() -> None:
    schedule = [["Conversation", "Date"], ["Family Night", "2026-08-20"], ["Family Night", "2026-09-17"]]
    done = together(table([*SUMMARY, TOTALS, ["Ana Ruiz", "", "80", "Yes"]]), schedule=schedule)
    [where] = done.responses["conversation_id"]
    assert done.conversations.set_index("conversation_id").loc[where, "date"] == "2026-09-17"


def test_the_title_and_the_start_are_what_the_summary_says_of_the_conversation() -> None:
    found = recognised(RawTable.of_rows("call.csv", None, [*SUMMARY[:2], TOTALS]))
    assert found is not None and found.heading == ("Family Night", "09/17/2026 06:00:10 PM")


def test_who_registered_elsewhere_is_known_again_by_name() -> None:
    registered = table(
        [["Email", "First Name", "Last Name", "Event Name"], ["ana@x.example", "Ana", "Ruiz", "Family Night"]], "registration"
    )
    there = room(registered, table([*SUMMARY, TOTALS, ["Ana Ruiz (she/her)", "", "80", "Yes"], ["Guest iPhone", "", "9", "Yes"]]))
    assert stages(there) == {"registered": 1, "attended": 2, "surveyed": 0, "walk_ins": 1}


@pytest.mark.parametrize(
    ("rows", "exporter"),
    [
        ([["Timestamp", "Did you use Zoom?", "Race"], ["9/18/2026 10:00:00", "Yes", "White"]], "google_forms"),
        ([["Timestamp", "Name (original name)", "Email"], ["9/18/2026 10:00:00", "Ana", "a@x.example"]], "google_forms"),
        ([["Name", "Email", "Join Time", "Attended"], ["Ana Ruiz", "", "6:00", "x"]], "sign_in_sheet"),
    ],
)
def test_other_tables_that_speak_of_calls_are_not_taken(rows: Rows, exporter: str) -> None:
    assert table(rows).exporter == exporter


WORDS = st.text(alphabet="abcdefghilmnorstuz", min_size=2, max_size=8).map(str.title)
PERSON = st.tuples(WORDS, WORDS).map(" ".join).filter(lambda name: not is_device(name))


@settings(max_examples=count(15, 300), deadline=None)
@given(st.lists(PERSON, min_size=1, max_size=6, unique_by=str.casefold), st.booleans(), st.booleans())
def test_a_written_list_of_different_people_reads_back_the_same(names: list[str], has_summary: bool, has_times: bool) -> None:
    rows = [[name, "", *(at("0-90") if has_times else ["90", "Yes"])] for name in names]
    found = table([*(SUMMARY if has_summary else []), TIMES if has_times else TOTALS, *rows])
    assert (found.exporter, found.frame["name"].tolist(), found.not_counted) == ("zoom_meeting", names, ())


@settings(max_examples=count(25, 500), deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["Ana Ruiz", "Bo", "iPad", ""]), st.sampled_from(["", "a@x.example"])), max_size=8))
def test_at_least_one_row_of_everybody_stays(people: list[tuple[str, str]]) -> None:
    again = set(rejoined([Joining(i, name, email) for i, (name, email) in enumerate(people)]))
    assert {name for i, (name, _) in enumerate(people) if i not in again} == {name for name, _ in people}
    assert not any(email for i, (_, email) in enumerate(people) if i in again)
