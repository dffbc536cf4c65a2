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
    beside_nothing,
    everything,
    listed,
    release,
    without_verdicts,
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
ABOUT: Final = (*KEY, "fit", "fit_note", "universe", "unit", "vintage", "source", "table")
DEFAULTS: Final = Settings()


class Leadership(NamedTuple):
    """Gaps and what they rest on, as leadership may see them."""

    gaps: DataFrame[LeadershipGap]
    summaries: DataFrame[LeadershipSummary]


def for_leadership(gaps: DataFrame[Gap], summaries: DataFrame[DimensionSummary], settings: Settings = DEFAULTS) -> Leadership:
    """Withhold what would show a count of 1–9; a true 0 is shown, and so is every verdict that does not narrow a hidden count.

    Rows keep their order. How many registered or answered a survey is left out. Where one dimension is compared with several
    communities and something is withheld, only the first community keeps its numbers, unless the others have the same groups
    and counts: two tables of the same people can be subtracted. What a view withholds the other views withhold too.

    People who attended, and those whose answer could be compared, are published as totals, as coverage must be; who is in between
    (missing answers, groups without a community figure) is protected by itself.
    """
    parts = {tuple(map(str, key)): rows for key, rows in gaps.groupby(KEY, sort=False)}
    abouts: dict[tuple[str, ...], dict[str, object]] = {
        tuple(str(row[name]) for name in KEY): {str(name): value for name, value in row.items()} for row in summaries.to_dict("records")
    }
    shown = {key: release(parts.get(key, gaps.iloc[:0]), about, settings) for key, about in abouts.items()}
    _protect_linked_communities(parts, shown)
    _protect_linked_views(parts, shown)
    tables = [_gap_rows(parts[key], shown[key]) for key in parts]
    rows = [_summary_row(abouts[key], parts.get(key, gaps.iloc[:0]), shown[key]) for key in abouts]
    return Leadership(_leadership_gaps(tables, gaps), LeadershipSummary.validate(_table(rows)))


def _protect_linked_communities(parts: dict[tuple[str, ...], pd.DataFrame], shown: dict[tuple[str, ...], Release]) -> None:
    """Several communities for the same answers: numbers with the first one, the same marks or nothing with the others."""
    same: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for key in parts:
        same.setdefault(key[:2], []).append(key)
    for first, *others in same.values():
        if not others or not any(mark != SHOWN for key in (first, *others) for mark in shown[key].marks):
            continue
        for key in others:
            is_alike = _counted(parts[key], key[1]) == _counted(parts[first], first[1]) and shown[key].marks == shown[first].marks
            shown[key] = without_verdicts(parts[key], shown[key]) if is_alike else everything(parts[key], beside_nothing())


def _counted(rows: pd.DataFrame, view: str) -> list[tuple[object, ...]]:
    return list(zip(rows["group"], rows["attended_count"], listed(rows, view).tolist(), strict=True))


def _protect_linked_views(parts: dict[tuple[str, ...], pd.DataFrame], shown: dict[tuple[str, ...], Release]) -> None:
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
    result["lean"] = result["lean"].where(~is_withheld, "none")
    result["is_proven_level"] &= ~is_withheld
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
    attended = float("nan") if count["attended"] in SMALL else float(count["attended"])
    has_known = not shown.is_whole and (bool(inside.any()) or shown.beside["answered"] == SHOWN)
    base = known if inside.any() else count["answered"]
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
