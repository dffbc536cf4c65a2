"""Method: how every number is computed, in the words of the code that computes it."""

import streamlit as st

from representation.disclosure import parts, suppression
from representation.measures.method import method_texts
from representation.measures.settings import Settings
from representation.recruiting import targets
from representation.ui.access import guard
from representation.ui.method import WHO_IS_COUNTED, reasons_table, settings_table, sources_table, statuses_table
from representation.ui.parts import show_table
from representation.ui.sample import sample_notice
from representation.ui.text import literal
from representation.ui.view import current_everything

SETTINGS = Settings()

st.title("Method", anchor=False)
st.caption("How is every number computed, and what may be concluded from it?")
guard("viewer")
sample_notice()
community = current_everything().community

st.header("Who is counted")
st.write(WHO_IS_COUNTED)
st.header("What the statuses mean")
show_table(statuses_table())
st.header("How it is computed")
for title, text in method_texts(SETTINGS):
    st.subheader(title)
    st.write(literal(text))
st.subheader("Whom to invite")
st.write(literal(targets.METHOD))
st.header("Why there may be no verdict")
show_table(reasons_table())
st.header("Privacy")
st.write(literal(suppression.METHOD))
st.write(literal(parts.METHOD))
st.write("Names, e-mails, phone numbers and addresses are used in memory to recognize one person. They are not kept.")
st.header("Settings in force")
show_table(settings_table(SETTINGS))
st.header("Where the community figures come from")
if community.empty:
    st.write("No community figures have been added yet.")
else:
    show_table(sources_table(community))
