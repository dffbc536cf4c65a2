"""What the code of an answer looks like: one rule for what intake reads, staff say, recipes hold and the store keeps."""

import re
from functools import cache

from data_models.vocabularies import all_group_labels, vocabulary

BOX = "|"
"""Joins the boxes a person ticked: `hispanic_or_latino|white`."""
ZIP_CODE = r"(?!00[0-4]|00500|9995[1-9]|999[6-9])[0-9]{5}"
"""Five digits from the first to the last ZIP code in use: 00501 (Holtsville NY) to 99950 (Ketchikan AK)."""
INCOME_BAND = r"(?:0|[1-9][0-9]{3,6})(?:-[0-9]{3,7}|\+)"
"""Whole dollars of at most seven digits; `is_code` compares the ends."""
SMALLEST_HIGH_END = 999
"""Dollars; what ends below is the number of an option or a part of a phone number, not a household's income of a year."""
OTHER_CHANNEL = "other"
"""How somebody heard of it in words of their own, which can name a person and are not kept."""
LONGEST_CHANNEL = 80
"""Letters; an option of a form is shorter."""
_WORD = re.compile(r"[^\W_]+")


def code_pattern(dimension: str) -> str:
    """The regular expression of a dimension's codes; the two ends of an income band are compared by `is_code` besides.

    >>> code_pattern("gender")
    'female|male|nonbinary|self_described'
    """
    if dimension == "zip":
        return ZIP_CODE
    if dimension == "income":
        return INCOME_BAND
    groups = "|".join(all_group_labels(dimension))
    return rf"(?:{groups})(?:\{BOX}(?:{groups}))*" if dimension == "race" else groups


def is_code(text: str, dimension: str) -> bool:
    """Whether a text is a code of a dimension.

    >>> is_code("25000-49999", "income"), is_code("50000-40000", "income"), is_code("25-50", "income"), is_code("555-1212", "income")
    (True, False, False, False)
    >>> is_code("45402", "zip"), is_code("00000", "zip"), is_code("white|asian", "race"), is_code("Ann Lee", "role")
    (True, False, True, False)
    """
    if _pattern(dimension).fullmatch(text) is None:
        return False
    low, between, high = text.partition("-") if dimension == "income" else ("", "", "")
    return not between or max(int(low), SMALLEST_HIGH_END) <= int(high)


@cache
def _pattern(dimension: str) -> re.Pattern[str]:
    return re.compile(code_pattern(dimension), re.ASCII)


def is_channel(text: str) -> bool:
    """Whether a text says how people hear of an event in words of the vocabulary alone, so that it names nobody.

    >>> is_channel("School newsletter"), is_channel("Pastor Theodorick Blunt"), is_channel("")
    (True, False, True)
    """
    return len(text) <= LONGEST_CHANNEL and _channel_words().issuperset(_WORD.findall(text.casefold()))


@cache
def _channel_words() -> frozenset[str]:
    return frozenset(word for row in vocabulary("channels") for word in _WORD.findall(row["channel"].casefold()))
