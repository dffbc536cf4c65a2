"""A sheet of published figures: lines of tables, each with figures for some areas, whatever way the sheet lays them out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from data_models.raw import RawTable
from representation.community.census_geographies import Geography
from representation.community.numbers import Figure, figure, margin

FigureKind = Literal["estimate", "margin", "percent", "percent_margin"]


@dataclass(frozen=True)
class Line:
    """One line of a published table.

    Attributes
    ----------
    table
        `B03002`, `S1501`, `PL.P2` (2020 Census, redistricting file).
    number
        `012`, `C01_002`; "" where the sheet gives no codes.
    path
        Labels from the outermost inwards, as `plain_label` makes them; () where the sheet gives none.
    column
        The column of a subject table (`households`, `percent`); "" for other tables.
    years
        Years that the code itself names (`2012_2016` in a comparison profile), else "".
    """

    table: str
    number: str
    path: tuple[str, ...] = ()
    column: str = ""
    years: str = ""


@dataclass(frozen=True)
class Place:
    """Where a figure stands: row and column counted from 0 in the sheet."""

    row: int
    column: int


Role = str | tuple[Line, FigureKind]
"""What a column of the file is: a word (`geography`), or one kind of figure of a line."""


@dataclass(frozen=True)
class PublishedSheet:
    """Published figures as a layout found them.

    Attributes
    ----------
    header_index
        The row of headers, counted from 0.
    roles
        Column, counted from 0 → what it is.
    place
        Where a figure stands; None where the sheet has no such figure. A figure that is there and blank has a place.
    area_rows
        Area → how many rows are about it; None where every row is about every area.
    has_margins
        False for full counts, which are published without margins.
    """

    raw: RawTable
    header_index: int
    roles: Mapping[int, Role]
    lines: tuple[Line, ...]
    areas: tuple[Geography, ...]
    place: Callable[[Geography, Line, FigureKind], Place | None]
    rows_read: int
    area_rows: Mapping[Geography, int] | None = None
    has_margins: bool = True

    @property
    def header(self) -> tuple[str, ...]:
        """The row of headers as it stands in the file."""
        return self.raw.row(self.header_index)

    @cached_property
    def _columns(self) -> dict[int, list[str]]:
        return {}

    def column(self, position: int) -> list[str]:
        """The cells of a column, counted from 0; kept, as a table of many tracts is wide and few of its columns are asked for."""
        if position not in self._columns:
            self._columns[position] = column_of(self.raw, position)
        return self._columns[position]

    def text(self, area: Geography, line: Line, kind: FigureKind) -> str:
        """The cell of a figure as it stands in the file, "" where there is none."""
        place = self.place(area, line, kind)
        return "" if place is None else self.column(place.column)[place.row]

    def figure(self, area: Geography, line: Line, kind: FigureKind) -> Figure:
        """What that cell says; a percent may stand with its sign."""
        return figure(self.text(area, line, kind).strip().removesuffix("%"))

    def margin(self, area: Geography, line: Line) -> float:
        """The margin of an estimate, NaN where none is given."""
        return margin(self.text(area, line, "margin"))

    def used(self, areas: set[Geography]) -> int:
        """How many rows of the sheet are about some of these areas."""
        if self.area_rows is None:
            return self.rows_read if areas else 0
        return sum(self.area_rows.get(area, 0) for area in areas)

    def size(self, area: Geography) -> float:
        """The figure of an area in the first line: of two kinds of area the larger is the more useful."""
        return self.figure(area, self.lines[0], "estimate").value if self.lines else 0.0


def column_of(raw: RawTable, position: int) -> list[str]:
    """The cells of a column, counted from 0; "" in every row where the sheet is narrower."""
    return [str(text) for text in raw.cells.iloc[:, position]] if 0 <= position < raw.width else [""] * len(raw)


def cell(row: tuple[str, ...], position: int | None) -> str:
    """The cell at a position, "" where the row is shorter or has no such column."""
    return row[position] if position is not None and 0 <= position < len(row) else ""
