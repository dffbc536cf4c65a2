"""Whom a reference community describes: what staff said, else what its figures say."""

import re
from collections.abc import Mapping
from typing import Final

import pandas as pd

from data_models.reference import Choice, Describes, ReferenceCommunity, References, Said

FLOOR: Final = re.compile(r"(\d+)\s*(?:years\s+)?(?:and|or)\s+(?:over|older)|\((\d+)\+\)|\b(\d+)\+", re.IGNORECASE)
"""An age floor in a universe: "people 25 years and over", "adults (18+)"."""

ADULT: Final = 18


def age_floor(universe: str) -> int:
    """The age from which a universe counts people; 0 where it counts everyone.

    >>> age_floor("people 25 years and over"), age_floor("adults"), age_floor("all people")
    (25, 18, 0)
    """
    found = FLOOR.search(universe)
    if found:
        return int(next(part for part in found.groups() if part))
    return ADULT if re.search(r"\badults?\b", universe, re.IGNORECASE) else 0


def described(figures: pd.DataFrame) -> Describes:
    """Whom the figures of one community describe, worked out from unit, universe and name.

    Figures of students describe students; of families, families; those that leave out everyone under 18, adults; what says nothing
    about its people describes nobody in particular.
    """
    about = figures[["community", "unit", "universe"]].drop_duplicates()
    texts = [f"{row.universe} {row.community}".casefold() for row in about.itertuples(index=False)]
    universes = about["universe"].str.casefold()
    if all(re.search(r"\bfamil|\bparents?\b|\bguardians?\b", text) for text in texts) or about["unit"].eq("families").all():
        return "families"
    if about["unit"].eq("students").all() or all(re.search(r"\bstudents?\b", text) for text in texts):
        return "students"
    if universes.map(age_floor).ge(ADULT).all():
        return "adults"
    return "other" if universes.isin(["", "not stated"]).all() else "residents"


def renamed(community: pd.DataFrame, said: Said) -> pd.DataFrame:
    """The figures under the names that staff gave their communities."""
    names = names_of(said)
    if not any(old != new for old, new in names.items()):
        return community
    return community.assign(community=community["community"].map(lambda name: names.get(name, name)).astype("str"))


def names_of(said: Said) -> Mapping[str, str]:
    """Name in the files → name that staff gave."""
    return {each.community: each.name for each in said.communities}


def references_of(community: pd.DataFrame, said: Said) -> References:
    """Every community that has figures (under the names that staff gave), and every choice of one that has.

    Parameters
    ----------
    community
        Figures after `renamed`.
    """
    present = list(dict.fromkeys(community["community"].tolist()))
    names = names_of(said)
    found = []
    for name in present:
        details = [each for each in said.communities if each.name == name]
        in_files = (*(each.community for each in details), *(() if names.get(name, name) != name else (name,)))
        whom = details[-1].describes if details else described(community[community["community"].eq(name)])
        found.append(ReferenceCommunity(name, whom, details[-1].zone if details else "", tuple(dict.fromkeys(in_files))))
    choices = [Choice(each.scope, each.subject, names.get(each.community, each.community)) for each in said.choices]
    return References(tuple(found), tuple(choice for choice in choices if choice.community in present))
