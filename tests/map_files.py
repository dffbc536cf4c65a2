"""Tiny maps for tests, as bytes: squares side by side, as GeoJSON and as a zipped shapefile."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence

import pyproj
import shapefile

WEST, SOUTH, SIDE = -84.5, 40.0, 0.1
"""The first square's corner and side, in degrees; the others follow to the east."""

Ring = list[list[float]]


def square(place: int, size: float = SIDE) -> Ring:
    """The closed ring of the square at a place in the row, counterclockwise."""
    west, east, south, north = WEST + place * SIDE, WEST + place * SIDE + size, SOUTH, SOUTH + size
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def feature(properties: Mapping[str, object], *rings: Ring) -> dict[str, object]:
    """A feature with one polygon."""
    return {"type": "Feature", "properties": dict(properties), "geometry": {"type": "Polygon", "coordinates": list(rings)}}


def geojson(properties: Sequence[Mapping[str, object]], **more: object) -> bytes:
    """A collection of squares side by side, one for each set of properties."""
    features = [feature(each, square(place)) for place, each in enumerate(properties)]
    return json.dumps({"type": "FeatureCollection", "features": features, **more}).encode()


def zips(*codes: str) -> bytes:
    """A map of ZIP code areas."""
    return geojson([{"ZCTA5CE20": code} for code in codes])


def shapefile_zip(
    names: Sequence[str], projection: str = "EPSG:4326", without: Sequence[str] = (), encoding: str = "utf-8", folder: str = ""
) -> bytes:
    """A shapefile of squares with a column NAME, in a projection, as a zip; `without` are endings left out."""
    shp, shx, dbf = io.BytesIO(), io.BytesIO(), io.BytesIO()
    crs = pyproj.CRS(projection)
    moved = pyproj.Transformer.from_crs("EPSG:4326", crs, always_xy=True)
    with shapefile.Writer(shp=shp, shx=shx, dbf=dbf, shapeType=shapefile.POLYGON, encoding=encoding) as writer:
        writer.field("NAME", "C", 40)
        writer.field("AREA_NUMBE", "N", 10)
        for place, name in enumerate(names):
            writer.poly([[list(moved.transform(*corner)) for corner in square(place)][::-1]])
            writer.record(name, place + 1)
    parts = {"shp": shp.getvalue(), "shx": shx.getvalue(), "dbf": dbf.getvalue(), "prj": crs.to_wkt("WKT1_ESRI").encode()}
    return zipped({f"{folder}areas.{end}": data for end, data in parts.items() if end not in without})


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Files in a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()
