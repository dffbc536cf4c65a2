"""From a map's own projection to degrees."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import pyproj
import shapely
from pyproj.exceptions import ProjError
from shapely import MultiPolygon

from representation.geometry.features import Corners
from representation.intake.limits import UnreadableFile

MOST_LETTERS: Final = 20_000
"""Letters of a projection's definition; real ones have a few hundred."""
UNKNOWN: Final = "The map is in a projection that cannot be understood. Export it in WGS 84 degrees (EPSG:4326)."
NOT_DEGREES: Final = (
    "The map’s coordinates are no degrees, and the file does not say in which projection they are. "
    "Export it in WGS 84 degrees (EPSG:4326), or with its .prj file."
)
ROOM: Final = 1e-6
"""Degrees by which a coordinate may lie beyond the edge of the world, from rounding."""


def in_degrees(shapes: Sequence[MultiPolygon], projection: str) -> list[MultiPolygon]:
    """Shapes with longitude and latitude (WGS 84) in place of what the projection says.

    Parameters
    ----------
    projection
        An authority's code or well-known text; "" where the file says nothing, which stands for degrees.

    Raises
    ------
    UnreadableFile
        If the projection cannot be understood, or the coordinates are no degrees without one.
    """
    if projection:
        try:
            known = pyproj.CRS.from_user_input(projection[:MOST_LETTERS])
            to_degrees = pyproj.Transformer.from_crs(known, "EPSG:4326", always_xy=True)

            def moved(corners: Corners) -> Corners:
                return np.column_stack(to_degrees.transform(corners[:, 0], corners[:, 1]))

            shapes = list(shapely.transform(np.array(shapes, dtype=object), moved))
        except ProjError as error:
            raise UnreadableFile("file_not_a_map", UNKNOWN) from error
    west, south, east, north = shapely.total_bounds(np.array(shapes, dtype=object)).tolist()
    is_on_earth = west >= -180 - ROOM and east <= 180 + ROOM and south >= -90 - ROOM and north <= 90 + ROOM
    if not is_on_earth:
        raise UnreadableFile("file_not_a_map", UNKNOWN if projection else NOT_DEGREES)
    return list(shapes)
