"""A look at the XML of a sheet before it is parsed: how much it holds, and whether it is written in the usual way."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from representation.intake.archive import ODD
from representation.intake.cell_texts import column_number
from representation.intake.limits import DEFAULT_LIMITS, Limits, UnreadableFile

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""The grid of a spreadsheet program."""
LONGEST_TAG = 2**15
DEEPEST = 64
"""Elements inside each other; a sheet needs about eight."""
SPARSE_ROWS = 20_000
"""A sheet that reaches this far down, with fewer cells than a quarter of its rows, is read cell by cell."""
OVERLAP = 64
"""Bytes of a chunk that are looked at again with the next, so that nothing is missed between two."""
SHEET_START, CELL_END, HIDDEN = b"<sheetData", b"</c>", b' hidden="'


HUGE_TAG = re.compile(rb"<[^<>]{%d}" % LONGEST_TAG)
TAG = re.compile(rb"<(/?)[A-Za-z][^<>]*?(/?)>")
ROW_NUMBER = re.compile(rb'<row [^>]*?\br="(\d{1,9})"')
HIDDEN_ROW = re.compile(rb'<row (?=[^>]*?\bhidden="(?:1|true)")[^>]*?\br="(\d+)"')
USUAL_START = re.compile(rb"<worksheet[\s>]")
FIRST_CELL = re.compile(rb'<c[ >](r="[A-Z]{1,3}\d+")?')
PLACE = re.compile(rb'<c r="([A-Z]{1,3})\d')
ISO_DATE_CELL = re.compile(rb'<c [^>]*\bt="d"')
PREFIXED = re.compile(
    rb'xmlns:\w+="http://(?:schemas\.openxmlformats\.org/spreadsheetml/2006/main|purl\.oclc\.org/ooxml/spreadsheetml/main)"'
)


@dataclass(frozen=True)
class SheetScan:
    """What one look at a sheet's XML found.

    `cells` counts the cells with content; `is_usual` says that the fast reader understands the sheet as spreadsheets do; `head` is
    its beginning.
    """

    cells: int
    last_row: int
    has_hidden_rows: bool
    is_usual: bool
    head: bytes

    @property
    def is_sparse(self) -> bool:
        """Whether most of the grid down to the last row is blank, so that a dense table would be a waste."""
        return self.last_row > LAST_ROW or (self.last_row > SPARSE_ROWS and self.cells * 4 < self.last_row)


def sheet_scan(chunks: Iterable[bytes], limits: Limits = DEFAULT_LIMITS) -> SheetScan:
    """Look at a sheet's XML once.

    Raises
    ------
    UnreadableFile
        If it holds more cells than the limits allow, a document type, or elements as no spreadsheet program writes them.
    """
    head, tail = b"", b""
    cells = last_row = 0
    hidden = False
    for chunk in chunks:
        start = 0
        if not head:
            head = chunk
            check_prolog(head)
            start = max(head.find(SHEET_START), 0)
            check_tags(head[:start] if start else head)
        seam = tail + chunk[:OVERLAP]
        cells += chunk.count(CELL_END) + seam.count(CELL_END, max(len(tail) - len(CELL_END) + 1, 0), len(tail) + len(CELL_END) - 1)
        hidden = hidden or chunk.find(HIDDEN, start) >= 0 or seam.find(HIDDEN, start) >= 0
        if cells > limits.cells:
            raise UnreadableFile("file_too_large", "The workbook has too many cells. Upload a smaller part of it.")
        found = ROW_NUMBER.match(chunk, place) if (place := chunk.rfind(b"<row ")) >= 0 else None
        last_row = max(last_row, int(found[1])) if found else last_row
        tail = chunk[-OVERLAP:]
    return SheetScan(cells, last_row, hidden, is_usual(head), head)


def check_prolog(head: bytes) -> None:
    """Refuse a document type or an entity: no spreadsheet program writes them, and they make bombs."""
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise UnreadableFile("file_suspicious", ODD)


def check_tags(head: bytes) -> None:
    """Refuse huge elements, and elements nested deeper than those of any sheet, before the first row."""
    if HUGE_TAG.search(head):
        raise UnreadableFile("file_suspicious", ODD)
    depth = 0
    for closes, is_whole in TAG.findall(head):
        depth += -1 if closes else 0 if is_whole else 1
        if depth > DEEPEST:
            raise UnreadableFile("file_suspicious", ODD)


def is_usual(head: bytes) -> bool:
    """Whether a sheet is written as every known program writes it: no prefixes, every cell with its place, dates as numbers."""
    start = head.find(SHEET_START)
    first = FIRST_CELL.search(head, max(start, 0))
    return (
        start >= 0
        and USUAL_START.search(head, 0, start) is not None
        and PREFIXED.search(head, 0, start) is None
        and (first is None or first[1] is not None)
        and head.find(b"<c>") < 0
        and ISO_DATE_CELL.search(head) is None
    )


def first_width(head: bytes) -> int:
    """How wide the first row with cells is; 0 where it does not say, or does not end in the beginning that was looked at."""
    start = head.rfind(b'<c r="', 0, max(head.find(b"</c></row>"), 0))
    found = PLACE.match(head, start) if start >= 0 else None
    return column_number(found[1].decode()) if found else 0


def whole_cells(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same XML in pieces that end with a whole cell."""
    rest = b""
    for chunk in chunks:
        piece = rest + chunk
        end = piece.rfind(CELL_END) + len(CELL_END) if CELL_END in piece else 0
        yield piece[:end]
        rest = piece[end:]
    yield rest


def hidden_rows(chunks: Iterable[bytes]) -> tuple[int, ...]:
    """The rows that are hidden, by a filter or by hand."""
    return tuple(sorted({int(row) for piece in whole_cells(chunks) for row in HIDDEN_ROW.findall(piece)}))
