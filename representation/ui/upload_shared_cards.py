"""Cards that many tables of an upload share: community files, and sheets that were not recognized."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from representation.community.choice import CommunityChoice
from representation.intake.checked import CheckedTable
from representation.intake.correction import Correction
from representation.ui.parts import plural
from representation.ui.problems import problem_lines, show_lines
from representation.ui.text import literal
from representation.ui.upload_community import about_line, asks, community_choice, has_choice, offer_line, sharing
from representation.ui.upload_words import EXPORTERS, community_line, table_name
from representation.ui.uploads import Part


@dataclass(frozen=True)
class CommunityCard:
    """The drawn card of all community files: where its words go once everything is known, and what staff chose, by table's key.

    `own` are the keys of the tables that staff want to correct or leave out: they get a card of their own.
    """

    head: DeltaGenerator
    said: Mapping[str, Correction]
    own: tuple[str, ...]


def community_card(parts: Sequence[Part], key: str) -> CommunityCard:
    """Draw the controls of the card of all community files; its words come later, by `show_community_words`."""
    with st.container(border=True, gap="small"):
        head, choices, below = (st.container(gap="small") for _ in range(3))
    with below:
        right = "It is right" if len(parts) == 1 else "All of them are right"
        own = tuple(_chosen({part.key: part.table for part in parts}, "Correct or leave out", right, key))
    said: dict[str, Correction] = {}
    groups = sharing([part for part in parts if part.key not in own and has_choice(part.table)])
    with choices:
        for group in groups:
            said |= dict.fromkeys((part.key for part in group), Correction(community=_choice(group, is_named=len(parts) > 1)))
    return CommunityCard(head, said, own)


def _choice(group: Sequence[Part], is_named: bool) -> CommunityChoice:
    """What can be chosen of tables that offer the same: folded where all that they hold is most likely right."""
    names = [table_name(part.table) for part in group]
    key = f"{group[0].key}.chosen"
    if asks(group[0].table):
        if is_named:
            st.markdown(f"**{about_line(names)}**")
        return community_choice(group, key)
    with st.expander(offer_line(group[0].table), icon=":material/tune:", type="compact"):
        if is_named:
            st.caption(about_line(names))
        return community_choice(group, key)


def show_community_words(card: CommunityCard, tables: Sequence[CheckedTable], shared: Sequence[CheckedTable]) -> None:
    """The words of the card: what each table brings, and what was found in those that have no card of their own.

    Parameters
    ----------
    tables
        All tables of the card as they are understood.
    shared
        Those of them that have no card of their own.
    """
    with card.head:
        badge = "green-badge" if any(table.community is not None and len(table.community) for table in tables) else "orange-badge"
        st.markdown(f"**Community figures** :{badge}[{plural(len(tables), 'table', 'tables')}]")
        st.markdown("\n".join(f"- {literal(_line(table))}" for table in tables))
        if any(table.exporter == "map" for table in tables):
            st.page_link("pages/map.py", label="Open the page Map", icon=":material/map:")
        if lines := community_findings(shared):
            show_lines(lines)


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


def community_findings(tables: Sequence[CheckedTable]) -> list[tuple[str, str]]:
    """What was found in community files, each line with its file; what stands beside its name already is not said again."""
    return [
        (f"{table_name(table)}, {where[0].lower()}{where[1:]}", message)
        for table in tables
        for where, message in problem_lines(table.groups)
        if message != community_line(table)
    ]
