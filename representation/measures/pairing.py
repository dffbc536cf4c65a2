"""One dimension of the room laid beside one community, group by group, before anything is judged."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data_models.community_count import FITS
from data_models.vocabularies import all_group_labels
from representation.measures.arrays import Booleans, Floats, Integers
from representation.measures.margins import moe_proportion, standard_error
from representation.measures.match import OVERLAPPING
from representation.measures.status import Evidence

STAGES = ("registered_count", "attended_count", "surveyed_count")
ABOUT = ("fit_note", "universe", "unit", "vintage", "source", "table")
ANSWERS = ("attended_count", "answered_count", "blank_count", "declined_count", "unreadable_count")


@dataclass(frozen=True)
class Pairing:
    """The groups of one dimension and view beside one community ("" where there is none), one array element per group."""

    dimension: str
    view: str
    community: str
    groups: tuple[str, ...]
    stages: dict[str, Integers]
    """Stage → people of each group."""
    is_listed: Booleans
    """Whether the community table lists the group, withheld figures included."""
    people: Floats
    total: Floats
    margin: Floats
    """90 % margin of the community share, 0–1; NaN where the source has none."""
    about: dict[str, str]
    """What the community's figures are: fit, universe, vintage, source …; several texts are joined with commas."""
    answers: dict[str, int]
    no_community_figure_count: int
    evidence: Evidence


def group_order(dimension: str, community: Iterable[str], answered: Iterable[str]) -> tuple[str, ...]:
    """Every group once: the vocabulary's first, then the community's in its order, then the others alphabetically.

    >>> group_order("education", ["trade_school", "graduate", "associate"], ["zoology", "art", "graduate"])
    ('associate', 'graduate', 'trade_school', 'art', 'zoology')
    """
    listed = list(community)
    present = {*listed, *answered}
    known = [group for group in all_group_labels(dimension) if group in present]
    return tuple(dict.fromkeys([*known, *listed, *sorted(present)]))


def pairing(key: tuple[str, str, str], counts: pd.DataFrame | None, answers: dict[str, int], community: pd.DataFrame | None) -> Pairing:
    """Lay the rows of one dimension and view beside the rows of one community.

    A group that the community lists and nobody answered has a true 0 in every stage.
    A group that somebody answered and the community does not list is kept, without a community figure.

    Parameters
    ----------
    key
        Dimension, view and community.
    counts, community
        The `GroupCount` and `CommunityCount` rows of that key; None where there are none.
    answers
        The counts of its `AnswerCount` row.

    Raises
    ------
    ValueError
        If a community figure is larger than its own total.
    """
    dimension, view, name = key
    listed: list[str] = [] if community is None else community["group"].tolist()
    answered: list[str] = [] if counts is None else counts["group"].tolist()
    groups = group_order(dimension, listed, answered)
    stages = {stage: _aligned(groups, answered, counts, stage, 0.0).astype(np.int64) for stage in STAGES}
    is_listed = np.isin(np.array(groups, dtype=np.str_), np.array(listed, dtype=np.str_))
    is_estimate = _aligned(groups, listed, community, "has_margin", 0.0) == 1
    is_suppressed = _aligned(groups, listed, community, "is_suppressed", 1.0) == 1
    people = np.where(is_suppressed, np.nan, _aligned(groups, listed, community, "people_count", np.nan))
    total = _aligned(groups, listed, community, "total_count", np.nan)
    for place in np.flatnonzero(people > total):
        raise ValueError(
            f'The community "{name}" has {people[place]:,.0f} in {dimension} "{groups[place]}", '
            f"which is more than its total of {total[place]:,.0f}. Correct the total or the figure in the community file."
        )
    share = people / np.where(total > 0, total, np.nan)
    margin, _ = moe_proportion(
        people,
        total,
        _aligned(groups, listed, community, "margin", np.nan),
        _aligned(groups, listed, community, "total_margin", np.nan),
    )
    margin = np.where(is_estimate, margin, np.nan)
    attended = stages["attended_count"]
    is_partition = view != OVERLAPPING
    unlisted = int(attended[~is_listed].sum())
    missing = answers["blank_count"] + answers["declined_count"] + answers["unreadable_count"]
    evidence = Evidence(
        attended=attended.astype(np.float64),
        share=share,
        error=np.where(is_estimate, standard_error(margin), 0.0),
        is_estimate=is_estimate,
        known_count=int(attended[is_listed].sum()) if is_partition else answers["answered_count"],
        missing_count=missing,
        coverage_share=answers["answered_count"] / answers["attended_count"] if answers["attended_count"] else np.nan,
        fit=_worst_fit(community),
        is_asked=not 0 < answers["blank_count"] == answers["attended_count"],
        is_partition=is_partition,
    )
    return Pairing(
        dimension=dimension,
        view=view,
        community=name,
        groups=groups,
        stages=stages,
        is_listed=is_listed,
        people=people,
        total=total,
        margin=margin,
        about={"fit": evidence.fit, **{column: _joined(community, column) for column in ABOUT}},
        answers=answers,
        no_community_figure_count=min(unlisted, answers["answered_count"]),
        evidence=evidence,
    )


def _aligned(groups: tuple[str, ...], names: list[str], rows: pd.DataFrame | None, column: str, default: float) -> Floats:
    """The values of a column in the order of the groups, with `default` for a group without a row."""
    values = {} if rows is None else dict(zip(names, rows[column].tolist(), strict=True))
    return np.array([values.get(group, default) for group in groups], dtype=np.float64)


def _joined(rows: pd.DataFrame | None, column: str) -> str:
    return "" if rows is None else ", ".join(dict.fromkeys(text for text in rows[column].tolist() if text))


def _worst_fit(rows: pd.DataFrame | None) -> str:
    return "" if rows is None else max(rows["fit"].tolist(), key=FITS.index)
