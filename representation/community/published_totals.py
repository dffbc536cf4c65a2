"""Totals that one table takes from another of the same people and years."""

import math

import pandas as pd
from pandera.typing import DataFrame

from data_models.community_count import CommunityCount
from data_models.vocabularies import group_labels

COMBINED = "alone_or_in_combination"
HISPANIC = "hispanic_or_latino"
EVERYBODY = "all people"


def with_shared_totals(counts: DataFrame[CommunityCount]) -> DataFrame[CommunityCount]:
    """The same counts, with the number of all people where a table does not publish it and another of the same community does.

    Tables of races alone or in combination (B02008 to B02013) hold one group each and no total. It comes from a table of everybody in
    the same community and years; without one the total stays NaN, and the group without a share. Hispanic or Latino people, whom those
    tables leave out, come from the table by Hispanic origin. Called once all files are together.

    | table  | view                    | group | people | total |    | total |
    |--------|-------------------------|-------|--------|-------|----|-------|
    | B02009 | alone_or_in_combination | black | 30     | NaN   | →  | 100   |
    | B03002 | roll_up                 | black | 20     | 100   |    | 100   |

    Source: Census Bureau, table shells of B02008 to B02013: one line each, people who chose that race.
    """
    known = counts[counts[CommunityCount.universe].eq(EVERYBODY) & counts[CommunityCount.total_count].notna()]
    known = known.sort_values(CommunityCount.total_margin, ascending=False, kind="stable", na_position="first")
    total_of = dict(zip(_keys(known), known[CommunityCount.total_count].astype(float), strict=True))
    margin_of = dict(zip(_keys(known), known[CommunityCount.total_margin].astype(float), strict=True))
    lacking = counts[CommunityCount.view].eq(COMBINED) & counts[CommunityCount.total_count].isna()
    if not lacking.any():
        return counts
    totals = pd.Series([total_of.get(key, math.nan) for key in _keys(counts)], index=counts.index)
    margins = pd.Series([margin_of.get(key, math.nan) for key in _keys(counts)], index=counts.index)
    fits = lacking & ~counts[CommunityCount.people_count].gt(totals)
    filled = counts.assign(
        total_count=counts[CommunityCount.total_count].mask(fits, totals),
        total_margin=counts[CommunityCount.total_margin].mask(fits, margins),
    )
    parts = [filled, _hispanic(filled, filled[lacking])]
    together = pd.concat([part for part in parts if len(part)], ignore_index=True)
    order = {group: place for place, group in enumerate(group_labels("race"))}
    is_combined = together[CommunityCount.view].eq(COMBINED)
    combined = together[is_combined].sort_values(CommunityCount.group, key=lambda groups: groups.map(order), kind="stable")
    return DataFrame[CommunityCount](pd.concat([together[~is_combined], combined], ignore_index=True))


def _hispanic(counts: pd.DataFrame, combined: pd.DataFrame) -> pd.DataFrame:
    """Rows of Hispanic or Latino people in the view of `combined`, for each community of it that has them in another view only."""
    here = counts[counts[CommunityCount.group].eq(HISPANIC) & counts[CommunityCount.universe].eq(EVERYBODY)]
    have = here[here[CommunityCount.view].eq(COMBINED)]
    wanted = set(_keys(combined)) - set(_keys(have))
    rows = here[here[CommunityCount.view].eq("roll_up")]
    return rows[[key in wanted for key in _keys(rows)]].assign(view=COMBINED)


def _keys(counts: pd.DataFrame) -> list[tuple[str, str]]:
    """Community and years of each row: what two tables must share for a total to be of the same people."""
    return list(zip(counts[CommunityCount.community], counts[CommunityCount.vintage], strict=True))
