"""Recognizing a table of enrolled students, with one row per school or district and one column per student group."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from data_models.raw import RawTable
from data_models.vocabularies import vocabulary
from representation.community.community_reading import Column
from representation.community.numbers import Figure, figure
from representation.community.words import plain

HEADER_WITHIN = 30
"""State files put up to a dozen rows of titles and notes above the header."""
ABOUT_PERSONS = {
    "email",
    "e-mail",
    "email address",
    "timestamp",
    "first name",
    "last name",
    "start time",
    "phone",
    "respondent id",
    "order #",
}
"""A table with one of these headers has a row per person and is never a table of students per school."""
PERCENT = re.compile(r"%|percent|\bpct\b|_per$|_pct$")

RowKind = Literal["place", "total", "state"]


@dataclass(frozen=True)
class EnrollmentRow:
    """One row of figures: `school` and `district` as written, "" where there is no such column."""

    row: int
    cells: tuple[str, ...]
    school: str
    district: str
    code: str
    year: str
    kind: RowKind


@dataclass(frozen=True)
class EnrollmentLayout:
    """The columns of an enrollment table, counted from 0; `groups` finds (dimension, group)."""

    header_index: int
    header: tuple[str, ...]
    roles: dict[str, int]
    groups: dict[tuple[str, str], int]

    def columns(self) -> list[Column]:
        """Each column with a header, and what it is taken for: `school`, `total`, `race.white`, or None."""
        meanings = {position: f"{dimension}.{group}" for (dimension, group), position in self.groups.items()}
        meanings |= {position: role for role, position in self.roles.items()}
        return [Column(i + 1, header, meanings.get(i)) for i, header in enumerate(self.header) if header.strip()]

    def figure(self, row: EnrollmentRow, position: int | None) -> Figure:
        """What the row says in a column; blank where it is shorter or there is no such column."""
        return figure(row.cells[position] if position is not None and position < len(row.cells) else "")


@cache
def known_headers() -> dict[str, tuple[str, str]]:
    """Header → (column or dimension, group or "")."""
    return {row["header"]: (row["column"], row["group"]) for row in vocabulary("enrollment_headers")}


def header_meaning(header: str) -> tuple[str, str] | None:
    """What a header stands for; a percent column stands for nothing, since it repeats a count.

    >>> header_meaning("# English Learners"), header_meaning("% Asian"), header_meaning("Hispanic ")
    (('english_learner', 'yes'), None, ('race', 'hispanic_or_latino'))
    """
    words = plain(header)
    if PERCENT.search(words):
        return None
    trimmed = re.sub(r"^(#|number of)\s*|\s*(#|\(count\)|\(#\))$", "", words)
    return known_headers().get(words) or known_headers().get(trimmed)


def enrollment_layout(table: RawTable) -> EnrollmentLayout | None:
    """The layout of an enrollment table, or None if no header row names a place and two student groups, or a place, a student group
    question and a total, with figures below."""
    for index, row in enumerate(table.head(HEADER_WITHIN)):
        if ABOUT_PERSONS & {plain(cell) for cell in row}:
            return None
        roles: dict[str, int] = {}
        groups: dict[tuple[str, str], int] = {}
        for position, header in enumerate(row):
            meaning = header_meaning(header)
            if meaning is not None and meaning[1]:
                groups.setdefault(meaning, position)
            elif meaning is not None:
                roles.setdefault(meaning[0], position)
        has_place = bool(roles.keys() & {"school", "district", "code"})
        is_long = "splitter" in roles and "total" in roles
        if has_place and (len(groups) >= 2 or is_long):
            if "name" in roles:
                roles.setdefault("school", roles.pop("name"))
            layout = EnrollmentLayout(index, row, roles, groups)
            return layout if has_figures(table, layout) else None
    return None


def has_figures(table: RawTable, layout: EnrollmentLayout) -> bool:
    """Whether most cells under the group and total columns are numbers or signs for withheld ones."""
    positions = [*layout.groups.values(), *([layout.roles["total"]] if "total" in layout.roles else [])]
    kinds = [figure(row[p]).kind for row in table.rows[layout.header_index + 1 :] for p in positions if p < len(row)]
    written = [kind for kind in kinds if kind != "blank"]
    return "number" in written and sum(kind != "unreadable" for kind in written) >= 0.8 * len(written)


def enrollment_rows(table: RawTable, layout: EnrollmentLayout) -> list[EnrollmentRow]:
    """The rows that name a place and have a figure; titles and footnotes are no rows."""
    positions = [*layout.groups.values(), *([layout.roles["total"]] if "total" in layout.roles else [])]
    rows = []
    for index in range(layout.header_index + 1, len(table.rows)):
        cells = table.rows[index]
        place = {
            role: " ".join(cells[layout.roles[role]].split()) if role in layout.roles and layout.roles[role] < len(cells) else ""
            for role in ("school", "district", "code", "year")
        }
        has_figure = any(figure(cells[p]).kind in ("number", "withheld") for p in positions if p < len(cells))
        if has_figure and (place["school"] or place["district"] or place["code"]):
            kind = row_kind(place["school"], place["district"], place["code"])
            rows.append(EnrollmentRow(table.row_numbers[index], cells, **place, kind=kind))
    return rows


def row_kind(school: str, district: str, code: str) -> RowKind:
    """Whether a row is one place, the total of the places, or the total of a state.

    >>> row_kind("District Total", "", "0000"), row_kind("", "State Totals", "00000000"), row_kind("Bayview High", "", "0101")
    ('total', 'state', 'place')
    """
    kinds = {row["label"]: row["kind"] for row in vocabulary("community_totals")}
    names = [plain(name) for name in (school, district) if name]
    found = {kinds.get(name, "") for name in names}
    if "state" in found:
        return "state"
    if "total" in found or any(name.endswith((" total", " totals")) for name in names) or re.fullmatch("0+", code):
        return "total"
    return "place"
