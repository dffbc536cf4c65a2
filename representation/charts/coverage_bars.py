"""How many of the people who attended answered each question."""

from math import isnan
from typing import Final

import pandas as pd
import plotly.graph_objects as go

from representation.charts.rows import ChartRow, row_figure, row_places
from representation.charts.template import Theme, palette
from representation.measures.settings import Settings
from representation.wording import answered_share, coverage_sentence, dimension_title
from representation.wording.numbers import percent

WIDTH: Final = 10


def coverage_bars(
    summaries: pd.DataFrame, title: str = "", theme: Theme = "light", needed: float = Settings().coverage_to_judge
) -> go.Figure:
    """One bar per summary, filled as far as people answered; a thin line at the share that a verdict needs."""
    colors = palette(theme)
    records = summaries.to_dict("records")
    words = [ChartRow(_name(row), _answered(row), coverage_sentence(row)) for row in records]
    places = row_places(words)
    figure = row_figure(
        words, theme, title, f"Share of people who answered · line: {percent(needed)} needed for a verdict", (-0.005, 1.005)
    )
    figure.update_xaxes(tickvals=[0, 0.25, 0.5, 0.75, 1], ticktext=["0%", "25%", "50%", "75%", "100%"])
    shares = [0.0 if isnan(row["coverage_share"]) else float(row["coverage_share"]) for row in records]
    common = {"y": places, "orientation": "h", "width": WIDTH}
    figure.add_bar(x=[1.0] * len(words), marker={"color": colors.band, "line": {"width": 0}}, name="Attended", hoverinfo="skip", **common)
    figure.add_bar(
        x=shares,
        marker={"color": [colors.level if share >= needed else colors.unknown for share in shares], "line": {"width": 0}},
        name="Answered",
        customdata=[word.hover for word in words],
        hovertemplate="%{customdata}<extra></extra>",
        **common,
    )
    for place in places:
        figure.add_shape(type="line", x0=needed, x1=needed, y0=place - WIDTH, y1=place + WIDTH, line={"color": colors.text, "width": 1.5})
    figure.update_layout(barmode="overlay")
    return figure


def coverage_bars_alt(summaries: pd.DataFrame) -> str:
    """What the chart says, in words."""
    lines = [f"{_name(row)}: {_answered(row)}" for row in summaries.to_dict("records")]
    return f"Share of people who answered each question. {'; '.join(lines)}."


def _name(row: dict[object, object] | dict[str, object]) -> str:
    values = {str(key): value for key, value in row.items()}
    return dimension_title(str(values["dimension"]))


def _answered(row: dict[object, object] | dict[str, object]) -> str:
    values = {str(key): value for key, value in row.items()}
    share = answered_share(values)
    return share if share == "not shown" else f"{share} answered"
