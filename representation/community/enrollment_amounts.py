"""Numbers of students of which a part may be withheld: what is known of them, and how far off they can be."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from representation.community.numbers import bare, figure, symbol

WITHHELD_MOST = 9
"""The most students behind a sign that does not say how many: states withhold fewer than ten (Virginia, the federal guidance on FERPA)."""
HIDDEN_PART = 0.2
"""A sum of which more than a fifth stands behind signs says more about the signs than about the students: it stays unknown."""
LIMIT = re.compile(r"(?P<sign>[<≤])=?(?P<number>\d+)$")
NOTE = re.compile(r"\b(?:fewer|less) than (\d{1,2})\b|\bn ?< ?(\d{1,2})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Amount:
    """A number of students: `value` give or take `slack`; `hidden` of it is the middle of what withheld cells may hold."""

    value: float
    slack: float = 0.0
    hidden: float = 0.0

    @property
    def is_known(self) -> bool:
        """Whether the number can be used; one that rests on nothing but withheld cells cannot."""
        return not math.isnan(self.value) and self.hidden <= HIDDEN_PART * self.value


UNKNOWN = Amount(math.nan, math.nan)
NONE = Amount(0.0)


def amount(cell: str, most: int = WITHHELD_MOST) -> Amount:
    """The number of students in a cell; a withheld one lies between 1 and the largest number that is withheld.

    >>> amount("1,812"), amount("<5"), amount("*", 9)
    (Amount(value=1812.0, slack=0.0, hidden=0.0), Amount(value=2.5, slack=1.5, hidden=2.5), Amount(value=5.0, slack=4.0, hidden=5.0))
    >>> amount("†"), amount("")
    (Amount(value=nan, slack=nan, hidden=0.0), Amount(value=nan, slack=nan, hidden=0.0))
    """
    read = figure(cell)
    if read.kind == "number":
        return Amount(read.value)
    found = symbol(cell) if read.kind == "withheld" else None
    if found is None or not found["meaning"].startswith("too few to show"):
        return UNKNOWN
    limit = LIMIT.search(bare(cell))
    if limit is not None:
        most = int(limit["number"]) - (limit["sign"] == "<" and "=" not in cell)
    middle = (1 + max(most, 1)) / 2
    return Amount(middle, middle - 1, middle)


def percent_of(cell: str, total: Amount) -> Amount:
    """The students that a percent of a known total stands for; the digits of the percent say how far off it can be.

    >>> percent_of("12.5", Amount(400.0)), percent_of("12.5%", UNKNOWN).is_known
    (Amount(value=50.0, slack=0.2, hidden=0.0), False)
    """
    text = bare(cell).removesuffix("%")
    read = figure(text)
    if read.kind != "number" or not total.is_known or total.hidden:
        return UNKNOWN
    half_digit = 0.5 * 10 ** -len(text.partition(".")[2])
    return Amount(read.value * total.value / 100, round(half_digit * total.value / 100, 6) + total.slack * read.value / 100)


def in_all(amounts: Iterable[Amount]) -> Amount:
    """The sum; one unknown part makes it unknown, withheld parts make it a range.

    >>> in_all([Amount(100.0), amount("*")]), in_all([Amount(3.0), UNKNOWN]).is_known
    (Amount(value=105.0, slack=4.0, hidden=5.0), False)
    """
    parts = tuple(amounts)
    return Amount(*(math.fsum(getattr(part, name) for part in parts) for name in ("value", "slack", "hidden")))


def most_withheld(notes: Iterable[str]) -> int:
    """The largest number that a table withholds, where its notes say so.

    >>> most_withheld(["* = fewer than 5 students"]), most_withheld(["School year 2025-26"])
    (4, 9)
    """
    found = [int(match[1] or match[2]) for note in notes for match in NOTE.finditer(note)]
    return min(found) - 1 if found and min(found) > 1 else WITHHELD_MOST
