"""One table of an upload: what it is, what has to be asked, which column is what."""

from dataclasses import dataclass, replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from representation.intake.checked import CheckedTable
from representation.intake.correction import Correction
from representation.intake.known_days import day_first_by_days
from representation.joining import PEOPLE
from representation.ui.problems import problems, show_problems
from representation.ui.text import literal
from representation.ui.upload_answers import answer_choices
from representation.ui.upload_choices import conversation_choice, header_choice, kind_choice, preview
from representation.ui.upload_columns import close_columns, column_choices, columns_under, examples, reasons
from representation.ui.upload_community import community_choice
from representation.ui.upload_dates import date_choice
from representation.ui.upload_recipe import kept_choice, show_fitted, without_recipe_choice
from representation.ui.upload_words import (
    columns_line,
    headline,
    is_companion,
    is_mended,
    is_readable,
    summary_line,
    table_name,
    unplaced_answers,
)
from representation.ui.uploads import Kept, Part


@dataclass(frozen=True)
class Card:
    """A drawn card: where its words go once everything is known, what staff said, and what of that is kept for the next export.

    `open_question` is what staff have to answer before the table can be saved, "" where nothing is open.
    """

    head: DeltaGenerator
    said: Correction
    kept: Kept | None = None
    open_question: str = ""


@dataclass(frozen=True)
class Around:
    """What is known of conversations beside a table: titles to choose from, and their days."""

    titles: list[str]
    dates: frozenset[str]


def upload_card(part: Part, around: Around, key: str) -> Card:
    """Draw a table's controls inside a card whose head is filled later: what has to be asked first, what can be corrected folded.

    Parameters
    ----------
    key
        Beginning of the keys of the card's widgets.
    """
    table = part.table
    with st.container(border=True, gap="small"):
        body = st.container(gap="small")
        part = replace(part, busy=st.empty())  # last, so that nothing moves under the pointer while it says something
    with body:
        head, asks, close, answers = (st.container(gap="small") for _ in range(4))
        if not is_readable(table) or is_companion(table):
            return Card(head, Correction())
        said = _by_hand(table, around.titles, key) if table.kind is None else _recognised(part, around.titles, key, asks, close)
        if said.is_left_out:
            return Card(head, said)
        with asks:
            day_first, open_question = date_choice(part, said, around.dates, key)
        said = replace(said, day_first=day_first)
        now = part.again(said)
        with answers:
            said = replace(said, answers=answer_choices(unplaced_answers(now) if now.kind in PEOPLE else {}, key))
        kept, by_days = kept_choice(part, said, key), day_first_by_days(now, around.dates)
        return Card(head, said if by_days is None else replace(said, day_first=by_days), kept, open_question)


def _recognised(part: Part, titles: list[str], key: str, asks: DeltaGenerator, close: DeltaGenerator) -> Correction:
    """The card of a table that was recognised: corrections are one click away, the conversation is asked where the file cannot say."""
    table = part.table
    corrections = st.expander("Correct what was recognized", icon=":material/tune:", type="compact")
    with corrections:
        left_out = st.checkbox("Leave this table out", key=f"{key}.leave_out")
        without_recipe_choice(part, key)
        left, right = st.columns(2)
        with left:
            kind = kind_choice(table, key)
        said = Correction(kind=kind, is_left_out=left_out)
        is_community = (kind or table.kind) == "community"
    if is_community:
        with asks:
            return said if left_out else replace(said, community=community_choice([part], f"{key}.community"))
    with corrections:
        recognised = table.raw.row_numbers.index(table.header_row) if table.header_row in table.raw.row_numbers else None
        with right:
            header = header_choice(table.raw, recognised, key)
        said = replace(said, header_index=None if header == recognised else header)
        elsewhere = st.container()
        below = f"{key}.{kind}.{header}"
        with close:
            confirmed = {} if left_out else close_columns(part.again(said).columns, below)
        now = part.again(replace(said, columns=confirmed))
        why = reasons(now, now.columns, confirmed, part.recipe_columns)
        first = header + 1 if now.body_index is None else now.body_index
        changed = column_choices(now.columns, why, examples(now.raw, first, now.columns), below)
    said = replace(said, columns={**confirmed, **changed})
    now = part.again(said)
    if now.kind not in PEOPLE:
        return said
    is_told = now.conversation_header is not None or now.has_event_date
    with elsewhere if is_told else asks:
        return replace(said, conversation=conversation_choice(titles, key, is_told or bool(now.title or now.heading)))


def _by_hand(table: CheckedTable, titles: list[str], key: str) -> Correction:
    """The card of a table that was not recognised: staff say what it is, where its headers stand and which column is what."""
    with st.expander("Say what this table is", icon=":material/edit:", type="compact"):
        kind = kind_choice(table, key)
        needed = "" if kind else " Community figures need the columns dimension, group, people."
        st.caption(f"Only you see these rows.{needed}")
        st.dataframe(preview(table.raw), hide_index=True, height=180, alt="The first rows of the file, as they stand there")
        if kind is None:
            return Correction()
        header = header_choice(table.raw, None, key)
        conversation = conversation_choice(titles, key, is_told=False) if kind in PEOPLE else None
        found = columns_under(table.raw, header, kind == "conversations")
        below = f"{key}.{kind}.{header}"
        confirmed = close_columns(found, below)
        found = tuple((position, text, confirmed.get(position, column)) for position, text, column in found)
        why = reasons(replace(table, kind=kind), found, confirmed, {})
        changed = column_choices(found, why, examples(table.raw, header + 1, found), below)
    columns = {position: column for position, _, column in found} | changed
    return Correction(kind=kind, conversation=conversation, columns=columns, header_index=header)


def show_words(part: Part, now: CheckedTable | None, about: str = "") -> None:
    """The words of a card: what the table is, how many rows can be used, what was found.

    Parameters
    ----------
    now
        The table with what staff said; None for one left out.
    about
        A sentence on the one conversation that all its rows are about, where the file does not name it itself.
    """
    name = literal(table_name(part.table))
    if now is None:
        st.markdown(f"**{name}** :gray-badge[Left out]")
        return
    is_in_vain = now.kind in PEOPLE and now.rows_set_aside > 0 and now.rows_usable == len(now.not_counted)
    if is_in_vain and now.conversation_header is None and not now.has_event_date:
        about = "Say below which conversation it is about."
    badge = "gray-badge" if is_companion(now) else "green-badge" if now.kind and not is_in_vain else "orange-badge"
    st.markdown(f"**{name}** :{badge}[{headline(now)}]  \n{literal(' '.join(filter(None, (summary_line(now), about))))}")
    if now.kind and now.community is None:
        st.caption(literal(columns_line(now)))
    show_fitted(part)
    if is_mended(now):
        st.caption(":material/build: These are mended rows to fix: they join what was added before and are not counted twice.")
    if now.groups and now.kind:
        found = problems(now.groups)
        with st.expander(f"What was found ({len(found)})", expanded=is_in_vain, icon=":material/report:", type="compact"):
            show_problems(found)
