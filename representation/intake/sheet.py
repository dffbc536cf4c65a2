"""One sheet as columns of text, while it is still in the reading process: what every way of reading ends with."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from representation.intake.header_notes import header_notes, with_headers
from representation.intake.limits import Limits, UnreadableFile
from representation.intake.note import Note, rows_named

BLANK_ROWS_END = 10_000
"""A sheet ends after this many blank rows in a row: stray cells at the far end of the grid are not data."""
BLANK_COLUMNS_END = 200
"""The same to the right."""
LOST_CELLS = ("formula_error", "formula_without_value", "text_missing")
"""The notes on cells that are there and could not be read."""
HEAD_ROWS = 60
"""How many rows are looked at for notes about the headers."""


@dataclass(frozen=True)
class Sheet:
    """One sheet; `cells` has a column of text for each of the sheet's, `numbers` the row that the user sees for each of its rows."""

    name: str | None
    cells: pa.Table
    numbers: range | list[int]
    notes: tuple[Note, ...] = ()

    @property
    def has_rows(self) -> bool:
        """Whether there is more than a row of headers, or cells that could not be read."""
        return len(self.cells) > 1 or any(note.kind in LOST_CELLS for note in self.notes)

    def head(self, count: int) -> list[tuple[str, ...]]:
        """The first rows."""
        return list(zip(*(column.to_pylist() for column in self.cells.slice(0, count).columns), strict=True))


def tidied(
    name: str | None,
    columns: Sequence[pa.Array],
    limits: Limits,
    numbers: Sequence[int] | None = None,
    notes: Sequence[Note] = (),
) -> Sheet | None:
    """A sheet without its blank rows, the blank columns at its right and the stray cells far from the rest; None if nothing is left.

    Parameters
    ----------
    columns
        One array of text per column; a missing cell is null or "".
    numbers
        The row that the user sees for each row; 1, 2, … if None.

    Raises
    ------
    UnreadableFile
        If what is left is larger than the limits.
    """
    found = list(notes)
    columns = [pc.fill_null(column, "") if column.null_count else column for column in columns]
    kept = _rows_with_text(columns)
    length = len(columns[0]) if columns else 0
    if kept is not None:
        columns = [column.take(kept) for column in columns]
        places = kept.to_pylist()
        rows = [place + 1 for place in places] if numbers is None else [numbers[place] for place in places]
    else:
        rows = list(numbers) if numbers is not None else []
    if not columns or not len(columns[0]):
        return _lost(name, found)
    near = _before_gap(rows, BLANK_ROWS_END)
    far_rows = tuple(rows[near:])
    if far_rows:
        columns, rows = [column.slice(0, near) for column in columns], rows[:near]
    filled = [i for i, column in enumerate(columns, start=1) if has_text(column)]
    last = filled[_before_gap(filled, BLANK_COLUMNS_END) - 1]
    if far_rows or last < filled[-1]:
        where = f" ({rows_named(far_rows)})" if far_rows else ""
        found.append(Note("far_cells_left_out", f"Cells far from the table were left out{where}.", far_rows))
    if last > limits.columns:
        where = f"Sheet “{name}”" if name else "The table"
        raise UnreadableFile("file_too_large", f"{where} has more than {limits.columns} columns. Upload only those you need.")
    columns = columns[:last]
    if sum(column.nbytes for column in columns) > limits.letters + 8 * limits.cells:
        raise UnreadableFile("file_too_large", "The cells hold far more text than they should. Save only the columns you need as .csv.")
    cells = pa.table(columns, names=[str(i) for i in range(1, last + 1)])
    sheet = Sheet(name, cells, _shortest(rows) if rows else range(1, length + 1))
    head = sheet.head(HEAD_ROWS)
    return Sheet(name, cells, sheet.numbers, (*with_headers(found, head), *header_notes(head, sheet.numbers)))


def _lost(name: str | None, notes: Sequence[Note]) -> Sheet | None:
    """A sheet of which nothing could be read but what the notes name; None if there is nothing to say."""
    rows = [row for note in notes if note.kind in LOST_CELLS for row in note.rows]
    return Sheet(name, pa.table([pa.array([""], pa.string())], names=["1"]), range(rows[0], rows[0] + 1), tuple(notes)) if rows else None


def has_text(column: pa.Array) -> bool:
    """Whether a column has a cell that is not blank."""
    longest = pc.max(pc.binary_length(column)).as_py()
    return bool(longest) and (has_first_text(column) or pc.any(pc.not_equal(pc.utf8_trim_whitespace(column), "")).as_py())


def has_first_text(column: pa.Array) -> bool:
    """Whether one of the first cells is not blank: the quick answer for nearly every column."""
    return any(cell.strip() for cell in column.slice(0, HEAD_ROWS).to_pylist() if cell)


def _rows_with_text(columns: Sequence[pa.Array]) -> pa.Array | None:
    """The places of the rows that are not blank; None if that is all of them."""
    if not columns:
        return None
    length = len(columns[0])
    blank: pa.Array | None = None
    for column in columns:
        cells = column if blank is None else column.take(blank)
        without = pc.indices_nonzero(pc.equal(pc.utf8_trim_whitespace(cells), ""))
        blank = without if blank is None else blank.take(without)
        if not len(blank):
            return None
    kept = pc.invert(pc.is_in(pa.array(range(length), pa.uint64()), value_set=blank)) if blank is not None else None
    return pc.indices_nonzero(kept)


def _before_gap(places: Sequence[int], most: int) -> int:
    """How many of some ascending places come before the first gap of more than `most` blank ones.

    >>> _before_gap([1, 2, 9, 10], most=5)
    2
    """
    if not places or places[-1] - places[0] <= most + len(places) - 2:
        return len(places)
    return next((i for i in range(1, len(places)) if places[i] - places[i - 1] > most + 1), len(places))


def _shortest(rows: list[int]) -> range | list[int]:
    """Row numbers as a range where nothing is left out between them."""
    whole = range(rows[0], rows[-1] + 1)
    return whole if len(whole) == len(rows) else rows
