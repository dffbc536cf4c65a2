"""Which conversations are in view. The choice holds across pages and stands in the address, so that a view can be sent as a link."""

import datetime as dt
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from representation.ui.access import may
from representation.ui.session import current_session


@dataclass(frozen=True)
class Filters:
    """What was chosen; empty means everything."""

    series: tuple[str, ...] = ()
    conversation_ids: tuple[str, ...] = ()
    first_date: str = ""
    last_date: str = ""
    stakeholder_groups: tuple[str, ...] = ()

    @property
    def is_everything(self) -> bool:
        """Whether nothing is filtered."""
        return self == Filters()


def chosen_conversations(conversations: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """The conversations that the filters let through; one without a date is not let through a filter of dates."""
    keep = pd.Series(True, index=conversations.index)
    if filters.series:
        keep &= conversations["series"].isin(filters.series)
    if filters.conversation_ids:
        keep &= conversations["conversation_id"].isin(filters.conversation_ids)
    if filters.stakeholder_groups:
        keep &= conversations["stakeholder_group"].isin(filters.stakeholder_groups)
    if filters.first_date:
        keep &= conversations["date"].ge(filters.first_date)
    if filters.last_date:
        keep &= conversations["date"].le(filters.last_date) & conversations["date"].ne("")
    return conversations[keep]


def conversation_names(conversations: pd.DataFrame) -> dict[str, str]:
    """Conversation id → "title, date", the latest first."""
    latest = conversations.sort_values("date", ascending=False)
    return {row["conversation_id"]: f"{row['title']}{', ' + row['date'] if row['date'] else ''}" for row in latest.to_dict("records")}


SEVERAL = ("series", "conversation", "group")
DATES = ("from", "to")
"""The filters' names in the address: some take several values, some a date."""
ONE = "one_series"
"""The one filter of whoever is not staff."""


def sidebar_filters(conversations: pd.DataFrame) -> Filters:
    """Draw the filters in the sidebar and say what is chosen; it stands in the address and holds on the next page.

    Whoever is not staff chooses everything or one whole series, and nothing else: more ways to cut would let them subtract one view
    from another. What an address says beyond that is passed over.
    """
    offered = _offered(conversations)
    if not may("staff"):
        return _one_series(list(offered["series"]))
    recall(offered)
    filters = _drawn(offered)
    remember()
    return filters


def _one_series(names: list[str]) -> Filters:
    """Let the reader choose one series or all."""
    session = current_session()
    asked = st.query_params.get_all("series") or session.filters.get("series", [])
    kept = [asked[0]] if len(asked) == 1 and asked[0] in names else []
    page = urlsplit(st.context.url or "").path
    if ONE not in st.session_state or session.filters_page != page:
        session.filters_page = page
        st.session_state[ONE] = kept[0] if kept else None
    picked = st.session_state.get(ONE)
    st.session_state[ONE] = picked if picked in names else None  # written each time, so that it is there on the next page
    chosen = None
    if names:
        with st.sidebar:
            st.subheader("Show")
            chosen = st.selectbox("Series", names, index=None, key=ONE, placeholder="All series")
    for key in (*SEVERAL, *DATES):
        if key in st.query_params:
            del st.query_params[key]
    session.filters = {"series": [chosen]} if chosen else {}
    if chosen:
        st.query_params["series"] = chosen
    return Filters(series=(chosen,) if chosen else ())


def _offered(conversations: pd.DataFrame) -> dict[str, dict[str, str]]:
    """What can be chosen under each name: value → what the reader sees. For the dates, every date on which there was a conversation."""
    dates = {date: date for date in sorted(conversations["date"]) if date}
    return {
        "series": {name: name for name in sorted(conversations["series"]) if name},
        "conversation": conversation_names(conversations),
        "group": {name: name for name in sorted(conversations["stakeholder_group"]) if name},
        **dict.fromkeys(DATES, dates),
    }


def recall(offered: dict[str, dict[str, str]]) -> None:
    """On the first drawing of a page, choose what the address says, else what was chosen on the page before.

    A page without filters in between lets the widgets' state go: then this is a first drawing too, even of the same page.

    What can no longer be chosen (an import was undone, an address is old) is left out.
    """
    session = current_session()
    page = urlsplit(st.context.url or "").path
    if session.filters_page != page or not all(key in st.session_state for key in (*SEVERAL, *DATES)):
        session.filters_page = page
        chosen = _in_address() or session.filters
        for key in (*SEVERAL, *DATES):
            st.session_state[key] = chosen.get(key, [] if key in SEVERAL else None)
    for key in SEVERAL:
        st.session_state[key] = [value for value in st.session_state.get(key, []) if value in offered[key]]
    for key in DATES:
        day = st.session_state.get(key)
        dates = list(offered[key])
        st.session_state[key] = day if day and len(dates) > 1 and dates[0] <= day.isoformat() <= dates[-1] else None


def remember() -> None:
    """Keep what is chosen for the next page, and write it into the address."""
    chosen = {key: st.session_state[key] for key in (*SEVERAL, *DATES) if st.session_state.get(key)}
    current_session().filters = chosen
    for key in (*SEVERAL, *DATES):
        if key in chosen:
            st.query_params[key] = chosen[key] if key in SEVERAL else chosen[key].isoformat()
        elif key in st.query_params:
            del st.query_params[key]


def _in_address() -> dict[str, Any]:
    """The filters that stand in the address; a date that is none is left out."""
    found: dict[str, Any] = {key: st.query_params.get_all(key) for key in SEVERAL if key in st.query_params}
    for key in DATES:
        with suppress(ValueError):
            if key in st.query_params:
                found[key] = dt.date.fromisoformat(st.query_params[key])
    return found


def _drawn(offered: dict[str, dict[str, str]]) -> Filters:
    with st.sidebar:
        st.subheader("Show")
        series, picked, groups = (
            _several(key, label, placeholder, offered[key])
            for key, label, placeholder in (
                ("series", "Series", "All series"),
                ("conversation", "Conversation", "All conversations"),
                ("group", "For whom", "Everyone invited"),
            )
        )
        first, last = (_date(key, label, list(offered[key])) for key, label in (("from", "From"), ("to", "To")))
    return Filters(series, picked, first, last, groups)


def _several(key: str, label: str, placeholder: str, offered: dict[str, str]) -> tuple[str, ...]:
    if not offered:
        return ()
    return tuple(
        st.multiselect(label, list(offered), format_func=lambda value: offered.get(value, value), key=key, placeholder=placeholder)
    )


def _date(key: str, label: str, dates: list[str]) -> str:
    if len(dates) < 2:
        return ""
    lowest, highest = dt.date.fromisoformat(dates[0]), dt.date.fromisoformat(dates[-1])
    chosen = st.date_input(label, value=None, min_value=lowest, max_value=highest, key=key, format="MM/DD/YYYY")
    return chosen.isoformat() if chosen else ""
