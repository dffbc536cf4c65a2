"""What a community file offers to choose from, and what staff chose."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Level:
    """The areas of one kind in a file: `code` as in `community_geographies.csv`, and each area's code and name."""

    code: str
    label: str
    areas: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Offered:
    """What can be chosen: areas of one level, and a year. Levels and years come best first; empty where there is nothing to choose."""

    levels: tuple[Level, ...] = ()
    years: tuple[str, ...] = ()


@dataclass(frozen=True)
class CommunityChoice:
    """What staff chose of a community file; None and () leave what the file itself suggests.

    Attributes
    ----------
    level, areas
        Code of the level, and the codes of the areas to add up; () for all areas of the level.
    year
        One of the years offered.
    name
        What the community is called.
    """

    level: str | None = None
    areas: tuple[str, ...] = ()
    year: str | None = None
    name: str | None = None


NOTHING_OFFERED = Offered()
NOTHING_CHOSEN = CommunityChoice()
