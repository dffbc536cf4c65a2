"""Imports: what was added, what was found in it, and the forms that are known."""

import streamlit as st

from representation.ui.access import guard
from representation.ui.import_details import import_details
from representation.ui.imports_list import pick_import, show_imports, shown_imports
from representation.ui.off_schedule import off_schedule
from representation.ui.recipes_list import recipes_section
from representation.ui.sample import sample_notice
from representation.ui.upload_notes import show_notice

st.title("Imports", anchor=False)
guard("staff")
st.caption("What has been added, by whom, and what was found in it?")
sample_notice()
show_notice()

section = st.radio("Show", ["Imports", "Recipes"], horizontal=True, key="imports.section", label_visibility="collapsed")
if section == "Recipes":
    recipes_section()
    st.stop()

imports = shown_imports()
if not imports:
    st.write("Nothing has been added yet.")
    st.page_link("pages/add_data.py", label="Add data", icon=":material/upload_file:")
    st.stop()
off_schedule()
show_imports(imports)
st.header("Look at one import", anchor=False)
if (chosen := pick_import(imports)) is not None:
    with st.container(border=True):
        import_details(chosen)
