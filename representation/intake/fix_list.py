"""The rows that could not be used, as a workbook to mend and upload again."""

import re
from collections.abc import Mapping, Sequence

import numpy as np

from data_models.finding import FindingGroup
from representation.intake.checked import CheckedTable
from representation.intake.own_sheets import (
    ADDED_HEADERS,
    CELL_COLUMNS,
    CELLS_TITLE,
    CONVERSATION_HEADER,
    SUBTITLE,
    TITLE,
    Original,
    original_line,
)
from representation.intake.text_workbook import Look, Place, Sheet, allowed, text_workbook

READ_ME = (
    TITLE,
    SUBTITLE,
    "1. Mend the marked cells. The last column says what is wrong; hover over a marked cell to read it there.",
    "2. Save the workbook and upload it under Add data. Rows that were right are already in; do not add them again.",
    "The sheet “Cells not understood” lists single answers that count as missing. Their rows are in; nothing has to be done.",
)
READ_ME_TITLE = "Read me"
MOST_NOTES = 1_000
"""Notes in one sheet: spreadsheet programs become slow with more. Further cells are marked, and the last column explains them."""
ROWS_SHOWN = 5
"""How many rows of a value are named where it is listed once."""


def fix_list(tables: Sequence[CheckedTable], hashes: Mapping[str, str] | None = None) -> bytes:
    """A workbook with the rows set aside of every table, bad cells marked and explained; every text is written as text, never as a
    formula.

    Parameters
    ----------
    hashes
        File name → SHA-256 of its content, by which the mended workbook is known to belong to it (`own_sheets.originals`).
    """
    sheets: list[Sheet] = []
    originals: list[tuple[str, ...]] = []
    titles = [READ_ME_TITLE, CELLS_TITLE]
    for table in tables:
        problems = [group for group in table.groups if group.severity == "row" and group.rows]
        if problems:
            titles.append(_title(titles, table))
            sheets.append(_rows_sheet(titles[-1], table, problems))
            if table.file in (hashes or {}):
                originals.append(original_line(Original((hashes or {})[table.file], table.day_first), titles[-1]))
    cells = [group for table in tables for group in table.groups if group.severity == "cell"]
    if cells:
        sheets.append(_cells_sheet(cells))
    looks: dict[Place, Look] = {(number, 1): "wrapped" for number in range(2, len(READ_ME) + 1)}
    first = Sheet(READ_ME_TITLE, [*((line,) for line in READ_ME), *originals], (110, 70, 32), looks={(1, 1): "title", **looks})
    return text_workbook([first, *sheets])


def has_rows_to_fix(tables: Sequence[CheckedTable]) -> bool:
    """Whether any table has a row set aside or a cell that was not understood."""
    return any(group.severity in ("row", "cell") for table in tables for group in table.groups)


def _rows_sheet(title: str, table: CheckedTable, problems: Sequence[FindingGroup]) -> Sheet:
    """The rows of one table: all that stands above its first row as it is, then the rows set aside."""
    numbers = np.asarray(table.raw.row_numbers)
    header_index = int(np.searchsorted(numbers, table.header_row or numbers[0]))
    body_index = header_index + 1 if table.body_index is None else table.body_index
    headers = [header for _, header, _ in table.columns]
    width = max(table.raw.width, len(headers))
    last_header = ADDED_HEADERS[table.kind or "registration"]
    added = [last_header] if table.conversation_header else [CONVERSATION_HEADER, last_header]
    above = [list(row) for row in table.raw.head(body_index)]
    above[header_index] += [""] * (width - len(above[header_index])) + added
    rows_of: dict[int, list[FindingGroup]] = {}
    for group in problems:
        for row in group.rows:
            rows_of.setdefault(row, []).append(group)
    places = np.searchsorted(numbers, sorted(rows_of))
    columns = [table.raw.cells[position].iloc[places].tolist() for position in table.raw.cells.columns]
    gap = [""] * (width - table.raw.width + len(added) - 1)
    looks: dict[Place, Look] = {
        (line, position): "head" for line in range(header_index + 1, body_index + 1) for position in range(1, width + len(added) + 1)
    }
    notes: dict[Place, str] = {}
    rows = []
    for line, (row, cells) in enumerate(zip(sorted(rows_of), zip(*columns, strict=True), strict=True), start=body_index + 1):
        rows.append([*cells, *gap, f"Row {row}: " + " ".join(group.message for group in rows_of[row])])
        for group in rows_of[row]:
            if group.column in headers or group.kind.startswith("conversation_"):
                place = (line, headers.index(group.column) + 1 if group.column in headers else width + 1)
                looks[place] = "bad"
                if len(notes) < MOST_NOTES:
                    notes[place] = group.message
    widths = [min(max(len(header) + 2, 12), 40) for header in headers] + [12.0] * (width - len(headers))
    return Sheet(title, [*above, *rows], (*widths, *([40.0] * (len(added) - 1)), 80.0), body_index, looks, notes)


def _cells_sheet(groups: Sequence[FindingGroup]) -> Sheet:
    """Every value that was not understood, once."""
    rows = [
        (each.file, each.sheet or "", each.column or "", each.value or "", str(each.count), first_rows(each.rows), each.message)
        for each in groups
    ]
    looks: dict[Place, Look] = {(1, position): "head" for position in range(1, len(CELL_COLUMNS) + 1)}
    looks |= {(line, 4): "bad" for line in range(2, len(rows) + 2)}
    return Sheet(CELLS_TITLE, [CELL_COLUMNS, *rows], (36, 20, 44, 32, 12, 28, 90), 1, looks)


def first_rows(rows: Sequence[int]) -> str:
    """The first of some rows in words.

    >>> first_rows((3, 8)), first_rows((3, 8, 9, 12, 15, 16, 30))
    ('3, 8', '3, 8, 9, 12, 15 and 2 more')
    """
    shown = ", ".join(str(row) for row in rows[:ROWS_SHOWN])
    return shown if len(rows) <= ROWS_SHOWN else f"{shown} and {len(rows) - ROWS_SHOWN} more"


def _title(taken: Sequence[str], table: CheckedTable) -> str:
    """A sheet name within Excel's rules: 31 characters, none of `[]:*?/\\`, not used before in any case."""
    stem = re.sub(r"[\[\]:*?/\\']", " ", allowed(table.file).rsplit(".", 1)[0])[:28].strip() or "Rows"
    title, number = stem, 2
    while title.casefold() in {each.casefold() for each in taken}:
        title, number = f"{stem[:26]} {number}", number + 1
    return title
