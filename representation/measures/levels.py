"""How far from the community's share still counts as level."""

from typing import Final

import numpy as np

from representation.measures.arrays import Booleans, Floats
from representation.measures.p_values import lower_mid_p
from representation.measures.settings import Settings

TOUCH: Final = 1e-12
"""Shares this close are equal: 28 of 100 is 0.8 of 35 %, though floating point disagrees."""


def level_band(p: Floats, levels: tuple[float, float, float]) -> tuple[Floats, Floats]:
    """Lowest and highest share that count as level with p: the ratio or the cap, whichever is nearer to p.

    A highest share above 1 means that no room can be too high.

    >>> low, high = level_band(np.array([0.10, 0.60]), (0.80, 1.25, 0.05))
    >>> [round(float(value), 3) for value in (*low, *high)]
    [0.08, 0.55, 0.125, 0.65]
    """
    low_ratio, high_ratio, cap = levels
    return np.maximum(low_ratio * p, p - cap), np.minimum(high_ratio * p, p + cap)


def rules_out(x: Floats, n: Floats, band: tuple[Floats, Floats], sigma: Floats, settings: Settings) -> Booleans:
    """Whether the room rules out that the group comes at the lower end of the band or below, and at its upper end or above.

    Two one-sided mid-p tests, each at `alpha` (Schuirmann 1987, Journal of Pharmacokinetics and Biopharmaceutics 15:657), with the
    community's error and the design effect at the tested share. An end at 1 or above is ruled out by itself.
    """
    low, high = band
    deff = settings.design_effect
    above_low = 1 - lower_mid_p(x, n, low, sigma, deff) <= settings.alpha
    possible = high < 1
    below_high = ~possible
    below_high[possible] = lower_mid_p(x[possible], n[possible], high[possible], sigma[possible], deff) <= settings.alpha
    result: Booleans = above_low & below_high
    return result


def method(settings: Settings) -> str:
    """What is computed, with the settings in force."""
    low, high, cap = settings.inner_levels
    far_low, far_high, far_cap = settings.outer_levels
    return (
        f"A group is low when its share is at or below {low:g} times the community's share, or {100 * cap:g} points below it; "
        f"it is high at {high:g} times, or {100 * cap:g} points above; whichever is nearer. "
        "It is about level when it is neither, and two one-sided tests rule out "
        f"that it comes at {far_low:g} times its share or {100 * far_cap:g} points below, "
        f"and at {far_high:.3g} times or {100 * far_cap:g} points above. "
        "That does not prove equality; it is called proven only when the same tests rule out the nearer limits. "
        "Sources: four-fifths rule, 29 CFR 1607.4(D); DeBell & Krosnick (2009); Schuirmann (1987)."
    )
