"""From the bytes of a file to its sheets; runs in the reading process, where it can be stopped."""

from importlib import import_module

from representation.intake.archive import Archive
from representation.intake.delimited import delimited_sheet
from representation.intake.handed_over import HandedOver
from representation.intake.json_text import begins_as_json
from representation.intake.limits import DEFAULT_LIMITS, Limits, UnreadableFile, check_size
from representation.intake.macros import OLD_PART, has_macros, with_macro_note
from representation.intake.other_workbooks import PROTECTED, other_workbook_sheets
from representation.intake.plain_zip import is_no_workbook, refused_zip
from representation.intake.sheet import Sheet
from representation.intake.web_page import is_web_page, web_page_sheets
from representation.intake.workbook import workbook_sheets

ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
ZIP_MARK = b"xl/workbook"
WORKBOOK_MARKS = (b"xl/", b"content.xml", b"[Content_Types].xml")
"""Names of parts, one of which stands in every workbook and document."""
SHAPES = ".shp"
"""The part of a shapefile that holds its borders."""
JUNK_BYTES = 1024
"""How far into a file the start of its archive is looked for."""
OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Old Excel files, and new ones under a password, are stored in this container."""
OLDEST_STARTS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00", b"\x09\x08\x10\x00")
"""Excel 2 to 5 without the container."""
OTHER_STARTS = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"{\\rtf": "a text document",
    b"SQLite format 3": "a database",
    b"\x1f\x8b": "a compressed file",
    b"BZh": "a compressed file",
    b"\xfd7zXZ": "a compressed file",
    b"7z\xbc\xaf": "a compressed file",
    b"Rar!": "a compressed file",
    b"\x28\xb5\x2f\xfd": "a compressed file",
}
OTHER_KIND = "The file is {what}, not a table. Export it as .xlsx or .csv and upload that."
OLDEST = "The file was written by a very old Excel. Open it in a spreadsheet program, save it as .xlsx and upload that."
NO_ROWS = "The file has no rows. Export it again and upload the new file."
HEADERS_ALONE = "The file has a row of headers and no rows below it. Export it again when there are answers and upload the new file."


def sheets_of(data: bytes | HandedOver, limits: Limits = DEFAULT_LIMITS, is_careful: bool = False) -> list[Sheet]:
    """The sheets of a file that are not blank; what the file is shows in its first bytes, not in its name.

    Parameters
    ----------
    is_careful
        Read a workbook cell by cell from the start, because the fast reader was stopped.

    Raises
    ------
    UnreadableFile
        If nothing can be read; its message says why and what to do.
    """
    check_size(data, limits)
    sheets = _zipped_sheets(data, limits, is_careful) if data[:4] in ZIP_STARTS else _other_sheets(bytes(data), limits, is_careful)
    if not sheets:
        raise UnreadableFile("file_empty", NO_ROWS)
    if not any(sheet.has_rows for sheet in sheets):
        raise UnreadableFile("file_empty", HEADERS_ALONE)
    return sheets


def _other_sheets(data: bytes, limits: Limits, is_careful: bool) -> list[Sheet]:
    """The sheets of a file that does not begin as a zip file does."""
    for start, what in OTHER_STARTS.items():
        if data.startswith(start):
            raise UnreadableFile("file_not_a_table", OTHER_KIND.format(what=what))
    if data.startswith(OLDEST_STARTS):
        raise UnreadableFile("file_encrypted", OLDEST)
    if data.startswith(OLE_START):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UnreadableFile("file_encrypted", PROTECTED)
        return with_macro_note(other_workbook_sheets(data, limits), OLD_PART in data)
    if ZIP_STARTS[0] in data[:JUNK_BYTES] and ZIP_MARK in data:
        return _zipped_sheets(data, limits, is_careful)
    if is_web_page(data):
        return web_page_sheets(data, limits)
    sheet = _json_sheet(data, limits) if begins_as_json(data) else delimited_sheet(data, limits)
    return [] if sheet is None else [sheet]


def _zipped_sheets(data: bytes | HandedOver, limits: Limits, is_careful: bool) -> list[Sheet]:
    try:
        archive = Archive(data, limits)
    except UnreadableFile as refused:
        raise refused if _has_workbook_marks(data) else refused_zip(refused) from refused
    if is_no_workbook(archive):
        found = _shapefile_sheets(bytes(data), archive, limits) or _zipped_tables(archive, limits)
        if found:
            return found
    is_other = "xl/workbook.bin" in archive or "content.xml" in archive
    sheets = other_workbook_sheets(bytes(data), limits, archive) if is_other else workbook_sheets(data, limits, is_careful)
    return with_macro_note(sheets, has_macros(archive.members))


def _has_workbook_marks(data: bytes | HandedOver) -> bool:
    return any(data.find(mark) >= 0 for mark in WORKBOOK_MARKS)


def prepare(data: bytes | HandedOver) -> None:
    """Load the libraries that a file needs beside those of every file, before its memory is bounded: they are no cost of the file."""
    is_zip = data[:4] in ZIP_STARTS
    if (is_zip and not _has_workbook_marks(data)) or (not is_zip and begins_as_json(bytes(data))):
        for name in ("json_sheet", "zipped_tables"):
            import_module(f"representation.intake.{name}")


def _json_sheet(data: bytes, limits: Limits) -> Sheet | None:
    from representation.intake.json_sheet import json_sheet

    return json_sheet(data, limits)


def _zipped_tables(archive: Archive, limits: Limits) -> list[Sheet]:
    from representation.intake.zipped_tables import zipped_tables

    return zipped_tables(archive, limits)


def _shapefile_sheets(data: bytes, archive: Archive, limits: Limits) -> list[Sheet]:
    """The areas of a zipped shapefile; nothing where the zip holds none."""
    if not any(name.lower().endswith(SHAPES) for name in archive.members):
        return []
    from representation.intake.map_sheet import listed_areas

    sheet = listed_areas(data, limits)
    return [] if sheet is None else [sheet]
