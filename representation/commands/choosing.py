"""Options that say which areas and year of community files are used, and what their community is called."""

import argparse
from collections.abc import Iterable

from representation.community.choice import CommunityChoice, Level
from representation.intake.checked import CheckedTable

AREAS_NAMED = 3
"""Areas of a level that are named where a file is explained; --json lists none, for there may be thousands."""


def add_choices(parser: argparse.ArgumentParser) -> None:
    """The options, shared by every command that reads community files."""
    parser.add_argument(
        "--area", nargs="+", action="extend", default=[], metavar="CODE", help="use only these areas of community files (codes or names)"
    )
    parser.add_argument("--level", metavar="CODE", help="use this kind of area of community files (a code such as 140, or “census tracts”)")
    parser.add_argument("--year", help="use this year of community files")
    parser.add_argument("--community-name", metavar="NAME", help="what the community of the files is called")


def choices(arguments: argparse.Namespace) -> CommunityChoice:
    """What the options say."""
    name = (arguments.community_name or "").strip() or None
    return CommunityChoice(arguments.level, tuple(arguments.area), arguments.year, name)


def offer_lines(table: CheckedTable) -> list[str]:
    """What can be chosen of a community file, in words."""
    lines = [_level_line(level) for level in table.offered.levels]
    return [*lines, f"  can be chosen with --year: {', '.join(table.offered.years)}"] if table.offered.years else lines


def _level_line(level: Level) -> str:
    shown = [f"{code} {name}" if name and name != code else code for code, name in level.areas[:AREAS_NAMED]]
    more = len(level.areas) - len(shown)
    named = ", ".join([*shown, *([f"and {more:,} more"] if more else [])])
    return f"  can be chosen with --area (--level {level.code}, {level.label}): {named}"


def trouble(sentences: Iterable[str]) -> str:
    """What is said where something was asked for that no file offers."""
    return "".join(f"{each} Run `check` on the files to see what they offer.\n" for each in sentences)
