"""Which map, layer, question and view the Map page shows."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from representation.charts.map_classes import View
from representation.geometry.joining import Join
from representation.ui.access import may
from representation.ui.map_data import LayerOfMap, OpenMap, current_maps, join_of, opened
from representation.ui.map_session import map_session
from representation.ui.map_upload import show_notice, upload_form
from representation.ui.numbers import Numbers
from representation.ui.parts import plural
from representation.ui.slices import pick_slice
from representation.ui.text import literal

NO_PLACES = ("race", "language", "income", "gender", "education")
"""Questions whose answers are no places."""
VIEWS: dict[View, str] = {"rate": "Came per 1,000", "gap": "Gap"}
VIEW_HELP = (
    "Came per 1,000: people who came, of every 1,000 who live in the area. "
    "Gap: the area’s share of the room less its share of the community, in percentage points."
)


class Shown(NamedTuple):
    """One layer of one map with the figures of one question on it."""

    open_map: OpenMap
    layer: LayerOfMap
    dimension: str
    part: Numbers
    join: Join
    view: View

    @property
    def unit(self) -> str:
        """Whom the community counts."""
        return str(self.part.summaries["unit"].iloc[0])


def pick_map() -> OpenMap:
    """Let the reader choose among the maps; without one, staff can bring one in and the page stops."""
    show_notice()
    maps = current_maps()
    if not maps:
        st.info("There is no map yet.", icon=":material/map:")
        if may("staff"):
            st.write("Add the borders of your ZIP codes, census tracts, school zones or neighborhoods. They stay on this machine.")
            upload_form()
        else:
            st.write("Staff can add the borders of ZIP codes, census tracts, school zones or neighborhoods.")
        st.stop()
    if len(maps) == 1:
        return opened(maps[0])
    numbers = {each.id: each for each in maps}
    session = map_session()
    added, session.added = session.added, None
    if added in numbers:
        st.session_state["map.map"] = added
    elif st.session_state.get("map.map") not in numbers:
        st.session_state["map.map"] = maps[0].id
    picked = st.selectbox("Map", list(numbers), format_func=lambda i: numbers[i].file_name, key="map.map")
    return opened(numbers[picked])


def pick_figures(open_map: OpenMap, numbers: Numbers, place: DeltaGenerator) -> Shown:
    """Let the reader choose the question, the layer and the view; the page stops where nobody said where they live."""
    summaries = numbers.summaries[~numbers.summaries["dimension"].isin(NO_PLACES) & numbers.summaries["answered_text"].ne("0")]
    if summaries.empty:
        st.info("Nobody’s ZIP code was recorded, so nobody can be put on the map.", icon=":material/location_off:")
        st.stop()
    part = numbers.of(pick_slice(summaries, place, place))
    dimension = str(part.summaries["dimension"].iloc[0])
    joins = [join_of(open_map.saved, layer, dimension, part.gaps) for layer in open_map.layers]
    number = _pick_layer(place, open_map.layers, joins)
    view = place.radio("Show", list(VIEWS), horizontal=True, format_func=VIEWS.__getitem__, key="map.view", help=VIEW_HELP)
    return Shown(open_map, open_map.layers[number], dimension, part, joins[number], view)


def _pick_layer(place: DeltaGenerator, layers: Sequence[LayerOfMap], joins: Sequence[Join]) -> int:
    """The layer on which most figures find a place, unless the reader wants another."""
    best = max(range(len(layers)), key=lambda i: (len(joins[i].area_of), len(layers[i].areas)))
    if len(layers) == 1:
        return best
    if st.session_state.get("map.layer") not in range(len(layers)):
        st.session_state["map.layer"] = best

    def named(i: int) -> str:
        return literal(f"{layers[i].layer.label} ({len(layers[i].areas):,})")

    picked = place.radio("Layer", list(range(len(layers))), horizontal=True, format_func=named, key="map.layer")
    return best if picked is None else picked


def join_line(shown: Shown) -> str:
    """One line: what is on the map, and what is not.

    Counts areas and groups, never people.
    """
    join, areas = shown.join, len(shown.layer.areas)
    filled = areas - len(join.areas_left)
    said = f"{filled:,} of {plural(areas, 'area', 'areas')} {'has' if filled == 1 else 'have'} figures"
    left = len(join.groups_left)
    return f"{said}; {plural(left, 'group has', 'groups have')} no area on this map." if left else f"{said}."


def groups_table(shown: Shown, groups: Sequence[str]) -> pd.DataFrame:
    """The rows of some groups, in the order of the figures."""
    return shown.part.gaps[shown.part.gaps["group"].isin(groups)].reset_index(drop=True)
