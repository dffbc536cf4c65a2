"""What stands around the cards of an upload: what was saved, what can be saved."""

import streamlit as st

from representation.importing import Review
from representation.intake.fix_list import fix_list, has_rows_to_fix
from representation.store.batch import ImportSummary
from representation.ui.session import current_session

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def saved_note() -> None:
    """Say once what the last click saved; the rows to fix stay on offer until the next upload."""
    session = current_session()
    if session.notice and session.notice.is_refusal:
        st.warning(session.notice.text, icon=":material/content_copy:")
    elif session.notice:
        st.success(session.notice.text, icon=":material/check_circle:")
        st.page_link("pages/overview.py", label="See who was in the room", icon=":material/arrow_forward:")
    session.notice = None
    if session.fix_list:
        content = session.fix_list
        st.download_button(
            "Download the rows to fix",
            lambda: content,
            "rows_to_fix.xlsx",
            mime=WORKBOOK,
            key="add_data.fix_list_saved",
            icon=":material/download:",
            on_click="ignore",
        )


def titles_to_add(titles: dict[str, int], key: str) -> tuple[str, ...]:
    """Let staff say which titles that are not on the schedule are conversations all the same."""
    if not titles:
        return ()
    names = {title: f"{title} ({count} {'row' if count == 1 else 'rows'})" for title, count in titles.items()}
    chosen = st.multiselect(
        "These are not on the schedule, and their rows are set aside. Are any of them Community Conversations?",
        list(titles),
        format_func=lambda title: names.get(title, title),
        key=key,
        placeholder="None of them",
    )
    return tuple(chosen)


def save_bar(review: Review, known: list[ImportSummary]) -> bool | None:
    """The buttons under the cards; True or False (replace former imports or not) when staff clicked to save, else None."""
    replace_former = False
    if known:
        names = ", ".join(sorted({former.file_name for former in known}))
        st.warning(f"Already added, with the same content: {names}. It is not counted twice.", icon=":material/content_copy:")
        replace_former = st.checkbox("Replace the earlier import with this upload", key="add_data.replace")
    count = len(review.usable)
    left, right = st.columns(2)
    clicked = left.button(
        f"Save {count} {'table' if count == 1 else 'tables'}",
        type="primary",
        disabled=not count or bool(known and not replace_former),
        key="add_data.save",
        icon=":material/save:",
        width="stretch",
    )
    if has_rows_to_fix(review.joined.tables):
        right.download_button(
            "Download the rows to fix",
            lambda: fix_list(review.joined.tables),
            "rows_to_fix.xlsx",
            mime=WORKBOOK,
            key="add_data.fix_list",
            icon=":material/download:",
            on_click="ignore",
            width="stretch",
        )
    return replace_former if clicked else None
