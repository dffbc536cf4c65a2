"""In the Room: the pages in order, and who may see them."""

import streamlit as st

from representation.ui.access import may

st.set_page_config(page_title="In the Room", page_icon="static/icon.png", layout="wide")
st.logo("static/logo.svg", size="large")

OVERVIEW = st.Page("pages/overview.py", title="Overview", icon=":material/groups:", default=True)
GAPS = st.Page("pages/gaps.py", title="Gaps", icon=":material/compare_arrows:")
MAP = st.Page("pages/map.py", title="Map", icon=":material/map:")
RECRUIT = st.Page("pages/where_to_recruit_next.py", title="Where to recruit next", icon=":material/person_add:")
ADD_DATA = st.Page("pages/add_data.py", title="Add data", icon=":material/upload_file:")
IMPORTS = st.Page("pages/imports.py", title="Imports", icon=":material/history:")
COMMUNITY = st.Page("pages/community.py", title="Community", icon=":material/location_city:")
METHOD = st.Page("pages/method.py", title="Method", icon=":material/functions:")

pages = {
    "See": [OVERVIEW, GAPS, MAP, RECRUIT],
    "Bring in": [ADD_DATA, IMPORTS, COMMUNITY] if may("staff") else [COMMUNITY],
    "Understand": [METHOD],
}
st.navigation(pages).run()
