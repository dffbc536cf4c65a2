"""Overview: who is missing, in one look."""

import streamlit as st

from representation.charts.gap_bars import gap_bars, gap_bars_alt
from representation.recruiting.targets import largest_gaps
from representation.ui.access import guard
from representation.ui.dimension_findings import dimension_findings, not_asked, who_answered
from representation.ui.empty import begin, ready_view
from representation.ui.gap_table import brief_table
from representation.ui.headline import headline
from representation.ui.numbers import numbers
from representation.ui.parts import current_theme, next_steps, rests_on, show_chart
from representation.ui.references_notes import community_notes
from representation.ui.text import literal

BARS = 6

st.title("Overview", anchor=False)
st.caption("Who lives here, and is missing from the room?")
guard("viewer")
begin()
view = ready_view()
shown = numbers(view)
main = shown.asked().main()

st.header(literal(headline(main.gaps, main.summaries)), anchor=False)
st.caption(literal(rests_on(view, main)))
community_notes(view, main)
left, right = st.columns([11, 9], gap="large")
with left:
    largest = largest_gaps(main.gaps, BARS).sort_values("gap_points", kind="stable")
    if largest.empty:
        st.write("No gap can be shown yet.")
    else:
        st.subheader("Largest gaps", anchor=False)
        show_chart(gap_bars(largest, theme=current_theme()), gap_bars_alt(largest), brief_table(largest), "overview.largest")
    who_answered(main, "overview")
    if unasked := not_asked(shown, main):
        st.caption(literal(unasked))
with right:
    dimension_findings(main)
next_steps({"pages/where_to_recruit_next.py": "Where to recruit next", "pages/gaps.py": "All gaps, group by group"})
