"""What reading one sheet of community figures gives."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

import pandas as pd
from pandera.typing import DataFrame

from data_models.community_count import CommunityCount
from data_models.finding import Finding, Severity
from data_models.raw import RawTable
from representation.community.choice import NOTHING_OFFERED, Offered

Exporter = Literal["census_data", "enrollment", "plain_community"]

TYPES = {
    name: {"people_count": "float64", "margin": "float64", "total_count": "float64", "total_margin": "float64"}.get(name)
    or ("bool" if name.startswith(("has_", "is_")) else "str")
    for name in CommunityCount.to_schema().columns
}
"""The column types of CommunityCount, so that a table without rows has them too."""


class Column(NamedTuple):
    """A column of the file: its position (1-based), its header as it stands there, and what it was taken for (None: not used)."""

    position: int
    header: str
    meaning: str | None


@dataclass(frozen=True)
class CommunityReading:
    """One sheet of community figures: what was recognised, what it says and what could not be used.

    `header_row` is the number a spreadsheet shows. Rows read = rows usable + rows set aside.
    """

    exporter: Exporter
    header_row: int
    columns: list[Column]
    counts: DataFrame[CommunityCount]
    findings: list[Finding]
    rows_read: int
    rows_usable: int
    rows_set_aside: int
    offered: Offered = NOTHING_OFFERED


@dataclass(frozen=True)
class CountRow:
    """One row of CommunityCount while it is being put together; the field names are its columns."""

    community: str
    dimension: str
    view: str
    group: str
    people_count: float
    margin: float
    has_margin: bool
    is_suppressed: bool
    total_count: float
    total_margin: float
    unit: str
    universe: str
    vintage: str
    source: str
    table: str
    fit: str
    fit_note: str


def community_counts(rows: Sequence[CountRow]) -> DataFrame[CommunityCount]:
    """The checked table of these rows; without rows, an empty table with every column."""
    columns = {name: pd.Series([getattr(row, name) for row in rows], dtype=kind) for name, kind in TYPES.items()}
    return DataFrame[CommunityCount](pd.DataFrame(columns))


@dataclass
class FindingList:
    """Collects the findings of one sheet."""

    table: RawTable
    findings: list[Finding] = field(default_factory=list)

    def add(
        self,
        kind: str,
        severity: Severity,
        message: str,
        row: int | None = None,
        column: str | None = None,
        value: str | None = None,
    ) -> None:
        """Add one finding about this sheet."""
        self.findings.append(Finding(kind, severity, message, self.table.file, self.table.sheet, row, column, value))


def nothing_usable(exporter: Exporter, header_row: int, columns: list[Column], findings: list[Finding], rows_read: int) -> CommunityReading:
    """A sheet that was recognised and of which no figure can be used; its findings say why."""
    return CommunityReading(exporter, header_row, columns, community_counts([]), findings, rows_read, 0, rows_read)
