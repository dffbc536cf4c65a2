"""Where the figures stand in a `-Data.csv` download: columns found by their variable codes, never by position or label."""

import re
from dataclasses import dataclass
from functools import cache

from data_models.raw import RawTable
from data_models.vocabularies import vocabulary
from representation.community.census_geographies import GEO_ID, Geography
from representation.community.community_reading import Column, FindingList
from representation.community.numbers import figure
from representation.community.words import plain

CODE = re.compile(r"(?P<table>[A-Z]+\d+[A-Z]*)_(?P<line>(C\d\d_)?\d{3,4})(?P<kind>[A-Z]+)")
"""`B03002_012E`, `S1901_C01_002M`, `DP05_0001PE`: table, line, and E for the estimate or M for its margin."""
HEADER_WITHIN = 10
"""The codes stand in the first row of a download; a few rows may have been typed above them."""
TOTAL_LINE = "001"


@dataclass(frozen=True)
class Layout:
    """The columns of a download: `positions` finds (table, line, kind) from 0; `name` is -1 where the file has no names."""

    header_index: int
    header: tuple[str, ...]
    geo_id: int
    name: int
    positions: dict[tuple[str, str, str], int]

    def tables(self) -> list[str]:
        """The tables in the file, in the order of its columns."""
        return list(dict.fromkeys(table for table, _, _ in self.positions))


@cache
def known_tables() -> dict[str, dict[str, str]]:
    """Table → its row of `acs_tables.csv`."""
    return {row["table"]: row for row in vocabulary("acs_tables")}


@cache
def group_lines(table: str) -> dict[str, list[str]]:
    """Group → the lines of a table that add up to it, from `acs_cells.csv`."""
    lines: dict[str, list[str]] = {}
    for row in vocabulary("acs_cells"):
        if row["table"] == table:
            lines.setdefault(row["group"], []).append(row["line"])
    return lines


def census_layout(table: RawTable) -> Layout | None:
    """The layout of a Census download, or None if no row of codes beside `GEO_ID` is there."""
    for index, row in enumerate(table.head(HEADER_WITHIN)):
        words = [plain(cell) for cell in row]
        codes = {position: CODE.fullmatch(cell.strip().upper()) for position, cell in enumerate(row)}
        positions: dict[tuple[str, str, str], int] = {}
        for position, code in codes.items():
            if code is not None:
                positions.setdefault((code["table"], code["line"], code["kind"]), position)
        if "geo_id" in words and positions:
            return Layout(index, row, words.index("geo_id"), words.index("name") if "name" in words else -1, positions)
    return None


def columns_taken(layout: Layout) -> list[Column]:
    """Each column with a header, and what it is taken for: `race.white`, `race.white margin`, `total`, or None."""
    meanings: dict[int, str] = {layout.geo_id: "geography", layout.name: "geography_name"}
    for (table, line, kind), position in layout.positions.items():
        if table not in known_tables() or kind not in ("E", "M"):
            continue
        group = next((group for group, lines in group_lines(table).items() if line in lines), "total" if line == TOTAL_LINE else None)
        if group is not None:
            name = group if group == "total" else f"{known_tables()[table]['dimension']}.{group}"
            meanings[position] = name if kind == "E" else f"{name} margin"
    return [Column(i + 1, header, meanings.get(i)) for i, header in enumerate(layout.header) if header.strip()]


def cell(row: tuple[str, ...], position: int | None) -> str:
    """The cell at a position, "" where the row is shorter or has no such column."""
    return row[position] if position is not None and 0 <= position < len(row) else ""


def geographies(table: RawTable, layout: Layout, found: FindingList) -> tuple[list[Geography], int]:
    """The rows of figures, each place once, with the number of rows read; rows that name no place become findings."""
    places: dict[str, Geography] = {}
    read = 0
    totals = [position for (_, line, kind), position in layout.positions.items() if line == TOTAL_LINE and kind == "E"]
    for index in range(layout.header_index + 1, len(table.rows)):
        row, number = table.rows[index], table.row_numbers[index]
        geo_id = cell(row, layout.geo_id).strip().upper()
        match = GEO_ID.fullmatch(geo_id)
        if match is None and any("!!" in text for text in row):
            continue
        if not any(text.strip() for text in row):
            continue
        read += 1
        header = layout.header[layout.geo_id]
        if match is None:
            message = f"“{geo_id}” does not say which area the row is about, so the row was left out. Download the table again."
            found.add("community_row_without_area", "row", message, number, header, geo_id)
        elif geo_id in places:
            message = f"Row {number} repeats the area of row {places[geo_id].row}; it was counted once. Delete the second row."
            found.add("community_repeated_row", "row", message, number, header, geo_id)
        else:
            total = figure(cell(row, totals[0])).value if totals else 0.0
            name = cell(row, layout.name) or geo_id
            places[geo_id] = Geography(index, number, match["level"], match["code"], name, total)
    return list(places.values()), read
