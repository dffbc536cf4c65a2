"""From the bytes of an upload to its tables, every cell as text."""

import pandas as pd

from data_models.finding import FindingGroup
from data_models.raw import RawTable
from representation.intake.findings import finding
from representation.intake.limits import Limits, UnreadableFile, check_size
from representation.intake.note import Note
from representation.intake.pool import pool
from representation.intake.reading_process import ReadSheet

__all__ = ["UnreadableFile", "read_tables"]


def read_tables(name: str, data: bytes, limits: Limits | None = None) -> list[RawTable]:
    """The tables of a file, one per sheet that is not blank; what the file is shows in its first bytes, not in its name.

    The file is read in a process of its own, which is stopped at its limits of time and memory; nobody else notices.

    Parameters
    ----------
    limits
        What the file may cost; None takes the defaults and what the environment sets.

    Raises
    ------
    UnreadableFile
        If nothing can be read; its message says why and what to do.
    """
    try:
        limits = limits or Limits.from_environment()
    except ValueError as wrong:
        raise UnreadableFile("reader_unavailable", f"{wrong} Tell the person who runs the app.") from wrong
    check_size(data, limits)
    return [raw_table(name, sheet) for sheet in pool().sheets(data, limits)]


def raw_table(name: str, sheet: ReadSheet) -> RawTable:
    """A sheet as it came from the reading process, as a table of text."""
    cells: pd.DataFrame = sheet.cells.to_pandas(split_blocks=True, self_destruct=True)
    cells.columns = pd.RangeIndex(1, cells.shape[1] + 1)
    return RawTable(name, sheet.name, cells, sheet.numbers, tuple(_group(name, sheet.name, note) for note in sheet.notes))


def _group(name: str, sheet: str | None, note: Note) -> FindingGroup:
    one = finding(note.kind, name, sheet, column=note.column, message=note.message)
    return FindingGroup(one.kind, one.severity, one.message, name, sheet, note.rows, note.column)
