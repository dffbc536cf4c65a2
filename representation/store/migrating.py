"""Bringing the tables of a store to the newest form."""

import threading
from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from representation.store.engine import WRITES
from representation.store.errors import StoreUnavailable

FOLDER = Path(__file__).with_name("migrations")

POSTGRESQL_LOCK = 7_402_118
"""Any number that is ours: the name of the lock that processes migrating one PostgreSQL database take."""

_one_at_a_time = threading.Lock()  # Alembic keeps the running migration in a module: one per process


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's configuration, made here so that no file has to be found."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Run the migrations that are missing, in one transaction, while other processes wait.

    Raises
    ------
    StoreUnavailable
        If the store holds a migration that this version of the program does not know.
    """
    script = ScriptDirectory.from_config(configuration())
    with engine.connect() as connection:
        present = set(MigrationContext.configure(connection).get_current_heads())
    if not present <= {each.revision for each in script.walk_revisions()}:
        raise StoreUnavailable(
            "The store was written by a newer version of the program. Start that version, or restore the backup from before it."
        )
    if revision != "head" or present != set(script.get_heads()):
        _run(engine, lambda config: command.upgrade(config, revision))


def downgrade(engine: Engine, revision: str) -> None:
    """Take migrations back, down to `revision` (`base`: all of them, and every row with them)."""
    _run(engine, lambda config: command.downgrade(config, revision))


def _run(engine: Engine, step: Callable[[Config], None]) -> None:
    with _one_at_a_time, engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            # SQLite changes a table by copying and dropping it, which foreign keys forbid; they can be switched off outside of a
            # transaction only. The connection is not used for anything else afterwards.
            connection.detach()
            connection.connection.cursor().execute("PRAGMA foreign_keys = OFF")
            connection.execution_options(**{WRITES: True})
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": POSTGRESQL_LOCK})
            step(configuration(connection))
            if engine.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise StoreUnavailable("A migration left rows without the rows they belong to; nothing was changed. Report this.")
