"""What is wrong with an uploaded file, as a value."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

Severity = Literal["row", "cell", "file"]
"""row: the row is set aside; cell: the cell counts as missing; file: it is about the file or a column as a whole."""


@dataclass(frozen=True)
class Finding:
    """What is wrong, where the user sees it, and a sentence that says what to do.

    `kind` is a row of `vocabularies/finding_kinds.csv`. `row` is the number that a spreadsheet shows; `column` is the header as it
    stands in the file; `value` is the cell as it stands in the file. All three are None where they do not apply.
    """

    kind: str
    severity: Severity
    message: str
    file: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    value: str | None = None


@dataclass(frozen=True)
class FindingGroup:
    """The same finding in one or many rows: the same kind, column and value.

    `rows` are the numbers that a spreadsheet shows, ascending; () where it is about the file or a column as a whole.
    """

    kind: str
    severity: Severity
    message: str
    file: str
    sheet: str | None = None
    rows: tuple[int, ...] = ()
    column: str | None = None
    value: str | None = None

    @property
    def count(self) -> int:
        """How many findings this is."""
        return max(1, len(self.rows))

    def each(self) -> Iterator[Finding]:
        """One finding per row, one without a row where it is about the whole."""
        for row in self.rows or (None,):
            yield Finding(self.kind, self.severity, self.message, self.file, self.sheet, row, self.column, self.value)


def grouped(findings: Iterable[Finding]) -> tuple[FindingGroup, ...]:
    """The same findings brought together, in the order in which each first comes."""
    rows: dict[Finding, list[int]] = {}
    for each in findings:
        rows.setdefault(replace(each, row=None), []).extend([] if each.row is None else [each.row])
    return tuple(
        FindingGroup(one.kind, one.severity, one.message, one.file, one.sheet, tuple(sorted(set(numbers))), one.column, one.value)
        for one, numbers in rows.items()
    )


def expanded(groups: Iterable[FindingGroup]) -> list[Finding]:
    """The findings of some groups one by one, those about the whole first, then by row and column."""
    found = [finding for group in groups for finding in group.each()]
    return sorted(found, key=lambda each: (each.row or 0, each.column or ""))
