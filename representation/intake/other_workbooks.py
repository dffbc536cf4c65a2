"""Workbooks in other formats: .xls, .xlsb and .ods."""

import datetime as dt
import io
from functools import partial

import pyarrow as pa
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    XmlError,
    ZipError,
)

from representation.intake.archive import Archive
from representation.intake.careful_sheet import cells_notes
from representation.intake.cell_texts import column_letters, number_text
from representation.intake.error_cells import ErrorCells
from representation.intake.limits import DEFAULT_LIMITS, Limits, UnreadableFile
from representation.intake.note import Note
from representation.intake.open_document import Marked, marked_cells
from representation.intake.sheet import Sheet, tidied
from representation.intake.sheets import SheetToRead, readable_sheets

PROTECTED = "The workbook is protected with a password. Save a copy without a password and upload that."
DAMAGED = "The workbook cannot be opened. Open it in a spreadsheet program, save it as .xlsx or .csv and upload that."
CONTENT = "content.xml"
"""The part of an OpenDocument file with its cells."""
CALAMINE_FAULTS = (CalamineError, XmlError, ZipError, ValueError, OSError)
Cell = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta


def other_workbook_sheets(data: bytes, limits: Limits = DEFAULT_LIMITS, archive: Archive | None = None) -> list[Sheet]:
    """Each visible sheet that is not blank.

    Parameters
    ----------
    archive
        The parts of the file where it is zipped: their unpacked size is counted first.

    Raises
    ------
    UnreadableFile
        If no sheet can be read: the workbook is damaged, protected or larger than the limits.
    """
    marked: list[Marked] = []
    if archive is not None:
        for name in archive.members:
            if name == CONTENT:
                marked = marked_cells(partial(archive.chunks, name))
            elif name.endswith((".bin", ".xml")):
                for _ in archive.chunks(name):
                    pass
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError as error:
        raise UnreadableFile("file_encrypted", PROTECTED) from error
    except CALAMINE_FAULTS as error:
        raise UnreadableFile("file_damaged", DAMAGED) from error
    errors = ErrorCells(data) if archive is None or CONTENT not in archive else None
    marks = dict(enumerate(marked))
    sheets = [
        SheetToRead(
            meta.name, meta.visible == SheetVisibleEnum.Visible, partial(_sheet, book, place, limits, marks.get(place, Marked()), errors)
        )
        for place, meta in enumerate(book.sheets_metadata)
        if meta.typ == SheetTypeEnum.WorkSheet
    ]
    return readable_sheets(sheets)


def _sheet(book: CalamineWorkbook, place: int, limits: Limits, marked: Marked, errors: ErrorCells | None) -> Sheet | None:
    try:
        sheet: CalamineSheet = book.get_sheet_by_index(place)
        if sheet.start is None or sheet.end is None:
            return None
        height, width = sheet.end[0] + 1, sheet.end[1] + 1
        if height * width > limits.cells:
            raise UnreadableFile("file_too_large", f"Sheet “{sheet.name}” has too many cells. Upload a smaller part of it.")
        rows = sheet.to_python(skip_empty_area=False)
    except CALAMINE_FAULTS as error:
        raise UnreadableFile("file_damaged", DAMAGED) from error
    wrong = marked.errors if errors is None else errors.of_sheet(sheet.name, sheet.start[1])
    wrong = [(row, column) for row, column in wrong if row <= height and column <= width]
    for row, column in wrong:
        rows[row - 1][column - 1] = ""
    hidden = tuple(row for row in marked.hidden if row <= height and any(cell not in ("", None) for cell in rows[row - 1]))
    notes = [*([Note("rows_hidden", rows=hidden)] if hidden else []), *cells_notes("formula_error", [_place(each) for each in wrong])]
    columns = [pa.array([cell_text(row[i]) for row in rows], pa.string()) for i in range(width)]
    return tidied(sheet.name, columns, limits, notes=notes)


def _place(cell: tuple[int, int]) -> str:
    row, column = cell
    return f"{column_letters(column)}{row}"


def cell_text(value: Cell | None) -> str:
    """A cell as the text a person would have typed: whole numbers without `.0`, dates in ISO form, true and false in capitals.

    >>> cell_text(45402.0), cell_text(0.1 + 0.2), cell_text(True), cell_text(None)
    ('45402', '0.3', 'TRUE', '')
    >>> cell_text(dt.datetime(2026, 9, 17, 19, 25, 32)), cell_text(dt.datetime(2026, 9, 17))
    ('2026-09-17 19:25:32', '2026-09-17')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return number_text(repr(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dt.time):
        return value.isoformat(timespec="seconds")
    return str(value)
