"""The classes of a map: which areas have the same fill, in which color, and what the legend says of them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

import pandas as pd

from representation.charts.template import Theme, palette

View = Literal["rate", "gap"]

RATE_COLORS: Final = {
    "light": ("#cfe3f3", "#9cc4e4", "#5f9fd0", "#2c74b0", "#0f4879"),
    "dark": ("#20405e", "#2d628f", "#4288bd", "#72b2e0", "#b4dbf6"),
}
"""Few to many, in one hue: the step from one to the next is seen without color too; on a dark page many is light."""
UNDER_COLORS: Final = {"light": ("#f3c19b", "#de8743", "#a63f06"), "dark": ("#6b3d1d", "#b5642b", "#f79c5c")}
OVER_COLORS: Final = {"light": ("#b3d3ec", "#659fd1", "#175d99"), "dark": ("#234a6b", "#3d7fb5", "#83c2f3")}
LEVEL_COLOR: Final = {"light": "#cdd4da", "dark": "#4a5662"}
"""Little to much on either side, orange and blue as everywhere, gray between."""
HATCHED, WITHHELD, NOTHING = "Too few to tell", "Number withheld", "No figure"
NOBODY, SOMEBODY, LEVEL = "Nobody came", "Somebody came", "About level"
MOST_IN_ONE: Final = 0.7
"""Part of all areas that one class may hold before the classes are cut in another way."""
STEPS: Final = 3
"""Classes of a gap on either side."""


@dataclass(frozen=True)
class MapClass:
    """Areas with one fill: the words of the legend, the color, whether it is hatched, and which areas."""

    words: str
    color: str
    pattern: str
    area_ids: tuple[int, ...]


def map_classes(figures: pd.DataFrame, view: View, theme: Theme) -> list[MapClass]:
    """The classes of the areas of a map in the order of the legend; classes without an area are left out.

    Hatched and outlined areas have no color of the scale: nothing can be told of the first, nothing is shown of the second.
    """
    shown = figures[figures["state"].eq("shown")]
    classes = _rate_classes(shown, theme) if view == "rate" else _gap_classes(shown, theme)
    colors = palette(theme)
    for state, words, pattern in (("too_few", HATCHED, "/"), ("withheld", WITHHELD, ""), ("no_figure", NOTHING, "")):
        color = colors.unknown if pattern else "rgba(0,0,0,0)" if state == "no_figure" else colors.band
        classes.append(MapClass(words, color, pattern, _ids(figures[figures["state"].eq(state)])))
    return [each for each in classes if each.area_ids]


def _rate_classes(shown: pd.DataFrame, theme: Theme) -> list[MapClass]:
    rates = shown["came_per_1000"]
    colors = RATE_COLORS[theme]
    cuts = breaks(rates[rates > 0].tolist(), len(colors))
    used = spread(colors, len(cuts) + 1)
    places = [_class_of(rate, cuts) for rate in rates]
    nobody = MapClass(NOBODY, palette(theme).background, "x", _ids(shown[rates.eq(0)]))
    found = [
        MapClass(words, used[i], "", _at(shown, [place == i and rate > 0 for place, rate in zip(places, rates, strict=True)]))
        for i, words in enumerate(between(cuts, "of every 1,000") if cuts else [SOMEBODY])
    ]
    return [nobody, *found]


def _gap_classes(shown: pd.DataFrame, theme: Theme) -> list[MapClass]:
    is_level = shown["status"].eq("about_level")
    cuts = breaks([abs(gap) for gap in shown.loc[~is_level, "gap_points"]], STEPS)

    def side(status: str, word: str, shades: Sequence[str]) -> list[MapClass]:
        rows = shown[shown["status"].eq(status)]
        places = [_class_of(abs(gap), cuts) for gap in rows["gap_points"]]
        words = [f"{each} {word}" for each in between(cuts, "points")] if cuts else [f"{word.capitalize()} its share"]
        used = spread(shades, len(words))
        return [MapClass(each, used[i], "", _at(rows, [place == i for place in places])) for i, each in enumerate(words)]

    level = MapClass(LEVEL, LEVEL_COLOR[theme], "", _ids(shown[is_level]))
    under, over = side("under_represented", "under", UNDER_COLORS[theme]), side("over_represented", "over", OVER_COLORS[theme])
    return [*under[::-1], level, *over]


def _ids(rows: pd.DataFrame) -> tuple[int, ...]:
    return tuple(int(area) for area in rows["area_id"])


def _at(rows: pd.DataFrame, is_in: Sequence[bool]) -> tuple[int, ...]:
    return tuple(int(area) for area, chosen in zip(rows["area_id"], is_in, strict=True) if chosen)


def _class_of(value: float, cuts: Sequence[float]) -> int:
    return sum(1 for cut in cuts if value >= cut)


def breaks(values: Sequence[float], classes: int) -> list[float]:
    """Where to cut numbers into classes: at even steps, so that the color says how far apart two areas are.

    Where one class would hold most areas, it is as many areas in each class instead.

    >>> breaks([1.0, 1.3, 4.1, 4.3, 4.5, 5.0], 5), breaks([3.0], 5)
    ([2.0, 3.0, 4.0], [])
    >>> breaks([0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.9, 50.0], 5)
    [0.2, 0.4, 0.6, 0.9]
    """
    ordered = sorted(value for value in values if math.isfinite(value))
    if len(ordered) < 2 or ordered[0] == ordered[-1]:
        return []
    cuts = _even(ordered[0], ordered[-1], classes)
    largest = max(sum(1 for value in ordered if _class_of(value, cuts) == i) for i in range(classes))
    return _alike(ordered, classes) if len(ordered) >= classes and largest > MOST_IN_ONE * len(ordered) else cuts


def _even(low: float, high: float, classes: int) -> list[float]:
    """Round numbers at even steps between two numbers."""
    size = 10.0 ** math.floor(math.log10((high - low) / classes))
    for step in (size * factor for factor in (1, 2, 2.5, 5, 10, 20)):
        cuts = [round(step * i, 10) for i in range(math.floor(low / step) + 1, math.ceil(high / step))]
        if len(cuts) < classes:
            return cuts
    return []


def _alike(ordered: Sequence[float], classes: int) -> list[float]:
    """Round numbers with about as many numbers between each two."""
    cuts = sorted({_rounded(ordered[len(ordered) * i // classes]) for i in range(1, classes)})
    return [cut for cut in cuts if ordered[0] < cut <= ordered[-1]]


def _rounded(value: float) -> float:
    """A number near by with two figures.

    >>> _rounded(0.0347), _rounded(2.34), _rounded(142.0)
    (0.035, 2.3, 140.0)
    """
    if value <= 0:
        return 0.0
    size = 10.0 ** (math.floor(math.log10(value)) - 1)
    return round(round(value / size) * size, 10)


def spread(colors: Sequence[str], count: int) -> list[str]:
    """As many colors as there are classes, from all over the scale; a single class has the one in the middle.

    >>> spread(("a", "b", "c", "d", "e"), 3), spread(("a", "b", "c"), 1)
    (['a', 'c', 'e'], ['b'])
    """
    if count == 1:
        return [colors[len(colors) // 2]]
    return [colors[round(i * (len(colors) - 1) / (count - 1))] for i in range(count)]


def between(cuts: Sequence[float], unit: str) -> list[str]:
    """The classes that cuts make, in words.

    >>> between([2, 4.5], "points")
    ['Under 2 points', '2 to 4.5 points', '4.5 points or more']
    """
    middle = [f"{low:g} to {high:g} {unit}" for low, high in pairwise(cuts)]
    return [f"Under {cuts[0]:g} {unit}", *middle, f"{cuts[-1]:g} {unit} or more"]
