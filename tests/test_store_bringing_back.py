"""Undoing a newer export brings back what it took the place of: the store answers as before it came."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from representation.store.batch import ImportBatch
from representation.store.loading import (
    load_comments,
    load_community,
    load_conversations,
    load_findings,
    load_ratings,
    load_responses,
    load_snapshot,
)
from representation.store.saving import save_import, save_imports
from representation.store.schedule import conversations_off_schedule, has_schedule, say_conversations
from representation.store.summaries import load_imports
from representation.store.superseding import former_exports
from representation.store.undoing import undo_import
from tests.counts import count
from tests.store_batches import BUDGET, SAFETY, batch, conversation_table, dump, full_batch, response_table

Step = tuple[str, str, bool, list[bool], bool]
"""(file, conversation, whether it is a schedule, which of the standing imports it replaces, whether it is undone later)."""
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["a.csv", "b.csv", "c.csv"]),
        st.sampled_from([BUDGET, SAFETY]),
        st.booleans(),
        st.lists(st.booleans(), max_size=4),
        st.booleans(),
    ),
    min_size=1,
    max_size=5,
)


def answers(engine: Engine) -> list[str]:
    """What the store says when it is asked, as text."""
    standing = [each for each in load_imports(engine) if each.undone_at is None]
    tables = (load_responses(engine), load_conversations(engine), load_community(engine), conversations_off_schedule(engine))
    said = (load_comments(engine), load_ratings(engine), has_schedule(engine), standing)
    return [*(table.to_csv() for table in tables), *map(repr, said), *(repr(load_findings(engine, each.id)) for each in standing)]


def made(step: Step, standing: Sequence[int]) -> ImportBatch:
    file, where, is_schedule, replaced, _ = step
    replaces = [number for number, is_replaced in zip(standing, replaced, strict=False) if is_replaced]
    if is_schedule:
        words = conversation_table(where, place=file)
        return replace(batch(f"schedule {file}", None, words, kind="conversations"), replaces=replaces)
    return replace(full_batch(file, [f"p-{file}", "p"], where), replaces=replaces)


@settings(max_examples=count(12, 300), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=STEPS)
def test_whatever_came_before_an_import_that_is_undone_leaves_no_trace(engine: Engine, steps: list[Step]) -> None:
    for step in steps:
        standing = [each.id for each in load_imports(engine) if each.undone_at is None]
        before, said_before = dump(engine), answers(engine)
        number = save_import(engine, made(step, standing), replace=True)
        undo_import(engine, number, "principal")
        assert dump(engine, without_import=number) == before
        assert answers(engine) == said_before
        kept = save_import(engine, made(step, standing), replace=True)
        if step[-1]:
            undo_import(engine, kept, "principal")
            assert answers(engine) == said_before


def test_what_a_newer_export_replaced_counts_nowhere_until_it_is_undone(engine: Engine) -> None:
    may = save_import(engine, full_batch("may.csv", ["p1", "p2"]))
    june = save_import(engine, replace(full_batch("june.csv", ["p1", "p2", "p3"], SAFETY), replaces=[may]))
    snapshot = load_snapshot(engine)
    assert snapshot.responses["file"].unique().tolist() == ["june.csv"]
    assert snapshot.conversations["conversation_id"].tolist() == [SAFETY]
    assert {each.conversation_id for each in (*load_comments(engine), *load_ratings(engine))} == {SAFETY}
    undo_import(engine, june, "principal")
    assert load_responses(engine)["person_key"].tolist() == ["p1", "p2"]
    [again] = [each for each in load_imports(engine) if each.undone_at is None]
    assert (again.id, again.undone_by, again.replaced_by) == (may, None, None)


def test_a_chain_of_exports_goes_back_one_by_one(engine: Engine) -> None:
    may = save_import(engine, full_batch("may.csv", ["p1"]))
    june = save_import(engine, replace(full_batch("june.csv", ["p1", "p2"]), replaces=[may]))
    july = save_import(engine, replace(full_batch("july.csv", ["p1", "p2", "p3"]), replaces=[june]))
    undo_import(engine, june, "principal")  # it does not stand: nothing happens
    for number, people in ((july, ["p1", "p2"]), (june, ["p1"]), (may, [])):
        undo_import(engine, number, "principal")
        assert load_responses(engine)["person_key"].tolist() == people


def test_figures_of_a_community_come_back_too(engine: Engine) -> None:
    first = save_import(engine, full_batch("first.csv", ["p1"]))
    before = load_community(engine).to_csv()
    second = save_import(engine, replace(full_batch("second.csv", ["p1"]), community=None, replaces=[first]))
    assert load_community(engine).empty
    undo_import(engine, second, "principal")
    assert load_community(engine).to_csv() == before


def test_a_file_that_was_added_again_meanwhile_does_not_come_back_beside_itself(engine: Engine) -> None:
    may = save_import(engine, full_batch("may.csv", ["p1"]))
    june = save_import(engine, replace(full_batch("june.csv", ["p1", "p2"]), replaces=[may]))
    again = save_import(engine, full_batch("may.csv", ["p1"]))
    undo_import(engine, june, "principal")
    assert [each.id for each in load_imports(engine) if each.undone_at is None] == [again]
    assert load_responses(engine)["person_key"].tolist() == ["p1"]


def test_a_replaced_import_is_no_former_export_and_has_no_rows_off_the_schedule(engine: Engine) -> None:
    people = response_table(["p1", "p2", "p3"], "club")
    club = conversation_table("club", title="Book Club", date="2026-09-20")
    first = save_import(engine, batch("first.csv", people, club))
    save_import(engine, replace(batch("second.csv", response_table(["q1"]), conversation_table(BUDGET)), replaces=[first]))
    assert former_exports(engine, [batch("third.csv", people, club)]) == {}
    save_import(engine, batch("schedule.csv", None, conversation_table(BUDGET), kind="conversations"))
    assert conversations_off_schedule(engine).empty


def test_what_staff_said_with_a_file_holds_for_its_newer_export(engine: Engine) -> None:
    club = conversation_table("club", title="Book Club", date="2026-09-20")
    save_import(engine, batch("schedule.csv", None, conversation_table(BUDGET), kind="conversations"))
    may = save_import(engine, replace(batch("may.csv", response_table(["p1"], "club"), club), said=["club"]))
    june = replace(batch("june.csv", response_table(["p1", "p2"], "club"), club), said=[], replaces=[may])
    number = save_import(engine, june)
    assert load_responses(engine)["person_key"].tolist() == ["p1", "p2"]
    undo_import(engine, number, "principal")
    assert load_responses(engine)["person_key"].tolist() == ["p1"]


def test_a_word_of_staff_comes_back_with_what_it_was_said_of(engine: Engine) -> None:
    club = conversation_table("club", title="Book Club", date="2026-09-20")
    save_imports(engine, [batch("schedule.csv", None, conversation_table(BUDGET), kind="conversations")])
    may = save_import(engine, replace(batch("may.csv", response_table(["p1"], "club"), club), said=[]))
    say_conversations(engine, ["club"], "aide")
    june = save_import(engine, replace(batch("june.csv", response_table(["p2"], BUDGET), conversation_table(BUDGET)), replaces=[may]))
    assert load_responses(engine)["person_key"].tolist() == ["p2"]
    undo_import(engine, june, "principal")
    assert load_responses(engine)["person_key"].tolist() == ["p1"]
