"""Notes of a page on its communities: which one stands where several could, and what does not fit."""

import pandas as pd
import streamlit as st

from representation.references.concerns import Concern, concerns
from representation.references.room_people import room_people
from representation.ui.numbers import Numbers
from representation.ui.text import literal
from representation.ui.view import Everything, View
from representation.wording.references import (
    STANDS_ASIDE,
    StandsAside,
    age_floor_sentence,
    elsewhere_sentence,
    mixed_sentence,
    old_figures_sentence,
    stand_in_sentence,
)


def community_notes(view: View, shown: Numbers) -> None:
    """Say, where it is so, that conversations are measured differently by themselves, and which community stands in for another."""
    for line in note_lines(view, shown):
        st.caption(literal(line))


def note_lines(view: View, shown: Numbers) -> list[str]:
    """The lines of `community_notes`."""
    lines = []
    if view.measured.is_mixed and not view.look:
        lines.append(mixed_sentence(view.measured.choices, view.measured.default))
    wanted = next(iter(view.first), "")
    others = shown.summaries[shown.summaries["community"].ne(wanted) & shown.summaries["community"].ne("")]
    if not wanted or others.empty:
        return lines
    figures = view.everything.community[view.everything.community["community"].eq(wanted)]
    known = set(zip(figures["dimension"], figures["view"], strict=True))
    whys = pd.Series([_why(key, known) for key in zip(others["dimension"], others["view"], strict=True)], index=others.index)
    for why in STANDS_ASIDE:
        rows = others[whys.eq(why)]
        if rows.empty:
            continue
        lines.append(stand_in_sentence(wanted, rows["dimension"].tolist(), rows["community"].tolist(), why))
    return lines


def _why(figures: tuple[str, str], known: set[tuple[str, str]]) -> StandsAside:
    """Why a community chosen for a room stands aside for a dimension and view."""
    if figures in known:
        return "withheld"
    return "other_view" if figures[0] in {dimension for dimension, _ in known} else "no_figures"


def concern_notes(view: View, figures: pd.DataFrame) -> None:
    """Say what does not fit between the room in view and the figures beside it."""
    for line in concern_lines(view.everything, figures, view.conversations, view.room):
        st.caption(literal(line))


def all_concerns(everything: Everything) -> None:
    """Say what does not fit between all conversations and all communities."""
    lines = concern_lines(everything, everything.community, everything.conversations, everything.room)
    if lines:
        st.warning("  \n".join(literal(line) for line in lines), icon=":material/info:")


def concern_lines(everything: Everything, figures: pd.DataFrame, conversations: pd.DataFrame, room: pd.DataFrame) -> list[str]:
    """What does not fit, one sentence each."""
    people = room_people(room, conversations)
    return [concern_sentence(each) for each in concerns(figures, everything.references, people, everything.community)]


def concern_sentence(concern: Concern) -> str:
    """One thing that does not fit, in words."""
    match concern.kind:
        case "age_floor":
            return age_floor_sentence(concern.community, concern.dimensions, concern.detail)
        case "old_figures":
            return old_figures_sentence(concern.community, concern.dimensions, concern.detail)
        case "elsewhere":
            return elsewhere_sentence(concern.community)
