"""Charts with one row per thing: its name and its numbers in words above its mark, so that they fit on a phone."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

import plotly.graph_objects as go

from representation.charts.template import (
    LABEL_WIDTH,
    TITLE_WIDTH,
    Theme,
    broken,
    chart_template,
    line_count,
    palette,
)

ROW_HEIGHT: Final = 50
"""Pixels of a row with one line of words."""
LINE_HEIGHT: Final = 16
WORDS_ABOVE: Final = 10
"""Pixels between a mark's middle and the words above it."""
NAME_SIZE: Final = 13
NUMBERS_SIZE: Final = 12
AXIS_HEIGHT: Final = 52
LEGEND_LINE: Final = 20
LEGEND_COLUMNS: Final = 2
"""Entries of a legend that stand side by side on a phone."""
FIRST_ROW: Final = -14
"""Pixels by which the first row is nearer to the top."""
HOVER_WIDTH: Final = 44
PHONE_WIDTH: Final = 57
"""Letters of a name and of numbers that fit side by side on a phone; where there are more, the name stands a line higher."""


@dataclass(frozen=True)
class ChartRow:
    """The words of one row: its name on the left, its numbers on the right, and the sentence for the pointer."""

    name: str
    numbers: str
    sentence: str = ""
    is_strong: bool = True

    @property
    def name_lines(self) -> str:
        """The name in short lines, an empty one at its end where the numbers would run into it."""
        lines = broken(self.name, LABEL_WIDTH)
        last = len(lines.rsplit("<br>", 1)[-1]) + len(self.numbers.rsplit("<br>", 1)[-1])
        return f"{lines}<br> " if last > PHONE_WIDTH else lines

    @property
    def hover(self) -> str:
        """The sentence in short lines, below the name."""
        return f"<b>{self.name}</b><br>{broken(self.sentence, HOVER_WIDTH)}"


def row_places(rows: Sequence[ChartRow]) -> list[float]:
    """The height of each row's mark, in pixels below the top, negative: the first row is at the top."""
    places: list[float] = []
    below = float(FIRST_ROW)
    for row in rows:
        lines = max(line_count(row.name_lines), line_count(row.numbers))
        below += ROW_HEIGHT + LINE_HEIGHT * (lines - 1)
        places.append(-below)
    return places


def row_figure(
    rows: Sequence[ChartRow],
    theme: Theme,
    title: str,
    axis_title: str,
    x_range: tuple[float, float],
    legend_entries: int = 0,
    nothing: str = "There is nothing to show.",
) -> go.Figure:
    """A figure with the words of every row, to which the chart adds the marks; its height grows with the rows.

    Without rows it says `nothing`.
    """
    colors = palette(theme)
    places = row_places(rows)
    depth = -places[-1] if places else 40.0
    words = broken(title, TITLE_WIDTH)
    top = 22 * line_count(words) + 16 if words else 4
    bottom = AXIS_HEIGHT + (12 + LEGEND_LINE * ceil(legend_entries / LEGEND_COLUMNS) if legend_entries else 0)
    plot = depth + 20
    figure = go.Figure()
    figure.update_layout(
        template=chart_template(theme),
        title_text=words,
        height=int(top + plot + bottom),
        margin={"t": top, "b": bottom},
        showlegend=legend_entries > 0,
        legend={"yref": "paper", "y": -AXIS_HEIGHT / plot, "yanchor": "top"},
        xaxis={"range": list(x_range), "title": {"text": axis_title}},
        yaxis={"range": [-plot, 0], "showticklabels": False, "showgrid": False, "zeroline": False},
    )
    for row, place in zip(rows, places, strict=True):
        strong = f"<b>{row.name_lines}</b>" if row.is_strong else row.name_lines
        _words(figure, strong, place, 0, "left", colors.text if row.is_strong else colors.quiet_text)
        _words(figure, row.numbers, place, 1, "right", colors.quiet_text)
    if not rows:
        figure.update_xaxes(visible=False)
        _words(figure, nothing, -depth, 0, "left", colors.quiet_text)
    return figure


def _words(figure: go.Figure, words: str, place: float, side: float, anchor: str, color: str) -> None:
    figure.add_annotation(
        text=words,
        x=side,
        xref="paper",
        xanchor=anchor,
        y=place,
        yref="y",
        yanchor="bottom",
        yshift=WORDS_ABOVE,
        align=anchor,
        showarrow=False,
        font={"color": color, "size": NAME_SIZE if anchor == "left" else NUMBERS_SIZE},
        borderpad=0,
    )
