"""The figures of each area: who came from it beside who lives there, as the reader may see it."""

from collections.abc import Hashable, Sequence
from math import nan
from typing import Final

import pandas as pd
from pandera.typing import DataFrame

from data_models.area import AreaFigure
from data_models.leadership import WITHHELD
from representation.geometry.joining import Join

DIFFERENT: Final = "parts_differ"
"""Reason where the groups of one area have different verdicts."""
Rows = list[dict[Hashable, object]]
PER: Final = 1000
JUDGED: Final = ("under_represented", "over_represented", "about_level")


def area_figures(areas: pd.DataFrame, join: Join, gaps: pd.DataFrame) -> DataFrame[AreaFigure]:
    """One row per area of a layer from the rows of one dimension, view and community, as staff or as leadership see them.

    An area with several groups has their sums, and no number at all where one of them is withheld: the others alone would be taken for
    the whole, and the whole would give the hidden one away. Nothing is computed from a number that the reader may not see.

    >>> areas = pd.DataFrame({"area_id": [1], "label": ["Elm"]})
    >>> row = {"group": "a", "label": "A", "attended_text": "12", "is_withheld": False, "attended_count": 12.0, "community_count": 3000.0,
    ...        "attended_share": 0.5, "community_share": 0.6, "community_margin": 0.0, "gap_points": -10.0, "people_short": 2.4,
    ...        "status": "too_few_to_tell", "lean": "low", "reason": ""}
    >>> join = Join({"a": 1}, {"a": "code"}, (), ())
    >>> area_figures(areas, join, pd.DataFrame([row]))[["came_per_1000", "state"]].values.tolist()
    [[4.0, 'too_few']]
    """
    rows = {str(row["group"]): row for row in gaps.to_dict("records")}
    table = [
        _figure(int(area), str(label), [rows[group] for group in join.groups_of(int(area)) if group in rows])
        for area, label in zip(areas["area_id"], areas["label"], strict=True)
    ]
    columns = AreaFigure.to_schema().columns
    types = {name: str(column.dtype) for name, column in columns.items()}
    return AreaFigure.validate(pd.DataFrame(table, columns=list(columns)).astype(types))


def _figure(area_id: int, label: str, rows: Rows) -> dict[str, object]:
    known = [row for row in rows if _number(row, "community_count") == _number(row, "community_count")]
    told = known or rows
    is_withheld = any(bool(row["is_withheld"]) for row in told)
    living = _sum(known, "community_count")
    came = nan if is_withheld else _sum(told, "attended_count")
    status, lean, reason = _verdict(told)
    rate = PER * came / living if living > 0 else nan
    return {
        "area_id": area_id,
        "label": label,
        "groups": ", ".join(str(row["label"]) for row in rows),
        "state": _state(told, is_withheld, rate, status),
        "attended_text": _text(told, is_withheld, came),
        "is_withheld": is_withheld,
        "attended_count": came,
        "community_count": living,
        "came_per_1000": rate,
        "attended_share": nan if is_withheld else _sum(known, "attended_share"),
        "community_share": _sum(known, "community_share"),
        "community_margin": _number(known[0], "community_margin") if len(known) == 1 else nan,
        "gap_points": nan if is_withheld else _sum(known, "gap_points"),
        "people_short": nan if is_withheld else _sum(known, "people_short"),
        "status": status,
        "lean": lean,
        "reason": reason,
    }


def _state(rows: Rows, is_withheld: bool, rate: float, status: str) -> str:
    if not rows or (rate != rate and not is_withheld):
        return "no_figure"
    if is_withheld:
        return "withheld"
    return "shown" if status in JUDGED else "too_few"


def _verdict(rows: Rows) -> tuple[str, str, str]:
    """The verdict that all groups share; where they differ nothing is said of the whole: no verdict is computed a second time."""
    found = list(dict.fromkeys((str(row["status"]), str(row["lean"]), str(row["reason"])) for row in rows))
    if not found:
        return "cannot_say", "none", "no_community_figure"
    if len({status for status, _, _ in found}) > 1:
        return "cannot_say", "none", DIFFERENT
    status, lean, reason = found[0]
    return (status, lean, reason) if len(found) == 1 else (status, "none", reason if len({each[2] for each in found}) == 1 else "")


def _text(rows: Rows, is_withheld: bool, came: float) -> str:
    if not rows:
        return ""
    if is_withheld:
        return str(rows[0]["attended_text"]) if len(rows) == 1 else WITHHELD
    return f"{came:,.0f}"


def _sum(rows: Rows, name: str) -> float:
    """The sum of a column; NaN where there is no row, or a number is missing."""
    return sum(_number(row, name) for row in rows) if rows else nan


def _number(row: dict[Hashable, object], name: str) -> float:
    return float(str(row[name]))


def ranked(figures: DataFrame[AreaFigure], by: Sequence[str]) -> DataFrame[AreaFigure]:
    """Areas with the smallest number first, those without one last and by name: their order says nothing of what is withheld.

    Parameters
    ----------
    by
        Columns of numbers.
    """
    return figures.sort_values([*by, "label"], na_position="last", kind="stable").reset_index(drop=True)
