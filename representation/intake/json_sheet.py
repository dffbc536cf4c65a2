"""JSON as one sheet: figures of the Census Bureau, or the areas of a map.

What stands here is loaded only when JSON comes: few files are JSON, and the libraries of maps take longer to load than most files to read.
"""

from itertools import zip_longest

import pyarrow as pa

from representation.community.layouts.codes import code_of
from representation.community.layouts.json_table import json_rows
from representation.intake.json_text import begins_as_map, refused_json
from representation.intake.limits import Limits, UnreadableFile
from representation.intake.map_sheet import listed_areas
from representation.intake.sheet import Sheet, tidied
from representation.intake.text_bytes import decoded

TOO_MANY_CELLS = "The table has too many cells. Get fewer areas or tables."


def json_sheet(data: bytes, limits: Limits) -> Sheet | None:
    """The figures in a saved answer of the Census API or in a map of Census Reporter, else the areas of a map.

    Raises
    ------
    UnreadableFile
        If the JSON holds neither; its message says what it is and what to do.
    """
    text = decoded(data).text.replace("\x00", "").encode()
    rows = json_rows(text)
    if rows is not None and any(code_of(name) is not None for name in rows[0]):
        if len(rows) * max(len(row) for row in rows) > limits.cells:
            raise UnreadableFile("file_too_large", TOO_MANY_CELLS)
        return tidied(None, [pa.array(column, pa.string()) for column in zip_longest(*rows, fillvalue="")], limits)
    if begins_as_map(text):
        return listed_areas(text, limits)
    raise refused_json(text)
