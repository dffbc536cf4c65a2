"""Text files with separators as one sheet."""

import pyarrow as pa

from representation.intake.delimited_careful import Record, ragged_note, records, swallowed_note
from representation.intake.delimited_fast import fast_columns
from representation.intake.limits import DEFAULT_LIMITS, Limits, UnreadableFile
from representation.intake.note import Note
from representation.intake.separators import SEPARATOR_LINE, is_text, separates, separator_of
from representation.intake.sheet import Sheet, tidied
from representation.intake.swallowed_rows import swallowed_rows
from representation.intake.text_bytes import decoded

NO_TEXT = "The file holds no text that can be read. Open it in the program it comes from, save it as .xlsx or .csv and upload that."


def delimited_sheet(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Sheet | None:
    """The table of a text file, its rows numbered as a spreadsheet shows them; None if every row is blank.

    Quotes inside a quoted cell need not be doubled (the Census Bureau does not double them); a cell may hold line breaks; a row with
    more or fewer cells than the others keeps its cells where they stand.

    Raises
    ------
    UnreadableFile
        If the bytes are no text, cannot be cut into rows, or have more cells than the limits allow.
    """
    found = decoded(data)
    text, notes = found.text, []
    if not is_text(text.replace("\x00", "")):
        raise UnreadableFile("file_not_a_table", NO_TEXT)
    if "\x00" in text:
        text = text.replace("\x00", "")
        notes.append(Note("nul_bytes", "The file holds zero bytes, which no text has; they were taken out."))
    if found.is_unclear:
        notes.append(Note("encoding_unclear", "The file does not say in which alphabet it is written, and its letters may be wrong."))
    skipped = 0
    if first_line := SEPARATOR_LINE.match(text):
        text = text[first_line.end() :]  # a spreadsheet does not show this line: row 1 is the next one
        separator = first_line[1] if separates(text, first_line[1]) else separator_of(text)
        skipped = 1
    else:
        separator = separator_of(text)
    columns = None if found.other_lines else fast_columns(text.encode(), separator, limits.columns)
    if columns is not None:
        if len(columns) * len(columns[0]) > limits.cells:
            raise UnreadableFile("file_too_large", "The table has too many cells. Export fewer columns or rows.")
        if text.count("\n") + text.count("\r") > len(columns[0]) and (rows_below := swallowed_rows(columns, separator)):
            notes.append(swallowed_note(rows_below))
        return tidied(None, columns, limits, notes=notes)
    rows, careful_notes = records(text, separator, limits)
    notes += careful_notes
    if ragged := ragged_note(rows):
        notes.append(ragged)
    if found.other_lines:
        notes.append(_encoding_note(rows, {line - skipped for line in found.other_lines}))
    width = max((len(row.cells) for row in rows), default=0)
    arrays = [pa.array([row.cells[i] if i < len(row.cells) else "" for row in rows], pa.string()) for i in range(width)]
    told = {row for note in careful_notes for row in note.rows}
    if rows_below := [row for row in swallowed_rows(arrays, separator) if row not in told]:
        notes.append(swallowed_note(rows_below))
    return tidied(None, arrays, limits, notes=notes)


def _encoding_note(rows: list[Record], lines: set[int]) -> Note:
    numbers = tuple(row.number for row in rows if any(line in lines for line in range(row.first_line, row.last_line + 1)))
    message = "Some rows were written by another program than the rest; look whether their accented letters are right."
    return Note("encoding_mixed", message, numbers)
