"""How likely a count at least this uneven is by luck, and what many tests at once do to that."""

from typing import Final, Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import binom

from representation.measures.arrays import Floats, floats
from representation.measures.settings import Settings

LARGEST_CORRELATION: Final = 0.999
"""Beyond it the beta-binomial is a coin toss between nobody and everybody, and its numbers overflow."""

CELLS_AT_ONCE: Final = 2_000_000
"""Groups × counts held in memory together."""


def correlation(n: ArrayLike, p: ArrayLike, sigma: ArrayLike, deff: float = 1.0) -> Floats:
    """ρ of the beta-binomial that has the variance p(1−p)/n·deff + σ²: people who came together, and the community's error.

    0 is the plain binomial. `n` must be 2 or more and p strictly between 0 and 1.
    """
    people, share, error = floats(n), floats(p), floats(sigma)
    rho = (deff - 1 + people * error**2 / (share * (1 - share))) / (people - 1)
    return np.clip(rho, 0.0, LARGEST_CORRELATION)


def lower_mid_p(x: ArrayLike, n: ArrayLike, p: ArrayLike, sigma: ArrayLike = 0.0, deff: float = 1.0) -> Floats:
    """Chance of fewer than x people, plus half the chance of exactly x, when the group comes at its share p.

    The half weight (mid-p) takes the excess caution out of counting tests. Its complement is the chance of more.

    >>> round(float(lower_mid_p(8, 95, 0.20)[0]), 5)
    0.00117
    """
    count, people, share, error = np.broadcast_arrays(floats(x), floats(n), floats(p), floats(sigma))
    rho = correlation(people, share, error, deff)
    result = np.empty(count.shape)
    plain = rho == 0
    if plain.any():
        tested = people[plain], share[plain]
        result[plain] = binom.cdf(count[plain] - 1, *tested) + 0.5 * binom.pmf(count[plain], *tested)
    for size in np.unique(people[~plain]):
        places = np.flatnonzero(~plain & (people == size))
        step = max(1, CELLS_AT_ONCE // int(size))
        for start in range(0, len(places), step):
            chunk = places[start : start + step]
            result[chunk] = _beta_binomial_mid_p(count[chunk], int(size), share[chunk], rho[chunk])
    return np.clip(result, 0.0, 1.0)


def beta_binomial(n: int, p: Floats, rho: Floats, last: int | None = None) -> Floats:
    """Chance of 0, 1, … `last` (n by default) people, one row per group.

    Built from the ratios of neighbouring chances, which stay exact as ρ goes to 0, where the usual form with beta functions loses
    half of its digits.
    """
    theta = (rho / (1 - rho))[:, None]
    share = p[:, None]
    nobody = np.log1p(-share / (1 + np.arange(n) * theta)).sum(axis=1, keepdims=True)
    k = np.arange(n if last is None else last)
    ratios = np.log((n - k) / (k + 1)) + np.log((share + k * theta) / (1 - share + (n - k - 1) * theta))
    chances: Floats = np.exp(np.concatenate([nobody, nobody + np.cumsum(ratios, axis=1)], axis=1))
    return chances


def _beta_binomial_mid_p(x: Floats, n: int, p: Floats, rho: Floats) -> Floats:
    chances = beta_binomial(n, p, rho, int(x.max()))
    counts = np.arange(chances.shape[1])
    weights = np.where(counts < x[:, None], 1.0, np.where(counts == x[:, None], 0.5, 0.0))
    result: Floats = (chances * weights).sum(axis=1)
    return result


def two_sided_mid_p(x: ArrayLike, n: ArrayLike, p: ArrayLike, sigma: ArrayLike = 0.0, deff: float = 1.0) -> Floats:
    """Chance of a count at least this far out on either side: twice the smaller mid-p tail, at most 1.

    NaN where there is no test: fewer than 2 people, or a community share of 0, of 1, or unknown, or with an unknown error.

    Source: mid-p, Lancaster (1961), Journal of the American Statistical Association 56:223.

    >>> round(float(two_sided_mid_p(8, 95, 0.20)[0]), 4)
    0.0023
    """
    count, people, share, error = np.broadcast_arrays(floats(x), floats(n), floats(p), floats(sigma))
    result = np.full(count.shape, np.nan)
    tested = (people >= 2) & (share > 0) & (share < 1) & np.isfinite(error)
    if tested.any():
        lower = lower_mid_p(count[tested], people[tested], share[tested], error[tested], deff)
        result[tested] = np.minimum(1.0, 2 * np.minimum(lower, 1 - lower))
    return result


def adjusted(p_values: ArrayLike, method: Literal["holm", "bh"] = "holm") -> Floats:
    """The p-values raised for having looked at all of them; NaN is no test, stays NaN and does not count.

    `holm` (Holm 1979, Scandinavian Journal of Statistics 6:65) bounds the chance of any false verdict; `bh` (Benjamini & Hochberg
    1995, Journal of the Royal Statistical Society B 57:289) the share of false ones, and is for staff's screen only.

    >>> [round(float(value), 4) for value in adjusted([0.01, float("nan"), 0.04, 0.03])]
    [0.03, nan, 0.06, 0.06]
    """
    raw = floats(p_values)
    result = np.full(raw.shape, np.nan)
    order = np.argsort(raw)[: int((~np.isnan(raw)).sum())]  # NaN sorts last
    rank = np.arange(1, order.size + 1)
    if method == "holm":
        raised = np.maximum.accumulate(raw[order] * (order.size + 1 - rank))
    else:
        raised = np.minimum.accumulate((raw[order] * order.size / rank)[::-1])[::-1]
    result[order] = np.minimum(raised, 1.0)
    return result


def method(settings: Settings) -> str:
    """What is computed, with the settings in force."""
    within = "within each dimension" if settings.family == "dimension" else "over all dimensions together"
    return (
        "For each group: if every resident had been equally likely to come, "
        "how likely is a count at least this far from its share? "
        "That is a two-sided mid-p value of the binomial distribution, "
        "widened to the beta-binomial by the community figure's standard error "
        f"and by a design effect of {settings.design_effect:g}. "
        f"Holm's method raises the values {within}, "
        f"so that the chance of one or more false verdicts there is at most {settings.alpha:.0%}; "
        "where a dimension has just two groups both tests are the same test and nothing is raised. "
        "Sources: Lancaster (1961); Holm (1979), Scandinavian Journal of Statistics 6, 65–70."
    )
