"""Published tables of the Census Bureau, in whatever layout they come, as community counts."""

import math
from collections.abc import Sequence

from data_models.raw import RawTable
from data_models.vocabularies import dimension_labels, vocabulary
from representation.community.census_choice import chosen_areas, chosen_years, offered
from representation.community.census_counts import TableCounts
from representation.community.census_geographies import Geography, community_name, level_row
from representation.community.census_shares import share_findings
from representation.community.census_tables import AREAS, SUMMARY, TOTAL, LineIndex, blocks_of, known_tables, shown_table
from representation.community.choice import NOTHING_CHOSEN, CommunityChoice
from representation.community.community_reading import (
    Column,
    CommunityReading,
    CountRow,
    FindingList,
    community_counts,
    nothing_usable,
)
from representation.community.layouts.area_summary import area_summary
from representation.community.layouts.codes import last_year, vintage
from representation.community.layouts.long_table import long_table
from representation.community.layouts.rows_of_areas import rows_of_areas
from representation.community.layouts.table_view import table_view
from representation.community.published import Line, PublishedSheet, Role
from representation.community.words import listed


def read_census_data(table: RawTable, choice: CommunityChoice = NOTHING_CHOSEN) -> CommunityReading | None:
    """The community counts of a published table, or None if the sheet is not one.

    Areas of one summary level are added up, margins by the Census sum rule. A table that is not known gives no counts and a finding,
    because the same words stand over people in one table and over percents in another.
    """
    found = FindingList(table)
    sheet = rows_of_areas(table, found) or long_table(table, found) or table_view(table) or area_summary(table, found)
    if sheet is None:
        return None
    header_row, columns = table.row_numbers[sheet.header_index], columns_taken(sheet)
    years = chosen_years(sheet, choice)
    rows: list[CountRow] = []
    used: set[Geography] = set()
    for name in dict.fromkeys(line.table for line in sheet.lines):
        part = of_table(sheet, name, years, choice, found)
        fresh = without_repeats(rows, part[0], found)
        rows += fresh
        used |= part[1] if fresh else set()
    if not sheet.areas or not sheet.lines:
        found.add("community_no_rows", "file", "The table has no row of figures. Download it again.")
    if not rows:
        return nothing_usable("census_data", header_row, columns, found.findings, sheet.rows_read)
    counts, usable = community_counts(rows), sheet.used(used)
    return CommunityReading(
        "census_data", header_row, columns, counts, found.findings, sheet.rows_read, usable, sheet.rows_read - usable, offered(sheet)
    )


def of_table(
    sheet: PublishedSheet, name: str, years: str, choice: CommunityChoice, found: FindingList
) -> tuple[list[CountRow], set[Geography]]:
    """The rows of one table of a sheet, and the areas they are of; what cannot be read becomes findings."""
    blocks = blocks_of(name)
    if not blocks or not sheet.areas:
        if not blocks:
            found.add("community_table_not_read", "file", not_read(name))
        return [], set()
    lines = LineIndex(tuple(line for line in sheet.lines if line.table == name and line.years == years))
    wants_parts = blocks[0].name == AREAS
    areas = chosen_areas(sheet, choice, wants_parts, found)
    if wants_parts and (level_row(areas[0].level)["dimension"] == "" or len(areas) < 2):
        if len({line.table for line in sheet.lines}) == 1:
            found.add("community_only_a_total", "file", only_a_total(name, areas))
        return [], set()
    rows: list[CountRow] = []
    before = len(found.findings)
    for block in blocks:
        trust = lines.trust(block, last_year(sheet.raw.file, years))
        counts = TableCounts(sheet, block, lines, trust, tuple(areas), vintage(sheet.raw.file, years), found)
        rows += counts.rows()
        share_findings(counts)
    if not rows and len(found.findings) == before:
        found.add("community_labels_missing", "file", labels_missing(name))
    if any(block.groups and not block.total for block in blocks) and any(math.isnan(row.total_count) for row in rows):
        found.add("community_total_elsewhere", "file", total_elsewhere(name))
    return rows, set(areas) if rows else set()


def without_repeats(rows: Sequence[CountRow], new: Sequence[CountRow], found: FindingList) -> list[CountRow]:
    """The new rows of dimensions that no table before has given; a sheet may hold education for two ages."""
    taken = {(row.community, row.dimension, row.view): row.table for row in rows}
    repeated = {(row.community, row.dimension, row.view): row.table for row in new if (row.community, row.dimension, row.view) in taken}
    for key, table in repeated.items():
        label = dimension_labels().get(key[1], key[1])
        message = f"Tables {taken[key]} and {table} both give “{label}”; {taken[key]} was used. To use {table}, add it on its own."
        found.add("community_left_out", "file", message)
    return [row for row in new if (row.community, row.dimension, row.view) not in repeated]


def not_read(name: str) -> str:
    """What to do about a table that is not read: the table to download instead, or the ones there are."""
    instead = {row["table"]: row["use"] for row in vocabulary("community_other_tables")}
    shown = f"Table {shown_table(name)}" if name else "This table"
    if name in instead:
        return f"{shown} is not read. Download table {instead[name]} for the same area and add that instead."
    tables = listed([table for table in known_tables() if "." not in table and table != SUMMARY])
    return f"{shown} is not read. The tables that are read are {tables}."


def labels_missing(name: str) -> str:
    """What to do about a table whose lines cannot be told apart."""
    return (
        f"Table {shown_table(name)} comes without the labels that tell its lines, and its codes move from year to year. "
        "Download it from data.census.gov as it is offered and add that file unchanged."
    )


def only_a_total(name: str, areas: Sequence[Geography]) -> str:
    """What to do about the number of people of one area."""
    return (
        f"Table {shown_table(name)} holds only a total here ({community_name(areas)}), which compares with nothing. "
        "Download it for the ZIP codes (ZCTAs) or census tracts of your area."
    )


def total_elsewhere(name: str) -> str:
    """What to do about a table without the number of all people."""
    return (
        f"Table {shown_table(name)} does not hold the number of all people, so its groups have no share yet. "
        "Add table B03002 for the same area and years."
    )


def columns_taken(sheet: PublishedSheet) -> list[Column]:
    """Each column with a header, and what it is taken for: `race.white`, `race.white margin`, `total`, or None."""
    names = line_meanings(sheet)
    meanings = {position: _meaning(names, role) for position, role in sheet.roles.items()}
    return [Column(i + 1, header, meanings.get(i)) for i, header in enumerate(sheet.header) if header.strip()]


def line_meanings(sheet: PublishedSheet) -> dict[Line, str]:
    """Line → `total`, or the group that it is counted in."""
    meanings: dict[Line, str] = {}
    for name in dict.fromkeys(line.table for line in sheet.lines):
        lines = LineIndex(tuple(line for line in sheet.lines if line.table == name))
        for block in blocks_of(name):
            trust = lines.trust(block, last_year(sheet.raw.file, lines.lines[0].years))
            for group, cells in {**block.groups, TOTAL: block.total}.items():
                meaning = TOTAL if group == TOTAL else f"{block.dimension}.{group}"
                found = [line for each in cells if (line := lines.find(each, trust)) is not None]
                meanings |= {line: meaning for line in found if line not in meanings or group == TOTAL}
    return meanings


def _meaning(names: dict[Line, str], role: Role) -> str | None:
    if isinstance(role, str):
        return role
    line, kind = role
    name = names.get(line)
    if name is None or kind not in ("estimate", "margin"):
        return None
    return name if kind == "estimate" else f"{name} margin"
