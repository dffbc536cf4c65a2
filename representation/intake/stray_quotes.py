"""Quotes that swallow the row below them: one that opens a cell and was only typed, and where it is closed by the next such one."""

import csv
import re
from collections import Counter
from collections.abc import Sequence

LEAST_WIDTH = 3
"""Narrower tables are left alone: a comma or two in a line of a comment prove nothing."""
LITERAL_QUOTE = "\x00"
"""Stands for a quote that opens nothing; zero bytes were taken out before."""
MOST_OPENINGS = 20
"""So many opening quotes of a line are tried, from its end."""
NEXT_LINE = "x"
UNTIL_CLOSED = re.compile(r'(?:[^"]++|"")*+"')
"""The rest of a quoted cell, in the line in which it is closed."""


def usual_width(lines: Sequence[str], separator: str) -> int:
    """How many cells most of the first lines have that are whole rows; a quote that stays open is a plain character."""
    widths: Counter[int] = Counter()
    for line in filter(str.strip, lines):
        tried = (line, *(_with_literal(line, place) for place in _openings(line, separator)))
        row = next((row for each in tried if (row := _row_of(each, separator)) is not None), ())
        widths[len(row)] += 1
    return max(widths, key=lambda width: (widths[width], width), default=0)


def mended_lines(row: Sequence[str], lines: Sequence[str], separator: str, width: int, is_last: bool) -> list[str] | None:
    """The lines of a row with the quotes as plain characters that swallowed the rows below; None if the row rightly holds line breaks."""
    if width < LEAST_WIDTH:
        return None
    if len(row) != width or len(lines) == 1 or closes_oddly(lines, separator):
        alone = _each_alone(lines, separator, width)
        if alone is not None:
            return alone
    rows = [line.count(separator) >= width - 1 for line in lines]
    for cell in row:
        swallowed = len(cell.splitlines()) - 1
        like_rows = sum(line.count(separator) >= width - 1 for line in cell.splitlines()[1:])
        if like_rows and (is_last or (like_rows > 1 and like_rows * 2 >= swallowed)):
            odd = (i for i, line in enumerate(lines[:-1]) if line.count('"') % 2 and rows[i + 1] and _openings(line, separator))
            place = next(odd, None)
            return None if place is None else [_literal(line, separator) if i == place else line for i, line in enumerate(lines)]
    return None


def closes_oddly(lines: Sequence[str], separator: str) -> bool:
    """Whether a row of several lines ends its quoted cell with a quote behind which the cell goes on: that quote was to open one.

    >>> closes_oddly(['a,"b', 'c",d'], ","), closes_oddly(['a,"b', 'c,"d'], ",")
    (False, True)
    """
    found = UNTIL_CLOSED.match(lines[-1]) if len(lines) > 1 else None
    return found is not None and lines[-1][found.end() : found.end() + 1] not in ("", separator, "\r", "\n")


def may_hold_a_row(row: Sequence[str], width: int, separator: str) -> bool:
    """Whether one of the cells has line breaks, and separators enough for a row."""
    return width >= LEAST_WIDTH and any("\n" in cell.replace("\r", "\n") and cell.count(separator) >= width - 1 for cell in row)


def _each_alone(lines: Sequence[str], separator: str, width: int) -> list[str] | None:
    """The lines, each of which is a row of the table by itself once a quote that opens a cell is a plain character; else None."""
    alone = []
    for line in lines:
        others = [_with_literal(line, place) for place in _openings(line, separator)]
        tried = [*others, line] if line.count('"') % 2 else [line, *others]
        fits = next((each for each in tried if (row := _row_of(each, separator)) is not None and len(row) == width), None)
        if fits is None:
            return None
        alone.append(fits)
    return alone if alone != list(lines) else None


def _row_of(line: str, separator: str) -> list[str] | None:
    """The cells of a line that is a whole row; None where a quote stays open at its end."""
    rows = list(csv.reader([line, NEXT_LINE], delimiter=separator))
    return rows[0] if len(rows) > 1 else None


def _openings(line: str, separator: str) -> list[int]:
    """Where quotes stand that open a cell, the last ones first."""
    found: list[int] = []
    end = len(line)
    while len(found) < MOST_OPENINGS and (place := line.rfind(separator + '"', 0, end)) >= 0:
        found.append(place + 1)
        end = place + 1
    return [*found, 0] if line.startswith('"') else found


def _literal(line: str, separator: str) -> str:
    return _with_literal(line, _openings(line, separator)[0])


def _with_literal(line: str, place: int) -> str:
    return line[:place] + LITERAL_QUOTE + line[place + 1 :]
