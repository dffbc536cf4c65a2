"""The store of this process, opened once."""

import streamlit as st

from representation.store.engine import Store, open_store
from representation.store.home import data_home
from representation.store.key import recognition_key


@st.cache_resource(show_spinner=False)
def cached_engine() -> Store:
    """The store, opened and brought up to date."""
    return open_store()


def current_key() -> bytes:
    """The key of the hashes that recognise a person; it lies outside the database."""
    return recognition_key(data_home())
