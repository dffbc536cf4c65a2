"""What the store cannot hold it cannot lose."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data_models.finding import Finding
from representation.store.batch import Comment
from representation.store.engine import open_store
from representation.store.loading import load_comments, load_findings
from representation.store.saving import save_import
from representation.store.tables import metadata
from tests.store_batches import BUDGET, full_batch

PERSONAL = (
    "email",
    "mail",
    "phone",
    "address",
    "street",
    "ip",
    "birth",
    "surname",
    "last_name",
    "first_name",
    "name",
    "value",
    "user_agent",
)


def test_no_table_has_a_column_for_a_person() -> None:
    columns = {(table.name, column.name) for table in metadata.tables.values() for column in table.c}
    assert {(table, name) for table, name in columns if name in PERSONAL} == {("settings", "name"), ("settings", "value")}
    assert {name for _, name in columns if "name" in name} == {"name", "file_name", "name_key", "first_name_key"}


def test_comments_have_no_way_back_to_a_row() -> None:
    assert [column.name for column in metadata.tables["comments"].c] == ["id", "import_id", "conversation_id", "question", "comment"]


def test_the_order_of_comments_says_nothing_about_the_order_of_people(engine: Engine) -> None:
    said = [Comment(BUDGET, "Anything else?", text) for text in ("second", "third", "first")]
    save_import(engine, replace(full_batch("a.csv", ["p1", "p2", "p3"]), comments=said))
    assert [each.comment for each in load_comments(engine)] == ["first", "second", "third"]


@pytest.mark.parametrize(
    ("message", "value", "kept"),
    [
        ("“Ann Lee” is no ZIP.", "Ann Lee", "“…” is no ZIP."),
        ("“Ann Lee” is no ZIP.", "  Ann Lee ", "“…” is no ZIP."),
        ("Write ann@example.org in the column for e-mail.", None, "Write … in the column for e-mail."),
        ("In row 12, 1 is no year.", "1", "In row 12, … is no year."),
        ("(555) 010-9999 is no ZIP.", "(555) 010-9999", "… is no ZIP."),
        ("The cell is empty.", "", "The cell is empty."),
    ],
)
def test_a_finding_is_kept_without_the_words_of_its_cell(engine: Engine, message: str, value: str | None, kept: str) -> None:
    found = Finding("zip_unreadable", "cell", message, "a.csv", None, 12, "ZIP", value)
    number = save_import(engine, replace(full_batch("a.csv", ["p1"]), findings=[found]))
    assert load_findings(engine, number) == [replace(found, message=kept, value=None)]


def test_a_header_that_is_somebodys_address_is_not_kept(engine: Engine) -> None:
    found = Finding("header_missing", "file", "There is no header.", "a.csv", None, None, "ann@example.org")
    number = save_import(engine, replace(full_batch("a.csv", ["p1"]), findings=[found]))
    assert load_findings(engine, number)[0].column == "…"


def test_the_bytes_on_the_disk_hold_nothing_of_a_cell(tmp_path: Path) -> None:
    opened = open_store(f"sqlite:///{tmp_path / 'room.sqlite3'}")
    cell = Finding("zip_unreadable", "cell", "“Zebedee Quux” is no ZIP.", "a.csv", None, 3, "ZIP", "Zebedee Quux")
    save_import(opened, replace(full_batch("a.csv", ["p1"]), findings=[cell]))
    opened.dispose()
    on_disk = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"is no ZIP." in on_disk
    assert b"Zebedee" not in on_disk
