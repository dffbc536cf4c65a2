"""An upload is saved whole or not at all, and comes back as it was."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from pandera.errors import SchemaErrors
from sqlalchemy import Connection, Engine, Table, event

from data_models.finding import FindingGroup
from data_models.response import Response
from representation.store import rows as store_rows
from representation.store.batch import Comment, ImportBatch, NotCounted, Rating, file_hash_of
from representation.store.errors import FileAlreadyImported, FileGivenTwice
from representation.store.loading import (
    data_version,
    load_comments,
    load_community,
    load_conversations,
    load_findings,
    load_not_counted,
    load_ratings,
    load_responses,
    load_snapshot,
)
from representation.store.saving import save_import, save_imports
from representation.store.summaries import is_empty, known_file, load_imports
from tests.counts import count
from tests.store_batches import BUDGET, SAFETY, batch, community_table, conversation_table, dump, full_batch, response_table


def test_what_was_saved_comes_back(engine: Engine) -> None:
    saved = full_batch("survey.xlsx", ["p1", "p2", ""])
    number = save_import(engine, saved)
    assert saved.responses is not None and saved.conversations is not None and saved.community is not None
    assert_frame_equal(load_responses(engine), saved.responses[list(Response.to_schema().columns)])
    assert_frame_equal(load_conversations(engine), saved.conversations)
    assert_frame_equal(load_community(engine), saved.community)
    assert load_not_counted(engine, number) == [NotCounted("Form Responses 1", 9, "cancelled")]
    assert load_comments(engine) == [Comment(BUDGET, "Anything else?", "More tables in the yard, please.")]
    assert load_ratings(engine) == [Rating(BUDGET, 2, "I felt heard.", "Agree")]
    assert load_findings(engine, number) == [
        FindingGroup("zip_unreadable", "cell", "“4540” is no ZIP.", "survey.xlsx", "Form Responses 1", (3,), "ZIP", "4540")
    ]


def test_an_import_knows_its_file_its_rows_who_and_when(engine: Engine) -> None:
    number = save_import(engine, full_batch("survey.xlsx", ["p1", "p2", ""]))
    (found,) = load_imports(engine)
    assert (found.id, found.file_name, found.file_hash) == (number, "survey.xlsx", file_hash_of(b"survey.xlsx"))
    assert (found.kind, found.exporter, found.sheet) == ("exit_survey", "google_forms", "Form Responses 1")
    assert (found.rows_read, found.rows_used, found.rows_set_aside, found.rows_not_counted) == (5, 3, 1, 1)
    assert (found.imported_by, found.is_sample, found.undone_at, found.undone_by) == ("secretary", False, None, None)
    assert found.imported_at.tzinfo is UTC
    assert abs(datetime.now(UTC) - found.imported_at) < timedelta(minutes=1)


def test_an_empty_store_loads_empty_tables_of_the_right_shape(engine: Engine) -> None:
    snapshot = load_snapshot(engine)
    assert (len(snapshot.responses), len(snapshot.conversations), len(snapshot.community), snapshot.version) == (0, 0, 0, 0)
    assert snapshot.responses.dtypes.to_dict() == response_table(["p"])[list(snapshot.responses.columns)].dtypes.to_dict()
    assert is_empty(engine)


def test_a_snapshot_is_what_the_single_loads_give(engine: Engine) -> None:
    save_imports(engine, [full_batch("a.csv", ["p1"]), full_batch("b.csv", ["p2"], SAFETY)])
    snapshot = load_snapshot(engine)
    assert snapshot.version == data_version(engine)
    assert_frame_equal(snapshot.responses, load_responses(engine))
    assert_frame_equal(snapshot.conversations, load_conversations(engine))
    assert_frame_equal(snapshot.community, load_community(engine))


def test_more_rows_than_are_read_at_once_keep_their_order(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("representation.store.rows.ROWS_AT_ONCE", 10)
    people = [f"p{i}" for i in range(31)]
    save_import(engine, batch("long.csv", response_table(people), conversation_table(BUDGET)))
    assert load_responses(engine)["person_key"].tolist() == people


def test_every_change_raises_the_data_version_once(engine: Engine) -> None:
    save_imports(engine, [full_batch("a.csv", ["p1"]), full_batch("b.csv", ["p2"])])
    assert data_version(engine) == 1
    save_import(engine, full_batch("c.csv", ["p3"]))
    assert data_version(engine) == 2


def statements_of(engine: Engine, batches: list[ImportBatch], stop_before: int | None = None) -> int:
    """Save, and count the statements on the way; raises before statement number `stop_before`."""
    seen = 0

    def on_statement(_connection: Connection, *_rest: object) -> None:
        nonlocal seen
        if seen == stop_before:
            raise ConnectionError("the cable was pulled")
        seen += 1

    insert = store_rows._insert

    def on_insert(connection: Connection, table: Table, names: Sequence[str], made: Iterable[tuple[object, ...]]) -> None:
        on_statement(connection)  # rows that are copied in are no statement that the engine tells of
        insert(connection, table, names, made)

    event.listen(engine, "before_cursor_execute", on_statement)
    try:
        with patch.object(store_rows, "_insert", on_insert):
            save_imports(engine, batches)
    finally:
        event.remove(engine, "before_cursor_execute", on_statement)
    return seen


def test_wherever_an_upload_is_interrupted_nothing_of_it_stays(engine: Engine) -> None:
    save_import(engine, full_batch("before.csv", ["p0"]))
    before = dump(engine)
    upload = [full_batch("a.csv", ["p1", "p2"], SAFETY), batch("b.csv", response_table(["p3"]))]
    for stop in range(100):
        try:
            statements = statements_of(engine, upload, stop)
        except ConnectionError:
            assert dump(engine) == before
            assert data_version(engine) == 1
        else:
            assert stop == statements
            break
    assert statements > 12  # the version, the former files, then imports, conversations and contents of two batches
    assert len(load_imports(engine)) == 3
    assert data_version(engine) == 2


def test_a_bad_batch_takes_the_whole_upload_back(engine: Engine) -> None:
    with pytest.raises(ValueError, match="No file describes the conversation") as caught:
        save_imports(engine, [full_batch("a.csv", ["p1"]), batch("b.csv", response_table(["p2"], SAFETY))])
    assert str(caught.value) == ("No file describes the conversation safety-2026-10-01: give its title with the batch. Nothing was saved.")
    assert is_empty(engine)
    assert data_version(engine) == 0


def test_the_same_file_is_noticed_under_another_name(engine: Engine) -> None:
    first = full_batch("list.csv", ["p1"])
    number = save_import(engine, first)
    known = known_file(engine, first.file_hash)
    assert known is not None and known.id == number
    assert known_file(engine, file_hash_of(b"other")) is None
    before = dump(engine)
    with pytest.raises(FileAlreadyImported) as caught:
        save_imports(engine, [full_batch("new.csv", ["p2"]), replace(first, file_name="copy of list.csv")])
    assert caught.value.former == known
    assert str(caught.value) == (
        f"copy of list.csv was not saved: list.csv, which secretary imported on {known.imported_at:%Y-%m-%d},"
        " has exactly the same content. Keep that import, or replace it with this one."
    )
    assert dump(engine) == before


def test_replacing_undoes_the_former_import_in_the_same_breath(engine: Engine) -> None:
    first = full_batch("list.csv", ["p1"])
    former = save_import(engine, first)
    later = save_import(engine, replace(first, responses=response_table(["p2"], kind="exit_survey"), imported_by="aide"), replace=True)
    assert load_responses(engine)["person_key"].tolist() == ["p2"]
    newest, oldest = load_imports(engine)
    assert (newest.id, newest.undone_at) == (later, None)
    assert (oldest.id, oldest.undone_by, oldest.undone_at) == (former, "aide", newest.imported_at)
    assert (oldest.replaced_by, newest.replaced_by) == (later, None)
    assert data_version(engine) == 2


def test_several_sheets_of_one_workbook_are_one_file(engine: Engine) -> None:
    first = full_batch("book.xlsx", ["p1"])
    second = replace(first, sheet="Sign-in", kind="attendance", responses=response_table(["p1"], kind="attendance"))
    assert len(save_imports(engine, [first, second])) == 2
    save_imports(engine, [first, second], replace=True)
    assert [each.undone_at is None for each in load_imports(engine)] == [True, True, False, False]


def test_the_same_table_twice_in_one_upload_is_refused(engine: Engine) -> None:
    first = full_batch("list.csv", ["p1"])
    with pytest.raises(FileGivenTwice) as caught:
        save_imports(engine, [first, replace(first, file_name="list (1).csv")])
    assert str(caught.value) == "list.csv and list (1).csv have exactly the same content. Add one of them; nothing was saved."
    assert is_empty(engine)


def test_a_table_with_a_column_more_is_refused(engine: Engine) -> None:
    good = full_batch("a.csv", ["p1"])
    assert good.responses is not None
    with pytest.raises(SchemaErrors):
        save_import(engine, replace(good, responses=good.responses.assign(email="ann@example.org")))
    assert is_empty(engine)


@pytest.mark.parametrize("readable", ["ann@example.org", "ann lee"])
def test_a_key_that_can_be_read_is_refused(engine: Engine, readable: str) -> None:
    with pytest.raises(ValueError, match="person_key must hold keyed hashes; one of its values is readable"):
        save_import(engine, full_batch("a.csv", [readable]))
    assert is_empty(engine)


def test_a_hash_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="file_hash must be a SHA-256 in 64 lower-case hexadecimal digits, not 'abc'"):
        replace(full_batch("a.csv", ["p1"]), file_hash="abc")


def test_text_that_a_database_cannot_hold_is_kept_as_far_as_it_goes(engine: Engine) -> None:
    odd = replace(full_batch("a.csv", ["p1"]), comments=[Comment(BUDGET, "Anything\x00 else?", "half \ud83d of a sign, ¡olé! 👋")])
    save_import(engine, odd)
    assert load_comments(engine) == [Comment(BUDGET, "Anything else?", "half ? of a sign, ¡olé! 👋")]


words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
keys = st.text("0123456789abcdef", max_size=32)
moments = st.datetimes().map(lambda moment: moment.isoformat())
CODES = {
    "race": ["white", "hispanic_or_latino|white"],
    "language": ["spanish"],
    "zip": ["45402", "00501"],
    "income": ["0-24999", "150000+"],
    "gender": ["nonbinary"],
    "education": ["bachelors"],
    "role": ["family"],
}
rows = st.lists(
    st.fixed_dictionaries(
        {
            "sheet": words,
            "row": st.integers(1, 2**31 - 1),
            "kind": st.sampled_from(["registration", "attendance", "exit_survey"]),
            "conversation_id": st.sampled_from([BUDGET, SAFETY]),
            **dict.fromkeys(("person_key", "name_key", "first_name_key", "party_key"), keys),
            "answered_at": st.just("") | moments,
            "is_attended": st.booleans(),
            **{dimension: st.sampled_from(["", "declined", "unreadable", *codes]) for dimension, codes in CODES.items()},
            "channel": st.sampled_from(["", "Flyer", "other"]),
        }
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=count(10, 300), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(rows)
def test_any_response_comes_back_as_it_was(engine: Engine, made: list[dict[str, object]]) -> None:
    frame = pd.DataFrame(made).assign(file="any.csv")[list(Response.to_schema().columns)]
    whole = Response.validate(frame.astype({name: "str" for name in frame.columns if name not in ("row", "is_attended")}))
    save_import(engine, replace(batch("any.csv", None, conversation_table(BUDGET, SAFETY)), responses=whole), replace=True)
    assert_frame_equal(load_responses(engine), whole.reset_index(drop=True))


def test_figures_that_were_withheld_come_back_missing_and_not_as_0(engine: Engine) -> None:
    save_import(engine, batch("acs.csv", community=community_table({"white": 0, "asian": float("nan")}), kind="community"))
    found = load_community(engine)
    assert found["people_count"].isna().tolist() == [False, True]
    assert found["people_count"].iloc[0] == 0
