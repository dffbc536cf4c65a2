"""Adding up rows of a community table that are compared as one group."""

import math
from collections.abc import Mapping

import pandas as pd

from data_models.community_count import CommunityCount
from representation.community.sums import Published, added


def summed_row(rows: pd.DataFrame, group: str) -> pd.DataFrame:
    """One row for these rows of a community: their figures by the Census sum rule, everything else from the first.

    A sum of which a part is withheld is withheld, and one of which a margin is missing has none.
    """
    figures = zip(rows[CommunityCount.people_count], rows[CommunityCount.margin], strict=True)
    total = added([Published(people, margin) for people, margin in figures])
    return rows.head(1).assign(
        group=group,
        people_count=total.people,
        margin=total.margin,
        has_margin=bool(rows[CommunityCount.has_margin].any()),
        is_suppressed=math.isnan(total.people),
    )


def collapsed(rows: pd.DataFrame, into: Mapping[str, str]) -> pd.DataFrame:
    """The rows of one dimension, view and community, with groups added to the group that `into` names for them.

    The total of the table stays as published. A group that was there already takes the others in.

    | group    | people_count | margin |    | into {chinese: asian, hmong: asian} | people_count | margin |
    |----------|--------------|--------|    |-------------------------------------|--------------|--------|
    | white    | 70           | 9      |    | white                               | 70           | 9      |
    | chinese  | 10           | 3      |    | asian                               | 30           | 5      |
    | hmong    | 20           | 4      |    |                                     |              |        |
    """
    groups = rows[CommunityCount.group].map(lambda group: into.get(group, group))
    parts = [
        part if list(part[CommunityCount.group]) == [group] else summed_row(part, str(group))
        for group, part in rows.groupby(groups, sort=False)
    ]
    return pd.concat(parts, ignore_index=True) if parts else rows
