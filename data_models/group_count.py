"""How many people of each group were in the room."""

import pandera.pandas as pa
from pandera.typing import Series


class GroupCount(pa.DataFrameModel):
    """One row per dimension, view and group: people at each stage. A group nobody came from is a true 0."""

    dimension: Series[str]
    view: Series[str]
    group: Series[str]
    registered_count: Series[int] = pa.Field(ge=0)
    attended_count: Series[int] = pa.Field(ge=0)
    surveyed_count: Series[int] = pa.Field(ge=0)

    class Config:
        strict = True


class AnswerCount(pa.DataFrameModel):
    """One row per dimension and view: the people who attended, by what they answered.

    answered + blank + declined + unreadable = attended.
    """

    dimension: Series[str]
    view: Series[str]
    attended_count: Series[int] = pa.Field(ge=0)
    answered_count: Series[int] = pa.Field(ge=0)
    blank_count: Series[int] = pa.Field(ge=0)
    declined_count: Series[int] = pa.Field(ge=0)
    unreadable_count: Series[int] = pa.Field(ge=0)

    class Config:
        strict = True


class FoldedCount(pa.DataFrameModel):
    """One row per group that the community table does not have and that is counted in another one, as the Census counts it."""

    community: Series[str]
    dimension: Series[str]
    view: Series[str]
    folded_from: Series[str]
    folded_into: Series[str]
    registered_count: Series[int] = pa.Field(ge=0)
    attended_count: Series[int] = pa.Field(ge=0)
    surveyed_count: Series[int] = pa.Field(ge=0)

    class Config:
        strict = True
