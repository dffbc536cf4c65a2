"""What the lines of published tables count, from `acs_tables.csv` and `acs_cells.csv`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from data_models.vocabularies import vocabulary
from representation.community.published import Line

TOTAL = "total"
"""The group under which `acs_cells.csv` gives the total of a block."""
AREAS = "areas"
"""The block of a table that has one figure for each area: everybody who lives there."""


SUMMARY = "SUMMARY"
"""A table by ZIP code that somebody made by hand."""


@dataclass(frozen=True)
class Cell:
    """One line that is added to a group (`sign` 1) or taken from it (-1).

    `is_percent` says that the line holds percents of the block's total, whatever its label says.
    """

    number: str
    path: tuple[str, ...]
    column: str
    is_percent: bool
    sign: int


@dataclass(frozen=True)
class Block:
    """One dimension of a table: whom it counts, and the lines of each group.

    Attributes
    ----------
    by_label
        Whether labels are trusted before codes, because codes move between years.
    codes_from
        First year in which the codes mean what the vocabulary says; None for all years.
    percent_column
        The column of a subject table that repeats the counts as percents of the total; "" for none.
    """

    table: str
    name: str
    dimension: str
    view: str
    universe: str
    unit: str
    fit: str
    fit_note: str
    by_label: bool
    codes_from: int | None
    percent_column: str
    total: tuple[Cell, ...]
    groups: Mapping[str, tuple[Cell, ...]]


@cache
def blocks_of(table: str) -> tuple[Block, ...]:
    """The blocks of a table, none for a table that is not read."""
    return tuple(block for block in _blocks() if block.table == table)


@cache
def known_tables() -> tuple[str, ...]:
    """The tables that are read, in alphabetical order."""
    return tuple(sorted({block.table for block in _blocks()}))


def shown_table(table: str) -> str:
    """How a table is called in a sentence.

    >>> shown_table("PL.P2"), shown_table("B03002")
    ('P2 (PL)', 'B03002')
    """
    file, _, name = table.rpartition(".")
    return f"{name} ({file})" if file else name


@cache
def _blocks() -> tuple[Block, ...]:
    cells: dict[tuple[str, str], dict[str, list[Cell]]] = {}
    for row in vocabulary("acs_cells"):
        path = tuple(part.strip() for part in row["path"].split(" > ") if part.strip())
        each = Cell(row["line"], path, row["column"], row["kind"] == "percent", -1 if row["sign"] == "-" else 1)
        cells.setdefault((row["table"], row["block"]), {}).setdefault(row["group"], []).append(each)
    blocks = []
    for row in vocabulary("acs_tables"):
        groups = {group: tuple(each) for group, each in cells[row["table"], row["block"]].items()}
        total = groups.pop(TOTAL, ())
        codes_from = int(row["codes_from"]) if row["codes_from"] else None
        blocks.append(
            Block(
                row["table"], row["block"], row["dimension"], row["view"], row["universe"], row["unit"], row["fit"], row["fit_note"],
                row["match"] == "label", codes_from, row["percent_column"], total, groups,
            )
        )  # fmt: skip
    return tuple(blocks)


Trust = Literal["codes", "labels", "nothing"]


@dataclass(frozen=True)
class LineIndex:
    """Finds the lines of one table in a sheet."""

    lines: tuple[Line, ...]

    @property
    def has_labels(self) -> bool:
        """Whether the sheet says what its lines are called."""
        return any(line.path for line in self.lines)

    def trust(self, block: Block, year: int | None) -> Trust:
        """Whether lines of a block are found by code or by label; by nothing where codes may mean another thing in that year."""
        has_codes = any(line.number for line in self.lines)
        if block.by_label and self.has_labels:
            return "labels"
        is_sure = block.codes_from is None or year is None or year >= block.codes_from
        if has_codes and is_sure and any(cell.number for cells in (block.total, *block.groups.values()) for cell in cells):
            return "codes"
        return "labels" if self.has_labels else "nothing"

    def find(self, cell: Cell, trust: Trust) -> Line | None:
        """The line of a cell, the first one where a label comes twice under one branch; None where the sheet has none."""
        if trust == "codes":
            return next((line for line in self.lines if line.number == cell.number and cell.number), None)
        if trust == "nothing" or not cell.path:
            return None
        return next((line for line in self.lines if line.column == cell.column and ends_with(line.path, cell.path)), None)


def ends_with(path: Sequence[str], end: Sequence[str]) -> bool:
    """Whether a path of labels ends in these, whatever section stands above them.

    >>> ends_with(("race", "total population", "one race"), ("total population", "one race")), ends_with(("one race",), ("a", "one race"))
    (True, False)
    """
    return len(path) >= len(end) > 0 and tuple(path[-len(end) :]) == tuple(end)


def table_with_paths(paths: Iterable[tuple[str, ...]], is_survey: bool) -> str:
    """The table of which most labels are among these paths, "" if none fits: for a table view whose file was renamed.

    `is_survey` tells estimates of the survey from the counts of a census, which have the same labels.
    """
    given = list(paths)
    ends = {path[-size:] for path in given for size in range(1, len(path) + 1)}
    scores = []
    for table in known_tables():
        if is_survey == ("." in table):
            continue
        wanted = {cell.path for block in blocks_of(table) for cells in block.groups.values() for cell in cells if cell.path}
        share = len(wanted & ends) / len(wanted) if wanted else 0.0
        scores.append((share, len(wanted), table))
    best = max(scores, default=(0.0, 0, ""))
    return best[2] if best[0] > 0.5 else ""
