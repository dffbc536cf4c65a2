"""Which ZIP codes of a column were repaired, and which repairs the rest of the column makes unlikely."""

import pandas as pd

from representation.answers.zip_codes import shortened, whole, zip_repair

ENOUGH_ZIP_CODES = 20
"""Whole ZIP codes in a column from which its other rows tell where its people live."""
NEAR_THE_LOST_ZERO = ("0", "1")
"""First digits of New England, New Jersey and Puerto Rico (0), and of New York, Pennsylvania and Delaware next door (1).

Source: USPS Publication 65, "National Five-Digit ZIP Code and Post Office Directory" (the first digit counts from the northeast).
"""

REPORTED_REPAIRS = {"zero_restored": "zip_zero_restored", "doubtful": "zip_doubtful", "letter_read": "zip_letter_read"}
"""Repair → the kind of finding that tells staff of it; words left out are no damage, the digits stand there."""


def unlikely_zeros(values: pd.Series) -> frozenset[str]:
    """The answers of three or four digits for which putting a zero back would rather invent a ZIP code than mend one.

    A spreadsheet drops the zero of New England, New Jersey and Puerto Rico. Where at least `ENOUGH_ZIP_CODES` ZIP codes of the column
    are whole and none of them lies there or next door, a shorter number is as likely a slip of the finger (4540 for 45402).

    >>> far = ["45402"] * 20
    >>> unlikely_zeros(pd.Series([*far, "4540"])), unlikely_zeros(pd.Series([*far, "10027", "2139"]))
    (frozenset({'4540'}), frozenset())
    """
    distinct = [str(value) for value in values.dropna().unique()]
    short = frozenset(text for text in distinct if shortened(text))
    if not short:
        return short
    codes = {text: code for text in distinct if (code := whole(text)) is not None}
    if any(code.startswith(NEAR_THE_LOST_ZERO) for code in codes.values()):
        return frozenset()
    return short if values.isin(list(codes)).sum() >= ENOUGH_ZIP_CODES else frozenset()


def zip_repairs(values: pd.Series) -> pd.Series:
    """How each answer became a ZIP code: a kind of `zip_codes.Repair`, "" where nothing was repaired or nothing could be read.

    `coded` reads the same column alike: what `unlikely_zeros` names stays as it was written there, and is no repair here.

    >>> zip_repairs(pd.Series(["02139", "2139", "900", "o2465", "nowhere"])).tolist()
    ['', 'zero_restored', 'doubtful', 'letter_read', '']
    """
    unlikely = unlikely_zeros(values)
    places, distinct = pd.factorize(values)
    kinds = pd.Series([*("" if (text := str(value)) in unlikely else zip_repair(text) for value in distinct), ""], dtype="str")
    return pd.Series(kinds.array.take(places), index=values.index, name=values.name)
