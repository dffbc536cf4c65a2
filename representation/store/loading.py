"""Loading what stands in the store, imports that were undone left out."""

from dataclasses import dataclass
from typing import cast

from pandera.typing import DataFrame
from sqlalchemy import Connection, Engine, select

from data_models.community_count import CommunityCount
from data_models.conversation import Conversation
from data_models.finding import Finding
from data_models.response import Response
from representation.store import tables
from representation.store.batch import Comment, NotCounted, Rating
from representation.store.communities import newest_communities, said_communities
from representation.store.conversations import merged_conversations, said_conversations
from representation.store.engine import reading
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


def load_snapshot(engine: Engine) -> Snapshot:
    """The data version and the tables that belong to it, read together: an import that is saved meanwhile is in all or in none."""
    with reading(engine) as connection:
        return Snapshot(
            version=_version(connection),
            responses=_responses(connection),
            conversations=merged_conversations(said_conversations(connection)),
            community=newest_communities(said_communities(connection)),
        )


def data_version(engine: Engine) -> int:
    """A number that is higher after every change of the store: what was computed under another number is out of date."""
    with reading(engine) as connection:
        return _version(connection)


def load_responses(engine: Engine) -> DataFrame[Response]:
    """Every response, in the order of imports and, within one, of the file."""
    with reading(engine) as connection:
        return _responses(connection)


def load_conversations(engine: Engine) -> DataFrame[Conversation]:
    """Every conversation that an import names, by date; see `merged_conversations`."""
    with reading(engine) as connection:
        return merged_conversations(said_conversations(connection))


def load_community(engine: Engine) -> DataFrame[CommunityCount]:
    """The newest figures of each community; see `newest_communities`."""
    with reading(engine) as connection:
        return newest_communities(said_communities(connection))


def load_findings(engine: Engine, import_id: int) -> list[Finding]:
    """What was wrong with the file of an import; `value` is None, for cells are not kept."""
    columns = tables.findings.c
    query = (
        select(
            columns.kind,
            columns.severity,
            columns.message,
            tables.imports.c.file_name,
            columns.sheet,
            columns.row,
            columns.column_header,
        )
        .join_from(tables.findings, tables.imports, columns.import_id == tables.imports.c.id)
        .where(columns.import_id == import_id)
        .order_by(columns.id)
    )
    with reading(engine) as connection:
        return [Finding(*row) for row in connection.execute(query)]


def load_not_counted(engine: Engine, import_id: int) -> list[NotCounted]:
    """The rows of an import that are in order and do not count."""
    columns = tables.not_counted.c
    query = select(columns.sheet, columns.row, columns.reason).where(columns.import_id == import_id).order_by(columns.id)
    with reading(engine) as connection:
        return [NotCounted(*row) for row in connection.execute(query)]


def load_comments(engine: Engine) -> list[Comment]:
    """Every comment, in an order that says nothing about who wrote it."""
    columns = tables.comments.c
    query = select(columns.conversation_id, columns.question, columns.comment).order_by(columns.id)
    with reading(engine) as connection:
        return [Comment(*row) for row in connection.execute(query)]


def load_ratings(engine: Engine) -> list[Rating]:
    """Every answer to a closed question."""
    columns = tables.ratings.c
    query = select(columns.conversation_id, columns.row, columns.question, columns.answer).order_by(columns.id)
    with reading(engine) as connection:
        return [Rating(*row) for row in connection.execute(query)]


def _version(connection: Connection) -> int:
    return int(connection.execute(select(tables.data_version.c.version)).scalar_one())


def _responses(connection: Connection) -> DataFrame[Response]:
    of_import = (tables.responses.c[name] for name in RESPONSE_DTYPES if name != "file")
    query = select(tables.imports.c.file_name, *of_import).join_from(
        tables.responses, tables.imports, tables.responses.c.import_id == tables.imports.c.id
    )
    return cast("DataFrame[Response]", frame_of(connection, query.order_by(tables.responses.c.id), RESPONSE_DTYPES))
