"""The look that all charts share, in light and in dark."""

from dataclasses import dataclass
from textwrap import wrap
from typing import Final, Literal

import plotly.graph_objects as go

Theme = Literal["light", "dark"]

FONT: Final = '"Public Sans", system-ui, -apple-system, "Segoe UI", Roboto, sans-serif'
TEXT_SIZE: Final = 13
TITLE_SIZE: Final = 17
TITLE_WIDTH: Final = 42
"""Characters of a title's line that fit on a phone."""
LABEL_WIDTH: Final = 19
"""Characters of a group's name that leave room for its numbers on a phone."""


@dataclass(frozen=True)
class Palette:
    """Colors of one theme. Text has at least 4.5:1 and marks at least 3:1 on `background`.

    Under and over are an orange and a blue that stay apart for every common form of color blindness; what is no finding is gray.
    """

    background: str
    text: str
    quiet_text: str
    grid: str
    axis: str
    under: str
    over: str
    level: str
    unknown: str
    community: str
    band: str


LIGHT: Final = Palette(
    background="#ffffff",
    text="#111a23",
    quiet_text="#51606e",
    grid="#e6ebef",
    axis="#9aa7b3",
    under="#bf4a07",
    over="#1f6fb0",
    level="#3d4a57",
    unknown="#7d8894",
    community="#111a23",
    band="#d5dde4",
)
DARK: Final = Palette(
    background="#11151c",
    text="#e6e9ed",
    quiet_text="#a9b4c0",
    grid="#262f3b",
    axis="#5a6878",
    under="#f5924e",
    over="#6fb4ec",
    level="#c3ccd6",
    unknown="#8a96a3",
    community="#e6e9ed",
    band="#333f4e",
)

SYMBOLS: Final = {
    "under_represented": "triangle-left",
    "over_represented": "triangle-right",
    "about_level": "circle",
    "too_few_to_tell": "circle-open",
    "cannot_say": "x-thin-open",
    "": "circle-open",
}
"""Status → marker: the shape says what the color says."""


def palette(theme: Theme) -> Palette:
    """The colors of a theme."""
    return DARK if theme == "dark" else LIGHT


def status_color(status: str, theme: Theme) -> str:
    """The color of a verdict; gray for everything that is no finding."""
    colors = palette(theme)
    return {
        "under_represented": colors.under,
        "over_represented": colors.over,
        "about_level": colors.level,
    }.get(status, colors.unknown)


def chart_template(theme: Theme) -> go.layout.Template:
    """The Plotly template of a theme; the background is the page's."""
    colors = palette(theme)
    axis = {
        "gridcolor": colors.grid,
        "linecolor": colors.axis,
        "zerolinecolor": colors.axis,
        "zerolinewidth": 1,
        "tickfont": {"color": colors.quiet_text, "size": 12},
        "title": {"font": {"color": colors.quiet_text, "size": 12}, "standoff": 8},
        "fixedrange": True,
        "automargin": True,
        "ticklabeloverflow": "allow",
        "ticks": "",
    }
    return go.layout.Template(
        layout={
            "font": {"family": FONT, "size": TEXT_SIZE, "color": colors.text},
            "title": {
                "font": {"size": TITLE_SIZE, "color": colors.text, "weight": 600},
                "x": 0,
                "xref": "paper",
                "xanchor": "left",
                "y": 1,
                "yref": "container",
                "yanchor": "top",
                "pad": {"t": 12},
            },
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "colorway": [colors.level, colors.under, colors.over, colors.unknown],
            "xaxis": axis,
            "yaxis": axis,
            "margin": {"l": 8, "r": 8, "t": 8, "b": 40},
            "legend": {
                "orientation": "h",
                "x": 0,
                "xanchor": "left",
                "xref": "paper",
                "font": {"color": colors.quiet_text, "size": 12},
                "itemclick": False,
                "itemdoubleclick": False,
            },
            "hoverlabel": {
                "bgcolor": colors.background,
                "bordercolor": colors.axis,
                "font": {"family": FONT, "size": TEXT_SIZE, "color": colors.text},
                "align": "left",
            },
            "hovermode": "closest",
            "dragmode": False,
        }
    )


def broken(words: str, width: int) -> str:
    """Text in lines of at most `width` characters, for a chart.

    >>> broken("Native Hawaiian or Pacific Islander", 20)
    'Native Hawaiian or<br>Pacific Islander'
    """
    return "<br>".join(wrap(words, width, break_long_words=False, break_on_hyphens=False))


def line_count(words: str) -> int:
    """Lines of a text made by `broken`."""
    return words.count("<br>") + 1 if words else 0
