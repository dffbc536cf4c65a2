"""What the intake suggests and does not apply by itself, as the cards ask for it."""

from collections.abc import Collection

from representation.answers.suggesting import suggested_answer
from representation.intake.checked import CheckedTable
from representation.intake.date_order import open_date
from representation.intake.suggested_columns import suggested_column

DATES = ("event_date", "submitted_at")
"""Columns whose dates decide where a row belongs, and which of two answers is the later one."""


def suggested_code(dimension: str, answer: str) -> str | None:
    """The place that an answer probably belongs to; None where nothing comes close."""
    found = suggested_answer(answer, dimension)
    return found.code if found else None


def suggested_use(header: str) -> str | None:
    """What a column probably holds whose header is close to one that we know; None where nothing comes close."""
    found = suggested_column(header)
    return found.code if found else None


def ambiguous_date(table: CheckedTable, known_dates: Collection[str]) -> str | None:
    """A date of the table that reads as two days, where neither its other dates nor the days of the conversations tell which."""
    if table.header_row not in table.raw.row_numbers:
        return None
    first = table.raw.row_numbers.index(table.header_row) + 1
    dates = [table.raw.cells[position].iloc[first:] for position, _, column in table.columns if column in DATES]
    return open_date(dates, known_dates) if dates else None
