"""What did not join on either side, and the ways to mend it: by hand, or with a table of codes."""

from collections.abc import Sequence

import streamlit as st
from rapidfuzz import fuzz

from representation.geometry.joining import HOW, from_table, plain_name
from representation.intake.reading import UnreadableFile, read_tables
from representation.store.maps import forget_joins, save_joins
from representation.ui.access import require
from representation.ui.map_choices import Shown, join_line
from representation.ui.map_session import map_session
from representation.ui.parts import plural
from representation.ui.store import cached_engine
from representation.ui.text import literal
from representation.wording.numbers import listing

MOST_SELECTS = 12
"""Areas that are asked about at once; those with the likeliest partner come first."""
MOST_LISTED = 20
CROSSWALK_HELP = "A table with two columns: the codes of the figures, and the codes or names of the map’s areas. Excel or CSV."


def mending(shown: Shown) -> None:
    """Draw the state of the join and, behind a click, what staff can do about it."""
    join = shown.join
    st.caption(literal(join_line(shown)))
    by_hand = [group for group, how in join.how.items() if how in ("hand", "table")]
    if not (join.groups_left or join.areas_left or by_hand):
        return
    with st.expander("Mend the join", icon=":material/link:", type="compact", expanded=not join.area_of, key="map.mend"):
        labels = dict(zip(shown.part.gaps["group"].astype(str), shown.part.gaps["label"].astype(str), strict=True))
        _left("Figures without an area", [labels[group] for group in join.groups_left])
        _left("Areas without figures", [shown.layer.names[area] for area in join.areas_left])
        if join.groups_left:
            _selects(shown, labels)
            _table(shown)
        if by_hand:
            said = [f"{labels[group]} → {shown.layer.names[join.area_of[group]]} ({HOW[join.how[group]]})" for group in by_hand]
            st.write(literal(f"Said by staff: {'; '.join(said[:MOST_LISTED])}{_more(len(said))}."))
            st.button("Forget what staff said", on_click=_forget, args=(shown, tuple(by_hand)), key="map.forget")


def _left(title: str, names: Sequence[str]) -> None:
    if names:
        apart = "; " if any("," in name for name in names) else ", "
        st.write(literal(f"{title} ({len(names):,}): {apart.join(names[:MOST_LISTED])}{_more(len(names))}."))


def _more(count: int) -> str:
    return f" and {count - MOST_LISTED:,} more" if count > MOST_LISTED else ""


def likeliest(shown: Shown, labels: dict[str, str]) -> list[int]:
    """The areas without figures, the one whose name or code is closest to a group without an area first."""
    wanted = [plain_name(labels[group]) for group in shown.join.groups_left]
    names = shown.layer.names
    score = {area: max(fuzz.ratio(plain_name(names[area]), each) for each in wanted) for area in shown.join.areas_left}
    return sorted(score, key=lambda area: (-score[area], names[area]))


def _selects(shown: Shown, labels: dict[str, str]) -> None:
    """A select box for each area without figures; every area can be asked about by choosing it."""
    areas, names = likeliest(shown, labels), shown.layer.names
    taken = {area: names[area] for area in shown.layer.area_ids if area not in areas}
    asked = areas[:MOST_SELECTS]
    others = [*areas[MOST_SELECTS:], *taken]
    extra = st.multiselect("Ask about another area too", others, format_func=lambda area: names[area], key="map.extra") if others else []
    with st.form("map.join", border=False):
        columns = st.columns(2)
        picked = {
            area: columns[i % 2].multiselect(
                literal(names[area]), list(shown.join.groups_left), format_func=lambda group: labels[group],
                key=f"map.area.{shown.open_map.saved.id}.{shown.dimension}.{area}", placeholder="Whose figures?",
            )
            for i, area in enumerate([*asked, *extra])
        }  # fmt: skip
        if st.form_submit_button("Join these", key="map.join_these"):
            _keep(shown, {group: area for area, groups in picked.items() for group in groups}, picked, labels)
            st.rerun()


def _keep(shown: Shown, area_of: dict[str, int], picked: dict[int, list[str]], labels: dict[str, str]) -> None:
    """Keep what was chosen; a group belongs to one area, or its people would count twice."""
    require("staff")
    twice = [labels[group] for group in area_of if sum(group in groups for groups in picked.values()) > 1]
    if twice:
        map_session().say(f"{listing(twice)} cannot belong to two areas: the same people would count twice.", is_refusal=True)
    elif area_of:
        save_joins(cached_engine(), shown.open_map.saved.id, shown.dimension, area_of, "hand", shown.layer.area_ids)
        map_session().say(f"Joined {plural(len(area_of), 'group', 'groups')} by hand.")


def _table(shown: Shown) -> None:
    """Take a table that says which code belongs to which area."""
    session = map_session()
    file = st.file_uploader(
        "Table of codes (optional)", ["csv", "txt", "xlsx"], key=f"map.table.{session.upload_round}", help=CROSSWALK_HELP
    )
    if st.button("Join by this table", disabled=file is None, key="map.by_table") and file is not None:
        add_table(shown, file.name, file.getvalue())
        st.rerun()


def add_table(shown: Shown, name: str, data: bytes) -> None:
    """Join the groups without an area by a table of codes; the notice says how many found one.

    Raises
    ------
    NotAllowed
        If who asks is not staff.
    """
    require("staff")
    session = map_session()
    try:
        rows = [row for table in read_tables(name, data) for row in table.rows]
    except UnreadableFile as refused:
        session.say(f"{name}: {refused.message}", is_refusal=True)
        return
    found = from_table(shown.layer.areas, rows, shown.join.groups_left)
    if not found:
        session.say(f"{name} names no area of this map together with figures that have none.", is_refusal=True)
        return
    save_joins(cached_engine(), shown.open_map.saved.id, shown.dimension, found, "table", shown.layer.area_ids)
    session.upload_round += 1
    session.say(f"Joined {plural(len(found), 'group', 'groups')} by {name}.")


def _forget(shown: Shown, groups: Sequence[str]) -> None:
    require("staff")
    forget_joins(cached_engine(), shown.open_map.saved.id, shown.dimension, groups, shown.layer.area_ids)
    map_session().say(f"Forgot {plural(len(groups), 'join', 'joins')} that staff had said.")
