"""One row per area, one column per code: downloads, answers of the Census API, Census Reporter and wide tidycensus tables."""

from dataclasses import dataclass, field

from data_models.raw import RawTable
from representation.community.census_geographies import GEO_ID, Geography, api_columns, area_of_digits
from representation.community.community_reading import FindingList
from representation.community.layouts.codes import code_of, is_full_count, label_path, table_keys
from representation.community.published import FigureKind, Line, Place, PublishedSheet, Role, cell, column_of
from representation.community.words import plain

HEADER_WITHIN = 10
"""The codes stand in the first row of a download; a few rows may have been typed above them."""
ZIP_DIGITS = 5
ID_HEADERS = ("geo_id", "geoid", "geo.id", "geoid20", "geoid10")
NAME_HEADERS = ("name", "geographic area name", "geography")


@dataclass(frozen=True)
class Header:
    """Where the codes stand, and the columns that tell an area: an id, a name, or the columns of the Census API."""

    index: int
    id: int
    name: int
    api: tuple[tuple[str, int], ...]
    codes: dict[int, Line] = field(default_factory=dict)
    kinds: dict[int, FigureKind] = field(default_factory=dict)

    def is_about_areas(self) -> bool:
        """Whether a row of this table says which area it is about."""
        return self.id >= 0 or bool(self.api)


def rows_of_areas(raw: RawTable, found: FindingList) -> PublishedSheet | None:
    """The figures of a sheet that has a row of codes; None if no row is one."""
    if any(row and row[0].lstrip().startswith("[") for row in raw.head(HEADER_WITHIN)):
        return None  # an answer of the API that was cut at its commas: its columns are not where its headers stand
    header = next((each for i, row in enumerate(raw.head(HEADER_WITHIN)) if (each := _header(raw, i, row))), None)
    if header is None:
        return None
    labels = next((row for row in raw.head(header.index + 3)[header.index + 1 :] if any("!!" in text for text in row)), ())
    labelled = {position: _labelled(line, cell(labels, position)) for position, line in header.codes.items()}
    positions: dict[tuple[Line, FigureKind], int] = {}
    roles: dict[int, Role] = {
        header.id: "geography",
        **{position: "geography" for _, position in header.api},
        header.name: "geography_name",
    }
    by_number: dict[tuple[str, str, str], Line] = {}
    for told in labelled.values():
        line = by_number.setdefault((told.table, told.years, told.number), told)
        if not line.path and told.path:
            by_number[told.table, told.years, told.number] = told
    for position, kind in header.kinds.items():
        told = header.codes[position]
        line = by_number[told.table, told.years, told.number]
        positions.setdefault((line, kind), position)
        roles[position] = (line, kind)
    areas, read = _areas(raw, header, found)
    return PublishedSheet(
        raw,
        header.index,
        {position: role for position, role in roles.items() if position >= 0},
        tuple(line for line in by_number.values() if (line, "estimate") in positions),
        tuple(areas),
        lambda area, line, kind: Place(area.index, positions[line, kind]) if (line, kind) in positions else None,
        read,
        dict.fromkeys(areas, 1),
        not all(is_full_count(line.table) for line in by_number.values()),
    )


def _header(raw: RawTable, index: int, row: tuple[str, ...]) -> Header | None:
    words = [plain(text) for text in row]
    known = api_columns()
    codes = {position: code for position, text in enumerate(row) if (code := code_of(text)) is not None}
    tables = table_keys(row, raw.file)
    header = Header(
        index,
        next((words.index(name) for name in ID_HEADERS if name in words), -1),
        next((words.index(name) for name in NAME_HEADERS if name in words), -1),
        tuple((known[word], position) for position, word in enumerate(words) if word in known and position not in codes),
        {position: Line(tables[code.table], code.number, years=code.years) for position, code in codes.items()},
        {position: code.kind for position, code in codes.items() if code.kind is not None},
    )
    return header if header.kinds and header.is_about_areas() else None


def _labelled(line: Line, label: str) -> Line:
    """The line with the path of its label; the first label of a subject table is its column."""
    _, path = label_path(label)
    if line.number.startswith("C") and path:
        return Line(line.table, line.number, path[1:], path[0].removesuffix(" moe").removesuffix(" estimate"), line.years)
    return Line(line.table, line.number, path, "", line.years)


def _areas(raw: RawTable, header: Header, found: FindingList) -> tuple[list[Geography], int]:
    """The rows of figures, each area once, with the number of rows read; rows that name no area become findings."""
    places: dict[tuple[str, str], Geography] = {}
    read = 0
    title = raw.row(header.index)[header.id if header.id >= 0 else header.api[-1][1]]
    ids, names = column_of(raw, header.id), column_of(raw, header.name)
    told = [(level, column_of(raw, position)) for level, position in header.api]
    for index in range(header.index + 1, len(raw)):
        number = raw.row_numbers[index]
        level, code = _level_and_code(ids[index], names[index], [(each, cells[index]) for each, cells in told])
        if level == "" and _is_no_figures(raw.row(index)):
            continue
        read += 1
        shown = ids[index].strip().upper() if header.id >= 0 else code
        if level == "":
            message = f"“{shown}” does not say which area the row is about, so the row was left out. Download the table again."
            found.add("community_row_without_area", "row", message, number, title, shown)
        elif (level, code) in places:
            message = f"Row {number} repeats the area of row {places[level, code].row}; it was counted once. Delete the second row."
            found.add("community_repeated_row", "row", message, number, title, shown)
        else:
            places[level, code] = Geography(index, number, level, code, names[index].strip() or shown)
    return list(places.values()), read


def _is_no_figures(row: tuple[str, ...]) -> bool:
    """Whether a row without an area is the row of labels, or blank."""
    return any("!!" in text for text in row) or not any(text.strip() for text in row)


def _level_and_code(geo_id: str, name: str, told: list[tuple[str, str]]) -> tuple[str, str]:
    """Level and code of an area, ("", "") where nothing tells them; `told` are levels of the API, the smallest last."""
    given = geo_id.strip().upper()
    if match := GEO_ID.fullmatch(given):
        # Some vintages put the state before a ZIP code: two parts of one ZIP code are one group.
        return match["level"], match["code"][-ZIP_DIGITS:] if match["level"] == "860" else match["code"]
    if given.isdecimal():
        return area_of_digits(given, name)
    parts = [code.strip() for _, code in told]
    if given or not told or not all(parts):
        return "", ""
    level = told[-1][0]
    return level, parts[-1] if level == "860" else "".join(parts)
