"""The rows under a header row as columns of text, several columns of one kind brought together."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data_models.raw import RawTable
from representation.distinct import mapped
from representation.intake.columns import ColumnMatch, column_matches
from representation.intake.exporters.recognition import Boxes, Recognition


@dataclass(frozen=True)
class TextFrame:
    """The body of a table as text.

    `cells` has one column per header, named by its position (1, 2, …), and one row per row of the file, indexed 0, 1, …;
    `rows` gives the row that the user sees. `parts` maps the further columns of a question whose options are columns to its first one,
    which holds the whole answer; `headers` are those of the file, before the first one is named by its question.
    """

    raw: RawTable
    matches: list[ColumnMatch]
    cells: pd.DataFrame
    rows: pd.Series
    header_row: int
    parts: Mapping[int, int] = field(default_factory=dict)
    headers: tuple[str, ...] = ()

    @property
    def file_columns(self) -> tuple[tuple[int, str, str | None], ...]:
        """Position, header and what it was taken for, of every column; the columns of one question are all taken for the same."""
        column_of = {match.position: match.column for match in self.matches}
        return tuple((match.position, match.header, column_of[self.parts.get(match.position, match.position)]) for match in self.matches)

    def columns(self, column: str) -> list[ColumnMatch]:
        """The columns taken for `column`, the one to ask first in front."""
        return sorted((match for match in self.matches if match.column == column), key=lambda match: (-match.strength, match.position))

    def first(self, column: str, usable: Mapping[int, pd.Series] | None = None) -> tuple[pd.Series, pd.Series]:
        """For each row the first non-blank cell among the columns taken for `column`, and the position it came from.

        `usable` may replace the cells of a position (a step that blanks what is no answer). Rows without a cell give "" and the
        position of the column that is asked first, 0 where there is none.
        """
        index = self.cells.index
        asked = self.columns(column)
        if not asked:
            return pd.Series("", index=index, dtype="str"), pd.Series(0, index=index)
        values = pd.Series("", index=index, dtype="str")
        positions = pd.Series(asked[0].position, index=index)
        open_rows = pd.Series(True, index=index)
        for match in asked:
            candidate = (usable or {}).get(match.position, self.cells[match.position])
            if len(asked) == 1:
                return _without_spaces(candidate), positions
            taken = open_rows & candidate.str.strip().ne("")
            values = values.mask(taken, candidate)
            if match is not asked[0]:
                positions = positions.mask(taken, match.position)
            open_rows &= ~taken
            if not open_rows.any():
                break
        return values, positions

    def header(self, position: int) -> str | None:
        """The header at a position as it stands in the file."""
        return self.headers[position - 1] if 0 < position <= len(self.headers) else None

    def written_at(self, positions: NDArray[np.int64], places: NDArray[np.int64], texts: pd.Series) -> NDArray[np.int64]:
        """Where the answers of some rows are written: of a question whose options are columns, the last one with its own words.

        Parameters
        ----------
        positions, places
            Where each answer was read, and the index of its row.
        texts
            The answers, options joined.
        """
        found = positions.copy()
        for position, first in self.parts.items():
            asked = np.flatnonzero(positions == first)
            cells = self.cells[position].iloc[places[asked]].str.strip()
            said = [bool(cell) and cell in text.split(TICKED) for cell, text in zip(cells, texts.iloc[asked], strict=True)]
            found[asked[said]] = position
        return found


def _without_spaces(cells: pd.Series) -> pd.Series:
    """The cells, those that hold nothing but spaces blank."""
    spaces = cells.str.strip().eq("") & cells.ne("")
    return cells.mask(spaces, "") if spaces.any() else cells


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
    headers = found.headers or raw.row(found.header_index)
    headers = headers + ("",) * (raw.width - len(headers))
    start = found.header_index + 1 if found.body_index is None else found.body_index
    end = len(raw) if found.end_index is None else found.end_index
    cells, numbers = raw.cells.iloc[start:end], np.asarray(raw.row_numbers[start:end], dtype=np.int64)
    left_out = [i - start for i in found.not_counted if start <= i < end]
    if left_out:
        is_kept = np.ones(len(cells), dtype=bool)
        is_kept[left_out] = False
        cells, numbers = cells[is_kept], numbers[is_kept]
    cells, rows = cells.reset_index(drop=True), pd.Series(numbers)
    cells = _boxes_joined(_labelled(cells, found.labels), found.boxes)
    said = {boxes.positions[0]: boxes.question for boxes in found.boxes}
    parts = {position: boxes.positions[0] for boxes in found.boxes for position in boxes.positions[1:]}
    matches = column_matches(tuple(said.get(i, header) for i, header in enumerate(headers, start=1)), found.kind == "conversations")
    chosen: dict[int, tuple[str | None, int]] = {position: (column, 2) for position, column in found.columns.items()}
    chosen |= {position: (column, 9) for position, column in (mapping or {}).items()}
    matches = [replace(m, column=chosen[m.position][0], strength=chosen[m.position][1]) if m.position in chosen else m for m in matches]
    matches = [replace(m, column=None, strength=0) if m.position in parts else m for m in matches]
    return TextFrame(raw, matches, cells, rows, raw.row_numbers[found.header_index], parts, headers)


def _labelled(cells: pd.DataFrame, labels: Mapping[int, Mapping[str, str]]) -> pd.DataFrame:
    """Cells with the labels that codes stand for; a code without a label stays."""
    told = {
        position: mapped(cells[position], partial(_labelled_cell, words=words)) for position, words in labels.items() if position in cells
    }
    return cells if not told else cells.drop(columns=list(told)).join(pd.DataFrame(told)).reindex(columns=cells.columns)


def _labelled_cell(code: str, words: Mapping[str, str]) -> str:
    return words.get(code.strip(), code)


def _boxes_joined(cells: pd.DataFrame, questions: tuple[Boxes, ...]) -> pd.DataFrame:
    """The options that a row ticked, joined in the first column of their question; the other columns stay as they are."""
    cells = cells.copy(deep=False)
    for boxes in questions:
        joined = pd.Series("", index=cells.index, dtype="str")
        for position, option in zip(boxes.positions, boxes.options, strict=True):
            said = mapped(cells[position], partial(_ticked, option=option))
            both = joined.ne("") & said.ne("")
            joined = joined.where(said.eq(""), said).where(~both, joined + TICKED + said)
        cells[boxes.positions[0]] = joined
    return cells


def _ticked(text: str, option: str) -> str:
    """What a cell in the column of an option says: the option, "" where it was not ticked.

    >>> _ticked("1", "White"), _ticked("Other: Cape Verdean", ""), _ticked("No", "White")
    ('White', 'Other: Cape Verdean', '')
    >>> _ticked("No", "No")
    'No'
    """
    said = text.strip().casefold()
    return "" if (said in NOT_TICKED and said != option.strip().casefold()) or not said else option or text.strip()
