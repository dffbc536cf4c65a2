"""What staff can say about one table of an upload as a whole: its kind, its conversation, its header row."""

import pandas as pd
import streamlit as st

from data_models.raw import RawTable
from data_models.response import Kind
from representation.intake.checked import CheckedTable
from representation.room.schedule import title_key
from representation.ui.text import literal
from representation.ui.upload_answers import cut
from representation.ui.upload_columns import letters
from representation.ui.upload_words import KINDS

ROWS_TO_CHOOSE_FROM = 20
"""Rows among which the header row is looked for."""


def kind_choice(table: CheckedTable, key: str) -> Kind | None:
    """Let staff say what the table is; None keeps what was recognised.

    Community figures are known by their layout, so that no other table can be called so.
    """
    kinds: list[Kind] = [kind for kind in KINDS if kind != "community" or table.kind == "community"]
    options: list[Kind | None] = [*kinds] if table.kind else [None, *kinds]
    chosen = st.selectbox(
        "What is this?",
        options,
        index=options.index(table.kind),
        format_func=lambda kind: KINDS[kind] if kind else "Choose, or leave it out",
        key=f"{key}.kind",
    )
    return None if chosen == table.kind else chosen


def conversation_choice(titles: list[str], key: str, is_told: bool) -> str | None:
    """Let staff say which conversation a file is about that does not say so itself.

    Parameters
    ----------
    is_told
        Whether the file may say it: in a column, above the table, or in what the tool calls its event.
    """
    chosen = st.selectbox(
        "Which conversation is this about?",
        titles,
        index=None,
        placeholder=f"{'As the file says. ' if is_told else ''}Choose, or type a new title",
        accept_new_options=True,
        key=f"{key}.conversation",
        help="For a file about one conversation that does not name it. Rows that name their conversation keep it.",
    )
    title = (chosen or "").strip()
    if title and title_key(title) not in {title_key(each) for each in titles}:
        st.caption(f":material/add_circle: {literal(f'“{title}” is none of the conversations known so far: it is added as a new one.')}")
    return title or None


def header_choice(raw: RawTable, recognised: int | None, key: str) -> int:
    """Let staff say which row holds the headers; gives the index of the row."""
    shown = range(min(len(raw), ROWS_TO_CHOOSE_FROM))
    return st.selectbox(
        "Which row holds the headers?",
        shown,
        index=min(likely_header(raw) if recognised is None else recognised, len(shown) - 1),
        format_func=lambda i: f"Row {raw.row_numbers[i]}: {cut(', '.join(cell.strip() for cell in raw.row(i) if cell.strip()))}",
        key=f"{key}.header",
    )


def likely_header(raw: RawTable) -> int:
    """Index of the first row with as many filled cells as any of the first rows.

    >>> likely_header(RawTable.of_rows("a.csv", None, (("Sign-in", ""), ("Who", "Mail"), ("Ana", "a@x.org")), (1, 2, 3)))
    1
    """
    filled = [sum(bool(cell.strip()) for cell in row) for row in raw.head(ROWS_TO_CHOOSE_FROM)]
    return filled.index(max(filled)) if filled else 0


def preview(raw: RawTable) -> pd.DataFrame:
    """The first rows of a table as they stand in the file, for the eyes of who uploads it."""
    rows = raw.head(ROWS_TO_CHOOSE_FROM)
    width = max((len(row) for row in rows), default=0)
    frame = pd.DataFrame([[*row, *[""] * (width - len(row))] for row in rows], columns=[letters(i) for i in range(width)])
    frame.insert(0, "Row", raw.row_numbers[: len(rows)])
    return frame
