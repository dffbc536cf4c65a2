"""The reference communities: what they are called, and whom they describe."""

import pandas as pd
import streamlit as st

from data_models.reference import DESCRIBES, Describes, ReferenceCommunity, SaidCommunity
from representation.store.references import last_said, load_said, say_community, take_last_back
from representation.ui.access import may, require, who
from representation.ui.imports_list import day
from representation.ui.parts import show_table
from representation.ui.session import Notice, current_session
from representation.ui.store import cached_engine
from representation.ui.text import literal
from representation.ui.view import Everything
from representation.wording import dimension_noun
from representation.wording.numbers import listing
from representation.wording.references import BEST_FIT

LONGEST_NAME = 120


def communities_section(everything: Everything) -> None:
    """The communities with whom they describe; staff can change both."""
    show_table(communities_table(everything))
    if may("staff"):
        with st.expander("Rename a community, or say whom it describes", icon=":material/edit:", type="compact", key="references.edit"):
            _editor(everything)


def communities_table(everything: Everything) -> pd.DataFrame:
    """One row per community in readable columns."""
    figures, communities = everything.community, everything.references.communities
    rows = [figures[figures["community"].eq(each.name)] for each in communities]
    return pd.DataFrame(
        {
            "Community": [each.name for each in communities],
            "Describes": [describes_words(each) for each in communities],
            "Figures on": [listing([dimension_noun(name) for name in dict.fromkeys(part["dimension"])]) for part in rows],
        }
    )


def describes_words(community: ReferenceCommunity) -> str:
    """Whom a community describes.

    >>> describes_words(ReferenceCommunity("Lincoln", "zone", "Lincoln Elementary"))
    'Residents of a school’s zone: Lincoln Elementary'
    """
    return DESCRIBES[community.describes] + (f": {community.zone}" if community.zone else "")


def _editor(everything: Everything) -> None:
    """Name, whom it describes and, for a zone, the school of one community."""
    communities = {each.name: each for each in everything.references.communities}
    picked = st.selectbox("Community", list(communities), key="references.community")
    if picked not in communities:
        return
    former = communities[picked]
    name = st.text_input("What it is called", former.name, max_chars=LONGEST_NAME, key=f"references.name.{former.name}").strip()
    kinds = list(DESCRIBES)
    whom = st.selectbox(
        "Whom it describes",
        kinds,
        index=kinds.index(former.describes),
        format_func=DESCRIBES.__getitem__,
        key=f"references.describes.{former.name}",
    )
    zone = ""
    if whom == "zone":
        zone = st.text_input("Which school", former.zone, max_chars=LONGEST_NAME, key=f"references.zone.{former.name}").strip()
    trouble = refused(name, whom, zone, former, everything)
    if trouble:
        st.warning(literal(trouble), icon=":material/error:")
    st.button(
        "Save",
        type="primary",
        icon=":material/save:",
        disabled=bool(trouble) or (name, whom, zone) == (former.name, former.describes, former.zone),
        key="references.save",
        on_click=save_community,
        args=(former, name, whom, zone),
    )


def refused(name: str, describes: Describes, zone: str, former: ReferenceCommunity, everything: Everything) -> str:
    """Why a community cannot be called or described so, in words; "" where it can."""
    others = [each for each in everything.references.communities if each.name != former.name]
    if not name:
        return "Give the community a name."
    if any(name.casefold() in (each.name.casefold(), *(known.casefold() for known in each.names)) for each in others):
        return f"There is already a community called “{name}”. Choose another name."
    if describes == "zone" and not zone:
        return "Write which school’s zone it is."
    return ""


def save_community(former: ReferenceCommunity, name: str, describes: Describes, zone: str) -> None:
    """Keep what staff said about a community.

    Raises
    ------
    NotAllowed
        If who asks is not staff.
    """
    require("staff")
    say_community(cached_engine(), former.names, name, describes, zone, who())
    current_session().notice = Notice(f"Saved: “{name}” describes {describes_words(ReferenceCommunity(name, describes, zone))}.")


def last_change() -> None:
    """Who said the last thing about communities, and a button that takes it back."""
    said = last_said(cached_engine())
    if said is None:
        return
    names = {each.community: each.name for each in load_said(cached_engine()).communities}
    if isinstance(said, SaidCommunity):
        what = f"“{said.name}” describes {DESCRIBES[said.describes]}"
    else:
        against = names.get(said.community, said.community) or ("as everyone else" if said.subject else BEST_FIT.lower())
        what = f"{said.subject or 'Everyone else'}: {against}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(literal(f"Last change: {what}, by {said.saved_by}, {day(said.saved_at)}."), width="content")
        st.button("Take it back", type="tertiary", icon=":material/undo:", key="references.undo", on_click=_take_back)


def _take_back() -> None:
    require("staff")
    said = last_said(cached_engine())
    done = said is not None and take_last_back(cached_engine(), said)
    current_session().notice = Notice("The last change was taken back." if done else "Somebody else changed it meanwhile.", not done)
