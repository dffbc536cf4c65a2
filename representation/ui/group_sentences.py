"""What is found about each group, in sentences."""

import pandas as pd
import streamlit as st

from representation.ui.text import literal
from representation.wording import STATUS_LABELS, STATUS_MEANINGS, gap_sentence, status_label

MARKS = {
    "under_represented": ":material/arrow_back:",
    "over_represented": ":material/arrow_forward:",
    "about_level": ":material/drag_handle:",
    "too_few_to_tell": ":material/radio_button_unchecked:",
    "cannot_say": ":material/close:",
    "": ":material/visibility_off:",
}
"""Status → the icon that stands for the chart's mark."""
CLEAR = ("under_represented", "over_represented", "about_level")


def group_sentences(gaps: pd.DataFrame) -> None:
    """The sentence of each group: verdicts first, the others behind a click."""
    gaps = gaps.loc[gaps["status"].map([*CLEAR, "too_few_to_tell", "cannot_say", ""].index).sort_values(kind="stable").index]
    is_clear = gaps["status"].isin(CLEAR)
    st.subheader("Group by group", anchor=False)
    if not is_clear.any():
        st.write("There is no verdict on any group yet.")
    _sentences(gaps[is_clear])
    others = gaps[~is_clear]
    if not others.empty:
        with st.expander(f"{len(others)} without a verdict", type="compact", key="gaps.others"):
            _sentences(others)


def _sentences(gaps: pd.DataFrame) -> None:
    for row in gaps.to_dict("records"):
        st.markdown(f"{MARKS[row['status']]} **{literal(row['label'])}** · {status_label(row['status'])}  \n{literal(gap_sentence(row))}")


def explain_statuses() -> None:
    """What each status means, said once."""
    with st.expander("What the statuses mean", type="compact", key="gaps.statuses"):
        for status, label in STATUS_LABELS.items():
            st.markdown(f"{MARKS[status]} **{label}**: {literal(STATUS_MEANINGS[status])}")
