"""The sheets that we write ourselves, known again when they come back."""

from data_models.raw import RawTable
from data_models.response import Kind

TITLE = "Rows to fix"
"""First cell of the sheet that explains a workbook of rows to fix."""
CELLS_TITLE = "Cells not understood"
CELL_COLUMNS = ("File", "Sheet", "Row", "Column", "What is written", "What to do")
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
