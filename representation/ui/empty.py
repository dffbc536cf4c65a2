"""What a page shows while there is nothing to compare: why, and the way out."""

import streamlit as st

from representation.comparing import Unit
from representation.ui.access import may
from representation.ui.sample import sample_button, sample_notice
from representation.ui.session import current_session
from representation.ui.view import Everything, View, current_everything, current_view

ADD_DATA = "pages/add_data.py"
FILTER_KEYS: dict[str, list[str] | None] = {"series": [], "conversation": [], "group": [], "from": None, "to": None, "one_series": None}
"""Key of each filter → its value when nothing is chosen."""


def begin() -> None:
    """Go on where something was added, with a notice where it is the sample; else offer the two ways to begin and stop the page."""
    if is_nothing(current_everything()):
        first_minute()
        st.stop()
    sample_notice()


def ready_view(unit: Unit = "people") -> View:
    """The view of the page, once somebody is in it; else say what is missing and stop the page.

    Without community figures the page goes on, below a notice: who came can be shown, gaps cannot.
    """
    with st.spinner("Comparing the room with the community …"):
        view = current_view(unit)
    if not view.has_people:
        explain_nobody(view)
        st.stop()
    if view.everything.community.empty:
        no_community()
    return view


def is_nothing(everything: Everything) -> bool:
    """Whether nothing has been added yet."""
    return bool(everything.room.empty and everything.conversations.empty and everything.community.empty)


def first_minute() -> None:
    """Offer the two ways to begin: the sample district, or files of one's own."""
    if not may("staff"):
        st.info("Nothing has been added yet. Staff can add the first conversations.", icon=":material/hourglass_empty:")
        return
    st.header("Nothing has been added yet. Begin with one of these.", anchor=False)
    left, right = st.columns(2)
    with left.container(border=True, height="stretch"):
        st.markdown("**See how it works**")
        st.write("A fictional district with two school years of conversations. It can be removed with one click.")
        sample_button()
    with right.container(border=True, height="stretch"):
        st.markdown("**Start with your own**")
        st.write("Registrations, sign-in lists, exit surveys and community figures, as your tools export them: Excel or CSV.")
        st.page_link(ADD_DATA, label="Add your own files", icon=":material/upload_file:")


def explain_nobody(view: View) -> None:
    """Say why nobody is in view: nobody was added, nobody is marked as there, or the filters leave nobody."""
    everything = view.everything
    if everything.room["is_attended"].any():
        st.info("Nobody attended the conversations chosen here.", icon=":material/filter_alt_off:")
        if not view.filters.is_everything:
            st.button("Show all conversations", on_click=clear_filters, type="primary", key="empty.clear")
    elif everything.room.empty:
        st.info("The community’s figures are here. Still missing is who came: add registrations, sign-in lists or exit surveys.")
        link_to_files("Add conversations")
    else:
        st.info("People registered, but nobody is marked as having come. Add a sign-in list, an attendance report or an exit survey.")
        link_to_files("Add who came")


def no_community() -> None:
    """Say that there is nothing to compare with yet."""
    st.info(
        "There are no community figures yet, so nobody can be compared with who lives here. "
        "Census downloads, an enrollment file or a plain table will do.",
        icon=":material/location_city:",
    )
    link_to_files("Add community figures")


def link_to_files(label: str) -> None:
    """Lead staff to the page that takes files; nobody else can add any."""
    if may("staff"):
        st.page_link(ADD_DATA, label=label, icon=":material/upload_file:")


def clear_filters() -> None:
    """Choose nothing in any filter, so that every conversation is in view, here and on the next page."""
    current_session().filters = {}
    for key, nothing in FILTER_KEYS.items():
        if key in st.session_state:
            st.session_state[key] = nothing
