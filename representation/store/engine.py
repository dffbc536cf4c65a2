"""Opening the store: its address, its file, its connections."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeAlias

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, update
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from representation.store.errors import StoreUnavailable
from representation.store.home import data_home
from representation.store.revision import is_newest
from representation.store.tables import data_version

FILE_NAME = "in_the_room.sqlite3"

Store: TypeAlias = Engine
"""An open store, under a name of ours: nobody outside of this package speaks of the library."""

WRITES = "in_the_room_writes"
"""Execution option of a connection whose transaction will write: on SQLite it takes the writers' lock when it begins."""

BUSY_SECONDS = 60
"""How long one writer waits for another before it gives up; a large import takes a few seconds."""


def store_url(url: str | None = None) -> URL:
    """Where the store is: `url`, else `DATABASE_URL` of the environment, else a SQLite file in `data_home()`.

    PostgreSQL addresses are brought to the driver that is installed.

    Raises
    ------
    StoreUnavailable
        If it is not the address of a SQLite or PostgreSQL database.

    >>> store_url("postgres://reader@db.example.org/room").drivername
    'postgresql+psycopg'
    """
    text = url or os.environ.get("DATABASE_URL", "").strip()
    if not text:
        return URL.create("sqlite", database=str(data_home() / FILE_NAME))
    if text.startswith("postgres://"):  # hosting services write it so; SQLAlchemy knows the long form only
        text = "postgresql" + text.removeprefix("postgres")
    try:
        parsed = make_url(text)
    except (ArgumentError, ValueError):
        # The address can hold a password: it is not repeated, nor kept as the cause.
        raise StoreUnavailable(
            "DATABASE_URL is not a database address. Write postgresql://user:password@host/database, or leave it empty for SQLite."
        ) from None
    if parsed.get_backend_name() not in ("sqlite", "postgresql"):
        raise StoreUnavailable(f"The store is kept in SQLite or PostgreSQL, not in {parsed.get_backend_name()}. Change DATABASE_URL.")
    return parsed.set(drivername="postgresql+psycopg") if parsed.drivername == "postgresql" else parsed


def open_store(url: str | None = None) -> Engine:
    """An engine on the store, its tables brought to the newest form.

    Two processes may start at once: one of them migrates, the other waits. Errors of the engine never show the values of a
    statement.

    Parameters
    ----------
    url
        As for `store_url`.

    Raises
    ------
    StoreUnavailable
        If the database cannot be opened, or a newer version of the program wrote it.
    """
    address = store_url(url)
    try:
        engine = _sqlite_engine(address) if address.get_backend_name() == "sqlite" else _postgresql_engine(address)
        try:
            if not is_newest(engine):
                _upgrade(engine)
        except BaseException:
            engine.dispose()
            raise
    except (DBAPIError, sqlite3.Error, OSError) as error:
        reason = str(getattr(error, "orig", error)).strip().split("\n")[0]
        raise StoreUnavailable(
            f"The store at {address.render_as_string(hide_password=True)} cannot be opened ({reason})."
            " Check the address, that the database is running, and that this user may read and write it."
        ) from error
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: all of it is there afterwards, or none.

    It raises the data version first. That row is also the lock: on PostgreSQL a second writer waits on it, on SQLite on
    `BEGIN IMMEDIATE`, so writers come one after the other while readers never wait.
    """
    with engine.connect() as connection:
        connection.execution_options(**{WRITES: True})
        with connection.begin():
            connection.execute(update(data_version).values(version=data_version.c.version + 1))
            yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that reads: everything in it is of one moment, whoever writes meanwhile."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with connection.begin():
            yield connection


def _upgrade(engine: Engine) -> None:
    """Bring the tables to the newest form; what does it takes memory and a moment to import, and is seldom needed."""
    from representation.store.migrating import upgrade

    upgrade(engine)


def _postgresql_engine(address: URL) -> Engine:
    # A connection is tried before use: the database may have been restarted since.
    return create_engine(address, hide_parameters=True, pool_pre_ping=True)


def _sqlite_engine(address: URL) -> Engine:
    if address.database and address.database != ":memory:" and not address.query:
        _prepare_file(Path(address.database))
    engine = create_engine(address, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        assert isinstance(connection, sqlite3.Connection)
        connection.isolation_level = None  # the driver begins no transaction of its own: the listener below does
        connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        # A transaction that starts by reading and writes later fails at once when another wrote in between; it cannot wait.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(WRITES) else "BEGIN")

    return engine


def _prepare_file(file: Path) -> None:
    """Make the file for its owner alone, in write-ahead mode, in which readers and the writer do not wait for each other."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    file.chmod(0o600)  # SQLite gives its two companion files the mode of this one
    deadline = time.monotonic() + BUSY_SECONDS
    with closing(sqlite3.connect(file)) as connection:
        while True:
            try:
                connection.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError:
                # The change of mode does not wait for another process that starts at the same moment, so we do.
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
