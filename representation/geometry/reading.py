"""From the bytes of a map file to its areas."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd
from pandera.typing import DataFrame
from shapely import MultiPolygon
from shapely.errors import ShapelyError

from data_models.area import AreaShape
from representation.geometry.bounds import DEFAULT_BOUNDS, MapBounds, check_map_size, damaged, no_areas, too_much_memory
from representation.geometry.geojson import geojson_features
from representation.geometry.naming import layers
from representation.geometry.projecting import in_degrees
from representation.geometry.simplifying import extent, only_polygons, simplified, well_known_text
from representation.geometry.zipped_shapefile import shapefile_features
from representation.intake.limits import DEFAULT_LIMITS, Limits, UnreadableFile, check_size

ZIP_MARK: Final = b"PK\x03\x04"
NOT_KEPT: Final = re.compile(
    r"principal|contact|phone|e-?mail|owner|fax|superintendent|teacher|telephone|editor|creator|created|edited", re.IGNORECASE
)
"""Properties that may name or reach a person; nobody needs them on a map."""
NO_MEMORY: Final = "bad_alloc"
"""How the library of shapes says that the memory did not last."""
CONTACT: Final = re.compile(r"@|://|www\.|(?<!\d)\(?\d{3}\)?[ .-]{1,2}\d{3}[ .-]\d{4}(?!\d)")
"""Mail addresses, addresses of pages, and telephone numbers with their signs between the digits."""
SOUTHERNMOST: Final = -60.0
"""Degrees; farther south nobody lives."""
LEAST_EXTENT: Final = 1e-4
"""Degrees, about ten meters: no district is smaller."""
TURNED: Final = (
    "The map lies around the South Pole, so its file gives latitude before longitude. Export it with longitude first, as GeoJSON asks."
)
SHRUNK: Final = (
    "All areas of the map lie within a few meters, so it is not in the projection that it names. Export it in WGS 84 degrees (EPSG:4326)."
)


@dataclass(frozen=True, eq=False)
class AreaTable:
    """The areas of a map file, with what reading had to leave out, in sentences."""

    shapes: DataFrame[AreaShape]
    notes: tuple[str, ...]


def read_areas(data: bytes, bounds: MapBounds = DEFAULT_BOUNDS, limits: Limits = DEFAULT_LIMITS) -> AreaTable:
    """The areas of a GeoJSON file or of a shapefile in a .zip; which it is shows in its first bytes.

    A pure function of the bytes: it can run in the reading process. Shapes are made valid, brought to degrees, and simplified layer by
    layer so that neighbors keep one border.

    Raises
    ------
    UnreadableFile
        If it is no map, holds no areas, or too much; its message says why and what to do.
    """
    check_size(data, limits)
    check_map_size(data, bounds)
    try:
        return _areas(data, bounds, limits)
    except MemoryError as error:
        raise too_much_memory() from error
    except ShapelyError as error:  # borders so wrong that they cannot be mended
        raise (too_much_memory() if NO_MEMORY in str(error) else damaged()) from error


def _areas(data: bytes, bounds: MapBounds, limits: Limits) -> AreaTable:
    found = shapefile_features(data, bounds, limits) if data.startswith(ZIP_MARK) else geojson_features(data, bounds)
    projected = [only_polygons(shape) for shape in in_degrees(found.shapes, found.projection)]
    whole = [place for place, shape in enumerate(projected) if not shape.is_empty]
    placed = [projected[place] for place in whole]
    _check_place(placed)
    properties = [_without_people(found.properties[place]) for place in whole]
    smaller = _by_layer(placed, properties)
    table = pd.DataFrame(
        {
            "area_id": range(1, len(smaller) + 1),
            "properties": [json.dumps(each, ensure_ascii=False) for each in properties],
            "geometry": [well_known_text(shape) for shape in smaller],
        }
    ).astype({"area_id": "int64", "properties": "str", "geometry": "str"})
    skipped = found.skipped_count + len(projected) - len(placed)
    notes = (f"{skipped:,} {'entry has' if skipped == 1 else 'entries have'} no area and {'is' if skipped == 1 else 'are'} left out.",)
    return AreaTable(AreaShape.validate(table), notes if skipped else ())


def _check_place(shapes: list[MultiPolygon]) -> None:
    """Refuse a map without any area, and one that lies where no district does.

    Raises
    ------
    UnreadableFile
        With what to do about it.
    """
    if not shapes:
        raise no_areas()
    west, south, east, north = extent(shapes)
    if north < SOUTHERNMOST:
        raise UnreadableFile("file_not_a_map", TURNED)
    if max(east - west, north - south) < LEAST_EXTENT:
        raise UnreadableFile("file_not_a_map", SHRUNK)


def text_rows(table: AreaTable) -> list[list[str]]:
    """The areas as rows of text with a header, for the process that reads files: number, properties, well-known text."""
    return [list(table.shapes.columns), *([str(cell) for cell in row] for row in table.shapes.itertuples(index=False, name=None))]


def table_of_text(cells: pd.DataFrame, notes: tuple[str, ...]) -> AreaTable:
    """The areas again from such rows of text, the header first."""
    table = cells.iloc[1:].set_axis(list(cells.iloc[0]), axis=1).reset_index(drop=True)
    return AreaTable(AreaShape.validate(table.astype({"area_id": "int64", "properties": "str", "geometry": "str"})), notes)


def _by_layer(shapes: list[MultiPolygon], properties: list[dict[str, str]]) -> list[MultiPolygon]:
    """The shapes simplified, each with those of its own layer: layers lie over one another and share no border."""
    whole = extent(shapes)
    result, done = list(shapes), set[int]()
    rest = [layer.places for layer in layers(properties)]
    rest.append(tuple(i for i in range(len(shapes)) if not any(i in places for places in rest)))
    for places in rest:
        mine = [place for place in places if place not in done]
        done.update(mine)
        for place, shape in zip(mine, simplified([shapes[i] for i in mine], whole), strict=True):
            result[place] = shape
    return result


def _without_people(properties: Mapping[str, str]) -> dict[str, str]:
    """Properties without what may reach a person, and without addresses of web pages.

    >>> _without_people({"MS_Name": "Hamm", "Principal": "A. Lee", "Website": "https://example.org"})
    {'MS_Name': 'Hamm'}
    """
    return {name: value for name, value in properties.items() if not NOT_KEPT.search(name) and not CONTACT.search(value)}
