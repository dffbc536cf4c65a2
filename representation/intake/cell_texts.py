"""Cells of a workbook as the text that a person would have typed."""

import datetime as dt
import re

ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How a spreadsheet writes a control character: _x000D_ is a carriage return."""
FIRST_DAY, FIRST_DAY_1904 = dt.datetime(1899, 12, 30), dt.datetime(1904, 1, 1)
LAST_DAY = 2_958_466
"""Day numbers from here on are after the year 9999."""
SECONDS_PER_DAY = 86_400


def number_text(text: str) -> str:
    """A number as a spreadsheet shows it, from how its file writes it.

    >>> [number_text(each) for each in ("45402.0", "0.30000000000000004", "1E-7", "-0", "60601.5", "1e20", "abc")]
    ['45402', '0.3', '0.0000001', '0', '60601.5', '100000000000000000000', 'abc']
    """
    try:
        value = float(text)
        if value != value or abs(value) == float("inf"):
            return text
    except ValueError:
        return text
    if value.is_integer():
        return str(int(value))
    shown = f"{float(f'{value:.15g}'):.9f}".rstrip("0").rstrip(".")
    return "0" if shown in ("-0", "") else shown


def moment_text(text: str, starts_1904: bool = False) -> str:
    """A day number as a date or time in ISO form; days that no calendar has stay numbers.

    >>> moment_text("45402"), moment_text("45402.5"), moment_text("0.4375"), moment_text("2958466")
    ('2024-04-20', '2024-04-20 12:00:00', '10:30:00', '2958466')
    """
    try:
        days = float(text)
    except ValueError:
        return text
    if not 0 <= days < LAST_DAY:
        return number_text(text)
    if not starts_1904 and days < 61:
        days += 1 if days >= 1 else 0  # spreadsheets count a 29 February 1900 that never was
    moment = (FIRST_DAY_1904 if starts_1904 else FIRST_DAY) + dt.timedelta(seconds=int(days * SECONDS_PER_DAY + 0.0005))
    if days < 1 and not starts_1904:
        return moment.time().isoformat()
    return moment.date().isoformat() if moment.time() == dt.time() else moment.isoformat(sep=" ")


def unescaped(text: str) -> str:
    """A text with the characters that a spreadsheet writes as `_xHHHH_`.

    >>> unescaped("a_x0041_b")
    'aAb'
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
