"""Zoom's report of who registered for a meeting or a webinar: rows about the event, then one row per registration."""

import itertools

from data_models.raw import RawTable
from representation.answers.folding import folded
from representation.intake.call_list import CallList
from representation.intake.exporters.fields import known_columns
from representation.intake.exporters.recognition import Recognition, header_set

ROWS_SEARCHED = 30
FINGERPRINT = {"first name", "email", "registration time", "approval status"}
OTHER_REPORT = {"attended", "join time"}
SCHEDULED = ("scheduled time", "start time", "scheduled start time", "actual start time")
WAITING, TAKEN_BACK = "pending", "cancel"


def recognised(raw: RawTable) -> Recognition | None:
    """Recognised by the time of registration beside an approval; who attended is another report."""
    head = raw.head(ROWS_SEARCHED)
    index = next((i for i, row in enumerate(head) if (there := header_set(row)) >= FINGERPRINT and not there & OTHER_REPORT), None)
    if index is None:
        return None
    heading = _heading(head[:index])
    return Recognition(
        "zoom_registration",
        "registration",
        index,
        columns=known_columns("zoom_registration", head[index]),
        not_counted=_not_approved(CallList.under(raw, index, range(index + 1, len(raw)))),
        heading=heading if any(heading) else None,
    )


def _not_approved(people: CallList) -> dict[int, str]:
    """Rows that nobody has approved yet or that were taken back; a denial is a status that every tool has."""
    statuses = {i: folded(status) for i, status in people.cells("approval status").items()}
    waiting = {i: "not approved yet" for i, status in statuses.items() if status.startswith(WAITING)}
    return waiting | {i: "cancelled" for i, status in statuses.items() if status.startswith(TAKEN_BACK)}


def _heading(above: tuple[tuple[str, ...], ...]) -> tuple[str, str]:
    """Title and time of the event, in a row of values under a row of headers or beside their labels."""
    said: dict[str, str] = {}
    for headers, values in itertools.pairwise(above):
        if len(header_set(headers) & {"topic", "webinar id", "meeting id", "id", *SCHEDULED}) > 1:
            said |= {folded(header): value.strip() for header, value in zip(headers, values, strict=False)}
    said = {**{folded(row[0]): row[1].strip() for row in above if len(row) == 2}, **said}
    return said.get("topic", ""), next((said[label] for label in SCHEDULED if label in said), "")
