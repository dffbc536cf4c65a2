"""The rows under a header row as columns of text, several columns of one kind brought together."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from data_models.raw import RawTable
from representation.intake.columns import ColumnMatch, column_matches
from representation.intake.exporters.recognition import Boxes, Recognition


@dataclass(frozen=True)
class TextFrame:
    """The body of a table as text.

    `cells` has one column per header, named by its position (1, 2, …), and one row per row of the file, indexed 0, 1, …;
    `rows` gives the row that the user sees. `parts` maps the further columns of a question whose options are columns to its first one,
    which holds the whole answer.
    """

    raw: RawTable
    matches: list[ColumnMatch]
    cells: pd.DataFrame
    rows: pd.Series
    header_row: int
    parts: Mapping[int, int] = field(default_factory=dict)

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


TICKED = "\n"
"""Joins the options that were ticked in columns of their own; no form's option holds a line break."""
NOT_TICKED = frozenset({"", "0", "no", "n", "false", "not selected", "unchecked", "off"})


def text_frame(raw: RawTable, found: Recognition, mapping: Mapping[int, str | None] | None = None) -> TextFrame:
    """The rows of a table as its exporter reads them.

    Parameters
    ----------
    found
        Where headers and rows stand, which columns are the options of one question, which codes stand for which labels.
    mapping
        Position → column (None: not used): what staff corrected, which always wins.
    """
    headers = found.headers or tuple(str(cell) for cell in raw.cells.iloc[found.header_index])
    start = found.header_index + 1 if found.body_index is None else found.body_index
    kept = [i for i in range(start, found.end_index if found.end_index is not None else len(raw)) if i not in found.not_counted]
    whole = len(kept) == len(raw) - start
    cells = (raw.cells.iloc[start:] if whole else raw.cells.iloc[kept]).reset_index(drop=True)
    rows = pd.Series(list(raw.row_numbers[start:]) if whole else [raw.row_numbers[i] for i in kept], dtype="int64")
    cells = _boxes_joined(_labelled(cells, found.labels), found.boxes)
    said = {boxes.positions[0]: boxes.question for boxes in found.boxes}
    parts = {position: boxes.positions[0] for boxes in found.boxes for position in boxes.positions[1:]}
    matches = column_matches(tuple(said.get(i, header) for i, header in enumerate(headers, start=1)), found.kind == "conversations")
    chosen: dict[int, tuple[str | None, int]] = {position: (column, 2) for position, column in found.columns.items()}
    chosen |= {position: (column, 9) for position, column in (mapping or {}).items()}
    matches = [replace(m, column=chosen[m.position][0], strength=chosen[m.position][1]) if m.position in chosen else m for m in matches]
    matches = [replace(m, column=None, strength=0) if m.position in parts else m for m in matches]
    return TextFrame(raw, matches, cells, rows, raw.row_numbers[found.header_index], parts)


def _labelled(cells: pd.DataFrame, labels: Mapping[int, Mapping[str, str]]) -> pd.DataFrame:
    """Cells with the labels that codes stand for; a code without a label stays."""
    told = {
        position: cells[position].map({code: words.get(code.strip(), code) for code in cells[position].unique()}).astype("str")
        for position, words in labels.items()
        if position in cells
    }
    return cells if not told else cells.drop(columns=list(told)).join(pd.DataFrame(told)).reindex(columns=cells.columns)


def _boxes_joined(cells: pd.DataFrame, questions: tuple[Boxes, ...]) -> pd.DataFrame:
    """The options that a row ticked, joined in the first column of their question; the other columns stay as they are."""
    cells = cells.copy(deep=False)
    for boxes in questions:
        joined = pd.Series("", index=cells.index, dtype="str")
        for position, option in zip(boxes.positions, boxes.options, strict=True):
            ticked = {text: _ticked(text, option) for text in cells[position].unique()}
            said = cells[position].map(ticked).astype("str")
            both = joined.ne("") & said.ne("")
            joined = joined.where(said.eq(""), said).where(~both, joined + TICKED + said)
        cells[boxes.positions[0]] = joined
    return cells


def _ticked(text: str, option: str) -> str:
    """What a cell in the column of an option says: the option, "" where it was not ticked.

    >>> _ticked("1", "White"), _ticked("Other: Cape Verdean", ""), _ticked("No", "White")
    ('White', 'Other: Cape Verdean', '')
    """
    return "" if text.strip().casefold() in NOT_TICKED else option or text.strip()
