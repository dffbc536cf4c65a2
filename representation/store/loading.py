"""Loading what stands in the store, imports that were undone or replaced left out."""

from dataclasses import dataclass
from typing import cast

import pandas as pd
from pandera.typing import DataFrame
from sqlalchemy import Connection, Engine, select

from data_models.community_count import CommunityCount
from data_models.conversation import Conversation
from data_models.finding import FindingGroup
from data_models.reference import References
from data_models.response import Response
from representation.references.describing import references_of, renamed
from representation.room.on_schedule import off_schedule, placed_on_schedule
from representation.store import tables
from representation.store.batch import Comment, NotCounted, Rating
from representation.store.communities import newest_communities, said_communities
from representation.store.conversations import merged_conversations, said_conversations
from representation.store.engine import reading
from representation.store.findings import unpack_rows
from representation.store.references import said_references
from representation.store.rows import frame_of

RESPONSE_DTYPES = {
    name: {"bool": "bool", "int64": "int64"}.get(str(column.dtype), "str") for name, column in Response.to_schema().columns.items()
}


@dataclass(frozen=True, eq=False)
class Snapshot:
    """Everything that charts are computed from, as it stood at one moment."""

    version: int
    responses: DataFrame[Response]
    conversations: DataFrame[Conversation]
    community: DataFrame[CommunityCount]
    references: References


def load_snapshot(engine: Engine) -> Snapshot:
    """The data version and the tables that belong to it, read together: an import that is saved meanwhile is in all or in none."""
    with reading(engine) as connection:
        every, off = every_conversation(connection)
        said = said_references(connection)
        community = newest_communities(renamed(said_communities(connection), said))
        return Snapshot(
            version=_version(connection),
            responses=_responses(connection, every, off),
            conversations=_on(every, off),
            community=community,
            references=references_of(community, said),
        )


def data_version(engine: Engine) -> int:
    """A number that is higher after every change of the store: what was computed under another number is out of date."""
    with reading(engine) as connection:
        return _version(connection)


def load_responses(engine: Engine) -> DataFrame[Response]:
    """Every response that counts, in the order of imports and, within one, of the file; see `every_conversation`."""
    with reading(engine) as connection:
        return _responses(connection, *every_conversation(connection))


def load_conversations(engine: Engine) -> DataFrame[Conversation]:
    """Every conversation that counts, by date; see `every_conversation`."""
    with reading(engine) as connection:
        return _on(*every_conversation(connection))


def load_community(engine: Engine) -> DataFrame[CommunityCount]:
    """The newest figures of each community, under the name that staff gave it; see `newest_communities`."""
    with reading(engine) as connection:
        return newest_communities(renamed(said_communities(connection), said_references(connection)))


def load_former_figures(engine: Engine) -> list[DataFrame[CommunityCount]]:
    """The figures of each import as its file has them, the newest first: what another file of the same community is looked at beside."""
    with reading(engine) as connection:
        said = said_communities(connection)
    parts = [part.drop(columns="import_id") for _, part in said.groupby("import_id")]
    return [cast("DataFrame[CommunityCount]", part.reset_index(drop=True)) for part in reversed(parts)]


def load_findings(engine: Engine, import_id: int) -> list[FindingGroup]:
    """What was wrong with the file of an import; where the cell is not kept, `value` is None and `message` holds "…" in its place."""
    names = ("kind", "severity", "message", "sheet", "rows", "column_header", "value")
    query = (
        select(tables.imports.c.file_name, *(tables.findings.c[name] for name in names))
        .join_from(tables.findings, tables.imports, tables.findings.c.import_id == tables.imports.c.id)
        .where(tables.findings.c.import_id == import_id)
        .order_by(tables.findings.c.id)
    )
    with reading(engine) as connection:
        return [
            FindingGroup(kind, severity, message, file, sheet, unpack_rows(rows), column, value)
            for file, kind, severity, message, sheet, rows, column, value in connection.execute(query)
        ]


def load_not_counted(engine: Engine, import_id: int) -> list[NotCounted]:
    """The rows of an import that are in order and do not count."""
    columns = tables.not_counted.c
    query = select(columns.sheet, columns.row, columns.reason).where(columns.import_id == import_id).order_by(columns.id)
    with reading(engine) as connection:
        return [NotCounted(*row) for row in connection.execute(query)]


def load_comments(engine: Engine) -> list[Comment]:
    """Every comment that counts, in an order that says nothing about who wrote it."""
    columns = tables.comments.c
    query = select(columns.conversation_id, columns.question, columns.comment)
    query = query.where(columns.import_id.in_(tables.STANDING)).order_by(columns.id)
    with reading(engine) as connection:
        moved = _moved(*every_conversation(connection))
        found = [Comment(moved.get(where, where), *rest) for where, *rest in connection.execute(query)]
    return [each for each in found if each.conversation_id]


def load_ratings(engine: Engine) -> list[Rating]:
    """Every answer to a closed question that counts."""
    columns = tables.ratings.c
    query = select(columns.conversation_id, columns.row, columns.question, columns.answer)
    query = query.where(columns.import_id.in_(tables.STANDING)).order_by(columns.id)
    with reading(engine) as connection:
        moved = _moved(*every_conversation(connection))
        found = [Rating(moved.get(where, where), *rest) for where, *rest in connection.execute(query)]
    return [each for each in found if each.conversation_id]


def every_conversation(connection: Connection) -> tuple[DataFrame[Conversation], frozenset[str]]:
    """Every conversation that an import names, and the ids of those that do not count because a schedule stands without them.

    A schedule that comes after the files says the same as one that came before: only its conversations count, and those that staff said
    are Community Conversations. It is worked out at each loading, so that undoing the schedule brings the others back.
    """
    said = said_conversations(connection)
    return merged_conversations(said), off_schedule(said)


def _on(every: DataFrame[Conversation], off: frozenset[str]) -> DataFrame[Conversation]:
    return every if not off else every[~every["conversation_id"].isin(off)].reset_index(drop=True)


def _moved(every: DataFrame[Conversation], off: frozenset[str]) -> dict[str, str]:
    """Conversation off the schedule → the one on it that its title or date names, "" for none; the time of an answer is not looked at."""
    rows = pd.DataFrame({"conversation_id": sorted(off), "kind": "registration", "answered_at": ""}, dtype="str")
    return dict(zip(rows["conversation_id"], placed_on_schedule(rows, every, off), strict=True))


def _version(connection: Connection) -> int:
    return int(connection.execute(select(tables.data_version.c.version)).scalar_one())


def _responses(connection: Connection, every: DataFrame[Conversation], off: frozenset[str]) -> DataFrame[Response]:
    of_import = (tables.responses.c[name] for name in RESPONSE_DTYPES if name != "file")
    query = select(tables.imports.c.file_name, *of_import).join_from(
        tables.responses, tables.imports, tables.responses.c.import_id == tables.imports.c.id
    )
    query = query.where(tables.imports.c.undone_at.is_(None)).order_by(tables.responses.c.id)
    rows = frame_of(connection, query, RESPONSE_DTYPES)
    if off:
        rows = rows.assign(conversation_id=placed_on_schedule(rows, every, off))
        rows = rows[rows["conversation_id"].ne("")].reset_index(drop=True)
    return cast("DataFrame[Response]", rows)
