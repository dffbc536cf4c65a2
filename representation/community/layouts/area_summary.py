"""A summary by ZIP code that somebody made by hand: one row per ZIP code, a column with the number of people."""

import re

from data_models.raw import RawTable
from representation.community.census_geographies import Geography
from representation.community.census_tables import SUMMARY
from representation.community.community_reading import FindingList
from representation.community.enrollment_layout import ABOUT_PERSONS
from representation.community.numbers import figure
from representation.community.published import FigureKind, Line, Place, PublishedSheet, cell
from representation.community.words import plain

HEADER_WITHIN = 10
AREAS = ("zip", "zip code", "zip_code", "zipcode", "zcta", "zcta5", "zip_code_ta", "geoid_zcta", "modzcta", "zcta5ce10", "zcta5ce20")
PEOPLE = ("population", "total population", "total_population", "residents", "total residents", "pop")
LEAST_AREAS = 2
ZIP = re.compile(r"(\d{4,5})(-\d{4}|\.0)?")
"""A ZIP code; spreadsheets take the zero from the front of those of the Northeast (2139 for 02139)."""
LINE = Line(SUMMARY, "001", ("population",))


def area_summary(raw: RawTable, found: FindingList) -> PublishedSheet | None:
    """The number of people of each ZIP code; None if the sheet has no such columns. Every other column is left out."""
    for index, row in enumerate(raw.head(HEADER_WITHIN)):
        words = [plain(text) for text in row]
        if ABOUT_PERSONS & set(words):
            return None
        area = next((words.index(name) for name in AREAS if name in words), None)
        people = next((words.index(name) for name in PEOPLE if name in words), None)
        if area is not None and people is not None:
            sheet = _sheet(raw, index, area, people, found)
            return sheet if len(sheet.areas) >= LEAST_AREAS else None
    return None


def _sheet(raw: RawTable, header_index: int, area: int, people: int, found: FindingList) -> PublishedSheet:
    areas: dict[str, Geography] = {}
    title = raw.rows[header_index][area]
    read = 0
    for index in range(header_index + 1, len(raw)):
        row, number = raw.rows[index], raw.row_numbers[index]
        text = cell(row, area).strip()
        match = ZIP.fullmatch(text)
        code = match[1].zfill(5) if match else None
        if not any(each.strip() for each in row):
            continue
        read += 1
        if code is None or figure(cell(row, people)).kind == "unreadable":
            message = f"“{text}” is no ZIP code with a number of people, so the row was left out. Write five digits and a number."
            found.add("community_row_without_area", "row", message, number, title, text)
        elif code in areas:
            message = f"Row {number} repeats the area of row {areas[code].row}; it was counted once. Delete the second row."
            found.add("community_repeated_row", "row", message, number, title, text)
        else:
            areas[code] = Geography(index, number, "860", code, code)

    def place(where: Geography, line: Line, kind: FigureKind) -> Place | None:
        return Place(where.index, people) if line == LINE and kind == "estimate" else None

    return PublishedSheet(
        raw,
        header_index,
        {area: "geography", people: (LINE, "estimate")},
        (LINE,),
        tuple(areas.values()),
        place,
        read,
        dict.fromkeys(areas.values(), 1),
        has_margins=False,
    )
