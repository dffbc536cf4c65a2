"""The people behind the shares of one comparison: who answered, who did not, and who is counted beside them."""

import pandas as pd
import streamlit as st

from data_models.leadership import FEWER_THAN_TEN
from representation.measures.settings import Settings
from representation.ui.numbers import Numbers
from representation.ui.parts import show_table
from representation.ui.text import literal
from representation.wording.folding import folded_sentences

COUNTS = {
    "answered_text": "Answered",
    "blank_text": "Left blank",
    "declined_text": "Declined to say",
    "unreadable_text": "Unreadable",
    "no_community_figure_text": "No community figure",
}
"""Column → heading."""

HELP = (
    "Left blank: nothing was written, or no form was filled in. Declined to say: the person was asked and would rather not answer. "
    "Unreadable: something was written that names no group. No community figure: answered with a group that the community’s table "
    "does not have; these people are part of those who answered."
)


def people_behind(part: Numbers, noun: str) -> None:
    """Draw the counts and notes of the one slice in `part`."""
    st.subheader("The people behind it", anchor=False, help=HELP)
    show_table(counts_table(part, noun), width="content")
    for note in notes(part, Settings()):
        st.caption(literal(note))


def counts_table(part: Numbers, noun: str) -> pd.DataFrame:
    """Everyone who attended, by what they answered: one row per kind of answer."""
    summary = part.summaries.to_dict("records")[0]
    attended = summary["attended_count"]
    came = f"{attended:,.0f}" if attended == attended else FEWER_THAN_TEN
    return pd.DataFrame({"Answer": ["All who attended", *COUNTS.values()], noun: [came, *(summary[column] for column in COUNTS)]})


def notes(part: Numbers, settings: Settings) -> list[str]:
    """What a reader of the shares should know about how they came about."""
    summary = part.summaries.iloc[0]
    said = folded_sentences(part.folded.to_dict("records"), part.has_small_counts)
    if summary["dimension"] == "zip" and summary["no_community_figure_text"] != "0":
        said.append("People from outside the area have no community figure: they are counted here and are in no share.")
    if summary["fit"] in ("close", "proxy"):
        stands = "is close to this room’s, not the same" if summary["fit"] == "close" else "only stands in for this room’s (a proxy)"
        note = f": {summary['fit_note']}" if summary["fit_note"] else ""
        said.append(f"The community’s population {stands}{note}.")
    elif summary["fit_note"]:
        said.append(f"How both were counted: {summary['fit_note']}.")
    if settings.design_effect == 1:
        said.append("Households are not known: each person counts as arriving alone (design effect 1).")
    return said
