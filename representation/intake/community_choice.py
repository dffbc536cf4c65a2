"""What a wish about community files (areas, a year, a name) means for each of them."""

from collections.abc import Iterable
from dataclasses import replace

from representation.community.choice import NOTHING_CHOSEN, CommunityChoice, Level, Offered
from representation.intake.checked import CheckedTable
from representation.intake.correction import Correction
from representation.intake.intake import checked_table


def wished(table: CheckedTable, wish: CommunityChoice) -> CommunityChoice:
    """What of a wish one table can fulfill; a table about people fulfills nothing. See `choice_of`."""
    if table.kind != "community" or wish == NOTHING_CHOSEN:
        return NOTHING_CHOSEN
    year = choice_of(table.offered, CommunityChoice(year=wish.year)).year
    # Which areas there are may depend on the year: a district that closed is offered for its own years only.
    of_year = table if year is None else checked_table(table.raw, Correction(community=CommunityChoice(year=year)))
    return choice_of(of_year.offered, wish)


def choice_of(offered: Offered, wish: CommunityChoice) -> CommunityChoice:
    """The part of a wish that is offered, in codes; areas are wished by code or name, a level by code or by what its areas are called.

    Areas are of one level: the first that has some of them. The name goes with what was chosen; wished alone, it is for every file.

    >>> tracts = Level("140", "census tracts", (("06001400100", "Census Tract 4001"), ("06001400200", "Census Tract 4002")))
    >>> choice_of(Offered((tracts,), ("2024–25", "2023–24")), CommunityChoice(areas=("census tract 4002", "99"), year="2023-24"))
    CommunityChoice(level='140', areas=('06001400200',), year='2023–24', name=None)
    """
    year = next((each for each in offered.years if wish.year is not None and _plain(each) == _plain(wish.year)), None)
    levels = [level for level in offered.levels if wish.level is None or _plain(wish.level) in (_plain(level.code), _plain(level.label))]
    areas = {level.code: _areas(level, wish) for level in levels}
    code = next((code for code, found in areas.items() if found), None)
    if code is None and wish.level is not None and not wish.areas:
        code = next(iter(areas), None)
    is_about = bool(code or year or (wish.level, wish.areas, wish.year) == (None, (), None))
    return CommunityChoice(code, areas.get(code or "", ()), year, wish.name if is_about else None)


def _areas(level: Level, wish: CommunityChoice) -> tuple[str, ...]:
    typed = {_plain(each) for each in wish.areas}
    return tuple(code for code, name in level.areas if not typed.isdisjoint((_plain(code), _plain(name))))


def unfulfilled(tables: Iterable[CheckedTable], wish: CommunityChoice) -> list[str]:
    """What no table offers of a wish, a sentence each: a misspelled area must not end as “all of them”."""
    if wish == NOTHING_CHOSEN:
        return []
    offers = [table.offered for table in tables if table.kind == "community"]
    said = [f"No community file offers the area “{area}”." for area in wish.areas if not _has(offers, replace(wish, areas=(area,)))]
    if wish.level and not any(choice_of(each, CommunityChoice(level=wish.level)).level for each in offers):
        said = [f"No community file offers areas of the level “{wish.level}”."]
    if wish.year and not any(choice_of(each, CommunityChoice(year=wish.year)).year for each in offers):
        said.append(f"No community file offers the year “{wish.year}”.")
    return said if offers else ["There is no community file to choose areas, a year or a name for."]


def _has(offers: Iterable[Offered], wish: CommunityChoice) -> bool:
    return any(choice_of(each, wish).areas for each in offers)


def _plain(text: str) -> str:
    """A code, name or year as it is compared: whichever dash and capitals.

    >>> _plain(" 2023–24"), _plain("ADAIR  Co")
    ('2023-24', 'adair co')
    """
    return " ".join(text.replace("–", "-").casefold().split())
