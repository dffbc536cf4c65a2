"""Conversations that only titles in files name while a schedule stands, and the word of staff that one of them counts."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pandas as pd
from sqlalchemy import Engine, exists, func, select

from representation.room.on_schedule import placed_on_schedule
from representation.store.batch import ImportBatch, file_hash_of
from representation.store.conversations import COLUMNS
from representation.store.engine import reading
from representation.store.loading import every_conversation
from representation.store.rows import frame_of
from representation.store.saving import save_import
from representation.store.tables import STANDING, conversations, imports, responses

SAID_BY_STAFF = "said"
"""Exporter of an import that brings no file but the word of staff."""
TITLES_SHOWN = 3


def has_schedule(engine: Engine) -> bool:
    """Whether a schedule stands; what staff said of single conversations is none."""
    planned = (
        select(conversations.c.import_id)
        .join_from(conversations, imports, conversations.c.import_id == imports.c.id)
        .where(imports.c.kind == "conversations", imports.c.undone_at.is_(None), ~conversations.c.is_said)
    )
    with reading(engine) as connection:
        return bool(connection.execute(select(exists(planned))).scalar_one())


def conversations_off_schedule(engine: Engine) -> pd.DataFrame:
    """One row per conversation that files name and that does not count, by date: `conversation_id`, `title`, `date`, `rows`.

    `rows` counts the registrations, sign-ins and surveys that do not count because of it. Rows that the schedule has a place for, by
    another date of the title or by their own date, count there and are not among them.
    """
    types = {"conversation_id": "str", "kind": "str", "answered_at": "str", "rows": "int64"}
    with reading(engine) as connection:
        every, off = every_conversation(connection)
        columns = (responses.c.conversation_id, responses.c.kind, responses.c.answered_at)
        of_off = responses.c.conversation_id.in_(list(off)) & responses.c.import_id.in_(STANDING)
        query = select(*columns, func.count().label("rows")).where(of_off).group_by(*columns)
        found = frame_of(connection, query, types)
    lost = found[placed_on_schedule(found, every, off).eq("")].groupby("conversation_id")["rows"].sum()
    table = every[every["conversation_id"].isin(lost.index)][["conversation_id", "title", "date"]].reset_index(drop=True)
    return table.assign(rows=table["conversation_id"].map(lost).astype("int64"))


def say_conversations(engine: Engine, conversation_ids: Sequence[str], by: str) -> int:
    """Keep the word of staff that conversations off the schedule are Community Conversations; the number of its line in the imports.

    It is kept like a line of a schedule: it can be undone like any import, and stays when the schedule is replaced.

    Raises
    ------
    ValueError
        If one of them is not off the schedule (any more): somebody else has said it, or undone the file or the schedule.
    """
    with reading(engine) as connection:
        every, off = every_conversation(connection)
    if not conversation_ids or not set(conversation_ids) <= off:
        raise ValueError("The schedule or the files have changed in the meantime. Reload the list and choose again.")
    chosen = every[every["conversation_id"].isin(list(conversation_ids))].reset_index(drop=True)
    bare = chosen.assign(**dict.fromkeys(set(COLUMNS) - {"conversation_id", "title", "date"}, "")).astype("str")
    word = "\n".join([datetime.now(UTC).isoformat(), *sorted(conversation_ids)])
    return save_import(
        engine,
        ImportBatch(
            file_name=_named(list(chosen["title"])),
            file_hash=file_hash_of(word.encode()),
            kind="conversations",
            exporter=SAID_BY_STAFF,
            sheet="",
            imported_by=by,
            rows_read=len(chosen),
            conversations=bare[COLUMNS],
            said=frozenset(conversation_ids),
        ),
    )


def _named(titles: list[str]) -> str:
    """Titles as the name of a line in the list of imports.

    >>> _named(["Book Club", "Town Hall", "Gym Night", "Potluck", "Quiz"])
    'Book Club, Town Hall, Gym Night and 2 more'
    """
    more = len(titles) - TITLES_SHOWN
    return ", ".join(titles[:TITLES_SHOWN]) + (f" and {more} more" if more > 0 else "")
