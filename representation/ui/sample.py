"""The sample district: one click brings it in, one click takes it out."""

import hashlib
from contextlib import suppress
from pathlib import Path

import streamlit as st

import sample_data
from representation.geometry.reading import read_areas
from representation.importing import UploadedFile, reviewed, saved
from representation.store.errors import FileAlreadyImported
from representation.store.maps import save_map
from representation.store.sample import has_sample, remove_sample
from representation.ui.access import may, require
from representation.ui.store import cached_engine, current_key

FOLDER = Path(sample_data.__file__).parent / "district"
KINDS = (".csv", ".xlsx")
MAP = Path(sample_data.__file__).parent / "map" / "marlow_county_zip_codes.geojson"
BY = "sample"
"""Who brought the sample in, in the list of imports."""


def sample_files() -> list[UploadedFile]:
    """The files of the sample district, as staff would upload them."""
    paths = sorted(path for path in FOLDER.iterdir() if path.suffix in KINDS)
    return [UploadedFile(path.name, path.read_bytes()) for path in paths]


def load_sample() -> None:
    """Bring the sample district into the store; nothing happens where it is there already.

    Raises
    ------
    NotAllowed
        If who asks is not staff.
    """
    require("staff")
    engine = cached_engine()
    if not has_sample(engine):
        with suppress(FileAlreadyImported):  # two clicks at once
            saved(engine, reviewed(sample_files(), current_key()), BY, is_sample=True)
            load_sample_map()


def load_sample_map() -> None:
    """Keep the made-up map of the sample district's ZIP codes."""
    data = MAP.read_bytes()
    save_map(cached_engine(), MAP.name, hashlib.sha256(data).hexdigest(), read_areas(data).shapes, BY, is_sample=True)


def take_sample_out() -> None:
    """Remove the sample district from the store, and nothing else.

    Raises
    ------
    NotAllowed
        If who asks is not staff.
    """
    require("staff")
    remove_sample(cached_engine())


def sample_button() -> None:
    """Draw the button that loads the sample district."""
    if st.button("Look at the sample district", type="primary", icon=":material/visibility:", key="sample.load"):
        with st.spinner("Reading the files of the sample district …"):
            load_sample()
        st.rerun()


def sample_notice() -> None:
    """Say, where the sample is in the store, that its figures are of no real place; staff can remove it."""
    if not has_sample(cached_engine()):
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(":material/science: Sample data: these figures are of a fictional district.", width="content")
        if may("staff"):
            st.button("Remove the sample", type="tertiary", icon=":material/delete:", on_click=take_sample_out, key="sample.remove")
