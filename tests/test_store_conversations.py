"""What several files say about one conversation becomes one description."""

import pytest
from sqlalchemy import Engine

from data_models.response import Kind
from representation.store.loading import load_conversations
from representation.store.saving import save_import, save_imports
from tests.store_batches import BUDGET, SAFETY, batch, conversation_table, response_table


def place(engine: Engine) -> str:
    return str(load_conversations(engine)["place"].item())


@pytest.mark.parametrize(
    ("first", "second", "stands"),
    [
        (("conversations", "Library"), ("conversations", "Gym"), "Gym"),  # a later schedule corrects an earlier one
        (("conversations", "Library"), ("conversations", ""), "Library"),  # and does not blank it
        (("registration", "Library"), ("conversations", "Gym"), "Gym"),
        (("conversations", "Library"), ("registration", "Gym"), "Library"),
        (("registration", "Library"), ("attendance", "Gym"), "Library"),
        (("conversations", ""), ("registration", "Gym"), "Gym"),
        (("registration", ""), ("attendance", "Gym"), "Gym"),
    ],
)
def test_a_schedule_outranks_other_files_and_blanks_are_filled(
    engine: Engine, first: tuple[Kind, str], second: tuple[Kind, str], stands: str
) -> None:
    for number, (kind, said) in enumerate((first, second)):
        save_import(engine, batch(f"{number}.csv", None, conversation_table(BUDGET, place=said), kind=kind))
    assert place(engine) == stands


def test_conversations_come_by_date(engine: Engine) -> None:
    save_import(engine, batch("a.csv", None, conversation_table(SAFETY, date="2026-10-01")))
    save_import(engine, batch("b.csv", None, conversation_table(BUDGET, date="2026-09-17")))
    assert load_conversations(engine)["conversation_id"].tolist() == [BUDGET, SAFETY]


def test_a_late_file_can_name_a_conversation_that_the_store_knows(engine: Engine) -> None:
    save_import(engine, batch("a.csv", response_table(["p1"]), conversation_table(BUDGET, place="Library")))
    save_import(engine, batch("late.csv", response_table(["p1"], kind="attendance")))
    assert load_conversations(engine)[["title", "date", "place"]].values.tolist() == [["The budget", "2026-09-17", "Library"]]


def test_one_batch_of_an_upload_can_name_what_another_describes(engine: Engine) -> None:
    people = batch("people.csv", response_table(["p1"]))
    schedule = batch("schedule.csv", None, conversation_table(BUDGET), kind="conversations")
    save_imports(engine, [people, schedule])
    assert load_conversations(engine)["conversation_id"].tolist() == [BUDGET]
