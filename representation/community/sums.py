"""Adding up published figures, each with its margin of error."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from representation.measures.margins import moe_sum


@dataclass(frozen=True)
class Published:
    """A published figure: NaN where it is withheld; `margin` is the 90 % margin in the same unit, NaN where none was given."""

    people: float
    margin: float


def added(parts: Sequence[Published]) -> Published:
    """The sum of figures by the Census sum rule; one unknown part makes the sum unknown, one unknown margin its margin.

    Of the margins of zero estimates only the largest counts, once (Census Bureau, *Understanding and Using ACS Data*, chapter 8).

    >>> added([Published(36, 56), Published(0, 27), Published(0, 29), Published(0, 29)])
    Published(people=36.0, margin=63.06346010171025)
    >>> added([Published(36, 56), Published(math.nan, math.nan)])
    Published(people=nan, margin=nan)
    """
    return Published(math.fsum(part.people for part in parts), moe_sum([part.people for part in parts], [part.margin for part in parts]))
