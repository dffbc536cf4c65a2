"""Household income bands, in whole dollars."""

import re

from data_models.codes import is_code
from representation.answers.folding import comparable

_NUMBER = r"\$?(\d{1,3}(?:,\d{3})+|\d{1,9})(\.\d+)?(k\b)?"
_A, _B = _NUMBER, _NUMBER
_SIDE_WORDS = re.compile(
    r"\b(?:usd|us dollars|dollars|dolares|(?:per|a) year|yearly|per annum|al ano|annual(?:ly)?|household income)\b|/(?:year|yr)\b"
)
_RANGE = re.compile(rf"(?:between |from |entre |de )?{_A} ?(?:-|to|and|through|thru|a|y|hasta) ?{_B}")
_BELOW = re.compile(
    rf"(?:less than|under|below|up to|lower than|fewer than|menos de|hasta|<=?|≤) ?{_B}"
    rf"|{_B} (?:(?:or|and) (?:less|under|below|lower)|o menos)"
)
_ABOVE = re.compile(
    rf"(?:more than|over|above|greater than|at least|mas de|>=?|≥) ?{_A}"
    rf"|{_A} ?(?:\+|(?:or|and) (?:more|up|over|above|greater|higher)|plus|o mas|y mas)"
)
_FIGURE = re.compile(_NUMBER)
_CODE = re.compile(r"([0-9]{1,7})-([0-9]{1,7})|([0-9]{1,7})\+")
_BARE = re.compile(r"\d{7,}")
"""A figure of seven digits without a sign or a comma is as likely a phone number as an income."""
SMALLEST_BARE_FIGURE = 1_000
"""A bare number below this is taken for the number of an option, not for dollars."""


def income_band(text: str) -> str | None:
    """The band as a code in whole dollars, `25000-49999` or `150000+`, or None when the text is no band.

    Bands end one dollar below the next ("$25,000 to $50,000" is 25000-49999). A single figure is a band of its own. What a household
    does not earn in a year (less than a thousand dollars to begin with, more than seven digits) is no band.

    >>> income_band("$25,000 – $49,999"), income_band("Under $25K"), income_band("More than $200,000")
    ('25000-49999', '0-24999', '200000+')
    >>> income_band("Between $150,000 and $199,000")
    '150000-199999'
    """
    code = _band(text)
    return code if code is not None and is_code(code, "income") else None


def _band(text: str) -> str | None:
    plain = " ".join(_SIDE_WORDS.sub(" ", comparable(text)).split()).replace("$ ", "$")
    if match := _RANGE.fullmatch(plain):
        low, high = _range_ends(match)
        return f"{low}-{high}" if low <= high else None
    if match := _BELOW.fullmatch(plain):
        high = _last_dollar(_dollars(match))
        return f"0-{high}" if high >= SMALLEST_BARE_FIGURE - 1 else None
    if match := _ABOVE.fullmatch(plain):
        low = _first_dollar(_dollars(match))
        return f"{low}+" if low >= SMALLEST_BARE_FIGURE else None
    if (match := _FIGURE.fullmatch(plain)) and not _BARE.fullmatch(plain):
        dollars = _dollars(match)
        return f"{dollars}-{dollars}" if dollars >= SMALLEST_BARE_FIGURE else None
    return None


def band_edges(code: str) -> tuple[int, int | None]:
    """The low end of a band (inclusive) and its high end (exclusive; None when the band is open), in dollars.

    Raises
    ------
    ValueError
        If the code is not an income band.

    >>> band_edges("25000-49999"), band_edges("150000+")
    ((25000, 50000), (150000, None))
    """
    match = _CODE.fullmatch(code)
    if match is None:
        raise ValueError(f"{code!r} is not an income band; bands are written 25000-49999 or 150000+.")
    low, high, open_low = match.groups()
    return (int(open_low), None) if open_low is not None else (int(low), int(high) + 1)


def _range_ends(match: re.Match[str]) -> tuple[int, int]:
    numbers = match.groups()
    thousands = numbers[2] or (numbers[5] if not numbers[0].count(",") and int(numbers[0]) < SMALLEST_BARE_FIGURE else None)
    low, high = _amount(numbers[0], numbers[1], thousands), _amount(*numbers[3:6])
    if low == high:
        return low, high
    return _first_dollar(low), _last_dollar(high) if high >= SMALLEST_BARE_FIGURE - 1 else -1


def _dollars(match: re.Match[str]) -> int:
    groups = match.groups()
    at = next(index for index in range(0, len(groups), 3) if groups[index] is not None)
    return _amount(*groups[at : at + 3])


def _amount(whole: str, cents: str | None, thousands: str | None) -> int:
    """Whole dollars, without cents; `49.9k` is 49,900."""
    number = float(whole.replace(",", "") + (cents or ""))
    return int(round(number * 1000, 2)) if thousands else int(number)


def _first_dollar(dollars: int) -> int:
    """Where a band begins: "$25,001 to $50,000" begins at 25,000, "more than $199,999" at 200,000."""
    return round(dollars, -3) if dollars % 1000 in (1, 999) else dollars


def _last_dollar(dollars: int) -> int:
    """Where a band ends: one dollar below the next.

    Forms write 50,000 or 49,999; also 199,000 for 199,999: a round thousand just below a multiple of 5,000 means its last dollar.
    """
    if dollars % 5000 == 4000 or dollars % 1000 >= 900:
        return dollars // 1000 * 1000 + 999
    return dollars - 1 if dollars % 1000 == 0 and dollars else dollars
