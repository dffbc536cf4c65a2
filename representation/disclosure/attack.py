"""What somebody who knows the rules can work out about counts that are not shown.

Source: cell bounds by exact integer search, as in Fischetti & Salazar (2001), Management Science 47:1008; for one table with a known
total the search is a sum over sets, so no solver is needed.
"""

from collections.abc import Collection, Sequence
from typing import Final

PROTECTION_WIDTH: Final = 5
"""Each hidden count must stay uncertain by at least this many people."""

SMALLEST_SHOWN: Final = 10
"""Counts of 1–9 are not shown outside staff: the usual state minimum, NCES 2011-603."""

SMALL: Final = range(1, SMALLEST_SHOWN)
"""What everybody knows about a count printed as "fewer than 10"."""

Interval = tuple[int, int]


def intervals(domains: Sequence[Collection[int]], total: int) -> list[Interval] | None:
    """Smallest and largest value of each hidden count, given what each may be and what they add up to; None if nothing fits.

    Three counts under ten that add up to 25 are all between 7 and 9:

    >>> intervals([SMALL, SMALL, SMALL], 25)
    [(7, 9), (7, 9), (7, 9)]
    """
    found: list[Interval] = []
    for place, domain in enumerate(domains):
        others = _sums([*domains[:place], *domains[place + 1 :]])
        possible = [value for value in domain if value <= total and others >> (total - value) & 1]
        if not possible:
            return None
        found.append((min(possible), max(possible)))
    return found


def _sums(domains: Sequence[Collection[int]]) -> int:
    """Every total that the counts can add up to, as the set bits of a whole number."""
    reachable = 1
    for domain in domains:
        reached = 0
        for value in domain:
            reached |= reachable << value
        reachable = reached
    return reachable


def is_protected(interval: Interval) -> bool:
    """Whether a hidden count stays uncertain enough.

    >>> is_protected((1, 9)), is_protected((5, 9)), is_protected((0, 2))
    (True, False, False)
    """
    low, high = interval
    return high - low >= PROTECTION_WIDTH


def passes(domains: Sequence[Collection[int]], total: int) -> bool:
    """Whether every hidden count stays protected when their total is known."""
    found = intervals(domains, total)
    return found is not None and all(is_protected(interval) for interval in found)
