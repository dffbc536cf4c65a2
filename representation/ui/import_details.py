"""One import: what was found in it, what it brought, and undoing it."""

from collections import Counter

import streamlit as st

from representation.joining import PEOPLE
from representation.store.batch import ImportSummary
from representation.store.conversations import said_conversations
from representation.store.engine import reading
from representation.store.loading import load_findings, load_not_counted
from representation.store.schedule import SAID_BY_STAFF
from representation.store.summaries import load_imports
from representation.store.undoing import undo_import
from representation.ui.access import require, who
from representation.ui.imports_list import day_and_time, import_name, kind_and_tool
from representation.ui.parts import plural
from representation.ui.problems import problems, show_problems
from representation.ui.session import Notice, current_session
from representation.ui.store import cached_engine
from representation.ui.text import literal
from representation.ui.upload_notes import fix_list_button
from representation.ui.upload_words import not_counted_words
from representation.wording.numbers import listing

TITLES_NAMED = 6
"""Titles of conversations named in a line; more are counted."""
FIX_LIST_GONE = (
    "The rows to fix hold names, so they are not kept: they can be downloaded only while the upload is open. "
    "Add the same file again, in place of this import, to get them."
)


def import_details(each: ImportSummary) -> None:
    """Draw everything that is known of one import; of one that was undone, only that it was."""
    sample = " · sample" if each.is_sample else ""
    st.subheader(literal(import_name(each)), anchor=False)
    st.caption(literal(f"{kind_and_tool(each)} · added {day_and_time(each.imported_at)} by {each.imported_by}{sample}"))
    if each.undone_at is not None:
        is_replaced = each.replaced_by is not None
        what = "Replaced by a newer import" if is_replaced else "Undone"
        out = "It counts again when that one is undone." if is_replaced else "All that it brought is out, its findings too."
        st.write(literal(f"{what} {day_and_time(each.undone_at)} by {each.undone_by}. {out}"))
        return
    st.write(literal(rows_line(each)))
    if each.recipe:
        st.write(literal(f"Read as you confirmed for “{each.recipe}”."))
    conversations_named(each)
    not_counted(each)
    show_findings(each)
    offer_fix_list(each)
    undo_choice(each)


def rows_line(each: ImportSummary) -> str:
    """How many rows of an import are used, and how many are not."""
    parts = [f"{each.rows_used:,} of {plural(each.rows_read, 'row', 'rows')} {'is' if each.rows_used == 1 else 'are'} used"]
    parts += [f"{each.rows_set_aside:,} set aside"] if each.rows_set_aside else []
    parts += [f"{each.rows_not_counted:,} not counted"] if each.rows_not_counted else []
    return "; ".join(parts) + "."


def conversations_named(each: ImportSummary) -> None:
    """Which conversations an import is about, or brings."""
    with reading(cached_engine()) as connection:
        said = said_conversations(connection)
    titles = sorted(set(said.loc[said["import_id"].eq(each.id), "title"]))
    if titles and each.exporter != SAID_BY_STAFF:
        more = len(titles) - TITLES_NAMED
        named = listing([*titles[:TITLES_NAMED], *([f"{more:,} more"] if more > 0 else [])])
        st.write(literal(f"{plural(len(titles), 'conversation', 'conversations')}: {named}."))


def not_counted(each: ImportSummary) -> None:
    """Why rows that are in order do not count."""
    reasons = Counter(row.reason for row in load_not_counted(cached_engine(), each.id))
    if reasons:
        st.write(literal(f"In order, but {not_counted_words(reasons.elements())}."))


def show_findings(each: ImportSummary) -> None:
    """What was found in the file when it was added."""
    found = load_findings(cached_engine(), each.id)
    if not found:
        st.write("Nothing was found to be wrong with it.")
        return
    show_problems(problems(found))
    st.caption("“…” stands for what a cell held: cells are not kept where they could name a person.")


def offer_fix_list(each: ImportSummary) -> None:
    """The rows to fix while the upload is open; afterwards why they are gone."""
    session = current_session()
    if session.fix_list and each.id in session.fix_list_imports:
        content = session.fix_list
        fix_list_button(lambda: content, "imports.fix_list", "content")
    elif each.rows_set_aside:
        st.caption(FIX_LIST_GONE)


def undo_choice(each: ImportSummary) -> None:
    """A button that says what goes, and what comes back, before anything does."""
    with st.popover("Undo this import", icon=":material/undo:"):
        st.write(literal(what_goes(each)))
        st.button("Yes, undo it", key="imports.undo", type="primary", on_click=undo, args=(each.id,))


def what_goes(each: ImportSummary) -> str:
    """What undoing an import takes out, in a sentence or two.

    The sample's tables go one by one too; the notice on every page removes them together.
    """
    if each.exporter == SAID_BY_STAFF:
        return f"{each.file_name}: no longer counted as Community Conversations, as long as the schedule does not have them."
    what = {"conversations": "conversations of the schedule", "community": "community figures"}.get(each.kind, "")
    rows = plural(each.rows_used, "row of people", "rows of people") if each.kind in PEOPLE else what
    again = what_comes_back(each) or "Nothing else changes"
    return f"The {rows} from {import_name(each)} go out of every figure. {again}, and the file can be added again."


def what_comes_back(each: ImportSummary) -> str:
    """Which imports count again once this one is undone, "" for none."""
    former = [import_name(other) for other in load_imports(cached_engine()) if other.replaced_by == each.id]
    return f"{listing(former)} {'counts' if len(former) == 1 else 'count'} again in its place" if former else ""


def undo(number: int) -> None:
    """Take back an import, and say so once.

    Raises
    ------
    NotAllowed
        If who asks is not staff.
    """
    require("staff")
    undo_import(cached_engine(), number, who())
    current_session().notice = Notice("The import was undone. What it brought is out of every figure.")
