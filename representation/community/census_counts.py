"""The figures of one table, summed over the chosen areas, as rows of the table of community counts."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from data_models.vocabularies import group_labels
from representation.community.census_geographies import Geography, community_name, level_row
from representation.community.census_tables import AREAS, Block, Cell, LineIndex, Trust, blocks_of, shown_table
from representation.community.community_reading import CountRow, FindingList
from representation.community.published import FigureKind, Line, PublishedSheet
from representation.community.sums import Published, added, part_of
from representation.community.words import listed

TOTALS_ELSEWHERE = ("B01003", "B02001", "B03002", "B03003", "B01001")
"""Tables of all people whose first line is their number."""


@dataclass(frozen=True)
class Found:
    """A cell of the vocabulary and the line that the sheet has for it."""

    cell: Cell
    line: Line


@dataclass(frozen=True)
class TableCounts:
    """One block of a table of a sheet, over the areas to use."""

    sheet: PublishedSheet
    block: Block
    lines: LineIndex
    trust: Trust
    areas: tuple[Geography, ...]
    vintage: str
    found: FindingList

    @cached_property
    def community(self) -> str:
        """What the people of the areas are called."""
        of_level = sum(1 for area in self.sheet.areas if area.level == self.areas[0].level)
        return community_name(self.areas, is_selection=1 < len(self.areas) < of_level)

    def rows(self) -> list[CountRow]:
        """One row per group, or per area for a table of all people; [] where the total cannot be had."""
        if not self.areas:
            return []
        if self.block.name == AREAS:
            return self.by_area()
        if not any(self.lines.find(cell, self.trust) for cells in self.block.groups.values() for cell in cells):
            return []
        is_one_of_several = len(blocks_of(self.block.table)) > 1
        if is_one_of_several and any(self.lines.find(cell, self.trust) is None for cell in self.block.total):
            return []  # the sheet was cut to other blocks of the table
        total_lines = self.total_lines()
        if total_lines is None:
            return []
        total = added([self.published(area, each, None) for area in self.areas for each in total_lines]) if total_lines else NOT_KNOWN
        groups = {group: self.lines_of(cells, self.label(group)) for group, cells in self.block.groups.items()}
        known = {group: lines for group, lines in groups.items() if lines is not None}
        if known:
            self.say_margins(total_lines, known)
        return [self.count_row(self.block.dimension, group, self.sum_of(lines, total_lines), total) for group, lines in known.items()]

    def label(self, group: str) -> str:
        """How a group is called in a sentence."""
        return f"“{group_labels(self.block.dimension).get(group, group)}”"

    def by_area(self) -> list[CountRow]:
        """One row per ZIP code or tract; the total is their sum."""
        lines = self.lines_of(self.block.total, "people")
        if lines is None:
            return []
        self.say_margins(lines, {"": lines})
        dimension = level_row(self.areas[0].level)["dimension"]
        figures = {area: self.published(area, lines[0], None) for area in self.areas}
        total = added(list(figures.values()))
        return [self.count_row(dimension, self.area_code(area, dimension), figures[area], total) for area in self.areas]

    @staticmethod
    def area_code(area: Geography, dimension: str) -> str:
        """The code of an area as a group: five digits for a ZIP code."""
        return area.code[-5:] if dimension == "zip" else area.code

    def total_lines(self) -> list[Found] | None:
        """The lines of the total; [] for a table without one whose total no other table of the sheet gives; None if it is missing."""
        if self.block.total:
            return self.lines_of(self.block.total, "the total")
        for table in TOTALS_ELSEWHERE:
            line = next((each for each in self.sheet.lines if each.table == table and each.number == "001"), None)
            if line is not None:
                return [Found(Cell("001", (), "", False, 1), line)]
        return []

    def lines_of(self, cells: Sequence[Cell], what: str) -> list[Found] | None:
        """The lines of some cells; None and a finding if one is not in the sheet."""
        lines = [(cell, self.lines.find(cell, self.trust)) for cell in cells]
        missing = [self.name_of(cell) for cell, line in lines if line is None]
        if missing:
            message = f"The file lacks the column {listed(missing)}, so {what} cannot be counted. Download the whole table."
            self.found.add("community_column_missing", "file", message)
            return None
        return [Found(cell, line) for cell, line in lines if line is not None]

    def say_margins(self, total: Sequence[Found], groups: Mapping[str, Sequence[Found]]) -> None:
        """A finding if margins of error are not in the sheet: of all lines, or of some groups."""
        if not self.sheet.has_margins:
            return
        without = [group for group, lines in groups.items() if not all(map(self.has_margin, lines))]
        if len(without) == len(groups) or not all(map(self.has_margin, total)):
            what = "its margins of error"
        elif without:
            what = f"the margins of error of {listed([self.label(group) for group in without])}"
        else:
            return
        message = (
            f"Table {shown_table(self.block.table)} comes without {what}, and no verdict can rest on it. "
            "Download it again with the margins of error shown."
        )
        self.found.add("community_margins_missing", "file", message)

    def has_margin(self, each: Found) -> bool:
        """Whether the sheet has a place for the margin of a line."""
        return self.sheet.place(self.areas[0], each.line, "margin") is not None

    def name_of(self, cell: Cell) -> str:
        """How a missing line is called: its code where codes are trusted, else its label."""
        return f"{self.block.table}_{cell.number}E" if self.trust == "codes" else f"“{cell.path[-1]}”"

    def sum_of(self, lines: Sequence[Found], total: Sequence[Found]) -> Published:
        """People in a group, over its lines and all areas. A line that is taken away counts against the others."""
        parts = [(each.cell.sign, self.published(area, each, total)) for area in self.areas for each in lines]
        whole = added([part for _, part in parts])
        people = math.fsum(sign * part.people for sign, part in parts)
        return Published(max(people, 0.0), whole.margin)

    def published(self, area: Geography, each: Found, total: Sequence[Found] | None) -> Published:
        """The figure of one area in one line; a percent becomes people through the total of the same area."""
        here = self.read(area, each.line, "estimate"), self.read_margin(area, each.line)
        if not each.cell.is_percent:
            return Published(*here)
        of = [self.published(area, line, None) for line in total or ()]
        return part_of(Published(*here), of[0]) if len(of) == 1 else NOT_KNOWN

    def read(self, area: Geography, line: Line, kind: FigureKind) -> float:
        """A figure; a cell that is neither a number nor a known symbol becomes a finding."""
        told = self.sheet.figure(area, line, kind)
        if told.kind == "unreadable":
            place, text = self.sheet.place(area, line, kind), self.sheet.text(area, line, kind).strip()
            message = f"“{text}” is neither a number nor a sign the Census uses; the figure counts as not known. Download the table again."
            row = None if place is None else self.sheet.raw.row_numbers[place.row]
            header = "" if place is None else (*self.sheet.header, *[""] * self.sheet.raw.width)[place.column]
            self.found.add("community_figure_unreadable", "cell", message, row, header, text)
        return told.value

    def read_margin(self, area: Geography, line: Line) -> float:
        """A margin: 0 for a full count, NaN where none is given."""
        if not self.sheet.has_margins:
            return 0.0
        self.read(area, line, "margin")
        return self.sheet.margin(area, line)

    def count_row(self, dimension: str, group: str, people: Published, total: Published) -> CountRow:
        """A row of the table of community counts."""
        is_suppressed = math.isnan(people.people)
        return CountRow(
            community=self.community,
            dimension=dimension,
            view=self.block.view,
            group=group,
            people_count=people.people,
            margin=math.nan if is_suppressed else people.margin,
            has_margin=self.sheet.has_margins,
            is_suppressed=is_suppressed,
            total_count=total.people,
            total_margin=total.margin,
            unit=self.block.unit,
            universe=self.block.universe,
            vintage=self.vintage,
            source=self.sheet.raw.file,
            table=shown_table(self.block.table),
            fit=self.block.fit,
            fit_note=self.block.fit_note,
        )


NOT_KNOWN = Published(math.nan, math.nan)
