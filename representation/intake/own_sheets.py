"""The sheets that we write ourselves, known again when they come back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from data_models.raw import RawTable
from data_models.response import Kind

TITLE = "Rows to fix"
"""First cell of the sheet that explains a workbook of rows to fix."""
SUBTITLE = "Each further sheet holds the rows of one file that could not be used, in the layout of that file."
"""What stands below it; a school's own sheet may have the title, but not both."""
CELLS_TITLE = "Cells not understood"
CELL_COLUMNS = ("File", "Sheet", "Column", "What is written", "How many", "Rows", "What to do")
ORIGINAL_LABEL = "Original file (keep this line)"
"""Stands in the explaining sheet before the SHA-256 of a file and the name of the sheet with its rows."""
SHA256 = re.compile(r"[0-9a-f]{64}")
ORDERS = {True: "Dates begin with the day", False: "Dates begin with the month"}
"""Stands at the end of that line: the few rows to fix may not tell."""
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
    return _explains(raw) or (raw.sheet == CELLS_TITLE and raw.row(0) == CELL_COLUMNS)


def _explains(raw: RawTable) -> bool:
    """Whether a sheet begins with the two lines that explain a workbook of rows to fix."""
    return raw.row(0) == (TITLE,) and raw.row(1) == (SUBTITLE,)


@dataclass(frozen=True)
class Original:
    """The file that the rows of a sheet come from: its SHA-256, and whether its dates begin with the day (None: nobody could tell)."""

    file_hash: str | None
    day_first: bool | None = None


def original_line(original: Original, sheet: str) -> tuple[str, ...]:
    """The line of the explaining sheet that says where the rows of a sheet come from."""
    order = () if original.day_first is None else (ORDERS[original.day_first],)
    return (ORIGINAL_LABEL, original.file_hash or "", sheet, *order)


def originals(raws: Sequence[RawTable]) -> dict[str, Original]:
    """Sheet of a workbook of rows to fix → the file that its rows come from; empty for any other workbook."""
    lines = [row for raw in raws if _explains(raw) for row in raw.rows]
    order_of = {words: day_first for day_first, words in ORDERS.items()}
    return {
        row[2]: Original(row[1], order_of.get(row[3]) if len(row) > 3 else None)
        for row in lines
        if len(row) > 2 and row[0] == ORIGINAL_LABEL and SHA256.fullmatch(row[1])
    }
