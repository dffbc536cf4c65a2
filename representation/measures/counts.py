"""How many people of each group were in the room, in the categories of the community they are compared with."""

from dataclasses import dataclass

import pandas as pd
from pandera.typing import DataFrame

from data_models.group_count import AnswerCount, FoldedCount, GroupCount
from data_models.response import BLANK, DECLINED, MISSING, UNREADABLE
from representation.measures.crosswalks import SEVERAL, combined_races, counted_as, rolled_up_race
from representation.measures.income_bands import banded
from representation.measures.match import OVERLAPPING

STAGES = {"registered_count": "is_registered", "attended_count": "is_attended", "surveyed_count": "is_surveyed"}


@dataclass(frozen=True)
class Counts:
    """Counts of one dimension in one view: groups, kinds of answer, and what was folded into another group."""

    groups: DataFrame[GroupCount]
    answers: DataFrame[AnswerCount]
    folded: DataFrame[FoldedCount]


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
    if dimension == "race" and view == OVERLAPPING:
        values = values.mask(values.eq(SEVERAL), UNREADABLE)  # two races or more, and none of them named: in no group of this view
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
    is_answered = ~values.isin(MISSING)
    stages = rows.loc[is_answered, list(STAGES.values())].astype("int64").set_axis(list(STAGES), axis=1)
    by_answer = stages.groupby(values[is_answered].astype("str")).sum()
    counted = [
        (group, source, *people)
        for answer, *people in by_answer.itertuples(name=None)
        for group, source in _groups_of(answer, dimension, view, community_groups).items()
    ]
    table = pd.DataFrame(counted, columns=["group", "folded_from", *STAGES])
    groups = table.groupby("group")[list(STAGES)].sum().reset_index().assign(dimension=dimension, view=view)
    folded = table[table["folded_from"].ne("")].rename(columns={"group": "folded_into"})
    folded = folded.groupby(["folded_from", "folded_into"])[list(STAGES)].sum().reset_index()
    folded = folded.assign(dimension=dimension, view=view, community=community)
    texts, whole = dict.fromkeys(("dimension", "view"), "str"), dict.fromkeys(STAGES, "int64")
    return Counts(
        GroupCount.validate(groups[list(GroupCount.to_schema().columns)].astype({**whole, **texts, "group": "str"})),
        answers.astype(texts),
        FoldedCount.validate(
            folded[list(FoldedCount.to_schema().columns)].astype(
                {**whole, **texts, "community": "str", "folded_from": "str", "folded_into": "str"}
            )
        ),
    )


def _groups_of(answer: str, dimension: str, view: str, community_groups: list[str]) -> dict[str, str]:
    """Group → the group it was folded from, for one answer."""
    if dimension == "race" and view == OVERLAPPING:
        return combined_races(answer, community_groups)
    if dimension == "race":
        return dict([rolled_up_race(answer, community_groups)])
    if dimension == "income":
        return {banded(answer, community_groups): ""}
    group = counted_as(answer, dimension, community_groups)
    return {group: answer if group != answer else ""}
