"""What has been added, in a table."""

from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pandas as pd
import streamlit as st

from representation.store.batch import ImportSummary
from representation.store.schedule import SAID_BY_STAFF
from representation.store.summaries import load_imports
from representation.ui.parts import plural
from representation.ui.store import cached_engine
from representation.ui.upload_words import kind_words

RECENT = 5
"""Imports listed where files are added; the page of imports has them all."""
WIDTHS = {"File": 230, "Note": 190, "What it is": 190, "Rows used": 80, "Set aside": 75, "Not counted": 90, "Added": 105, "By": 105}
"""Pixels of each column; what matters most stands first, where a narrow screen shows it."""
TALLEST = 12
"""Lines up to which the table is as high as it needs; a longer one scrolls."""


def has_imports() -> bool:
    """Whether anything was ever added."""
    return bool(load_imports(cached_engine()))


def recent_imports() -> None:
    """The last few imports that stand, and the way to all of them."""
    everything = load_imports(cached_engine())
    standing = [each for each in everything if each.undone_at is None]
    if standing:
        st.header("Added last", anchor=False)
        show_imports(standing[:RECENT])
    if everything:
        label = f"See all {len(standing)} imports, or undo one" if len(standing) > RECENT else "Look at an import again, or undo it"
        st.page_link("pages/imports.py", label=label, icon=":material/arrow_forward:", icon_position="right")


def shown_imports() -> list[ImportSummary]:
    """The imports, newest first; those that were undone only where staff ask for them."""
    everything = load_imports(cached_engine())
    gone = sum(each.undone_at is not None for each in everything)
    with_undone = bool(gone) and st.toggle(f"Show also {plural(gone, 'import', 'imports')} undone or replaced", key="imports.undone")
    return [each for each in everything if with_undone or each.undone_at is None]


def pick_import(imports: Sequence[ImportSummary]) -> ImportSummary | None:
    """Let staff choose one import of a list, the newest first."""
    by_number = {each.id: each for each in imports}
    names = {each.id: f"{import_name(each)}, {day_and_time(each.imported_at)}" for each in imports}
    chosen = st.selectbox("Which one?", list(by_number), format_func=lambda number: names.get(number, ""), key="imports.chosen")
    return by_number.get(chosen)


def show_imports(imports: Sequence[ImportSummary]) -> None:
    """Print a table of imports."""
    st.dataframe(
        imports_table(imports),
        hide_index=True,
        width="stretch",
        height="content" if len(imports) <= TALLEST else 460,
        column_config={name: st.column_config.Column(width=width) for name, width in WIDTHS.items()},
        alt=f"{plural(len(imports), 'import', 'imports')}, newest first",
    )


def imports_table(imports: Sequence[ImportSummary]) -> pd.DataFrame:
    """One row per import in readable columns; notes and rows that do not count only where there is something to say."""
    table = pd.DataFrame(
        {
            "File": [import_name(each) for each in imports],
            "Note": [fate(each) for each in imports],
            "What it is": [kind_and_tool(each) for each in imports],
            "Rows used": [each.rows_used for each in imports],
            "Set aside": [each.rows_set_aside for each in imports],
            "Not counted": [each.rows_not_counted for each in imports],
            "Added": [day(each.imported_at) for each in imports],
            "By": [each.imported_by for each in imports],
        }
    )
    without = [] if table["Note"].ne("").any() else ["Note"]
    return table.drop(columns=without if table["Not counted"].any() else [*without, "Not counted"])


def import_name(each: ImportSummary) -> str:
    """File and sheet of an import."""
    return f"{each.file_name} · {each.sheet}" if each.sheet else each.file_name


def kind_and_tool(each: ImportSummary) -> str:
    """What an import is and, where it is worth naming, which tool wrote it."""
    if each.exporter == SAID_BY_STAFF:
        return "Said by staff to count"
    return kind_words(each.kind, each.exporter)


def fate(each: ImportSummary) -> str:
    """What became of an import: sample, undone, replaced, or nothing of note."""
    if each.undone_at is not None:
        return f"{'Undone' if each.replaced_by is None else 'Replaced'} {day(each.undone_at)} by {each.undone_by}"
    if each.mends:
        return "Mended rows"
    return "Sample" if each.is_sample else ""


def day(moment: datetime) -> str:
    """The day of a moment on the reader's calendar."""
    here = _here(moment)
    return f"{here:%b} {here.day}, {here.year}"


def day_and_time(moment: datetime) -> str:
    """The day and time of a moment on the reader's clock."""
    here = _here(moment)
    return f"{day(moment)}, {here.hour % 12 or 12}:{here:%M %p}"


def _here(moment: datetime) -> datetime:
    try:
        zone = ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(zone)
