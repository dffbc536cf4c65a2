"""A bar that says what is being done, while it is being done."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from representation.ui.text import literal

Step = Callable[[float, str], None]
"""Takes how far the work is (0–1) and what is being done now."""


def no_step(share: float, doing: str) -> None:
    """Say nothing."""


@contextmanager
def working() -> Iterator[Step]:
    """A bar for long work; nothing is drawn until its first step, and nothing is left of it."""
    place = st.empty()

    def show(share: float, doing: str) -> None:
        place.progress(min(max(share, 0.0), 1.0), literal(f"{doing} …"))

    try:
        yield show
    finally:
        place.empty()


@contextmanager
def spinning(place: DeltaGenerator | None, doing: str) -> Iterator[None]:
    """Say in its place what is being done, where it takes longer than a moment; nothing without a place."""
    if place is None:
        yield
    else:
        with place, st.spinner(literal(f"{doing} …")):
            yield
