"""Eventbrite's attendee report: one header row, custom questions as trailing columns."""

from data_models.raw import RawTable
from representation.intake.exporters.fields import known_columns
from representation.intake.exporters.recognition import Recognition, header_set

FINGERPRINT = {"order #", "attendee #"}
"""The status is that of the attendee or of the whole order; staff leave either column out."""


def recognised(raw: RawTable) -> Recognition | None:
    """Recognised by the numbers of order and attendee; the first rows may be notes."""
    for i, row in enumerate(raw.head(5)):
        if header_set(row) >= FINGERPRINT:
            return Recognition("eventbrite", "registration", i, columns=known_columns("eventbrite", row))
    return None
