"""What stands around the cards of an upload: what was added before, what can be saved, what was saved."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from representation.importing import UploadedFile
from representation.intake.checked import CheckedTable
from representation.intake.fix_list import fix_list, has_rows_to_fix
from representation.store.sample import has_sample
from representation.ui.parts import plural, readable_date
from representation.ui.session import current_session
from representation.ui.store import cached_engine
from representation.ui.text import literal
from representation.ui.uploads import distinct, known_before
from representation.wording.numbers import listing

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CAN_BE_ADDED = """
- **Who signed up:** what Eventbrite, Zoom, Meetup, Action Network, Google Forms or Microsoft Forms export, or any table with a header row
- **Who came:** a sign-in sheet, a Zoom report of participants, or a list of e-mails or names
- **Exit surveys:** the answers from Google Forms, Microsoft Forms, Qualtrics, SurveyMonkey, LimeSurvey, REDCap, Typeform or any other form
- **The schedule:** a table of your conversations with title and date
- **Who lives here:** tables B03002, C16001, B19001, B15003, B01001 and B01003 from data.census.gov, as you download them (the whole
  .zip will do), your state’s or the national enrollment file, or a table with the columns dimension, group, people
- **A map of your areas:** goes on the page Map
"""


def what_can_be_added(is_first: bool) -> None:
    """Which files the page understands; open for whoever adds the first ones."""
    with st.expander("What can I add?", expanded=is_first, icon=":material/help:", type="compact"):
        st.markdown(CAN_BE_ADDED)


def show_notice() -> bool:
    """Say once what the last click did, or why it did nothing; whether it saved something."""
    session = current_session()
    notice, session.notice = session.notice, None
    if notice is None:
        return False
    if notice.is_refusal:
        st.warning(literal(notice.text), icon=":material/content_copy:")
    else:
        st.success(literal(notice.text), icon=":material/check_circle:")
    return notice.is_saved


def saved_note() -> None:
    """Say once what the last click saved; the rows to fix stay on offer until the next upload."""
    if show_notice():
        st.page_link("pages/overview.py", label="See who was in the room", icon=":material/arrow_forward:", icon_position="right")
    if content := current_session().fix_list:
        fix_list_button(lambda: content, "add_data.fix_list_saved", "content")


def fix_list_button(content: Callable[[], bytes], key: str, width: str) -> None:
    """Offer the workbook of what could not be used."""
    st.download_button(
        "Download the rows to fix",
        content,
        "rows_to_fix.xlsx",
        mime=WORKBOOK,
        key=key,
        icon=":material/download:",
        on_click="ignore",
        width="stretch" if width == "stretch" else "content",
    )


def files_to_add(uploads: list[UploadedFile], key: str) -> tuple[list[UploadedFile], bool]:
    """The files that count: each once, those added before only where staff say so; and whether they replace what was added before."""
    files, twins = distinct(uploads)
    for one, other in twins:
        same = f"{one} was chosen twice" if one == other else f"{one} and {other} have exactly the same content"
        st.warning(literal(f"{same}. It is counted once."), icon=":material/content_copy:")
    known = known_before(files)
    if not known:
        return files, False
    named = [f"{former.file_name} ({readable_date(former.imported_at.date().isoformat())})" for former in known.values()]
    st.warning(
        literal(f"Already added, with the same content: {listing(named)}. It stays as it is and is not counted twice."),
        icon=":material/content_copy:",
    )
    replace_former = st.checkbox("Add again, in place of the earlier import", key=f"{key}.replace")
    return (files if replace_former else [file for file in files if file.file_hash not in known]), replace_former


def titles_to_add(titles: dict[str, int], key: str) -> tuple[str, ...]:
    """Let staff say which titles that are not on the schedule are conversations all the same."""
    if not titles:
        return ()
    names = {title: f"{title} ({plural(count, 'row', 'rows')})" for title, count in titles.items()}
    chosen = st.multiselect(
        "These titles are not on the schedule, and their rows are set aside. Which of them are Community Conversations?",
        list(titles),
        format_func=lambda title: names.get(str(title), ""),
        key=key,
        placeholder="None of them",
    )
    return tuple(chosen)


NAMED = 3
"""Tables named of which nothing is saved; more are counted."""


def useless_line(names: Sequence[str]) -> str:
    """Which tables of an upload are not saved, because nothing in them can be used.

    >>> useless_line(["a.csv"])
    'Not saved, because nothing in it can be used yet: a.csv.'
    >>> useless_line(["a.csv", "b.csv", "c.csv", "d.csv"])
    'Not saved, because nothing in them can be used yet: a.csv, b.csv, c.csv, and 1 more.'
    """
    more = len(names) - NAMED
    named = listing([*names[:NAMED], *([f"{more:,} more"] if more > 0 else [])])
    return f"Not saved, because nothing in {'it' if len(names) == 1 else 'them'} can be used yet: {named}."


def save_bar(
    count: int, tables: Sequence[CheckedTable], hashes: Mapping[str, str], open_questions: Sequence[str], useless: Sequence[str]
) -> bool:
    """The buttons under the cards; whether staff clicked to save, which has to wait while a question is open.

    Parameters
    ----------
    count
        How many tables are saved.
    tables
        The tables as they are understood, for the rows to fix.
    useless
        Names of the tables of which nothing can be saved.
    hashes
        File name → SHA-256, by which the mended rows are known to belong to their file.
    """
    if has_sample(cached_engine()) and count:
        st.caption(":material/science: The sample district makes way: it is removed when you save.")
    if useless:
        st.caption(f":material/block: {literal(useless_line(useless))}")
    for question in open_questions:
        st.caption(f":material/help: {literal(question)}")
    left, right = st.columns(2)
    clicked = left.button(
        f"Save {plural(count, 'table', 'tables')}" if count else "Nothing to save yet",
        type="primary",
        disabled=not count or bool(open_questions),
        key="add_data.save",
        icon=":material/save:",
        width="stretch",
    )
    if has_rows_to_fix(tables):
        with right:
            fix_list_button(lambda: fix_list(tables, hashes), "add_data.fix_list", "stretch")
    return clicked
