"""Areas as a file says them: properties as text beside a shape in the file's own coordinates."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from representation.geometry.bounds import MapBounds, damaged, too_large

Corners: TypeAlias = NDArray[np.float64]
"""One ring: a row of x and y for each corner."""

LEAST_CORNERS: Final = 3


@dataclass(frozen=True, eq=False)
class Features:
    """What a map file holds: properties and shape of each area, the projection's definition or "", and how many had no border.

    `projection` is an authority's code (`EPSG:2263`) or well-known text, as `projecting` takes it.
    """

    properties: Sequence[Mapping[str, str]]
    shapes: Sequence[MultiPolygon]
    projection: str
    skipped_count: int


def text_of(value: object, bounds: MapBounds) -> str:
    """A property as text: whole numbers without a point, nothing for what is missing or is itself a table.

    >>> text_of(63101.0, MapBounds()), text_of(" Hamm ", MapBounds()), text_of(None, MapBounds()), text_of([1], MapBounds())
    ('63101', 'Hamm', '', '')
    """
    if value is None or isinstance(value, (dict, list, tuple)):
        return ""
    if isinstance(value, float):
        if not math.isfinite(value):
            return ""
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:g}"
    text = " ".join(str(value).replace("\x00", " ").split())
    return text if len(text) <= bounds.letters else text[: bounds.letters - 1] + "…"


def properties_of(values: Mapping[str, object], bounds: MapBounds) -> dict[str, str]:
    """Properties of one area as text.

    Raises
    ------
    UnreadableFile
        If there are too many.
    """
    if len(values) > bounds.columns:
        raise too_large(f"more than {bounds.columns} properties of one area")
    return {text_of(name, bounds): text_of(value, bounds) for name, value in values.items() if text_of(name, bounds)}


def polygon_of(rings: Sequence[Corners]) -> Polygon | None:
    """An outer border and the holes in it; None where the border has fewer than three corners.

    Raises
    ------
    UnreadableFile
        If a corner is at no place.
    """
    if not rings or len(rings[0]) < LEAST_CORNERS:
        return None
    if not all(np.isfinite(ring).all() for ring in rings):
        raise damaged()
    holes = [ring for ring in rings[1:] if len(ring) >= LEAST_CORNERS]
    return Polygon(rings[0], holes)


def together(polygons: Sequence[Polygon | None]) -> MultiPolygon | None:
    """Polygons as one shape; None where there is none."""
    found = [polygon for polygon in polygons if polygon is not None]
    return shapely.multipolygons(found) if found else None
