"""Who is measured against which community: a small table, with selects for staff."""

from typing import cast

import pandas as pd
import streamlit as st

from data_models.reference import Choice, References, Scope
from representation.references.choosing import choice_for
from representation.references.fitting import fit_of
from representation.references.room_people import RoomPeople, room_people
from representation.store.references import choose_community
from representation.ui.access import may, require, who
from representation.ui.community_tables import FIT_WORDS
from representation.ui.parts import show_table
from representation.ui.references import last_change
from representation.ui.session import Notice, current_session
from representation.ui.store import cached_engine
from representation.ui.text import literal
from representation.ui.view import Everything, conversations_of
from representation.wording.references import BEST_FIT

EVERYONE: tuple[Scope, str] = ("everyone", "")
SCOPE_WORDS: dict[Scope, str] = {"series": "series", "stakeholder_group": "invited group", "everyone": ""}
AS_EVERYONE = "As everyone else"
HELP = (
    "A conversation is measured against the community chosen for its series; else for the group it was for; else for everyone else. "
    "A view of conversations that are measured differently is measured against everyone else’s."
)


def choices_section(everything: Everything) -> None:
    """The table of choices, with selects where staff look at it."""
    references = everything.references
    st.header("Who is measured against whom", anchor=False, help=HELP)
    if not may("staff"):
        show_table(choices_table(everything), width="content")
        return
    chosen = [(choice.scope, choice.subject) for choice in references.choices if choice.scope != "everyone"]
    open_subjects = [subject for subject in subjects(everything) if subject not in chosen]
    for scope, subject in sorted(chosen):
        _row(everything, scope, subject)
    _row(everything, *EVERYONE)
    added = _added(open_subjects)
    if added:
        _row(everything, *added)
    last_change()


def subjects(everything: Everything) -> list[tuple[Scope, str]]:
    """Every group that was invited, and every series."""
    rows = everything.conversations
    groups: list[tuple[Scope, str]] = [("stakeholder_group", str(name)) for name in sorted(set(rows["stakeholder_group"])) if name]
    series: list[tuple[Scope, str]] = [("series", str(name)) for name in sorted(set(rows["series"])) if name]
    return [*groups, *series]


def choices_table(everything: Everything) -> pd.DataFrame:
    """One row per choice in readable columns; everyone else comes last."""
    said = sorted((each for each in everything.references.choices if each.scope != "everyone"), key=lambda each: (each.scope, each.subject))
    rows = [*said, choice_for(everything.references, "", "")]
    return pd.DataFrame(
        {
            "Who": [subject_name(each.scope, each.subject, bool(said)) for each in rows],
            "Measured against": [each.community or BEST_FIT for each in rows],
            "Fit": [fit_words(everything, each) for each in rows],
        }
    )


def subject_name(scope: Scope, subject: str, has_others: bool = True) -> str:
    """Whom a choice is for.

    >>> subject_name("series", "Fall 2025"), subject_name("everyone", "", has_others=False)
    ('Fall 2025 (series)', 'Everyone')
    """
    if scope == "everyone":
        return "Everyone else" if has_others else "Everyone"
    return f"{subject} ({SCOPE_WORDS[scope]})"


def fit_words(everything: Everything, choice: Choice) -> str:
    """How well a community describes those whom it was chosen for, and why; a question's own figures can fit worse."""
    known = {each.name: each for each in everything.references.communities}
    if choice.community not in known:
        return "–"
    fit, why = fit_of(known[choice.community].describes, people_of(everything, choice.scope, choice.subject))
    return FIT_WORDS[fit] + (f": {why}" if why else "")


def people_of(everything: Everything, scope: Scope, subject: str) -> RoomPeople:
    """Whom the conversations were for that a choice is about."""
    rows = everything.conversations
    if scope == "everyone":
        said = {(each.scope, each.subject) for each in everything.references.choices if each.scope != "everyone"}
        is_one = ~rows["series"].isin([name for scope, name in said if scope == "series"])
        is_one &= ~rows["stakeholder_group"].isin([name for scope, name in said if scope == "stakeholder_group"])
    else:
        is_one = rows[scope].eq(subject)
    ids = rows.loc[is_one, "conversation_id"].tolist()
    return room_people(everything.room[everything.room["conversation_id"].isin(ids)], conversations_of(everything, ids))


def _row(everything: Everything, scope: Scope, subject: str) -> None:
    references = everything.references
    has_others = any(each.scope != "everyone" for each in references.choices)
    choice = _said(references, scope, subject)
    names = [each.name for each in references.communities]
    nothing = AS_EVERYONE if subject else BEST_FIT
    key = f"references.choice.{scope}.{subject}"
    options = ["", *names]
    st.session_state[key] = choice.community
    left, middle, right = st.columns([2, 3, 3], gap="medium", vertical_alignment="center")
    left.markdown(f"**{literal(subject_name(scope, subject, has_others))}**")
    middle.selectbox(
        f"{subject_name(scope, subject, has_others)} measured against",
        options,
        format_func=lambda name: name or nothing,
        key=key,
        label_visibility="collapsed",
        on_change=_choose,
        args=(scope, subject, key, references),
    )
    if choice.community:
        right.caption(literal(fit_words(everything, choice)))


def _said(references: References, scope: Scope, subject: str) -> Choice:
    found = (each for each in references.choices if (each.scope, each.subject) == (scope, subject))
    return next(found, Choice(scope, subject, ""))


def _added(open_subjects: list[tuple[Scope, str]]) -> tuple[Scope, str] | None:
    """The series or group for which staff are about to choose."""
    if not open_subjects:
        return None
    key = "references.add"
    if st.session_state.get(key) not in open_subjects:
        st.session_state[key] = None
    picked = st.selectbox(
        "Choose for a series or an invited group",
        open_subjects,
        format_func=lambda each: subject_name(*each),
        key=key,
        placeholder="Which one?",
    )
    return cast("tuple[Scope, str] | None", picked)


def _choose(scope: Scope, subject: str, key: str, references: References) -> None:
    require("staff")
    name = str(st.session_state[key] or "")
    known = {each.name: each for each in references.communities}
    if name and name not in known:
        return
    choose_community(cached_engine(), scope, subject, known[name].names[0] if name else "", who())
    there = name or (AS_EVERYONE.lower() if subject else BEST_FIT.lower())
    current_session().notice = Notice(f"{subject_name(scope, subject)}: {there}.")
