"""Recognizing a table of enrolled students: a column per student group, a row per student group, or both."""

from dataclasses import dataclass, field

from data_models.raw import RawTable
from representation.community.community_reading import Column
from representation.community.enrollment_words import TOTAL, Key, header_row, known_values, percent_key
from representation.community.numbers import figure
from representation.community.words import plain

HEADER_WITHIN = 30
"""State files put up to a dozen rows of titles and notes above the header."""
LOOK_AT = 200
"""Rows whose cells tell a column of answers from one of numbers."""
FIGURES = 0.8
"""Share of the written cells under groups and totals that must be figures; the others are notes at the foot."""
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
PLACES = ("school", "school_code", "district", "district_code", "code")
YES_OR_NO = ("english_learner", "economically_disadvantaged")


@dataclass(frozen=True)
class EnrollmentLayout:
    """The columns of an enrollment table, counted from 0.

    Attributes
    ----------
    roles
        `school`, `school_code`, `district`, `district_code`, `code`, `year`, `total`, `full_time`, `part_time`, `indicator` → column.
    groups
        Group → its columns; their numbers are added up.
    percents
        Group → the column with its percent.
    splitters
        Dimension → the column that says which group a row is about (`grade` and `subgroup` among them).
    """

    header_index: int
    header: tuple[str, ...]
    roles: dict[str, int] = field(default_factory=dict)
    groups: dict[Key, tuple[int, ...]] = field(default_factory=dict)
    percents: dict[Key, int] = field(default_factory=dict)
    splitters: dict[str, int] = field(default_factory=dict)

    def columns(self) -> list[Column]:
        """Each column with a header, and what it is taken for: `school`, `total`, `race.white`, `group of race`, or None."""
        meanings = {p: f"{dimension}.{group}" for (dimension, group), found in self.groups.items() for p in found}
        meanings |= {p: f"{key[0]}.{key[1]} percent" for key, p in self.percents.items() if key not in self.groups}
        meanings |= {p: f"group of {dimension}" for dimension, p in self.splitters.items()}
        meanings |= {p: role for role, p in self.roles.items()}
        return [Column(i + 1, header, meanings.get(i)) for i, header in enumerate(self.header) if header.strip()]

    def figure_columns(self) -> list[int]:
        """The columns that hold numbers of students or percents."""
        totals = [self.roles[role] for role in ("total", "full_time", "part_time") if role in self.roles]
        return [*(p for found in self.groups.values() for p in found), *self.percents.values(), *totals]

    def is_enrollment(self) -> bool:
        """Whether a place and either two groups or a row per group are named."""
        is_long = bool(self.splitters.keys() - {"grade"}) and bool(self.roles.keys() & {"total", "full_time"})
        return bool(self.roles.keys() & set(PLACES)) and (len(self.groups.keys() | self.percents.keys()) >= 2 or is_long)


def cell(row: tuple[str, ...], position: int | None) -> str:
    """The cell at a position, "" where the row is shorter or has no such column."""
    return row[position] if position is not None and position < len(row) else ""


def enrollment_layout(table: RawTable) -> EnrollmentLayout | None:
    """The layout of an enrollment table, or None if no row of headers with figures below is one."""
    for index, row in enumerate(table.head(HEADER_WITHIN)):
        if ABOUT_PERSONS & {plain(text) for text in row}:
            return None
        layout = layout_of(table, index, row)
        if layout.is_enrollment():
            return layout if has_figures(table, layout) else None
    return None


def layout_of(table: RawTable, index: int, row: tuple[str, ...]) -> EnrollmentLayout:
    """What the cells of a row stand for if they are headers."""
    layout = EnrollmentLayout(index, row)
    for position, header in enumerate(row):
        found, percent = header_row(header), percent_key(header)
        if percent is not None:
            layout.percents.setdefault(percent, position)
        if found is None:
            continue
        column, group = found["column"], found["group"]
        if column == "splitter":
            layout.splitters.setdefault(group, position)
        elif column in YES_OR_NO and holds_answers(table, index, position, column):
            layout.splitters.setdefault(column, position)
        elif not group:
            layout.roles.setdefault(column, position)
        elif found["part"] or (column, group) not in layout.groups:
            layout.groups[column, group] = (*layout.groups.get((column, group), ()), position)
    return layout


def holds_answers(table: RawTable, index: int, position: int, dimension: str) -> bool:
    """Whether a column holds yes and no, where its header could as well stand over numbers."""
    below = table.cells.iloc[index + 1 : index + 1 + LOOK_AT, position]
    written = [plain(text) for text in below if str(text).strip()]
    return bool(written) and all((dimension, text) in known_values() for text in written)


def has_figures(table: RawTable, layout: EnrollmentLayout) -> bool:
    """Whether most cells under groups and totals are numbers or signs for withheld ones."""
    positions = layout.figure_columns()
    body = table.rows[layout.header_index + 1 :][:LOOK_AT]
    cells = [cell(row, p).strip().removesuffix("%") for row in body for p in positions]
    kinds = [kind for text in cells if (kind := figure(text).kind) != "blank"]
    return "number" in kinds and sum(kind != "unreadable" for kind in kinds) >= FIGURES * len(kinds)


def has_total(layout: EnrollmentLayout) -> bool:
    """Whether the table has a column with the number of all students of a row."""
    return bool(layout.roles.keys() & {"total", "full_time"}) or TOTAL in layout.groups
