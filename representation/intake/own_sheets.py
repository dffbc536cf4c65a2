"""The sheets that we write ourselves, known again when they come back."""

import re
from collections.abc import Sequence

from data_models.raw import RawTable
from data_models.response import Kind

TITLE = "Rows to fix"
"""First cell of the sheet that explains a workbook of rows to fix."""
CELLS_TITLE = "Cells not understood"
CELL_COLUMNS = ("File", "Sheet", "Column", "What is written", "How many", "Rows", "What to do")
ORIGINAL_LABEL = "Original file (keep this line)"
"""Stands in the explaining sheet before the SHA-256 of a file and the name of the sheet with its rows."""
SHA256 = re.compile(r"[0-9a-f]{64}")
ADDED_HEADERS: dict[Kind, str] = {
    "registration": "What to fix (registrations)",
    "attendance": "What to fix (attendance)",
    "exit_survey": "What to fix (exit survey)",
    "conversations": "What to fix (schedule)",
    "community": "What to fix (community figures)",
}
"""Header of the added last column: it says again what the sheet is, which its few rows may not show."""
CONVERSATION_HEADER = "Conversation"
"""Added where a file has no column in which the conversation could be written."""


def mended_kind(headers: tuple[str, ...]) -> Kind | None:
    """What a mended sheet is, by the header that we added; None for any other sheet."""
    return next((kind for kind, header in ADDED_HEADERS.items() if header in headers), None)


def is_own_sheet(raw: RawTable) -> bool:
    """Whether a sheet explains a workbook of rows to fix, or lists its cells: it holds nothing to read."""
    return raw.row(0)[:1] == (TITLE,) or raw.row(0)[: len(CELL_COLUMNS)] == CELL_COLUMNS


def originals(raws: Sequence[RawTable]) -> dict[str, str]:
    """Sheet of a workbook of rows to fix → SHA-256 of the file that its rows come from; empty for any other workbook."""
    lines = [row for raw in raws if raw.row(0)[:1] == (TITLE,) for row in raw.rows]
    return {row[2]: row[1] for row in lines if len(row) > 2 and row[0] == ORIGINAL_LABEL and SHA256.fullmatch(row[1])}


def mended_of(raws: Sequence[RawTable]) -> str | None:
    """SHA-256 of the one file whose rows a mended workbook brings; None where it is no such workbook, or brings those of several."""
    found = set(originals(raws).values())
    return found.pop() if len(found) == 1 else None
