"""Both sides of a comparison brought to the same groups, the same cut points and the same people; what was done is said."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

import numpy as np
import pandas as pd
from pandera.typing import DataFrame

from data_models.community_count import CommunityCount
from data_models.gap import Gap
from data_models.response import BOX, MISSING
from representation.community.crosswalks import collapsed
from representation.community.income_bands import can_split, collapsed_income, split_band
from representation.measures.crosswalks import finest_race, not_told_apart, told_together
from representation.measures.income_bands import banded, common_cuts, cuts_inside
from representation.measures.labels import STUDENTS, group_label
from representation.measures.match import OVERLAPPING
from representation.measures.settings import Settings
from representation.references.describing import ADULT, age_floor

INCOME_TABLES: Final = ("B19", "S1901", "DP03")
"""Census tables whose incomes are in the dollars of their last year (ACS technical documentation, inflation adjustment)."""
MOST_SPLITS: Final = 4
"""Cuts that are interpolated at once; each doubles the extremes under which every verdict is repeated."""

ROUNDED: Final = 1.01
"""A figure may be this much of its total by rounding, as where the files are read; a larger one is an error."""


@dataclass(frozen=True)
class Alike:
    """The rows of the room and of one community, ready to be compared.

    `extremes` holds the same community rows with every interpolated cut at one end of its band or the other; empty where nothing was
    interpolated. A verdict stands only where it is the same under all of them.
    """

    rows: pd.DataFrame
    part: pd.DataFrame
    extremes: tuple[pd.DataFrame, ...] = ()


def alike(rows: pd.DataFrame, part: pd.DataFrame, everyone: pd.DataFrame, settings: Settings) -> Alike:
    """Bring the room and one community's rows of one dimension and view to what they share.

    What was done to the community's rows is added to their `fit_note`; what was done to answers is counted as folded by `counts`.

    Parameters
    ----------
    rows
        `Participation` rows in view, one per person or per participation.
    part
        `CommunityCount` rows of one dimension, view and community.
    everyone
        All participations: what the answers tell apart is decided by all of them, so that a filter changes no group and no band.
    """
    found = _alike(rows, part, everyone, settings)
    return replace(found, part=within_totals(found.part), extremes=tuple(within_totals(each) for each in found.extremes))


def _alike(rows: pd.DataFrame, part: pd.DataFrame, everyone: pd.DataFrame, settings: Settings) -> Alike:
    dimension = "" if part.empty else str(part["dimension"].iloc[0])
    answers = set(everyone[dimension]) - set(MISSING) if dimension in everyone.columns else set()
    if not answers:
        return Alike(rows, part)
    if dimension == "income":
        return _incomes(rows, part, answers, settings)
    if dimension == "education":
        return _grown_up(rows, part)
    if dimension == "race" and part["view"].eq(OVERLAPPING).all():
        return Alike(rows, _told(part, answers))
    if dimension in ("race", "language"):
        return Alike(rows, _told_apart(part, dimension, answers))
    return Alike(rows, part)


def _told_apart(part: pd.DataFrame, dimension: str, answers: set[str]) -> pd.DataFrame:
    """The community's rows, with those added up that the answers do not tell apart."""
    ticked = {box for answer in answers for box in answer.split(BOX)}
    named = {finest_race(answer.split(BOX)) for answer in answers} if dimension == "race" else answers
    into = told_together(dimension, named, ticked, list(part["group"]))
    notes = []
    for whole in dict.fromkeys(into.values()):
        parts = [group for group, other in into.items() if other == whole and group != whole]
        names, home = _listing(dimension, parts), group_label(dimension, whole)
        notes.append(f"the community’s figures for {names} are counted as “{home}”, because the room’s answers do not tell them apart")
    return noted(collapsed(part, into), *notes) if into else part


def _told(part: pd.DataFrame, answers: set[str]) -> pd.DataFrame:
    """The community's rows of races alone or in combination, without those that the answers do not tell: they cannot be added up."""
    left_out = not_told_apart(answers, list(part["group"]))
    if not left_out:
        return part
    names = _listing("race", left_out)
    note = f"the community’s figures for {names} are left out, because the room’s answers do not tell them apart"
    kept = part[~part["group"].isin(left_out)].reset_index(drop=True)
    return noted(kept, note) if len(kept) else part


def _grown_up(rows: pd.DataFrame, part: pd.DataFrame) -> Alike:
    """The room with the answers of students beside the groups, where the community's figures are of grown-up people only.

    Roles are the one thing that forms tell about age. Source: ACS B15003, universe population 25 years and over.
    """
    if max((age_floor(universe) for universe in part["universe"].unique()), default=0) < ADULT:
        return Alike(rows, part)
    is_student = rows["role"].eq("student") & ~rows["education"].isin(MISSING)
    if not is_student.any():
        return Alike(rows, part)
    note = "people who said that they are students are counted beside the shares"
    return Alike(rows.assign(education=rows["education"].mask(is_student, STUDENTS)), noted(part, note))


def _incomes(rows: pd.DataFrame, part: pd.DataFrame, answers: set[str], settings: Settings) -> Alike:
    """Incomes at the cut points that both sides share, and by the setting at cuts that are interpolated inside a band."""
    listed = list(part["group"])
    inside = {cut: code for cut, code in cuts_inside(answers, listed).items() if can_split(part, code)}
    inside = dict(list(inside.items())[:MOST_SPLITS]) if settings.income_cuts == "interpolate" else {}
    notes = [
        _dollars(part),
        *(f"interpolated: ${cut:,} lies inside the community’s band {group_label('income', code)}" for cut, code in inside.items()),
    ]

    def at(ends: Sequence[float | None]) -> pd.DataFrame:
        table = part
        for (cut, code), below in zip(inside.items(), ends, strict=True):
            table = split_band(table, code, cut, below)
        shared = common_cuts(answers, list(table["group"]))
        return collapsed_income(CommunityCount.validate(table), shared)

    main = at([None] * len(inside))
    groups = list(main["group"])
    if set(groups) != set(listed) or any(banded(answer, groups) != answer for answer in answers):
        notes.append("incomes are compared at the cut points that both sides have")
    extremes = tuple(at(ends) for ends in product((0.0, 1.0), repeat=len(inside))) if inside else ()
    return Alike(rows, noted(main, *notes), extremes)


def _dollars(part: pd.DataFrame) -> str:
    """Of which year the community's dollars are; "" where that is not known."""
    years = re.findall(r"(?:19|20)\d\d", str(part["vintage"].iloc[0]))
    if not years or not part["table"].str.startswith(INCOME_TABLES).all():
        return ""
    return f"the community’s incomes are in dollars of {max(years)}, the room’s in those of the day"


def without_mismatch(found: DataFrame[Gap], extremes: Sequence[DataFrame[Gap]]) -> DataFrame[Gap]:
    """The gaps, with no verdict where it would be another at one end of a band that was cut.

    Source: partial identification; the community's share at such a cut is only known to lie between the shares at the band's ends.
    """
    differs = np.zeros(len(found), dtype=np.bool_)
    for other in extremes:
        differs |= found["group"].map(dict(zip(other["group"], other["status"], strict=True))).ne(found["status"]).to_numpy()
    return found.assign(
        status=found["status"].mask(differs, "cannot_say"),
        lean=found["lean"].mask(differs, "none"),
        reason=found["reason"].mask(differs, "bracket_mismatch"),
        is_proven_level=found["is_proven_level"] & ~differs,
    )


def within_totals(part: pd.DataFrame) -> pd.DataFrame:
    """The community's rows with no figure above its own total.

    Published percents are rounded, so that all bands of income together may hold a thousandth more households than there are; two counts
    may be of two days. Up to `ROUNDED` above the total a figure is the total. A larger one cannot be right and counts as not known.
    """
    people, total = part["people_count"], part["total_count"]
    is_wrong = people > total * ROUNDED
    if not (people > total).any():
        return part
    capped = part.assign(
        people_count=people.where(~(people > total), total).mask(is_wrong),
        margin=part["margin"].mask(is_wrong),
        is_suppressed=part["is_suppressed"] | is_wrong,
    )
    wrong = list(part.loc[is_wrong, "group"])
    if not wrong:
        return capped
    names = _listing(str(part["dimension"].iloc[0]), wrong)
    return noted(capped, f"the community’s figures for {names} are left out, because they are larger than the number of all people there")


def noted(part: pd.DataFrame, *notes: str) -> pd.DataFrame:
    """The community's rows with notes after the ones they have."""
    said = [note for note in notes if note]
    return part.assign(fit_note=["; ".join([note, *said] if note else said) for note in part["fit_note"]])


def _listing(dimension: str, groups: Sequence[str]) -> str:
    names = [f"“{group_label(dimension, group)}”" for group in groups]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
