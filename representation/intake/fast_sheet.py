"""A sheet of a workbook read by the fast reader, and put as a spreadsheet shows it."""

import re
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from representation.intake.careful_sheet import cells_notes
from representation.intake.cell_texts import column_letters, column_number
from representation.intake.note import Note
from representation.intake.shared_references import has_bad_references
from representation.intake.sheet_scan import SheetScan, hidden_rows, whole_cells

Chunks = Callable[[], Iterator[bytes]]

START = rb'<c r="([A-Z]{1,3})(\d{1,7})"'
FORMULA = rb"(?:<f[^>]*>[^<]*</f>|<f[^>]*/>)"
FILLED_IN_A = re.compile(rb'<c r="A\d{1,7}"(?: [^>]*[^/>])?>(?:' + FORMULA + rb")?(?:<v>[^<]|<is><t[^>/]*>[^<])")
ERROR = re.compile(START + rb'(?= [^>]*\bt="e")[^>]*>')
NO_VALUE = re.compile(START + rb'(?![^>]*\bt="str")[^>]*[^/>]?>' + FORMULA + rb"(?:<v></v>|<v ?/>)?</c>")
NOTHING = re.compile(
    rb'<c r="[^>]*[^/>]>\s*(?:<v></v>|<v ?/>|<is></is>|<is ?/>|<is><t[^>]*></t></is>|<is><t[^>]*/></is>)?\s*</c>'
    rb'|<c r="[^>]*\bt="str"[^>]*>' + FORMULA + rb"(?:<v></v>|<v ?/>)?</c>"
)
TRUE_OR_FALSE = re.compile(START + rb'(?= [^>]*\bt="b")[^>]*>')
FILLED = re.compile(rb'<c r="([A-Z]{1,3})\d{1,7}"(?: [^>]*[^/>])?>(?!</c>)')
EMPTY_TEXT = re.compile(rb"<si>\s*(?:<t[^>]*/>|<t[^>]*></t>)?\s*</si>|<si ?/>")
ISO_MOMENT = r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"
ODD_YEAR = r"^[+-]\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d"
"""A day that no calendar of ours has, which stays a number."""
MOMENT_LETTERS = (19, 29)
"""Shortest and longest text of a moment, `2026-09-17 19:25:32` with and without fractions of a second."""
AFTER_DIGITS = ":"
"""The letter after the last digit: what comes before it may begin with a digit or a sign."""
MIDNIGHT, DAYS_ZERO = "00:00:00", ("1899-12-30", "1899-12-31")
"""A moment at midnight is a day; one on a day zero is a time."""


class NotUsual(Exception):
    """The fast reader and the XML disagree: the sheet must be read cell by cell."""


def fast_columns(
    batch: pa.RecordBatch, scan: SheetScan, chunks: Chunks, texts: Chunks, most_columns: int
) -> tuple[list[pa.Array], list[Note]]:
    """The columns of a sheet, its first row being row 1, and notes on what was left out.

    Parameters
    ----------
    batch
        The sheet as the fast reader gives it.
    scan, chunks, texts
        What a look at the sheet's XML found; the XML itself, and that of the workbook's shared texts, from their beginnings.

    Raises
    ------
    NotUsual
        If a cell with content was not read and nothing explains it, if a reference to a text is no number, if a day is in no calendar,
        or if stray cells make the sheet wider than `most_columns`.
    """
    if batch.num_columns > most_columns:
        raise NotUsual
    columns = list(batch.columns)
    notes: list[Note] = []
    if len(columns) and len(columns[0]):
        first = _first_column(scan, chunks, len(columns))
        if has_bad_references(columns, first, scan.head, chunks, texts):
            raise NotUsual
        read = sum(len(column) - column.null_count for column in columns)
        if read != scan.cells:
            notes += _unread(scan.cells - read, chunks, texts)
        columns = [_without_midnights(column, first + i, scan.head) for i, column in enumerate(columns)]
        columns = _with_true_and_false(columns, first, chunks)
        columns = [pa.nulls(len(columns[0]), pa.string())] * (first - 1) + columns
    elif scan.cells:
        notes += _unread(scan.cells, chunks, texts)
    if scan.has_hidden_rows and (rows := hidden_rows(chunks())):
        notes.append(Note("rows_hidden", rows=rows))
    return columns, notes


def _first_column(scan: SheetScan, chunks: Chunks, width: int) -> int:
    """The column at which the fast reader starts: it leaves out the blank ones at the left."""
    if FILLED_IN_A.search(scan.head):
        return 1
    used = {column_number(letters.decode()) for piece in whole_cells(chunks()) for letters in set(FILLED.findall(piece))}
    if not used or max(used) - min(used) + 1 != width:
        raise NotUsual
    return min(used)


def _unread(missing: int, chunks: Chunks, texts: Chunks) -> list[Note]:
    """Notes on the cells that have content and were read as nothing."""
    errors: list[str] = []
    no_value: list[str] = []
    nothing = 0
    empty = _empty_texts(texts)
    for piece in whole_cells(chunks()):
        errors += [(letters + row).decode() for letters, row in ERROR.findall(piece)]
        no_value += [(letters + row).decode() for letters, row in NO_VALUE.findall(piece)]
        nothing += sum(1 for _ in NOTHING.finditer(piece))
        nothing += sum(piece.count(b't="s"><v>%d</v></c>' % i) for i in empty)
    if missing != len(errors) + len(no_value) + nothing:
        raise NotUsual
    return [*cells_notes("formula_error", errors), *cells_notes("formula_without_value", no_value)]


def _empty_texts(texts: Chunks) -> list[int]:
    """The numbers of the shared texts that are empty; most workbooks have none."""
    data = b"".join(texts())
    places = [found.start() for found in EMPTY_TEXT.finditer(data)]
    if len(places) > 20:
        raise NotUsual
    return [data.count(b"<si", 0, place) for place in places]


def _without_midnights(column: pa.Array, number: int, head: bytes) -> pa.Array:
    """Dates without a time of day, times without a day, and neither with fractions of a second; only where cells are numbers."""
    lengths = pc.binary_length(column)
    shortest, longest = MOMENT_LETTERS
    has_length = pc.and_(pc.greater_equal(lengths, shortest), pc.less_equal(lengths, longest))
    places = pc.indices_nonzero(pc.fill_null(pc.and_(has_length, pc.less(column, AFTER_DIGITS)), False))
    if not len(places):
        return column
    texts = column.take(places)
    if pc.any(pc.match_substring_regex(texts, ODD_YEAR)).as_py():
        raise NotUsual
    moments = pc.match_substring_regex(texts, ISO_MOMENT)
    if not pc.any(moments).as_py() or _is_text(column, places[pc.index(moments, True).as_py()].as_py(), number, head):
        return column
    is_changed = pc.and_(moments, _are_shown_otherwise(texts))
    places, coded = places.filter(is_changed), texts.filter(is_changed).dictionary_encode()
    changed = _moments_shown(coded.dictionary).take(coded.indices)
    if len(places) in (0, len(column)):
        return changed if len(places) else column
    mask = np.zeros(len(column), dtype=bool)
    mask[np.asarray(places)] = True
    return pc.replace_with_mask(column, pa.array(mask), changed)


def _is_text(column: pa.Array, place: int, number: int, head: bytes) -> bool:
    """Whether the first cell that looks like a moment is text in the sheet, so that it must stay as it is."""
    cell = re.search(rb'<c r="%s%d"([^>]*)>' % (column_letters(number).encode(), place + 1), head)
    return cell is not None and re.search(rb't="(?:s|str|inlineStr)"', cell[1]) is not None and column[place].is_valid


def _are_shown_otherwise(texts: pa.Array) -> pa.Array:
    """Which moments a spreadsheet shows in other words than the fast reader."""
    has_fraction = pc.greater(pc.binary_length(texts), MOMENT_LETTERS[0])
    is_on_day_zero = pc.or_(*(pc.starts_with(texts, day) for day in DAYS_ZERO))
    return pc.or_(pc.or_(has_fraction, is_on_day_zero), pc.ends_with(texts, MIDNIGHT))


def _moments_shown(texts: pa.Array) -> pa.Array:
    """Moments as the fast reader writes them, in the words of a spreadsheet; other texts give what nobody should use.

    >>> _moments_shown(pa.array(["2026-09-17 00:00:00", "2026-09-17 19:25:32.500", "1899-12-31 10:30:00"])).to_pylist()
    ['2026-09-17', '2026-09-17 19:25:32', '10:30:00']
    """
    day, time = pc.utf8_slice_codeunits(texts, 0, 10), pc.utf8_slice_codeunits(texts, 11, 19)
    shown = pc.if_else(pc.equal(time, MIDNIGHT), day, pc.binary_join_element_wise(day, time, " "))
    return pc.if_else(pc.is_in(day, value_set=pa.array(DAYS_ZERO)), time, shown)


def _with_true_and_false(columns: Sequence[pa.Array], first: int, chunks: Chunks) -> list[pa.Array]:
    """True and false in capitals where the cell is one of them; a text that says “true” stays as it is."""
    suspects = [i for i, column in enumerate(columns) if pc.any(pc.is_in(column, value_set=pa.array(["true", "false"]))).as_py()]
    if not suspects:
        return list(columns)
    rows: dict[int, list[int]] = {i: [] for i in suspects}
    places = {column_letters(first + i).encode(): i for i in suspects}
    for piece in whole_cells(chunks()):
        for letters, row in TRUE_OR_FALSE.findall(piece):
            if (i := places.get(letters)) is not None:
                rows[i].append(int(row) - 1)
    changed = list(columns)
    for i, found in rows.items():
        if found:
            mask = pc.is_in(pa.array(range(len(changed[i])), pa.int64()), value_set=pa.array(found, pa.int64()))
            changed[i] = pc.if_else(mask, pc.utf8_upper(changed[i]), changed[i])
    return changed
