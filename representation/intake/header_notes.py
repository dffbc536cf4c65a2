"""What a note says about the headers of a table."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from representation.intake.cell_texts import column_number
from representation.intake.note import Note, listed

LEAST_SHARE = 0.6
"""A row of headers fills at least this share of the columns that the rows below it fill."""
LONGEST_HEADER = 60
"""Longer headers are cut in a note."""


def header_notes(head: Sequence[Sequence[str]], numbers: Sequence[int]) -> list[Note]:
    """A note where one header stands over several columns; it is read, but staff may mean only one of them.

    Two rows of headers (the question above, `Response` or the option below) repeat themselves on purpose and get no note.
    """
    place = header_place(head)
    if place is None:
        return []
    row = [" ".join(cell.split()) for cell in head[place]]
    if place and sum(bool(cell.strip()) for cell in head[place - 1]) > 1:
        return []
    times = Counter(cell.casefold() for cell in row if cell)
    twice = list(dict.fromkeys(cell for cell in row if times[cell.casefold()] > 1))
    names = list({cell.casefold(): cell for cell in reversed(twice)}.values())[::-1]
    if not names:
        return []
    blank = " Other columns have no header." if _blank_over_cells(head[place:], row) else ""
    shown = listed([f"“{name if len(name) <= LONGEST_HEADER else name[: LONGEST_HEADER - 1] + '…'}”" for name in names])
    subject = f"The header {shown} stands" if len(names) == 1 else f"The headers {shown} stand"
    message = f"{subject} over more than one column.{blank}"
    return [Note("headers_duplicated", message, (numbers[place],))]


def with_headers(notes: Sequence[Note], head: Sequence[Sequence[str]]) -> list[Note]:
    """Notes on cells with the header of their column in the place of its letters; `column F` where there is none."""
    place = header_place(head)
    row = head[place] if place is not None else ()
    return [replace(note, column=_header(note.column, row)) if note.column else note for note in notes]


def _header(letters: str, row: Sequence[str]) -> str:
    place = column_number(letters) - 1
    return (row[place].strip() if place < len(row) else "") or f"column {letters}"


def header_place(head: Sequence[Sequence[str]]) -> int | None:
    """Where the row that looks like the headers stands: the first that is about as wide as the table, has words, and rows below it."""
    widths = [sum(bool(cell.strip()) for cell in row) for row in head]
    for place, row in enumerate(head[:-1]):
        below = max(widths[place + 1 :])
        if widths[place] > 1 and widths[place] >= LEAST_SHARE * below:
            words = sum(any(letter.isalpha() for letter in cell) for cell in row)
            return place if words * 2 > widths[place] else None
    return None


def _blank_over_cells(table: Sequence[Sequence[str]], headers: Sequence[str]) -> bool:
    return any(not header and any(row[i].strip() for row in table) for i, header in enumerate(headers))
