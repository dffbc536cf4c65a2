"""Cards that many tables of an upload share: community files, and sheets that were not recognized."""

from collections.abc import Mapping

import streamlit as st

from representation.intake.checked import CheckedTable
from representation.ui.parts import plural
from representation.ui.problems import problem_lines, show_lines
from representation.ui.text import literal
from representation.ui.upload_words import EXPORTERS, community_line, table_name


def community_card(tables: Mapping[str, CheckedTable], key: str) -> list[str]:
    """Draw the card of all community files; gives the keys of those that staff want to correct or leave out.

    Parameters
    ----------
    tables
        Key of each table's own card → table.
    """
    with st.container(border=True, gap="small"):
        st.markdown(f"**Community figures** :green-badge[{plural(len(tables), 'table', 'tables')}]")
        st.markdown("\n".join(f"- {literal(_line(table))}" for table in tables.values()))
        if lines := community_findings(list(tables.values())):
            show_lines(lines)
        return _chosen(tables, "Correct or leave out", "All of them are right", key)


def unknown_card(tables: Mapping[str, CheckedTable], key: str) -> list[str]:
    """Draw the card of many tables that were not recognised; gives the keys of those that staff want to read by hand.

    Parameters
    ----------
    tables
        Key of each table's own card → table.
    """
    with st.container(border=True, gap="small"):
        st.markdown(
            f":orange-badge[Not recognized] **{plural(len(tables), 'table', 'tables')}** left out, because no row has headers that we know."
        )
        return _chosen(tables, "Say what a table is", "None of them is needed", key)


def _chosen(tables: Mapping[str, CheckedTable], label: str, placeholder: str, key: str) -> list[str]:
    names = {each: table_name(table) for each, table in tables.items()}
    return st.multiselect(label, list(names), format_func=lambda each: names.get(str(each), ""), placeholder=placeholder, key=key)


def _line(table: CheckedTable) -> str:
    maker = EXPORTERS.get(table.exporter or "", "")
    return f"{table_name(table)}{f' ({maker})' if maker else ''}: {community_line(table)}"


def community_findings(tables: list[CheckedTable]) -> list[tuple[str, str]]:
    """What was found in community files, each line with its file."""
    return [
        (f"{table_name(table)}, {where[0].lower()}{where[1:]}", message)
        for table in tables
        for where, message in problem_lines(table.groups)
    ]
