"""Areas of a map, and the figures of the people who came from them."""

from dataclasses import dataclass

import pandera.pandas as pa
from pandera.typing import Series

from data_models.gap import LEANS, STATUSES

LEVELS = ("zip", "tract", "block_group", "county", "place", "district", "school_zone", "neighborhood", "area")
"""Kinds of area; `area` is one whose kind is not known."""

STATES = ("shown", "too_few", "withheld", "no_figure")
"""How an area is drawn: filled; hatched, because nothing can be told; outlined, because its number is withheld or there is none."""


class AreaShape(pa.DataFrameModel):
    """One row per area of a map file, in the file's order, numbered from 1.

    `properties` is a JSON object of text: what the file says of the area, from which the code and the name are chosen. `geometry` is
    well-known text of polygons in degrees (WGS 84), simplified to what a screen can show.
    """

    area_id: Series[int] = pa.Field(ge=1, unique=True)
    properties: Series[str]
    geometry: Series[str]

    class Config:
        strict = True


class Area(pa.DataFrameModel):
    """One row per area of one layer of a map: what it is called. `code`, `name` and `listed` are "" where the file does not say.

    `listed` are the codes of several smaller areas in one, joined by `|`: `10001|10118`.
    """

    area_id: Series[int] = pa.Field(ge=1, unique=True)
    level: Series[str] = pa.Field(isin=list(LEVELS))
    layer: Series[str]
    code: Series[str]
    name: Series[str]
    listed: Series[str]
    label: Series[str]
    geometry: Series[str]

    class Config:
        strict = True


class AreaFigure(pa.DataFrameModel):
    """One row per area: who came from it beside who lives there, as the reader may see it; NaN where withheld or not defined.

    An area with several groups (a school zone of three ZIP codes) has their sums. `came_per_1000` is people who came per 1,000 of the
    community (residents, students or households, as the community counts). `groups` are the labels of its groups.
    """

    area_id: Series[int] = pa.Field(ge=1, unique=True)
    label: Series[str]
    groups: Series[str]
    state: Series[str] = pa.Field(isin=list(STATES))
    attended_text: Series[str]
    is_withheld: Series[bool]
    attended_count: Series[float] = pa.Field(ge=0, nullable=True)
    community_count: Series[float] = pa.Field(ge=0, nullable=True)
    came_per_1000: Series[float] = pa.Field(ge=0, nullable=True)
    attended_share: Series[float] = pa.Field(ge=0, nullable=True)
    community_share: Series[float] = pa.Field(ge=0, nullable=True)
    community_margin: Series[float] = pa.Field(ge=0, nullable=True)
    gap_points: Series[float] = pa.Field(nullable=True)
    people_short: Series[float] = pa.Field(nullable=True)
    status: Series[str] = pa.Field(isin=["", *STATUSES])
    lean: Series[str] = pa.Field(isin=list(LEANS))
    reason: Series[str]

    class Config:
        strict = True


@dataclass(frozen=True)
class Outline:
    """An area as a chart draws it, in degrees: rings with None between them, a point for its name, points where it can be clicked."""

    x: tuple[float | None, ...]
    y: tuple[float | None, ...]
    label_x: float
    label_y: float
    inside_x: tuple[float, ...]
    inside_y: tuple[float, ...]
