"""How many people of a group are missing."""

from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from representation.measures.arrays import Floats, floats

Rational = int | float | Fraction

METHOD: Final = (
    "People short is the community's share of the people who answered, minus the people of the group who came: "
    "the number missing from a room of this size. "
    "People to add is larger, because whoever is added makes the room larger too: "
    "the smallest whole number a for which (came + a) ÷ (answered + a) reaches the community's share, "
    "if everyone added is from this group. "
    "It is computed in whole numbers and fractions, so that an exact answer is never rounded up. "
    "Source: the proportionality index of the California Community Colleges Chancellor's Office (2014)."
)


def people_short(x: ArrayLike, n: ArrayLike, p: ArrayLike) -> Floats:
    """People by which the group falls short of its share p of a room of n: positive when short, negative when above.

    >>> float(people_short(8, 95, 0.20)[0])
    11.0
    """
    return floats(p) * floats(n) - floats(x)


def people_to_add(x: int, n: int, p: Rational, target_ratio: Rational = 1) -> int | None:
    """Fewest people of the group, all added to the room, with which its share reaches `target_ratio` · p.

    None where it cannot be reached: adding people of one group never brings its share to 1 while others are there; or where nobody
    answered. A float is read as the decimal that it prints as (0.2 is one fifth), because the exact answer is often a whole number,
    and floating point lands a hair above it.

    Raises
    ------
    ValueError
        If x is not between 0 and n, or p is not between 0 and 1.

    >>> people_to_add(847, 10528, 0.2, 0.8)
    997
    """
    if not 0 <= x <= n:
        raise ValueError(f"{x} of {n} people is not a share.")
    target = _exact(p) * _exact(target_ratio)
    if not 0 <= _exact(p) <= 1 or target < 0:
        raise ValueError(f"A community share must be between 0 and 1 and a target ratio 0 or more, not {p} and {target_ratio}.")
    if n == 0:
        return None
    if x >= target * n:
        return 0
    if target >= 1:
        return None
    return ceil((target * n - x) / (1 - target))


def people_to_add_each(x: ArrayLike, n: int, people: ArrayLike, total: ArrayLike) -> Floats:
    """`people_to_add` to parity for each group of a community table; NaN where not defined.

    `people` ÷ `total` is the community share, kept as the exact fraction of the two published figures.
    """
    result = np.full(floats(x).shape, np.nan)
    for place, (count, part, whole) in enumerate(np.broadcast(floats(x), floats(people), floats(total))):
        if whole > 0 and part >= 0:
            needed = people_to_add(int(count), n, _exact(float(part)) / _exact(float(whole)))
            result[place] = np.nan if needed is None else needed
    return result


def _exact(value: Rational) -> Fraction:
    return Fraction(Decimal(repr(float(value)))) if isinstance(value, float) else Fraction(value)
