"""Text files with separators: which encoding, which separator, which cells."""

import csv
import io
from collections import Counter

from representation.intake.limits import DEFAULT_LIMITS, Limits, UnreadableFile

SEPARATORS = (",", "\t", ";", "|")
BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def text_of(data: bytes) -> str:
    """The text of a file: by its byte-order mark, else UTF-8, else the Windows code page that Excel saves in."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace").lstrip("\ufeff")
    if data[1:2] == b"\x00" and data[3:4] == b"\x00":
        return data.decode("utf-16-le", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def separator_of(text: str) -> str:
    """The separator under which the first lines agree best on a number of cells; a comma where nothing separates."""
    sample = "\n".join(text.splitlines()[:60])
    best, best_score = ",", 0.0
    for separator in SEPARATORS:
        widths = Counter(len(row) for row in csv.reader(io.StringIO(sample), delimiter=separator) if row)
        if not widths:
            continue
        width, agreeing = max(widths.items(), key=lambda item: (item[1] * (item[0] - 1), item[0]))
        score = agreeing * min(width - 1, 8)
        if score > best_score:
            best, best_score = separator, score
    return best


def delimited_rows(data: bytes, limits: Limits = DEFAULT_LIMITS) -> list[tuple[int, tuple[str, ...]]]:
    """Every row that is not blank, with the number a spreadsheet shows for it.

    Quotes inside a quoted cell need not be doubled (the Census Bureau does not double them); a cell may hold line breaks.

    Raises
    ------
    UnreadableFile
        If the text cannot be cut into rows, or has more cells than the limits allow.
    """
    text = text_of(data).replace("\x00", "")
    if text[:4].lower() == "sep=" and len(text) > 4:
        separator, first = text[4], 2
        text = text.split("\n", 1)[1] if "\n" in text else ""
    else:
        separator, first = separator_of(text), 1
    csv.field_size_limit(2**24)
    rows: list[tuple[int, tuple[str, ...]]] = []
    cells = 0
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), start=first):
            cells += len(row)
            if len(row) > limits.columns or cells > limits.cells:
                raise UnreadableFile("file_too_large", f"The table is too wide or too long (row {number}). Export fewer columns or rows.")
            if any(cell.strip() for cell in row):
                rows.append((number, tuple(row)))
    except csv.Error as error:
        message = "The file cannot be read as a table. Open it in a spreadsheet, save it as .xlsx and upload that."
        raise UnreadableFile("file_damaged", message) from error
    return rows
