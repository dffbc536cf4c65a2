"""Shapes as a screen can show them: valid, without the corners that nobody sees, neighbors still touching."""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

SCREEN_DOTS: Final = 1200
"""Dots across the widest map on a screen; a corner that moves a border by less is left out."""
DECIMALS: Final = 5
"""Decimals of a degree that are kept: about a meter."""


def simplified(shapes: Sequence[BaseGeometry], bounds: tuple[float, float, float, float]) -> list[MultiPolygon]:
    """The areas of one layer with fewer corners; a border that two of them share stays one border.

    Parameters
    ----------
    bounds
        West, south, east and north of the whole map, which decide what can be seen.
    """
    valid = np.array([only_polygons(shape) for shape in shapes], dtype=object)
    if not len(valid):
        return []
    tolerance = max(bounds[2] - bounds[0], bounds[3] - bounds[1]) / SCREEN_DOTS
    # Its tolerance is the side of a square: a corner goes where the triangle with its neighbors is smaller than that square.
    smaller = shapely.coverage_simplify(valid, tolerance)
    return [_on_grid(_whole(after, before)) for after, before in zip(smaller, valid, strict=True)]


def only_polygons(shape: BaseGeometry) -> MultiPolygon:
    """A valid shape of polygons alone: what crosses itself is taken apart, lines and points left over are dropped."""
    valid = shape if shape.is_valid else shapely.make_valid(shape)
    parts = [part for part in _polygons(valid) if part.area > 0]
    joined = shapely.union_all(parts) if len(parts) > 1 and not shape.is_valid else None
    return _multi(parts if joined is None else _polygons(joined))


def well_known_text(shape: MultiPolygon) -> str:
    """A shape as text.

    >>> well_known_text(shapely.multipolygons([shapely.box(-90.25, 38.5, -90.0, 38.75)]))
    'MULTIPOLYGON (((-90 38.5, -90 38.75, -90.25 38.75, -90.25 38.5, -90 38.5)))'
    """
    return str(shapely.to_wkt(shape, rounding_precision=DECIMALS, trim=True))


def extent(shapes: Sequence[BaseGeometry]) -> tuple[float, float, float, float]:
    """West, south, east and north of all shapes together."""
    west, south, east, north = shapely.total_bounds(np.array(shapes, dtype=object)).tolist()
    return west, south, east, north


def _on_grid(shape: MultiPolygon) -> MultiPolygon:
    """The shape with rounded corners; where rounding or simplifying made it cross itself, taken apart once more."""
    rounded = shapely.transform(shape, lambda corners: corners.round(DECIMALS))
    if rounded.is_valid:
        return rounded
    parts = _polygons(shapely.set_precision(shapely.make_valid(shape), 10**-DECIMALS))
    return _multi(parts) if parts else shape


def _whole(after: BaseGeometry, before: MultiPolygon) -> MultiPolygon:
    """The simpler shape; the one before it where nothing would be left."""
    parts = [part for part in _polygons(after) if part.area > 0]
    return _multi(parts) if parts and math.isfinite(after.area) else before


def _polygons(shape: BaseGeometry) -> list[Polygon]:
    return [part for part in shapely.get_parts(shapely.get_parts(shape)).tolist() if isinstance(part, Polygon)]


def _multi(parts: Sequence[Polygon]) -> MultiPolygon:
    return MultiPolygon(list(parts))
