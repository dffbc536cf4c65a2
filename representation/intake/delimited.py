"""Text files with separators: which encoding, which separator, which cells."""

import csv
import io
import re
from collections import Counter

from representation.intake.limits import DEFAULT_LIMITS, Limits, UnreadableFile

SEPARATORS = (",", "\t", ";", "|")
SAMPLE_CHARACTERS = 100_000
"""How much of a text is looked at to find out what it is."""
LONGEST_CELL = 2**24
CONTROL_SHARE = 0.02
"""More control characters than this are no text: random bytes have ten in a hundred, real exports hardly one in a thousand."""
SEPARATOR_LINE = re.compile(r'"?sep=([^\r\n])"?(?:\r\n|\r|\n)', re.IGNORECASE)
"""Excel's own way of saying which separator follows."""
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


def is_text(text: str) -> bool:
    """Whether a text has few enough control characters to be one."""
    sample = text[:SAMPLE_CHARACTERS]
    return sum(letter < " " and letter not in "\t\n\r\f\v" for letter in sample) <= CONTROL_SHARE * len(sample)


def separator_of(text: str) -> str:
    """The separator under which the first lines agree best on a number of cells; a comma where nothing separates."""
    sample = "\n".join(text[:SAMPLE_CHARACTERS].splitlines()[:60])
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
    if not is_text(text):
        message = "The file holds no text that can be read. Open it in the program it comes from, save it as .xlsx or .csv and upload that."
        raise UnreadableFile("file_not_a_table", message)
    csv.field_size_limit(LONGEST_CELL)
    rows: list[tuple[int, tuple[str, ...]]] = []
    cells = 0
    try:
        if first_line := SEPARATOR_LINE.match(text):
            separator, text = first_line[1], text[first_line.end() :]  # a spreadsheet does not show this line: row 1 is the next one
        else:
            separator = separator_of(text)
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), start=1):
            cells += len(row)
            if len(row) > limits.columns or cells > limits.cells:
                raise UnreadableFile("file_too_large", f"The table is too wide or too long (row {number}). Export fewer columns or rows.")
            if any(cell.strip() for cell in row):
                rows.append((number, tuple(row)))
    except csv.Error as error:
        message = "The file cannot be read as a table. Open it in a spreadsheet, save it as .xlsx and upload that."
        raise UnreadableFile("file_damaged", message) from error
    return rows
