"""What the XML of an OpenDocument sheet says beside its cells: which hold errors, which rows are hidden."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

OVERLAP = 64
TELLING = re.compile(rb'value-type="error"|visibility="(?:filter|collapse)"')
TAG = re.compile(rb"<table:(table|table-row|(?:covered-)?table-cell)(?=[\s/>])([^>]*)>")
COPIES = re.compile(rb'number-(?:rows|columns)-repeated="(\d{1,7})"')
ERROR, HIDDEN = b'value-type="error"', re.compile(rb'visibility="(?:filter|collapse)"')
MOST_COPIES = 1_000
"""Rows or cells repeated more often than this are the rest of the grid."""


@dataclass
class Marked:
    """The cells of one sheet that hold errors, as (row, column), and its hidden rows; both count from 1."""

    errors: list[tuple[int, int]] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)


def marked_cells(chunks: Callable[[], Iterable[bytes]]) -> list[Marked]:
    """What is marked in each sheet of `content.xml`, in order; [] where nothing is.

    `chunks` gives the XML from its beginning; it is asked a second time only where something is marked.
    """
    tail, is_marked = b"", False
    for chunk in chunks():
        is_marked = is_marked or TELLING.search(chunk) is not None or TELLING.search(tail + chunk[:OVERLAP]) is not None
        tail = chunk[-OVERLAP:]
    if not is_marked:
        return []
    found: list[Marked] = []
    row = column = copies_of_row = 0
    for kind, attributes in _tags(chunks()):
        copies = int(told[1]) if (told := COPIES.search(attributes)) else 1
        if kind == b"table":
            found.append(Marked())
            row = copies_of_row = 0
        elif not found:
            continue
        elif kind == b"table-row":
            row, copies_of_row, column = row + copies_of_row, copies, 0
            if HIDDEN.search(attributes) and copies <= MOST_COPIES:
                found[-1].hidden += range(row + 1, row + copies + 1)
        else:
            if ERROR in attributes and copies * copies_of_row <= MOST_COPIES:
                places = [(row + i, column + j) for i in range(1, copies_of_row + 1) for j in range(1, copies + 1)]
                found[-1].errors += places
            column += copies
    return found


def _tags(chunks: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """The tags of sheets, rows and cells, whole ones across the seams of the chunks."""
    rest = b""
    for chunk in chunks:
        text = rest + chunk
        end = text.rfind(b"<")
        yield from TAG.findall(text, 0, max(end, 0))
        rest = text[max(end, 0) :]
    yield from TAG.findall(rest)
