"""The rows that could not be used, as a workbook to mend and upload again."""

import io
import re
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from data_models.finding import Finding
from representation.intake.checked import CheckedTable
from representation.intake.own_sheets import ADDED_HEADERS, CELL_COLUMNS, CELLS_TITLE, CONVERSATION_HEADER, TITLE

BAD = PatternFill("solid", start_color="FFE2B3", end_color="FFE2B3")
HEAD = PatternFill("solid", start_color="E6EDF5", end_color="E6EDF5")
LONGEST_TEXT = 32_000
"""Letters in a cell; Excel holds 32,767."""
READ_ME = (
    TITLE,
    "Each further sheet holds the rows of one file that could not be used, in the layout of that file.",
    "1. Mend the marked cells. The last column says what is wrong; hover over a marked cell to read it there.",
    "2. Save the workbook and upload it under Add data. Rows that were right are already in; do not add them again.",
    "The sheet “Cells not understood” lists single answers that count as missing. Their rows are in; nothing has to be done.",
)


def fix_list(tables: Sequence[CheckedTable]) -> bytes:
    """A workbook with the rows set aside of every table, bad cells marked and explained; every text is written as text, never as a
    formula.
    """
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = "Read me"
    first.column_dimensions["A"].width = 110
    for number, line in enumerate(READ_ME, start=1):
        _write(first, number, 1, line)
        first.cell(number, 1).alignment = Alignment(wrap_text=True, vertical="top")
    first.cell(1, 1).font = Font(bold=True, size=14)
    for table in tables:
        problems = [problem for problem in table.findings if problem.severity == "row" and problem.row is not None]
        if problems:
            _rows_sheet(book, table, problems)
    cells = [problem for table in tables for problem in table.findings if problem.severity == "cell"]
    if cells:
        _cells_sheet(book, cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def has_rows_to_fix(tables: Sequence[CheckedTable]) -> bool:
    """Whether any table has a row set aside or a cell that was not understood."""
    return any(problem.severity in ("row", "cell") for table in tables for problem in table.findings)


def _rows_sheet(book: Workbook, table: CheckedTable, problems: list[Finding]) -> None:
    sheet = book.create_sheet(_title(book, table))
    headers = [header for _, header, _ in table.columns]
    last_header = ADDED_HEADERS[table.kind or "registration"]
    added = [last_header] if table.conversation_header else [CONVERSATION_HEADER, last_header]
    above = table.raw.head(table.raw.row_numbers.index(table.header_row or table.raw.row_numbers[0]))
    for line, texts in enumerate(above, start=1):  # titles and dates above the table place its rows
        for position, text in enumerate(texts, start=1):
            _write(sheet, line, position, text)
    top = len(above) + 1
    for position, header in enumerate([*headers, *added], start=1):
        _write(sheet, top, position, header)
        sheet.cell(top, position).font, sheet.cell(top, position).fill = Font(bold=True), HEAD
        sheet.column_dimensions[get_column_letter(position)].width = min(max(len(header) + 2, 12), 40)
    sheet.freeze_panes = f"A{top + 1}"
    last = len(headers) + len(added)
    sheet.column_dimensions[get_column_letter(last)].width = 80
    by_row: dict[int, list[Finding]] = {}
    for problem in problems:
        by_row.setdefault(int(problem.row or 0), []).append(problem)
    for line, (row, found) in enumerate(sorted(by_row.items()), start=top + 1):
        for position, text in enumerate(table.raw.row(table.raw.row_numbers.index(row)), start=1):
            _write(sheet, line, position, text)
        _write(sheet, line, last, f"Row {row}: " + " ".join(problem.message for problem in found))
        for problem in found:
            if problem.column in headers or problem.kind.startswith("conversation_"):
                cell = sheet.cell(line, headers.index(problem.column) + 1 if problem.column in headers else len(headers) + 1)
                cell.fill, cell.comment = BAD, Comment(_allowed(problem.message), "In the Room", width=320, height=120)


def _cells_sheet(book: Workbook, problems: list[Finding]) -> None:
    sheet = book.create_sheet(CELLS_TITLE)
    for position, (header, width) in enumerate(zip(CELL_COLUMNS, (36, 20, 8, 44, 32, 90), strict=True), start=1):
        _write(sheet, 1, position, header)
        sheet.cell(1, position).font, sheet.cell(1, position).fill = Font(bold=True), HEAD
        sheet.column_dimensions[sheet.cell(1, position).column_letter].width = width
    sheet.freeze_panes = "A2"
    for line, problem in enumerate(problems, start=2):
        for position, text in enumerate(
            (problem.file, problem.sheet, problem.row, problem.column, problem.value, problem.message), start=1
        ):
            if isinstance(text, int):
                sheet.cell(line, position, text)
            else:
                _write(sheet, line, position, text or "")
        sheet.cell(line, 5).fill = BAD


def _allowed(text: str) -> str:
    """Text without the control characters that a workbook cannot hold."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)[:LONGEST_TEXT]


def _write(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """Text as text: a cell that begins with `=`, `+`, `-` or `@` must not become a formula."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)  # no merged cells here
    cell.value = _allowed(text)
    cell.data_type = "s"


def _title(book: Workbook, table: CheckedTable) -> str:
    """A sheet name within Excel's rules: 31 characters, none of `[]:*?/\\`, not used before."""
    stem = re.sub(r"[\[\]:*?/\\']", " ", _allowed(table.file).rsplit(".", 1)[0])[:28].strip() or "Rows"
    title, number = stem, 2
    while title in book.sheetnames:
        title, number = f"{stem[:26]} {number}", number + 1
    return title
