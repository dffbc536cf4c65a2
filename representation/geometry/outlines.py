"""Areas as a chart draws them: rings, a point for the name, points to click on."""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
import pandas as pd
import shapely
from shapely import MultiPolygon, Point, Polygon
from shapely.geometry.polygon import orient

from data_models.area import Outline
from representation.geometry.features import Corners

POINTS_ACROSS: Final = 34
"""Points to click on across the wider side of a map."""


def outlines(areas: pd.DataFrame) -> dict[int, Outline]:
    """Area → its outline; outer rings run counterclockwise and holes clockwise, so that a filled path leaves the holes open."""
    shapes: list[MultiPolygon] = list(shapely.from_wkt(areas["geometry"].to_numpy(dtype=object)))
    if not shapes:
        return {}
    inside = _points_inside(shapes)
    return {
        int(area): _outline(shape, points)
        for area, shape, points in zip(areas["area_id"], shapes, inside, strict=True)
        if not shape.is_empty
    }


def height_ratio(drawn: Sequence[Outline]) -> tuple[float, float]:
    """How many times longer a degree of latitude is than one of longitude here, and the map's height ÷ its width.

    At the equator both degrees are as long; at latitude φ one of longitude is cos φ of that.
    """
    x = [value for one in drawn for value in one.x if value is not None]
    y = [value for one in drawn for value in one.y if value is not None]
    if not x:
        return 1.0, 1.0
    stretch = 1 / max(math.cos(math.radians((min(y) + max(y)) / 2)), 0.05)
    width = max(max(x) - min(x), 1e-9)
    return stretch, stretch * (max(y) - min(y)) / width


def _outline(shape: MultiPolygon, points: Corners) -> Outline:
    x: list[float | None] = []
    y: list[float | None] = []
    for polygon in shape.geoms:
        turned = orient(polygon)
        for ring in (turned.exterior, *turned.interiors):
            corners = shapely.get_coordinates(ring).round(5)
            x += [*corners[:, 0].tolist(), None]
            y += [*corners[:, 1].tolist(), None]
    name = _name_point(max(shape.geoms, key=lambda part: part.area))
    own = np.vstack([[[name.x, name.y]], points]).round(5)
    return Outline(tuple(x[:-1]), tuple(y[:-1]), float(name.x), float(name.y), tuple(own[:, 0].tolist()), tuple(own[:, 1].tolist()))


def _name_point(polygon: Polygon) -> Point:
    """The middle of the largest circle inside: nearer to where an eye looks than the center of gravity, and never outside."""
    west, south, east, north = polygon.bounds
    return shapely.maximum_inscribed_circle(polygon, tolerance=max(east - west, north - south) / 50).interpolate(0.0)


def _points_inside(shapes: Sequence[MultiPolygon]) -> list[Corners]:
    """For each shape the points of one grid over the whole map that lie in it."""
    array = np.array(shapes, dtype=object)
    west, south, east, north = shapely.total_bounds(array).tolist()
    shrink = max(math.cos(math.radians((south + north) / 2)), 0.05)
    step = max((east - west) * shrink, north - south, 1e-9) / POINTS_ACROSS
    across, up = np.arange(west + step / shrink / 2, east, step / shrink), np.arange(south + step / 2, north, step)
    grid = np.array([(x, y) for y in up for x in across], dtype=np.float64).reshape(-1, 2)
    tree = shapely.STRtree(array)
    places, owners = tree.query(shapely.points(grid), predicate="within")
    found: list[Corners] = [np.empty((0, 2)) for _ in shapes]
    for owner in set(owners.tolist()):
        found[owner] = grid[places[owners == owner]]
    return found
