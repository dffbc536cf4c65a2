"""One table of an upload: what it is, which column is what, what could not be placed."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from representation.intake.checked import CheckedTable
from representation.intake.correction import Correction
from representation.joining import PEOPLE
from representation.ui.text import literal
from representation.ui.upload_choices import (
    answer_choices,
    column_choices,
    columns_under,
    conversation_choice,
    header_choice,
    kind_choice,
    preview,
)
from representation.ui.upload_words import columns_line, findings_lines, headline, is_readable, summary_line, table_name, unplaced_answers

Again = Callable[[Correction], CheckedTable]
"""Checks the card's table again with what staff said."""
FINDINGS_SHOWN = 30
"""Lines of what was found in one card; the fix list has them all."""


@dataclass(frozen=True)
class Card:
    """A drawn card: where its words go once everything is known, and what staff said."""

    head: DeltaGenerator
    said: Correction


def upload_card(table: CheckedTable, titles: list[str], key: str, again: Again) -> Card:
    """Draw a table's controls inside a card whose head is filled later.

    Parameters
    ----------
    titles
        Titles of conversations to choose from.
    key
        Beginning of the keys of the card's widgets.
    """
    with st.container(border=True, gap="small"):
        head, answers = st.container(gap="small"), st.container()
        if not is_readable(table):
            return Card(head, Correction())
        said = _by_hand(table, titles, key) if table.kind is None else _recognised(table, titles, key, again)
        if not said.is_left_out:
            now = again(said)
            with answers:
                said = replace(said, answers=answer_choices(unplaced_answers(now) if now.kind in PEOPLE else {}, key))
    return Card(head, said)


def _recognised(table: CheckedTable, titles: list[str], key: str, again: Again) -> Correction:
    """The card of a table that was recognised: corrections are one click away, the conversation is asked where the file cannot say."""
    asks = table.kind in PEOPLE and table.conversation_header is None and not table.has_event_date
    conversation = conversation_choice(titles, key) if asks else None
    with st.expander("Correct what was recognized", icon=":material/tune:", type="compact"):
        left_out = st.checkbox("Leave this table out", key=f"{key}.leave_out")
        left, right = st.columns(2)
        with left:
            kind = kind_choice(table, key)
        said = Correction(kind=kind, is_left_out=left_out)
        if (kind or table.kind) == "community":
            return said
        recognised = table.raw.row_numbers.index(table.header_row) if table.header_row in table.raw.row_numbers else None
        with right:
            header = header_choice(table.raw, recognised, key)
        said = replace(said, header_index=None if header == recognised else header)
        if (kind or table.kind) in PEOPLE and not asks:
            conversation = conversation_choice(titles, key)
        columns = column_choices(again(said).columns, f"{key}.{kind}.{header}")
    return replace(said, conversation=conversation, columns=columns)


def _by_hand(table: CheckedTable, titles: list[str], key: str) -> Correction:
    """The card of a table that was not recognised: staff say what it is, where its headers stand and which column is what."""
    with st.expander("Say what this table is", icon=":material/edit:", type="compact"):
        kind = kind_choice(table, key)
        st.caption("Only you see these rows. Community figures need the columns dimension, group, people.")
        st.dataframe(preview(table.raw), hide_index=True, height=180, alt="The first rows of the file, as they stand there")
        if kind is None:
            return Correction()
        header = header_choice(table.raw, None, key)
        conversation = conversation_choice(titles, key) if kind in PEOPLE else None
        found = columns_under(table.raw, header, kind == "conversations")
        changed = column_choices(found, f"{key}.{kind}.{header}")
    columns = {position: column for position, _, column in found} | changed
    return Correction(kind=kind, conversation=conversation, columns=columns, header_index=header)


def show_words(table: CheckedTable, now: CheckedTable | None, about: str = "") -> None:
    """The words of a card: what the table is, how many rows can be used, what was found.

    Parameters
    ----------
    now
        The table with what staff said; None for one left out.
    about
        The one conversation that all its rows are about, where the file does not name it itself.
    """
    name = literal(table_name(table))
    if now is None:
        st.markdown(f"**{name}** :gray-badge[Left out]")
        return
    badge = "green-badge" if now.kind else "orange-badge"
    place = f" All about {about}." if about else ""
    st.markdown(f"**{name}** :{badge}[{headline(now)}]  \n{literal(summary_line(now) + place)}")
    if now.kind and now.community is None:
        st.caption(literal(columns_line(now)))
    if now.groups and now.kind:
        show_findings(findings_lines(now.findings))


def show_findings(lines: list[tuple[str, str]]) -> None:
    """What was found, line by line, for whoever opens it."""
    with st.expander(f"What was found ({len(lines)})", icon=":material/report:", type="compact"):
        st.markdown("\n".join(f"- **{literal(where)}:** {literal(message)}" for where, message in lines[:FINDINGS_SHOWN]))
        if len(lines) > FINDINGS_SHOWN:
            st.caption(f"And {len(lines) - FINDINGS_SHOWN:,} more. The rows to fix, below, hold them all.")
