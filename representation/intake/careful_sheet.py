"""A sheet of a workbook read cell by cell: slower, for sheets written in an unusual way, with a note on all that is left out."""

import re
from collections.abc import Iterable, Sequence

import pyarrow as pa

from representation.intake.archive import ODD
from representation.intake.cell_texts import column_number, moment_text, number_text, unescaped
from representation.intake.limits import Limits, UnreadableFile
from representation.intake.note import Note, listed, rows_named
from representation.intake.sheet_scan import DEEPEST, LAST_COLUMN, LAST_ROW
from representation.intake.xml_walk import walk_xml

REFERENCE = re.compile(r"[0-9]{1,9}")
"""The number of a shared text; anything else refers to none."""
PLACE = re.compile(r"([A-Za-z]{1,8})([0-9]{1,10})")

Texts = Sequence[str]


class _Walk:
    """The handlers of the XML parser; what they find lies in `rows` and in the sets of rows."""

    def __init__(self, texts: Texts, dates: frozenset[int], starts_1904: bool, limits: Limits) -> None:
        self.texts, self.dates, self.starts_1904, self.limits = texts, dates, starts_1904, limits
        self.rows: dict[int, dict[int, str]] = {}
        self.hidden: set[int] = set()
        self.no_value: list[str] = []
        self.errors: list[str] = []
        self.beyond: list[str] = []
        self.no_text: list[str] = []
        self.row = self.column = self.cells = self.depth = self.letters = 0
        self.kind = self.style = self.place = ""
        self.value: list[str] = []
        self.in_value = self.has_formula = self.has_value = self.in_phonetic = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        self.depth += 1
        if self.depth > DEEPEST:
            raise UnreadableFile("file_suspicious", ODD)
        if name == "row":
            number = attributes.get("r", "")
            self.row = int(number) if number.isdecimal() else self.row + 1
            self.column = 0
            if attributes.get("hidden") in ("1", "true"):
                self.hidden.add(self.row)
        elif name == "c":
            self.place = attributes.get("r", "")
            found = PLACE.fullmatch(self.place)
            self.column = column_number(found[1]) if found else self.column + 1
            self.row = int(found[2]) if found else self.row
            self.kind, self.style = attributes.get("t", "n"), attributes.get("s", "")
            self.value = []
            self.has_formula = self.has_value = False
        elif name == "v" or (name == "t" and not self.in_phonetic):
            self.in_value = self.has_value = True
        elif name == "f":
            self.has_formula = True
        elif name == "rPh":
            self.in_phonetic = True

    def end(self, name: str) -> None:
        name = name.rpartition(":")[2]
        self.depth -= 1
        if name in ("v", "t"):
            self.in_value = False
        elif name == "rPh":
            self.in_phonetic = False
        elif name == "c":
            self._cell()

    def text(self, text: str) -> None:
        if self.in_value:
            self.value.append(text)

    def _cell(self) -> None:
        if not self.has_value and not self.has_formula:
            return
        self.cells += 1
        if self.cells > self.limits.cells:
            raise UnreadableFile("file_too_large", "The workbook has too many cells. Upload a smaller part of it.")
        if not 1 <= self.row <= LAST_ROW or self.column > LAST_COLUMN:
            self.beyond.append(self.place)
            return
        text = self._shown("".join(self.value))
        if not text:
            if self.has_formula and self.kind != "str":
                self.no_value.append(self.place)
            return
        self.letters += len(text)
        if self.letters > self.limits.letters:
            raise UnreadableFile("file_too_large", "The cells hold far more text than they should. Save only the columns you need as .csv.")
        self.rows.setdefault(self.row, {})[self.column] = text

    def _shown(self, value: str) -> str:
        if self.kind == "s":
            if not value.strip():
                return ""
            if REFERENCE.fullmatch(value) and int(value) < len(self.texts):
                return self.texts[int(value)]
            self.no_text.append(self.place)
            return ""
        if self.kind == "e":
            self.errors.append(self.place)
            return ""
        if self.kind == "b":
            return "TRUE" if value.strip() in ("1", "true") else "FALSE" if value else ""
        if self.kind == "d":
            return value.replace("T", " ").removesuffix(" 00:00:00").split(".")[0]
        if self.kind in ("str", "inlineStr"):
            return unescaped(value)
        if self.style.isdecimal() and int(self.style) in self.dates:
            return moment_text(value, self.starts_1904) if value else ""
        return number_text(value) if value else ""


def careful_columns(
    chunks: Iterable[bytes], texts: Texts, dates: frozenset[int], starts_1904: bool, limits: Limits
) -> tuple[list[pa.Array], list[int], list[Note]]:
    """The columns of a sheet, the number of each of its rows, and what was left out.

    Parameters
    ----------
    chunks
        The XML of the sheet, in UTF-8.
    texts, dates, starts_1904
        The shared texts of the workbook, the styles that show dates, and where its calendar starts.

    Raises
    ------
    UnreadableFile
        If the XML is damaged or made to do harm, or larger than the limits.
    """
    walk = _Walk(texts, dates, starts_1904, limits)
    walk_xml(chunks, walk.start, walk.end, walk.text)
    numbers = sorted(walk.rows)
    notes = [
        Note("rows_hidden", rows=tuple(row for row in sorted(walk.hidden) if row in walk.rows)),
        *cells_notes("formula_without_value", walk.no_value),
        *cells_notes("formula_error", walk.errors),
        *cells_notes("text_missing", walk.no_text),
    ]
    if walk.beyond:
        notes.append(Note("far_cells_left_out", f"Cells beyond the end of the grid were left out ({listed(walk.beyond)})."))
    used = sorted({column for row in walk.rows.values() for column in row})
    width = near_width(used)
    if len(used) and used[-1] > width:
        far = [row for row in numbers if max(walk.rows[row]) > width]
        notes.append(
            Note("far_cells_left_out", f"Cells far to the right of the table were left out ({rows_named(tuple(far))}).", tuple(far))
        )
    if width > limits.columns:
        raise UnreadableFile("file_too_large", f"The sheet has more than {limits.columns} columns. Upload only those you need.")
    lines = [walk.rows[number] for number in numbers]
    columns = [pa.array([line.get(column, "") for line in lines], pa.string()) for column in range(1, width + 1)]
    return columns, numbers, [note for note in notes if note.rows or note.message]


def near_width(used: Sequence[int], most: int = 200) -> int:
    """The last column of the table: the one before the first gap of more than `most` blank columns.

    >>> near_width([1, 2, 16384]), near_width([])
    (2, 0)
    """
    last = 0
    for column in used:
        if last and column - last > most + 1:
            break
        last = column
    return last


def cells_notes(kind: str, places: Sequence[str]) -> list[Note]:
    """Notes on some cells, one for each column, which is named by its letters.

    >>> cells_notes("formula_error", ["B12", "B2", "C2"])
    [Note(kind='formula_error', message='', rows=(2, 12), column='B'), Note(kind='formula_error', message='', rows=(2,), column='C')]
    """
    rows: dict[str, set[int]] = {}
    for place in places:
        if found := PLACE.fullmatch(place):
            rows.setdefault(found[1], set()).add(int(found[2]))
    return [Note(kind, rows=tuple(sorted(numbers)), column=letters) for letters, numbers in rows.items()]
