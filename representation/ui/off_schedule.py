"""Conversations that files name and the schedule does not have: staff can say that they are Community Conversations."""

import streamlit as st

from representation.store.schedule import conversations_off_schedule, say_conversations
from representation.ui.access import require, who
from representation.ui.parts import plural, readable_date
from representation.ui.session import Notice, current_session
from representation.ui.store import cached_engine
from representation.wording.numbers import listing

CHOSEN = "imports.off_schedule"


def off_schedule() -> None:
    """List titles off the schedule, whose rows do not count, and let staff say which of them count all the same."""
    table = conversations_off_schedule(cached_engine())
    if table.empty:
        return
    lines = [{str(name): value for name, value in line.items()} for line in table.to_dict("records")]
    names = {str(line["conversation_id"]): _name(str(line["title"]), str(line["date"]), int(line["rows"])) for line in lines}
    titles = {str(line["conversation_id"]): str(line["title"]) for line in lines}
    with st.container(border=True):
        whose = "its" if len(names) == 1 else "their"
        st.markdown(f"**{plural(len(names), 'title is', 'titles are')} not on the schedule, so {whose} rows do not count.**")
        chosen = st.multiselect(
            "Which of them are Community Conversations?",
            list(names),
            format_func=lambda each: names.get(str(each), ""),
            placeholder="None of them",
            key=CHOSEN,
        )
        label = "This is a Community Conversation" if len(chosen) < 2 else f"These {len(chosen)} are Community Conversations"
        st.button(
            label, disabled=not chosen, icon=":material/event_available:", key="imports.say", on_click=say,
            args=(tuple(chosen), tuple(titles[each] for each in chosen)),
        )  # fmt: skip


def _name(title: str, date: str, rows: int) -> str:
    """A conversation off the schedule with the rows that do not count because of it.

    >>> _name("Book Club", "2026-09-07", 1)
    'Book Club, Sep 7, 2026 (1 row)'
    """
    return f"{title}{f', {readable_date(date)}' if date else ''} ({plural(rows, 'row', 'rows')})"


def say(ids: tuple[str, ...], titles: tuple[str, ...]) -> None:
    """Keep the word of staff that conversations count, and say so once.

    Raises
    ------
    NotAllowed
        If who asks is not staff.
    """
    require("staff")
    session = current_session()
    st.session_state[CHOSEN] = []
    try:
        say_conversations(cached_engine(), list(ids), who())
    except ValueError as refused:
        session.notice = Notice(str(refused), is_refusal=True)
        return
    session.notice = Notice(f"{listing(list(titles))} {'counts' if len(titles) == 1 else 'count'} from now on. It can be undone below.")
