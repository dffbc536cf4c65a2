"""What intake makes of one table of an upload."""

from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd
from pandera.typing import DataFrame

from data_models.community_count import CommunityCount
from data_models.finding import Finding, FindingGroup, expanded
from data_models.raw import RawTable
from data_models.response import Kind
from representation.community.choice import NOTHING_OFFERED, Offered


@dataclass(frozen=True)
class NotCounted:
    """A row that is right and does not count (cancelled, waitlisted, a test)."""

    file: str
    sheet: str | None
    row: int
    reason: str


@dataclass(frozen=True)
class CheckedTable:
    """One table of an upload after checking.

    `frame` holds the rows that can be used so far (`SourceRow` columns; `ConversationRow` for a schedule), `community` the figures of
    a community file. `conversation_header` is the header of the column that names the conversation; `heading` what stands above the
    header row; `conversation` the title that the user chose for the whole file. `groups` are the findings, the same thing once with
    all its rows. `body_index` is the index of the raw row in which the data begins, None where that is the one after the headers.
    `mends` is the SHA-256 of the file whose rows the table brings mended,
    `offered` what can be chosen of a community file,
    `title` the name of the one event that the tool says the whole file is about ("" where it does not).
    `day_first` says whether slashed dates were found to begin with the day, None where nothing tells; `open_date` is then one of them.
    """

    file: str
    sheet: str | None
    exporter: str | None
    kind: Kind | None
    header_row: int | None
    columns: tuple[tuple[int, str, str | None], ...]
    rows_read: int
    raw: RawTable
    frame: pd.DataFrame = field(default_factory=pd.DataFrame)
    community: "DataFrame[CommunityCount] | None" = None
    community_rows_set_aside: int = 0
    offered: Offered = NOTHING_OFFERED
    groups: tuple[FindingGroup, ...] = ()
    not_counted: tuple[NotCounted, ...] = ()
    comments: pd.DataFrame = field(default_factory=pd.DataFrame)
    ratings: pd.DataFrame = field(default_factory=pd.DataFrame)
    conversation_header: str | None = None
    heading: tuple[str, ...] = ()
    conversation: str | None = None
    has_event_date: bool = False
    body_index: int | None = None
    mends: str | None = None
    title: str = ""
    day_first: bool | None = None
    open_date: str = ""

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What was found, one by one; a large table with many bad cells has many: `groups` says the same in little room."""
        return tuple(expanded(self.groups))

    @property
    def rows_set_aside(self) -> int:
        """Rows that cannot be used as they are."""
        return max(len({row for group in self.groups if group.severity == "row" for row in group.rows}), self.community_rows_set_aside)

    @property
    def rows_usable(self) -> int:
        """Rows that can be used, those that do not count included: they say that someone is not coming."""
        return self.rows_read - self.rows_set_aside if self.kind else 0
