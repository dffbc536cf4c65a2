"""Gaps: one dimension of the room beside the community, group by group."""

import streamlit as st

from representation.charts.gap_dumbbell import gap_dumbbell, gap_dumbbell_alt
from representation.ui.access import guard
from representation.ui.dimension_findings import MATCH_HELP, match_words
from representation.ui.empty import begin, ready_view
from representation.ui.gap_table import evidence_table
from representation.ui.group_sentences import explain_statuses, group_sentences
from representation.ui.numbers import numbers
from representation.ui.parts import current_theme, next_steps, rests_on, show_chart
from representation.ui.people_behind import people_behind
from representation.ui.references_notes import community_notes, concern_notes
from representation.ui.slices import NOUNS, pick_slice, pick_unit
from representation.ui.text import literal
from representation.wording import gap_title

st.title("Gaps", anchor=False)
st.caption("How does the room compare with who lives here, group by group?")
guard("viewer")
begin()
dimensions, choices = st.container(), st.container(horizontal=True, gap="medium")
unit = pick_unit(choices)
view = ready_view(unit)
shown = numbers(view, unit).asked()
if shown.summaries.empty:
    st.write("Nobody’s answers were recorded, so there are no groups to show.")
    st.stop()
part = shown.of(pick_slice(shown.summaries, dimensions, choices))
summary = part.summaries.to_dict("records")[0]

st.header(literal(gap_title(part.gaps, summary)), anchor=False)
st.caption(literal(match_words(summary).capitalize()), help=MATCH_HELP)
community_notes(view, part)
show_chart(
    gap_dumbbell(part.gaps, theme=current_theme()), gap_dumbbell_alt(part.gaps), evidence_table(part.gaps, NOUNS[unit]), "gaps.dumbbell"
)
group_sentences(part.gaps)
explain_statuses()
people_behind(part, NOUNS[unit])
concern_notes(view, part.summaries)
st.caption(literal(rests_on(view, part)))
next_steps({"pages/where_to_recruit_next.py": "Where to recruit next", "pages/method.py": "How this is computed"})
