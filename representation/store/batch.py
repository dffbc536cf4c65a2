"""What one import brings into the store."""

import hashlib
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, Protocol

from pandera.typing import DataFrame

from data_models.community_count import CommunityCount
from data_models.conversation import Conversation
from data_models.finding import Finding, FindingGroup
from data_models.recipe import Recipe
from data_models.response import Kind, Response

SHA256 = re.compile(r"[0-9a-f]{64}")


def file_hash_of(content: bytes) -> str:
    """The SHA-256 of a file's bytes as 64 hexadecimal digits: the same content has the same hash under any name.

    >>> file_hash_of(b"")[:12]
    'e3b0c44298fc'
    """
    return hashlib.sha256(content).hexdigest()


class RowNotCounted(Protocol):
    """Whatever says that a row does not count; intake's own record will do."""

    @property
    def sheet(self) -> str | None:
        """The sheet, None where the file has none."""

    @property
    def row(self) -> int:
        """The number that a spreadsheet shows."""

    @property
    def reason(self) -> str:
        """Why it does not count."""


@dataclass(frozen=True)
class NotCounted:
    """A row that is in order and does not count: cancelled, refunded, declined, waitlisted or a test."""

    sheet: str | None
    row: int
    reason: str


class Comment(NamedTuple):
    """A free-text answer, scrubbed of contact details, with nothing that leads back to who wrote it."""

    conversation_id: str
    question: str
    comment: str


class Rating(NamedTuple):
    """The answer to one closed question in one row of an exit survey."""

    conversation_id: str
    row: int
    question: str
    answer: str


@dataclass(frozen=True, eq=False)
class ImportBatch:
    """One sheet of one uploaded file, checked and coded, ready to be saved.

    Several sheets of one workbook are several batches with the same `file_hash`, saved together by `save_imports`.
    `responses` may name conversations that `conversations` does not state when another batch or the store knows them.

    Attributes
    ----------
    mends
        Hash of the file whose rows set aside are brought here, mended.
    replaces
        Numbers of the imports that this newer export takes the place of.
    said
        Ids of the conversations of which staff said that they are Community Conversations, whatever the schedule says; None: those that
        the schedule standing does not have, because a file alone names none while there is a schedule.
    recipe
        What staff confirmed about the form: kept for its next export.
    read_by
        Name of the recipe that the table was read by, where staff confirmed nothing new.
    names
        Names in the file: a cell that holds one is not kept with a finding. They are not kept themselves.

    Raises
    ------
    ValueError
        If `file_hash` or `mends` is not a SHA-256 or a count is negative.
    """

    file_name: str
    file_hash: str
    kind: Kind
    exporter: str
    sheet: str
    imported_by: str
    rows_read: int
    rows_set_aside: int = 0
    is_sample: bool = False
    responses: DataFrame[Response] | None = None
    conversations: DataFrame[Conversation] | None = None
    community: DataFrame[CommunityCount] | None = None
    findings: Sequence[Finding | FindingGroup] = ()
    not_counted: Sequence[RowNotCounted] = ()
    comments: Sequence[Comment] = ()
    ratings: Sequence[Rating] = ()
    mends: str | None = None
    replaces: Sequence[int] = ()
    said: Collection[str] | None = None
    recipe: Recipe | None = None
    read_by: str | None = None
    names: Collection[str] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        if not SHA256.fullmatch(self.file_hash):
            raise ValueError(f"file_hash must be a SHA-256 in 64 lower-case hexadecimal digits, not {self.file_hash!r}.")
        if self.mends is not None and not SHA256.fullmatch(self.mends):
            raise ValueError(f"mends must be a SHA-256 in 64 lower-case hexadecimal digits, not {self.mends!r}.")
        if min(self.rows_read, self.rows_set_aside) < 0:
            raise ValueError(f"Rows read and set aside are counts, not {self.rows_read} and {self.rows_set_aside}.")

    @property
    def rows_not_counted(self) -> int:
        """Rows that are in order and do not count."""
        return len({(each.sheet, each.row) for each in self.not_counted})

    @property
    def rows_used(self) -> int:
        """Rows of the sheet that the store holds something of: the responses' own rows, else what is left of those read."""
        if self.responses is not None:
            return len(self.responses[["sheet", "row"]].drop_duplicates())
        return max(0, self.rows_read - self.rows_set_aside - self.rows_not_counted)


@dataclass(frozen=True)
class ImportSummary:
    """One row of the list of imports. `undone_at` and `undone_by` are None while the import stands; times are UTC.

    `replaced_by` is the import that took its place (it is undone then); `mends` the hash of the file whose rows it brings mended;
    `recipe` the name of the form that it was read by.
    """

    id: int
    file_name: str
    file_hash: str
    kind: Kind
    exporter: str
    sheet: str
    imported_at: datetime
    imported_by: str
    rows_read: int
    rows_used: int
    rows_set_aside: int
    rows_not_counted: int
    is_sample: bool
    undone_at: datetime | None
    undone_by: str | None
    replaced_by: int | None = None
    mends: str | None = None
    recipe: str | None = None
