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
from representation.geometry.bounds import DEFAULT_BOUNDS, MapBounds, check_map_size, damaged, too_much_memory
from representation.geometry.geojson import geojson_features
from representation.geometry.naming import layers
from representation.geometry.projecting import in_degrees
from representation.geometry.simplifying import extent, simplified, well_known_text
from representation.geometry.zipped_shapefile import shapefile_features
from representation.intake.limits import DEFAULT_LIMITS, Limits, check_size

ZIP_MARK: Final = b"PK\x03\x04"
NOT_KEPT: Final = re.compile(r"principal|contact|phone|e-?mail|owner|fax|superintendent|editor|creator|created|edited", re.IGNORECASE)
"""Properties that may name or reach a person; nobody needs them on a map."""
NO_MEMORY: Final = "bad_alloc"
"""How the library of shapes says that the memory did not last."""
CONTACT: Final = re.compile(r"@|://|www\.")


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
    placed = in_degrees(found.shapes, found.projection)
    properties = [_without_people(each) for each in found.properties]
    smaller = _by_layer(placed, properties)
    table = pd.DataFrame(
        {
            "area_id": range(1, len(smaller) + 1),
            "properties": [json.dumps(each, ensure_ascii=False) for each in properties],
            "geometry": [well_known_text(shape) for shape in smaller],
        }
    ).astype({"area_id": "int64", "properties": "str", "geometry": "str"})
    skipped = found.skipped_count
    notes = (f"{skipped:,} {'entry has' if skipped == 1 else 'entries have'} no area and {'is' if skipped == 1 else 'are'} left out.",)
    return AreaTable(AreaShape.validate(table), notes if skipped else ())


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
