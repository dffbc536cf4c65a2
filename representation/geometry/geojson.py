"""A map as GeoJSON: bytes to areas."""

import json
import re
from collections.abc import Sequence
from typing import Final

import numpy as np

from representation.geometry.bounds import MapBounds, damaged, no_areas, not_a_map, too_large
from representation.geometry.features import Corners, Features, polygon_of, properties_of, together
from representation.intake.limits import UnreadableFile

BRACKETS_PER_VERTEX: Final = 2
"""A file of triangles has nearly this many brackets for each corner: one of the corner, and those of ring, polygon and list."""
TOPOLOGY: Final = "This is TopoJSON. Export the areas as GeoJSON instead, or as a shapefile in one .zip file."
CODE: Final = re.compile(r"(?:EPSG|ESRI)(?::[\w.]*)?:(\d{1,6})$", re.IGNORECASE)
DEGREES: Final = re.compile(r"(?:CRS:?84|4326)$", re.IGNORECASE)


def geojson_features(data: bytes, bounds: MapBounds) -> Features:
    """The areas of a FeatureCollection, a Feature or a bare geometry; points, lines and features without a geometry are skipped.

    Raises
    ------
    UnreadableFile
        If it is no GeoJSON, holds no area, or too much.
    """
    if data.count(b"[") > BRACKETS_PER_VERTEX * bounds.vertices:
        raise too_large(f"more than {bounds.vertices:,} corners")
    whole = _loaded(data)
    features = _features(whole)
    if len(features) > bounds.areas:
        raise too_large(f"more than {bounds.areas:,} areas")
    properties, shapes = [], []
    for feature in features:
        geometry = feature.get("geometry")
        shape = together([polygon_of(rings) for rings in _polygons(geometry)])
        if shape is None:
            continue
        said = feature.get("properties")
        own = {"id": feature["id"]} if isinstance(feature.get("id"), (str, int)) else {}
        properties.append(properties_of(own | (said if isinstance(said, dict) else {}), bounds))
        shapes.append(shape)
    if not shapes:
        raise no_areas()
    return Features(properties, shapes, _projection(whole), len(features) - len(shapes))


def _loaded(data: bytes) -> dict[str, object]:
    try:
        try:
            whole = json.loads(data)
        except UnicodeDecodeError:
            whole = json.loads(data.decode("cp1252"))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise (damaged() if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" else not_a_map()) from error
    except (RecursionError, ValueError) as error:  # nested without end, or a number of thousands of digits
        raise damaged() from error
    if not isinstance(whole, dict):
        raise not_a_map()
    if whole.get("type") == "Topology":
        raise UnreadableFile("file_not_a_map", TOPOLOGY)
    return whole


def _features(whole: dict[str, object]) -> list[dict[str, object]]:
    kind = whole.get("type")
    if kind == "FeatureCollection":
        found = whole.get("features")
        if not isinstance(found, list):
            raise damaged()
        return [feature for feature in found if isinstance(feature, dict)]
    if kind == "Feature":
        return [whole]
    if kind in ("Polygon", "MultiPolygon", "GeometryCollection"):
        return [{"type": "Feature", "properties": {}, "geometry": whole}]
    raise no_areas() if kind in ("Point", "MultiPoint", "LineString", "MultiLineString") else not_a_map()


def _polygons(geometry: object) -> list[list[Corners]]:
    """The rings of each polygon of a geometry; nothing for points and lines."""
    if not isinstance(geometry, dict):
        return []
    kind, parts = geometry.get("type"), geometry.get("coordinates")
    if kind == "GeometryCollection":
        inner = geometry.get("geometries")
        flat = [part for part in inner if isinstance(part, dict) and part.get("type") != kind] if isinstance(inner, list) else []
        return [polygon for part in flat for polygon in _polygons(part)]
    if kind not in ("Polygon", "MultiPolygon"):
        return []
    polygons = [parts] if kind == "Polygon" else parts
    if not isinstance(polygons, list) or not all(isinstance(rings, list) for rings in polygons):
        raise damaged()
    return [[_corners(ring) for ring in rings] for rings in polygons]


def _corners(ring: object) -> Corners:
    if not isinstance(ring, list):
        raise damaged()
    try:
        return np.array([_place(corner) for corner in ring], dtype=np.float64).reshape(-1, 2)
    except (TypeError, ValueError, OverflowError) as error:
        raise damaged() from error


def _place(corner: Sequence[object]) -> tuple[float, float]:
    """x and y of a corner; a height is left out."""
    x, y = corner[:2]
    if not isinstance(x, (int, float)) or not isinstance(y, (int, float)):
        raise TypeError
    return float(x), float(y)


def _projection(whole: dict[str, object]) -> str:
    """The code of the projection that the file names (an older custom than today's standard); "" for degrees or nothing.

    Raises
    ------
    UnreadableFile
        If the file names one that cannot be understood.
    """
    said = whole.get("crs")
    inner = said.get("properties") if isinstance(said, dict) else None
    name = str(inner.get("name", "")).strip() if isinstance(inner, dict) else ""
    if not name or DEGREES.search(name):
        return ""
    if found := CODE.search(name):
        authority = "ESRI" if name.upper().startswith("ESRI") else "EPSG"
        return f"{authority}:{found[1]}"
    raise UnreadableFile(
        "file_not_a_map", f"The map is in a projection that is not known here (“{name[:60]}”). Export it in WGS 84 degrees."
    )
