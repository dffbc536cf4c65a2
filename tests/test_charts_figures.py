"""What the figures hold; never how they look in pixels."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from representation.charts.coverage_bars import coverage_bars, coverage_bars_alt
from representation.charts.gap_bars import gap_bars, gap_bars_alt
from representation.charts.gap_dumbbell import COMMUNITY, gap_dumbbell, gap_dumbbell_alt
from representation.charts.template import DARK, LIGHT, SYMBOLS, Palette, Theme, broken, chart_template
from representation.charts.zip_shortfall_bars import zip_shortfall_bars, zip_shortfall_bars_alt
from representation.disclosure.leadership import for_leadership
from representation.recruiting.targets import largest_gaps, zip_shortfalls
from tests.gap_tables import FAST, Tables, tables

PEOPLE = {
    "less_than_high_school": 130.0, "high_school": 300.0, "some_college": 210.0, "associate": 90.0, "bachelors": 170.0, "graduate": 100.0,
}  # fmt: skip


def education() -> Tables:
    return tables(dict(zip(PEOPLE, (8, 60, 54, 25, 94, 84), strict=True)), PEOPLE, (9, 9, 1))


def leadership() -> Tables:
    found = education()
    return Tables(*for_leadership(found.gaps, found.summaries, FAST))


def zips() -> pd.DataFrame:
    return tables({"45401": 30, "45402": 10, "45403": 60}, {"45401": 300.0, "45402": 400.0, "45403": 300.0}, dimension="zip").gaps


def words(figure: go.Figure) -> list[str]:
    return [annotation.text for annotation in figure.layout.annotations]


def marks(figure: go.Figure) -> dict[str, list[float]]:
    """Name of each trace of marks → its numbers."""
    return {trace.name: list(trace.x) for trace in figure.data if trace.type == "bar" or trace.mode == "markers"}


def test_the_dumbbell_has_a_mark_for_the_room_and_one_for_the_community() -> None:
    found = marks(gap_dumbbell(education().gaps))
    assert found[COMMUNITY] == [0.13, 0.30, 0.21, 0.09, 0.17, 0.10]
    assert found["Under-represented"] == [8 / 325, 60 / 325]
    assert found["Over-represented"] == [94 / 325, 84 / 325]


def test_the_dumbbell_draws_the_interval_of_each_group() -> None:
    found = education().gaps
    intervals = {trace.name: tuple(trace.x) for trace in gap_dumbbell(found).data if str(trace.name).endswith("95% interval")}
    assert intervals["Associate degree: 95% interval"] == (found["share_low"][3], found["share_high"][3])
    assert len(intervals) == 6


def test_groups_are_drawn_from_the_top_in_the_order_of_the_table() -> None:
    figure = gap_dumbbell(education().gaps)
    (community,) = (trace for trace in figure.data if trace.name == COMMUNITY)
    assert list(community.y) == sorted(community.y, reverse=True)
    assert words(figure)[:2] == ["<b>Less than high<br>school</b>", "2% of the room · 13% of the community"]


def test_a_withheld_group_has_words_and_no_mark_of_the_room() -> None:
    figure = gap_dumbbell(leadership().gaps)
    found = marks(figure)
    assert found["Under-represented"] == [60 / 325]
    assert "About level" not in found
    assert len(found[COMMUNITY]) == 6
    assert any(text.endswith("Under-represented</b><br>fewer than 10 · 13% of the community") for text in words(figure))
    assert not [trace.name for trace in figure.data if str(trace.name).startswith("Less than high school")]


def test_no_number_of_a_withheld_group_is_in_the_figure() -> None:
    found = education().gaps
    text = str(gap_dumbbell(leadership().gaps).to_dict()) + gap_dumbbell_alt(leadership().gaps)
    for place in (0, 3):
        for name in ("attended_share", "share_low", "share_high", "gap_points"):
            assert str(found[name][place]) not in text
    assert "8 of 325" not in text
    assert "25 of 325" not in text


def test_a_group_without_a_community_figure_has_no_diamond() -> None:
    found = tables({"female": 60, "male": 50, "nonbinary": 14}, {"female": 510.0, "male": 490.0}, dimension="gender").gaps
    assert len(marks(gap_dumbbell(found))[COMMUNITY]) == 2


def test_verdicts_differ_by_shape_and_not_by_color_alone() -> None:
    shown = [SYMBOLS[status] for status in ("under_represented", "over_represented", "about_level", "too_few_to_tell")]
    assert len(set(shown)) == 4


def test_bars_show_the_gaps_in_points_with_their_intervals() -> None:
    found = largest_gaps(education().gaps, most=3)
    figure = gap_bars(found)
    assert sorted(gap for gaps in marks(figure).values() for gap in gaps) == sorted(found["gap_points"])
    (over,) = (trace for trace in figure.data if trace.name == "Over-represented")
    row = found[found["group"] == "graduate"].iloc[0]
    assert over.x[0] + over.error_x.array[0] == pytest.approx(row["gap_high"])
    assert over.x[0] - over.error_x.arrayminus[0] == pytest.approx(row["gap_low"])


def test_coverage_is_filled_as_far_as_people_answered() -> None:
    figure = coverage_bars(education().summaries)
    assert marks(figure) == {"Attended": [1.0], "Answered": [325 / 344]}
    assert words(figure) == ["<b>Education</b>", "94% answered"]


def test_zip_codes_have_their_people_short() -> None:
    figure = zip_shortfall_bars(zip_shortfalls(zips()))
    assert marks(figure) == {"People short": [30.0]}
    assert words(figure) == ["<b>ZIP 45402</b>", "about 30 people short · under-represented"]


def test_a_chart_without_rows_says_so() -> None:
    empty = zip_shortfalls(zips()).iloc[:0]
    assert words(zip_shortfall_bars(empty)) == ["No ZIP code is shown to fall short."]
    assert words(gap_bars(education().gaps.iloc[:0])) == ["There are no gaps to show."]
    gap_dumbbell(education().gaps.iloc[:0])
    coverage_bars(education().summaries.iloc[:0])


def test_every_chart_says_in_words_what_it_shows() -> None:
    found = education()
    assert gap_dumbbell_alt(found.gaps).startswith(
        "Share of the room beside share of the community. "
        "Less than high school: 2% of the room · 13% of the community (under-represented); "
    )
    assert gap_bars_alt(largest_gaps(found.gaps, most=1)) == (
        "Largest gaps between the room and the community, in percentage points. "
        "Graduate or professional degree (Education): 16 points over, over-represented."
    )
    assert coverage_bars_alt(found.summaries) == "Share of people who answered each question. Education: 94% answered."
    assert zip_shortfall_bars_alt(zip_shortfalls(zips())) == (
        "ZIP codes from which the room is short of people. 45402: about 30 people short · under-represented."
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_title_is_the_one_given_and_the_height_grows_with_the_groups(theme: Theme) -> None:
    few, many = (gap_dumbbell(education().gaps.iloc[:size], "Who is missing", theme) for size in (2, 6))
    assert few.layout.title.text == "Who is missing"
    assert few.layout.height < many.layout.height


def luminance(color: str) -> float:
    channels = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colors", [LIGHT, DARK])
def test_text_has_four_and_a_half_to_one_and_marks_three_to_one(colors: Palette) -> None:
    for name in ("text", "quiet_text", "under", "over"):  # verdicts are also written in their color
        assert contrast(getattr(colors, name), colors.background) >= 4.5, name
    for name in ("level", "unknown", "community"):
        assert contrast(getattr(colors, name), colors.background) >= 3, name


@pytest.mark.parametrize(("theme", "colors"), [("light", LIGHT), ("dark", DARK)])
def test_ticks_and_axis_titles_have_the_color_of_text(theme: Theme, colors: Palette) -> None:
    layout = chart_template(theme).layout
    for axis in (layout.xaxis, layout.yaxis):
        assert axis.tickfont.color == axis.title.font.color == colors.quiet_text
    assert layout.paper_bgcolor == layout.plot_bgcolor == "rgba(0,0,0,0)"


def test_long_names_are_broken_between_words() -> None:
    assert broken("American Indian or Alaska Native", 19) == "American Indian or<br>Alaska Native"
