"""Zoom's report of a webinar's attendees: sections of different width for hosts, panelists and attendees."""

import itertools

from data_models.raw import RawTable
from representation.answers.folding import folded
from representation.intake.call_list import CallList
from representation.intake.call_names import CALLER
from representation.intake.exporters.fields import known_columns
from representation.intake.exporters.recognition import Recognition, header_set
from representation.intake.rejoining import REASON, rejoined

ROWS_SEARCHED = 30
FINGERPRINT = {"attended", "join time", "leave time", "time in session (minutes)"}
ATTENDEES = "attendee details"
REASONS = {"host details": "a host", "panelist details": "a panelist", "other attended": CALLER}
NAMES, EMAILS = ("user name (original name)", "user name"), ("email",)


def recognised(raw: RawTable) -> Recognition | None:
    """Recognised by the times in session beside a mark of attendance, in whichever section they come first."""
    head = raw.head(ROWS_SEARCHED)
    first = next((i for i, row in enumerate(head) if header_set(row) >= FINGERPRINT), None)
    if first is None:
        return None
    sections = _sections(raw)
    index = next((start + 1 for name, start, _ in sections if name == ATTENDEES), len(raw) - 1 if sections else first)
    end = next((end for name, _, end in sections if name == ATTENDEES), len(raw))
    left_out = {i: reason for name, start, stop in sections if (reason := REASONS.get(name)) for i in _people(start, stop)}
    people = CallList.under(raw, index, range(index + 1, end))
    left_out |= people.nobodies(NAMES, EMAILS)
    others = {name: _emails(raw, start, stop) for name, start, stop in sections if name in ("host details", "panelist details")}
    left_out |= {i: REASONS[of] for i, email in people.cells(*EMAILS).items() for of, known in others.items() if email.casefold() in known}
    came = folded("yes")
    absent = [i for i, mark in people.cells("attended").items() if folded(mark) != came]
    left_out |= dict.fromkeys(rejoined(people.joinings(NAMES, EMAILS, {*left_out, *absent})), REASON)
    topic, started = _topic(head)
    dates = {people.positions["join time"]: dict.fromkeys(("", "-", "--"), started)} if "join time" in people.positions else {}
    return Recognition(
        "zoom_webinar_attendees",
        "attendance",
        index,
        end_index=end,
        columns=known_columns("zoom_webinar_attendees", raw.row(index)),
        labels={**people.person_names(*NAMES), **dates},
        not_counted=left_out,
        heading=(topic, started) if topic or started else None,
    )


def _sections(raw: RawTable) -> list[tuple[str, int, int]]:
    """Name, row and end of every section: its title stands alone in the first cell of a row."""
    first = raw.cells[1].map({text: folded(text) for text in raw.cells[1].unique()})
    starts = [int(i) for i in first.index[first.isin([ATTENDEES, *REASONS])]]
    return [(str(first[start]), start, end) for start, end in itertools.pairwise([*starts, len(raw)])]


def _people(start: int, end: int) -> range:
    """The rows of people in a section: those under its title and its headers."""
    return range(min(start + 2, end), end)


def _emails(raw: RawTable, start: int, end: int) -> set[str]:
    rows = _people(start, end)
    if not rows:
        return set()
    return {email.casefold() for email in CallList.under(raw, start + 1, rows).cells(*EMAILS).values()} - {""}


def _topic(head: tuple[tuple[str, ...], ...]) -> tuple[str, str]:
    """Title and start of the webinar, "" where the report does not say."""
    for headers, values in itertools.pairwise(head):
        if {"topic", "webinar id"} <= header_set(headers):
            said = {folded(header): value.strip() for header, value in zip(headers, values, strict=False)}
            return said["topic"], said.get("actual start time", said.get("start time", ""))
    return "", ""
