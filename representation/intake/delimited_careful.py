"""Delimited text cut row by row: quotes that never close, rows of differing width, line breaks inside cells."""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from representation.intake.limits import Limits, UnreadableFile
from representation.intake.note import Note, rows_named
from representation.intake.stray_quotes import LEAST_WIDTH, LITERAL_QUOTE, closes_oddly, may_hold_a_row, mended_lines, usual_width

LONGEST_CELL = 2**24
MOST_READ_AGAIN = 20
"""When so many times the text was read again because of quotes that never close, the rest of it is taken as it is."""
SAMPLE_LINES = 60
"""How many lines show how wide the table is."""
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
    found: list[Record] = []
    mended: list[int] = []
    swallowed: list[int] = []
    cells = read_again = 0
    start: int | None = 0
    try:
        width = usual_width(lines[:SAMPLE_LINES], separator)
        while start is not None:
            begin, start = start, None
            reader = csv.reader((lines[i] for i in range(begin, len(lines))), delimiter=separator)
            before = begin
            for row in reader:
                after = begin + reader.line_num
                is_last = after == len(lines)
                if after - before > 1 or lines[before].count('"') % 2:
                    own = lines[before:after]
                    better = mended_lines(row, own, separator, width, is_last)
                    read_again += sum(map(len, own)) if better else 0
                    if better and read_again <= MOST_READ_AGAIN * len(text):
                        mended += [len(found) + 1 + i for i, line in enumerate(own) if line != better[i]]
                        lines[before:after] = better
                        start = before
                        break
                    if better or (closes_oddly(own, separator) and may_hold_a_row(row, width, separator)):
                        swallowed.append(len(found) + 1)
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
    return found, _quote_notes(mended, swallowed)


def _quote_notes(mended: Sequence[int], swallowed: Sequence[int]) -> list[Note]:
    """What is said of quotes that do not close: in which rows they were mended, and in which they may have swallowed the row below."""
    found = []
    if mended:
        where = rows_named(tuple(mended))
        message = f"A quotation mark opens in {where} and does not close; it was read as a plain character."
        found.append(Note("unclosed_quote", message, tuple(mended)))
    if swallowed:
        found.append(swallowed_note(swallowed))
    return found


def swallowed_note(rows: Sequence[int]) -> Note:
    """A note on rows with a cell in which the row below may stand."""
    holds = "holds" if len(rows) == 1 else "hold"
    where = rows_named(tuple(rows)).capitalize()
    message = f"{where} {holds} a line break and as much as a whole row in one cell: a quotation mark may have swallowed the row below."
    return Note("unclosed_quote", message, tuple(rows))


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
