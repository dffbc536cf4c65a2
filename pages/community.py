"""Community: the figures that the room is compared with."""

import streamlit as st

from representation.ui.access import guard, may
from representation.ui.census_section import census_section
from representation.ui.community_tables import (
    Source,
    about_line,
    community_list,
    figures_note,
    figures_table,
    fit_lines,
    fitted_here,
    sources,
)
from representation.ui.empty import link_to_files
from representation.ui.parts import show_table
from representation.ui.references import communities_section
from representation.ui.references_choices import choices_section
from representation.ui.references_notes import all_concerns
from representation.ui.sample import sample_notice
from representation.ui.text import literal
from representation.ui.upload_notes import show_notice
from representation.ui.view import current_everything

st.title("Community")
guard("viewer")
st.caption("Who lives here: the figures that the people in the room are compared with.")
sample_notice()
show_notice()
everything = current_everything()
if everything.community.empty:
    st.info("There are no community figures yet, so nobody can be compared with who lives here.", icon=":material/location_city:")
    if may("staff"):
        st.write("Tables B03002, C16001, B19001, B15003, B01001 and B01003 from data.census.gov, your enrollment file, "
                 "or a table with the columns dimension, group, people will do.")  # fmt: skip
        link_to_files("Add community figures")
    census_section(is_first=True)
    st.stop()

all_concerns(everything)
communities_section(everything)
if len(everything.references.communities) > 1:
    choices_section(everything)


def named(source: Source) -> str:
    """How a source is called in the list of choices."""
    return f"{source.label} · {source.community}"


st.header("The figures", anchor=False)
community = fitted_here(everything)
show_table(community_list(community))
st.caption(fit_lines(community))
source = st.selectbox("Question and community", sources(community), format_func=named, key="community.chosen")
st.write(literal(about_line(community, source)))
show_table(figures_table(community, source), width="content")
st.caption(literal(figures_note(community, source)))
link_to_files("Add community figures")
census_section()
