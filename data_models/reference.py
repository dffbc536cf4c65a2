"""Reference communities: what they are called, whom they describe, and who is measured against which."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, TypeAlias

Describes: TypeAlias = Literal["residents", "adults", "students", "families", "zone", "other"]
Scope: TypeAlias = Literal["everyone", "stakeholder_group", "series"]

DESCRIBES: Final[dict[Describes, str]] = {
    "residents": "All residents",
    "adults": "Adults (18 and over)",
    "students": "Students",
    "families": "Families of enrolled students",
    "zone": "Residents of a school’s zone",
    "other": "Somebody else, or not said",
}
"""Whom a community can describe, and how people read it."""

SCOPES: Final[tuple[Scope, ...]] = ("series", "stakeholder_group", "everyone")
"""For whom a community can be chosen; the first that applies to a conversation counts."""


@dataclass(frozen=True)
class SaidCommunity:
    """What staff said about the figures that files bring under the name `community`; `zone` is the school, "" where there is none."""

    community: str
    name: str
    describes: Describes
    zone: str
    saved_at: datetime
    saved_by: str


@dataclass(frozen=True)
class SaidChoice:
    """What staff said a series or a stakeholder group is measured against.

    `community` is the name in the files, "" where staff took a choice back; `subject` is "" for everyone.
    """

    scope: Scope
    subject: str
    community: str
    saved_at: datetime
    saved_by: str


@dataclass(frozen=True)
class Said:
    """What stands of all that staff said about communities."""

    communities: tuple[SaidCommunity, ...] = ()
    choices: tuple[SaidChoice, ...] = ()


@dataclass(frozen=True)
class ReferenceCommunity:
    """One reference community: `names` are those that files give its figures, `zone` is the school whose zone it is, "" for none."""

    name: str
    describes: Describes
    zone: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choice:
    """A series, a stakeholder group or everyone (`subject` ""), and the name of the community that it is measured against."""

    scope: Scope
    subject: str
    community: str


@dataclass(frozen=True)
class References:
    """Every reference community that has figures, and every choice that can be followed."""

    communities: tuple[ReferenceCommunity, ...] = ()
    choices: tuple[Choice, ...] = ()


NOTHING_SAID: Final = Said()
