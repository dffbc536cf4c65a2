"""Map: who came from where, area by area."""

import streamlit as st

from representation.charts.map_choropleth import map_choropleth
from representation.charts.map_words import map_alt, map_title
from representation.geometry.figures import area_figures
from representation.ui.access import guard, may
from representation.ui.empty import begin, ready_view
from representation.ui.map_choices import pick_figures, pick_map
from representation.ui.map_mending import mending
from representation.ui.map_place import CHART, chosen_place, map_width, pick_place, show_place, take_click
from representation.ui.map_table import show_ranked
from representation.ui.map_upload import maps_card
from representation.ui.numbers import numbers
from representation.ui.parts import CONFIG, current_theme, next_steps, rests_on
from representation.ui.slices import NOUNS, pick_unit
from representation.ui.text import literal

st.title("Map", anchor=False)
st.caption("Where do the people in the room live, and from where did too few come?")
guard("viewer")
begin()
open_map = pick_map()
heading, choices = st.container(), st.container(horizontal=True, gap="medium")
unit = pick_unit(choices)
view = ready_view(unit)
shown = pick_figures(open_map, numbers(view, unit), choices)
layer = shown.layer
figures = area_figures(layer.areas, shown.join, shown.part.gaps)

heading.header(literal(map_title(figures, shown.view, shown.unit)), anchor=False)
figure = map_choropleth(
    figures,
    layer.outlines,
    layer.stretch,
    layer.ratio,
    shown.view,
    shown.unit,
    theme=current_theme(),
    chosen=chosen_place(shown),
    wide=map_width(),
)
st.plotly_chart(
    figure,
    width="stretch",
    theme=None,
    config=CONFIG,
    alt=map_alt(figures, shown.view, shown.unit),
    key=CHART,
    on_select=take_click,
    selection_mode="points",
)
show_ranked(figures, NOUNS[unit], "came_per_1000" if shown.view == "rate" else "gap_points")
place = pick_place(shown)
if place is not None:
    of_place = figures[figures["area_id"].eq(place)].iloc[0]
    show_place(shown, {str(name): value for name, value in of_place.items()}, view, unit)
if may("staff"):
    mending(shown)
    maps_card(open_map)
st.caption(literal(rests_on(view, shown.part)))
next_steps({"pages/gaps.py": "See the gaps behind this", "pages/where_to_recruit_next.py": "Where to recruit next"})
