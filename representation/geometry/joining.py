"""Which figures belong to which area: by code, by a table of codes, by name, and as somebody said by hand."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import pandas as pd

from data_models.vocabularies import vocabulary

HOW: Final = {
    "hand": "joined by hand",
    "code": "by code",
    "listed": "by the codes an area lists",
    "table": "by the table of codes",
    "name": "by name",
}
"""How a group came to its area, in words."""


@dataclass(frozen=True)
class Join:
    """Group → area, and how; the areas and groups that have no partner, in their order. An area may have several groups."""

    area_of: Mapping[str, int]
    how: Mapping[str, str]
    areas_left: tuple[int, ...]
    groups_left: tuple[str, ...]

    def groups_of(self, area_id: int) -> list[str]:
        """The groups of an area."""
        return [group for group, area in self.area_of.items() if area == area_id]


def joined(
    areas: pd.DataFrame, groups: Mapping[str, str], by_hand: Mapping[str, int] | None = None, by_table: Mapping[str, int] | None = None
) -> Join:
    """Bring groups to the areas of one layer: what somebody said first, then codes, then names that fit one area and one group alone.

    Parameters
    ----------
    areas
        Rows of `Area`.
    groups
        Code of each group → its label.
    by_hand, by_table
        Group → area_id, as staff said and as a table of codes says; an area that is not in the layer is passed over.
    """
    ids = set(areas["area_id"])
    area_of: dict[str, int] = {}
    how: dict[str, str] = {}
    codes = _once((str(code).casefold(), int(area)) for code, area in zip(areas["code"], areas["area_id"], strict=True) if code)
    listed = _once(
        (code.casefold(), int(area))
        for text, area in zip(areas["listed"], areas["area_id"], strict=True)
        for code in text.split("|")
        if code
    )
    for group in groups:
        for kind, known in (("hand", by_hand or {}), ("code", codes), ("listed", listed), ("table", by_table or {})):
            found = known.get(group if kind in ("hand", "table") else group.casefold())
            if found is not None and found in ids:
                area_of[group], how[group] = found, kind
                break
    for strength in (plain_name, short_name):
        taken = set(area_of.values())
        free = [(area, name) for area, name in zip(areas["area_id"], areas["name"], strict=True) if name and area not in taken]
        names = _once((strength(name), int(area)) for area, name in free)
        name_of = {int(area): str(name) for area, name in free}
        wanted = Counter(strength(label) for group, label in groups.items() if group not in area_of)
        for group, label in groups.items():
            key = strength(label)
            if group not in area_of and key in names and wanted[key] == 1 and not are_of_two_levels(label, name_of[names[key]]):
                area_of[group], how[group] = names[key], "name"
    taken = set(area_of.values())
    return Join(
        {group: area_of[group] for group in groups if group in area_of},
        how,
        tuple(int(area) for area in areas["area_id"] if area not in taken),
        tuple(group for group in groups if group not in area_of),
    )


def _once(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Key → area, without the keys that several areas have."""
    found: dict[str, set[int]] = {}
    for key, area in pairs:
        if key:
            found.setdefault(key, set()).add(area)
    return {key: next(iter(areas)) for key, areas in found.items() if len(areas) == 1}


def plain_name(name: str) -> str:
    """A name without capitals, accents and punctuation.

    >>> plain_name("Dorothy Hamm  Middle School"), plain_name("Peña-Blanca")
    ('dorothy hamm middle school', 'pena blanca')
    """
    letters = unicodedata.normalize("NFKD", name.casefold().replace("&", " and "))
    text = "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("’", "").replace("'", "")
    return " ".join(re.sub(r"[\W_]+", " ", text).split())


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted((row["header"] for row in vocabulary("area_names") if row["role"] == "ending"), key=len, reverse=True))


def short_name(name: str) -> str:
    """A plain name without the words at its end that say what it is.

    >>> short_name("Dorothy Hamm Middle School"), short_name("HAMM MS attendance zone"), short_name("School")
    ('dorothy hamm', 'hamm', 'school')
    """
    text = plain_name(name)
    while True:
        shorter = next((text.removesuffix(f" {ending}") for ending in _endings() if text.endswith(f" {ending}")), text)
        if shorter == text:
            return text
        text = shorter


SCHOOL_LEVELS: Final = (
    frozenset({"elementary", "primary", "es"}), frozenset({"middle", "ms", "junior"}), frozenset({"high", "hs", "senior"}),
)  # fmt: skip
"""Words at the end of a school's name that say which level it is, the level that decides first: a junior high is a middle school."""


def are_of_two_levels(one: str, other: str) -> bool:
    """Whether two names say that they are schools of different levels: the elementary school of a place is not its high school.

    >>> are_of_two_levels("Elm Elementary School", "ELM HS"), are_of_two_levels("Elm", "Elm High School")
    (True, False)
    >>> are_of_two_levels("Elm Junior High", "Elm Middle School"), are_of_two_levels("High Point ES", "High Point Primary School")
    (False, False)
    """
    levels = [school_level(one), school_level(other)]
    return -1 not in levels and levels[0] != levels[1]


def school_level(name: str) -> int:
    """The place in `SCHOOL_LEVELS` of what a name ends with, -1 where its end names no level."""
    ending = set(plain_name(name).removeprefix(short_name(name)).split())
    return next((level for level, words in enumerate(SCHOOL_LEVELS) if words & ending), -1)


def from_table(areas: pd.DataFrame, rows: Sequence[Sequence[str]], groups: Iterable[str]) -> dict[str, int]:
    """Group → area_id, read from a table with a column of the groups' codes and one of the areas' codes or names.

    The two columns are those that hold most of either; where one code stands with several areas, it is left out.

    >>> areas = pd.DataFrame({"area_id": [1], "code": ["10001"], "name": [""], "listed": [""]})
    >>> from_table(areas, [["ZCTA", "MODZCTA"], ["10118", "10001"], ["10001", "10001"]], ["10118"])
    {'10118': 1}
    """
    known = {plain_name(code): int(area) for area, code in zip(areas["area_id"], areas["code"], strict=True) if code}
    known |= {plain_name(name): int(area) for area, name in zip(areas["area_id"], areas["name"], strict=True) if name}
    wanted = {plain_name(group): group for group in groups}
    width = max((len(row) for row in rows), default=0)
    columns = [[row[i].strip() if i < len(row) else "" for row in rows] for i in range(width)]
    if width < 2 or not wanted:
        return {}

    # A code that is an area's own stands in both columns of a crosswalk, so the groups' column is the one with more of the other groups.
    def hits(column: list[str], among: Iterable[str]) -> int:
        names = set(among)
        return len({plain_name(cell) for cell in column} & names)

    of_groups = max(range(width), key=lambda i: (hits(columns[i], wanted), -i))
    others = [i for i in range(width) if i != of_groups]
    of_areas = max(others, key=lambda i: (hits(columns[i], known), -i))
    said: dict[str, set[int]] = {}
    for group, area in zip(columns[of_groups], columns[of_areas], strict=True):
        if plain_name(group) in wanted and plain_name(area) in known:
            said.setdefault(wanted[plain_name(group)], set()).add(known[plain_name(area)])
    return {group: next(iter(found)) for group, found in said.items() if len(found) == 1}
