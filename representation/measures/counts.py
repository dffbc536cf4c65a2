"""How many people of each group were in the room, in the categories of the community they are compared with."""

from dataclasses import dataclass

import pandas as pd
from pandera.typing import DataFrame

from data_models.group_count import AnswerCount, FoldedCount, GroupCount
from data_models.response import BLANK, BOX, DECLINED, MISSING, UNREADABLE
from representation.measures.income_bands import banded_income

STAGES = {"registered_count": "is_registered", "attended_count": "is_attended", "surveyed_count": "is_surveyed"}
NOT_A_RACE = "two_or_more_races"
"""A box that says there are several races and names none; it counts in no group of the alone-or-in-combination view."""
MENA, WHITE = "middle_eastern_or_north_african", "white"


@dataclass(frozen=True)
class Counts:
    """Counts of one dimension in one view: groups, kinds of answer, and what was folded into another group."""

    groups: DataFrame[GroupCount]
    answers: DataFrame[AnswerCount]
    folded: DataFrame[FoldedCount]


def rolled_up_race(boxes: str, has_mena: bool) -> tuple[str, str]:
    """The federal seven-category roll-up of the boxes a person ticked, and the group it was folded from ("" where it was not).

    Any Hispanic → Hispanic or Latino; one race → that race; more → two or more. Where the community has no Middle Eastern or North
    African row, that answer counts as White, as the Census Bureau codes it; with White it is White alone.
    Source: U.S. Department of Education, 72 FR 59266 (2007); Census coding of Middle Eastern answers, SPD 15 (2024).

    >>> rolled_up_race("hispanic_or_latino|white", True)
    ('hispanic_or_latino', '')
    >>> rolled_up_race("middle_eastern_or_north_african|white", False)
    ('white', 'two_or_more_races')
    """
    ticked = set(boxes.split(BOX))
    plain = _rolled_up(ticked)
    if has_mena or MENA not in ticked:
        return plain, ""
    as_counted = _rolled_up((ticked - {MENA}) | {WHITE})
    return as_counted, plain if as_counted != plain else ""


def _rolled_up(ticked: set[str]) -> str:
    if "hispanic_or_latino" in ticked:
        return "hispanic_or_latino"
    return next(iter(ticked)) if len(ticked) == 1 else NOT_A_RACE


def counts(rows: pd.DataFrame, dimension: str, view: str, community_groups: list[str], community: str = "") -> Counts:
    """Count participations (or people) by group at each stage.

    Parameters
    ----------
    rows
        `Participation` rows: one per person at a conversation, or one per person (`room.people`).
    dimension, view
        What to count; a dimension that no form asks gives no groups and blank answers.
    community_groups
        The groups that the community table has: they decide what is folded and at which cut points incomes are compared.
    community
        Name of the community, for the table of folded groups.
    """
    values = rows[dimension] if dimension in rows.columns else pd.Series(BLANK, index=rows.index, dtype="str")
    came = rows["is_attended"]
    answers = AnswerCount.validate(
        pd.DataFrame(
            {
                "dimension": [dimension],
                "view": [view],
                "attended_count": [int(came.sum())],
                "answered_count": [int((came & ~values.isin(MISSING)).sum())],
                "blank_count": [int((came & values.eq(BLANK)).sum())],
                "declined_count": [int((came & values.eq(DECLINED)).sum())],
                "unreadable_count": [int((came & values.eq(UNREADABLE)).sum())],
            }
        )
    )
    answered = rows[~values.isin(MISSING)]
    values = values[~values.isin(MISSING)]
    folded_from = pd.Series("", index=values.index, dtype="str")
    if dimension == "race" and view == "alone_or_in_combination":
        values = values.str.split(BOX).explode()
        values = values[values.ne(NOT_A_RACE)]
        answered, folded_from = answered.loc[values.index], pd.Series("", index=values.index, dtype="str")
        answered = answered.reset_index(drop=True)
        values, folded_from = values.reset_index(drop=True), folded_from.reset_index(drop=True)
    elif dimension == "race":
        has_mena = MENA in community_groups or not community_groups
        known = {boxes: rolled_up_race(boxes, has_mena) for boxes in values.unique()}
        values, folded_from = values.map({k: v[0] for k, v in known.items()}), values.map({k: v[1] for k, v in known.items()})
    elif dimension == "income":
        values = banded_income(values, community_groups)
    stages = pd.DataFrame({name: answered[flag].to_numpy() for name, flag in STAGES.items()}, index=values.index).astype("int64")
    groups = stages.groupby(values.astype("str")).sum().rename_axis("group").reset_index()
    groups = groups.assign(dimension=dimension, view=view)
    changed = folded_from.astype("str").ne("")
    folded = stages[changed].groupby([folded_from[changed].astype("str"), values[changed].astype("str")]).sum()
    folded.index.names = ["folded_from", "folded_into"]
    folded = folded.reset_index().assign(dimension=dimension, view=view, community=community)
    texts = dict.fromkeys(("dimension", "view"), "str")
    return Counts(
        GroupCount.validate(groups[list(GroupCount.to_schema().columns)].astype({**texts, "group": "str"})),
        answers.astype(texts),
        FoldedCount.validate(
            folded[list(FoldedCount.to_schema().columns)].astype({**texts, "community": "str", "folded_from": "str", "folded_into": "str"})
        ),
    )
