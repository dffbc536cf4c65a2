"""Community files beside one another and beside what is there already: what only shows when their figures stand together."""

import re
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
from pandera.typing import DataFrame

from data_models.community_count import CommunityCount
from data_models.finding import grouped
from representation.community.checks import checks
from representation.community.published_totals import COMBINED, with_shared_totals
from representation.intake.checked import CheckedTable

TOTAL_ELSEWHERE = "community_total_elsewhere"
KEY = [CommunityCount.community, CommunityCount.dimension, CommunityCount.view, CommunityCount.group]

Figures = DataFrame[CommunityCount]


def checked_beside(tables: Sequence[CheckedTable], earlier: Sequence[Figures] = ()) -> list[CheckedTable]:
    """The tables with what their figures say beside others: jumps between years, and totals that another table brings.

    Of two years given together the later one is said to have jumped. A table that waits for the total of another waits no more where
    that one is here or was there before.

    Parameters
    ----------
    tables
        All that is given together; tables about people come back as they are.
    earlier
        Figures that were there before, the newest first.
    """
    about = {id(each): subjects(each) for each in [*(table.community for table in tables), *earlier] if each is not None}

    def alike(own: Figures, others: Sequence[Figures | None]) -> list[Figures]:
        return [each for each in others if each is not None and each is not own and about[id(each)] & about[id(own)]]

    return [
        table
        if table.community is None or table.community.empty
        else _beside(table, table.community, alike(table.community, [each.community for each in tables]), alike(table.community, earlier))
        for table in tables
    ]


def subjects(figures: pd.DataFrame) -> set[tuple[str, ...]]:
    """The communities, dimensions and views that figures are about."""
    return set(figures[KEY[:3]].drop_duplicates().itertuples(index=False, name=None))


def _beside(table: CheckedTable, own: Figures, here: Sequence[Figures], earlier: Sequence[Figures]) -> CheckedTable:
    older = [each for each in here if last_year(each) < last_year(own)]
    before = sorted([*older, *earlier], key=lambda each: abs(last_year(own) - last_year(each)))
    known = {(group.kind, group.message) for group in table.groups}
    found = [replace(each, file=table.file, sheet=table.sheet) for each in checks(own, before)]
    groups = (*table.groups, *grouped([each for each in found if (each.kind, each.message) not in known]))
    if any(group.kind == TOTAL_ELSEWHERE for group in groups) and has_totals(own, [*here, *earlier]):
        groups = tuple(group for group in groups if group.kind != TOTAL_ELSEWHERE)
    return table if groups == table.groups else replace(table, groups=groups)


def has_totals(own: Figures, others: Sequence[Figures]) -> bool:
    """Whether every group that lacks its total gets it from other tables of the same community and years."""
    pool = pd.concat([own, *others], ignore_index=True)
    pool = pool[pool[CommunityCount.vintage].isin(set(own[CommunityCount.vintage]))].drop_duplicates(KEY)
    together = with_shared_totals(DataFrame[CommunityCount](pool.reset_index(drop=True)))
    lacking = together[together[CommunityCount.view].eq(COMBINED) & together[CommunityCount.total_count].isna()]
    return lacking.merge(own[KEY], on=KEY).empty


def last_year(figures: pd.DataFrame) -> int:
    """The last year that figures are of, 0 where they do not say.

    >>> last_year(pd.DataFrame({"vintage": ["2018–2022"]})), last_year(pd.DataFrame({"vintage": [""]}))
    (2022, 0)
    """
    return max((int(year) for vintage in set(figures[CommunityCount.vintage]) for year in re.findall(r"\d{4}", str(vintage))), default=0)
