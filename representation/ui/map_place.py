"""One place of the map: chosen by a click or in a list, with its figures and who came from it."""

from collections.abc import Mapping
from typing import Final, cast

import streamlit as st
from pandera.typing import DataFrame

from data_models.community_count import CommunityCount
from data_models.leadership import LeadershipGap
from data_models.participation import Participation
from representation.charts.map_choropleth import WIDE
from representation.charts.map_words import area_sentence
from representation.comparing import Comparison, Unit, comparison
from representation.disclosure.leadership import for_leadership
from representation.ui.access import may
from representation.ui.gap_table import evidence_table, percent_cell
from representation.ui.map_choices import Shown, groups_table
from representation.ui.numbers import QUICK, Numbers, ordered, staff_numbers
from representation.ui.parts import show_table
from representation.ui.slices import NOUNS
from representation.ui.text import literal
from representation.ui.view import View, cached_everything
from representation.wording import dimension_title

PLACE: Final = "map.place"
CHART: Final = "map.chart"


PHONE_WIDTH: Final = 360
"""Pixels across a phone that a map may take."""


def map_width() -> int:
    """How wide a map can be on the reader's screen: the browser says whether it is a phone's."""
    return PHONE_WIDTH if "Mobi" in (st.context.headers.get("User-Agent") or "") else WIDE


def take_click() -> None:
    """Choose the place that was clicked on the chart; a click beside every place changes nothing."""
    state = st.session_state.get(CHART)
    points = state["selection"]["points"] if state else []
    if points and (said := _area_of(points[0])) is not None:
        st.session_state[PLACE] = said


def _area_of(point: Mapping[str, object]) -> int | None:
    """The number that a clicked point carries."""
    said = point.get("customdata")
    first = said[0] if isinstance(said, list) and said else said
    return int(first) if isinstance(first, (int, float)) else None


def chosen_place(shown: Shown) -> int | None:
    """The place chosen before this drawing, while it is on the map."""
    picked = st.session_state.get(PLACE)
    if picked not in shown.layer.area_ids:
        st.session_state[PLACE] = None
        return None
    return int(picked)


def pick_place(shown: Shown) -> int | None:
    """Let the reader choose a place without a pointer."""
    names = shown.layer.names
    order = sorted(names, key=lambda area: names[area])
    return st.selectbox(
        "Place",
        order,
        index=None,
        format_func=lambda area: names[area],
        key=PLACE,
        placeholder="Click the map, or choose",
    )


def show_place(shown: Shown, figure: Mapping[str, object], view: View, unit: Unit) -> None:
    """Everything about one place: its sentence, its groups as on the Gaps page, and for staff who came from it."""
    area = int(str(figure["area_id"]))
    groups = shown.join.groups_of(area)
    st.subheader(literal(shown.layer.names[area]), anchor=False)
    st.write(literal(area_sentence(figure, shown.unit)))
    if not groups:
        return
    show_table(evidence_table(cast("DataFrame[LeadershipGap]", groups_table(shown, groups)), NOUNS[unit]))
    title = dimension_title(shown.dimension)
    st.page_link("pages/gaps.py", label="See it beside the others", icon=":material/compare_arrows:", query_params={"dimension": title})
    if may("staff"):
        _who_came(shown, tuple(groups), view, unit)


@st.cache_resource(max_entries=50, show_spinner=False)
def cached_place(store: str, version: int, ids: tuple[str, ...], unit: Unit, dimension: str, groups: tuple[str, ...]) -> Comparison:
    """Who came to some conversations from some places, by every other question."""
    everything = cached_everything(store, version)
    here = everything.room["conversation_id"].isin(ids) & everything.room[dimension].isin(groups)
    others = everything.community[everything.community["dimension"].ne(dimension)].reset_index(drop=True)
    room = everything.room[here].reset_index(drop=True)
    return comparison(Participation.validate(room), CommunityCount.validate(others), unit, QUICK, everyone=everything.room)


def _who_came(shown: Shown, groups: tuple[str, ...], view: View, unit: Unit) -> None:
    """The people from a place by another question: a cut of its own, for staff alone, its small counts withheld like all others."""
    everything = view.everything
    if shown.dimension not in everything.room.columns:
        return
    ids = tuple(sorted(view.conversations["conversation_id"]))
    found = ordered(cached_place(everything.store, everything.version, ids, unit, shown.dimension, groups))
    if shown.part.has_small_counts:
        numbers = staff_numbers(found)
    else:
        safe = for_leadership(found.gaps, found.summaries)
        numbers = Numbers(safe.gaps, safe.summaries, found.folded, has_small_counts=False)
    numbers = numbers.of(numbers.summaries[numbers.summaries["dimension"].ne(shown.dimension)]).asked().main()
    names = list(numbers.summaries["dimension"])
    if not names:
        return
    st.markdown("**Who came from there** (for staff)")
    picked = st.radio("By", names, horizontal=True, format_func=dimension_title, key="map.by", label_visibility="collapsed")
    rows = numbers.gaps[numbers.gaps["dimension"].eq(picked) & numbers.gaps["attended_text"].ne("0")]
    if rows.empty:
        st.write("Nobody who came from there answered this question.")
        return
    table = evidence_table(rows, NOUNS[unit])[["Group", NOUNS[unit]]]
    show_table(table.assign(Share=[percent_cell(share) for share in rows["attended_share"]]), width="content")
