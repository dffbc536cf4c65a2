"""Delimited text cut row by row: quotes that never close, rows of differing width, line breaks inside cells."""

import csv
import io
import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from representation.intake.limits import Limits, UnreadableFile
from representation.intake.note import Note, rows_named

LONGEST_CELL = 2**24
MOST_MENDED = 200
"""After this many quotes that never close, the text is taken as it is."""
SAMPLE_LINES = 60
"""How many lines show how wide the table is."""
LEAST_WIDTH = 3
"""Narrower tables are left alone: a comma or two in a line of a comment prove nothing."""
LITERAL_QUOTE = "\x00"
"""Stands for a quote that opens nothing; zero bytes were taken out before."""
SHORT_SHARE = 0.2
"""Where more rows than this are short, the program leaves out blank cells at the end of a row: that is no fault."""
DAMAGED = "The file cannot be read as a table. Open it in a spreadsheet, save it as .xlsx and upload that."


@dataclass(frozen=True)
class Record:
    """One row of a text: the number that a spreadsheet shows, its cells, and the lines from which it was cut."""

    number: int
    cells: tuple[str, ...]
    first_line: int
    last_line: int


def records(text: str, separator: str, limits: Limits) -> tuple[list[Record], list[Note]]:
    """Every row of a text, blank ones included, and a note on quotes that had to be taken as they stand.

    Raises
    ------
    UnreadableFile
        If the text cannot be cut into rows, or has more cells than the limits allow.
    """
    csv.field_size_limit(LONGEST_CELL)
    lines = list(io.StringIO(text, newline=""))
    width = _usual_width(lines[:SAMPLE_LINES], separator)
    found: list[Record] = []
    mended: list[int] = []
    cells = 0
    start: int | None = 0
    try:
        while start is not None:
            begin, start = start, None
            reader = csv.reader(itertools.islice(lines, begin, None), delimiter=separator)
            before = begin
            for row in reader:
                after = begin + reader.line_num
                is_last = after == len(lines)
                is_odd = after - before > 1 or (is_last and lines[before].count('"') % 2 == 1)
                place = _never_closed(row, lines[before:after], separator, width, is_last) if is_odd else None
                if place is not None and len(mended) < MOST_MENDED:
                    lines[before + place] = _with_literal_quote(lines[before + place], separator)
                    mended.append(len(found) + 1)
                    start = before
                    break
                cells += len(row)
                if len(row) > limits.columns or cells > limits.cells:
                    message = f"The table is too wide or too long (row {len(found) + 1}). Export fewer columns or rows."
                    raise UnreadableFile("file_too_large", message)
                if mended:
                    row = [cell.replace(LITERAL_QUOTE, '"') for cell in row]
                found.append(Record(len(found) + 1, tuple(row), before + 1, after))
                before = after
    except csv.Error as error:
        raise UnreadableFile("file_damaged", DAMAGED) from error
    return found, [_quote_note(mended)] if mended else []


def _usual_width(lines: Sequence[str], separator: str) -> int:
    """How many cells most of the first lines have, if no cell held a line break."""
    widths = Counter(line.count(separator) + 1 for line in lines if line.strip())
    return max(widths, key=lambda width: (widths[width], width), default=0)


def _never_closed(row: Sequence[str], lines: Sequence[str], separator: str, width: int, is_last: bool) -> int | None:
    """Which of a row's lines has the quote that swallowed the rows below it; None if the row rightly holds line breaks."""
    if width < LEAST_WIDTH:
        return None
    if len(row) != width and _stand_alone(lines, separator, width):
        return 0
    rows = [line.count(separator) >= width - 1 for line in lines]
    for cell in row:
        swallowed = len(cell.splitlines()) - 1
        like_rows = sum(line.count(separator) >= width - 1 for line in cell.splitlines()[1:])
        if like_rows and (is_last or (like_rows > 1 and like_rows * 2 >= swallowed)):
            odd = (i for i, line in enumerate(lines[:-1]) if line.count('"') % 2 and rows[i + 1] and _opening(line, separator) >= 0)
            return next(odd, None)
    return None


def _stand_alone(lines: Sequence[str], separator: str, width: int) -> bool:
    """Whether each of a row's lines is a row of the table by itself, once the first one's last opening quote is a plain character."""
    if lines[0].count('"') % 2 == 0 or _opening(lines[0], separator) < 0:
        return False
    each = [_with_literal_quote(lines[0], separator), *lines[1:]]
    return all(len(row) == width for line in each for row in csv.reader([line], delimiter=separator))


def _opening(line: str, separator: str) -> int:
    """Where the last quote stands that opens a cell; -1 if none does."""
    place = line.rfind(separator + '"')
    return place + 1 if place >= 0 else 0 if line.startswith('"') else -1


def _with_literal_quote(line: str, separator: str) -> str:
    place = _opening(line, separator)
    return line[:place] + LITERAL_QUOTE + line[place + 1 :]


def _quote_note(rows: Sequence[int]) -> Note:
    where = rows_named(tuple(rows))
    return Note("unclosed_quote", f"A quotation mark opens in {where} and does not close; it was read as a plain character.", tuple(rows))


def ragged_note(found: Sequence[Record]) -> Note | None:
    """A note on rows with more or fewer cells than the rest of their table; their cells stay where they stand."""
    filled = [(record.number, _width(record.cells), len(record.cells), _filled(record.cells)) for record in found if any(record.cells)]
    widths = Counter(length for _, _, length, _ in filled)
    if not widths:
        return None
    usual, times = widths.most_common(1)[0]
    if usual < LEAST_WIDTH or times * 2 < len(filled) or times < LEAST_WIDTH:
        return None
    places = [i for i, (_, _, length, _) in enumerate(filled) if length == usual]
    within = filled[places[0] : places[-1] + 1]
    long = [number for number, width, _, _ in within if width > usual]
    short = [number for number, _, length, cells in within if length < usual and cells > 1]
    if len(short) > SHORT_SHARE * len(within) and len(short) > 2:
        short = []
    rows = tuple(sorted([*long, *short]))
    if not rows:
        return None
    message = f"The table has {usual} columns, but {rows_named(rows)} {'has' if len(rows) == 1 else 'have'} more or fewer cells."
    return Note("ragged_rows", message, rows)


def _width(cells: Sequence[str]) -> int:
    return max((i for i, cell in enumerate(cells, start=1) if cell.strip()), default=0)


def _filled(cells: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in cells)
