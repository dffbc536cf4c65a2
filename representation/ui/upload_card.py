"""One table of an upload: what it is, which column is what, what could not be placed."""

from collections import Counter
from dataclasses import dataclass

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data_models.response import DIMENSIONS, Kind
from data_models.vocabularies import dimension_labels, dimension_nouns, group_labels
from representation.importing import Correction
from representation.intake.checked import CheckedTable
from representation.intake.columns import COLUMNS
from representation.joining import PEOPLE

KINDS: dict[Kind, str] = {
    "registration": "Registrations",
    "attendance": "Attendance or sign-in list",
    "exit_survey": "Exit survey",
    "conversations": "Schedule of conversations",
    "community": "Community figures",
}
EXPORTERS = {
    "eventbrite": "Eventbrite",
    "google_forms": "Google Forms",
    "microsoft_forms": "Microsoft Forms",
    "sign_in_sheet": "Sign-in sheet",
    "plain": "",
    "census_data": "data.census.gov",
    "enrollment": "Enrollment workbook",
    "plain_community": "",
}
NOT_USED = "Not used"
MISSING_CHOICE = "Leave as not answered"


def table_name(table: CheckedTable) -> str:
    """File and sheet."""
    return table.file if not table.sheet else f"{table.file} · {table.sheet}"


def headline(table: CheckedTable) -> str:
    """What the table is, in a few words."""
    if table.kind is None:
        return "Not recognized"
    maker = EXPORTERS.get(table.exporter or "", "")
    return KINDS[table.kind] + (f", {maker}" if maker else "")


def summary_line(table: CheckedTable) -> str:
    """How many rows can be used, and why the others are not."""
    if table.kind is None:
        return table.findings[0].message if table.findings else "Say below what the table is and which column holds what."
    if table.community is not None:
        groups = len(table.community)
        named = list(dict.fromkeys(table.community["dimension"]))
        labels = ", ".join(dimension_nouns().get(name, name.replace("_", " ")) for name in named)
        return f"{groups} groups: {labels}." if groups else "No figures could be used."
    parts = [f"**{table.rows_usable - len(table.not_counted):,}** of {table.rows_read:,} rows can be used"]
    if table.not_counted:
        reasons = pd.Series([row.reason for row in table.not_counted]).value_counts()
        parts.append(f"{len(table.not_counted):,} do not count ({', '.join(f'{count} {reason}' for reason, count in reasons.items())})")
    if table.rows_set_aside:
        parts.append(f"{table.rows_set_aside:,} set aside")
    cells = sum(problem.severity == "cell" for problem in table.findings)
    if cells:
        parts.append(f"{cells:,} single {'answer' if cells == 1 else 'answers'} not understood")
    return "; ".join(parts) + "."


def columns_line(table: CheckedTable) -> str:
    """Which columns were recognised, in one line."""
    used = list(dict.fromkeys(COLUMNS[column].split(" (")[0].lower() for _, _, column in table.columns if column in COLUMNS))
    unused = sum(column not in COLUMNS for _, header, column in table.columns if header.strip())
    rest = f" {unused} other {'column is' if unused == 1 else 'columns are'} not used." if unused else ""
    return f"Recognized: {', '.join(used).replace('zip', 'ZIP')}.{rest}"


def kind_choice(table: CheckedTable, key: str) -> Kind | None:
    """Let staff say what the table is; None keeps what was recognised."""
    options: list[Kind | None] = [*KINDS] if table.kind else [None, *KINDS]
    chosen = st.selectbox(
        "What is this?",
        options,
        index=options.index(table.kind),
        format_func=lambda kind: KINDS[kind] if kind else "Not recognized: choose",
        key=f"{key}.kind",
        disabled=table.kind == "community",
    )
    return None if chosen == table.kind else chosen


def conversation_choice(titles: list[str], key: str) -> str | None:
    """Let staff say which conversation a file is about that does not say so itself."""
    chosen = st.selectbox(
        "Which conversation is this about?",
        titles,
        index=None,
        placeholder="Choose, or type a new title",
        accept_new_options=True,
        key=f"{key}.conversation",
        help="For files about one conversation that do not name it. Rows that name their conversation keep it.",
    )
    return chosen.strip() if chosen and chosen.strip() else None


def column_choices(table: CheckedTable, key: str) -> dict[int, str | None]:
    """Let staff correct which column is what; gives only what they changed."""
    frame = pd.DataFrame(
        {
            "Column in the file": [header.replace("\xa0", " ").strip() or f"(column {position})" for position, header, _ in table.columns],
            "Used as": [COLUMNS.get(column or "", NOT_USED) for _, _, column in table.columns],
        },
        index=pd.Index([position for position, _, _ in table.columns]),
    )
    edited = st.data_editor(
        frame,
        hide_index=True,
        disabled=["Column in the file"],
        column_config={
            "Column in the file": st.column_config.TextColumn(width="large"),
            "Used as": st.column_config.SelectboxColumn(options=[NOT_USED, *COLUMNS.values()], required=True, width="medium"),
        },
        key=f"{key}.columns",
        width="stretch",
    )
    names = {label: column for column, label in COLUMNS.items()}
    changed = edited["Used as"].ne(frame["Used as"])
    positions = [position for position, _, _ in table.columns]
    return {
        position: names.get(label) for position, label, is_changed in zip(positions, edited["Used as"], changed, strict=True) if is_changed
    }


def answer_choices(table: CheckedTable, key: str) -> dict[tuple[str, str], str]:
    """Let staff place answers that the vocabularies do not know; gives only what they placed."""
    unplaced = [
        (problem.kind.removesuffix("_unreadable"), (problem.value or "").strip())
        for problem in table.findings
        if problem.severity == "cell" and problem.kind.removesuffix("_unreadable") in DIMENSIONS
    ]
    placed: dict[tuple[str, str], str] = {}
    if any(dimension in ("race", "language", "gender", "education") for dimension, _ in unplaced):
        st.caption("Answers that we could not place. Say what they count as, or leave them as not answered.")
    counted = Counter(unplaced)
    for dimension in ("race", "language", "gender", "education"):
        values = {value: count for (of, value), count in counted.items() if of == dimension}
        if not values:
            continue
        labels = group_labels(dimension)
        frame = pd.DataFrame({"Answer": list(values), "How often": list(values.values()), "Count as": MISSING_CHOICE})
        edited = st.data_editor(
            frame,
            hide_index=True,
            disabled=["Answer", "How often"],
            column_config={
                "Answer": st.column_config.TextColumn(f"Answer about {dimension_labels()[dimension].lower()}", width="large"),
                "Count as": st.column_config.SelectboxColumn(options=[MISSING_CHOICE, *labels.values()], required=True, width="medium"),
            },
            key=f"{key}.answers.{dimension}",
            width="stretch",
        )
        codes = {label: code for code, label in labels.items()}
        chosen = edited[edited["Count as"].ne(MISSING_CHOICE)]
        placed |= {(dimension, answer): codes[label] for answer, label in zip(chosen["Answer"], chosen["Count as"], strict=True)}
    return placed


def findings_table(table: CheckedTable) -> pd.DataFrame:
    """Findings as staff read them, rows set aside first."""
    ordered = sorted(table.findings, key=lambda problem: ({"file": 0, "row": 1, "cell": 2}[problem.severity], problem.row or 0))
    return pd.DataFrame(
        {
            "Row": pd.Series([problem.row for problem in ordered], dtype="Int64"),
            "Column": [(problem.column or "").replace("\xa0", " ").strip() for problem in ordered],
            "What is written": [(problem.value or "").strip() for problem in ordered],
            "What it means and what to do": [problem.message for problem in ordered],
        }
    )


@dataclass(frozen=True)
class Card:
    """A drawn card: where its words and its unplaced answers go once everything is known, and what staff said."""

    head: DeltaGenerator
    answers: DeltaGenerator
    said: Correction


def upload_card(table: CheckedTable, titles: list[str], key: str) -> Card:
    """Draw a table's controls inside a card whose head is filled later."""
    with st.container(border=True):
        head = st.container()
        answers = st.container()
        with st.expander("Correct what was recognized", icon=":material/tune:", expanded=table.kind is None and bool(table.columns)):
            left, right = st.columns(2)
            with left:
                kind = kind_choice(table, key)
            with right:
                conversation = conversation_choice(titles, key) if (kind or table.kind) in PEOPLE else None
            columns = column_choices(table, key) if table.columns and table.community is None else {}
            left_out = st.checkbox("Leave this table out", key=f"{key}.leave_out")
    return Card(head, answers, Correction(kind=kind, conversation=conversation, columns=columns, is_left_out=left_out))


def show_table(table: CheckedTable, now: CheckedTable | None) -> None:
    """The words of a card: what the table is, how many rows can be used, what was found; `now` is None for one left out."""
    st.markdown(f"**{table_name(table)}**")
    if now is None:
        st.caption("Left out.")
        return
    st.markdown(f"{':green-badge' if now.kind else ':orange-badge'}[{headline(now)}] {summary_line(now)}")
    if now.kind and now.community is None:
        st.caption(columns_line(now))
    if now.findings and now.kind:
        with st.expander(f"What was found ({len(now.findings)})", icon=":material/report:"):
            st.dataframe(findings_table(now), hide_index=True, width="stretch")
