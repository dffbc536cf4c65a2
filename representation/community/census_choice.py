"""Which areas and years of a sheet of published figures are used."""

from collections.abc import Sequence

from representation.community.census_geographies import Geography, by_level, counted, level_row
from representation.community.choice import CommunityChoice, Level, Offered
from representation.community.community_reading import FindingList
from representation.community.layouts.codes import vintage
from representation.community.published import PublishedSheet
from representation.community.words import listed

LEFT_ASIDE = "community_levels_left_aside"


def offered(sheet: PublishedSheet) -> Offered:
    """What can be chosen of a sheet: kinds of area with their areas, and years; empty where there is one area, or one year."""
    levels = by_level(sheet.areas, sheet.size)
    years = years_of(sheet)
    told = tuple(Level(level, level_row(level)["many"], tuple((each.code, each.name) for each in areas)) for level, areas in levels.items())
    return Offered(told if len(sheet.areas) > 1 else (), tuple(vintage(sheet.raw.file, each) for each in years) if len(years) > 1 else ())


def years_of(sheet: PublishedSheet) -> list[str]:
    """The years that the codes of a sheet name, the latest first; [""] where the codes name none."""
    return sorted({line.years for line in sheet.lines}, key=lambda years: years.split("_")[-1], reverse=True)


def chosen_years(sheet: PublishedSheet, choice: CommunityChoice) -> str:
    """The years to use: those chosen, else the latest."""
    years = years_of(sheet) or [""]
    return next((each for each in years if choice.year in (each, vintage(sheet.raw.file, each))), years[0])


def chosen_areas(sheet: PublishedSheet, choice: CommunityChoice, wants_parts: bool, found: FindingList) -> list[Geography]:
    """The areas to use: those of one kind, as chosen, else of the kind with most areas. What is left aside is said.

    `wants_parts` puts kinds that make a dimension of their own (ZIP codes, tracts) first.
    """
    levels = by_level(sheet.areas, sheet.size)
    if wants_parts:
        levels = dict(sorted(levels.items(), key=lambda item: level_row(item[0])["dimension"] == ""))
    if not levels:
        return []
    level = choice.level if choice.level in levels else next(iter(levels))
    others = [areas for each, areas in levels.items() if each != level]
    used = levels[level]
    if others and choice.level is None and not any(each.kind == LEFT_ASIDE for each in found.findings):
        found.add(LEFT_ASIDE, "file", _left_aside(used, others))
    wanted = [area for area in used if area.code in set(choice.areas)]
    return wanted or used


def _left_aside(used: Sequence[Geography], others: Sequence[Sequence[Geography]]) -> str:
    return (
        f"The file mixes {counted(used)} with {listed([counted(other) for other in others])}, which hold some of the same people. "
        f"Used now: {counted(used)}. To use the others, choose them."
    )
