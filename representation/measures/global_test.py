"""Whether a whole dimension is further from the community than luck would take it."""

from dataclasses import dataclass
from functools import lru_cache
from math import comb, nan
from typing import Final, Literal

import numpy as np
from scipy.special import gammaln
from scipy.stats import chi2

from representation.measures.arrays import Floats
from representation.measures.match import comparable, effective_count, rooms
from representation.measures.settings import Settings

SMALLEST_EXPECTED: Final = 5
"""With fewer people expected in some group the χ² distribution does not hold (Cochran 1954, Biometrics 10:417)."""

TIE: Final = 1e-9
"""Statistics this close are equal."""


@dataclass(frozen=True)
class GlobalTest:
    """The test of a whole dimension: X² = Σ (x − np)² ÷ (np), its degrees of freedom, and how the p-value was found."""

    statistic: float
    df: int
    p_value: float
    way: Literal["chi_square", "exact", "drawn", "none"]


def global_test(x: Floats, p: Floats, sigma: Floats, settings: Settings, view: str = "") -> GlobalTest:
    """Goodness of fit of the room to the community, over the groups with a figure above 0; both sides rescaled to them.

    χ² where every group is expected to have 5 people or more; else every possible room is counted, or rooms are drawn; always drawn
    where the community's shares have errors or people came together. It chooses the sentence about a dimension; it is no verdict.
    The p-value is NaN where fewer than two groups can be compared, nobody answered or a margin is missing.

    Raises
    ------
    ValueError
        If the view counts one person in several groups.

    Source: Pearson (1900), Philosophical Magazine 50:157; Davison & Hinkley (1997) for (1 + hits) ÷ (1 + draws).

    >>> result = global_test(np.array([315.0, 108, 101, 32]), np.array([9, 3, 3, 1]) / 16, np.zeros(4), Settings())
    >>> round(result.statistic, 4), result.df, round(result.p_value, 4), result.way
    (0.47, 3, 0.9254, 'chi_square')
    """
    people, shares, errors = comparable(x, np.where(p > 0, p, np.nan), sigma, view)
    n = float(people.sum())
    if people.size < 2 or n == 0 or np.isnan(errors).any():
        return GlobalTest(nan, max(people.size - 1, 0), nan, "none")
    distance = float(((people / n - shares) ** 2 / shares).sum())
    df = people.size - 1
    if errors.any() or settings.design_effect > 1:
        return GlobalTest(n * distance, df, _drawn(distance, shares, errors, effective_count(n, settings), settings), "drawn")
    if (n * shares >= SMALLEST_EXPECTED).all():
        return GlobalTest(n * distance, df, float(chi2.sf(n * distance, df)), "chi_square")
    if comb(int(n) + df, df) <= settings.global_tables:
        return GlobalTest(n * distance, df, _exact(distance, tuple(shares.tolist()), int(n)), "exact")
    return GlobalTest(n * distance, df, _drawn(distance, shares, errors, int(n), settings), "drawn")


@lru_cache(maxsize=1024)
def _exact(distance: float, p: tuple[float, ...], n: int) -> float:
    """Chance of a room at least this far out, by going through every possible one group by group."""
    left = np.array([n])
    far = np.zeros(1)
    chance = np.array([gammaln(n + 1)])
    for place, share in enumerate(p):
        if place == len(p) - 1:
            counts = left
        else:
            times = left + 1
            counts = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
            left, far, chance = np.repeat(left, times) - counts, np.repeat(far, times), np.repeat(chance, times)
        far = far + (counts / n - share) ** 2 / share
        chance = chance + counts * np.log(share) - gammaln(counts + 1)
    return float(min(1.0, np.exp(chance[far >= distance - TIE]).sum()))


def _drawn(distance: float, p: Floats, sigma: Floats, n: int, settings: Settings) -> float:
    return _drawn_once(distance, tuple(p.tolist()), tuple(sigma.tolist()), n, settings.global_draws, settings.seed)


@lru_cache(maxsize=1024)
def _drawn_once(distance: float, p: tuple[float, ...], sigma: tuple[float, ...], n: int, draws: int, seed: int) -> float:
    shares = np.array(p)
    hits = sum(
        int((((room / n - shares) ** 2 / shares).sum(axis=1) >= distance - TIE).sum())
        for room in rooms(shares, np.array(sigma), n, draws, seed)
    )
    return (1 + hits) / (1 + draws)


def method(settings: Settings) -> str:
    """What is computed, with the settings in force."""
    return (
        "A test of the whole dimension chooses its sentence: X² = Σ (came − expected)² ÷ expected. "
        f"Its p-value comes from the χ² distribution where {SMALLEST_EXPECTED} or more people are expected in every group; "
        f"else from every possible room, up to {settings.global_tables:,} of them; "
        f"else, and always where community figures have margins, from {settings.global_draws:,} rooms drawn at random. "
        "It is no verdict: one group may be under-represented in a room that as a whole looks like luck, and the other way round. "
        "Source: Pearson (1900); Cochran (1954), Biometrics 10, 417–451."
    )
