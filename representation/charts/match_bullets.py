"""How much of the room mirrors the community, dimension by dimension."""

from math import isnan

import pandas as pd
import plotly.graph_objects as go

from representation.charts.rows import ChartRow, row_figure, row_places
from representation.charts.template import Theme, palette
from representation.wording import dimension_title, match_sentence
from representation.wording.rows import Row, number, text

HALF = 7
"""Half the height of a chance band in pixels."""


def match_bullets(summaries: pd.DataFrame, title: str = "", theme: Theme = "light") -> go.Figure:
    """One row per summary: a mark at its match score, on a pale band where a pure cross-section of the same size would score."""
    colors = palette(theme)
    records = [{str(name): value for name, value in row.items()} for row in summaries.to_dict("records")]
    words = [ChartRow(dimension_title(row["dimension"]), _numbers(row), match_sentence(row)) for row in records]
    places = row_places(words)
    scores = [number(row, "match_score") for row in records]
    lowest = min([score for score in scores if not isnan(score)] + [number(row, "match_low") for row in records], default=0.0)
    start = max(0.0, 10 * ((0.0 if isnan(lowest) else lowest) // 10) - 10)
    figure = row_figure(words, theme, title, "Match score · band: what luck alone would give", (start, 101))
    for row, place in zip(records, places, strict=True):
        figure.add_shape(type="line", x0=start, x1=100, y0=place, y1=place, line={"color": colors.grid, "width": 1}, layer="below")
        if not isnan(number(row, "match_low")):
            figure.add_shape(
                type="rect",
                x0=number(row, "match_low"),
                x1=number(row, "match_high"),
                y0=place - HALF,
                y1=place + HALF,
                fillcolor=colors.band,
                line={"width": 0},
                layer="below",
            )
    chosen = [place for place, score in enumerate(scores) if not isnan(score)]
    figure.add_scatter(
        x=[scores[n] for n in chosen],
        y=[places[n] for n in chosen],
        mode="markers",
        marker={
            "symbol": ["triangle-left" if _is_beyond(records[n]) else "circle" for n in chosen],
            "size": 13,
            "color": [colors.under if _is_beyond(records[n]) else colors.level for n in chosen],
        },
        name="Match score",
        customdata=[words[n].hover for n in chosen],
        hovertemplate="%{customdata}<extra></extra>",
    )
    return figure


def match_bullets_alt(summaries: pd.DataFrame) -> str:
    """What the chart says, in words."""
    records = [{str(name): value for name, value in row.items()} for row in summaries.to_dict("records")]
    lines = [f"{dimension_title(row['dimension'])}: {match_sentence(row).removesuffix('.')}" for row in records]
    return f"Match score of each dimension, 0 to 100. {'; '.join(lines)}."


def _is_beyond(row: Row) -> bool:
    """Whether the score is below what luck alone would give."""
    return number(row, "match_score") < number(row, "match_low")


def _numbers(row: Row) -> str:
    score, low, high = (number(row, f"match_{name}") for name in ("score", "low", "high"))
    if isnan(score):
        return "not shown" if text(row, "is_withheld") else "no score"
    return f"{score:.0f} of 100" + ("" if isnan(low) else f" · by luck {low:.0f}–{high:.0f}")
