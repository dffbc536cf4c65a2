"""Cells of a workbook as the text that a person would have typed."""

import datetime as dt
import math
import re

ESCAPED = re.compile(r"_x([0-9A-Ca-cE-Fe-f][0-9A-Fa-f]{3}|[Dd][0-7][0-9A-Fa-f]{2})_")
"""How a spreadsheet writes a control character: _x000D_ is a carriage return. Halves of a character (_xD800_) stay as they are."""
NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[+-]?(?:inf|infinity|nan)", re.ASCII | re.IGNORECASE)
"""What is a number in the file of a workbook; a cell with anything else is text."""
MOST_DECIMALS = 9
"""A spreadsheet shows no more of a number."""
FIRST_DAY, DAYS_UNTIL_1904 = dt.datetime(1899, 12, 30), 1462
DAYS_ZERO = (dt.date(1899, 12, 30), dt.date(1899, 12, 31))
"""A moment on a day zero is a time."""
DAY_THAT_NEVER_WAS = 60
"""Spreadsheets count a 29 February 1900; the days before it are one less."""
SECONDS_PER_DAY = 86_400


def number_text(text: str) -> str:
    """A number as a spreadsheet shows it, from how its file writes it.

    >>> [number_text(each) for each in ("45402.0", "0.30000000000000004", "1E-7", "60601.5", "1e20", "abc", " 1 ")]
    ['45402', '0.3', '0.0000001', '60601.5', '100000000000000000000', 'abc', ' 1 ']
    """
    if not NUMBER.fullmatch(text):
        return text
    value = float(text)
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else str(value)
    return f"{value:.{MOST_DECIMALS}f}".rstrip("0").rstrip(".")


def moment_text(text: str, starts_1904: bool = False) -> str:
    """A day number as a date or time in ISO form; days that no calendar has stay numbers.

    >>> moment_text("45402"), moment_text("45402.5"), moment_text("0.4375"), moment_text("2958466")
    ('2024-04-20', '2024-04-20 12:00:00', '10:30:00', '2958466')
    """
    if not NUMBER.fullmatch(text):
        return text
    days = float(text)
    days += DAYS_UNTIL_1904 if starts_1904 else 0
    days += 1 if days < DAY_THAT_NEVER_WAS else 0
    try:
        moment = FIRST_DAY + dt.timedelta(seconds=math.floor(days * SECONDS_PER_DAY + 0.0005))
    except (OverflowError, ValueError):
        return number_text(text)
    if moment.date() in DAYS_ZERO:
        return moment.time().isoformat()
    return moment.date().isoformat() if moment.time() == dt.time() else moment.isoformat(sep=" ")


def unescaped(text: str) -> str:
    """A text with the characters that a spreadsheet writes as `_xHHHH_`.

    >>> unescaped("a_x0041_b"), unescaped("_xD800_")
    ('aAb', '_xD800_')
    """
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def column_number(letters: str) -> int:
    """A, B, …, Z, AA, … as 1, 2, …, 26, 27, …

    >>> column_number("A"), column_number("AA"), column_number("XFD")
    (1, 27, 16384)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """1, 2, …, 26, 27, … as A, B, …, Z, AA, …

    >>> column_letters(1), column_letters(27), column_letters(16384)
    ('A', 'AA', 'XFD')
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
