"""The community that staff want to look at in place of the one that was chosen."""

from collections.abc import Sequence

import streamlit as st

from representation.ui.access import may

AS_CHOSEN = ""
HELP = "Which community comes first on every page. Where it has no figures, the one chosen on the page Community stands in."


def pick_look(names: Sequence[str]) -> str:
    """Let staff look at another community in the sidebar; "" for the one that was chosen.

    Whoever is not staff sees the chosen one alone: two tables of the same people can be subtracted.
    """
    if not may("staff") or len(names) < 2:
        return AS_CHOSEN
    options = [AS_CHOSEN, *names]
    if st.session_state.get("look", AS_CHOSEN) not in options:
        st.session_state["look"] = AS_CHOSEN
    picked = st.sidebar.selectbox("Compare with", options, format_func=_named, key="look", persist_state="session", help=HELP)
    return picked or AS_CHOSEN


def _named(name: str) -> str:
    return name or "As chosen on Community"
