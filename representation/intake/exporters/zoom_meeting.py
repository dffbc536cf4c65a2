"""Zoom's list of the participants of a meeting: a summary of the meeting, a blank row, then one row per person or per joining."""

import itertools
import re

from data_models.raw import RawTable
from representation.answers.folding import folded
from representation.intake.call_list import CallList
from representation.intake.call_names import display_name, says_host
from representation.intake.exporters.fields import known_columns
from representation.intake.exporters.recognition import Recognition, header_set
from representation.intake.rejoining import REASON, rejoined

ROWS_SEARCHED = 25
NAME, EMAILS = "name (original name)", ("user email", "email")
TIMES = {"join time", "duration (minutes)", "total duration (minutes)"}
SUMMARY = {"topic", "start time"}
HOST_EMAILS, HOST_NAMES = ("user email", "host email"), ("host", "host name", "user name")
ADDRESS = re.compile(r"(?<![^\s()<>@])[^\s()<>@]++@[^\s()<>]+")


def recognised(raw: RawTable) -> Recognition | None:
    """Recognised by its column of original names beside a time or duration; the summary above it may be missing."""
    head = raw.head(ROWS_SEARCHED)
    index = next((i for i, row in enumerate(head) if NAME in (there := header_set(row)) and there & TIMES), None)
    if index is None:
        return None
    summary = _summary(head[:index])
    people = CallList.under(raw, index, range(index + 1, len(raw)))
    left_out = {i: "in the waiting room" for i, waits in people.cells("in waiting room").items() if folded(waits) == "yes"}
    left_out |= people.nobodies((NAME,), EMAILS)
    left_out |= dict.fromkeys(_hosts(people, summary), "a host")
    left_out |= dict.fromkeys(rejoined(people.joinings((NAME,), EMAILS, left_out)), REASON)
    return Recognition(
        "zoom_meeting",
        "attendance",
        index,
        columns=known_columns("zoom_meeting", head[index]),
        labels=people.person_names(NAME),
        not_counted=left_out,
        heading=(summary.get("topic", ""), summary.get("start time", "")) if summary else None,
    )


def _summary(above: tuple[tuple[str, ...], ...]) -> dict[str, str]:
    """What the summary says of the meeting, by its folded headers; nothing where there is none."""
    for headers, values in itertools.pairwise(above):
        if header_set(headers) >= SUMMARY:
            return {folded(header): value.strip() for header, value in zip(headers, values, strict=False)}
    return {}


def _hosts(people: CallList, summary: dict[str, str]) -> list[int]:
    """The rows of hosts: by the e-mail in the summary, by the mark behind a name, by the host's name where a row has no e-mail."""
    told = " ".join(summary.get(header, "") for header in (*HOST_EMAILS, *HOST_NAMES))
    addresses = {address.casefold() for address in ADDRESS.findall(told)}
    names, emails = people.cells(NAME), people.cells(*EMAILS)
    by_mark = {i for i in people.rows if emails[i].casefold() in addresses or says_host(names[i])}
    called = {folded(display_name(summary[header])) for header in HOST_NAMES if summary.get(header)}
    called |= {folded(display_name(names[i])) for i in by_mark}
    by_name = {i for i in people.rows if not emails[i] and folded(display_name(names[i])) in called - {""}}
    return sorted(by_mark | by_name)
