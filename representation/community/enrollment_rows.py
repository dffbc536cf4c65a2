"""The rows of an enrollment table, each with whom it is about and what it says of which students."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, NamedTuple

from data_models.raw import RawTable
from data_models.vocabularies import vocabulary
from representation.community.enrollment_amounts import Amount, amount, in_all, most_withheld, percent_of
from representation.community.enrollment_layout import EnrollmentLayout, cell
from representation.community.enrollment_words import ALL, TOTAL, UNPLACED, Key, group_of, school_year
from representation.community.numbers import figure
from representation.community.words import plain

RowKind = Literal["place", "total", "state"]
NOTE_ROWS = 12
"""Rows at the foot of a table in which its notes may stand."""


class Area(NamedTuple):
    """A school or district: its code and its name, "" for what the table does not give."""

    code: str
    name: str

    @property
    def key(self) -> str:
        """What tells it from others: the code, else the name."""
        return self.code or plain(self.name)


@dataclass(frozen=True)
class StudentRow:
    """What a table says of the students of one place in one year.

    Attributes
    ----------
    rows
        Numbers of the rows of the sheet, as the user sees them.
    people
        Group → students; `TOTAL` for all of them.
    splits
        Dimension → group of the students a row is about, where the table has a row per group; () where it is about all.
    """

    rows: tuple[int, ...]
    year: str
    district: Area
    school: Area
    kind: RowKind
    people: Mapping[Key, Amount]
    splits: tuple[Key, ...] = ()
    indicator: str = ""

    @property
    def name(self) -> str:
        """How a sentence calls the place."""
        return self.school.name or self.district.name or self.school.code or self.district.code

    @property
    def place(self) -> tuple[str, str, str]:
        """Year, district and school: what must stand once in a table without a row per group."""
        return self.year, self.district.key, self.school.key


def student_rows(table: RawTable, layout: EnrollmentLayout) -> list[StudentRow]:
    """The rows that name a place and have a figure; titles and footnotes are no rows."""
    most = most_withheld(text for row in notes(table, layout) for text in row)
    found, lines, figures = [], table.rows, layout.figure_columns()
    for index in range(layout.header_index + 1, len(lines)):
        cells = lines[index]
        district, school = areas(cells, layout)
        has_figure = any(figure(cell(cells, p).strip().removesuffix("%")).kind in ("number", "withheld") for p in figures)
        splits = splits_of(cells, layout)
        is_one = has_figure or (bool(layout.splitters) and all(cell(cells, p).strip() for p in layout.splitters.values()))
        if is_one and (district.key or school.key):
            kind = row_kind(school, district)
            people = people_of(cells, layout, most)
            year = school_year(cell(cells, layout.roles.get("year")))
            indicator = plain(cell(cells, layout.roles.get("indicator")))
            found.append(StudentRow((table.row_numbers[index],), year, district, school, kind, people, splits, indicator))
    return found


def notes(table: RawTable, layout: EnrollmentLayout) -> list[tuple[str, ...]]:
    """What stands above the headers and at the foot of the table."""
    body = table.rows[layout.header_index + 1 :]
    return [*table.rows[: layout.header_index], *[row for row in body[-NOTE_ROWS:] if sum(bool(text.strip()) for text in row) == 1]]


def areas(cells: tuple[str, ...], layout: EnrollmentLayout) -> tuple[Area, Area]:
    """The district and the school of a row; a code of which nothing says whose it is belongs to the smaller of the two."""
    told = {role: " ".join(cell(cells, layout.roles.get(role)).split()) for role in ("school", "school_code", "district", "district_code")}
    code = cell(cells, layout.roles.get("code")).strip()
    is_by_school = bool(layout.roles.keys() & {"school", "school_code"})
    return (
        Area(told["district_code"] or ("" if is_by_school else code), told["district"]),
        Area(told["school_code"] or (code if is_by_school else ""), told["school"]),
    )


def splits_of(cells: tuple[str, ...], layout: EnrollmentLayout) -> tuple[Key, ...]:
    """The groups that a row is about: `(("race", "asian"),)`; a label that nobody knows stands for students without a group."""
    found = []
    for dimension, position in layout.splitters.items():
        text = cell(cells, position)
        group = group_of(text, dimension) or (dimension, UNPLACED)
        if group[1] == UNPLACED:
            group = (dimension, f"{UNPLACED} {' '.join(text.split())}")
        if group[1] != ALL:
            found.append(group)
    return tuple(found)


def people_of(cells: tuple[str, ...], layout: EnrollmentLayout, most: int) -> dict[Key, Amount]:
    """The numbers in a row: counts as they stand, percents as people where the row has the number of all students."""
    people: dict[Key, Amount] = {}
    if "total" in layout.roles:
        people[TOTAL] = amount(cell(cells, layout.roles["total"]), most)
    elif "full_time" in layout.roles:
        # Virginia leaves the part-time column blank where nobody comes part of the day.
        part_time = cell(cells, layout.roles.get("part_time")).strip() or "0"
        people[TOTAL] = in_all([amount(cell(cells, layout.roles["full_time"]), most), amount(part_time, most)])
    for key, positions in layout.groups.items():
        people[key] = in_all([amount(cell(cells, position), most) for position in positions])
    for key, position in layout.percents.items():
        if key not in people and TOTAL in people:
            people[key] = percent_of(cell(cells, position), people[TOTAL])
    return people


@lru_cache(maxsize=4096)
def row_kind(school: Area, district: Area) -> RowKind:
    """Whether a row is one place, the total of the places, or the total of a state.

    >>> row_kind(Area("0000", "District Total"), Area("", "")), row_kind(Area("", ""), Area("00000000", "State Totals"))
    ('total', 'state')
    >>> row_kind(Area("0101", "Bayview High"), Area("", "Alder"))
    'place'
    """
    kinds = {row["label"]: row["kind"] for row in vocabulary("community_totals")}
    names = [plain(area.name) for area in (school, district) if area.name]
    found = {kinds.get(name, "") for name in names}
    if "state" in found:
        return "state"
    is_total = "total" in found or any(name.endswith((" total", " totals")) for name in names)
    code = school.code or district.code
    return "total" if is_total or re.fullmatch("0+", code) else "place"


def as_percents(layout: EnrollmentLayout, rows: list[StudentRow]) -> bool:
    """Whether the group columns hold percents: decimals, or races that make 100 in each row of a table without totals."""
    figures = [row.people[key].value for row in rows for key in layout.groups if not row.people[key].hidden]
    if any(not value.is_integer() for value in figures if not math.isnan(value)):
        return True
    races = [key for key in layout.groups if key[0] == "race"]
    sums = [in_all(row.people[key] for key in races) for row in rows]
    known = [each.value for each in sums if not math.isnan(each.value)] if races else []
    return not layout.roles.keys() & {"total", "full_time"} and bool(known) and all(98 <= value <= 102 for value in known)


def percents_for_groups(layout: EnrollmentLayout) -> EnrollmentLayout:
    """The same layout with the group columns taken for percents."""
    return replace(layout, groups={}, percents={key: positions[0] for key, positions in layout.groups.items()} | layout.percents)
