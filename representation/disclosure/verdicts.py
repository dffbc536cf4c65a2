"""Which verdicts can be shown beside hidden counts."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from representation.disclosure.candidates import are_protected, exactly
from representation.disclosure.statuses import same_verdicts
from representation.measures.arrays import Booleans, Floats, Integers
from representation.measures.match import comparable
from representation.measures.settings import Settings


class VerdictsShown(NamedTuple):
    """For each group whether its verdict is shown; whether the match score is; and the fillings that are possible with all that."""

    has_status: list[bool]
    has_match: bool
    possible: Integers


def verdicts_shown(
    rows: pd.DataFrame, summary: dict[str, object], hidden: Sequence[int], tables: Integers, settings: Settings
) -> VerdictsShown:
    """Show every verdict, and the rounded match score, with which each hidden count stays uncertain by enough people.

    Where all of them say too much, verdicts on hidden counts go first, from the one that says most; then those on shown counts. What
    went by mistake comes back at the end.

    Parameters
    ----------
    hidden
        Places of the hidden counts in `rows`.
    tables
        What somebody outside must consider before any verdict; the first row is the true one.
    """
    score = float(str(summary["match_score"]))
    if not hidden:
        return VerdictsShown([True] * len(rows), not np.isnan(score), tables)
    same = same_verdicts(rows, summary, hidden, tables, settings)
    stays = same[0].copy()
    said = (~same).sum(axis=0)
    gone: list[int] = []
    groups = np.arange(len(rows))
    order = sorted(np.flatnonzero(said > 0).tolist(), key=lambda place: (place not in hidden, -said[place]))
    for place in [place for place in order if stays[place]]:
        if are_protected(exactly(tables, _together(same, stays))):
            break
        stays[place] = False
        gone.append(place)
    for place in reversed(gone):
        stays[place] = are_protected(exactly(tables, _together(same, stays | (groups == place))))
    possible = exactly(tables, _together(same, stays))
    if np.isnan(score):
        return VerdictsShown(stays.tolist(), False, possible)
    narrower = exactly(possible, same_score(rows, hidden, possible))
    return VerdictsShown(stays.tolist(), are_protected(narrower), narrower if are_protected(narrower) else possible)


def _together(same: Booleans, stays: Booleans) -> Booleans:
    """Which tables fit every verdict that stays."""
    result: Booleans = np.all(same[:, stays], axis=1)
    return result


def same_score(rows: pd.DataFrame, hidden: Sequence[int], tables: Integers) -> Booleans:
    """With which tables the match score is the same whole number."""
    counts: Floats = np.tile(rows["attended_count"].to_numpy(dtype=np.float64), (len(tables), 1))
    counts[:, list(hidden)] = tables
    p = rows["community_share"].to_numpy(dtype=np.float64)
    _, shares, _ = comparable(counts[0], p, np.zeros(p.shape))
    people = counts[:, ~np.isnan(p)]
    with np.errstate(invalid="ignore"):
        distance = np.abs(people / people.sum(axis=1, keepdims=True) - shares).sum(axis=1) / 2
    scores = np.round(100 * (1 - distance))
    result: Booleans = scores == scores[0]
    return result
