"""What does not fit between a room and the communities beside it: ages, years, places."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final, Literal

import pandas as pd

from data_models.reference import ReferenceCommunity, References
from data_models.vocabularies import vocabulary
from representation.references.describing import age_floor
from representation.references.room_people import SMALLEST_SHOWN, RoomPeople

OLDEST_YEARS: Final = 5.0
"""Figures whose middle lies longer before the conversations are called old: statistics.md §6, "Years"."""

YEARS: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s*[-–—/]\s*((?:19|20)?\d\d))?(?!\d)")


@dataclass(frozen=True)
class Concern:
    """One thing that does not fit: with which community, on which dimensions; `detail` is the age, the years or the place."""

    kind: Literal["age_floor", "old_figures", "elsewhere"]
    community: str
    dimensions: tuple[str, ...]
    detail: str


def concerns(figures: pd.DataFrame, references: References, people: RoomPeople, zips: pd.DataFrame) -> list[Concern]:
    """What a reader should know before comparing a room with some communities.

    Parameters
    ----------
    figures
        Rows with `dimension`, `community`, `universe` and `vintage` (of `CommunityCount` or of a summary) that the room is compared with.
    zips
        Every `CommunityCount` row: a community that counts ZIP codes says by them where it is.
    """
    once = figures.loc[figures["community"].ne(""), ["community", "dimension", "universe", "vintage"]].drop_duplicates()
    found: list[Concern] = []
    for (name, universe), rows in once.groupby(["community", "universe"], sort=False):
        floor = age_floor(str(universe))
        if floor and people.has_students:
            found.append(Concern("age_floor", str(name), _dimensions(rows), str(floor)))
    for (name, vintage), rows in once.groupby(["community", "vintage"], sort=False):
        if is_old(str(vintage), people.dates):
            found.append(Concern("old_figures", str(name), _dimensions(rows), str(vintage)))
    known = {each.name: each for each in references.communities}
    for name, rows in once.groupby("community", sort=False):
        place = _elsewhere(known.get(str(name), ReferenceCommunity(str(name), "other")), people, zips)
        if place:
            found.append(Concern("elsewhere", str(name), _dimensions(rows), place))
    return found


def _dimensions(rows: pd.DataFrame) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rows["dimension"].tolist()))


def middle_year(vintage: str) -> float | None:
    """The middle of the years that a vintage names, as a year with decimals; None where it names none.

    >>> middle_year("ACS 2020–2024, 5-year"), middle_year("2025–26"), middle_year("years not given")
    (2022.5, 2026.0, None)
    """
    found = YEARS.search(vintage)
    if found is None:
        return None
    first = int(found[1])
    last = int(found[2] or first)
    if last < 100:  # "2025–26", and "1999–00" too
        last += first - first % 100 + (100 if last < first % 100 else 0)
    return (first + max(first, last)) / 2 + 0.5


def is_old(vintage: str, dates: tuple[str, ...]) -> bool:
    """Whether figures are from more than `OLDEST_YEARS` before the middle of some conversations.

    >>> is_old("ACS 2015–2019, 5-year", ("2023-09-01", "2024-06-01")), is_old("2020", ())
    (True, False)
    """
    middle = middle_year(vintage)
    if middle is None or not dates:
        return False
    return (_year(min(dates)) + _year(max(dates))) / 2 - middle > OLDEST_YEARS


def _year(date: str) -> float:
    day = dt.date.fromisoformat(date)
    return day.year + (day.timetuple().tm_yday - 1) / 365.25


def _elsewhere(community: ReferenceCommunity, people: RoomPeople, zips: pd.DataFrame) -> str:
    """The place of a community in which most people of a room do not live; "" where nothing speaks against it."""
    known = sum(people.zips.values())
    if known < SMALLEST_SHOWN:
        return ""
    own = set(zips.loc[zips["community"].eq(community.name) & zips["dimension"].eq("zip"), "group"])
    if own:
        inside = sum(count for code, count in people.zips.items() if code in own)
        return community.name if inside * 2 < known else ""
    state = _state(community)
    digits = {row["digit"] for row in vocabulary("zip_first_digits") if row["postal"] == state}
    inside = sum(count for code, count in people.zips.items() if code[:1] in digits)
    return community.name if digits and inside * 2 < known else ""


def _state(community: ReferenceCommunity) -> str:
    """The state that a community's name in the files ends with, as its postal code; "" where it names none."""
    ends = [name.rpartition(",")[2].strip().casefold() for name in (*community.names, community.name)]
    for row in vocabulary("census_states"):
        if row["name"].casefold() in ends or row["postal"].casefold() in ends:
            return row["postal"]
    return ""
