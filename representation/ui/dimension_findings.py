"""What each dimension shows, and who answered, in sentences."""

from math import isnan

import pandas as pd
import streamlit as st

from representation.charts.coverage_bars import coverage_bars, coverage_bars_alt
from representation.ui.gap_table import NOTHING
from representation.ui.numbers import Numbers
from representation.ui.parts import current_theme, show_chart
from representation.ui.slices import KEY
from representation.ui.text import literal
from representation.wording import answered_share, dimension_finding, dimension_noun, dimension_title
from representation.wording.numbers import listing
from representation.wording.rows import Row, number

MATCH_HELP = (
    "The match score is 100 where the room mirrors the community. A room of this size drawn by lot would score within the range "
    "given for luck; a score below it is a real difference."
)


def dimension_findings(main: Numbers) -> None:
    """One finding per dimension, with its match score beside what luck alone would give."""
    st.subheader("Question by question", anchor=False, help=MATCH_HELP)
    for row in main.summaries.to_dict("records"):
        rows = main.gaps[(main.gaps[KEY] == [row[name] for name in KEY]).all(axis=1)]
        name, match = literal(dimension_title(str(row["dimension"]))), literal(match_words(row))
        st.markdown(f"**{name}** · :small[{match}]  \n{literal(dimension_finding(rows, row))}")


def match_words(summary: Row) -> str:
    """The match score in a few words.

    >>> match_words({"match_score": 84.06, "match_low": 91.98, "match_high": 98.24})
    'match 84 (luck: 92–98)'
    """
    score, low, high = (number(summary, f"match_{name}") for name in ("score", "low", "high"))
    if isnan(score):
        return "match score not shown"
    return f"match {score:.0f}" + ("" if isnan(low) else f" (luck: {low:.0f}–{high:.0f})")


def who_answered(main: Numbers, key: str) -> None:
    """Coverage: one quiet line, and a chart for whoever opens it."""
    label = f"Who answered: {answered_line(main.summaries)}"
    with st.expander(literal(label), key=f"{key}.answered", on_change="rerun", type="compact") as opened:
        if opened.open:
            figure = coverage_bars(main.summaries, theme=current_theme())
            show_chart(figure, coverage_bars_alt(main.summaries), coverage_table(main.summaries), f"{key}.coverage")


def answered_line(summaries: pd.DataFrame) -> str:
    """The share who answered each question, the lowest first."""
    lowest = summaries.sort_values("coverage_share", kind="stable", na_position="last")
    return ", ".join(f"{dimension_noun(str(row['dimension']))} {answered_share(row)}" for row in lowest.to_dict("records"))


def coverage_table(summaries: pd.DataFrame) -> pd.DataFrame:
    """Who answered each question, in readable columns."""
    return pd.DataFrame(
        {
            "Question": [dimension_title(name) for name in summaries["dimension"]],
            "Attended": [f"{count:,.0f}" if count == count else NOTHING for count in summaries["attended_count"]],
            "Answered": list(summaries["answered_text"]),
            "Share": [answered_share(row) for row in summaries.to_dict("records")],
        }
    )


def not_asked(numbers: Numbers, asked: Numbers) -> str:
    """Which dimensions have a community figure and no answer; "" where there is none."""
    names = [name for name in dict.fromkeys(numbers.summaries["dimension"]) if name not in set(asked.summaries["dimension"])]
    if not names:
        return ""
    return f"Nobody’s answer was recorded about {listing([dimension_noun(name) for name in names])}, so nothing can be compared there."
