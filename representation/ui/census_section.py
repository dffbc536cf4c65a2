"""Getting figures straight from the Census: state, area and years in, tables out."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from representation.community.census_api.areas import KINDS, MOST_ZIPS, Area, KindOfArea, State, states, typed_zips, zip_area
from representation.community.census_api.fetching import areas_of_state, kept_tables, newest_year, years_offered
from representation.community.census_api.problems import SIGN_UP, CensusProblem
from representation.community.census_api.settings import machine_key
from representation.community.census_api.wanted import WantedTable, asked_tables, vintage_label, wanted_tables, zips_within
from representation.ui.access import may
from representation.ui.census_result import fetch, show_result
from representation.ui.census_session import CensusSession, census_session, kept_answers, now
from representation.ui.imports_list import day
from representation.ui.parts import plural, show_table
from representation.ui.text import literal
from representation.wording.numbers import listing


def census_section(is_first: bool = False) -> None:
    """Draw the way to the Census's own figures, for staff: a button, or the form behind it; `is_first` where there are none yet."""
    if not may("staff"):
        return
    session = census_session()
    if not session.is_open:
        st.button(
            "Get it from the Census",
            type="primary" if is_first else "secondary",
            icon=":material/cloud_download:",
            on_click=_open,
            args=(True,),
            key="census.open",
        )
        return
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader("Get it from the Census", anchor=False)
            st.button("Close", type="tertiary", icon=":material/close:", on_click=_open, args=(False,), key="census.close")
        st.caption("The Census Bureau's survey of five years, for your area, with its margins of error. No download, no file.")
        _key_field(session)
        wanted = _wanted(session)
        if wanted:
            _plan(session, wanted)
            if session.result is not None and session.result.wanted == wanted:
                show_result(session, session.result)


def _open(is_open: bool) -> None:
    census_session().is_open = is_open


def _key_field(session: CensusSession) -> None:
    """Take the key; it stays in the memory of this session."""
    typed = st.text_input(
        "Your Census API key",
        type="password",
        autocomplete="off",
        placeholder="remembered until you close this tab"
        if session.key
        else "set on this computer"
        if machine_key()
        else "40 letters and digits",
        help=f"Free, by e-mail, within minutes: [ask for a key]({SIGN_UP}). It is kept until you close this tab and is never stored.",
        key="census.key",
    ).strip()
    if typed and typed != session.key:
        session.key = typed
        session.try_again()


def _wanted(session: CensusSession) -> tuple[WantedTable, ...]:
    """Let staff choose an area and years; the tables for them, () until everything is chosen."""
    kept_years = kept_answers().years()
    if not session.has_key and not kept_years:
        st.caption(f"Type your key to begin. No key yet? [Ask for one]({SIGN_UP}); it is free and comes by e-mail.")
        return ()
    years = _years(session, kept_years)
    if not years:
        return ()
    left, right = st.columns(2)
    kind: KindOfArea = left.selectbox("Kind of area", list(KINDS), format_func=KINDS.__getitem__, key="census.kind")
    state = None if kind == "zip" else _state_chosen(right)
    lower_left, lower_right = (left, right) if kind == "zip" else st.columns(2)
    year = lower_right.selectbox("Years", years, format_func=lambda each: _year_label(each, years), key="census.year")
    area = _zips_typed() if kind == "zip" else _area_chosen(session, lower_left, kind, state, year)
    if area is None:
        return ()
    zips = None
    with st.expander(
        "Poverty and other choices" if area.is_zips else "ZIP codes, poverty and other choices", type="compact", key="census.more"
    ):
        if not area.is_zips:
            typed = typed_zips(
                st.text_input("ZIP codes in this area", key="census.zips_within", help="To compare ZIP codes too, and for the map.")
            )
            _say_not_read(typed.not_read)
            zips = zips_within(typed.codes[:MOST_ZIPS], area)
        asked = [table for table, part in asked_tables() if st.checkbox(f"{part} ({table})", key=f"census.{table}")]
    return wanted_tables(area, year, zips, asked)


def _year_label(year: int, years: Sequence[int]) -> str:
    return f"{vintage_label(year)} (newest)" if year == years[0] else vintage_label(year)


def _years(session: CensusSession, kept_years: list[int]) -> list[int]:
    """The vintages to choose from; those kept where the Census cannot be asked."""
    if session.newest is None and session.has_key:
        with st.spinner("Asking which years are the newest …"):
            try:
                with session.connect() as client:
                    session.newest = newest_year(client, now().year)
            except CensusProblem as told:
                session.newest = told
    if isinstance(session.newest, int):
        return years_offered(session.newest)
    if session.newest is not None:
        _say(session, session.newest)
    return kept_years


def _state_chosen(place: DeltaGenerator) -> State | None:
    return place.selectbox(
        "State", states(), index=None, format_func=lambda each: each.name, placeholder="Choose a state", key="census.state"
    )


def _area_chosen(session: CensusSession, place: DeltaGenerator, kind: KindOfArea, state: State | None, year: int) -> Area | None:
    """Let staff choose an area of a state by typing a few letters of its name."""
    found = [] if state is None else _areas(session, kind, state, year)
    if isinstance(found, CensusProblem):
        _say(session, found)
        return None
    ending = "" if state is None else f", {state.name}"
    return place.selectbox(
        KINDS[kind],
        found,
        index=None,
        format_func=lambda area: area.name.removesuffix(ending),
        placeholder="Type a few letters of its name" if state else "Choose a state first",
        disabled=state is None,
        key=f"census.area.{kind}.{ending}.{year}",
    )


def _areas(session: CensusSession, kind: KindOfArea, state: State, year: int) -> list[Area] | CensusProblem:
    which = (kind, state.fips, year)
    if which not in session.lists:
        with st.spinner(f"Asking for the list of {state.name} …"):
            try:
                session.lists[which] = areas_of_state(session.connect, kept_answers(), kind, state, year, now())
            except CensusProblem as told:
                session.lists[which] = told
    return session.lists[which]


def _zips_typed() -> Area | None:
    typed = typed_zips(st.text_area("ZIP codes", height=100, placeholder="Type or paste them: 45402, 45403 …", key="census.zips"))
    _say_not_read(typed.not_read)
    if len(typed.codes) > MOST_ZIPS:
        st.warning(f"These are {len(typed.codes):,} ZIP codes; {MOST_ZIPS} fit into one question. Take some out, or choose a county.")
        return None
    return zip_area(typed.codes) if typed.codes else None


def _say_not_read(words: Sequence[str]) -> None:
    if words:
        st.warning(literal(f"No ZIP code: {listing(list(words[:5]))}. A ZIP code has five digits."))


def _say(session: CensusSession, problem: CensusProblem) -> None:
    st.warning(literal(problem.message), icon=":material/cloud_off:")
    st.button("Try again", on_click=session.try_again, key=f"census.again.{problem.kind}")


def _plan(session: CensusSession, wanted: tuple[WantedTable, ...]) -> None:
    """Say what is fetched and what is here already, and do it on a click."""
    kept = {each: about.fetched for each, about in kept_tables(kept_answers(), wanted).items()}
    new = len(wanted) - len(kept)
    if new:
        show_table(plan_table(wanted, kept), width="content")
    else:
        st.caption(f"All {len(wanted)} tables are kept here, fetched {_fetched(list(kept.values()))}; no network is needed.")
    is_shown = session.result is not None and session.result.wanted == wanted
    with st.container(horizontal=True):
        is_asked = False
        if new or not is_shown:
            label = f"Fetch {plural(new, 'table', 'tables')}" if new else "Show these figures"
            icon = ":material/cloud_download:" if new else None
            is_asked = st.button(label, type="primary", icon=icon, key="census.fetch")
        is_anew = bool(kept) and st.button("Fetch all again", icon=":material/refresh:", key="census.anew")
    if is_asked or is_anew:
        fetch(session, wanted, is_anew)


def plan_table(wanted: Sequence[WantedTable], fetched: Mapping[WantedTable, str]) -> pd.DataFrame:
    """One row per question: the tables that answer it, and since when they are here."""
    parts = list(dict.fromkeys(each.part for each in wanted))
    rows = [[each for each in wanted if each.part == part] for part in parts]
    return pd.DataFrame(
        {
            "Question": parts,
            "Census tables": [", ".join(each.table for each in tables) for tables in rows],
            "Fetched": [_fetched([fetched[each] for each in tables]) if set(tables) <= set(fetched) else "not yet" for tables in rows],
        }
    )


def _fetched(moments: Sequence[str]) -> str:
    """The day of the oldest of some moments."""
    return day(datetime.fromisoformat(min(moments)))
