"""What came from the Census, told in a few words and saved on a click."""

import pandas as pd
import streamlit as st

from representation.community.census_api.fetching import fetched_tables
from representation.community.census_api.wanted import WantedTable, vintage_label
from representation.importing import saved
from representation.store.errors import FileAlreadyImported, FileGivenTwice, StoreUnavailable
from representation.ui.access import require, who
from representation.ui.census_reading import amount, counts_of, findings_lines, headline, problem_lines, review_of
from representation.ui.census_session import CensusSession, Result, kept_answers, now
from representation.ui.community_tables import figures_of, figures_table, sources
from representation.ui.parts import plural, show_table
from representation.ui.progress import working
from representation.ui.session import Notice, current_session
from representation.ui.store import cached_engine, current_key
from representation.ui.text import literal


def fetch(session: CensusSession, wanted: tuple[WantedTable, ...], anew: bool) -> None:
    """Fetch tables with a bar that says how far it is; the session keeps what came.

    Raises
    ------
    NotAllowed
        If who asks is not staff.
    """
    require("staff")
    with working() as step:
        fetched = fetched_tables(session.connect, kept_answers(), wanted, now(), step, anew)
        step(1.0, "Checking the figures")
        session.result = Result(wanted, tuple(fetched), review_of(fetched, current_key()))
    st.rerun()


def show_result(session: CensusSession, result: Result) -> None:
    """Say what came in a few words, show its figures, and offer to save them."""
    counts = counts_of(result.review)
    for message in problem_lines(result.fetched):
        st.warning(literal(message), icon=":material/info:")
    if counts.empty:
        return
    st.markdown(f"**{literal(headline(result.wanted[0], counts))}**")
    show_table(summary_table(counts))
    st.caption("± is the 90% margin of error.")
    for message in findings_lines(result.review):
        st.caption(literal(message))
    with st.expander("Look at the figures", type="compact", key="census.figures"):
        source = st.selectbox("Question", sources(counts), format_func=lambda each: each.label, key="census.source")
        show_table(figures_table(counts, source), width="content")
    if st.button("Save these figures", type="primary", icon=":material/save:", key="census.save"):
        save(session, result)


def save(session: CensusSession, result: Result) -> None:
    """Save all of it or nothing, in the place of former imports of the same answers.

    Raises
    ------
    NotAllowed
        If who asks is not staff.
    """
    require("staff")
    try:
        numbers = saved(cached_engine(), result.review, who(), replace=True, without_sample=True)
    except (FileAlreadyImported, FileGivenTwice, StoreUnavailable) as refused:
        st.error(literal(str(refused)))
        return
    wanted = result.wanted[0]
    name = result.fetched[0].community or wanted.area.name
    words = (
        f"Saved {plural(len(numbers), 'table', 'tables')} about {name}, {vintage_label(wanted.year)}. "
        "They are on the page Imports, where they can be undone."
    )
    current_session().notice = Notice(words, is_saved=True)
    session.result, session.is_open = None, False
    st.rerun()


def summary_table(counts: pd.DataFrame) -> pd.DataFrame:
    """One row per question: how many of whom it counts, in how many groups, and what is withheld."""
    rows = [(source, figures_of(counts, source)) for source in sources(counts)]
    return pd.DataFrame(
        {
            "Question": [source.label for source, _ in rows],
            "Counts": [_counted(part.iloc[0]) for _, part in rows],
            "Groups": [_groups(part) for _, part in rows],
        }
    )


def _counted(row: pd.Series) -> str:
    total = "" if pd.isna(row["total_count"]) else f"{amount(float(row['total_count']), float(row['total_margin']))} "
    return f"{total}{str(row['universe']).removeprefix('all ')}"


def _groups(part: pd.DataFrame) -> str:
    hidden = int(part["is_suppressed"].sum())
    return f"{len(part)}, {hidden} of them withheld" if hidden else str(len(part))
