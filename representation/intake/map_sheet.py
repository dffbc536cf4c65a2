"""Maps in the reading process: the areas as columns of text, with or without their shapes."""

import json
from collections.abc import Sequence

import pyarrow as pa

from representation.geometry.bounds import DEFAULT_BOUNDS, MapBounds
from representation.geometry.reading import read_areas, text_rows
from representation.intake.limits import Limits, UnreadableFile
from representation.intake.map_note import MAP_NOTE
from representation.intake.note import Note
from representation.intake.sheet import Sheet, tidied

MAP_SENTENCE = "The file is a map of {areas}, not a table of figures. Add it on the page Map."


def areas_sheet(data: bytes, bounds: MapBounds, limits: Limits) -> Sheet:
    """Number, properties and shape of each area, a header first; what was left out stands in the notes, a sentence each.

    Raises
    ------
    UnreadableFile
        If it is no map, or too much.
    """
    table = read_areas(data, bounds, limits)
    rows = text_rows(table)
    columns = [pa.array(column, pa.string()) for column in zip(*rows, strict=True)]
    cells = pa.table(columns, names=[str(i) for i in range(1, len(columns) + 1)])
    return Sheet(None, cells, range(1, len(rows) + 1), tuple(Note(MAP_NOTE, sentence) for sentence in table.notes))


def listed_areas(data: bytes, limits: Limits, bounds: MapBounds = DEFAULT_BOUNDS) -> Sheet | None:
    """What a map says of each area, one row per area without its shape: for who adds a map where tables are expected.

    Raises
    ------
    UnreadableFile
        If the areas cannot be read.
    """
    try:
        table = read_areas(data, bounds, limits)
    except UnreadableFile as refused:
        kind = "file_not_a_table" if refused.kind == "file_not_a_map" else refused.kind
        raise UnreadableFile(kind, refused.message) from refused
    areas = [json.loads(text) for text in table.shapes["properties"]]
    names = list(dict.fromkeys(name for area in areas for name in area))
    columns = [
        _column("area_id", table.shapes["area_id"].tolist()),
        *(_column(name, [each.get(name, "") for each in areas]) for name in names),
    ]
    count = "1 area" if len(areas) == 1 else f"{len(areas):,} areas"
    message = " ".join([MAP_SENTENCE.format(areas=count), *table.notes])
    return tidied(None, columns, limits, notes=[Note(MAP_NOTE, message)])


def _column(name: str, cells: Sequence[object]) -> pa.Array:
    return pa.array([name, *map(str, cells)], pa.string())
