"""Five-digit ZIP codes, as people and spreadsheets write them."""

import re
from typing import Literal

from representation.answers.folding import folded

ZIP_CODE = r"(?!00[0-4]|00500|9995[1-9]|999[6-9])\d{5}"
"""Five digits from the first to the last ZIP code in use: 00501 (Holtsville NY) to 99950 (Ketchikan AK)."""

Repair = Literal["", "zero_restored", "doubtful", "letter_read", "words_left_out"]
"""zero_restored: four digits, the lost zero put back; doubtful: three digits, two zeros put back; letter_read: a letter o is a zero;
words_left_out: a state or a town stood beside it."""

_STATES = (
    "al ak az ar ca co ct de dc fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd"
    " tn tx ut vt va wa wv wi wy pr vi gu as mp us usa"
).replace(" ", "|")
_PLAIN = re.compile(r"(\d{5})(?:\.0+|-?\d{4}(?:\.0+)?)?")
_SHORT = re.compile(r"(\d{3}(?=$|\.)|\d{4})(?:\.0+|-\d{4})?")
_LETTER_O = re.compile(r"(?=(?:o*\d){4})([\do]{5})")
_WITH_WORDS = re.compile(
    rf"(?:zip(?: ?code)?[ :.]*)?(?:(?:[a-z][a-z .'-]*[ ,]+)?(?:{_STATES})\.?[ ,]+)?"
    rf"(\d{{5}})(?: ?- ?\d{{4}})?(?:[ ,]+(?:{_STATES})\.?)?"
)


def zip_code(text: str) -> str | None:
    """The five digits of a ZIP code, or None when the text is not one ZIP code in use.

    A ZIP+4 is cut to its first five digits. Zeros that a spreadsheet dropped are put back (`2139` is 02139), a letter o is read as
    zero, and a state beside the ZIP is left out.

    >>> zip_code("45402-1234"), zip_code("2139.0"), zip_code("o2465"), zip_code("76633 TX.")
    ('45402', '02139', '02465', '76633')
    >>> zip_code("33862 & 49106") is None
    True
    """
    five = _five_digits(folded(text))
    return five if five is not None and re.fullmatch(ZIP_CODE, five) else None


def zip_repair(text: str) -> Repair:
    """How the ZIP code was read: "" where it stands literally in the text, or where there is none.

    >>> zip_repair("2139"), zip_repair("900"), zip_repair("o2465"), zip_repair("76633 TX."), zip_repair("45402-1234")
    ('zero_restored', 'doubtful', 'letter_read', 'words_left_out', '')
    """
    if zip_code(text) is None:
        return ""
    written = folded(text)
    if _PLAIN.fullmatch(written):
        return ""
    if short := _SHORT.fullmatch(written):
        return "zero_restored" if len(short[1]) == 4 else "doubtful"
    return "letter_read" if _LETTER_O.fullmatch(written) else "words_left_out"


def is_repaired(text: str) -> bool:
    """Whether the ZIP code is not literally in the text: zeros put back, a letter read as zero, words left out."""
    return zip_repair(text) != ""


def shortened(text: str) -> bool:
    """Whether the text is a number of three or four digits: a ZIP code that lost its zeros, or a slip of the finger."""
    return _SHORT.fullmatch(folded(text)) is not None


def whole(text: str) -> str | None:
    """The five digits of a ZIP code that stands literally in the text, else None.

    >>> whole("45402-1234"), whole("2139")
    ('45402', None)
    """
    plain = _PLAIN.fullmatch(folded(text))
    return plain[1] if plain and re.fullmatch(ZIP_CODE, plain[1]) else None


def _five_digits(text: str) -> str | None:
    if plain := _PLAIN.fullmatch(text):
        return plain[1]
    if short := _SHORT.fullmatch(text):
        return short[1].zfill(5)
    if lettered := _LETTER_O.fullmatch(text):
        return lettered[1].replace("o", "0")
    if worded := _WITH_WORDS.fullmatch(text):
        return worded[1]
    return None
