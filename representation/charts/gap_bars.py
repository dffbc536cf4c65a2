"""The largest gaps across dimensions."""

from collections.abc import Hashable, Mapping, Sequence
from math import isnan
from typing import Final

import pandas as pd
import plotly.graph_objects as go

from representation.charts.rows import ChartRow, row_figure, row_places
from representation.charts.template import SYMBOLS, Theme, palette, status_color
from representation.wording import dimension_title, gap_sentence, gap_words, status_label
from representation.wording.rows import groups

WIDTH: Final = 12
"""Thickness of a bar in pixels."""

STEPS: Final = (2, 5, 10, 20, 30)
"""Points between two ticks; up to three ticks on each side."""


def gap_bars(rows: pd.DataFrame, title: str = "", theme: Theme = "light") -> go.Figure:
    """One bar per row from 0 to its gap in points, with the 95 % interval as a thin line; left is under, right is over.

    Takes rows of the gaps that have one, in the order in which they are drawn (`recruiting.targets.largest_gaps`).
    """
    records = rows.to_dict("records")
    words = [
        ChartRow(f"{row['label']}", f"{dimension_title(str(row['dimension']))} · {gap_words(row)}", gap_sentence(row)) for row in records
    ]
    ends = [abs(float(row[name])) for row in records for name in ("gap_points", "gap_low", "gap_high") if not isnan(row[name])]
    most = max([*ends, 5.0]) * 1.05
    found = groups(rows)
    drawn = {one.status for one in found}
    statuses = [status for status in SYMBOLS if status in drawn]
    axis_title = "Percentage points, room minus community"
    figure = row_figure(words, theme, title, axis_title, (-most, most), len(statuses), "There are no gaps to show.")
    step = next((size for size in STEPS if 3 * size >= most), STEPS[-1])
    ticks = [number * step for number in range(-3, 4) if abs(number * step) <= most]
    figure.update_xaxes(zeroline=True, tickvals=ticks, ticktext=[f"{tick:+d}".replace("-", "−") if tick else "0" for tick in ticks])
    places = row_places(words)
    for status in statuses:
        _bars(figure, [number for number, one in enumerate(found) if one.status == status], records, places, words, theme)
    return figure


def _bars(
    figure: go.Figure,
    chosen: Sequence[int],
    records: Sequence[Mapping[Hashable, float]],
    places: Sequence[float],
    words: Sequence[ChartRow],
    theme: Theme,
) -> None:
    """The bars of one status."""
    status = str(records[chosen[0]]["status"])
    gaps, lows, highs = ([float(records[n][name]) for n in chosen] for name in ("gap_points", "gap_low", "gap_high"))
    figure.add_bar(
        x=gaps,
        y=[places[n] for n in chosen],
        orientation="h",
        width=WIDTH,
        marker={"color": status_color(status, theme), "line": {"width": 0}},
        error_x={
            "type": "data",
            "array": [high - gap for high, gap in zip(highs, gaps, strict=True)],
            "arrayminus": [gap - low for gap, low in zip(gaps, lows, strict=True)],
            "color": palette(theme).quiet_text,
            "thickness": 1.2,
            "width": 4,
        },
        name=status_label(status),
        customdata=[words[n].hover for n in chosen],
        hovertemplate="%{customdata}<extra></extra>",
    )


def gap_bars_alt(rows: pd.DataFrame) -> str:
    """What the chart says, in words."""
    lines = [
        f"{row['label']} ({dimension_title(str(row['dimension']))}): {gap_words(row)}, {status_label(str(row['status'])).lower()}"
        for row in rows.to_dict("records")
    ]
    return f"Largest gaps between the room and the community, in percentage points. {'; '.join(lines)}." if lines else "No gaps."
