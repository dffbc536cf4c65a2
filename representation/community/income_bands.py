"""Bringing the income bands of a community table to cut points that the room's answers share."""

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd
from pandera.typing import DataFrame

from data_models.community_count import CommunityCount
from representation.answers.income import band_edges
from representation.community.crosswalks import summed_row
from representation.measures.margins import MARGIN_Z


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
        row = summed_row(rows, Band(low, end).code)
        merged.append(row if whole else row.assign(people_count=math.nan, margin=math.nan, is_suppressed=True))
    return pd.concat(merged)


LARGEST_SPLIT = 0.05
"""Share of all households in a band, above which no cut inside it is interpolated: the error would be visible."""


def can_split(income: pd.DataFrame, code: str) -> bool:
    """Whether a cut inside this band may be interpolated: closed at both ends, its figure known, and few households in it."""
    inside = band(code)
    [people, total] = income.loc[income[CommunityCount.group].eq(code), [CommunityCount.people_count, CommunityCount.total_count]].iloc[0]
    return inside.low > 0 and not math.isinf(inside.end) and bool(people <= LARGEST_SPLIT * total)


def split_band(income: pd.DataFrame, code: str, cut: int, below: float | None = None) -> pd.DataFrame:
    """The income rows of one community with one band divided at a cut point.

    Parameters
    ----------
    below
        The part of the band's households below the cut, 0 or 1 for the two extremes. By default as much as the cut is into the band,
        and both pieces then carry the variance of a cut that could lie anywhere in it: the square of the band's figure ÷ 12.

    Before, a band of 120 ± 10 households from 35,000 to 50,000; after, cut at 40,000: 40 and 80, their margins √(3.3² + 57²) and
    √(6.7² + 57²), since 1.645 · 120 ÷ √12 is 57.
    """
    inside = band(code)
    here = income[CommunityCount.group].eq(code)
    row = income[here]
    people = float(row[CommunityCount.people_count].iloc[0])
    extra = MARGIN_Z * people / math.sqrt(12) if below is None else 0.0
    lower = (cut - inside.low) / (inside.end - inside.low) if below is None else below
    # A source without margins counted everybody: the only error is that of the cut.
    margin = float(row[CommunityCount.margin].iloc[0]) if row[CommunityCount.has_margin].iloc[0] else 0.0
    pieces = [
        row.assign(group=Band(low, end).code, people_count=share * people, margin=math.hypot(share * margin, extra), has_margin=True)
        for low, end, share in ((inside.low, cut, lower), (cut, inside.end, 1 - lower))
    ]
    table = pd.concat([income[~here], *pieces], ignore_index=True)
    counted = ~table[CommunityCount.has_margin]
    table[CommunityCount.margin] = table[CommunityCount.margin].mask(counted, 0.0)
    total = ~income[CommunityCount.has_margin].any()
    return table.assign(has_margin=True, total_margin=0.0 if total else table[CommunityCount.total_margin])
