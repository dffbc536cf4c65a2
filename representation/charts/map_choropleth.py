"""A map of areas, filled by how many came from each or by the gap: polygons alone, no tiles, no request to anybody."""

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd
import plotly.graph_objects as go

from data_models.area import Outline
from representation.charts.map_classes import MapClass, View, map_classes
from representation.charts.map_words import area_sentence, matter
from representation.charts.rows import HOVER_WIDTH
from representation.charts.template import TITLE_WIDTH, Theme, broken, chart_template, line_count, palette

LOWEST, HIGHEST, WIDE = 220, 620, 800
"""Pixels: the least and the most height of a map, and the width for which the height is made on a wide screen."""
LEGEND_HEIGHT: Final = 24
LEGEND_COLUMNS: Final = 2
REACH: Final = 26
"""Pixels around a point that belong to it under the pointer; points stand closer than that."""
POINTS: Final = "Areas"
"""Name of the trace that answers to the pointer; each of its points carries the area's number."""


def map_choropleth(
    figures: pd.DataFrame,
    outlines: Mapping[int, Outline],
    stretch: float,
    ratio: float,
    view: View = "rate",
    unit: str = "people",
    title: str = "",
    theme: Theme = "light",
    chosen: int | None = None,
    wide: int = WIDE,
) -> go.Figure:
    """One filled shape per row of `AreaFigure`; hatched where too few came to tell, outlined where the number is withheld or missing.

    Parameters
    ----------
    outlines
        Area → its rings, in degrees.
    stretch, ratio
        How many times longer a degree of latitude is than one of longitude here, and height ÷ width of the map.
    unit
        Whom the community counts.
    chosen
        The area with a thick border.
    wide
        Pixels of the screen's width that the map may take.
    """
    classes = map_classes(figures, view, theme)
    words = broken(title, TITLE_WIDTH)
    top = 22 * line_count(words) + 16 if words else 4
    rows = -(-len(classes) // LEGEND_COLUMNS)
    edges = _edges(list(outlines.values()))
    plot = min(max(wide * ratio, LOWEST), HIGHEST)
    figure = go.Figure()
    figure.update_layout(
        template=chart_template(theme),
        title_text=words,
        height=int(top + plot + LEGEND_HEIGHT * rows + 8),
        margin={"l": 0, "r": 0, "t": top + LEGEND_HEIGHT * rows, "b": 8},
        showlegend=True,
        legend={"yref": "paper", "y": 1.0, "yanchor": "bottom", "traceorder": "normal", "entrywidth": 170, "entrywidthmode": "pixels"},
        hoverdistance=REACH,
        clickmode="event+select",
        xaxis={"visible": False, "constrain": "domain", "constraintoward": "left", "fixedrange": True, "range": edges[0]},
        yaxis={"visible": False, "constrain": "domain", "constraintoward": "top", "fixedrange": True, "range": edges[1]},
        yaxis_scaleanchor="x",
        yaxis_scaleratio=stretch,
    )
    for each in classes:
        _filled(figure, each, outlines, theme)
    if chosen is not None and chosen in outlines:
        _border(figure, outlines[chosen], theme)
    _points(figure, figures, outlines, unit, theme)
    _names(figure, matter(figures, view), outlines, theme)
    return figure


def _edges(outlines: Sequence[Outline]) -> tuple[list[float], list[float]]:
    """West and east, south and north, with a little room."""
    found = []
    for values in ([v for one in outlines for v in one.x if v is not None], [v for one in outlines for v in one.y if v is not None]):
        low, high = (min(values), max(values)) if values else (0.0, 1.0)
        room = 0.01 * max(high - low, 1e-6)
        found.append([low - room, high + room])
    return found[0], found[1]


def _filled(figure: go.Figure, one: MapClass, outlines: Mapping[int, Outline], theme: Theme) -> None:
    """All areas of a class as one path."""
    colors = palette(theme)
    x, y = _rings([outlines[area] for area in one.area_ids if area in outlines])
    is_plain = one.color.startswith("rgba")
    hatched = {"shape": one.pattern, "fgcolor": colors.unknown, "bgcolor": "rgba(0,0,0,0)", "size": 7, "solidity": 0.25}
    fill = {"fillpattern": hatched} if one.pattern else {"fillcolor": one.color}
    figure.add_scatter(
        x=x,
        y=y,
        mode="lines",
        fill="toself",
        line={"color": colors.axis if is_plain or one.pattern else colors.background, "width": 1.2 if is_plain else 0.8},
        name=one.words,
        hoverinfo="skip",
        **fill,
    )


def _border(figure: go.Figure, outline: Outline, theme: Theme) -> None:
    figure.add_scatter(
        x=list(outline.x), y=list(outline.y), mode="lines", line={"color": palette(theme).text, "width": 2.5}, hoverinfo="skip",
        name="Chosen", showlegend=False,
    )  # fmt: skip


def _points(figure: go.Figure, figures: pd.DataFrame, outlines: Mapping[int, Outline], unit: str, theme: Theme) -> None:
    """Points nobody sees, all over each area: what lies under the pointer is the nearest one's."""
    x: list[float] = []
    y: list[float] = []
    areas: list[int] = []
    hovers: list[str] = []
    for row in figures.to_dict("records"):
        area = int(row["area_id"])
        if area in outlines:
            hover = f"<b>{_plain(str(row['label']))}</b><br>{broken(_plain(area_sentence(row, unit)), HOVER_WIDTH)}"
            count = len(outlines[area].inside_x)
            x += outlines[area].inside_x
            y += outlines[area].inside_y
            areas += [area] * count
            hovers += [hover] * count
    nothing = {"marker": {"opacity": 0}}
    figure.add_scatter(
        x=x,
        y=y,
        mode="markers",
        marker={"size": 18, "opacity": 0, "color": palette(theme).text},
        selected=nothing,
        unselected=nothing,
        customdata=areas,
        hovertext=hovers,
        hovertemplate="%{hovertext}<extra></extra>",
        name=POINTS,
        showlegend=False,
    )


def _names(figure: go.Figure, rows: pd.DataFrame, outlines: Mapping[int, Outline], theme: Theme) -> None:
    colors = palette(theme)
    for row in rows.to_dict("records"):
        outline = outlines.get(int(row["area_id"]))
        if outline is not None:
            figure.add_annotation(
                x=outline.label_x,
                y=outline.label_y,
                text=f"<b>{broken(_plain(str(row['label'])), 20)}</b>",
                showarrow=False,
                font={"color": colors.text, "size": 12},
                bgcolor=colors.background,
                opacity=0.9,
                borderpad=2,
            )


def _plain(words: str) -> str:
    """A map's own words, never marks of its author's: Plotly reads a little HTML."""
    return words.replace("<", "‹").replace(">", "›")


def _rings(outlines: Sequence[Outline]) -> tuple[list[float | None], list[float | None]]:
    """The rings of several areas with a gap between each."""
    x: list[float | None] = []
    y: list[float | None] = []
    for outline in outlines:
        x += [*outline.x, None]
        y += [*outline.y, None]
    return x[:-1], y[:-1]
