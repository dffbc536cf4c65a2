"""Bringing the income bands of a community table to cut points that the room's answers share."""

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd
from pandera.typing import DataFrame

from data_models.community_count import CommunityCount
from representation.answers.income import band_edges
from representation.community.sums import Published, added


@dataclass(frozen=True, order=True)
class Band:
    """Incomes from `low` up to, but not including, `end`, in whole dollars; `end` is infinite for the open top band."""

    low: int
    end: float

    @property
    def code(self) -> str:
        """The band as its group code: `25000-49999`, `150000+`."""
        return f"{self.low}+" if math.isinf(self.end) else f"{self.low}-{int(self.end) - 1}"


def band(code: str) -> Band:
    """The band of a group code.

    Raises
    ------
    ValueError
        If the code is no band of whole dollars.

    >>> band("25000-49999"), band("200000+")
    (Band(low=25000, end=50000), Band(low=200000, end=inf))
    """
    low, end = band_edges(code)
    if end is not None and end - low < 2:
        raise ValueError(f"{code!r} is not an income band: it does not run from a smaller to a larger amount.")
    return Band(low, math.inf if end is None else end)


def is_band(code: str) -> bool:
    """Whether this is the code of an income band.

    >>> is_band("25000-49999"), is_band("49999-25000"), is_band("about 30k")
    (True, False, False)
    """
    try:
        band(code)
    except ValueError:
        return False
    return True


def bands_overlap(codes: Iterable[str]) -> bool:
    """Whether some income lies in two of these bands.

    >>> bands_overlap(["0-49999", "25000-74999"]), bands_overlap(["0-24999", "25000+"])
    (True, False)
    """
    bands = sorted(band(code) for code in codes)
    return any(first.end > second.low for first, second in pairwise(bands))


def collapsed_income(counts: DataFrame[CommunityCount], cuts: Collection[int]) -> DataFrame[CommunityCount]:
    """The same table with its income bands merged between the cut points; other dimensions stay as they are.

    Margins follow the Census sum rule. A merged band of which a part is withheld or not in the table is unknown, never too small.

    | group       | people_count |    | cuts {25000} | people_count |
    |-------------|--------------|    |--------------|--------------|
    | 0-9999      | 10           |    | 0-24999      | 30           |
    | 10000-24999 | 20           |    | 25000+       | 40           |
    | 25000+      | 40           |    |              |              |

    Raises
    ------
    ValueError
        If a cut point lies inside a band: nothing is ever guessed across a band.
    """
    is_income = counts[CommunityCount.dimension] == "income"
    if not is_income.any():
        return counts
    parts: list[pd.DataFrame] = [counts[~is_income]]
    for _, community in counts[is_income].groupby(CommunityCount.community, sort=False):
        parts.append(collapsed_community(community, sorted(cuts)))
    return DataFrame[CommunityCount](pd.concat(parts, ignore_index=True))


def collapsed_community(income: pd.DataFrame, cuts: list[int]) -> pd.DataFrame:
    """The income rows of one community, merged between the cut points."""
    bands = [band(code) for code in income[CommunityCount.group]]
    inside = [(cut, each.code) for cut in cuts for each in bands if each.low < cut < each.end]
    if inside:
        raise ValueError(f"${inside[0][0]:,} lies inside the community's band {inside[0][1]}.")
    merged = []
    for low, end in zip([0, *cuts], [*cuts, math.inf], strict=True):
        rows = income[[low <= each.low and each.end <= end for each in bands]]
        if rows.empty:
            continue
        members = sorted(each for each in bands if low <= each.low and each.end <= end)
        whole = members[0].low == low and members[-1].end == end and all(first.end == second.low for first, second in pairwise(members))
        figures = [
            Published(people, margin) for people, margin in zip(rows[CommunityCount.people_count], rows[CommunityCount.margin], strict=True)
        ]
        total = added(figures) if whole else Published(math.nan, math.nan)
        merged.append(
            rows.head(1).assign(
                group=Band(low, end).code, people_count=total.people, margin=total.margin, is_suppressed=math.isnan(total.people)
            )
        )
    return pd.concat(merged)
