"""What leadership sees of one dimension, view and community."""

from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from representation.disclosure.attack import SMALL, SMALLEST_SHOWN, is_protected
from representation.disclosure.candidates import candidate_tables
from representation.disclosure.statuses import is_about_the_slice
from representation.disclosure.suppression import COMPLEMENT, FEWER, SHOWN, Withheld, withheld
from representation.disclosure.verdicts import verdicts_shown
from representation.measures.arrays import Booleans, Integers
from representation.measures.match import OVERLAPPING
from representation.measures.settings import Settings

KINDS = ("blank", "declined", "unreadable")
"""The kinds of missing answer."""


@dataclass(frozen=True)
class Release:
    """What is shown of one slice: a mark for each group, the places whose verdict is shown, and the counts beside the groups.

    Where `is_whole` everything with a number is withheld. `beside` has the marks of the missing kinds, of the answers without a
    community figure ("no_figure") and of all answers ("answered").
    """

    marks: tuple[str, ...]
    has_status: tuple[bool, ...]
    beside: dict[str, str]
    has_match: bool
    is_whole: bool
    has_attended: bool = True
    """Whether the number of people who attended is shown, where it is not small."""
    possible: Integers = field(default_factory=lambda: np.empty((1, 0), dtype=np.int64), compare=False)
    """What the hidden counts of the compared groups can be, one row per possibility, the true one first."""


def listed(rows: pd.DataFrame, view: str) -> Booleans:
    """Which groups the shares are of: those that the community table has; where people count in several groups, every group."""
    if view == OVERLAPPING:
        return np.ones(len(rows), dtype=np.bool_)
    found: Booleans = (rows["attended_share"].notna() | rows["community_share"].notna()).to_numpy(dtype=np.bool_)
    return found


def release(rows: pd.DataFrame, summary: dict[str, object], settings: Settings) -> Release:
    """Decide what is shown of a slice of `Gap` and its `DimensionSummary` row."""
    view = str(summary["view"])
    inside = listed(rows, view)
    counts = rows["attended_count"].to_numpy(dtype=np.int64)
    compared = counts[inside].tolist()
    answered = int(str(summary["answered_count"]))
    groups = overlapping(compared, answered) if view == OVERLAPPING else withheld(compared)
    beside, outside_marks = _beside(counts[~inside].tolist(), summary, groups is None)
    if groups is None:
        return everything(rows, beside)
    least = answered - sum(count for count, mark in zip(compared, groups.marks, strict=True) if mark == SHOWN)
    tables = candidate_tables(groups.domains, [compared[place] for place in groups.hidden], view != OVERLAPPING, least)
    found = verdicts_shown(rows[inside], summary, groups.hidden, tables, settings)
    marks, shows = np.full(len(rows), SHOWN, dtype=object), np.ones(len(rows), dtype=np.bool_)
    marks[inside], marks[~inside] = groups.marks, outside_marks
    shows[inside] = found.has_status
    return Release(tuple(marks), tuple(shows.tolist()), beside, found.has_match, False, possible=found.possible)


def everything(rows: pd.DataFrame, beside: dict[str, str]) -> Release:
    """Withhold every number of a slice; verdicts that do not depend on a group's count stay."""
    stays = [is_about_the_slice(status, reason) for status, reason in zip(rows["status"], rows["reason"], strict=True)]
    return Release((COMPLEMENT,) * len(rows), tuple(stays), beside, False, True)


def beside_nothing() -> dict[str, str]:
    """Every count beside the groups withheld."""
    return dict.fromkeys((*KINDS, "no_figure", "answered"), COMPLEMENT)


def overlapping(counts: list[int], answered: int) -> Withheld | None:
    """As `withheld`, where one person counts in several groups: the counts add up to at least everyone who answered."""
    if sum(counts) == 0:
        return Withheld((SHOWN,) * len(counts), (), 0)
    if answered < SMALLEST_SHOWN:
        return None
    marks = tuple(FEWER if count in SMALL else COMPLEMENT if answered - count in SMALL else SHOWN for count in counts)
    hidden = [place for place, mark in enumerate(marks) if mark != SHOWN]
    domains = [SMALL if marks[place] == FEWER else range(SMALLEST_SHOWN, answered + 1) for place in hidden]
    least = answered - sum(count for count, mark in zip(counts, marks, strict=True) if mark == SHOWN)
    for domain in domains:
        known = max(domain[0], least - sum(other[-1] for other in domains if other is not domain))
        if not is_protected((known, domain[-1])):
            return None
    return Withheld(marks, tuple(domains), sum(counts[place] for place in hidden))


def _beside(outside: list[int], summary: dict[str, object], is_whole: bool) -> tuple[dict[str, str], tuple[str, ...]]:
    """Marks of the counts beside the compared groups: missing answers, and groups without a community figure.

    The number of people outside the comparison is public (attended minus known). First everything in it is protected by itself with
    the number of answers shown; then without that number; at last none of its parts is shown.
    """
    missing = [int(str(summary[f"{kind}_count"])) for kind in KINDS]
    none = beside_nothing(), (COMPLEMENT,) * len(outside)
    if is_whole:
        return none
    groups, kinds = _part(outside), _part(missing)
    if groups is not None and kinds is not None:
        beside = {**dict(zip(KINDS, kinds.marks, strict=True)), "no_figure": SHOWN, "answered": SHOWN}
        return beside, groups.marks
    together = _part([*outside, *missing])
    if together is not None:
        marks = together.marks
        beside = dict(zip(KINDS, marks[len(outside) :], strict=True))
        return {**beside, "no_figure": COMPLEMENT, "answered": COMPLEMENT}, marks[: len(outside)]
    return none


def _part(counts: list[int]) -> Withheld | None:
    """As `withheld`; a single count is its own total, which is public here unless it is small."""
    return (
        Withheld((SHOWN,) * len(counts), (), 0)
        if sum(1 for count in counts if count) == 1 and max(counts) not in SMALL
        else withheld(counts)
    )


def without_verdicts(rows: pd.DataFrame, shown: Release) -> Release:
    """The same release without the match score and the verdicts that depend on a count: with a hidden one, all of them may."""
    stays = [
        has and is_about_the_slice(status, reason)
        for has, status, reason in zip(shown.has_status, rows["status"], rows["reason"], strict=True)
    ]
    return replace(shown, has_status=tuple(stays), has_match=False)


def beside_another(rows: pd.DataFrame, summary: dict[str, object], first: Release, settings: Settings) -> Release:
    """The release of the same counts beside a second community: its verdicts must fit what those on the first one leave possible."""
    inside = listed(rows, str(summary["view"]))
    hidden = [place for place, mark in enumerate(np.array(first.marks)[inside]) if mark != SHOWN]
    found = verdicts_shown(rows[inside], summary, hidden, first.possible, settings)
    shows = np.ones(len(rows), dtype=np.bool_)
    shows[inside] = found.has_status
    return replace(first, has_status=tuple(shows.tolist()), has_match=found.has_match, possible=found.possible)


def is_alike(rows: pd.DataFrame, others: pd.DataFrame, view: str) -> bool:
    """Whether two slices have the same groups, counts, and groups outside the comparison."""
    return _counted(rows, view) == _counted(others, view)


def _counted(rows: pd.DataFrame, view: str) -> list[tuple[object, ...]]:
    return list(zip(rows["group"], rows["attended_count"], listed(rows, view).tolist(), strict=True))


def also_withheld(shown: Release, groups: list[str], counts: list[int], names: set[str]) -> Release:
    """The same release with further groups withheld, because another view of the same people withholds them."""
    marks = tuple(
        COMPLEMENT if mark == SHOWN and count > 0 and group in names else mark
        for mark, group, count in zip(shown.marks, groups, counts, strict=True)
    )
    stays = tuple(has and new == old for has, new, old in zip(shown.has_status, marks, shown.marks, strict=True))
    return replace(shown, marks=marks, has_status=stays)
