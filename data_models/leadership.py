"""What leadership sees of the gaps: small counts withheld, with everything that inverts to them."""

import pandera.pandas as pa
from pandera.typing import Series

from data_models.gap import LEANS, STATUSES

FEWER_THAN_TEN = "fewer than 10"
"""Stands for a count of 1–9."""

WITHHELD = "withheld"
"""Stands for a count that would let somebody work out a small one."""


class LeadershipGap(pa.DataFrameModel):
    """One row per dimension, view, community and group, as in `Gap`; NaN also where a number is withheld.

    `attended_text` is what is printed for the count. `status` is "" and `reason` "withheld" where the verdict would say too much.
    """

    dimension: Series[str]
    view: Series[str]
    community: Series[str]
    group: Series[str]
    label: Series[str]
    attended_text: Series[str]
    is_withheld: Series[bool]
    attended_count: Series[float] = pa.Field(ge=0, nullable=True)
    attended_share: Series[float] = pa.Field(ge=0, le=1, nullable=True)
    share_low: Series[float] = pa.Field(ge=0, le=1, nullable=True)
    share_high: Series[float] = pa.Field(ge=0, le=1, nullable=True)
    community_count: Series[float] = pa.Field(ge=0, nullable=True)
    community_share: Series[float] = pa.Field(ge=0, le=1, nullable=True)
    community_margin: Series[float] = pa.Field(ge=0, nullable=True)
    gap_points: Series[float] = pa.Field(nullable=True)
    gap_low: Series[float] = pa.Field(nullable=True)
    gap_high: Series[float] = pa.Field(nullable=True)
    representation_ratio: Series[float] = pa.Field(ge=0, nullable=True)
    ratio_low: Series[float] = pa.Field(nullable=True)
    ratio_high: Series[float] = pa.Field(nullable=True)
    people_short: Series[float] = pa.Field(nullable=True)
    people_to_add: Series[float] = pa.Field(ge=0, nullable=True)
    status: Series[str] = pa.Field(isin=["", *STATUSES])
    lean: Series[str] = pa.Field(isin=list(LEANS))
    reason: Series[str]
    is_proven_level: Series[bool]

    class Config:
        strict = True


class LeadershipSummary(pa.DataFrameModel):
    """One row per dimension, view and community, as in `DimensionSummary`.

    `known_count` are the people whose answer is in a group that the community table lists; `coverage_share` is answered ÷ attended (known ÷
    attended, a lower bound, where `answered_text` is withheld), in whole percents; the match score and its chance range are whole numbers.
    """

    dimension: Series[str]
    view: Series[str]
    community: Series[str]
    fit: Series[str]
    fit_note: Series[str]
    universe: Series[str]
    unit: Series[str]
    vintage: Series[str]
    source: Series[str]
    table: Series[str]
    is_withheld: Series[bool]
    attended_count: Series[float] = pa.Field(ge=0, nullable=True)
    known_count: Series[float] = pa.Field(ge=0, nullable=True)
    answered_text: Series[str]
    blank_text: Series[str]
    declined_text: Series[str]
    unreadable_text: Series[str]
    no_community_figure_text: Series[str]
    coverage_share: Series[float] = pa.Field(ge=0, le=1, nullable=True)
    match_score: Series[float] = pa.Field(ge=0, le=100, nullable=True)
    match_low: Series[float] = pa.Field(ge=0, le=100, nullable=True)
    match_high: Series[float] = pa.Field(ge=0, le=100, nullable=True)

    class Config:
        strict = True
