"""One dimension: each group's share of the room beside its share of the community."""

from collections.abc import Sequence
from math import isnan
from typing import Final

import pandas as pd
import plotly.graph_objects as go

from representation.charts.rows import ChartRow, row_figure, row_places
from representation.charts.template import SYMBOLS, Theme, palette, status_color
from representation.wording import gap_sentence, room_and_community, status_label
from representation.wording.rows import Group, Row, groups

COMMUNITY: Final = "The community"
FINDINGS: Final = ("under_represented", "over_represented")
SMALLEST_MARGIN: Final = 0.015
"""A margin smaller than this part of the axis is hidden behind its mark and not drawn."""


def gap_dumbbell(rows: pd.DataFrame, title: str = "", theme: Theme = "light") -> go.Figure:
    """A mark for the room with its 95 % interval, a hollow diamond for the community with its margin, one row per group.

    Takes the rows of one dimension, view and community, as staff or as leadership see them, in the order in which they are drawn.
    A group whose number is withheld has its words and its community figure, and no mark of the room.
    """
    found, words = groups(rows), chart_rows(rows, theme)
    ends = [value for one in found for value in (one.attended_share, one.share_high, one.community_share) if not isnan(value)]
    most = min(1.02, max([*ends, 0.1]) * 1.06)
    drawn = {one.status for one in found if not isnan(one.attended_share)}
    statuses = [status for status in SYMBOLS if status in drawn]
    figure = row_figure(words, theme, title, "Share of people", (-0.025 * most, most), len(statuses) + 1)
    figure.update_xaxes(tickformat=".0%", rangemode="tozero", nticks=6)
    places = row_places(words)
    _connect(figure, found, places, theme)
    for status in statuses:
        chosen = [number for number, one in enumerate(found) if one.status == status and not isnan(one.attended_share)]
        _room(figure, [found[n] for n in chosen], [places[n] for n in chosen], [words[n].hover for n in chosen], theme)
    _community(figure, found, places, words, theme)
    return figure


def gap_dumbbell_alt(rows: pd.DataFrame) -> str:
    """What the chart says, in words: each group's line."""
    lines = [
        f"{one.label}: {room_and_community(row)} ({status_label(one.status).lower()})"
        for one, row in zip(groups(rows), rows.to_dict("records"), strict=True)
    ]
    return f"Share of the room beside share of the community. {'; '.join(lines)}."


def chart_rows(rows: pd.DataFrame, theme: Theme) -> list[ChartRow]:
    """The words of each row; where the number is withheld and the verdict is not, the verdict is said in its color."""
    return [
        ChartRow(str(row["label"]), _numbers(one, row, theme), gap_sentence(row), is_strong=not one.is_withheld or one.status in FINDINGS)
        for one, row in zip(groups(rows), rows.to_dict("records"), strict=True)
    ]


def _numbers(one: Group, row: Row, theme: Theme) -> str:
    if one.is_withheld and one.status in FINDINGS:
        verdict = f'<b style="color:{status_color(one.status, theme)}">{status_label(one.status)}</b>'
        return f"{verdict}<br>{room_and_community(row)}"
    return room_and_community(row)


def _connect(figure: go.Figure, found: Sequence[Group], places: Sequence[float], theme: Theme) -> None:
    """A thin line from the community to the room, in the color of the verdict."""
    for one, place in zip(found, places, strict=True):
        if not isnan(one.attended_share) and not isnan(one.community_share):
            figure.add_scatter(
                x=[one.community_share, one.attended_share],
                y=[place, place],
                mode="lines",
                line={"color": status_color(one.status, theme), "width": 2},
                name=one.label,
                hoverinfo="skip",
                showlegend=False,
            )


def _room(figure: go.Figure, found: Sequence[Group], places: Sequence[float], hovers: Sequence[str], theme: Theme) -> None:
    status, color = found[0].status, status_color(found[0].status, theme)
    x = [one.attended_share for one in found]
    for one, place in zip(found, places, strict=True):
        figure.add_scatter(
            x=[one.share_low, one.share_high],
            y=[place, place],
            mode="lines",
            line={"color": color, "width": 9},
            opacity=0.28,
            name=f"{one.label}: 95% interval",
            hoverinfo="skip",
            showlegend=False,
        )
    figure.add_scatter(
        x=x,
        y=list(places),
        mode="markers",
        marker={"symbol": SYMBOLS[status], "size": 13, "color": color, "line": {"color": color, "width": 2}},
        name=status_label(status),
        cliponaxis=False,
        customdata=list(hovers),
        hovertemplate="%{customdata}<extra></extra>",
    )


def _community(figure: go.Figure, found: Sequence[Group], places: Sequence[float], words: Sequence[ChartRow], theme: Theme) -> None:
    color = palette(theme).community
    chosen = [number for number, one in enumerate(found) if not isnan(one.community_share)]
    if not chosen:
        return
    least = SMALLEST_MARGIN * float(figure.layout.xaxis.range[1])
    margins = [found[n].community_margin if found[n].community_margin > least else None for n in chosen]
    figure.add_scatter(
        x=[found[n].community_share for n in chosen],
        y=[places[n] for n in chosen],
        mode="markers",
        marker={"symbol": "diamond-open", "size": 11, "color": color, "line": {"color": color, "width": 1.8}},
        error_x={"type": "data", "array": margins, "color": color, "thickness": 1, "width": 3, "visible": any(margins)},
        name=COMMUNITY,
        cliponaxis=False,
        customdata=[words[n].hover for n in chosen],
        hovertemplate="%{customdata}<extra></extra>",
    )
