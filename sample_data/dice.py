"""Chance that falls the same way on every machine."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Draws from one seed. Only `Random.random` is used: Python promises its sequence for a seed, and of no other method.

    >>> Dice(1).between(1, 6), Dice(1).between(1, 6)
    (1, 1)
    """

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def chance(self, probability: float) -> bool:
        """True with this probability."""
        return self._random.random() < probability

    def between(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self._random.random() * (high - low + 1))

    def one_of(self, items: Sequence[T]) -> T:
        """Any of the items, each as likely as the others."""
        return items[self.between(0, len(items) - 1)]


class Quota:
    """Draws groups so that their shares stay close to the wanted ones after every draw, in no order that can be seen.

    The group that is furthest behind its share comes next, with a random head start of up to one person.
    """

    def __init__(self, shares: Mapping[str, float], dice: Dice) -> None:
        whole = sum(shares.values())
        self._shares = {group: share / whole for group, share in shares.items()}
        self._behind = {group: dice.between(0, 99) / 100 * share for group, share in self._shares.items()}
        self._dice = dice

    def draw(self) -> str:
        """The group of the next person."""
        for group, share in self._shares.items():
            self._behind[group] += share
        head_start = {group: self._dice.between(0, 99) / 100 for group in self._shares}
        drawn = max(self._behind, key=lambda group: self._behind[group] + head_start[group] * min(1.0, 4 * self._shares[group]))
        self._behind[drawn] -= 1
        return drawn
