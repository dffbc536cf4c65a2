"""How far the share of a room can be read as more than luck: the interval of a share."""

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from statsmodels.stats.proportion import proportion_confint

from representation.measures.arrays import Floats, floats
from representation.measures.settings import Settings

Method = Literal["wilson", "agresti_coull", "jeffreys"]


def share_interval(
    x: ArrayLike, n: ArrayLike, confidence: float = 0.95, deff: float = 1.0, method: Method = "wilson"
) -> tuple[Floats, Floats]:
    """Lower and upper limit of the share x/n, 0–1.

    The people of a room are not a sample: x/n is exact. The interval answers "if every resident had been equally likely to come,
    how uneven could a room of this size look by luck?". Never call it the sampling error of the attendees.

    Parameters
    ----------
    x, n
        People of the group, and people whose answer is known. Where n is 0 both limits are NaN.
    deff
        Design effect: the room counts as n/deff people.
    method
        Wilson by default: it keeps its confidence in small rooms, and stays inside 0–1.

    Raises
    ------
    ValueError
        If x is negative or more than n.

    Source: Newcombe (1998), Statistics in Medicine 17:857; Brown, Cai & DasGupta (2001), Statistical Science 16:101.

    >>> low, high = share_interval(81, 263)
    >>> round(float(low[0]), 4), round(float(high[0]), 4)
    (0.2553, 0.3662)
    """
    count, known = np.broadcast_arrays(floats(x), floats(n))
    if np.any(count < 0) or np.any(count > known):
        raise ValueError("A group cannot have fewer than 0 people, or more than the people who answered.")
    low = np.full(count.shape, np.nan)
    high = np.full(count.shape, np.nan)
    some = known > 0
    if some.any():
        low[some], high[some] = proportion_confint(count[some] / deff, known[some] / deff, alpha=1 - confidence, method=method)
        low[some & (count == 0)] = 0.0  # Jeffreys leaves out 0 where nobody came; Wilson lands a rounding error beside it
        high[some & (count == known)] = 1.0
    return np.clip(low, 0.0, 1.0), np.clip(high, 0.0, 1.0)


def method(settings: Settings) -> str:
    """What is computed, with the settings in force."""
    return (
        f"The interval of a share is Wilson's score interval at {settings.confidence:.0%}. "
        "The share itself is exact: it describes everyone who answered. "
        "The interval says how uneven a room of this size could look by luck if every resident had been equally likely to come. "
        f"A design effect of {settings.design_effect:g} is used for people who came together"
        + (", that is: everyone is counted as having come alone. " if settings.design_effect == 1 else ". ")
        + "Source: Newcombe (1998), Statistics in Medicine 17, 857–872."
    )
