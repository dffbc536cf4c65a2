"""Zoom's reports: who registered, who was in a meeting, who attended a webinar."""

import datetime as dt
from collections.abc import Sequence

from sample_data.conversations import Conversation
from sample_data.delimited import delimited
from sample_data.online_visits import MEETING, NOT_READABLE, Joining, OnlineVisit
from sample_data.options import EVENTBRITE
from sample_data.people import Person
from sample_data.report_lines import Line, Report
from sample_data.workbook import Cell

QUESTIONS = (
    "Which of these describe you? (Select all that apply)", "What language do you speak most at home?", "Household income",
    "What is your gender?", "Highest level of education completed",
)  # fmt: skip
REGISTRATION_HEADER = ("First Name", "Last Name", "Email", "Zip/Postal Code", "Registration Time", "Approval Status", *QUESTIONS)
PARTICIPANTS_HEADER = (
    "Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)", "Guest", "Recording Consent",
)  # fmt: skip
STAFF_HEADER = (
    "Attended", "User Name (Original Name)", "Email", "Join Time", "Leave Time", "Time in Session (minutes)", "Is Guest",
    "Country/Region Name",
)  # fmt: skip
ATTENDEE_HEADER = (
    "Attended", "User Name (Original Name)", "First Name", "Last Name", "Email", "Registration Time", "Approval Status", "Join Time",
    "Leave Time", "Time in Session (minutes)", "Is Guest", "Country/Region Name",
)  # fmt: skip
HOST = ("Marlow County Schools", "events@example.org")
PANELISTS = (("Odette Fairbanks", "odette.panel@example.org"), ("Idris Whitlock", "idris.panel@example.org"))
"""The second one came as an attendee first, and is in both sections."""
REASONS = {"denied": "denied", "pending": "pending", "cancelled": "cancelled", "approved": ""}
HEADERS = {"zip_code": "Zip/Postal Code", "income": "Household income", "education": "Highest level of education completed"}


def clock(moment: dt.datetime) -> str:
    """A moment as the reports write it.

    >>> clock(dt.datetime(2026, 10, 13, 18, 2, 9))
    '10/13/2026 06:02:09 PM'
    """
    half = "AM" if moment.hour < 12 else "PM"
    return f"{moment:%m/%d/%Y} {(moment.hour - 1) % 12 + 1:02}:{moment:%M:%S} {half}"


def minutes(joined: dt.datetime, left: dt.datetime) -> int:
    """Whole minutes, the last one full."""
    return -(-int((left - joined).total_seconds()) // 60)


def registration_report(name: str, visits: Sequence[OnlineVisit], conversation: Conversation, number: str) -> Report:
    """The registrations in the order of their time; the custom questions are the last columns."""
    signups = sorted((signup for visit in visits for signup in visit.signups), key=lambda signup: signup.at)
    lines = tuple(
        Line(
            [
                signup.person.first_name, signup.person.last_name, signup.person.email, EVENTBRITE.answers(signup.person)["zip"],
                clock(signup.at), signup.status, *_answers(signup.person),
            ],
            REASONS[signup.status],
            unreadable_cells(signup.person, HEADERS),
        )
        for signup in signups
    )  # fmt: skip
    counts = [sum(signup.status == status for signup in signups) for status in ("cancelled", "approved", "denied")]
    kind = "Meeting ID" if conversation is MEETING else "Webinar ID"
    above: list[list[Cell]] = [
        ["Registration Report"],
        ["Report generated time", clock(conversation.ends + dt.timedelta(hours=20))],
        ["Topic", kind, "Scheduled Time", "Duration (minutes)", "# Registered", "# Cancelled", "# Approved", "# Denied"],
        [conversation.title, number, clock(conversation.begins), 90, len(signups), *counts],
        ["Attendee Details"],
        list(REGISTRATION_HEADER),
    ]
    return Report(name, len(above), lines, delimited([*above, *(line.cells for line in lines)], encoding="utf-8-sig"))


def participants(name: str, visits: Sequence[OnlineVisit], number: str) -> Report:
    """The list of a meeting's participants: one line for each time that somebody joined, the host among them."""
    begins, ends = MEETING.begins, MEETING.ends
    host = Joining(f"{HOST[0]} (Host)", HOST[1], begins - dt.timedelta(minutes=12), ends + dt.timedelta(minutes=4))
    joined = [(line, visit) for visit in visits for line in visit.joinings]
    lines = [Line(_participant(host, "No"), "host")]
    seen: set[str] = set()
    for line, visit in sorted(joined, key=lambda pair: pair[0].joined):
        is_back = visit.identity in seen and not line.email
        lines.append(Line(_participant(line, "No" if line.email else "Yes"), "again" if is_back else ""))
        seen.add(visit.identity)
    count = len({visit.identity for _, visit in joined}) + 1
    above: list[list[Cell]] = [
        ["Meeting ID", "Topic", "Start Time", "End Time", "User Email", "Duration (Minutes)", "Participants", ""],
        [number, MEETING.title, clock(host.joined), clock(host.left), HOST[1], minutes(host.joined, host.left), count, ""],
        [],
        list(PARTICIPANTS_HEADER),
    ]
    return Report(name, len(above), tuple(lines), delimited([*above, *(line.cells for line in lines)], encoding="utf-8-sig"))


def webinar_attendees(name: str, visits: Sequence[OnlineVisit], conversation: Conversation, number: str) -> Report:
    """The attendee report of a webinar: host, panelists and attendees in sections of different width; no-shows are among the last."""
    begins, ends = conversation.begins, conversation.ends
    staff = [_staff(*person, begins, ends) for person in (HOST, *PANELISTS)]
    lines: list[Line] = []
    early = Joining(PANELISTS[1][0], PANELISTS[1][1], begins - dt.timedelta(minutes=9), begins - dt.timedelta(minutes=2))
    lines.append(Line(_attendee(early, None, "", ""), "panelist"))
    for visit in visits:
        signup = visit.signups[-1] if visit.signups else None
        when, status = (clock(signup.at), signup.status) if signup else ("", "")
        person = signup.person if signup else None
        lines += [Line(_attendee(line, person, when, status)) for line in visit.joinings]
        if signup and not visit.joinings and signup.status == "approved":
            cells: list[Cell] = ["No", signup.person.name, signup.person.first_name, signup.person.last_name, signup.person.email]
            lines.append(Line([*cells, when, status, "--", "--", "--", "Yes", "United States"]))
    above: list[list[Cell]] = [
        ["Attendee Report"],
        ["Report generated time", clock(ends + dt.timedelta(hours=20))],
        ["Topic", "Webinar ID", "Actual Start Time", "Actual Duration (minutes)", "# Registrants", "Unique Viewers", "Total Users"],
        [conversation.title, number, clock(begins), 90, sum(bool(v.signups) for v in visits), sum(bool(v.joinings) for v in visits), ""],
        ["Host Details"],
        list(STAFF_HEADER),
        staff[0],
        ["Panelist Details"],
        list(STAFF_HEADER),
        *staff[1:],
        ["Attendee Details"],
        list(ATTENDEE_HEADER),
    ]
    data = delimited([*above, *(line.cells for line in lines)], encoding="utf-8-sig")
    return Report(name, len(above), tuple(lines), data, ((7, "host"), (10, "panelist"), (11, "panelist")))


def unreadable_cells(person: Person, headers: dict[str, str]) -> dict[str, str]:
    """Header → text of the answers that nobody can read."""
    return {headers[field]: text for field, text in NOT_READABLE.items() if getattr(person, field) == text}


def _answers(person: Person) -> list[Cell]:
    answers = EVENTBRITE.answers(person)
    return [answers[question] for question in ("race", "language", "income", "gender", "education")]


def _participant(line: Joining, guest: str) -> list[Cell]:
    return [line.name, line.email, clock(line.joined), clock(line.left), minutes(line.joined, line.left), guest, ""]


def _staff(name: str, email: str, begins: dt.datetime, ends: dt.datetime) -> list[Cell]:
    return ["Yes", name, email, clock(begins), clock(ends), minutes(begins, ends), "No", "United States"]


def _attendee(line: Joining, person: Person | None, registered: str, status: str) -> list[Cell]:
    first, last = (person.first_name, person.last_name) if person else ("", "")
    cells: list[Cell] = ["Yes", line.name, first, last, line.email, registered, status, clock(line.joined), clock(line.left)]
    return [*cells, minutes(line.joined, line.left), "Yes", "United States"]
