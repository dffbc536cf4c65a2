"""Saving what staff uploaded: all of an upload or none of it."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pandas as pd
from sqlalchemy import Connection, Engine, insert, select, update

from data_models.community_count import CommunityCount
from data_models.conversation import Conversation
from data_models.response import Response
from representation.store.batch import ImportBatch
from representation.store.conversations import merged_conversations, said_conversations
from representation.store.engine import writing
from representation.store.errors import FileAlreadyImported, FileGivenTwice, FormerImportGone
from representation.store.findings import save_findings
from representation.store.recipes import keep_recipe
from representation.store.rows import insert_frame, insert_rows
from representation.store.sample import take_sample_away
from representation.store.summaries import live_imports
from representation.store.tables import comments, communities, conversations, imports, not_counted, ratings, responses
from representation.store.undoing import put_aside
from representation.validating import validated

KEYS = ("person_key", "name_key", "first_name_key", "party_key")
READABLE = r"[^!-?A-~]"
"""An @, a space or a letter that is not ASCII's: no keyed hash has one."""


def save_import(engine: Engine, batch: ImportBatch, *, replace: bool = False) -> int:
    """Save one batch in one transaction; its import number. See `save_imports`."""
    return save_imports(engine, [batch], replace=replace)[0]


def save_imports(engine: Engine, batches: Sequence[ImportBatch], *, replace: bool = False, without_sample: bool = False) -> list[int]:
    """Save the batches of one upload in one transaction; their import numbers, in the order given.

    Every import keeps its own word on each conversation it names, so that undoing another one takes nothing from it: for a
    conversation that only the store knows, its title and date are noted. What a batch replaces counts no longer, until the batch is
    undone; what staff confirmed about its form is kept. All of it is one transaction.

    Parameters
    ----------
    replace
        Put former imports of files with the same content aside in the same transaction, rather than refuse.
    without_sample
        Remove the sample district in the same transaction: if the upload cannot be saved, the sample is still there.

    Raises
    ------
    FileAlreadyImported
        If a file with the same content was saved before and stands; nothing is saved.
    FileGivenTwice
        If two of the batches are the same table of the same content, under whatever names; nothing is saved.
    FormerImportGone
        If an import that a batch replaces does not stand any more; nothing is saved.
    ValueError
        If a row names a conversation that nobody has described, or a key column holds something readable; nothing is saved.
    pandera.errors.SchemaErrors
        If a table is not what its model says, for example because it has a column more.
    """
    checked = [_checked(batch) for batch in batches]
    _refuse_twins(checked)
    now = datetime.now(UTC)
    with writing(engine) as connection:
        if without_sample:
            take_sample_away(connection)
        former = _former(connection, checked, replace)
        confirmed = _said_before(connection, former)
        for number, i in former.items():
            put_aside(connection, number, checked[i].imported_by, now)
        names = [None if batch.recipe is None else keep_recipe(connection, batch.recipe, batch.imported_by, now) for batch in checked]
        import_ids = [_insert_import(connection, batch, name, now) for batch, name in zip(checked, names, strict=True)]
        for number, i in former.items():
            connection.execute(update(imports).where(imports.c.id == number).values(replaced_by=import_ids[i]))
        planned = _planned(connection, checked)
        for i, (import_id, batch) in enumerate(zip(import_ids, checked, strict=True)):
            if batch.conversations is not None:
                is_said = batch.conversations["conversation_id"].isin(_said(batch, planned) | (confirmed.get(i, set()) - planned))
                insert_frame(connection, conversations, batch.conversations.assign(is_said=is_said), {"import_id": import_id})
        for import_id, batch in zip(import_ids, checked, strict=True):
            _note_conversations(connection, import_id, batch)
            _insert_contents(connection, import_id, batch)
    return import_ids


def _checked(batch: ImportBatch) -> ImportBatch:
    """The batch, once its tables are known to be what they should be: the last gate before anything personal could be kept."""
    if batch.responses is not None:
        validated(Response, batch.responses)
        for key in KEYS:
            if batch.responses[key].str.contains(READABLE, regex=True).any():
                raise ValueError(f"{key} must hold keyed hashes; one of its values is readable. Nothing was saved.")
    if batch.conversations is not None:
        validated(Conversation, batch.conversations)
    if batch.community is not None:
        CommunityCount.validate(batch.community, lazy=True)
    return batch


def _refuse_twins(batches: Sequence[ImportBatch]) -> None:
    seen: dict[tuple[object, ...], ImportBatch] = {}
    for batch in batches:
        first = seen.setdefault((batch.file_hash, batch.sheet, batch.kind, batch.rows_read, batch.rows_used), batch)
        if first is not batch:
            raise FileGivenTwice(first.file_name, batch.file_name)


def _former(connection: Connection, batches: Sequence[ImportBatch], replace: bool) -> dict[int, int]:
    """What the batches replace: number of each former import → index of the batch that takes its place."""
    former: dict[int, int] = {}
    for i, batch in enumerate(batches):
        for each in live_imports(connection, imports.c.file_hash == batch.file_hash):
            if not replace:
                raise FileAlreadyImported(batch.file_name, each)
            if (each.sheet, each.kind) == (batch.sheet, batch.kind):
                former[each.id] = i
            else:
                former.setdefault(each.id, i)
    for i, batch in enumerate(batches):
        standing = {each.id for each in live_imports(connection, imports.c.id.in_(list(batch.replaces)))} if batch.replaces else set()
        if standing != set(batch.replaces):
            raise FormerImportGone(batch.file_name)
        former |= dict.fromkeys(batch.replaces, i)
    return former


def _said_before(connection: Connection, former: dict[int, int]) -> dict[int, set[str]]:
    """Index of a batch → ids of the conversations of which staff said with what it replaces that they are Community Conversations."""
    query = select(conversations.c.import_id, conversations.c.conversation_id)
    query = query.where(conversations.c.import_id.in_(list(former)), conversations.c.is_said)
    found: dict[int, set[str]] = {}
    for number, conversation_id in connection.execute(query):
        found.setdefault(former[number], set()).add(conversation_id)
    return found


def _planned(connection: Connection, batches: Sequence[ImportBatch]) -> set[str]:
    """Ids of the conversations on a schedule that stands or is being saved."""
    said = said_conversations(connection)
    planned = set(said.loc[said["is_schedule"], "conversation_id"])
    for batch in batches:
        if batch.kind == "conversations" and batch.conversations is not None:
            planned |= set(batch.conversations["conversation_id"]) - set(batch.said or ())
    return planned


def _said(batch: ImportBatch, planned: set[str]) -> set[str]:
    """Ids of the conversations of a batch of which staff said that they are Community Conversations."""
    if batch.said is not None:
        return set(batch.said) - planned
    if not planned or batch.kind == "conversations" or batch.conversations is None:
        return set()
    return set(batch.conversations["conversation_id"]) - planned


def _insert_import(connection: Connection, batch: ImportBatch, recipe: str | None, now: datetime) -> int:
    inserted = connection.execute(
        insert(imports)
        .values(
            file_name=batch.file_name,
            file_hash=batch.file_hash,
            kind=batch.kind,
            exporter=batch.exporter,
            sheet=batch.sheet,
            imported_at=now,
            imported_by=batch.imported_by,
            rows_read=batch.rows_read,
            rows_used=batch.rows_used,
            rows_set_aside=batch.rows_set_aside,
            rows_not_counted=batch.rows_not_counted,
            is_sample=batch.is_sample,
            mends=batch.mends,
            recipe=recipe or batch.read_by,
        )
        .returning(imports.c.id)
    )
    return int(inserted.scalar_one())


def _note_conversations(connection: Connection, import_id: int, batch: ImportBatch) -> None:
    """State title and date of each conversation that the batch names without describing it."""
    named = {each.conversation_id for each in batch.comments} | {each.conversation_id for each in batch.ratings}
    if batch.responses is not None:
        named |= set(batch.responses["conversation_id"].unique())
    if batch.conversations is not None:
        named -= set(batch.conversations["conversation_id"])
    if not named:
        return
    known = merged_conversations(said_conversations(connection)).set_index("conversation_id")
    unknown = sorted(named - set(known.index))
    if unknown:
        raise ValueError(f"No file describes the conversation {unknown[0]}: give its title with the batch. Nothing was saved.")
    blank = pd.DataFrame("", index=sorted(named), columns=known.columns)
    noted = blank.assign(title=known["title"], date=known["date"], is_said=False).rename_axis("conversation_id").reset_index()
    insert_frame(connection, conversations, noted, {"import_id": import_id})


def _insert_contents(connection: Connection, import_id: int, batch: ImportBatch) -> None:
    if batch.responses is not None:
        insert_frame(connection, responses, batch.responses.drop(columns="file"), {"import_id": import_id})
    if batch.community is not None:
        insert_frame(connection, communities, batch.community, {"import_id": import_id})
    save_findings(connection, import_id, batch.findings, batch.names)
    insert_rows(
        connection,
        not_counted,
        ("import_id", "sheet", "row", "reason"),
        ((import_id, each.sheet, each.row, each.reason) for each in batch.not_counted),
    )
    insert_rows(
        connection,
        comments,
        ("import_id", "conversation_id", "question", "comment"),
        # Sorted, because in the file's order the tenth comment would be that of the tenth person.
        [(import_id, *each) for each in sorted(batch.comments)],
    )
    insert_rows(
        connection,
        ratings,
        ("import_id", "conversation_id", "row", "question", "answer"),
        ((import_id, *each) for each in batch.ratings),
    )
