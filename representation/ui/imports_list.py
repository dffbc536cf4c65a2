"""What has been added, and undoing it."""

import pandas as pd
import streamlit as st

from representation.store.summaries import load_imports
from representation.store.undoing import undo_import
from representation.ui.access import require, who
from representation.ui.store import cached_engine
from representation.ui.upload_card import KINDS


def imports_list() -> None:
    """The imports that stand, newest first, each with its rows; one can be chosen and undone."""
    standing = [each for each in load_imports(cached_engine()) if each.undone_at is None]
    if not standing:
        return
    st.subheader("What has been added")
    table = pd.DataFrame(
        {
            "File": [each.file_name for each in standing],
            "Sheet": [each.sheet for each in standing],
            "What it is": [KINDS[each.kind] for each in standing],
            "Rows used": [each.rows_used for each in standing],
            "Set aside": [each.rows_set_aside for each in standing],
            "Do not count": [each.rows_not_counted for each in standing],
            "Added": [each.imported_at for each in standing],
            "By": [each.imported_by for each in standing],
        }
    )
    chosen = st.dataframe(
        table,
        hide_index=True,
        width="stretch",
        on_select="rerun",
        selection_mode="single-row",
        key="add_data.imports",
        column_config={"Added": st.column_config.DatetimeColumn(format="MMM D, YYYY, h:mm a")},
    )
    rows = chosen["selection"]["rows"]
    if rows and rows[0] < len(standing):
        each = standing[rows[0]]
        st.button(f"Undo the import of {each.file_name}", key="add_data.undo", icon=":material/undo:", on_click=undo, args=(each.id,))
    else:
        st.caption("Select a row to undo that import. Undoing takes back exactly what it brought.")


def undo(import_id: int) -> None:
    """Take back one import.

    Raises
    ------
    NotAllowed
        If who asks is not staff.
    """
    require("staff")
    undo_import(cached_engine(), import_id, who())
