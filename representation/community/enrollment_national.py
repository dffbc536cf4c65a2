"""An export of the national table generator (NCES ELSI): a row per district or school, a column per group and school year."""

from dataclasses import replace

from data_models.raw import RawTable
from representation.community.enrollment_layout import PLACES, EnrollmentLayout, has_figures, layout_of
from representation.community.enrollment_rows import StudentRow, student_rows
from representation.community.enrollment_words import export_year, header_row
from representation.community.words import plain

LEAST_HEADERS = 3
"""The lines above the headers have one cell each."""


def national_layout(table: RawTable) -> EnrollmentLayout | None:
    """The layout of the newest year of an export that has student groups, or None if the sheet is no export."""
    if plain(" ".join(table.row(0))) != "elsi export":
        return None
    index = next((i for i, row in enumerate(table.rows) if sum(bool(text.strip()) for text in row) >= LEAST_HEADERS), 0)
    years = by_year(table, index)
    return next(iter(years.values()), layout_of(table, index, table.row(index)))


def by_year(table: RawTable, index: int) -> dict[str, EnrollmentLayout]:
    """School year → its columns, the newest first; only years in which a student group is counted, and those of places always."""
    header = table.row(index)
    years = sorted({year for text in header if (year := export_year(text))}, reverse=True)
    found = {}
    for year in years:
        own = tuple(text if export_year(text) in ("", year) or is_place(text) else "" for text in header)
        layout = replace(layout_of(table, index, own), header=header)
        if (layout.groups or layout.percents) and has_figures(table, layout):
            found[year] = layout
    return found


def is_place(header: str) -> bool:
    """Whether a column names a place, whatever year stands behind it."""
    row = header_row(header)
    return row is not None and row["column"] in PLACES


def national_rows(table: RawTable, index: int) -> list[StudentRow]:
    """The rows of every year of an export."""
    return [replace(row, year=year) for year, layout in by_year(table, index).items() for row in student_rows(table, layout)]
