"""A .zip of files: the tables of a download from data.census.gov, or a sentence that says to unpack it."""

import posixpath
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from representation.community.layouts.codes import FILE
from representation.intake.archive import Archive
from representation.intake.delimited import delimited_sheet
from representation.intake.limits import Limits, UnreadableFile
from representation.intake.note import Note, listed
from representation.intake.plain_zip import ODD, refused_zip
from representation.intake.sheet import Sheet
from representation.intake.sheets import SheetToRead, readable_sheets

TABLE: Final = ".csv"
COMPANIONS: Final = ("metadata", "table-notes", "table_title", "table_notes")
"""What the Bureau puts beside each table: labels and notes, which the table's own second row says again."""
TABLES_OF_OTHERS: Final = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
MOST_TABLES: Final = 100
"""Tables in one download; the Bureau offers no more than some dozen at once."""
LONGEST_NAME: Final = 255
"""Letters of a file's name; no system allows more."""

OTHERS: Final = (
    "The file is a .zip with {names} in it, and only downloads from data.census.gov are read packed. Unpack it and upload what you need."
)
TOO_MANY: Final = "The .zip file holds more than {most} tables. Unpack it and upload those you need."
TOO_MANY_CELLS: Final = "The tables in the .zip file have too many cells together. Unpack it and upload those you need."
NO_ROWS: Final = "The tables in the .zip file have no rows. Download it again and upload the new file."
LEFT_OUT: Final = "The .zip file also holds {names}, which was not read. Unpack it and upload what belongs to the figures."


def zipped_tables(archive: Archive, limits: Limits) -> list[Sheet]:
    """The tables of a zip from data.census.gov, each named as its file: the name says the table and the years.

    Labels and notes beside a table are passed over; anything else is named in a note. Names serve as titles only; nothing is written.

    Raises
    ------
    UnreadableFile
        If the zip holds tables of somebody else, too many, or one that cannot be unpacked within the limits.
    """
    files = _files(archive)
    if not any(FILE.search(name) and name.lower().endswith(TABLE) for name in files.values()):
        tables = sorted(name for name in files.values() if name.lower().endswith(TABLES_OF_OTHERS))
        if tables:
            raise UnreadableFile("file_not_a_table", OTHERS.format(names=listed(tables, 3)))
        return []
    rest = {member: name for member, name in files.items() if not is_companion(name)}
    tables_of = {member: name for member, name in rest.items() if name.lower().endswith(TABLE)}
    if len(tables_of) > MOST_TABLES:
        raise UnreadableFile("file_too_large", TOO_MANY.format(most=MOST_TABLES))
    found = readable_sheets([SheetToRead(name, True, partial(_sheet, archive, member, name, limits)) for member, name in tables_of.items()])
    if sum(sheet.cells.num_rows * sheet.cells.num_columns for sheet in found) > limits.cells:
        raise UnreadableFile("file_too_large", TOO_MANY_CELLS)
    if not found:
        raise UnreadableFile("file_empty", NO_ROWS)
    others = sorted(name for member, name in rest.items() if member not in tables_of)
    return _noted(found, [Note("community_files_left_out", LEFT_OUT.format(names=listed(others, 3)))] if others else [])


def _files(archive: Archive) -> dict[str, str]:
    """Member → the name that a person sees: without its folders where that is enough to tell it from the others."""
    members = [member for member in archive.members if not member.endswith("/") and not member.startswith("__MACOSX/")]
    names = {member: " ".join(posixpath.basename(member.replace("\\", "/")).split()) for member in members}
    names = {member: name for member, name in names.items() if name and not name.startswith(".")}
    seen = Counter(names.values())
    whole = {member: name if seen[name] == 1 else " ".join(member.replace("\\", "/").split()) for member, name in names.items()}
    if any(len(name) > LONGEST_NAME for name in whole.values()):
        raise UnreadableFile("file_suspicious", ODD)
    return whole


def is_companion(name: str) -> bool:
    """Whether a file of a download explains a table.

    >>> [is_companion(f"ACSDT5Y2022.B02001-{end}") for end in ("Data.csv", "Column-Metadata.csv", "Table-Notes.txt")]
    [False, True, True]
    """
    return any(word in name.lower() for word in COMPANIONS)


def _sheet(archive: Archive, member: str, name: str, limits: Limits) -> Sheet | None:
    try:
        data = archive.part(member)
    except UnreadableFile as refused:
        raise refused_zip(refused) from refused
    sheet = delimited_sheet(data, limits)
    return None if sheet is None else replace(sheet, name=name)


def _noted(sheets: Sequence[Sheet], notes: Sequence[Note]) -> list[Sheet]:
    return [replace(sheet, notes=(*notes, *sheet.notes)) if not place else sheet for place, sheet in enumerate(sheets)]
