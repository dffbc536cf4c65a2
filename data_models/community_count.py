"""Reference communities: who lives here."""

import pandera.pandas as pa
from pandera.typing import Series

FITS = ("exact", "close", "proxy")


class CommunityCount(pa.DataFrameModel):
    """One row per community, dimension, view and group: how many people the reference population has in it.

    people_count
        People, households or students (`unit`); NaN where the publisher withheld it (`is_suppressed`), never 0 for that reason.
    margin, total_margin
        90 % margin of error in the same unit; 0 where the figure is a full count or controlled; NaN where none was given.
    has_margin
        False where the source has no margins at all (an enrolment count, a plain table without a margin column): such figures are
        taken as full counts. True with `margin` NaN means the margin is missing and the figure unusable for a verdict.
    view
        `roll_up`, `alone_or_in_combination` or `race_alone` (one race each, Hispanic people among them: compared with nobody) for race,
        "" for every other dimension.
    total_count
        The table's own published total; shares are of it. NaN where another table gives it (alone or in combination) and is not there.
    """

    community: Series[str]
    dimension: Series[str]
    view: Series[str] = pa.Field(isin=["", "roll_up", "alone_or_in_combination", "race_alone"])
    group: Series[str]
    people_count: Series[float] = pa.Field(ge=0, nullable=True)
    margin: Series[float] = pa.Field(ge=0, nullable=True)
    has_margin: Series[bool]
    is_suppressed: Series[bool]
    total_count: Series[float] = pa.Field(ge=0, nullable=True)
    total_margin: Series[float] = pa.Field(ge=0, nullable=True)
    unit: Series[str]
    universe: Series[str]
    vintage: Series[str]
    source: Series[str]
    table: Series[str]
    fit: Series[str] = pa.Field(isin=list(FITS))
    fit_note: Series[str]

    class Config:
        strict = True
        unique = ("community", "dimension", "view", "group")
