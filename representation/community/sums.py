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


def part_of(percent: Published, whole: Published) -> Published:
    """People from a published percent of a published number, its margin by the Census rule for products.

    Nobody is any part of nobody: of a whole of 0 the part is 0, however the percent is written, with the margin of the whole.
    Source: Census Bureau, *Understanding and Using ACS Data*, chapter 8, formula for a product.

    >>> part_of(Published(25, 3), Published(400, 40))
    Published(people=100.0, margin=15.620499351813308)
    >>> part_of(Published(math.nan, math.nan), Published(0, 12))
    Published(people=0.0, margin=12)
    """
    if whole.people == 0:
        return Published(0.0, whole.margin)
    share, margin = percent.people / 100, percent.margin / 100
    return Published(share * whole.people, math.hypot(whole.people * margin, share * whole.margin))
