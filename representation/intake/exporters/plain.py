"""Any table with a header row that we can read."""

from data_models.raw import RawTable
from data_models.response import Kind
from representation.intake.columns import header_column
from representation.intake.exporters.recognition import (
    AFTERWARDS,
    ANSWERS,
    PERSON,
    Recognition,
    columns_of,
    form_kind,
    likely_header_index,
)

TURN = 9
"""The general case comes last."""
COUNT_HEADERS = ("people", "population", "count", "estimate", "total count", "ft count", "total_enrollment", "total")


MANY_ANSWERS = 2
"""A list with a mark of attendance that also asks this many questions is a registration with check-in, not a sign-in sheet."""


def plain_kind(headers: tuple[str, ...]) -> Kind | None:
    """What a plain table is, by its columns; None where they do not tell."""
    columns = columns_of(headers)
    if columns & {"mark", "signature"} and columns & PERSON:
        registered = columns & {"order_id", "status", "submitted_at"} or len(columns & ANSWERS) >= MANY_ANSWERS
        return "registration" if registered else "attendance"
    schedule = {column for header in headers if (column := header_column(header, schedule=True)[0])}
    if {"conversation", "event_date"} <= schedule and not columns & (ANSWERS | {"email", "first_name", "last_name", "status"}):
        return "conversations"
    if columns & AFTERWARDS and columns & (ANSWERS | PERSON | {"conversation"}):
        return "exit_survey"
    if columns & PERSON:
        return form_kind(headers) if columns & {"conversation"} and not columns & {"name", "email"} else "registration"
    if len(columns & ANSWERS) >= 2:
        return form_kind(headers)
    return None


def recognised(raw: RawTable) -> Recognition | None:
    """Recognised when a row holds at least two headers that we know and the table is no table of counts."""
    index = likely_header_index(raw)
    if index is None:
        index = _schedule_index(raw)
        return None if index is None else Recognition("plain", "conversations", index)
    headers = raw.row(index)
    if any(header.strip().casefold() in COUNT_HEADERS for header in headers) and not columns_of(headers) & PERSON:
        return None
    kind = plain_kind(headers)
    return None if kind is None else Recognition("plain", kind, index)


def _schedule_index(raw: RawTable) -> int | None:
    for i, row in enumerate(raw.head(5)):
        found = {column for cell in row if (column := header_column(cell, schedule=True)[0])}
        if {"conversation", "event_date"} <= found:
            return i
    return None
