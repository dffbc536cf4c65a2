"""The room beside the community."""

import pandera.pandas as pa
from pandera.typing import Series

STATUSES = ("under_represented", "over_represented", "about_level", "too_few_to_tell", "cannot_say")
LEANS = ("low", "high", "none")


class Gap(pa.DataFrameModel):
    """One row per dimension, view, community and group: the evidence beside the verdict.

    Shares are 0–1 of the answers in groups that have a community figure; gaps are percentage points, room minus community; intervals
    are 95 %; `community_margin` is the 90 % margin of `community_share`. NaN where a number is not defined.
    """

    dimension: Series[str]
    view: Series[str]
    community: Series[str]
    group: Series[str]
    label: Series[str]
    registered_count: Series[int] = pa.Field(ge=0)
    attended_count: Series[int] = pa.Field(ge=0)
    surveyed_count: Series[int] = pa.Field(ge=0)
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
    p_value: Series[float] = pa.Field(nullable=True)
    p_adjusted: Series[float] = pa.Field(nullable=True)
    status: Series[str] = pa.Field(isin=list(STATUSES))
    lean: Series[str] = pa.Field(isin=list(LEANS))
    reason: Series[str]
    is_proven_level: Series[bool]

    class Config:
        strict = True


class DimensionSummary(pa.DataFrameModel):
    """One row per dimension, view and community: what the gaps of a dimension rest on.

    `match_score` is 100·(1 − D), its chance range `match_low`–`match_high` what a cross-section of the same size would score; NaN where
    shares overlap or nobody answered. `global_p_value` belongs to the sentence, not to a verdict.
    `no_community_figure_count` is part of `answered_count`.
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
    attended_count: Series[int] = pa.Field(ge=0)
    answered_count: Series[int] = pa.Field(ge=0)
    blank_count: Series[int] = pa.Field(ge=0)
    declined_count: Series[int] = pa.Field(ge=0)
    unreadable_count: Series[int] = pa.Field(ge=0)
    no_community_figure_count: Series[int] = pa.Field(ge=0)
    coverage_share: Series[float] = pa.Field(ge=0, le=1, nullable=True)
    match_score: Series[float] = pa.Field(ge=0, le=100, nullable=True)
    match_low: Series[float] = pa.Field(ge=0, le=100, nullable=True)
    match_high: Series[float] = pa.Field(ge=0, le=100, nullable=True)
    seats_to_move: Series[float] = pa.Field(ge=0, nullable=True)
    global_p_value: Series[float] = pa.Field(nullable=True)
    design_effect: Series[float] = pa.Field(ge=1)

    class Config:
        strict = True
