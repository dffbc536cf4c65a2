"""Headers that come again among the rows: two exports were pasted into one file."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from data_models.raw import RawTable
from representation.intake.columns import header_column
from representation.intake.exporters import Recognition
from representation.intake.totals import AGAIN

LEAST_EQUAL = 2
"""So many cells at least say what their header says."""


def headers_again(raw: RawTable, found: Recognition) -> dict[int, str]:
    """Index of each row of the table that repeats its headers → why it does not count.

    A row does where at least half of its filled cells say the header of their column, and two of these are headers that we know; an
    option in a column of its own often says the same as its header and proves nothing.

    >>> raw = RawTable.of_rows("a.csv", None, [("Name", "Email"), ("Ana", "a@x.org"), ("Name", "Email"), ("Bo", "b@x.org")])
    >>> headers_again(raw, Recognition("plain", "registration", 0))
    {2: 'the headers again'}
    """
    start = found.header_index + 1 if found.body_index is None else found.body_index
    end = len(raw) if found.end_index is None else found.end_index
    boxed = {position for boxes in found.boxes for position in boxes.positions}
    body = raw.cells.iloc[start:end]
    again: dict[int, str] = {}
    for index in range(found.header_index, start):
        headers = {position: text for position, text in enumerate(raw.row(index), start=1) if text.strip()}
        known = [position for position in headers if position not in boxed and header_column(headers[position])[0]]
        if len(known) < LEAST_EQUAL:
            continue
        equal = sum(_says(body[position], headers[position]) for position in known)
        places = np.flatnonzero(equal >= LEAST_EQUAL)
        if len(places):
            rows = body.iloc[places]
            filled = sum(rows[position].str.strip().ne("").to_numpy(dtype=np.int16) for position in rows.columns)
            same = sum(_says(rows[position], text) for position, text in headers.items())
            again |= dict.fromkeys((places[same * 2 >= filled] + start).tolist(), AGAIN)
    return again


def _says(cells: pd.Series, text: str) -> NDArray[np.int16]:
    """1 where a cell says the text, else 0."""
    return np.asarray(pc.equal(pa.array(cells, pa.large_string()), text)).astype(np.int16)
