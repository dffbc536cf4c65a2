"""Which column of a file is what, and why."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from data_models.response import DIMENSIONS
from representation.intake.header_phrases import HEADERS_KEPT, Phrase, bare, contained_phrase, exact_phrases, header_text
from representation.intake.not_about_you import doubtful, without_denied
from representation.intake.page_text import plain_text

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
ALL_USED = ("status", "comment", "rating")
"""Columns of which a file may bring several that do not stand for each other."""
JOINED = ("race",)
"""Columns whose answers are read together (a question about race and one about ethnicity)."""


@dataclass(frozen=True)
class HeaderMatch:
    """What a header stands for, how surely, and why; `column` is None where it is not used."""

    column: str | None
    strength: int
    reason: str


@dataclass(frozen=True)
class ColumnMatch:
    """A header and what it was taken for; `strength` ranks several columns of one kind (higher is asked first).

    `reason` says in words for staff why the column is used so, or why it is not used although it looks as if it could be; "" where
    nothing is known of it.
    """

    position: int
    header: str
    column: str | None
    strength: int
    reason: str = ""


@lru_cache(HEADERS_KEPT)
def header_match(header: str, schedule: bool = False) -> HeaderMatch:
    """What a header stands for: a false friend is nothing; an exact phrase beats a text that contains one, longer phrases beat shorter.

    A question (a header of several words) outranks a built-in field of the same kind, because built-in fields are often left empty.

    >>> header_match("What language do you speak most at home?").reason
    'says “language do you speak most at home”'
    >>> header_match("Mailing zip code")
    HeaderMatch(column=None, strength=0, reason='a mailing ZIP is not a home ZIP')
    """
    text = header_text(header)
    if not text:
        return HeaderMatch(None, 0, "")
    if schedule and (phrase := exact_phrases("schedule").get(text)):
        return HeaderMatch(phrase.column, 3, f"exactly “{plain_text(header)}”")
    if phrase := exact_phrases("exact").get(text):
        return _match(phrase, 2, f"exactly “{plain_text(header)}”")
    if phrase := exact_phrases("exact").get(bare(text)):
        return _match(phrase, 2, f"says “{phrase.shown}”")
    text = without_denied(text)
    for kind, strength in (("never", 0), ("contains", 3), ("last", 1)):
        if phrase := contained_phrase(kind, text):
            doubt = doubtful(text) if phrase.column in DIMENSIONS else None
            return _match(doubt or phrase, strength, f"says “{phrase.shown}”")
    return HeaderMatch(None, 0, "")


def _match(phrase: Phrase, strength: int, reason: str) -> HeaderMatch:
    return HeaderMatch(None, 0, phrase.reason) if phrase.column in NOT_USED else HeaderMatch(phrase.column, strength, reason)


def header_column(header: str, schedule: bool = False) -> tuple[str | None, int]:
    """What a header stands for, and how surely; `header_match` says why.

    >>> header_column("UserLanguage")[0] is None
    True
    """
    found = header_match(header, schedule)
    return found.column, found.strength


def column_matches(headers: tuple[str, ...], schedule: bool = False) -> list[ColumnMatch]:
    """One match per header, in order; positions count from 1. Where several stand for one thing, the reasons say which is asked first."""
    found = [header_match(header, schedule) for header in headers]
    return ranked(
        [
            ColumnMatch(i, header, each.column, each.strength, each.reason)
            for i, (header, each) in enumerate(zip(headers, found, strict=True), 1)
        ]
    )


def asked_in_order(matches: Sequence[ColumnMatch], column: str) -> list[ColumnMatch]:
    """The columns taken for `column`, the one to ask first in front."""
    return sorted((match for match in matches if match.column == column), key=lambda match: (-match.strength, match.position))


def ranked(matches: Sequence[ColumnMatch]) -> list[ColumnMatch]:
    """The matches, with what several columns of one kind have to do with each other added to their reasons.

    To be called again on matches that were replaced; what an earlier call added is replaced.

    >>> [match.reason for match in column_matches(("Home Zip", "What is your home ZIP code?"))]
    ['exactly “Home Zip”; asked where “What is your home ZIP code?” is blank', 'says “your home zip”; asked first']
    """
    added: dict[int, str] = {}
    for column in {match.column for match in matches} - {None, *ALL_USED}:
        first, *others = asked_in_order(matches, str(column))
        for other in others:
            joined = column in JOINED
            added[other.position] = f"read together with {_quoted(first)}" if joined else f"asked where {_quoted(first)} is blank"
            added[first.position] = f"read together with {_quoted(others[0])}" if joined else "asked first"
    return [replace(match, reason="; ".join(filter(None, (_alone(match.reason), added.get(match.position))))) for match in matches]


_ADDED = re.compile(r"(?:^|; )(?:read together with “|asked where “|asked first$).*$", re.DOTALL)


def _alone(reason: str) -> str:
    return _ADDED.sub("", reason)


def _quoted(match: ColumnMatch) -> str:
    header = plain_text(match.header)
    return f"“{header if len(header) <= 60 else header[:59] + '…'}”"
