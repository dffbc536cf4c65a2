"""What has been added, and undoing it."""

from datetime import UTC
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pandas as pd
import streamlit as st

from representation.store.batch import ImportSummary
from representation.store.summaries import load_imports
from representation.store.undoing import undo_import
from representation.ui.access import require, who
from representation.ui.parts import plural
from representation.ui.session import Notice, current_session
from representation.ui.store import cached_engine
from representation.ui.text import literal
from representation.ui.upload_words import KINDS

CHOSEN = "add_data.to_undo"


def imports_list() -> None:
    """The imports that stand, newest first, each with its rows; any of them can be undone."""
    standing = [each for each in load_imports(cached_engine()) if each.undone_at is None]
    if not standing:
        return
    st.header("What has been added", anchor=False)
    st.dataframe(
        imports_table(standing),
        hide_index=True,
        width="stretch",
        height="content" if len(standing) <= 12 else 420,
        alt=f"{plural(len(standing), 'table was', 'tables were')} added",
    )
    with st.expander("Undo an import", icon=":material/undo:", type="compact"):
        names = {each.id: f"{import_name(each)}, {_when(each)}" for each in standing}
        chosen = st.multiselect(
            "Which?",
            list(names),
            format_func=lambda number: literal(names.get(number, "")),
            key=CHOSEN,
            placeholder="Choose one or more",
            help="Undoing takes back exactly what an import brought. The file can be added again.",
        )
        st.button(
            f"Undo {plural(len(chosen), 'import', 'imports')}" if chosen else "Undo",
            key="add_data.undo",
            disabled=not chosen,
            on_click=undo,
            args=(tuple(chosen),),
        )


def imports_table(standing: list[ImportSummary]) -> pd.DataFrame:
    """One row per import that stands, in readable columns."""
    return pd.DataFrame(
        {
            "File": [import_name(each) for each in standing],
            "What it is": [KINDS[each.kind] for each in standing],
            "Rows used": [each.rows_used for each in standing],
            "Set aside": [each.rows_set_aside for each in standing],
            "Added": [_when(each).rpartition(",")[0] for each in standing],
            "By": [each.imported_by for each in standing],
        }
    )


def import_name(each: ImportSummary) -> str:
    """File and sheet of an import."""
    return f"{each.file_name} · {each.sheet}" if each.sheet else each.file_name


def _when(each: ImportSummary) -> str:
    """Date and time of an import on the reader's clock."""
    try:
        zone = ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")
    moment = each.imported_at if each.imported_at.tzinfo else each.imported_at.replace(tzinfo=UTC)
    here = moment.astimezone(zone)
    return f"{here:%b} {here.day}, {here.year}, {here.hour % 12 or 12}:{here:%M %p}"


def undo(numbers: tuple[int, ...]) -> None:
    """Take back some imports, and say so once.

    Raises
    ------
    NotAllowed
        If who asks is not staff.
    """
    require("staff")
    for number in numbers:
        undo_import(cached_engine(), number, who())
    st.session_state[CHOSEN] = []
    current_session().notice = Notice(
        f"{plural(len(numbers), 'import was', 'imports were')} undone. What it brought is out of every figure."
    )
