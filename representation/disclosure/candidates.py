"""The whole tables that somebody outside must consider: every way to fill in what is hidden."""

from collections.abc import Sequence
from math import prod
from typing import Final

import numpy as np

from representation.disclosure.attack import PROTECTION_WIDTH, Interval, intervals
from representation.measures.arrays import Booleans, Integers

MOST_TABLES: Final = 60_000
"""Up to this many fillings are all tried (six counts under ten). Of more, those in which one count gives people to one other."""

REACH: Final = 30
"""How far from its true value a hidden count is tried: fewer values than somebody could think of, so never too much protection."""


def candidate_tables(domains: Sequence[range], true_counts: Sequence[int], is_partition: bool, least: int = 0) -> Integers:
    """Fillings of the hidden counts, one row per table, one column per hidden count; the true filling is the first row.

    Parameters
    ----------
    domains
        What each hidden count may be.
    is_partition
        Whether the sum of the hidden counts is public, as it is where each person counts in one group.
    least
        What the hidden counts add up to at least, where people count in several groups.

    >>> candidate_tables([range(1, 4), range(1, 3)], [2, 2], is_partition=True).tolist()
    [[2, 2], [3, 1]]
    """
    truth: Integers = np.array(true_counts, dtype=np.int64)
    total = int(truth.sum())
    near = _near(domains, true_counts, intervals(domains, total) if is_partition else None)
    last = max(range(len(near)), key=lambda place: len(near[place]), default=0) if is_partition else len(near)
    free = [place for place in range(len(near)) if place != last]
    if prod(len(near[place]) for place in free) <= MOST_TABLES:
        tables = np.tile(truth, (prod(len(near[place]) for place in free), 1))
        for place, grid in zip(free, np.meshgrid(*(np.array(near[place]) for place in free), indexing="ij"), strict=True):
            tables[:, place] = grid.ravel()
        if is_partition and near:
            tables[:, last] += total - tables.sum(axis=1)
    else:
        tables = _one_step_away(near, truth, is_partition)
    fits = (tables.sum(axis=1) >= least) & (tables != truth).any(axis=1)
    for place, domain in enumerate(near):
        fits &= (tables[:, place] >= domain[0]) & (tables[:, place] <= domain[-1])
    return np.concatenate([truth[None, :], tables[fits]])


def _near(domains: Sequence[range], true_counts: Sequence[int], bounds: Sequence[Interval] | None) -> list[range]:
    """The values of each count that are tried: possible with the total, and within reach of the true one."""
    ends = bounds or [(domain[0], domain[-1]) for domain in domains]
    return [range(max(low, true - REACH), min(high, true + REACH) + 1) for (low, high), true in zip(ends, true_counts, strict=True)]


def _one_step_away(near: Sequence[range], truth: Integers, is_partition: bool) -> Integers:
    """Tables in which one count gives people to another; where people count in several groups, in which one count is another."""
    tables = [truth[None, :]]
    for place, domain in enumerate(near):
        changed = np.tile(truth, (len(domain), 1))
        changed[:, place] = domain
        for other in range(len(near)) if is_partition else ():
            if other != place:
                moved = changed.copy()
                moved[:, other] -= changed[:, place] - truth[place]
                tables.append(moved)
        tables.extend([] if is_partition else [changed])
    return np.concatenate(tables)


def are_protected(tables: Integers) -> bool:
    """Whether every hidden count stays uncertain by `PROTECTION_WIDTH` people while just these tables are possible."""
    return bool((np.ptp(tables, axis=0) >= PROTECTION_WIDTH).all())


def exactly(tables: Integers, keep: Booleans) -> Integers:
    """The tables that are still possible; the true one always is."""
    kept = keep.copy()
    kept[0] = True
    return tables[kept]
