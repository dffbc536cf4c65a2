"""Small tables of gaps for tests: counts in, what staff see out."""

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd
from pandera.typing import DataFrame

from data_models.community_count import CommunityCount
from data_models.gap import DimensionSummary, Gap
from data_models.group_count import AnswerCount, GroupCount
from representation.measures.gaps import gaps
from representation.measures.settings import Settings

FAST = Settings(chance_draws=100, global_draws=100, global_tables=0)


class Tables(NamedTuple):
    """What `gaps` returns."""

    gaps: DataFrame[Gap]
    summaries: DataFrame[DimensionSummary]


def tables(
    counts: Mapping[str, int],
    community: Mapping[str, float],
    missing: tuple[int, int, int] = (0, 0, 0),
    dimension: str = "education",
    view: str = "",
    names: tuple[str, ...] = ("Rivertown",),
    answered: int | None = None,
) -> Tables:
    """The gaps of one dimension; `missing` is blank, declined, unreadable; the community figures are full counts."""
    known = sum(counts.values()) if answered is None else answered
    groups = GroupCount.validate(
        pd.DataFrame(
            [
                {"dimension": dimension, "view": view, "group": group, "registered_count": 0, "attended_count": n, "surveyed_count": 0}
                for group, n in counts.items()
            ]
        )
    )
    answers = AnswerCount.validate(
        pd.DataFrame(
            [
                {
                    "dimension": dimension,
                    "view": view,
                    "attended_count": known + sum(missing),
                    "answered_count": known,
                    "blank_count": missing[0],
                    "declined_count": missing[1],
                    "unreadable_count": missing[2],
                }
            ]
        )
    )
    total = sum(community.values()) if view != "alone_or_in_combination" else max(sum(community.values()), 1000.0)
    rows = [
        {
            "community": name, "dimension": dimension, "view": view, "group": group, "people_count": float(people), "margin": 0.0,
            "has_margin": False, "is_suppressed": False, "total_count": float(total), "total_margin": 0.0, "unit": "people",
            "universe": "everyone", "vintage": "2024", "source": "a table", "table": "T", "fit": "exact", "fit_note": "",
        }
        for name in names
        for group, people in community.items()
    ]  # fmt: skip
    return Tables(*gaps(groups, answers, CommunityCount.validate(pd.DataFrame(rows)), FAST))
