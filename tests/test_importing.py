"""From uploaded files to the store: review first, then all of it or nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from representation.importing import UploadedFile, batch, known_conversations, reviewed, saved
from representation.intake.correction import Correction
from representation.joining import Known
from representation.store.engine import Store, open_store
from representation.store.errors import FileAlreadyImported
from representation.store.loading import load_comments, load_conversations, load_ratings, load_responses
from representation.store.summaries import load_imports
from tests.intake_tables import KEY, SCHEDULE, csv_of, xlsx_of

SURVEY = [
    ["Timestamp", "Email Address", "Your name", "Which conversation did you attend?", "Race", "I felt heard", "Comments"],
    ["9/18/2026 9:00", "ana@x.org", "Ana Ruiz", "Family Night", "White", "5", "Ana here: call 555-123-4567"],
    ["9/18/2026 9:00", "bo@x.org", "Bo Chen", "Family Night", "Blue", "", ""],
    ["9/18/2026 9:00", "cy@x.org", "Cy Lee", "Bake sale", "White", "4", "lost"],
]


def upload(name: str, rows: list[list[str]]) -> UploadedFile:
    return UploadedFile(name, csv_of(rows))


FILES = [upload("schedule.csv", SCHEDULE), upload("survey.csv", SURVEY)]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    engine = open_store(f"sqlite:///{tmp_path / 'store.sqlite'}")
    yield engine
    engine.dispose()


def test_a_review_saves_nothing_and_says_what_is_understood(store: Store) -> None:
    review = reviewed(FILES, KEY)
    assert [(table.file, table.kind, table.rows_usable) for table in review.joined.tables] == [
        ("schedule.csv", "conversations", 2),
        ("survey.csv", "exit_survey", 2),
    ]
    assert review.usable == [0, 1]
    assert review.hashes == (FILES[0].file_hash, FILES[1].file_hash)
    assert load_imports(store) == []


def test_each_sheet_has_the_hash_of_its_file() -> None:
    book = UploadedFile("all.xlsx", xlsx_of({"One": SURVEY, "Two": SURVEY, "Notes": [["cake"]]}))
    review = reviewed([book], KEY)
    assert review.hashes == (book.file_hash,) * 3
    assert review.usable == [0, 1]


def test_the_content_of_a_file_is_not_shown_with_it() -> None:
    assert "ana@x.org" not in repr(FILES[1])


def test_what_staff_said_wins_over_what_was_recognised() -> None:
    files = [FILES[0], upload("names.csv", [["Email", "Q7"], ["a@x.org", "White"]])]
    said = Correction("attendance", "Family Night", {2: "race"}, {("race", "White"): "asian"})
    review = reviewed(files, KEY, corrections={("names.csv", None): said})
    table = review.joined.tables[1]
    assert (table.kind, table.conversation, table.frame["race"].tolist()) == ("attendance", "Family Night", ["asian"])
    assert review.joined.responses["kind"].tolist() == ["attendance"]


def test_a_kind_alone_is_enough_for_a_list_of_names() -> None:
    files = [FILES[0], upload("names.csv", [["Name"], ["Ana Ruiz"]])]
    review = reviewed(files, KEY, corrections={("names.csv", None): Correction("attendance", "Family Night")})
    assert len(review.joined.responses) == 1


def test_a_table_left_out_is_no_part_of_the_review() -> None:
    review = reviewed(FILES, KEY, corrections={("survey.csv", None): Correction(is_left_out=True)})
    assert [table.file for table in review.joined.tables] == ["schedule.csv"]
    assert len(review.hashes) == 1


def test_a_file_that_cannot_be_read_is_shown_and_not_saved(store: Store) -> None:
    review = reviewed([*FILES, UploadedFile("broken.csv", b"")], KEY)
    assert review.usable == [0, 1]
    assert len(saved(store, review, "staff")) == 2


def test_what_is_saved_is_what_was_reviewed(store: Store) -> None:
    review = reviewed(FILES, KEY)
    saved(store, review, "staff")
    assert [(one.file_name, one.kind, one.rows_read, one.rows_set_aside, one.imported_by) for one in load_imports(store)[::-1]] in (
        [("schedule.csv", "conversations", 2, 0, "staff"), ("survey.csv", "exit_survey", 3, 1, "staff")],
        [("survey.csv", "exit_survey", 3, 1, "staff"), ("schedule.csv", "conversations", 2, 0, "staff")],
    )
    assert load_responses(store)["race"].tolist() == ["white", "unreadable"]
    assert sorted(load_conversations(store)["title"]) == ["Family Night", "Library Evening"]


def test_comments_are_scrubbed_and_only_those_of_placed_rows_are_kept(store: Store) -> None:
    saved(store, reviewed(FILES, KEY), "staff")
    assert [comment.comment for comment in load_comments(store)] == ["[…] here: call […]"]
    assert [(rating.question, rating.answer) for rating in load_ratings(store)] == [("I felt heard", "5")]


def test_small_words_of_a_name_do_not_riddle_a_comment() -> None:
    rows = [SURVEY[0], ["9/18/2026 9:00", "m@x.org", "Maria de la Cruz", "Family Night", "", "", "Gracias de parte de la familia de Maria"]]
    review = reviewed([FILES[0], upload("survey.csv", rows)], KEY)
    [comment] = batch(review, 1, "staff").comments
    assert comment.comment == "Gracias de parte de la familia de […]"


def test_nothing_that_names_a_person_is_in_the_store(store: Store, tmp_path: Path) -> None:
    saved(store, reviewed(FILES, KEY), "staff")
    with store.connect() as connection:
        connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    content = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for secret in (b"ana@x.org", b"Ruiz", b"Chen", b"555-123-4567", b"cy@x.org"):
        assert secret not in content, secret


def test_the_same_file_is_not_saved_twice_and_may_be_replaced(store: Store) -> None:
    review = reviewed(FILES, KEY)
    saved(store, review, "staff")
    again = reviewed([UploadedFile("renamed.csv", FILES[1].data)], KEY, known_conversations(store))
    with pytest.raises(FileAlreadyImported):
        saved(store, again, "staff")
    assert len(load_responses(store)) == 2
    saved(store, again, "staff", replace=True)
    assert len(load_responses(store)) == 2


def test_all_of_an_upload_is_saved_or_none_of_it(store: Store) -> None:
    saved(store, reviewed([FILES[1]], KEY), "staff")
    both = reviewed([upload("new.csv", [SURVEY[0], ["9/18/2026 9:00", "new@x.org", "", "Family Night", "Asian", "", ""]]), FILES[1]], KEY)
    before = len(load_responses(store))
    with pytest.raises(FileAlreadyImported):
        saved(store, both, "staff")
    assert len(load_responses(store)) == before


def test_a_schedule_of_an_earlier_upload_places_the_rows_of_a_later_one(store: Store) -> None:
    saved(store, reviewed(FILES[:1], KEY), "staff")
    known = known_conversations(store)
    assert known.has_schedule
    review = reviewed(FILES[1:], KEY, known)
    assert [problem.kind for problem in review.joined.findings] == ["race_unreadable", "conversation_unknown"]
    saved(store, review, "staff")
    assert load_responses(store)["conversation_id"].nunique() == 1


def test_titles_of_an_earlier_upload_are_no_schedule_for_a_later_one(store: Store) -> None:
    saved(store, reviewed(FILES[1:], KEY), "staff")
    assert not known_conversations(store).has_schedule
    later = reviewed([upload("more.csv", [["Email", "Event Name"], ["new@x.org", "Book Club"]])], KEY, known_conversations(store))
    assert later.joined.findings == []
    assert {"Book Club", "Family Night"} <= set(later.joined.conversations["title"])


def test_an_empty_store_knows_nothing(store: Store) -> None:
    known = known_conversations(store)
    assert not known.has_schedule
    assert isinstance(known, Known)
    assert known.conversations is None or known.conversations.empty
