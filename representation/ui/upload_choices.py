"""What staff can say about one table of an upload: its kind, its conversation, its header row, its columns, its answers."""

import pandas as pd
import streamlit as st

from data_models.raw import RawTable
from data_models.response import Kind
from data_models.vocabularies import dimension_nouns, group_labels
from representation.intake.checked import CheckedTable
from representation.intake.columns import COLUMNS, column_matches
from representation.ui.parts import plural
from representation.ui.text import literal
from representation.ui.upload_words import KINDS

NOT_USED = "Not used"
MISSING_CHOICE = "Leave as not answered"
ROWS_TO_CHOOSE_FROM = 20
"""Rows among which the header row is looked for."""
ANSWERS_SHOWN = 60
"""Answers that can be placed in one card, the most frequent first; a longer list is better mended in the file."""
LONGEST = 60
"""Characters of a cell that stand in a list of choices."""


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


def conversation_choice(titles: list[str], key: str) -> str | None:
    """Let staff say which conversation a file is about that does not say so itself."""
    chosen = st.selectbox(
        "Which conversation is this about?",
        titles,
        index=None,
        placeholder="As the file says. Choose, or type a new title",
        accept_new_options=True,
        key=f"{key}.conversation",
        help="For a file about one conversation that does not name it. Rows that name their conversation keep it.",
    )
    return chosen.strip() if chosen and chosen.strip() else None


def header_choice(raw: RawTable, recognised: int | None, key: str) -> int:
    """Let staff say which row holds the headers; gives the index of the row."""
    shown = range(min(len(raw), ROWS_TO_CHOOSE_FROM))
    return st.selectbox(
        "Which row holds the headers?",
        shown,
        index=min(likely_header(raw) if recognised is None else recognised, len(shown) - 1),
        format_func=lambda i: f"Row {raw.row_numbers[i]}: {_short(', '.join(cell.strip() for cell in raw.row(i) if cell.strip()))}",
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
    frame = pd.DataFrame([[*row, *[""] * (width - len(row))] for row in rows], columns=[_letters(i) for i in range(width)])
    frame.insert(0, "Row", raw.row_numbers[: len(rows)])
    return frame


def _letters(position: int) -> str:
    """The name of a spreadsheet's column.

    >>> _letters(0), _letters(25), _letters(26)
    ('A', 'Z', 'AA')
    """
    return (_letters(position // 26 - 1) if position >= 26 else "") + chr(ord("A") + position % 26)


def columns_under(raw: RawTable, header: int, is_schedule: bool) -> tuple[tuple[int, str, str | None], ...]:
    """The columns under a header row, with what each is taken for."""
    headers = tuple(str(cell) for cell in raw.cells.iloc[header])
    return tuple((match.position, match.header, match.column) for match in column_matches(headers, is_schedule))


def column_choices(columns: tuple[tuple[int, str, str | None], ...], key: str) -> dict[int, str | None]:
    """Let staff correct which column is what; gives only what they changed."""
    before = [COLUMNS.get(column or "", NOT_USED) for _, _, column in columns]
    frame = pd.DataFrame(
        {
            "Column in the file": [" ".join(header.split()) or f"(column {_letters(position - 1)})" for position, header, _ in columns],
            "Used as": before,
        }
    )
    st.caption("Wrong column? Change it under “Used as”: double-click the cell, or press Enter on it.")
    edited = st.data_editor(
        frame,
        hide_index=True,
        disabled=["Column in the file"],
        column_config={
            "Column in the file": st.column_config.TextColumn(width=150),
            "Used as": st.column_config.SelectboxColumn(options=[NOT_USED, *COLUMNS.values()], required=True, width=150),
        },
        key=f"{key}.columns",
        width="stretch",
        height="content" if len(frame) <= 12 else 420,
    )
    names = {label: column for column, label in COLUMNS.items()}
    pairs = zip(columns, before, edited["Used as"], strict=True)
    return {position: names.get(label) for (position, _, _), old, label in pairs if label != old}


def answer_choices(answers: dict[tuple[str, str], int], key: str) -> dict[tuple[str, str], str]:
    """Let staff place answers that the vocabularies do not know; gives only what they placed."""
    if not answers:
        return {}
    placed: dict[tuple[str, str], str] = {}
    named = ", ".join(f"“{_short(answer, 24)}”" for _, answer in list(answers)[:3]) + (", …" if len(answers) > 3 else "")
    label = f"{plural(len(answers), 'answer has', 'answers have')} no place yet: {named}"
    with st.expander(literal(label), icon=":material/help:", type="compact"):
        st.caption("Say what each counts as. What has no place counts as not answered; the row is used all the same.")
        for (dimension, answer), count in list(answers.items())[:ANSWERS_SHOWN]:
            options: dict[str, str] = {"": MISSING_CHOICE, **group_labels(dimension)}
            code = st.selectbox(
                literal(f"“{_short(answer)}” ({dimension_nouns()[dimension]}, {plural(count, 'row', 'rows')})"),
                list(options),
                format_func=options.__getitem__,
                key=f"{key}.answer.{dimension}.{answer}",
            )
            if code:
                placed[dimension, answer] = code
        if len(answers) > ANSWERS_SHOWN:
            st.caption(f"{len(answers) - ANSWERS_SHOWN:,} rarer answers count as not answered. They are in the list of rows to fix.")
    return placed


def _short(text: str, longest: int = LONGEST) -> str:
    """A text cut to some characters.

    >>> _short("abcdef", 4)
    'abc…'
    """
    return text if len(text) <= longest else text[: longest - 1] + "…"
