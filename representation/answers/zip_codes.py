"""Five-digit ZIP codes, as people and spreadsheets write them."""

import re
from typing import Literal

from data_models.codes import is_code
from representation.answers.folding import ascii_digits, folded

Repair = Literal["", "zero_restored", "doubtful", "letter_read", "words_left_out"]
"""zero_restored: four digits, the lost zero put back; doubtful: three digits, two zeros put back; letter_read: a letter o is a zero;
words_left_out: a state or a town stood beside it."""

LONGEST_ZIP = 200
"""Letters; the longest that a town and a state beside the ZIP take."""
_STATES = (
    "al ak az ar ca co ct de dc fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd"
    " tn tx ut vt va wa wv wi wy pr vi gu as mp us usa"
).replace(" ", "|")
_PLAIN = re.compile(r"([0-9]{5})(?:\.0+|-?[0-9]{4}(?:\.0+)?)?")
_SHORT = re.compile(r"([0-9]{3}(?=$|\.)|[0-9]{4})(?:\.0+|-[0-9]{4})?")
_LETTER_O = re.compile(r"(?=(?:o*[0-9]){4})([0-9o]{5})")
_AS_TEXT = re.compile(r"""=?"([^"]*)"|'([^']*)'?|\(([^()]*)\)""")
"""What spreadsheets and people put around a number so that it keeps its zeros: ="02139", '02139, (02139)."""
_WITH_WORDS = re.compile(
    rf"(?:zip(?: ?code)?[ :.]*)?(?:(?:[a-z][a-z .'-]*[ ,]+)?(?:{_STATES})\.?[ ,]+)?"
    rf"([0-9]{{5}})(?: ?- ?[0-9]{{4}})?(?:[ ,]+(?:{_STATES})\.?)?"
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
    if len(text) > LONGEST_ZIP:
        return None
    five = _five_digits(_written(text))
    return five if five is not None and is_code(five, "zip") else None


def zip_repair(text: str) -> Repair:
    """How the ZIP code was read: "" where it stands literally in the text, or where there is none.

    >>> zip_repair("2139"), zip_repair("900"), zip_repair("o2465"), zip_repair("76633 TX."), zip_repair("45402-1234")
    ('zero_restored', 'doubtful', 'letter_read', 'words_left_out', '')
    """
    if zip_code(text) is None:
        return ""
    written = _written(text)
    if _PLAIN.fullmatch(written):
        return ""
    if short := _SHORT.fullmatch(written):
        return "zero_restored" if len(short[1]) == 4 else "doubtful"
    return "letter_read" if _LETTER_O.fullmatch(written) else "words_left_out"


def shortened(text: str) -> bool:
    """Whether the text is a number of three or four digits: a ZIP code that lost its zeros, or a slip of the finger."""
    return len(text) <= LONGEST_ZIP and _SHORT.fullmatch(_written(text)) is not None


def whole(text: str) -> str | None:
    """The five digits of a ZIP code that stands literally in the text, else None.

    >>> whole("45402-1234"), whole("2139")
    ('45402', None)
    """
    plain = _PLAIN.fullmatch(_written(text)) if len(text) <= LONGEST_ZIP else None
    return plain[1] if plain and is_code(plain[1], "zip") else None


def _written(text: str) -> str:
    """The text folded, its digits in ASCII, without what a spreadsheet puts around text."""
    plain = folded(ascii_digits(text))
    around = _AS_TEXT.fullmatch(plain)
    return folded(next(filter(None, around.groups()), "")) if around else plain


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
