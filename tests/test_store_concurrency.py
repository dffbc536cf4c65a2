"""Several people at once get the numbers that they would get one after the other."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from time import sleep

from sqlalchemy import Engine

from representation.store.errors import FileAlreadyImported
from representation.store.loading import data_version, load_snapshot
from representation.store.saving import save_import, save_imports
from representation.store.summaries import load_imports
from representation.store.undoing import undo_import
from tests.store_batches import SAFETY, batch, conversation_table, full_batch, response_table

WRITERS = 8


def test_eight_people_importing_at_once_lose_nothing(engine: Engine) -> None:
    def upload(number: int) -> list[int]:
        people = [f"{number:02}{i:03}" for i in range(50)]
        schedule = batch(f"schedule {number}.csv", None, conversation_table(SAFETY, place=f"Room {number}"), kind="conversations")
        return save_imports(engine, [full_batch(f"{number}.csv", people), schedule])

    with ThreadPoolExecutor(WRITERS) as pool:
        numbers = [number for pair in pool.map(upload, range(WRITERS)) for number in pair]
    assert sorted(numbers) == list(range(1, 2 * WRITERS + 1))
    snapshot = load_snapshot(engine)
    assert snapshot.version == WRITERS
    assert sorted(snapshot.responses["person_key"]) == [f"{number:02}{i:03}" for number in range(WRITERS) for i in range(50)]
    assert len(snapshot.conversations) == 2
    assert len(snapshot.community) == 2  # eight times the same two groups


def test_readers_see_all_of_an_upload_or_none_while_it_is_saved(engine: Engine) -> None:
    uploads = [[full_batch(f"{n}-{part}.csv", [f"{n}{part}a", f"{n}{part}b"]) for part in range(2)] for n in range(4)]
    seen: list[tuple[int, int]] = []

    def read() -> None:
        while not seen or seen[-1][0] < len(uploads):
            snapshot = load_snapshot(engine)
            seen.append((snapshot.version, len(snapshot.responses)))
            sleep(0.01)  # a reader that never rests leaves a writer in the same process little time

    with ThreadPoolExecutor(2) as pool:
        reader = pool.submit(read)
        for upload in uploads:
            save_imports(engine, upload)
        reader.result(timeout=60)
    assert all(rows == 4 * version for version, rows in seen)  # two files of two rows for each version


def test_of_two_who_upload_the_same_file_at_once_one_is_told(engine: Engine) -> None:
    def upload(who: str) -> bool:
        try:
            save_import(engine, replace(full_batch("list.csv", ["p1"]), imported_by=who))
        except FileAlreadyImported:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(upload, ["secretary", "aide"])) == [False, True]
    assert len(load_imports(engine)) == 1
    assert data_version(engine) == 1


def test_importing_and_undoing_at_once_ends_as_it_would_one_by_one(engine: Engine) -> None:
    old = [save_import(engine, full_batch(f"old {i}.csv", [f"0{i}"])) for i in range(4)]
    todo: list[Callable[[], object]] = [
        *(lambda number=number: undo_import(engine, number, "principal") for number in old),
        *(lambda i=i: save_import(engine, batch(f"new {i}.csv", response_table([f"1{i}"]))) for i in range(4)),
    ]
    save_import(engine, full_batch("stays.csv", ["20"]))
    with ThreadPoolExecutor(WRITERS) as pool:
        for done in [pool.submit(job) for job in todo]:
            done.result(timeout=60)
    assert sorted(load_snapshot(engine).responses["person_key"]) == ["10", "11", "12", "13", "20"]
    assert data_version(engine) == 13
