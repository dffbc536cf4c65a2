"""Margins of error of community figures, combined as the Census Bureau does it."""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from representation.measures.arrays import Floats, Words, floats

MARGIN_Z: Final = 1.645
"""Published margins are 90 %: margin = 1.645 standard errors (Census Bureau, *Instructions for Applying Statistical Testing*)."""

METHOD: Final = (
    "Community figures from the American Community Survey carry their published 90% margin of error; "
    f"a standard error is the margin ÷ {MARGIN_Z}. "
    "The margin of a sum is the root of the summed squares; among estimates of 0 only the largest margin counts, once. "
    "The margin of a share X/Y is √(margin(X)² − share²·margin(Y)²) ÷ Y; "
    "where that root would be of a negative number, + replaces −. "
    "A margin that is missing stays missing and is never read as 0; a full count, such as an enrollment, has none. "
    "Source: U.S. Census Bureau, Understanding and Using American Community Survey Data (2020), chapter 8."
)


def moe_sum(estimates: Sequence[float], moes: Sequence[float]) -> float:
    """90 % margin of the sum of several estimates, in their unit.

    Among estimates of 0 only the largest margin counts, once. A margin or an estimate that is NaN makes the result NaN.

    Raises
    ------
    ValueError
        If the two lists differ in length or a margin is negative.

    Source: Census Bureau, ACS handbook ch. 8, formula 1, and the margin-of-error webinar (2016) for estimates of 0.

    >>> round(moe_sum([36, 0, 0, 0], [56, 27, 29, 29]))
    63
    """
    if len(estimates) != len(moes):
        raise ValueError(f"{len(estimates)} estimates cannot have {len(moes)} margins.")
    if any(moe < 0 for moe in moes):
        raise ValueError("A margin of error cannot be negative.")
    if any(math.isnan(value) for value in (*estimates, *moes)):
        return math.nan
    squares = sorted(moe * moe for estimate, moe in zip(estimates, moes, strict=True) if estimate != 0)
    zeros = [moe * moe for estimate, moe in zip(estimates, moes, strict=True) if estimate == 0]
    return math.sqrt(math.fsum([*squares, max(zeros, default=0.0)]))


def moe_proportion(
    numerator: ArrayLike, denominator: ArrayLike, moe_numerator: ArrayLike, moe_denominator: ArrayLike
) -> tuple[Floats, Words]:
    """90 % margin (0–1) of the share numerator ÷ denominator, and the name of the formula used for each.

    The numerator is part of the denominator. The name is `proportion`, or `ratio_fallback` where the proportion formula would take
    the root of a negative number. NaN in, or a denominator of 0, gives NaN.

    Source: Census Bureau, ACS handbook ch. 8, formula 6 and the note below it.

    >>> margin, formula = moe_proportion(25, 100, 5, 3)
    >>> round(float(margin[0]), 7), str(formula[0])
    (0.0494343, 'proportion')
    """
    part, whole, moe_part, moe_whole = np.broadcast_arrays(
        floats(numerator), floats(denominator), floats(moe_numerator), floats(moe_denominator)
    )
    whole = np.where(whole > 0, whole, np.nan)
    share = part / whole
    radicand = moe_part**2 - share**2 * moe_whole**2
    is_ratio = radicand < 0
    margin = np.where(is_ratio, moe_ratio(part, whole, moe_part, moe_whole), np.sqrt(np.where(is_ratio, 0, radicand)) / whole)
    return margin, np.where(is_ratio, "ratio_fallback", "proportion")


def moe_ratio(first: ArrayLike, second: ArrayLike, moe_first: ArrayLike, moe_second: ArrayLike) -> Floats:
    """90 % margin of the ratio first ÷ second of two figures neither of which is part of the other.

    A change in percent is 100 · (ratio of new to old − 1), and its margin 100 times this one. NaN in, or a second figure of 0, gives NaN.

    Source: Census Bureau, ACS handbook ch. 8, formulas for a ratio and for a percent change.

    >>> float(moe_ratio(200, 100, 3, 2)[0])
    0.05
    """
    above, below, moe_above, moe_below = np.broadcast_arrays(floats(first), floats(second), floats(moe_first), floats(moe_second))
    below = np.where(below > 0, below, np.nan)
    margin: Floats = np.sqrt(moe_above**2 + (above / below) ** 2 * moe_below**2) / below
    return margin


def standard_error(moe: ArrayLike) -> Floats:
    """Standard error of a figure whose 90 % margin is `moe`; NaN stays NaN.

    >>> float(standard_error(3.29)[0])
    2.0
    """
    return floats(moe) / MARGIN_Z
