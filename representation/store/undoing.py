"""Undoing an import."""

from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, delete, select, update

from representation.store.engine import writing
from representation.store.errors import UnknownImport
from representation.store.tables import BROUGHT, imports


def undo_import(engine: Engine, import_id: int, by: str) -> None:
    """Take back everything that an import brought, and nothing else; its line in the list of imports stays, with who and when.

    Undoing twice changes nothing: two people may press the button at once.

    Raises
    ------
    UnknownImport
        If there is no such import.
    """
    with writing(engine) as connection:
        if connection.execute(select(imports.c.id).where(imports.c.id == import_id)).first() is None:
            raise UnknownImport(import_id)
        take_back(connection, import_id, by, datetime.now(UTC))


def take_back(connection: Connection, import_id: int, by: str, now: datetime) -> None:
    """Delete what an import brought and mark it as undone, in the transaction of the caller."""
    for table in BROUGHT:
        connection.execute(delete(table).where(table.c.import_id == import_id))
    connection.execute(update(imports).where(imports.c.id == import_id, imports.c.undone_at.is_(None)).values(undone_at=now, undone_by=by))
