"""Bringing a map in, choosing what names its areas, and deleting it again: for staff."""

import hashlib
from collections.abc import Sequence

import streamlit as st

from representation.geometry.reading import AreaTable
from representation.intake.map_reading import UnreadableFile, read_map_areas
from representation.store.maps import choose_headers, delete_map, save_map
from representation.ui.access import require, who
from representation.ui.map_data import OpenMap
from representation.ui.map_session import map_session
from representation.ui.parts import plural
from representation.ui.store import cached_engine
from representation.ui.text import literal

TYPES = ["geojson", "json", "zip"]
HELP = (
    "GeoJSON, or a shapefile with its .shp, .dbf and .prj parts in one .zip file: ZIP codes, census tracts, school zones or neighborhoods. "
    "Names of people and addresses in it are not kept."
)
AUTOMATIC = "(none)"


def read_map(data: bytes) -> AreaTable:
    """The areas of an uploaded file: the one place where this app reads a map.

    Raises
    ------
    UnreadableFile
        If it cannot be used.
    """
    return read_map_areas(data)


def add_map(name: str, data: bytes) -> None:
    """Read a map and keep it; the session's notice says what was done, or why nothing was.

    Raises
    ------
    NotAllowed
        If who asks is not staff.
    """
    require("staff")
    session = map_session()
    try:
        found = read_map(data)
    except UnreadableFile as refused:
        session.say(f"{name}: {refused.message}", is_refusal=True)
        return
    session.added = save_map(cached_engine(), name, hashlib.sha256(data).hexdigest(), found.shapes, who())
    session.upload_round += 1
    session.say(" ".join([f"Added {name} with {plural(len(found.shapes), 'area', 'areas')}.", *found.notes]))


def show_notice() -> None:
    """Say what the last click did, once."""
    session = map_session()
    if session.notice:
        (st.error if session.is_refusal else st.success)(literal(session.notice))
    session.say("")


def upload_form() -> None:
    """Take a map file and add it."""
    session = map_session()
    file = st.file_uploader("Map file", TYPES, key=f"map.file.{session.upload_round}", help=HELP)
    if st.button("Add this map", type="primary", disabled=file is None, key="map.add") and file is not None:
        with st.spinner("Reading the map …"):
            add_map(file.name, file.getvalue())
        st.rerun()


def maps_card(open_map: OpenMap) -> None:
    """Behind a click: what names the areas, another map, and the way to delete this one."""
    saved = open_map.saved
    with st.expander("This map and others", icon=":material/map:", type="compact", key="map.maps"):
        for one in open_map.layers:
            st.caption(literal(f"{one.layer.label}: {plural(len(one.areas), 'area', 'areas')}. {one.layer.reason}"))
        _headers(open_map)
        st.button("Delete this map", icon=":material/delete:", on_click=_delete, args=(saved.id, saved.file_name), key="map.delete")
        st.markdown("**Add another map**")
        upload_form()


def _headers(open_map: OpenMap) -> None:
    """Let staff say which properties hold the codes and the names."""
    saved, naming = open_map.saved, open_map.layers[0].layer.naming
    options: Sequence[str] = [AUTOMATIC, *open_map.headers]
    columns = st.columns(2)
    picked = [
        column.selectbox(label, options, index=options.index(now) if now in options else 0, key=f"map.{label}.{saved.id}")
        for column, label, now in zip(columns, ("Codes", "Names"), (naming.code, naming.name), strict=True)
    ]
    said = ["" if each == AUTOMATIC else each for each in picked]
    with st.container(horizontal=True):
        st.button("Name the areas by these", disabled=not any(said), on_click=_choose, args=(saved.id, *said), key="map.choose")
        if saved.code_header or saved.name_header:
            st.button("Choose automatically again", on_click=_choose, args=(saved.id, "", ""), key="map.automatic")


def _choose(map_id: int, code_header: str, name_header: str) -> None:
    require("staff")
    choose_headers(cached_engine(), map_id, code_header, name_header)


def _delete(map_id: int, name: str) -> None:
    require("staff")
    delete_map(cached_engine(), map_id)
    map_session().say(f"Deleted the map {name}. The figures stay.")
