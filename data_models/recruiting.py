"""Whom to invite next, and from where."""

from typing import Final

import pandera.pandas as pa
from pandera.typing import Series

STRENGTHS: Final = ("clear", "leaning")
"""Clear: under-represented. Leaning: low in this room, and too few people to tell."""


class RecruitingTarget(pa.DataFrameModel):
    """One row per group to invite, in order: most people to add first, numbers that are withheld last.

    `people_to_add` brings the group to its community share if nobody else is added; NaN where it is withheld or not defined.
    """

    place: Series[int] = pa.Field(ge=1)
    dimension: Series[str]
    view: Series[str]
    community: Series[str]
    group: Series[str]
    label: Series[str]
    attended_text: Series[str]
    is_withheld: Series[bool]
    attended_count: Series[float] = pa.Field(ge=0, nullable=True)
    attended_share: Series[float] = pa.Field(ge=0, le=1, nullable=True)
    community_share: Series[float] = pa.Field(ge=0, le=1, nullable=True)
    gap_points: Series[float] = pa.Field(nullable=True)
    people_short: Series[float] = pa.Field(nullable=True)
    people_to_add: Series[float] = pa.Field(ge=0, nullable=True)
    status: Series[str]
    lean: Series[str]
    strength: Series[str] = pa.Field(isin=list(STRENGTHS))

    class Config:
        strict = True


class ZipShortfall(pa.DataFrameModel):
    """One row per ZIP code and community from which the room is short of people, in order: shortest first, withheld last."""

    place: Series[int] = pa.Field(ge=1)
    community: Series[str]
    zip_code: Series[str]
    attended_text: Series[str]
    is_withheld: Series[bool]
    attended_count: Series[float] = pa.Field(ge=0, nullable=True)
    attended_share: Series[float] = pa.Field(ge=0, le=1, nullable=True)
    community_count: Series[float] = pa.Field(ge=0, nullable=True)
    community_share: Series[float] = pa.Field(ge=0, le=1, nullable=True)
    people_short: Series[float] = pa.Field(nullable=True)
    people_to_add: Series[float] = pa.Field(ge=0, nullable=True)
    status: Series[str]
    lean: Series[str]

    class Config:
        strict = True
