"""Which column of a file is what."""

import re
from dataclasses import dataclass
from functools import cache

from data_models.vocabularies import vocabulary
from representation.answers.folding import folded

COLUMNS = {
    "conversation": "Conversation",
    "event_date": "Date of the conversation",
    "submitted_at": "When the form was filled in",
    "email": "E-mail (recognizes the person, is not kept)",
    "person_id": "Person's number (recognizes the person, is not kept)",
    "name": "Name (recognizes the person, is not kept)",
    "first_name": "First name (recognizes the person, is not kept)",
    "last_name": "Last name (recognizes the person, is not kept)",
    "order_id": "Order number (tells who came together, is not kept)",
    "status": "Status of the registration",
    "mark": "Mark of attendance",
    "signature": "Signature or time of arrival",
    "race": "Race and ethnicity",
    "language": "Language at home",
    "zip": "Home ZIP code",
    "income": "Household income",
    "gender": "Gender",
    "education": "Education",
    "role": "Role",
    "channel": "How they heard of it",
    "comment": "Comment",
    "rating": "Closed question about the conversation",
    "start_time": "Start time",
    "place": "Place",
    "mode": "In person, virtual or hybrid",
    "series": "Series",
    "host": "Host",
    "stakeholder_group": "Stakeholder group",
    "contact": "Phone or address (is not kept)",
}
"""Every column that a file can bring → what staff see in the list of choices."""

NOT_USED = ("ignore", "contact")
"""Columns that are recognised so that they are not taken for something else; they are dropped at once."""


@dataclass(frozen=True)
class ColumnMatch:
    """A header and what it was taken for; `strength` ranks several columns of one kind (higher is asked first)."""

    position: int
    header: str
    column: str | None
    strength: int


@cache
def _phrases(kind: str) -> tuple[tuple[str, str], ...]:
    rows = [(folded(row["phrase"]), row["column"]) for row in vocabulary("headers") if row["match"] == kind]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@cache
def header_column(header: str, schedule: bool = False) -> tuple[str | None, int]:
    """What a header stands for, and how surely: an exact phrase beats a longer text that contains one, longer phrases beat shorter.

    A question (a header of several words) outranks a built-in field of the same kind, because built-in fields are often left empty.

    >>> header_column("What language do you speak most at home?")[0]
    'language'
    >>> header_column("UserLanguage")[0] is None
    True
    """
    text = folded(re.sub(r"<[^>]+>", " ", header))
    if not text:
        return None, 0
    if schedule:
        for phrase, column in _phrases("schedule"):
            if text == phrase:
                return column, 3
    for phrase, column in _phrases("exact"):
        if text == phrase:
            return (None, 0) if column in NOT_USED else (column, 2)
    for phrase, column in _phrases("contains"):
        if re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text):
            return (None, 0) if column in NOT_USED else (column, 3)
    return None, 0


def column_matches(headers: tuple[str, ...], schedule: bool = False) -> list[ColumnMatch]:
    """One match per header, in order; positions count from 1."""
    return [ColumnMatch(i, header, *header_column(header, schedule)) for i, header in enumerate(headers, start=1)]
