"""Whom some conversations were for, and who came: what decides how well a community fits."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import pandas as pd

from data_models.response import MISSING
from data_models.vocabularies import vocabulary

SMALLEST_SHOWN: Final = 10
"""Fewer people of a role, or ZIP codes, decide nothing: what a page says must not tell a small count (NCES 2011-603)."""

NEARLY_ALL: Final = 0.8
"""From this share of the known roles on, a room whose schedule says nothing is one for that role: a convention of ours."""


OF_STUDENTS: Final = re.compile(r"\bof [\w\s-]*\b(students?|pupils?)\b|\bde [\w\s-]*\bestudiantes\b|\bstudents?['’]s?(?!\w)")
"""Words that say whose families are meant, not that students are."""


@dataclass(frozen=True)
class RoomPeople:
    """Whom conversations were for, and who came.

    Attributes
    ----------
    audiences
        What the schedule says of each conversation, in roles of `groups.csv`; empty for one that is for everyone, or says nothing.
    roles, zips
        People who came, by role and by ZIP code.
    dates
        ISO dates of the conversations that somebody attended, sorted.
    """

    audiences: tuple[frozenset[str], ...] = ()
    roles: Mapping[str, int] = field(default_factory=dict)
    zips: Mapping[str, int] = field(default_factory=dict)
    dates: tuple[str, ...] = ()

    @property
    def audience(self) -> str:
        """The one role that the room is for; "" where it is for several, or nobody said."""
        said = frozenset().union(*self.audiences)
        if said:
            return next(iter(said)) if len(said) == 1 and all(self.audiences) else ""
        known = sum(self.roles.values())
        return next((role for role, count in self.roles.items() if count >= max(SMALLEST_SHOWN, NEARLY_ALL * known)), "")

    @property
    def has_students(self) -> bool:
        """Whether students were asked to come, or enough of them came for a page to say so."""
        return any("student" in each for each in self.audiences) or self.roles.get("student", 0) >= SMALLEST_SHOWN


def audience_of(stakeholder_group: str) -> frozenset[str]:
    """The roles that a stakeholder group names; families of students are families.

    >>> sorted(audience_of("Families and neighbors")), sorted(audience_of("Parents of high school students")), audience_of("Open")
    (['family', 'neighbor'], ['family'], frozenset())
    """
    text = re.sub(
        r"\bof [\w\s-]*\b(students?|pupils?)\b|\bde [\w\s-]*\bestudiantes\b|\bstudents?['’]s?(?!\w)", " ", stakeholder_group.casefold()
    )
    words = re.findall(r"\w+", text)
    return frozenset(row["audience"] for row in vocabulary("audience_words") if any(word.startswith(row["word"]) for word in words))


def room_people(room: pd.DataFrame, conversations: pd.DataFrame | None = None) -> RoomPeople:
    """Who was at some conversations.

    Parameters
    ----------
    room
        `Participation` rows.
    conversations
        `Conversation` rows of the schedule; None where there is none to ask.
    """
    came = room[room["is_attended"]]
    people = came.drop_duplicates("person_id", keep="last")
    audiences: tuple[frozenset[str], ...] = ()
    dates: tuple[str, ...] = ()
    if conversations is not None:
        attended = conversations[conversations["conversation_id"].isin(came["conversation_id"])]
        audiences = tuple(audience_of(text) for text in attended["stakeholder_group"])
        dates = tuple(sorted(date for date in attended["date"] if date))
    return RoomPeople(audiences, _counted(people["role"]), _counted(people["zip"]), dates)


def _counted(values: pd.Series) -> dict[str, int]:
    return {str(value): int(count) for value, count in values[~values.isin(MISSING)].value_counts().items()}
