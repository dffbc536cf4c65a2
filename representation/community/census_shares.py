"""Whether the shares that a table publishes are those of its own counts."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from representation.community.census_counts import TableCounts
from representation.community.census_geographies import Geography
from representation.community.census_tables import shown_table
from representation.community.published import FigureKind, Line

ROUNDING = 0.05
"""Percents are published with one decimal."""
SLACK = 1e-6


def share_findings(counts: TableCounts) -> None:
    """A finding if a published percent is not its count ÷ total, rounded: columns were moved, or figures changed by hand."""
    wrong = [each for each in shares(counts) if abs(each.told - each.worked_out) > ROUNDING + SLACK]
    if wrong:
        first, *more = wrong
        others = f", as do {len(more):,} other{'s' if len(more) > 1 else ''}" if more else ""
        message = (
            f"Table {shown_table(counts.block.table)} publishes {first.told:.1f}% for {counts.label(first.group)} in {first.area.name} "
            f"and its own counts give {first.worked_out:.1f}%{others}. Download the table again and add it unchanged."
        )
        counts.found.add("community_share_differs", "file", message)


@dataclass(frozen=True)
class Share:
    """A published percent of one line that counts in a group, and 100 × its count ÷ the total."""

    area: Geography
    group: str
    told: float
    worked_out: float


def shares(counts: TableCounts) -> Iterator[Share]:
    """Each published percent of a counted line beside 100 × count ÷ total; only where all three are given."""
    block = counts.block
    total = counts.lines.find(block.total[0], counts.trust) if len(block.total) == 1 else None
    if total is None:
        return
    cells = [(group, cell) for group, cells in block.groups.items() for cell in cells if not cell.is_percent and cell.sign > 0]
    found = [(group, line) for group, cell in cells if (line := counts.lines.find(cell, counts.trust)) is not None]
    pairs = [(group, line, *_partner(counts, line)) for group, line in found]
    for area in counts.areas:
        whole = counts.sheet.figure(area, total, "estimate").value
        for group, line, partner, kind in pairs:
            told = counts.sheet.figure(area, partner, kind).value
            count = counts.sheet.figure(area, line, "estimate").value
            if whole > 0 and not math.isnan(told) and not math.isnan(count):
                yield Share(area, group, told, 100 * count / whole)


def _partner(counts: TableCounts, line: Line) -> tuple[Line, FigureKind]:
    """Where the percent of a line stands: in the percent column of a subject table, or beside the count."""
    if not counts.block.percent_column:
        return line, "percent"
    percents = (each for each in counts.lines.lines if each.column == counts.block.percent_column and each.path == line.path)
    percent = next(percents, None)
    return (line, "percent") if percent is None else (percent, "estimate")
