"""Undoing an import."""

from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, delete, select, update

from representation.store.engine import writing
from representation.store.errors import UnknownImport
from representation.store.summaries import live_imports
from representation.store.tables import BROUGHT, imports


def undo_import(engine: Engine, import_id: int, by: str) -> None:
    """Take back everything that an import brought, and nothing else; its line in the list of imports stays, with who and when.

    The imports whose place it took count again: afterwards the store answers as before it came. Undoing twice changes nothing: two
    people may press the button at once.

    Raises
    ------
    UnknownImport
        If there is no such import.
    """
    with writing(engine) as connection:
        if connection.execute(select(imports.c.id).where(imports.c.id == import_id)).first() is None:
            raise UnknownImport(import_id)
        if not live_imports(connection, imports.c.id == import_id):
            return
        _delete_rows(connection, import_id)
        put_aside(connection, import_id, by, datetime.now(UTC))
        _bring_back(connection, import_id)


def put_aside(connection: Connection, import_id: int, by: str, now: datetime) -> None:
    """Mark a standing import as undone, in the transaction of the caller; its rows stay and count nowhere."""
    connection.execute(update(imports).where(imports.c.id == import_id, imports.c.undone_at.is_(None)).values(undone_at=now, undone_by=by))


def _delete_rows(connection: Connection, import_id: int) -> None:
    for table in BROUGHT:
        connection.execute(delete(table).where(table.c.import_id == import_id))


def _bring_back(connection: Connection, import_id: int) -> None:
    """Let the imports count again whose place an import took; one whose file was added again meanwhile is gone for good."""
    query = select(imports.c.id, imports.c.file_hash, imports.c.sheet, imports.c.kind).where(imports.c.replaced_by == import_id)
    for number, *content in connection.execute(query).all():
        standing = live_imports(connection, imports.c.file_hash == content[0])
        if any([each.file_hash, each.sheet, each.kind] == content for each in standing):
            _delete_rows(connection, number)
        else:
            again = update(imports).where(imports.c.id == number)
            connection.execute(again.values(undone_at=None, undone_by=None, replaced_by=None))
