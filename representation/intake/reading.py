"""From the bytes of an upload to its tables, every cell as text."""

from data_models.raw import RawTable
from representation.intake.delimited import delimited_rows
from representation.intake.limits import DEFAULT_LIMITS, Limits, UnreadableFile, check_size
from representation.intake.workbook import workbook_sheets

ZIP_START = b"PK\x03\x04"
OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Old Excel files, and new ones under a password, are stored in this container."""
OTHER_STARTS = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"{\\rtf": "a text document",
    b"SQLite format 3": "a database",
    b"\x1f\x8b": "a compressed file",
    b"7z\xbc\xaf": "a compressed file",
    b"Rar!": "a compressed file",
}


def read_tables(name: str, data: bytes, limits: Limits = DEFAULT_LIMITS) -> list[RawTable]:
    """The tables of a file, one per sheet that is not blank; what the file is shows in its first bytes, not in its name.

    Raises
    ------
    UnreadableFile
        If nothing can be read; its message says why and what to do.
    """
    check_size(data, limits)
    for start, what in OTHER_STARTS.items():
        if data.startswith(start):
            raise UnreadableFile("file_not_a_table", f"The file is {what}, not a table. Export it as .xlsx or .csv and upload that.")
    if data.startswith(OLE_START):
        message = "The file is an old Excel file (.xls) or has a password. Save it as .xlsx without a password and upload that."
        raise UnreadableFile("file_encrypted", message)
    if data.startswith(ZIP_START):
        sheets: list[tuple[str | None, list[tuple[int, tuple[str, ...]]]]] = [*workbook_sheets(data, limits)]
    else:
        if data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype html", b"<html", b"<?xml", b"<table")):
            raise UnreadableFile("file_not_a_table", "The file is a web page, not a table. Export it as .xlsx or .csv and upload that.")
        sheets = [(None, delimited_rows(data, limits))]
    tables = [RawTable.of_rows(name, sheet, [row for _, row in rows], [number for number, _ in rows]) for sheet, rows in sheets if rows]
    if not tables:
        raise UnreadableFile("file_empty", "The file has no rows. Export it again and upload the new file.")
    return tables
