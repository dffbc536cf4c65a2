"""The lines of a file and what the generator knows of each of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sample_data.workbook import Cell


@dataclass(frozen=True)
class Line:
    """One line: its cells, why it does not count ("" where it counts), the answers that nobody can read (header → text)."""

    cells: Sequence[Cell]
    reason: str = ""
    unreadable: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Report:
    """A file: the rows of titles and headers above, the lines, and its bytes."""

    name: str
    above: int
    lines: tuple[Line, ...]
    data: bytes
    also_not_counted: tuple[tuple[int, str], ...] = ()
    """Rows of other sections: row as a spreadsheet shows it, why it does not count."""

    def not_counted(self) -> list[tuple[int, str]]:
        """Row as a spreadsheet shows it, why it does not count."""
        own = [(self.above + i, line.reason) for i, line in enumerate(self.lines, start=1) if line.reason]
        return sorted([*own, *self.also_not_counted])

    def unreadable(self) -> list[tuple[int, str, str]]:
        """Row as a spreadsheet shows it, header, text; of lines that count."""
        lines = [(self.above + i, line) for i, line in enumerate(self.lines, start=1) if not line.reason]
        return [(row, header, text) for row, line in lines for header, text in line.unreadable.items()]
