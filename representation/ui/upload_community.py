"""The community files of an upload: many at once, so they share one card."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from representation.intake.checked import CheckedTable
from representation.ui.parts import plural, show_table
from representation.ui.text import literal
from representation.ui.upload_words import EXPORTERS, community_line, findings_table, table_name


def community_card(tables: Mapping[str, CheckedTable], key: str) -> list[str]:
    """Draw the card of all community files; gives the keys of those that staff want to correct or leave out.

    Parameters
    ----------
    tables
        Key of each table's own card → table.
    """
    with st.container(border=True, gap="small"):
        st.markdown(f"**Community figures** :green-badge[{plural(len(tables), 'table', 'tables')}]")
        show_table(
            pd.DataFrame(
                {
                    "File": [table_name(table) for table in tables.values()],
                    "What it brings": [community_line(table) for table in tables.values()],
                    "From": [EXPORTERS.get(table.exporter or "", "plain table") for table in tables.values()],
                }
            )
        )
        lines = community_findings(list(tables.values()))
        if len(lines):
            with st.expander(f"What was found ({len(lines)})", icon=":material/report:", type="compact"):
                show_table(lines)
        return st.multiselect(
            "Correct or leave out",
            list(tables),
            format_func=lambda each: literal(table_name(tables[each])),
            placeholder="All of them are right",
            key=key,
        )


def community_findings(tables: list[CheckedTable]) -> pd.DataFrame:
    """What was found in community files, each line with its file."""
    parts = [findings_table(table.findings).assign(File=table_name(table)) for table in tables if table.findings]
    return pd.concat(parts)[["File", "Where", "What it means and what to do"]] if parts else pd.DataFrame()
