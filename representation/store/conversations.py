"""One description of each conversation from what several imports say about it."""

from typing import cast

import pandas as pd
from pandera.typing import DataFrame
from sqlalchemy import Connection, select

from data_models.conversation import Conversation
from representation.store.rows import frame_of
from representation.store.tables import conversations, imports

COLUMNS = list(Conversation.to_schema().columns)


def said_conversations(connection: Connection) -> pd.DataFrame:
    """One row per import and conversation: `import_id`, `is_schedule`, `is_said` and the columns of Conversation; "" where it says nothing.

    A conversation that staff said is one is no schedule, though it is kept as one's line is.
    """
    is_schedule = (imports.c.kind == "conversations") & ~conversations.c.is_said
    query = select(
        imports.c.id, is_schedule.label("is_schedule"), conversations.c.is_said, *(conversations.c[name] for name in COLUMNS)
    ).join_from(conversations, imports, conversations.c.import_id == imports.c.id)
    query = query.where(imports.c.undone_at.is_(None))
    return frame_of(connection, query, {"import_id": "int64", "is_schedule": "bool", "is_said": "bool", **dict.fromkeys(COLUMNS, "str")})


def merged_conversations(said: pd.DataFrame) -> DataFrame[Conversation]:
    """One row per conversation, by date, start time and title.

    A schedule's word counts before any other file's, a later schedule's before an earlier one's; what it leaves blank is filled
    from the others. Among files that are no schedule the first word stands.

    >>> said = pd.DataFrame({"import_id": [1, 2], "is_schedule": [False, True], **{name: ["", ""] for name in COLUMNS}})
    >>> said = said.assign(conversation_id="c", title="Budget", place=["Library", ""], mode=["", "virtual"])
    >>> merged_conversations(said)[["title", "place", "mode"]].values.tolist()
    [['Budget', 'Library', 'virtual']]
    """
    rank = said["import_id"].where(~said["is_schedule"], -said["import_id"])
    in_order = said.assign(rank=rank).sort_values(["is_schedule", "rank"], ascending=[False, True], kind="stable")
    words = in_order[COLUMNS].mask(in_order[COLUMNS] == "")  # the first word that is not blank, column by column
    merged = words.groupby("conversation_id", sort=False).first().fillna("").reset_index()[COLUMNS]
    merged = merged.sort_values(["date", "start_time", "title", "conversation_id"], kind="stable", ignore_index=True)
    return cast("DataFrame[Conversation]", merged.astype("str"))
