"""ZIP codes from which the room is short of people."""

from math import isnan
from typing import Final

import pandas as pd
import plotly.graph_objects as go

from representation.charts.rows import ChartRow, row_figure, row_places
from representation.charts.template import Theme, status_color
from representation.wording import status_label
from representation.wording.numbers import people, percent

WIDTH: Final = 12
NOTHING: Final = "No ZIP code is shown to fall short."


def zip_shortfall_bars(shortfalls: pd.DataFrame, title: str = "", theme: Theme = "light") -> go.Figure:
    """One bar per row of `ZipShortfall`: the people short; a ZIP code whose number is withheld has its words alone."""
    records = shortfalls.to_dict("records")
    words = [ChartRow(f"ZIP {row['zip_code']}", _numbers(row["people_short"], str(row["status"])), _sentence(row)) for row in records]
    short = [0.0 if isnan(row["people_short"]) else float(row["people_short"]) for row in records]
    most = max([*short, 5.0]) * 1.05
    figure = row_figure(words, theme, title, "People short of the ZIP code's share", (0, most), nothing=NOTHING)
    figure.update_xaxes(nticks=6)
    figure.add_bar(
        x=short,
        y=row_places(words),
        orientation="h",
        width=WIDTH,
        marker={"color": [status_color(row["status"], theme) for row in records], "line": {"width": 0}},
        name="People short",
        customdata=[word.hover for word in words],
        hovertemplate="%{customdata}<extra></extra>",
    )
    return figure


def zip_shortfall_bars_alt(shortfalls: pd.DataFrame) -> str:
    """What the chart says, in words."""
    lines = [f"{row['zip_code']}: {_numbers(row['people_short'], str(row['status']))}" for row in shortfalls.to_dict("records")]
    return f"ZIP codes from which the room is short of people. {'; '.join(lines)}." if lines else NOTHING


def _numbers(count: float, status: str) -> str:
    short = "number withheld" if isnan(count) else f"{people(count)} short"
    return f"{short} · {status_label(status).lower()}"


def _sentence(row: dict[object, object] | dict[str, object]) -> str:
    values = {str(key): value for key, value in row.items()}
    return f"{values['attended_text']} came; {percent(float(str(values['community_share'])))} of the community lives there."
