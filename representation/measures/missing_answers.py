"""Whether a verdict would hold if those who did not answer differ from those who did."""

from typing import Final

import numpy as np

from representation.measures.arrays import Booleans, Floats
from representation.measures.levels import TOUCH, level_band, rules_out
from representation.measures.p_values import lower_mid_p
from representation.measures.settings import Settings

WHOLE: Final = 1e-9
"""People are whole; a product this close to a whole number is one."""


def fewest(x: Floats, missing: int, p: Floats, factor: float) -> Floats:
    """People of the group if those who did not answer belong to it `factor` times as seldom as the community does."""
    result: Floats = np.ceil(x + missing * p / factor - WHOLE)
    return result


def most(x: Floats, missing: int, p: Floats, factor: float) -> Floats:
    """People of the group if those who did not answer belong to it `factor` times as often as the community does."""
    result: Floats = np.floor(x + missing * np.minimum(1.0, factor * p) + WHOLE)
    return result


def low_holds(x: Floats, n: int, missing: int, p: Floats, sigma: Floats, settings: Settings) -> Booleans:
    """Whether the group stays low, and unlikely by luck alone, when those who did not answer are filled in against the verdict."""
    everyone = float(n + missing)
    filled = most(x, missing, p, settings.missing_factor)
    low, _ = level_band(p, settings.inner_levels)
    result: Booleans = (filled / everyone <= low + TOUCH) & (
        lower_mid_p(filled, everyone, p, sigma, settings.design_effect) <= settings.missing_alpha
    )
    return result


def high_holds(x: Floats, n: int, missing: int, p: Floats, sigma: Floats, settings: Settings) -> Booleans:
    """Whether the group stays high, and unlikely by luck alone, when those who did not answer are filled in against the verdict."""
    everyone = float(n + missing)
    filled = fewest(x, missing, p, settings.missing_factor)
    _, high = level_band(p, settings.inner_levels)
    result: Booleans = (filled / everyone >= high - TOUCH) & (
        1 - lower_mid_p(filled, everyone, p, sigma, settings.design_effect) <= settings.missing_alpha
    )
    return result


def level_holds(x: Floats, n: int, missing: int, p: Floats, sigma: Floats, settings: Settings) -> Booleans:
    """Whether the outer margins stay ruled out with those who did not answer filled in either way."""
    everyone = np.full(x.shape, float(n + missing))
    band = level_band(p, settings.outer_levels)
    result: Booleans = np.ones(x.shape, dtype=np.bool_)
    for fill in (fewest, most):
        result &= rules_out(fill(x, missing, p, settings.missing_factor), everyone, band, sigma, settings)
    return result


def tipping_share(x: Floats, n: int, missing: int, p: Floats) -> Floats:
    """Share of those who did not answer that would have to be of the group for the room to be level with the community.

    Above 1: the group is low whatever they are. Below 0: it is high whatever they are. NaN where everybody answered.

    >>> round(float(tipping_share(np.array([7.0]), 84, 36, np.array([0.20]))[0]), 2)
    0.47
    """
    if missing == 0:
        return np.full(x.shape, np.nan)
    result: Floats = (p * (n + missing) - x) / missing
    return result


def share_bounds(x: Floats, n: int, missing: int) -> tuple[Floats, Floats]:
    """The lowest and highest share of the room that any answers of those who did not give one could make (Manski 2003).

    >>> low, high = share_bounds(np.array([7.0]), 84, 36)
    >>> round(float(low[0]), 3), round(float(high[0]), 3)
    (0.058, 0.358)
    """
    everyone = n + missing
    if everyone == 0:
        return np.full(x.shape, np.nan), np.full(x.shape, np.nan)
    return x / everyone, (x + missing) / everyone


def method(settings: Settings) -> str:
    """What is computed, with the settings in force."""
    return (
        "Blank, declined and unreadable answers are missing: they are outside every share, and they are counted beside it. "
        "Each verdict is tested again with them filled in against it, "
        f"as if people who did not answer belonged to the group {settings.missing_factor:g} times as often as the community does, "
        f"or as seldom; if it does not hold at a one-sided level of {settings.missing_alpha:g}, there is no verdict. "
        f"No verdict is given where fewer than {settings.coverage_to_judge:.0%} of those who attended answered, "
        f"and no share where fewer than {settings.coverage_to_show:.0%} did. "
        "Sources: Manski, Partial Identification of Probability Distributions (2003); OMB Standards and Guidelines (2006), 3.2.10."
    )
