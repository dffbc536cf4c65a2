"""Excel workbooks: every visible sheet as rows of text."""

import datetime as dt
import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from representation.intake.limits import DEFAULT_LIMITS, Limits, UnreadableFile, check_archive

DAMAGED = "The workbook cannot be opened. Open it in a spreadsheet program, save it as .xlsx or .csv and upload that."
BLANK_ROWS_END = 10_000
"""A sheet ends after this many blank rows in a row: stray cells at the far end of the grid are not data."""

PARSER_FAULTS = (
    InvalidFileException, zipfile.BadZipFile, zlib.error, struct.error, DefusedXmlException, ParseError, LookupError, ValueError,
    TypeError, AttributeError, AssertionError, ArithmeticError, EOFError, OSError, RuntimeError, MemoryError,
)  # fmt: skip
"""What the parsers raise on workbooks that are damaged or made to do harm."""

Cell = object


def cell_text(value: Cell) -> str:
    """A cell as the text a person would have typed: whole numbers without `.0`, dates in ISO form, true and false in capitals.

    >>> cell_text(45402.0), cell_text(0.1 + 0.2), cell_text(True), cell_text(None)
    ('45402', '0.3', 'TRUE', '')
    >>> import datetime as dt
    >>> cell_text(dt.datetime(2026, 9, 17, 19, 25, 32)), cell_text(dt.datetime(2026, 9, 17))
    ('2026-09-17 19:25:32', '2026-09-17')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        shown = float(f"{value:.15g}")  # a spreadsheet shows 15 digits: 4.3999999999999995 is 4.4 there
        return str(int(shown)) if shown.is_integer() and abs(shown) < 1e15 else repr(shown)
    if isinstance(value, dt.datetime):
        plain = value.replace(tzinfo=None)
        return plain.date().isoformat() if plain.time() == dt.time() else plain.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)


def workbook_sheets(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Iterator[tuple[str, list[tuple[int, tuple[str, ...]]]]]:
    """Name and rows of each visible sheet; blank rows are left out, row numbers are the spreadsheet's own.

    Formulas give the value that was last calculated. Nothing is fetched, no macro runs.

    Raises
    ------
    UnreadableFile
        If the workbook is damaged, protected or larger than the limits.
    """
    check_archive(data, limits)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            try:
                cells = 0
                if not book.worksheets:
                    raise UnreadableFile("file_damaged", DAMAGED)
                for sheet in book.worksheets:
                    if sheet.sheet_state != "visible":
                        continue
                    sheet.reset_dimensions()
                    rows: list[tuple[int, tuple[str, ...]]] = []
                    last = 0
                    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
                        cells += len(row)
                        if cells > limits.cells:
                            raise UnreadableFile(
                                "file_too_large", f"Sheet “{sheet.title}” has too many cells. Upload a smaller part of it."
                            )
                        texts = tuple(cell_text(value) for value in row)
                        if any(text.strip() for text in texts):
                            width = max(i for i, text in enumerate(texts, start=1) if text.strip())
                            if width > limits.columns:
                                raise UnreadableFile(
                                    "file_too_large", f"Sheet “{sheet.title}” has too many columns. Upload only those you need."
                                )
                            rows.append((number, texts[:width]))
                            last = number
                        elif number - last > BLANK_ROWS_END:
                            break
                    yield sheet.title, rows
            finally:
                book.close()
    except PARSER_FAULTS as error:
        raise UnreadableFile("file_damaged", DAMAGED) from error
