"""Rows that may stand in a cell of the row above, between two quotes that close each other by chance."""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from representation.intake.stray_quotes import LEAST_WIDTH

LINE_BREAK = "[\r\n]"
Said = tuple[int, int, str]
"""The row of a cell (0, 1, …), a column (0, 1, …), and what would stand in it if the cell held a row."""


def swallowed_rows(columns: Sequence[pa.Array], separator: str) -> list[int]:
    """The rows (1, 2, …) with a cell whose lines fill up a row each, and say what other rows say in the same column.

    A comment of several lines has hardly just as many separators, and then an answer of somebody else between two of them.

    >>> races, seats = ["Race", "White,1\\nBo,White", "Asian"], ["Seats", "2", "1"]
    >>> swallowed_rows([pa.array(["Name", "Ana", "Cy"]), pa.array(races), pa.array(seats)], ",")
    [2]
    """
    if len(columns) < LEAST_WIDTH:
        return []
    said = [each for place, column in enumerate(columns) for each in _said_in_cells(column, place, len(columns), separator)]
    found: set[int] = set()
    for place in {place for _, place, _ in said}:
        here = [(row, text) for row, column, text in said if column == place]
        known = pc.is_in(pa.array([text for _, text in here], pa.string()), value_set=columns[place])
        found |= {row + 1 for (row, _), is_known in zip(here, known.to_pylist(), strict=True) if is_known}
    return sorted(found)


def _said_in_cells(column: pa.Array, place: int, width: int, separator: str) -> list[Said]:
    """What the cells of one column would say in which columns, of those that have the separators of whole rows."""
    found: list[Said] = []
    for row in pc.indices_nonzero(pc.match_substring_regex(column, LINE_BREAK)).to_pylist():
        lines = [line.split(separator) for line in column[row].as_py().splitlines()]
        if len(lines) > 1 and len(lines[0]) == width - place and len(lines[-1]) == place + 1:
            first, *between, last = lines
            if all(len(line) == width for line in between):
                rest = [(place + i, text) for i, text in enumerate(first) if i]
                rest += [(i, text) for line in between for i, text in enumerate(line)]
                rest += [(i, text) for i, text in enumerate(last[:-1])]
                found += [(row, i, text) for i, text in rest if text.strip()]
    return found
