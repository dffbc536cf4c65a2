"""One row per area and line: what tidycensus gives unless asked for a wide table."""

from data_models.raw import RawTable
from representation.community.census_geographies import GEO_ID, Geography, area_of_digits
from representation.community.community_reading import FindingList
from representation.community.layouts.codes import code_of, is_full_count, table_keys
from representation.community.layouts.rows_of_areas import HEADER_WITHIN
from representation.community.published import FigureKind, Line, Place, PublishedSheet, Role, cell, column_of
from representation.community.words import plain

COLUMNS = {
    "geoid": "id",
    "geo_id": "id",
    "name": "name",
    "variable": "variable",
    "estimate": "estimate",
    "value": "estimate",
    "moe": "margin",
}


def long_table(raw: RawTable, found: FindingList) -> PublishedSheet | None:
    """The figures of a sheet with a column of codes; None if no row heads one."""
    for index, row in enumerate(raw.head(HEADER_WITHIN)):
        columns: dict[str, int] = {}
        for position, text in enumerate(row):
            if (meaning := COLUMNS.get(plain(text))) is not None:
                columns.setdefault(meaning, position)
        if {"id", "variable", "estimate"} <= set(columns):
            return _sheet(raw, index, columns, found)
    return None


def _sheet(raw: RawTable, header_index: int, columns: dict[str, int], found: FindingList) -> PublishedSheet | None:
    areas: dict[str, Geography] = {}
    lines: dict[str, Line] = {}
    rows: dict[tuple[Geography, Line], int] = {}
    counted: dict[Geography, int] = {}
    read = 0
    tables = table_keys(column_of(raw, columns["variable"])[header_index + 1 :], raw.file)
    for index in range(header_index + 1, len(raw)):
        row, number = raw.rows[index], raw.row_numbers[index]
        if not any(text.strip() for text in row):
            continue
        read += 1
        geoid, variable = cell(row, columns["id"]).strip(), cell(row, columns["variable"]).strip()
        code = code_of(variable)
        if code is None or code.kind != "estimate":
            continue
        area = areas.get(geoid) or _area(index, number, geoid, cell(row, columns.get("name")).strip())
        if area is None:
            message = f"“{geoid}” does not say which area the row is about, so the row was left out. Export the table again."
            found.add("community_row_without_area", "row", message, number, raw.rows[header_index][columns["id"]], geoid)
            continue
        line = lines.setdefault(variable.upper(), Line(tables[code.table], code.number, years=code.years))
        areas[geoid] = area
        if (area, line) in rows:
            first = raw.row_numbers[rows[area, line]]
            message = f"Row {number} repeats the area and line of row {first}; it was counted once. Delete the second row."
            found.add("community_repeated_row", "row", message, number, raw.rows[header_index][columns["variable"]], variable)
            continue
        rows[area, line] = index
        counted[area] = counted.get(area, 0) + 1
    if not lines:
        return None
    figures: dict[FigureKind, int] = {"estimate": columns["estimate"]}
    if "margin" in columns:
        figures["margin"] = columns["margin"]
    roles: dict[int, Role] = {columns["id"]: "geography", columns["variable"]: "line", columns["estimate"]: "figure"}
    roles |= {columns[name]: meaning for name, meaning in (("name", "geography_name"), ("margin", "figure margin")) if name in columns}

    def place(area: Geography, line: Line, kind: FigureKind) -> Place | None:
        return Place(rows[area, line], figures[kind]) if kind in figures and (area, line) in rows else None

    has_margins = not all(is_full_count(line.table) for line in lines.values())
    return PublishedSheet(raw, header_index, roles, tuple(lines.values()), tuple(areas.values()), place, read, counted, has_margins)


def _area(index: int, number: int, geoid: str, name: str) -> Geography | None:
    if match := GEO_ID.fullmatch(geoid):
        return Geography(index, number, match["level"], match["code"], name or geoid)
    level, code = area_of_digits(geoid, name)
    return Geography(index, number, level, code, name or geoid) if level else None
