"""The reading processes: what hangs, crashes or grows in one of them ends there."""

import os
import signal
import threading
import time
from pathlib import Path

import psutil
import pytest

from representation.intake import reading_process
from representation.intake.limits import Limits, UnreadableFile
from representation.intake.pool import ENDED, Pool
from representation.intake.reading_process import CANNOT_START
from representation.intake.worker import TOO_LARGE
from tests.intake_tables import csv_of, xlsx_of

GOOD = csv_of([["Name", "ZIP"], ["Ana", "45402"]])
LARGE = csv_of([["Name", "ZIP"], *[[f"Ana, {i}", "45402"] for i in range(300_000)]])


@pytest.fixture
def readers():
    made = Pool(most=2)
    yield made
    made.end()


def children() -> list[psutil.Process]:
    return psutil.Process().children(recursive=True)


def test_one_process_reads_file_after_file(readers: Pool) -> None:
    before = len(children())
    for _ in range(3):
        [sheet] = readers.sheets(GOOD, Limits())
        assert sheet.cells.to_pydict() == {"1": ["Name", "Ana"], "2": ["ZIP", "45402"]}
    assert len(children()) == before + 1


def test_a_process_is_replaced_after_a_damaged_file_but_not_after_a_harmless_one(readers: Pool) -> None:
    readers.sheets(GOOD, Limits())
    first = readers._idle[0].process_id
    with pytest.raises(UnreadableFile):
        readers.sheets(b"%PDF", Limits())
    assert [reader.process_id for reader in readers._idle] == [first]
    with pytest.raises(UnreadableFile):
        readers.sheets(xlsx_of({"S": [["Name"], ["Ana"]]})[:-30], Limits())
    assert first not in [reader.process_id for reader in readers._idle]
    assert readers.sheets(GOOD, Limits())


def test_a_file_that_takes_too_long_is_stopped_at_its_time(readers: Pool) -> None:
    readers.sheets(GOOD, Limits())
    slow = xlsx_of({"S": [["Name"] * 50] * 3_000})
    begin = time.perf_counter()
    with pytest.raises(UnreadableFile) as caught:
        readers.sheets(slow, Limits(seconds=0, seconds_per_megabyte=0))
    assert caught.value.kind == "file_too_slow"
    assert caught.value.message.startswith("Reading the file takes longer than 0 seconds.")
    assert time.perf_counter() - begin < 5
    assert readers.sheets(GOOD, Limits())


def test_a_file_that_needs_too_much_memory_is_refused_where_the_system_knows_a_bound(readers: Pool) -> None:
    if not Path("/proc/self/statm").exists():
        assert readers.sheets(LARGE, Limits(memory_bytes=2**20))
        return
    with pytest.raises(UnreadableFile) as caught:
        readers.sheets(LARGE, Limits(memory_bytes=2**20))
    assert (caught.value.kind, caught.value.message) in (("file_too_large", TOO_LARGE), ("file_damaged", ENDED))
    assert readers.sheets(LARGE, Limits())


def test_a_process_that_dies_costs_its_file_alone(readers: Pool) -> None:
    readers.sheets(GOOD, Limits())
    [process] = [child for child in children() if "representation.intake.worker" in child.cmdline()][-1:]
    killer = threading.Timer(0.1, lambda: os.kill(process.pid, signal.SIGKILL))
    killer.start()
    with pytest.raises(UnreadableFile) as caught:
        for _ in range(1000):
            readers.sheets(LARGE, Limits())
    assert (caught.value.kind, caught.value.message) == ("file_damaged", ENDED)
    assert readers.sheets(GOOD, Limits())


@pytest.mark.parametrize(("times", "is_read"), [(1, True), (2, False)])
def test_a_process_that_dies_while_it_starts_is_replaced_once(times: int, is_read: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[int] = []
    start = reading_process.Reader.__init__

    def start_and_die(reader: reading_process.Reader) -> None:
        start(reader)
        if len(ended) < times:
            os.kill(reader.process_id, signal.SIGKILL)
            ended.append(reader.process_id)

    monkeypatch.setattr(reading_process.Reader, "__init__", start_and_die)
    readers = Pool(most=1)
    try:
        if is_read:
            assert readers.sheets(GOOD, Limits())
        else:
            with pytest.raises(UnreadableFile) as caught:
                readers.sheets(GOOD, Limits())
            assert (caught.value.kind, caught.value.message) == ("reader_unavailable", CANNOT_START)
            assert readers.sheets(GOOD, Limits())
        assert not readers._busy
    finally:
        readers.end()


def test_a_process_that_died_while_it_waited_is_not_used(readers: Pool) -> None:
    readers.sheets(GOOD, Limits())
    for process in children():
        if process.pid == readers._idle[0].process_id:
            process.kill()
            process.wait()
    assert readers.sheets(GOOD, Limits())


def test_several_users_read_at_once(readers: Pool) -> None:
    found: list[int] = []

    def read() -> None:
        found.extend(sheet.cells.num_rows for sheet in readers.sheets(GOOD, Limits()))

    users = [threading.Thread(target=read) for _ in range(6)]
    for user in users:
        user.start()
    for user in users:
        user.join()
    assert found == [2] * 6


def test_no_process_stays_when_the_readers_end() -> None:
    before = {process.pid for process in children()}
    readers = Pool(most=1)
    readers.sheets(GOOD, Limits())
    readers.end()
    assert {process.pid for process in children()} <= before


def test_a_reading_process_sees_no_secrets(readers: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://user:secret@host/db")
    readers.sheets(GOOD, Limits())
    [process] = [process for process in children() if process.pid == readers._idle[0].process_id]
    assert "DATABASE_URL" not in process.environ()


def test_where_no_process_can_start_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(reading_process.sys, "executable", str(tmp_path / "nothing here"))
    with pytest.raises(UnreadableFile) as caught:
        Pool().sheets(GOOD, Limits())
    assert (caught.value.kind, caught.value.message) == ("reader_unavailable", CANNOT_START)
