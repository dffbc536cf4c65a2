"""Which places the rows of a Census download are about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from data_models.vocabularies import vocabulary

GEO_ID = re.compile(r"(?P<level>\d{3})[0-9A-Z]{2,4}US(?P<code>[0-9A-Z]*)", re.IGNORECASE)
"""Summary level, variant and component, `US`, code of the place; vintages differ in how many characters the middle has."""


@dataclass(frozen=True)
class Geography:
    """One row of figures: its place among the rows of the sheet, its number as the user sees it, and where it is about."""

    index: int
    row: int
    level: str
    code: str
    name: str
    total: float


@cache
def level_row(level: str) -> dict[str, str]:
    """How a summary level is called, and the dimension its rows make (`zip`, `tract` or "")."""
    rows = {row["level"]: row for row in vocabulary("community_geographies")}
    return rows.get(level) or {"level": level, "one": f"area of level {level}", "many": f"areas of level {level}", "dimension": ""}


def counted(geographies: Sequence[Geography]) -> str:
    """How many places of one level these are, in words: `21 census tracts`."""
    level = level_row(geographies[0].level)
    return f"{len(geographies):,} {level['one'] if len(geographies) == 1 else level['many']}"


def by_level(geographies: Sequence[Geography]) -> dict[str, list[Geography]]:
    """The places of each summary level, the level to use first: the one with most rows, then the one with more people.

    Levels contain one another, so that adding two of them up would count people twice.
    """
    levels: dict[str, list[Geography]] = {}
    for geography in geographies:
        levels.setdefault(geography.level, []).append(geography)
    return dict(sorted(levels.items(), key=lambda item: (-len(item[1]), -sum(g.total for g in item[1] if g.total == g.total))))


def community_name(geographies: Sequence[Geography]) -> str:
    """The name of the people who live in all these places of one level.

    >>> tract = Geography(2, 3, "140", "06001400100", "Census Tract 4001; Alameda County; California", 3269.0)
    >>> community_name([tract])
    'Census Tract 4001, Alameda County, California'
    >>> community_name([tract, Geography(3, 4, "140", "06001400200", "Census Tract 4002; Alameda County; California", 2147.0)])
    '2 census tracts in Alameda County, California'
    """
    names = [[part.strip() for part in re.split("[;,]", geography.name)] for geography in geographies]
    if len(names) == 1:
        return ", ".join(names[0])
    shared: list[str] = []
    for parts in zip(*(reversed(name[1:]) for name in names), strict=False):
        if len(set(parts)) > 1:
            break
        shared.insert(0, parts[0])
    return counted(geographies) + (f" in {', '.join(shared)}" if shared else "")
