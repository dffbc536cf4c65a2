"""Which column of a table is used as what, and why; staff confirm or correct it."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from data_models.raw import RawTable
from representation.answers.close_spelling import Suggestion
from representation.intake.checked import CheckedTable
from representation.intake.columns import COLUMNS, ColumnMatch, column_matches
from representation.ui.suggestions import suggested_use
from representation.ui.text import literal
from representation.ui.upload_answers import cut
from representation.ui.upload_words import EXPORTERS

NOT_USED = "Not used"
TALLEST = 12
"""Columns up to which the list is as high as it needs; a longer one scrolls."""
ROWS_LOOKED_AT = 50
"""Rows among which the examples of a column are looked for."""
EXAMPLES = 3
"""Different cells shown of each column."""

USES = {column: label.partition(" (")[0] for column, label in COLUMNS.items()}
"""What staff choose from; what is not kept of a column is said beside it."""

Columns = Sequence[tuple[int, str, str | None]]
"""(position, header, what it is used as) of each column."""


def columns_under(raw: RawTable, header: int, is_schedule: bool) -> Columns:
    """The columns under a header row, with what each is taken for."""
    headers = tuple(str(cell) for cell in raw.cells.iloc[header])
    return tuple((match.position, match.header, match.column) for match in column_matches(headers, is_schedule))


def reasons(table: CheckedTable, columns: Columns, now: Mapping[int, str | None], before: Mapping[int, str | None]) -> list[str]:
    """Why each column is used as it is, or is not: staff said so `now`, or `before` for the same form; else its header, or the tool."""
    said = {**dict.fromkeys(before, "As you confirmed before"), **dict.fromkeys(now, "You said so")}
    matches = column_matches(tuple(header for _, header, _ in columns), table.kind == "conversations")
    told = [
        said.get(position) or _why(match, column if column in COLUMNS else None, table.exporter or "")
        for match, (position, _, column) in zip(matches, columns, strict=True)
    ]
    return [f"{each}{_what_becomes_of_it(column)}" for each, (_, _, column) in zip(told, columns, strict=True)]


def _why(match: ColumnMatch, column: str | None, exporter: str) -> str:
    """The reason of a header's match where it stands; else that the tool is known to write such a column."""
    if column is None and match.column is not None:
        return f"{EXPORTERS.get(exporter, 'The tool')} fills it in by itself"
    if match.column == column:
        return match.reason[:1].upper() + match.reason[1:]
    return f"As {EXPORTERS[exporter]} writes it" if exporter in EXPORTERS else "Told by what stands in it"


def _what_becomes_of_it(column: str | None) -> str:
    """What a column is used for and that it is not kept, where there is something to say.

    >>> _what_becomes_of_it("name"), _what_becomes_of_it("zip")
    (' (recognizes the person, is not kept)', '')
    """
    _, opened, rest = COLUMNS.get(column or "", "").partition(" (")
    return f"{opened}{rest}"


def close_columns(columns: Columns, key: str) -> dict[int, str | None]:
    """Ask about columns whose header is close to one that we know; gives those that staff confirmed."""
    found = {position: (header, near) for position, header, column in columns if column is None and (near := suggested_use(header))}
    if not found:
        return {}
    st.markdown("**Is this what these columns are?** They are not used unless you say so.")
    return {
        position: near.code
        for position, (header, near) in found.items()
        if st.checkbox(literal(close_line(header, near)), key=f"{key}.close.{position}")
    }


def close_line(header: str, near: Suggestion) -> str:
    """What a column probably holds, and why.

    >>> close_line("Hosehold income", Suggestion("income", "household income", 0.94))
    '“Hosehold income” → Household income, because it is almost “household income”'
    """
    return f"“{cut(' '.join(header.split()))}” → {USES[near.code]}, because {near.reason or f'it is almost “{near.known}”'}"


def examples(raw: RawTable, first: int, columns: Columns) -> list[str]:
    """What stands in each column: its first different cells from row `first` on, for the eyes of who uploads them.

    >>> raw = RawTable.of_rows("a.csv", None, (("Who", "Q7"), ("Ana", "yes"), ("Bo", "yes"), ("", "no")), (1, 2, 3, 4))
    >>> examples(raw, 1, [(1, "Who", "name"), (2, "Q7", None)])
    ['Ana, Bo', 'yes, no']
    """
    rows = raw.cells.iloc[first : first + ROWS_LOOKED_AT]
    shown = []
    for position, _, _ in columns:
        cells = dict.fromkeys(" ".join(str(cell).split()) for cell in rows[position])
        shown.append(", ".join(cut(cell, 24) for cell in [cell for cell in cells if cell][:EXAMPLES]))
    return shown


def column_choices(columns: Columns, why_each: Sequence[str], cells: Sequence[str], key: str) -> dict[int, str | None]:
    """Let staff say or correct which column is what; gives only what they changed.

    Parameters
    ----------
    cells
        What stands in each column, as `examples` says it.
    """
    before = [USES.get(column or "", NOT_USED) for _, _, column in columns]
    frame = pd.DataFrame(
        {
            "Column in the file": [" ".join(header.split()) or f"(column {letters(position - 1)})" for position, header, _ in columns],
            "Used as": before,
            "What stands in it": list(cells),
            "Why": list(why_each),
        }
    )
    ask = "Wrong column? Change it" if any(column in COLUMNS for _, _, column in columns) else "Say what each column is"
    st.caption(f"{ask} under “Used as”: double-click the cell, or press Enter on it. Only you see what stands in the columns.")
    edited = st.data_editor(
        frame,
        hide_index=True,
        disabled=["Column in the file", "What stands in it", "Why"],
        column_config={
            "Column in the file": st.column_config.TextColumn(width=190),
            "Used as": st.column_config.SelectboxColumn(options=[NOT_USED, *USES.values()], required=True, width=170),
            "What stands in it": st.column_config.TextColumn(width=180),
            "Why": st.column_config.TextColumn(width=230),
        },
        key=f"{key}.columns",
        width="stretch",
        height="content" if len(frame) <= TALLEST else 460,
    )
    names = {label: column for column, label in USES.items()}
    pairs = zip(columns, before, edited["Used as"], strict=True)
    return {position: names.get(label) for (position, _, _), old, label in pairs if label != old}


def letters(position: int) -> str:
    """The name of a spreadsheet's column.

    >>> letters(0), letters(25), letters(26)
    ('A', 'Z', 'AA')
    """
    return (letters(position // 26 - 1) if position >= 26 else "") + chr(ord("A") + position % 26)
