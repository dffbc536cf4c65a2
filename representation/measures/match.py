"""One number per dimension: how much of the room mirrors the community."""

from dataclasses import dataclass
from functools import lru_cache
from math import nan
from typing import Final

import numpy as np

from representation.measures.arrays import Floats
from representation.measures.p_values import beta_binomial, correlation
from representation.measures.settings import Settings

OVERLAPPING: Final = "alone_or_in_combination"
"""The view in which one person counts in several groups, so that shares add up to more than 1."""

CELLS_AT_ONCE: Final = 2_000_000
"""Draws × groups held in memory together."""


@dataclass(frozen=True)
class Match:
    """The match score of a dimension, 0–100, what a pure cross-section of the same size would score, and the seats behind it."""

    score: float
    low: float
    high: float
    seats_to_move: float


def comparable(x: Floats, p: Floats, sigma: Floats, view: str = "") -> tuple[Floats, Floats, Floats]:
    """The groups with a community figure, both sides rescaled to them: people, shares that add up to 1, and their errors.

    Raises
    ------
    ValueError
        If the view counts one person in several groups: its shares are of overlapping groups, and no distance is defined.
    """
    if view == OVERLAPPING:
        raise ValueError(f'No match is defined for the view "{view}": one person counts in several groups there. Use the roll-up view.')
    has_figure = ~np.isnan(p)
    total = p[has_figure].sum()
    if total <= 0:
        return np.empty(0), np.empty(0), np.empty(0)
    return x[has_figure], p[has_figure] / total, sigma[has_figure] / total


def dissimilarity(x: Floats, p: Floats, view: str = "") -> float:
    """Index of dissimilarity D, 0–1: the share of the room that would have to be other people for it to mirror the community.

    Half the summed absolute gaps. NaN where nobody answered or fewer than two groups have a figure.

    Source: Duncan & Duncan (1955), American Sociological Review 20:210.

    >>> round(dissimilarity(np.array([62.0, 21, 9, 5, 3]), np.array([0.40, 0.28, 0.18, 0.09, 0.05])), 2)
    0.22
    """
    people, shares, _ = comparable(x, p, np.zeros(p.shape), view)
    if people.size < 2 or people.sum() == 0:
        return nan
    return float(np.abs(people / people.sum() - shares).sum() / 2)


def match(x: Floats, p: Floats, sigma: Floats, settings: Settings, view: str = "") -> Match:
    """Match score 100·(1 − D), its chance range, and the seats to move D·n.

    In a small room even a pure cross-section does not score 100; the chance range says what it would score.
    NaN where D is; the range is NaN where a margin is missing too.

    Raises
    ------
    ValueError
        If the view counts one person in several groups.
    """
    distance = dissimilarity(x, p, view)
    if np.isnan(distance):
        return Match(nan, nan, nan, nan)
    people, shares, errors = comparable(x, p, sigma, view)
    low, high = nan, nan
    if not np.isnan(errors).any():
        low, high = chance_range(shares, errors, effective_count(people.sum(), settings), settings)
    return Match(100 * (1 - distance), low, high, distance * float(people.sum()))


def effective_count(n: float, settings: Settings) -> int:
    """People that the room counts as when some came together: n ÷ design effect, at least 1."""
    return max(1, round(n / settings.design_effect))


def chance_range(p: Floats, sigma: Floats, n: int, settings: Settings) -> tuple[float, float]:
    """The scores between which a cross-section of n people falls, at the confidence in force.

    The community's shares are drawn too where they have an error. Remembered by its inputs, so that a page drawn again is fast.
    """
    tail = (1 - settings.confidence) / 2
    return _chance_range(tuple(p.tolist()), tuple(sigma.tolist()), n, settings.chance_draws, settings.seed, tail)


@lru_cache(maxsize=1024)
def _chance_range(p: tuple[float, ...], sigma: tuple[float, ...], n: int, draws: int, seed: int, tail: float) -> tuple[float, float]:
    shares = np.array(p)
    distances = np.concatenate([np.abs(room / n - shares).sum(axis=1) / 2 for room in rooms(shares, np.array(sigma), n, draws, seed)])
    low, high = 100 * (1 - np.quantile(distances, [1 - tail, tail]))
    return float(low), float(high)


def rooms(p: Floats, sigma: Floats, n: int, draws: int, seed: int) -> list[Floats]:
    """Rooms of n people drawn from a community of shares p, one row per room, in pieces that fit in memory.

    Where the shares have errors each room has its own community: drawn around p, cut at 0, and rescaled to 1.
    """
    chance = np.random.default_rng(seed)
    pieces: list[Floats] = []
    step = max(1, CELLS_AT_ONCE // p.size)
    for start in range(0, draws, step):
        size = min(step, draws - start)
        if (sigma == 0).all():
            counts = chance.multinomial(n, p, size=size)
        else:
            shares = np.maximum(chance.normal(p, sigma, size=(size, p.size)), 0.0)
            total = shares.sum(axis=1, keepdims=True)
            counts = chance.multinomial(n, np.where(total > 0, shares / np.where(total > 0, total, 1.0), p))
        pieces.append(counts.astype(np.float64))
    return pieces


def expected_dissimilarity(p: Floats, n: int, sigma: Floats | float = 0.0, deff: float = 1.0) -> float:
    """E₀: the dissimilarity that a cross-section of n people shows on average by luck alone.

    Between rooms of different sizes compare D − E₀, never D.

    >>> shares = np.array([0.40, 0.20, 0.15, 0.10, 0.08, 0.05, 0.02])
    >>> [round(expected_dissimilarity(shares, n), 3) for n in (20, 50, 100, 300, 1000)]
    [0.191, 0.122, 0.086, 0.05, 0.027]
    """
    inside = (p > 0) & (p < 1)
    shares = p[inside]
    errors = np.broadcast_to(np.asarray(sigma, dtype=np.float64), p.shape)[inside]
    if n < 2 or not shares.size:
        return float((shares * (1 - shares)).sum()) if n == 1 else nan
    chances = beta_binomial(n, shares, correlation(n, shares, errors, deff))
    away = np.abs(np.arange(n + 1) / n - shares[:, None])
    return float((chances * away).sum() / 2)


def method(settings: Settings) -> str:
    """What is computed, with the settings in force."""
    return (
        "The match score of a dimension is 100 × (1 − D). "
        "D, the index of dissimilarity, is half the sum of all gaps without their signs: "
        "the share of the room that would have to be other people for it to mirror the community; "
        "D × answers is the seats to move. "
        f"The chance range holds {settings.confidence:.0%} of {settings.chance_draws:,} rooms of the same size drawn at random "
        "from the community, whose shares are drawn within their margins too. "
        "Where a community figure is withheld, both sides are rescaled to the groups that have one; "
        "where people count in several groups there is no score. "
        "Source: Duncan & Duncan (1955), American Sociological Review 20, 210–217."
    )
