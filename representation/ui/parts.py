"""Parts that every page is made of: a chart with its text and its table, the line of what a page rests on, the way on."""

import datetime as dt
from typing import Literal

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from data_models.leadership import FEWER_THAN_TEN
from representation.charts.template import Theme
from representation.disclosure.attack import SMALLEST_SHOWN
from representation.ui.numbers import Numbers
from representation.ui.text import literal
from representation.ui.view import View
from representation.wording.numbers import listing

CONFIG = {"displayModeBar": False}
"""A chart is to be read: no tools over it."""


def current_theme() -> Theme:
    """Light or dark, as the reader sees the page."""
    return "dark" if st.context.theme.type == "dark" else "light"


def show_chart(figure: go.Figure, alt: str, table: pd.DataFrame, key: str) -> None:
    """Draw a chart, with what it says in words for whoever cannot see it, and its numbers behind a switch.

    Parameters
    ----------
    alt
        The sentence that a screen reader speaks in place of the chart.
    table
        The chart's numbers in readable columns.
    key
        `"<page>.<chart>"`.
    """
    st.plotly_chart(figure, width="stretch", theme=None, config=CONFIG, alt=alt, key=key)
    if st.toggle("Show as a table", key=f"{key}.table"):
        show_table(table)


def show_table(table: pd.DataFrame, width: Literal["stretch", "content"] = "stretch") -> None:
    """Print a table of words; what stands in its cells is printed as it is written."""
    st.table(table.map(lambda cell: literal(str(cell))), hide_index=True, border="horizontal", width=width)


def rests_on(view: View, shown: Numbers) -> str:
    """One line: how many people at how many conversations, when, and beside which community."""
    people = int(view.room.loc[view.room["is_attended"], "person_id"].nunique())
    is_small = people < SMALLEST_SHOWN and not shown.has_small_counts
    communities = shown.summaries
    attended = view.conversations["conversation_id"].isin(view.room.loc[view.room["is_attended"], "conversation_id"])
    dates = sorted(date for date in view.conversations.loc[attended, "date"] if date)
    known = communities[communities["community"].ne("")]
    beside = [f"{listing(list(dict.fromkeys(part['community'])))} ({vintage})" for vintage, part in known.groupby("vintage", sort=False)]
    who = f"{FEWER_THAN_TEN} people" if is_small else plural(people, "person", "people") if shown.has_total else "People"
    parts = [
        f"{who} at {plural(int(attended.sum()), 'conversation', 'conversations')}",
        time_span(dates),
        f"compared with {listing(beside)}" if beside else "",
    ]
    return " · ".join(part for part in parts if part)


def time_span(dates: list[str]) -> str:
    """First and last of some sorted ISO dates in words.

    >>> time_span(["2026-09-17", "2026-10-10"]), time_span(["2026-09-17"]), time_span([])
    ('Sep 17, 2026 – Oct 10, 2026', 'Sep 17, 2026', '')
    """
    ends = list(dict.fromkeys(readable_date(date) for date in (*dates[:1], *dates[-1:])))
    return " – ".join(ends)


def readable_date(date: str) -> str:
    """An ISO date as Americans write it.

    >>> readable_date("2026-09-07")
    'Sep 7, 2026'
    """
    day = dt.date.fromisoformat(date)
    return f"{day:%b} {day.day}, {day.year}"


def plural(count: int, one: str, many: str) -> str:
    """A number with its noun.

    >>> plural(1, "person", "people"), plural(1200, "person", "people")
    ('1 person', '1,200 people')
    """
    return f"{count:,} {one if count == 1 else many}"


def next_steps(pages: dict[str, str]) -> None:
    """The ways on, at the end of a page: page → what it is called here."""
    with st.container(horizontal=True):
        for page, label in pages.items():
            st.page_link(page, label=label, icon=":material/arrow_forward:", icon_position="right")
