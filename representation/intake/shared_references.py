"""Cells of a sheet that refer to a shared text by something that is no number: the fast reader shows the first text there."""

import re
from collections.abc import Callable, Iterator, Sequence
from html import unescape

import pyarrow as pa
import pyarrow.compute as pc

from representation.intake.cell_texts import column_letters
from representation.intake.sheet_scan import whole_cells

Chunks = Callable[[], Iterator[bytes]]

FIRST_TEXT = re.compile(rb"<si>\s*<t>([^<\s](?:[^<]*[^<\s])?)</t>\s*</si>")
"""The first shared text where it is plain, as nearly always: that is a header."""
TEXT_START = b"<si"
REFERENCE = rb"""\bt=["']s["'][^<>]*>\s*(?:<f[^<>]*>[^<]*</f>|<f[^<>]*/>)?\s*<v[^<>]*>"""
BAD_REFERENCE = re.compile(REFERENCE + rb"(?![0-9]{1,9}</v>)(?!</v>)")


def has_bad_references(columns: Sequence[pa.Array], first: int, head: bytes, chunks: Chunks, texts: Chunks) -> bool:
    """Whether a cell refers to a shared text by something that is no number.

    Only such a cell, or one that rightly refers to it, shows the first text; where there is just one and it is right, all are.

    Parameters
    ----------
    columns, first
        The sheet as the fast reader gives it, from row 1 on, and the column (1, 2, …) at which it starts.
    head, chunks, texts
        The beginning of the sheet's XML; that XML and that of the shared texts, from their beginnings.
    """
    start = next(texts(), b"")
    found = FIRST_TEXT.match(start, max(start.find(TEXT_START), 0))
    if not start:
        return False
    if found is not None and b"_x" not in found[1]:
        text = unescape(found[1].decode("utf-8", errors="replace"))
        shown = [(i, row) for i, column in enumerate(columns) for row in pc.indices_nonzero(pc.equal(column, text)).to_pylist()[:2]]
        if not shown or (len(shown) == 1 and _is_first_text(shown[0][0] + first, shown[0][1] + 1, head)):
            return False
    return any(BAD_REFERENCE.search(piece) for piece in whole_cells(chunks()))


def _is_first_text(column: int, row: int, head: bytes) -> bool:
    """Whether a cell in the beginning of a sheet refers to the first shared text."""
    place = f"{column_letters(column)}{row}".encode()
    return re.search(rb'<c r="' + place + rb'"[^<>]*\bt="s"[^<>]*><v>0</v>', head) is not None
