"""The rows under a header row as columns of text, several columns of one kind brought together."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from data_models.raw import RawTable
from representation.intake.columns import ColumnMatch, column_matches


@dataclass(frozen=True)
class TextFrame:
    """The body of a table as text.

    `cells` has one column per header, named by its position (1, 2, …), and one row per row of the file, indexed 0, 1, …;
    `rows` gives the row that the user sees.
    """

    raw: RawTable
    matches: list[ColumnMatch]
    cells: pd.DataFrame
    rows: pd.Series
    header_row: int

    def columns(self, column: str) -> list[ColumnMatch]:
        """The columns taken for `column`, the one to ask first in front."""
        return sorted((match for match in self.matches if match.column == column), key=lambda match: (-match.strength, match.position))

    def first(self, column: str, usable: Mapping[int, pd.Series] | None = None) -> tuple[pd.Series, pd.Series]:
        """For each row the first non-blank cell among the columns taken for `column`, and the position it came from.

        `usable` may replace the cells of a position (a step that blanks what is no answer). Rows without a cell give "" and the
        position of the column that is asked first, 0 where there is none.
        """
        values = pd.Series("", index=self.cells.index, dtype="str")
        positions = pd.Series(0, index=self.cells.index)
        for match in self.columns(column):
            candidate = (usable or {}).get(match.position, self.cells[match.position])
            positions = positions.mask(positions.eq(0), match.position)
            taken = values.str.strip().eq("") & candidate.str.strip().ne("")
            values, positions = values.mask(taken, candidate), positions.mask(taken, match.position)
        return values, positions

    def header(self, position: int) -> str | None:
        """The header at a position as it stands in the file."""
        return next((match.header for match in self.matches if match.position == position), None)


def text_frame(raw: RawTable, header_index: int, mapping: Mapping[int, str | None] | None = None, schedule: bool = False) -> TextFrame:
    """The table under a header row; `mapping` (position → column or None) is what staff corrected and always wins."""
    headers = raw.rows[header_index]
    body = raw.rows[header_index + 1 :]
    width = max([len(headers), *(len(row) for row in body)])
    headers = headers + ("",) * (width - len(headers))
    matches = column_matches(headers, schedule)
    if mapping:
        matches = [ColumnMatch(m.position, m.header, mapping[m.position], 9) if m.position in mapping else m for m in matches]
    padded = [row + ("",) * (width - len(row)) for row in body]
    cells = (
        pd.DataFrame(padded, columns=range(1, width + 1), dtype="str") if padded else pd.DataFrame(columns=range(1, width + 1), dtype="str")
    )
    rows = pd.Series(raw.row_numbers[header_index + 1 :], index=cells.index, dtype="int64")
    return TextFrame(raw, matches, cells, rows, raw.row_numbers[header_index])
