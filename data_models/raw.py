"""One sheet of an uploaded file, as text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from data_models.finding import FindingGroup

Row = tuple[str, ...]
FIRST_ROWS = 100
"""Rows that a table keeps at hand."""


@dataclass(frozen=True, eq=False)
class RawTable:
    """One sheet, every cell as text, rows numbered as a spreadsheet shows them; blank rows are left out.

    `cells` has one column of text per column of the sheet, named 1, 2, … as people count them, and one row per row, indexed 0, 1, …;
    a cell that is not there is "". `row_numbers[i]` is the row that the user sees (1-based). Numbers are written the way a person
    typed them (`45402`, never `45402.0`), dates and times in ISO form. `notes` are what reading had to leave out or change.
    """

    file: str
    sheet: str | None
    cells: pd.DataFrame
    row_numbers: Sequence[int]
    notes: tuple[FindingGroup, ...] = ()

    @classmethod
    def of_rows(
        cls,
        file: str,
        sheet: str | None,
        rows: Iterable[Sequence[str]],
        row_numbers: Sequence[int] | None = None,
        notes: tuple[FindingGroup, ...] = (),
    ) -> "RawTable":
        """A table of rows that may differ in length; rows are numbered 1, 2, … where no numbers are given."""
        lines = [tuple(row) for row in rows]
        width = max((len(row) for row in lines), default=0)
        padded = [row + ("",) * (width - len(row)) for row in lines]
        cells = pd.DataFrame(padded, columns=range(1, width + 1), index=range(len(lines)), dtype="str")
        return cls(file, sheet, cells, range(1, len(lines) + 1) if row_numbers is None else tuple(row_numbers), notes)

    def __len__(self) -> int:
        """The number of rows, those of headers included."""
        return len(self.cells)

    @property
    def width(self) -> int:
        """The number of columns."""
        return self.cells.shape[1]

    def row(self, i: int) -> Row:
        """One row, without the blank cells at its end."""
        if 0 <= i < min(FIRST_ROWS, len(self)):
            return self._first_rows[i]
        return _trimmed(self.cells.iloc[i])

    def head(self, count: int) -> tuple[Row, ...]:
        """The first rows, each without the blank cells at its end."""
        return self._first_rows[:count] if count <= FIRST_ROWS else self._rows_until(count)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every row, as `row`; for tables of some thousand rows, such as a community file."""
        return self.head(len(self))

    @cached_property
    def _first_rows(self) -> tuple[Row, ...]:
        """The rows that everything asks for that has to know what the table is."""
        return self._rows_until(FIRST_ROWS)

    def _rows_until(self, end: int) -> tuple[Row, ...]:
        columns = [self.cells[name].head(end).tolist() for name in self.cells.columns]
        return tuple(map(_trimmed, zip(*columns, strict=True))) if columns else ((),) * min(end, len(self))


def _trimmed(row: Iterable[str]) -> Row:
    """The cells up to the last one that is not blank.

    >>> _trimmed(["a", "", "b", "", ""])
    ('a', '', 'b')
    """
    cells = tuple(row)
    last = len(cells)
    while last and not cells[last - 1]:
        last -= 1
    return cells[:last]
