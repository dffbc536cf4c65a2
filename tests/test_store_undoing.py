"""Undoing an import takes back exactly what it brought."""

import pytest
from sqlalchemy import Engine, Table, select

from representation.store.engine import reading
from representation.store.errors import UnknownImport
from representation.store.loading import data_version, load_conversations, load_responses
from representation.store.sample import has_sample, remove_sample
from representation.store.saving import save_import, save_imports
from representation.store.summaries import is_empty, known_file, load_imports
from representation.store.tables import BROUGHT
from representation.store.undoing import undo_import
from tests.store_batches import BUDGET, SAFETY, batch, conversation_table, dump, full_batch, response_table


def rows_of(engine: Engine, table: Table, import_id: int) -> list[tuple[object, ...]]:
    with reading(engine) as connection:
        return [tuple(row) for row in connection.execute(select(table).where(table.c.import_id == import_id).order_by(*table.c))]


def test_undoing_the_second_import_leaves_the_store_as_after_the_first(engine: Engine) -> None:
    save_import(engine, full_batch("a.csv", ["p1", "p2"]))
    after_first = dump(engine)
    second = save_import(engine, full_batch("b.csv", ["p2", "p3"]))
    undo_import(engine, second, "principal")
    assert dump(engine, without_import=second) == after_first


def test_undoing_the_first_import_leaves_the_second_as_it_was(engine: Engine) -> None:
    first, second = save_imports(engine, [full_batch("a.csv", ["p1"]), full_batch("b.csv", ["p2", "p3"])])
    of_second = {table.name: rows_of(engine, table, second) for table in BROUGHT}
    assert all(of_second.values())
    undo_import(engine, first, "principal")
    assert {table.name: rows_of(engine, table, second) for table in BROUGHT} == of_second
    assert not any(rows_of(engine, table, first) for table in BROUGHT)


def test_an_undone_import_stays_in_the_list_with_who_and_when(engine: Engine) -> None:
    made = full_batch("a.csv", ["p1"])
    number = save_import(engine, made)
    undo_import(engine, number, "principal")
    (found,) = load_imports(engine)
    assert found.undone_by == "principal"
    assert found.undone_at is not None and found.undone_at >= found.imported_at
    assert is_empty(engine)
    assert known_file(engine, made.file_hash) is None
    assert data_version(engine) == 2
    save_import(engine, made)  # and can be imported again


def test_undoing_twice_changes_nothing(engine: Engine) -> None:
    number = save_import(engine, full_batch("a.csv", ["p1"]))
    undo_import(engine, number, "principal")
    once = dump(engine)
    undo_import(engine, number, "secretary")
    assert dump(engine) == once


def test_an_unknown_number_is_refused(engine: Engine) -> None:
    with pytest.raises(UnknownImport) as caught:
        undo_import(engine, 7, "principal")
    assert str(caught.value) == "There is no import number 7. Reload the list of imports and choose one of those."
    assert data_version(engine) == 0


def test_a_conversation_goes_with_the_last_import_that_names_it(engine: Engine) -> None:
    schedule = save_import(engine, batch("schedule.csv", None, conversation_table(BUDGET, SAFETY, place="Library"), kind="conversations"))
    people = save_import(engine, batch("people.csv", response_table(["p1"], SAFETY)))
    undo_import(engine, schedule, "principal")
    left = load_conversations(engine)
    assert left[["conversation_id", "title", "place"]].values.tolist() == [[SAFETY, "The budget", ""]]
    undo_import(engine, people, "principal")
    assert load_conversations(engine).empty


def test_undoing_a_schedule_brings_the_earlier_words_back(engine: Engine) -> None:
    save_import(engine, batch("old.csv", None, conversation_table(BUDGET, place="Library"), kind="conversations"))
    new = save_import(engine, batch("new.csv", None, conversation_table(BUDGET, place="Gym"), kind="conversations"))
    assert load_conversations(engine)["place"].tolist() == ["Gym"]
    undo_import(engine, new, "principal")
    assert load_conversations(engine)["place"].tolist() == ["Library"]


def test_a_store_without_its_sample_is_as_if_it_had_never_been_there(engine: Engine) -> None:
    save_import(engine, full_batch("own.csv", ["p1"]))
    before = dump(engine)
    assert not has_sample(engine)
    sample = [batch(f"sample {i}.csv", response_table(["s1"]), conversation_table(BUDGET), is_sample=True) for i in range(3)]
    numbers = save_imports(engine, sample)
    undo_import(engine, numbers[0], "secretary")
    assert has_sample(engine)
    remove_sample(engine)
    assert not has_sample(engine)
    assert dump(engine) == before


def test_own_files_take_the_place_of_the_sample_or_nothing_happens(engine: Engine) -> None:
    save_import(engine, batch("sample.csv", response_table(["s1"]), conversation_table(BUDGET), is_sample=True))
    before = dump(engine)
    with pytest.raises(ValueError, match="No file describes the conversation"):
        save_imports(engine, [batch("own.csv", response_table(["p1"]))], without_sample=True)
    assert dump(engine) == before
    save_imports(engine, [full_batch("own.csv", ["p1"])], without_sample=True)
    assert load_responses(engine)["person_key"].tolist() == ["p1"]
    assert not has_sample(engine)


def test_a_number_never_comes_back(engine: Engine) -> None:
    sample = save_import(engine, batch("sample.csv", response_table(["s1"]), conversation_table(BUDGET), is_sample=True))
    remove_sample(engine)
    own = save_import(engine, full_batch("own.csv", ["p1"]))
    assert own > sample
    assert load_responses(engine)["person_key"].tolist() == ["p1"]
