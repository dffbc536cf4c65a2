"""The interval of a gap and of a ratio, with the community's own error in it."""

from statistics import NormalDist
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from representation.measures.arrays import Floats, floats
from representation.measures.intervals import share_interval
from representation.measures.settings import Settings

SMALLEST_SHARE: Final = 1e-9
"""A community share cannot be 0 in a denominator; this stands for "next to nothing"."""


def gap_interval(
    x: ArrayLike, n: ArrayLike, p: ArrayLike, sigma: ArrayLike, confidence: float = 0.95, deff: float = 1.0
) -> tuple[Floats, Floats]:
    """Lower and upper limit of the gap x/n − p, −1 to 1 (times 100: percentage points).

    A community share without error shifts the share's interval; one with standard error `sigma` widens it ("square and add").
    NaN where n is 0 or `sigma` is unknown.

    Source: Newcombe (1998), Statistics in Medicine 17:873, method 10; Zou & Donner (2008), Statistics in Medicine 27:1693.

    >>> low, high = gap_interval(8, 95, 0.20, 0.0)
    >>> round(float(low[0]), 3), round(float(high[0]), 3)
    (-0.157, -0.043)
    """
    low, high = share_interval(x, n, confidence, deff)
    share = _share(x, n)
    error = _z(confidence) * floats(sigma)
    gap = share - floats(p)
    return gap - np.hypot(share - low, error), gap + np.hypot(high - share, error)


def ratio_interval(
    x: ArrayLike, n: ArrayLike, p: ArrayLike, sigma: ArrayLike, confidence: float = 0.95, deff: float = 1.0
) -> tuple[Floats, Floats]:
    """Lower and upper limit of the representation ratio (x/n) ÷ p; 1 is parity.

    Works where nobody came (ratio 0, finite upper limit). NaN where n or p is 0, or the community share is so uncertain that the
    interval has no end.

    Source: Donner & Zou (2012), Statistical Methods in Medical Research 21:347 (MOVER-R).

    >>> low, high = ratio_interval(0, 50, 0.10, 0.0)
    >>> round(float(low[0]), 2), round(float(high[0]), 2)
    (0.0, 0.71)
    """
    low, high = share_interval(x, n, confidence, deff)
    share, community = _share(x, n), np.where(floats(p) > 0, floats(p), np.nan)
    error = _z(confidence) * floats(sigma)
    p_low = np.maximum(community - error, SMALLEST_SHARE)
    p_high = np.minimum(community + error, 1.0)
    product = share * community
    low_denominator = p_high * (2 * community - p_high)
    low_denominator = np.where(low_denominator > 0, low_denominator, np.nan)
    high_denominator = p_low * (2 * community - p_low)
    low_root = np.sqrt(np.maximum(product**2 - low * (2 * share - low) * low_denominator, 0.0))
    high_root = np.sqrt(np.maximum(product**2 - high * (2 * share - high) * high_denominator, 0.0))
    return np.maximum((product - low_root) / low_denominator, 0.0), (product + high_root) / high_denominator


def _share(x: ArrayLike, n: ArrayLike) -> Floats:
    known = floats(n)
    return floats(x) / np.where(known > 0, known, np.nan)


def _z(confidence: float) -> float:
    return NormalDist().inv_cdf(0.5 + confidence / 2)


def method(settings: Settings) -> str:
    """What is computed, with the settings in force."""
    return (
        "The gap is the share of the room minus the share of the community, in percentage points; "
        "the representation ratio is the first divided by the second, and 1 is parity. "
        f"Their {settings.confidence:.0%} intervals join the Wilson limits of the room's share "
        "with the margin of the community's share "
        "(MOVER for the gap, MOVER-R for the ratio). "
        f"No ratio is shown where the community share's standard error is more than {settings.cv_for_ratio:.0%} of it. "
        "Sources: Newcombe (1998), Statistics in Medicine 17, 873–890; Zou & Donner (2008), 27, 1693–1702; Donner & Zou (2012)."
    )
