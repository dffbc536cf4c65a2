"""Opening a store: its address, its file, and several processes at once."""

import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from representation.store.engine import open_store, store_url
from representation.store.errors import StoreUnavailable
from representation.store.loading import data_version
from representation.store.settings import load_settings, save_settings
from representation.store.summaries import is_empty

ROOT = Path(__file__).parents[1]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_store_is_empty_and_at_version_0(engine: Engine) -> None:
    assert is_empty(engine)
    assert data_version(engine) == 0


def test_opening_again_keeps_what_is_there(store_address: str) -> None:
    first = open_store(store_address)
    save_settings(first, {"district": "Meadow"})
    first.dispose()
    again = open_store(store_address)
    assert load_settings(again) == {"district": "Meadow"}
    again.dispose()


def test_processes_that_start_at_once_all_find_a_whole_store(empty_database_url: str) -> None:
    code = "import sys; from representation.store.engine import open_store; open_store(sys.argv[1]).dispose()"
    started = [subprocess.Popen([sys.executable, "-c", code, empty_database_url], cwd=ROOT, stderr=subprocess.PIPE) for _ in range(3)]
    assert [(process.communicate()[1].decode(), process.returncode) for process in started] == [("", 0)] * 3


def test_a_store_of_a_newer_version_is_refused(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreUnavailable) as caught:
        open_store(engine.url.render_as_string(hide_password=False))
    assert str(caught.value) == (
        "The store was written by a newer version of the program. Start that version, or restore the backup from before it."
    )


def test_the_file_and_its_companions_are_their_owners_alone(tmp_path: Path) -> None:
    opened = open_store(f"sqlite:///{tmp_path / 'var' / 'room.sqlite3'}")
    save_settings(opened, {"district": "Meadow"})
    assert mode(tmp_path / "var") == 0o700
    assert {path.name: mode(path) for path in (tmp_path / "var").iterdir()} == {
        "room.sqlite3": 0o600,
        "room.sqlite3-shm": 0o600,
        "room.sqlite3-wal": 0o600,
    }
    opened.dispose()


def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    file = tmp_path / "room.sqlite3"
    file.touch(mode=0o644)
    open_store(f"sqlite:///{file}").dispose()
    assert mode(file) == 0o600


def test_sqlite_writes_ahead_and_keeps_its_foreign_keys(tmp_path: Path) -> None:
    opened = open_store(f"sqlite:///{tmp_path / 'room.sqlite3'}")
    with opened.connect() as connection:
        found = [connection.execute(text(f"PRAGMA {name}")).scalar_one() for name in ("journal_mode", "foreign_keys", "busy_timeout")]
    assert found == ["wal", 1, 60_000]
    opened.dispose()


def test_without_an_address_the_store_is_a_file_in_the_data_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("IN_THE_ROOM_HOME", str(tmp_path))
    assert store_url().database == str(tmp_path / "in_the_room.sqlite3")
    assert store_url().drivername == "sqlite"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_each_way_to_write_a_postgresql_address_means_the_driver_that_is_there(scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"{scheme}://staff:secret@db.example.org/room")
    assert store_url().render_as_string(hide_password=False) == "postgresql+psycopg://staff:secret@db.example.org/room"


def test_an_address_that_is_none_is_refused_without_repeating_it() -> None:
    with pytest.raises(StoreUnavailable) as caught:
        store_url("staff:secret@db.example.org")
    assert str(caught.value) == (
        "DATABASE_URL is not a database address. Write postgresql://user:password@host/database, or leave it empty for SQLite."
    )
    assert caught.value.__cause__ is None


def test_another_kind_of_database_is_refused() -> None:
    with pytest.raises(StoreUnavailable) as caught:
        store_url("mysql://db.example.org/room")
    assert str(caught.value) == "The store is kept in SQLite or PostgreSQL, not in mysql. Change DATABASE_URL."


def test_a_server_that_does_not_answer_is_named_without_its_password() -> None:
    with pytest.raises(StoreUnavailable) as caught:
        open_store("postgresql://staff:secret@127.0.0.1:1/room")
    assert str(caught.value).startswith("The store at postgresql+psycopg://staff:***@127.0.0.1:1/room cannot be opened (")
    assert "secret" not in str(caught.value)


def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "room.sqlite3"
    content = b"Name,ZIP\n" * 1000
    file.write_bytes(content)
    with pytest.raises(StoreUnavailable) as caught:
        open_store(f"sqlite:///{file}")
    assert str(caught.value) == (
        f"The store at sqlite:///{file} cannot be opened (file is not a database)."
        " Check the address, that the database is running, and that this user may read and write it."
    )
    assert file.read_bytes() == content


def test_errors_of_the_engine_do_not_show_values(engine: Engine) -> None:
    with pytest.raises(Exception, match="SQL parameters hidden") as caught, engine.connect() as connection:
        connection.execute(text("INSERT INTO nowhere VALUES (:who)"), {"who": "Ann Lee"})
    assert "Ann Lee" not in str(caught.value)


def test_a_reader_does_not_hold_a_writer_up(tmp_path: Path) -> None:
    file = tmp_path / "room.sqlite3"
    open_store(f"sqlite:///{file}").dispose()
    with closing(sqlite3.connect(file)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT version FROM data_version").fetchone()
        opened = open_store(f"sqlite:///{file}")
        save_settings(opened, {"district": "Meadow"})
        assert data_version(opened) == 1
        opened.dispose()
