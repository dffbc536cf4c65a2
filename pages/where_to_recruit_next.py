"""Where to recruit next: which groups to invite, and from where."""

import streamlit as st

from representation.charts.zip_shortfall_bars import zip_shortfall_bars, zip_shortfall_bars_alt
from representation.recruiting.targets import METHOD, recruiting_order, zip_shortfalls
from representation.ui.access import guard
from representation.ui.empty import begin, ready_view
from representation.ui.numbers import numbers
from representation.ui.parts import current_theme, next_steps, rests_on, show_chart
from representation.ui.recruiting import MOST_ZIPS, first_sentence, targets_list, zip_table
from representation.ui.references_notes import community_notes
from representation.ui.text import literal

st.title("Where to recruit next", anchor=False)
st.caption("Whom should we invite to the next conversations, and from where?")
guard("viewer")
begin()
view = ready_view()
if view.everything.community.empty:
    st.stop()
main = numbers(view).asked().main()
targets, zips = recruiting_order(main.gaps), zip_shortfalls(main.gaps)
units = dict(zip(main.summaries["dimension"], main.summaries["unit"], strict=True))

st.header(literal(first_sentence(targets, main.gaps, units)), anchor=False)
st.caption("A plan for outreach, never a quota: everyone who wants to come is welcome.")
left, right = st.columns([11, 9], gap="large")
with left:
    st.subheader("Groups to invite", anchor=False)
    targets_list(targets, units)
with right:
    st.subheader("ZIP codes to reach", anchor=False)
    if zips.empty:
        st.write("No ZIP code can be shown to fall short of its share: none does, none is known, or the counts are small and not shown.")
    else:
        nearest = zips.head(MOST_ZIPS)
        figure = zip_shortfall_bars(nearest, theme=current_theme())
        show_chart(figure, zip_shortfall_bars_alt(nearest), zip_table(zips), "where_to_recruit_next.zips")
st.caption(literal(METHOD))
st.caption(literal(rests_on(view, main)))
community_notes(view, main)
next_steps({"pages/gaps.py": "See the gaps behind this"})
