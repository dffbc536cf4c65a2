"""The table as data.census.gov shows it: labels down, areas across, the hierarchy told by spaces that do not break."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data_models.raw import RawTable
from representation.community.census_geographies import UNKNOWN_LEVEL, Geography, level_of_name
from representation.community.census_tables import table_with_paths
from representation.community.layouts.codes import KINDS, is_full_count, plain_label, table_of_file
from representation.community.published import FigureKind, Line, Place, PublishedSheet, Role, cell
from representation.community.words import plain

HEADER_WITHIN = 10
FIRST_HEADERS = ("label (grouping)", "label", "label..grouping.")
MOST_LEVELS = 30
"""Labels within labels; the Bureau's deepest table has nine. Deeper ones stand beside one another."""
MOST_LINES = 10_000
"""Lines of one table; the Bureau's longest has some hundred."""
SPACES = re.compile("(?:\u00c2?\u00a0|\t| )*")
"""The spaces before a label; `\u00c2` before each is what reading the file in the wrong alphabet leaves."""


@dataclass(frozen=True)
class AreaColumn:
    """One column of figures: the area, the column of a subject table, and the kind of figure."""

    area: str
    column: str
    kind: FigureKind


def table_view(raw: RawTable) -> PublishedSheet | None:
    """The figures of a table view; None if the sheet is not one. Rows are its lines, so every row is about every area."""
    for index, row in enumerate(raw.head(HEADER_WITHIN)):
        if row and plain(row[0]) in FIRST_HEADERS:
            columns = {position: told for position, text in enumerate(row) if position and (told := _column(text))}
            if columns and len(raw) - index <= MOST_LINES and (plain(row[0]) != "label" or any("!!" in text for text in row)):
                return _sheet(raw, index, columns)
    return None


def _column(header: str) -> AreaColumn | None:
    """What a header says: `Ohio!!Percent Male!!Estimate`, `Ohio!!Margin of Error`, or the bare `ZCTA5 97001` of a decennial table.

    >>> _column("Ohio!!Percent Male!!Estimate"), _column("ZCTA5 97001")
    (AreaColumn(area='Ohio', column='percent male', kind='estimate'), AreaColumn(area='ZCTA5 97001', column='', kind='estimate'))
    """
    area, *rest = [" ".join(part.split()) for part in header.split("!!")]
    if not area:
        return None
    if not rest:
        return AreaColumn(area, "", "estimate")
    kind = KINDS.get(plain_label(rest[-1]))
    return None if kind is None else AreaColumn(area, plain_label(rest[0]) if len(rest) > 1 else "", kind)


def _sheet(raw: RawTable, header_index: int, columns: dict[int, AreaColumn]) -> PublishedSheet:
    places: dict[tuple[str, str, FigureKind], int] = {}
    for position, told in columns.items():
        places.setdefault((told.area, told.column, told.kind), position)
    names = list(dict.fromkeys(told.area for told in columns.values()))
    first = {name: next(position for position, told in columns.items() if told.area == name) for name in names}
    number = raw.row_numbers[header_index]
    areas = _areas(names, first, number)
    rows_of = _paths(raw, header_index)
    groups = list(dict.fromkeys(told.column for told in columns.values()))
    table = table_of_file(raw.file)
    if table is None:
        table = table_with_paths(rows_of, is_survey=any("!!" in text for text in raw.rows[header_index]))
    lines = {(path, group): Line(table, "", path, group) for path in rows_of for group in groups}
    rows = {line: rows_of[path] for (path, _), line in lines.items()}
    by_code = {area.code: area.name for area in areas}

    def place(area: Geography, line: Line, kind: FigureKind) -> Place | None:
        position = places.get((by_code[area.code], line.column, kind))
        return None if position is None or line not in rows else Place(rows[line], position)

    roles: dict[int, Role] = {0: "line", **{position: _role(told) for position, told in columns.items()}}
    return PublishedSheet(raw, header_index, roles, tuple(lines.values()), areas, place, len(rows_of), None, not is_full_count(table))


def _areas(names: Sequence[str], first: Mapping[str, int], number: int) -> tuple[Geography, ...]:
    """The areas across; one whose name means the code of an earlier one (`97001` after `ZCTA5 97001`) is an area of no known kind."""
    areas: dict[str, Geography] = {}
    for name in names:
        code = _code(name)
        level, code = (level_of_name(name), code) if code not in areas else (UNKNOWN_LEVEL, f"{name} (column {first[name] + 1})")
        areas[code] = Geography(first[name], number, level, code, name)
    return tuple(areas.values())


def _role(told: AreaColumn) -> str:
    return "figure margin" if told.kind in ("margin", "percent_margin") else "percent" if told.kind == "percent" else "figure"


def _code(name: str) -> str:
    """The code of an area of which only the name is known: the digits of a ZIP code, else the name."""
    found = re.fullmatch(r"(?:ZCTA5? |ZIP Code |ZIP )?(\d{5})", name, re.IGNORECASE)
    return found[1] if found else name


def _paths(raw: RawTable, header_index: int) -> dict[tuple[str, ...], int]:
    """Path of labels → row. A row without figures opens a section; of a path that comes twice, the first row is taken."""
    paths: dict[tuple[str, ...], int] = {}
    above: list[tuple[int, str]] = []
    for index in range(header_index + 1, len(raw)):
        row = raw.rows[index]
        text = cell(row, 0)
        if not plain_label(text):
            continue
        depth = _depth(text)
        above = [(level, label) for level, label in above if level < depth][: MOST_LEVELS - 1]
        above.append((depth, plain_label(text)))
        if any(value.strip() for value in row[1:]):
            paths.setdefault(tuple(label for _, label in above), index)
    return paths


def _depth(label: str) -> int:
    """How many spaces a label is indented; the Bureau sets four for each level."""
    found = SPACES.match(label)
    return len(found[0].replace("\u00c2", "")) if found else 0
