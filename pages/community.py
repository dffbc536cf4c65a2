"""Community: the figures that the room is compared with."""

import streamlit as st

from representation.ui.access import guard, may
from representation.ui.community_tables import community_list, figures_table
from representation.ui.view import current_everything

st.title("Community")
guard("viewer")
st.caption("Who lives here: the figures that the people in the room are compared with, and where they come from.")
community = current_everything().community
if community.empty:
    st.info("There are no community figures yet. Download B03002, C16001, B19001, B15003, B01001 and B01003 from data.census.gov, or use "
            "your enrollment workbook or a table with the columns dimension, group, people.", icon=":material/location_city:")  # fmt: skip
    if may("staff"):
        st.page_link("pages/add_data.py", label="Add community figures", icon=":material/upload_file:")
    st.stop()

st.dataframe(community_list(community), hide_index=True, width="stretch", alt="Reference communities, one row per dimension")
first = community.drop_duplicates(["dimension", "community"])
choices = list(zip(first["dimension"], first["community"], strict=True))
names = dict(zip(choices, community_list(community)["Dimension"] + " · " + community_list(community)["Community"], strict=True))
chosen = st.selectbox("Show the figures of", choices, format_func=names.__getitem__, key="community.chosen")
st.dataframe(figures_table(community, *chosen), hide_index=True, width="stretch", alt=f"Figures of {names[chosen]}")
st.caption("± is the 90% margin of error of a survey figure. A figure that the publisher withheld is not zero.")
