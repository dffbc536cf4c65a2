"""What can be chosen of a community file: which areas, which year, and what the community is called."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from representation.community.choice import CommunityChoice, Level, Offered
from representation.intake.checked import CheckedTable
from representation.intake.correction import Correction
from representation.ui.text import literal
from representation.ui.uploads import Part

DISTRICT = "970"
IN_PARTS = ("school", "860", "871")
"""Levels of which a file usually holds all that belong to one district: schools and ZIP codes. Others are often a whole county's."""
LONGEST_NAME = 120


def sharing(parts: Sequence[Part]) -> list[list[Part]]:
    """Tables of which the same can be chosen, together: a county's tracts come in one file for each question, and are chosen once."""
    groups: dict[tuple[str | None, Offered], list[Part]] = {}
    for part in parts:
        groups.setdefault((part.table.exporter, part.table.offered), []).append(part)
    return list(groups.values())


def has_choice(table: CheckedTable) -> bool:
    """Whether there is something to choose: areas, or a year."""
    return bool(table.offered.levels or table.offered.years)


def is_open(table: CheckedTable) -> bool:
    """Whether nothing is used until areas are chosen: a state's enrollment file is not the enrollment of one district."""
    return table.exporter == "enrollment" and any(level.code == DISTRICT for level in table.offered.levels)


def asks(table: CheckedTable) -> bool:
    """Whether the choice has to be seen: where nothing is used without it, or what is used may well be another area or year."""
    levels = table.offered.levels
    return bool(table.offered.years or len(levels) > 1 or any(level.code not in IN_PARTS for level in levels))


def offer_line(table: CheckedTable) -> str:
    """What a folded choice is about: which areas, all of them used."""
    return f"All {amount(table.offered.levels[0])} are used. Use only some, or give another name"


def amount(level: Level) -> str:
    """The areas of a level in words; the only one by its name.

    >>> amount(Level("860", "ZIP codes (ZCTAs)", (("45401", "45401"), ("45402", "45402"))))
    '2 ZIP codes (ZCTAs)'
    """
    return level.areas[0][1] if len(level.areas) == 1 else f"{len(level.areas):,} {level.label}"


def community_choice(parts: Sequence[Part], key: str) -> CommunityChoice:
    """Draw what can be chosen of tables that offer the same; gives what staff chose.

    Parameters
    ----------
    parts
        Tables that offer the same, one at least.
    key
        Beginning of the keys of the widgets.
    """
    first = parts[0]
    choice = CommunityChoice(year=_year(first.table.offered, key))
    of_year = _read(first, choice)
    if of_year.offered.levels:
        choice = _areas(of_year, choice, key)
    suggested = {name for part in parts for name in suggested_names(_read(part, choice))}
    if len(suggested) != 1:
        return choice
    name = st.text_input(
        "Name of the community",
        placeholder=suggested.pop(),
        max_chars=LONGEST_NAME,
        key=f"{key}.name",
        help="Blank leaves the name that the file suggests. Files of one community are put together where they have the same name.",
    )
    return replace(choice, name=(name or "").strip() or None)


def suggested_names(table: CheckedTable) -> list[str]:
    """The names of the communities of a table, as its file has them."""
    return [] if table.community is None else list(dict.fromkeys(str(name) for name in table.community["community"]))


def _read(part: Part, choice: CommunityChoice) -> CheckedTable:
    return part.again(Correction(community=choice))


def _year(offered: Offered, key: str) -> str | None:
    """The year chosen; None where the file has one, or for the newest, which is used anyway."""
    if not offered.years:
        return None
    return st.selectbox("Which year?", offered.years, key=f"{key}.year", help="Figures of different years are never added up.")


def _areas(table: CheckedTable, choice: CommunityChoice, key: str) -> CommunityChoice:
    """The choice with a level and areas of it; without any, all areas of the level are used, or none where a district is asked for."""
    levels = {level.code: level for level in table.offered.levels}
    waits = is_open(table)
    code = next(iter(levels))
    if len(levels) > 1:
        code = st.selectbox(
            "Which kind of area?",
            list(levels),
            format_func=lambda each: amount(levels[str(each)]),
            key=f"{key}.level",
            help="Areas of different kinds hold some of the same people, so that only one kind is used.",
        )
    level = levels[code]
    if len(level.areas) == 1:
        return replace(choice, level=code)
    names = short_names(level)
    chosen = st.multiselect(
        f"Which {level.label}?",
        list(names),
        format_func=lambda each: names.get(str(each), ""),
        placeholder=f"Choose your {level.label}" if waits else f"All {amount(level)}",
        key=f"{key}.areas.{code}",
        help="Type to search. Several are added up.",
    )
    areas = tuple(each for each in chosen if each in names)
    if areas or not waits:
        is_default = not areas and code == next(iter(levels))
        return replace(choice, level=None if is_default else code, areas=areas)
    all_together = code == DISTRICT and st.checkbox(f"Use all {amount(level)} together", key=f"{key}.together")
    if not all_together:
        st.caption(f":material/help: The file holds {amount(level)}. Nothing of it is used until you choose.")
    return replace(choice, level=code if all_together else None)


def short_names(level: Level) -> dict[str, str]:
    """Code → name of each area, without what all names end in; the code stands behind a name that two areas have.

    >>> short_names(Level("140", "census tracts", (("1", "Tract 1; Polk County; Iowa"), ("2", "Tract 2; Polk County; Iowa"))))
    {'1': 'Tract 1', '2': 'Tract 2'}
    >>> short_names(Level("970", "school districts", (("1", "Union"), ("2", "Union"), ("3", ""))))
    {'1': 'Union (1)', '2': 'Union (2)', '3': '3'}
    """
    separator = "; " if all("; " in name for _, name in level.areas) else ", "
    heads = [name.partition(separator) for _, name in level.areas]
    has_same_end = len({end for _, _, end in heads}) == 1
    names = [head for head, _, _ in heads] if has_same_end else [name for _, name in level.areas]
    counts = Counter(names)
    return {
        code: code if not name else f"{name} ({code})" if counts[name] > 1 and name != code else name
        for (code, _), name in zip(level.areas, names, strict=True)
    }


def about_line(names: Sequence[str]) -> str:
    """Which tables a choice is for, where a card has several.

    >>> about_line(["a.csv"]), about_line(["a.csv", "b.csv"])
    ('a.csv', '2 tables of the same areas: a.csv, b.csv')
    """
    return literal(names[0] if len(names) == 1 else f"{len(names)} tables of the same areas: {', '.join(names)}")
