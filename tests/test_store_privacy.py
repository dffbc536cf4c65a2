"""What the store cannot hold it cannot lose."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data_models.finding import Finding, FindingGroup
from representation.intake.findings import finding
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
    assert {(table, name) for table, name in columns if name in PERSONAL} == {
        ("settings", "name"),
        ("settings", "value"),
        ("recipes", "name"),
        ("reference_communities", "name"),
        ("findings", "value"),  # of coded columns, and never what could be a name: see test_keepable
    }
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
        ("“Ann Lee” is no date.", "Ann Lee", "“…” is no date."),
        ("“Ann Lee” is no date.", "  Ann Lee ", "“…” is no date."),
        ("Write ann@example.org in the column for e-mail.", None, "Write … in the column for e-mail."),
        ("In row 12, 1 is no year.", "1", "In row 12, … is no year."),
        ("(555) 010-9999 is no date.", "(555) 010-9999", "… is no date."),
        ("Call 555-010-9999 before noon.", None, "Call … before noon."),
        ("The cell is empty.", "", "The cell is empty."),
    ],
)
def test_a_finding_is_kept_without_the_words_of_its_cell(engine: Engine, message: str, value: str | None, kept: str) -> None:
    found = Finding("date_impossible", "cell", message, "a.csv", None, 12, "Date", value)
    number = save_import(engine, replace(full_batch("a.csv", ["p1"]), findings=[found]))
    assert load_findings(engine, number) == [FindingGroup("date_impossible", "cell", kept, "a.csv", None, (12,), "Date")]


def test_the_shown_beginning_of_a_long_cell_is_not_kept_either(engine: Engine) -> None:
    cell = "Zebedee Quux, " * 20
    [problem] = [finding("race_unreadable", "a.csv", None, 3, "Race", cell)]
    assert "Zebedee" in problem.message
    number = save_import(engine, replace(full_batch("a.csv", ["p1"]), findings=[problem]))
    assert "Zebedee" not in load_findings(engine, number)[0].message


@pytest.mark.parametrize(
    ("kind", "value", "kept"),
    [
        ("race_unreadable", "Martian", "Martian"),
        ("race_unreadable", " Martian ", "Martian"),
        ("zip_unreadable", "4540", "4540"),
        ("race_unreadable", "Zebedee", None),  # a name in the file
        ("role_unreadable", "Grandmother of Ann", None),
        ("race_unreadable", "Ann Lee", None),
        ("race_unreadable", "ann@example.org", None),
        ("zip_unreadable", "555-010-9999", None),
        ("conversation_unknown", "Martian", None),
        ("mark_unclear", "4540", None),
    ],
)
def test_a_cell_is_kept_only_where_it_is_an_answer(engine: Engine, kind: str, value: str, kept: str | None) -> None:
    problems = [finding(kind, "a.csv", None, row, "Column", value) for row in (3, 4, 5)]
    number = save_import(engine, replace(full_batch("a.csv", ["p1"]), findings=problems, names=["Zebedee Quux"]))
    [found] = load_findings(engine, number)
    assert found.value == kept
    assert (value.strip() in found.message) == (kept is not None)


def test_a_column_of_many_words_that_nobody_can_read_may_be_one_of_names(engine: Engine) -> None:
    words = ["anna", "berta", "carla", "dora", "emil", "franz", "greta", "hanna", "ida"]
    found = [finding("race_unreadable", "a.csv", None, 3 + i, "Race", word) for i, word in enumerate([*words, "White, who knows"])]
    number = save_import(engine, replace(full_batch("a.csv", ["p1"]), findings=found))
    [group] = load_findings(engine, number)
    assert (group.value, group.rows) == (None, tuple(range(3, 13)))


def test_a_header_that_is_somebodys_address_is_not_kept(engine: Engine) -> None:
    found = Finding("header_missing", "file", "There is no header.", "a.csv", None, None, "ann@example.org, 555-010-9999")
    number = save_import(engine, replace(full_batch("a.csv", ["p1"]), findings=[found]))
    assert load_findings(engine, number)[0].column == "…, …"


def test_the_bytes_on_the_disk_hold_nothing_of_a_cell(tmp_path: Path) -> None:
    opened = open_store(f"sqlite:///{tmp_path / 'room.sqlite3'}")
    cell = Finding("race_unreadable", "cell", "“Zebedee Quux” is no race.", "a.csv", None, 3, "Race", "Zebedee Quux")
    name = Finding("race_unreadable", "cell", "“Zebedee” is no race.", "a.csv", None, 4, "Race", "Zebedee")
    save_import(opened, replace(full_batch("a.csv", ["p1"]), findings=[cell, name], names=["Zebedee Quux"]))
    opened.dispose()
    on_disk = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"is no race." in on_disk
    assert b"Zebedee" not in on_disk
    assert b"Quux" not in on_disk


def test_the_names_of_a_batch_are_not_shown_with_it() -> None:
    assert "Zebedee" not in repr(replace(full_batch("a.csv", ["p1"]), names=["Zebedee Quux"]))
