"""Long texts that many cells share: a small workbook, and far too much text once each cell has its own copy."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from representation.intake.limits import Limits, UnreadableFile
from representation.intake.sheet_scan import whole_cells

LONG_TEXT = 2**15
"""Letters; no cell of a spreadsheet program holds more."""
BLOCK = LONG_TEXT // 2
"""Every long text covers one such block of its part."""
REFERENCE = re.compile(rb"""\bt=["']s["'][^<>]*>\s*<v[^<>]*>([0-9]{1,9})</v>""")
TOO_MUCH_TEXT = "The cells hold far more text than they should. Save only the columns you need as .csv."


def may_hold_long_text(chunk: bytes) -> bool:
    """Whether a piece of the shared texts has a block without an element.

    >>> may_hold_long_text(b"<t>" + b"a" * LONG_TEXT + b"</t>"), may_hold_long_text(b"<t>a</t>" * LONG_TEXT)
    (True, False)
    """
    return any(chunk.find(b"<", start, start + BLOCK) < 0 for start in range(0, len(chunk) - BLOCK + 1, BLOCK))


def check_copies(chunks: Iterable[bytes], texts: Sequence[str], limits: Limits) -> None:
    """Refuse a sheet whose cells hold more text than they may, counted before any of it is copied.

    Parameters
    ----------
    chunks
        The XML of the sheet.
    texts
        The shared texts of its workbook.

    Raises
    ------
    UnreadableFile
        If the letters of all cells that refer to them are more than the limits allow.
    """
    times: Counter[bytes] = Counter()
    for piece in whole_cells(chunks):
        times.update(REFERENCE.findall(piece))
    known = {int(reference): count for reference, count in times.items() if int(reference) < len(texts)}
    letters = sum(len(texts[reference]) * count for reference, count in known.items())
    if letters > limits.letters:
        raise UnreadableFile("file_too_large", TOO_MUCH_TEXT)
