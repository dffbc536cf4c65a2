"""The gaps as leadership sees them: small counts withheld, with everything that can be turned back into them."""

from typing import Final, NamedTuple

import numpy as np
import pandas as pd
from pandera.typing import DataFrame

from data_models.gap import DimensionSummary, Gap
from data_models.leadership import FEWER_THAN_TEN, WITHHELD, LeadershipGap, LeadershipSummary
from representation.disclosure.attack import SMALL
from representation.disclosure.slices import (
    KINDS,
    Release,
    also_withheld,
    beside_another,
    beside_nothing,
    everything,
    is_alike,
    listed,
    release,
)
from representation.disclosure.suppression import FEWER, SHOWN
from representation.measures.match import OVERLAPPING
from representation.measures.settings import Settings

KEY: Final = ["dimension", "view", "community"]
INVERTIBLE: Final = (
    "attended_count", "attended_share", "share_low", "share_high", "gap_points", "gap_low", "gap_high",
    "representation_ratio", "ratio_low", "ratio_high", "people_short", "people_to_add",
)  # fmt: skip
"""Columns that are a count or can be turned back into it."""
Key = tuple[str, str, str]
"""Dimension, view and community."""
Slices = dict[Key, tuple[pd.DataFrame, dict[str, object]]]
"""Rows of `Gap` and the row of `DimensionSummary` that sums them up."""
ABOUT: Final = (*KEY, "fit", "fit_note", "universe", "unit", "vintage", "source", "table")
DEFAULTS: Final = Settings()


class Leadership(NamedTuple):
    """Gaps and what they rest on, as leadership may see them."""

    gaps: DataFrame[LeadershipGap]
    summaries: DataFrame[LeadershipSummary]


def for_leadership(
    gaps: DataFrame[Gap], summaries: DataFrame[DimensionSummary], settings: Settings = DEFAULTS, shown: dict[Key, Release] | None = None
) -> Leadership:
    """Withhold what would show a count of 1–9; a true 0 is shown, and so is every verdict that does not narrow a hidden count.

    Rows keep their order. How many registered or answered a survey is left out. Where one dimension is compared with several
    communities and something is withheld, only the first community keeps its numbers, unless the others have the same groups
    and counts: two tables of the same people can be subtracted. What a view withholds the other views withhold too.

    People who attended, and those whose answer could be compared, are published as totals, as coverage must be; who is in between
    (missing answers, groups without a community figure) is protected by itself.

    Parameters
    ----------
    shown
        What is shown of each slice, where that was decided together with other tables (`parts.releases_of_parts`).
    """
    slices = slices_of(gaps, summaries)
    found = releases(gaps, summaries, settings) if shown is None else shown
    has_rows = [key for key, (rows, _) in slices.items() if not rows.empty]
    tables = [_gap_rows(slices[key][0], found[key]) for key in has_rows]
    rows = [_summary_row(about, rows, found[key]) for key, (rows, about) in slices.items()]
    return Leadership(_leadership_gaps(tables, gaps), LeadershipSummary.validate(_table(rows)))


def slices_of(gaps: pd.DataFrame, summaries: pd.DataFrame) -> Slices:
    """The rows of each slice, with the row that sums it up."""
    parts = {(str(key[0]), str(key[1]), str(key[2])): rows for key, rows in gaps.groupby(KEY, sort=False)}
    abouts = [{str(name): value for name, value in row.items()} for row in summaries.to_dict("records")]
    keys: list[Key] = [(str(about["dimension"]), str(about["view"]), str(about["community"])) for about in abouts]
    return {key: (parts.get(key, gaps.iloc[:0]), about) for key, about in zip(keys, abouts, strict=True)}


def releases(gaps: pd.DataFrame, summaries: pd.DataFrame, settings: Settings) -> dict[Key, Release]:
    """What is shown of each slice of one table."""
    slices = slices_of(gaps, summaries)
    shown = {key: release(rows, about, settings) for key, (rows, about) in slices.items()}
    _protect_linked_communities(slices, shown, settings)
    protect_linked_views({key: rows for key, (rows, _) in slices.items()}, shown)
    return shown


def _protect_linked_communities(slices: Slices, shown: dict[Key, Release], settings: Settings) -> None:
    """Several communities for the same answers: numbers with the first one, the same marks or nothing with the others."""
    same: dict[tuple[str, ...], list[Key]] = {}
    for key, (rows, _) in slices.items():
        if not rows.empty:
            same.setdefault(key[:2], []).append(key)
    for first, *others in same.values():
        if not any(mark != SHOWN for key in (first, *others) for mark in shown[key].marks):
            continue
        before = first
        for key in others:
            rows, about = slices[key]
            if is_alike(rows, slices[first][0], key[1]) and shown[key].marks == shown[first].marks and not shown[first].is_whole:
                shown[key] = beside_another(rows, about, shown[before], settings)
                before = key
            else:
                shown[key] = everything(rows, beside_nothing())


def protect_linked_views(parts: dict[Key, pd.DataFrame], shown: dict[Key, Release]) -> None:
    """A group that the roll-up withholds is withheld where people count in several groups too."""
    for key, rows in parts.items():
        if key[1] != OVERLAPPING or shown[key].is_whole:
            continue
        names = {
            group
            for other, others in parts.items()
            if other[0] == key[0] and other[1] != OVERLAPPING
            for group, mark in zip(others["group"], shown[other].marks, strict=True)
            if mark != SHOWN
        }
        shown[key] = also_withheld(shown[key], rows["group"].tolist(), rows["attended_count"].tolist(), names)


def _gap_rows(rows: pd.DataFrame, shown: Release) -> pd.DataFrame:
    """The rows of a slice with what is withheld taken out."""
    result = rows.copy()
    is_withheld = np.array([mark != SHOWN for mark in shown.marks], dtype=np.bool_)
    result["attended_text"] = [_text(int(count), mark) for count, mark in zip(result["attended_count"], shown.marks, strict=True)]
    result["is_withheld"] = is_withheld
    numbers = result[list(INVERTIBLE)].to_numpy(dtype="float64")
    numbers[is_withheld] = np.nan
    result[list(INVERTIBLE)] = pd.DataFrame(numbers, index=result.index, columns=list(INVERTIBLE))
    has_status = np.array(shown.has_status, dtype=np.bool_)
    # Why a group was judged as it was can depend on its count, beyond the verdict; a reason that does not stays (`statuses`).
    keeps_reason = ~is_withheld | (has_status & result["status"].eq("cannot_say")) | result["reason"].isin(_OF_THE_SLICE)
    result["reason"] = result["reason"].where(keeps_reason, "")
    result["status"] = result["status"].where(has_status, "")
    result["reason"] = result["reason"].where(has_status, WITHHELD)
    result["lean"] = result["lean"].where(~is_withheld & has_status, "none")
    result["is_proven_level"] &= ~is_withheld & has_status
    return result[list(LeadershipGap.to_schema().columns)]


_OF_THE_SLICE: Final = ("too_few_to_show", "too_few_for_a_verdict")


def _text(count: int, mark: str) -> str:
    if mark == SHOWN:
        return f"{count:,}"
    return FEWER_THAN_TEN if mark == FEWER else WITHHELD


def _summary_row(about: dict[str, object], rows: pd.DataFrame, shown: Release) -> dict[str, object]:
    inside = listed(rows, str(about["view"]))
    is_overlapping = about["view"] == OVERLAPPING
    count = {name: int(str(about[f"{name}_count"])) for name in ("attended", "answered", *KINDS, "no_community_figure")}
    known = count["answered"] if is_overlapping else int(rows.loc[inside, "attended_count"].sum())
    attended = float("nan") if count["attended"] in SMALL or not shown.has_attended else float(count["attended"])
    has_known = not shown.is_whole and (bool(inside.any()) or shown.beside["answered"] == SHOWN)
    # Where the number who answered is withheld, those who can be compared are a lower bound of it; the words say "at least".
    base = count["answered"] if shown.beside["answered"] == SHOWN or not inside.any() else known
    coverage = round(base / count["attended"], 2) if has_known and count["attended"] and not np.isnan(attended) else float("nan")
    return {
        **{name: about[name] for name in ABOUT},
        "is_withheld": shown.is_whole,
        "attended_count": attended,
        "known_count": float(known) if not shown.is_whole and bool(inside.any()) else float("nan"),
        "answered_text": _text(count["answered"], shown.beside["answered"]),
        **{f"{kind}_text": _text(count[kind], shown.beside[kind]) for kind in KINDS},
        "no_community_figure_text": _text(count["no_community_figure"], shown.beside["no_figure"]),
        "coverage_share": coverage,
        **{
            name: round(float(str(about[name]))) if shown.has_match and not np.isnan(float(str(about[name]))) else float("nan")
            for name in ("match_score", "match_low", "match_high")
        },
    }


def _leadership_gaps(tables: list[pd.DataFrame], gaps: pd.DataFrame) -> DataFrame[LeadershipGap]:
    found = pd.concat(tables).loc[gaps.index] if tables else pd.DataFrame(columns=list(LeadershipGap.to_schema().columns))
    types = {name: str(column.dtype) for name, column in LeadershipGap.to_schema().columns.items()}
    return LeadershipGap.validate(found.astype(types).reset_index(drop=True))


def _table(rows: list[dict[str, object]]) -> pd.DataFrame:
    schema = LeadershipSummary.to_schema()
    types = {name: str(column.dtype) for name, column in schema.columns.items()}
    return pd.DataFrame(rows, columns=list(schema.columns)).astype(types)
