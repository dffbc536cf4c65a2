"""What somebody can work out who sees a whole and its parts: numbers that add up, over groups and over parts.

Two groups are looked at at a time: people are moved between them in the whole and in the parts, so that every total stays. Moves that
fit all that is public give a second table that nobody can tell from the true one, so the uncertainty found is at most the real one.

Source: cycles of cells that keep every total, as in Fischetti & Salazar (2001), Management Science 47:1008.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from representation.disclosure.attack import PROTECTION_WIDTH, SMALL, SMALLEST_SHOWN
from representation.measures.arrays import Booleans, Integers

FARTHEST: Final = 9
"""How many people are moved at most: a count under ten cannot change by more."""

STEPS: Final = np.arange(-FARTHEST, FARTHEST + 1)


@dataclass(frozen=True)
class Line:
    """The whole, or one part of it: counts of the groups, which of them are hidden, and which moves its verdicts allow.

    `allows[g, h, s]` says whether giving `STEPS[s]` people of group h to group g leads to the verdicts that are shown.
    """

    counts: Integers
    hidden: Booleans
    allows: Booleans


def are_apart(whole: Line, parts: Sequence[Line], is_partition: bool) -> bool:
    """Whether every count under ten stays uncertain by `PROTECTION_WIDTH` people for whoever sees all lines.

    A person may be in several parts, so that a whole is at most the sum of its parts; how many are, per group, is not relied upon.

    Parameters
    ----------
    whole, parts
        The same groups in the same order.
    is_partition
        Whether each person counts in one group, so that what is hidden in a line adds up to a public number.
    """
    lines = [whole, *parts]
    moves = np.stack([_moves(line, whole if number else None, is_partition) for number, line in enumerate(lines)])
    smalls = np.stack([line.hidden & np.isin(line.counts, SMALL) for line in lines])
    for place in np.flatnonzero(smalls.any(axis=0)):
        found = np.zeros((len(lines), len(STEPS)), dtype=np.bool_)
        for other in range(moves.shape[2]):
            found |= _together(moves[:, place, other])
        for line in np.flatnonzero(smalls[:, place]):
            steps = STEPS[found[line]]
            if steps.max() - steps.min() < PROTECTION_WIDTH:
                return False
    return True


def _together(allowed: Booleans) -> Booleans:
    """Which moves of each line can be part of moves of all lines that add up: those of the parts to that of the whole (the first)."""
    whole, *parts = allowed
    result: Booleans = np.zeros(allowed.shape, dtype=np.bool_)
    before = [np.ones(1, dtype=np.int64)]
    for part in parts:
        before.append(_sums(before[-1], part))
    after = np.ones(1, dtype=np.int64)
    for number in range(len(parts), 0, -1):
        others = _sums(before[number - 1], after)
        result[number] = parts[number - 1] & _reaches(others, whole)
        after = _sums(after, parts[number - 1])
    result[0] = whole & _reaches(before[-1], np.array([True]))
    return result


def _sums(one: Integers, other: Booleans | Integers) -> Integers:
    """Which sums two sets of moves have, as arrays around 0."""
    result: Integers = (np.convolve(one, other.astype(np.int64)) > 0).astype(np.int64)
    return result


def _reaches(others: Integers, whole: Booleans) -> Booleans:
    """Which steps of one line reach a move of the whole with some moves of the others; with no step of its own, which the others make."""
    # A step t fits where some o of the others has t + o in the whole; sets of moves are alike around 0, so turning one round gives t.
    fits = np.convolve(others[::-1], whole.astype(np.int64)) > 0 if len(whole) > 1 else others > 0
    middle = len(fits) // 2
    padded = np.pad(fits, max(0, FARTHEST - middle))
    middle = len(padded) // 2
    result: Booleans = padded[middle - FARTHEST : middle + FARTHEST + 1]
    return result


def _moves(line: Line, whole: Line | None, is_partition: bool) -> Booleans:
    """Which moves between two hidden groups of a line fit what is known of each count; the last column is nobody, where it may be."""
    size = len(line.counts)
    is_small = np.isin(line.counts, SMALL)
    low = np.where(is_small, SMALL[0], SMALLEST_SHOWN)
    high = np.where(is_small, SMALL[-1], line.counts + FARTHEST)
    moved = line.counts[:, None] + STEPS
    # A part cannot hold more of a group than the whole; where the whole changes with it, it does not either.
    ceiling = high if whole is None else np.where(whole.hidden, high, np.minimum(high, whole.counts))
    fits = line.hidden[:, None] & (moved >= low[:, None]) & (moved <= ceiling[:, None])
    result: Booleans = fits[:, None, :] & fits[None, :, ::-1] & line.allows[:, :size]
    result[np.arange(size), np.arange(size)] = False
    result |= STEPS == 0
    if is_partition:
        return result
    alone = fits & line.allows[np.arange(size), np.arange(size)]
    return np.concatenate([result, (alone | (STEPS == 0))[:, None, :]], axis=1)
