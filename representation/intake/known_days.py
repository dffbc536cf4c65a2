"""The days of the conversations that are known, and files whose dates only these days can tell apart."""

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from representation.intake.checked import CheckedTable
from representation.intake.correction import Correction
from representation.intake.date_order import file_day_first, open_date
from representation.intake.intake import checked_table

DATES = ("event_date", "submitted_at")
"""Columns whose dates decide where a row belongs, and which of two answers is the later one."""


def days_of(tables: Iterable[CheckedTable], known: pd.DataFrame | None = None) -> frozenset[str]:
    """Days of the conversations that are known already (`Conversation`), and of the schedules among some tables."""
    added = {str(date)[:10] for table in tables if table.kind == "conversations" for date in table.frame["event_date"]}
    return frozenset({*([] if known is None else known["date"]), *added} - {""})


def day_first_by_days(table: CheckedTable, days: frozenset[str]) -> bool | None:
    """Whether the dates of a table begin with the day, where its rows leave it open and the days of the conversations decide.

    None where its rows tell, where somebody said it, or where the days fit both readings or neither.
    """
    return file_day_first(_date_cells(table), days) if table.open_date and days else None


def read_by_days(table: CheckedTable, said: Correction, days: frozenset[str]) -> CheckedTable:
    """The table, read again in the order that the conversations' days tell where nothing else does; `said` is what it was read with."""
    day_first = day_first_by_days(table, days)
    if day_first is None:
        return table
    return replace(checked_table(table.raw, replace(said, day_first=day_first)), mends=table.mends)


def ambiguous_date(table: CheckedTable, days: frozenset[str]) -> str | None:
    """A date of the table to ask about: it reads as two days, and neither its other dates nor the conversations' days tell which."""
    return open_date(_date_cells(table), days) if table.open_date else None


def _date_cells(table: CheckedTable) -> list[pd.Series]:
    """The cells of the columns of dates, below the headers."""
    first = table.raw.row_numbers.index(table.header_row) + 1 if table.header_row in table.raw.row_numbers else 0
    return [table.raw.cells[position].iloc[first:] for position, _, column in table.columns if column in DATES]
