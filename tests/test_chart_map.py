"""The map's figure, its classes and its words: what they hold, never how they look in pixels."""

import math
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go
import pytest

from data_models.area import Outline
from representation.charts.map_choropleth import POINTS, map_choropleth
from representation.charts.map_classes import (
    HATCHED,
    LEVEL_COLOR,
    NOBODY,
    NOTHING,
    OVER_COLORS,
    RATE_COLORS,
    UNDER_COLORS,
    WITHHELD,
    View,
    map_classes,
)
from representation.charts.map_words import area_sentence, map_alt, map_title
from representation.charts.template import DARK, LIGHT, Theme
from representation.disclosure.leadership import for_leadership
from representation.geometry.figures import area_figures
from representation.geometry.joining import Join
from representation.geometry.naming import areas, layers, properties_of
from representation.geometry.outlines import height_ratio, outlines
from representation.geometry.reading import read_areas
from tests.gap_tables import FAST, tables
from tests.map_files import SIDE, SOUTH, WEST, zips

CODES = ("45401", "45402", "45403", "45404")
PEOPLE = {"45401": 4700.0, "45402": 3300.0, "45403": 2000.0}
CAME = {"45401": 61, "45402": 30, "45403": 7}
JOIN = Join({code: i for i, code in enumerate(CODES[:3], start=1)}, {}, (4,), ())


def a_map() -> pd.DataFrame:
    shapes = read_areas(zips(*CODES)).shapes
    return areas(shapes, layers(properties_of(shapes))[0])


def figures(came: dict[str, int] = CAME, is_staff: bool = True) -> pd.DataFrame:
    found = tables(came, PEOPLE, dimension="zip")
    rows = found.gaps.assign(attended_text=found.gaps["attended_count"].astype("str"), is_withheld=False)
    return area_figures(a_map(), JOIN, rows if is_staff else for_leadership(*found, FAST).gaps)


def drawn(rows: pd.DataFrame, view: View = "rate", theme: Theme = "light", chosen: int | None = None) -> go.Figure:
    lines = outlines(a_map())
    return map_choropleth(rows, lines, *height_ratio(list(lines.values())), view, theme=theme, chosen=chosen)


def fills(figure: go.Figure) -> dict[str, go.Scatter]:
    """Words of the legend → the trace."""
    return {trace.name: trace for trace in figure.data if trace.fill == "toself"}


def test_an_outline_has_the_rings_a_place_for_the_name_and_points_to_click() -> None:
    first = outlines(a_map())[1]
    assert isinstance(first, Outline)
    corners = {(x, y) for x, y in zip(first.x, first.y, strict=True)}
    assert corners == {(round(WEST + i * SIDE, 5), round(SOUTH + j * SIDE, 5)) for i in (0, 1) for j in (0, 1)}
    assert (first.label_x, first.label_y) == pytest.approx((WEST + SIDE / 2, SOUTH + SIDE / 2), abs=0.01)
    assert len(first.inside_x) > 20
    assert all(WEST < x < WEST + SIDE for x in first.inside_x)


def test_a_degree_of_longitude_is_shorter_than_one_of_latitude() -> None:
    stretch, ratio = height_ratio(list(outlines(a_map()).values()))
    assert stretch == pytest.approx(1 / math.cos(math.radians(SOUTH + SIDE / 2)))
    assert ratio == pytest.approx(stretch / 4)  # four squares of degrees side by side
    assert drawn(figures()).layout.yaxis.scaleratio == stretch
    assert drawn(figures()).layout.yaxis.scaleanchor == "x"


def test_the_figure_asks_nobody_for_anything() -> None:
    kinds = {trace.type for trace in drawn(figures()).data}
    assert kinds == {"scatter"}  # no tiles, no topology, no images
    assert not drawn(figures()).layout.images


def test_each_class_is_one_filled_trace_in_words() -> None:
    rates = fills(drawn(figures()))
    assert list(rates) == ["Under 5 of every 1,000", "7.5 to 10 of every 1,000", "12.5 of every 1,000 or more", NOTHING]
    assert sum(len([x for x in trace.x if x is None]) + 1 for trace in rates.values()) == 4  # four areas, one ring each
    gaps = fills(drawn(figures(), "gap"))
    assert [name.rsplit(" ", 1)[-1] for name in gaps] == ["under", "level", "over", "figure"]


def test_gaps_are_orange_below_blue_above_and_gray_between() -> None:
    for theme in ("light", "dark"):
        colors = [each.color for each in map_classes(figures(), "gap", theme)]
        assert colors[0] in UNDER_COLORS[theme]
        assert colors[1] == LEVEL_COLOR[theme]
        assert colors[2] in OVER_COLORS[theme]


def test_too_few_to_tell_is_hatched_and_has_no_color_of_the_scale() -> None:
    rows = figures({"45401": 5, "45402": 4, "45403": 1})
    assert rows["state"].tolist() == ["too_few", "too_few", "too_few", "no_figure"]
    for view in ("rate", "gap"):
        trace = fills(drawn(rows, view))[HATCHED]
        assert trace.fillpattern.shape == "/"
        assert trace.fillpattern.bgcolor == "rgba(0,0,0,0)"
    assert map_title(rows, "rate") == "Too few people can be shown to tell one area from another."


def test_withheld_areas_are_gray_and_those_without_a_figure_an_outline() -> None:
    found = fills(drawn(figures(is_staff=False)))
    assert found[WITHHELD].fillcolor == LIGHT.band
    assert found[NOTHING].fillcolor == "rgba(0,0,0,0)"


def test_nobody_came_is_a_class_of_its_own() -> None:
    classes = {each.words: each.area_ids for each in map_classes(figures({"45401": 70, "45402": 60, "45403": 0}), "rate", "light")}
    assert classes[NOBODY] == (3,)


def test_a_viewer_meets_no_number_of_a_withheld_area_anywhere_in_the_figure() -> None:
    staff, seen = figures(), figures(is_staff=False)
    for view in ("rate", "gap"):
        said = str(drawn(seen, view).to_dict()) + map_alt(seen, view) + map_title(seen, view)
        for place in (1, 2):
            for column in ("came_per_1000", "attended_share", "gap_points", "people_short"):
                assert str(staff[column][place])[:6] not in said
        assert "30 of 98" not in said
        assert "7 of 98" not in said
        assert "3.5 of every" not in said
    assert "Fewer than 10 people came" in str(drawn(seen).to_dict())


def test_every_point_under_the_pointer_carries_its_area_and_its_sentence() -> None:
    (points,) = (trace for trace in drawn(figures()).data if trace.name == POINTS)
    assert set(points.customdata) == {1, 2, 3, 4}
    assert len(points.x) == len(points.hovertext) == len(points.customdata)
    assert points.marker.opacity == points.unselected.marker.opacity == 0
    assert points.hovertext[0].startswith("<b>45401</b><br>13 of every 1,000 residents came. 61 of 98<br>(62%)")


def test_the_chosen_area_has_a_border_and_the_under_represented_a_name() -> None:
    figure = drawn(figures(), chosen=2)
    (border,) = (trace for trace in figure.data if trace.name == "Chosen")
    assert border.line.width > 2
    assert [note.text for note in figure.layout.annotations] == ["<b>45403</b>"]


def test_the_title_states_the_finding() -> None:
    assert map_title(figures(), "rate") == (
        "Fewest came from 45403: 3.5 of every 1,000 residents. Most came from 45401: 13 of every 1,000 residents."
    )
    assert map_title(figures(), "gap") == "One area is under-represented, 45403 the most: 13 points under its share."
    assert map_title(figures().assign(state="no_figure"), "rate") == "No area of this map has figures."
    assert map_title(figures(is_staff=False), "rate") == "From 45401 came 13 of every 1,000 residents."


def test_the_words_for_a_screen_reader_name_what_matters() -> None:
    assert map_alt(figures(), "gap") == (
        "Map of how far each area is from its share. One area is under-represented, 45403 the most: 13 points under its share."
        " 45403: 13 points under. Areas without a color: 1 without a figure."
    )


def test_an_area_of_several_groups_says_that_their_verdicts_differ() -> None:
    found = tables(CAME, PEOPLE, dimension="zip").gaps
    rows = found.assign(attended_text=found["attended_count"].astype("str"), is_withheld=False)
    both = area_figures(a_map(), Join({"45401": 1, "45403": 1}, {}, (), ()), rows).to_dict("records")[0]
    assert area_sentence(both).endswith("It is made of several groups whose verdicts differ; the Gaps page has each of them.")


def test_marks_of_a_map_author_stay_words() -> None:
    rows = figures().assign(label="<a href='https://example.org'>here</a>")
    assert "<a href" not in str(drawn(rows).to_dict())


def luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_more_people_are_further_from_the_page_in_every_step(theme: Theme) -> None:
    page = luminance((DARK if theme == "dark" else LIGHT).background)
    for scale in (RATE_COLORS, UNDER_COLORS, OVER_COLORS):
        away = [abs(luminance(color) - page) for color in scale[theme]]
        assert away == sorted(away)
        assert min(b - a for a, b in pairwise(away)) > 0.02
