"""Whether the schedule comes first or last, the same conversations count; staff can say that a further one does."""

from dataclasses import replace
from itertools import permutations

import pytest
from pandas.testing import assert_frame_equal
from sqlalchemy import Engine

from data_models.response import Kind
from representation.importing import UploadedFile, known_conversations, reviewed, saved
from representation.store.batch import Comment, ImportBatch, Rating
from representation.store.loading import load_comments, load_conversations, load_ratings, load_responses, load_snapshot
from representation.store.saving import save_import, save_imports
from representation.store.schedule import conversations_off_schedule, has_schedule, say_conversations
from representation.store.summaries import load_imports
from representation.store.undoing import undo_import
from tests.intake_tables import KEY, SCHEDULE, csv_of
from tests.store_batches import BUDGET, SAFETY, batch, conversation_table, dump, full_batch, response_table

CLUB = "club-2026-09-20"
REGISTERED = [
    ["Email", "Event Name", "Event Start Date"],
    ["ana@x.org", "Family Night", "2026-09-17"],
    ["bo@x.org", "FAMILY NIGHT", "2026-09-18"],  # the schedule has the title once, so its date decides nothing
    ["cy@x.org", "An evening in the library", "2026-10-06"],  # the title is another, the day is not
    ["dee@x.org", "Book Club", "2026-09-20"],
]
SURVEY = [
    ["Timestamp", "Email Address", "Which conversation did you attend?", "I felt heard"],
    ["9/17/2026 20:00", "ana@x.org", "That night", "5"],
    ["9/20/2026 20:00", "dee@x.org", "Book Club", "4"],
]


def schedule(*ids: str, name: str = "schedule.csv") -> ImportBatch:
    return batch(name, None, conversation_table(*ids, title="Planned"), kind="conversations")


def club(name: str = "club.csv", kind: Kind = "registration") -> ImportBatch:
    table = conversation_table(CLUB, title="Book Club", date="2026-09-20")
    return batch(name, response_table(["p8", "p9"], CLUB, kind), table, kind=kind)


def counted(engine: Engine) -> set[str]:
    snapshot = load_snapshot(engine)
    assert set(snapshot.responses["conversation_id"]) <= set(snapshot.conversations["conversation_id"])
    return set(snapshot.conversations["conversation_id"])


def test_a_title_off_the_schedule_does_not_count_until_the_schedule_is_undone(engine: Engine) -> None:
    save_imports(engine, [full_batch("people.csv", ["p1"]), club()])
    before = load_snapshot(engine)
    assert not has_schedule(engine)
    assert conversations_off_schedule(engine).empty
    number = save_import(engine, schedule(BUDGET))
    assert has_schedule(engine)
    assert counted(engine) == {BUDGET}
    assert load_responses(engine)["person_key"].tolist() == ["p1"]
    assert conversations_off_schedule(engine).values.tolist() == [[CLUB, "Book Club", "2026-09-20", 2]]
    undo_import(engine, number, "principal")
    after = load_snapshot(engine)
    assert_frame_equal(after.responses, before.responses)
    assert_frame_equal(after.conversations, before.conversations)
    assert conversations_off_schedule(engine).empty


def test_comments_and_closed_questions_go_and_come_with_their_conversation(engine: Engine) -> None:
    said = replace(club(), comments=[Comment(CLUB, "Anything?", "More cake")], ratings=[Rating(CLUB, 2, "I felt heard", "5")])
    save_import(engine, said)
    number = save_import(engine, schedule(BUDGET))
    assert (load_comments(engine), load_ratings(engine)) == ([], [])
    undo_import(engine, number, "principal")
    assert load_comments(engine) == [Comment(CLUB, "Anything?", "More cake")]
    assert load_ratings(engine) == [Rating(CLUB, 2, "I felt heard", "5")]


def test_staff_can_say_that_it_is_a_community_conversation_and_take_it_back(engine: Engine) -> None:
    save_imports(engine, [club(), schedule(BUDGET)], replace=True)
    undone = save_import(engine, replace(club("more.csv"), said=[]))
    assert counted(engine) == {BUDGET, CLUB}  # in one upload with a schedule, a further title is what staff added
    undo_import(engine, next(each.id for each in load_imports(engine) if each.file_name == "club.csv"), "principal")
    assert counted(engine) == {BUDGET}
    number = say_conversations(engine, [CLUB], "aide")
    line = load_imports(engine)[0]
    assert (line.id, line.file_name, line.kind, line.exporter, line.imported_by) == (number, "Book Club", "conversations", "said", "aide")
    assert counted(engine) == {BUDGET, CLUB}
    assert conversations_off_schedule(engine).empty
    undo_import(engine, number, "principal")
    assert conversations_off_schedule(engine)["rows"].tolist() == [2]
    assert say_conversations(engine, [CLUB], "aide") > number  # and can be said again
    undo_import(engine, undone, "principal")
    assert load_responses(engine).empty


def test_what_staff_said_is_no_schedule(engine: Engine) -> None:
    save_imports(engine, [replace(club(), said=[]), full_batch("people.csv", ["p1"], SAFETY)])
    planned = save_import(engine, schedule(BUDGET))
    say_conversations(engine, [CLUB], "aide")
    undo_import(engine, planned, "principal")
    assert not has_schedule(engine)
    assert counted(engine) == {CLUB, SAFETY}


def test_only_what_is_off_the_schedule_can_be_said(engine: Engine) -> None:
    save_imports(engine, [replace(club(), said=[]), schedule(BUDGET)])
    before = dump(engine)
    for ids in ([], [BUDGET], ["who knows"], [CLUB, BUDGET]):
        with pytest.raises(ValueError, match="The schedule or the files have changed in the meantime"):
            say_conversations(engine, ids, "aide")
    assert dump(engine) == before


def test_what_was_said_with_a_file_goes_with_it(engine: Engine) -> None:
    save_import(engine, replace(club(), said=[CLUB]))
    save_import(engine, schedule(BUDGET))
    number = save_import(engine, replace(club("late.csv", "attendance"), said=[]))
    assert counted(engine) == {BUDGET, CLUB}
    undo_import(engine, next(each.id for each in load_imports(engine) if each.file_name == "club.csv"), "principal")
    assert counted(engine) == {BUDGET}
    assert number in {each.id for each in load_imports(engine) if each.undone_at is None}


def seen(engine: Engine) -> list[tuple[str, int, str]]:
    snapshot = load_snapshot(engine)
    titles = dict(zip(snapshot.conversations["conversation_id"], snapshot.conversations["title"], strict=True))
    columns = ("file", "row", "conversation_id")
    rows = zip(*(snapshot.responses[name] for name in columns), strict=True)
    return sorted((file, row, titles[where]) for file, row, where in rows)


@pytest.mark.parametrize("order", list(permutations(("schedule.csv", "registered.csv", "survey.csv"))))
def test_whatever_comes_first_the_same_rows_count_for_the_same_conversations(engine: Engine, order: tuple[str, ...]) -> None:
    files = {"schedule.csv": SCHEDULE, "registered.csv": REGISTERED, "survey.csv": SURVEY}
    for name in order:
        review = reviewed([UploadedFile(name, csv_of(files[name]))], KEY, known_conversations(engine))
        saved(engine, review, "staff")
    assert seen(engine) == [
        ("registered.csv", 2, "Family Night"),
        ("registered.csv", 3, "Family Night"),
        ("registered.csv", 4, "Library Evening"),
        ("survey.csv", 2, "Family Night"),
    ]
    assert sorted(load_conversations(engine)["title"]) == ["Family Night", "Library Evening"]
