"""Which places the rows of a Census download are about."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from data_models.vocabularies import vocabulary

GEO_ID = re.compile(r"(?P<level>\d{3})[0-9A-Z]{2,4}US(?P<code>[0-9A-Z]*)", re.IGNORECASE)
"""Summary level, variant and component, `US`, code of the place; vintages differ in how many characters the middle has."""


UNKNOWN_LEVEL = "000"
"""The level of an area of which neither code nor name tells what it is."""


@dataclass(frozen=True)
class Geography:
    """An area that figures are about.

    `index` is its row in the sheet (its column where areas stand side by side), counted from 0; `row` the number that the user sees.
    """

    index: int
    row: int
    level: str
    code: str
    name: str


@cache
def level_row(level: str) -> dict[str, str]:
    """How a summary level is called, and the dimension its rows make (`zip`, `tract` or "")."""
    rows = {row["level"]: row for row in vocabulary("community_geographies")}
    if level == UNKNOWN_LEVEL:
        return {"level": level, "one": "area", "many": "areas", "dimension": ""}
    return rows.get(level) or {"level": level, "one": f"area of level {level}", "many": f"areas of level {level}", "dimension": ""}


def level_of_name(name: str) -> str:
    """The summary level of an area from its name, where no code tells it.

    >>> level_of_name("Census Tract 4001; Alameda County; California"), level_of_name("ZCTA5 97001"), level_of_name("Ohio")
    ('140', '860', '040')
    >>> level_of_name("Alder city, Ohio"), level_of_name("Alder City School District, Ohio")
    ('160', '970')
    """
    words = " ".join(name.split())
    return next((level for level, pattern in _name_patterns() if pattern.fullmatch(words)), UNKNOWN_LEVEL)


LEVELS_OF_LENGTH = {
    2: ("040",), 5: ("050", "860"), 7: ("160", "970", "960", "950"), 10: ("060",), 11: ("140",), 12: ("150",),
}  # fmt: skip
"""How many digits the code of an area has → its level; where several have as many, the name tells, else the first is meant."""


def area_of_digits(code: str, name: str) -> tuple[str, str]:
    """Level and code of an area from digits alone; a zero that a spreadsheet took from the front is put back. ("", "") for no code.

    >>> area_of_digits("51540", "Charlottesville city, Virginia"), area_of_digits("45402", "ZCTA5 45402")
    (('050', '51540'), ('860', '45402'))
    >>> area_of_digits("6001400100", "Census Tract 4001, Alameda County, California"), area_of_digits("123", "")
    (('140', '06001400100'), ('', ''))
    """
    if not code.isdecimal():
        return "", ""
    named = level_of_name(name) if name.strip() else UNKNOWN_LEVEL
    whole, shortened = LEVELS_OF_LENGTH.get(len(code), ()), LEVELS_OF_LENGTH.get(len(code) + 1, ())
    if named in whole:
        return named, code
    if named in shortened:
        return named, code.zfill(len(code) + 1)
    return (whole[0], code) if whole else ("", "")


@cache
def _name_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = [row for row in vocabulary("community_geographies") if row["name_pattern"]]
    return tuple((row["level"], re.compile(row["name_pattern"], re.IGNORECASE)) for row in rows)


@cache
def api_columns() -> dict[str, str]:
    """Column of an answer of the Census API that says where a row is about → summary level."""
    return {row["api_column"]: row["level"] for row in vocabulary("community_geographies") if row["api_column"]}


def counted(geographies: Sequence[Geography]) -> str:
    """How many places of one level these are, in words: `21 census tracts`."""
    level = level_row(geographies[0].level)
    return f"{len(geographies):,} {level['one'] if len(geographies) == 1 else level['many']}"


def by_level(geographies: Sequence[Geography], size: Callable[[Geography], float]) -> dict[str, list[Geography]]:
    """The places of each summary level, the level to use first: the one with most rows, then the one with more people.

    Levels contain one another, so that adding two of them up would count people twice.
    """
    levels: dict[str, list[Geography]] = {}
    for geography in geographies:
        levels.setdefault(geography.level, []).append(geography)
    return dict(sorted(levels.items(), key=lambda item: (-len(item[1]), -_known_sum([size(each) for each in item[1]]))))


def _known_sum(figures: Sequence[float]) -> float:
    return math.fsum(each for each in figures if not math.isnan(each))


def community_name(geographies: Sequence[Geography], is_selection: bool = False) -> str:
    """The name of the people who live in all these places of one level.

    Parameters
    ----------
    is_selection
        Whether staff chose them among others: the name then says which, so that two zones of as many tracts are two communities.

    >>> tract = Geography(2, 3, "140", "06001400100", "Census Tract 4001; Alameda County; California")
    >>> community_name([tract])
    'Census Tract 4001, Alameda County, California'
    >>> community_name([tract, Geography(3, 4, "140", "06001400200", "Census Tract 4002; Alameda County; California")])
    '2 census tracts in Alameda County, California'
    >>> community_name([tract, Geography(3, 4, "140", "06001400200", "Census Tract 4002; Alameda County; California")], is_selection=True)
    '2 census tracts (Census Tract 4001 to Census Tract 4002) in Alameda County, California'
    """
    names = [[part.strip() for part in re.split("[;,]", geography.name)] for geography in geographies]
    if len(names) == 1:
        return ", ".join(names[0])
    shared: list[str] = []
    for parts in zip(*(reversed(name[1:]) for name in names), strict=False):
        if len(set(parts)) > 1:
            break
        shared.insert(0, parts[0])
    which = ""
    if is_selection:
        ordered = sorted(zip([each.code for each in geographies], [name[0] for name in names], strict=True))
        heads = [name for _, name in ordered] if len({name for _, name in ordered}) == len(ordered) else [code for code, _ in ordered]
        which = f" ({heads[0]} to {heads[-1]})"
    return counted(geographies) + which + (f" in {', '.join(shared)}" if shared else "")
