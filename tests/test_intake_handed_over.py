"""A large workbook is read from memory that the app and the reading process both see, or through the pipe, with the same result."""

import os
from collections.abc import Iterator

import pytest

from representation.intake import handed_over, reading_process
from representation.intake.handed_over import HandedOver, is_put, nameless_memory
from representation.intake.limits import Limits, UnreadableFile
from representation.intake.parsing import sheets_of
from representation.intake.pool import Pool
from tests.intake_tables import csv_of, xlsx_of

ROWS = [["Name", "ZIP"], ["Ana", "45402"], ["José", "45403"]]
CELLS = {"1": ["Name", "Ana", "José"], "2": ["ZIP", "45402", "45403"]}
BOOK = xlsx_of({"S": ROWS})


@pytest.fixture
def memory() -> Iterator[int]:
    descriptor = nameless_memory()
    if descriptor is None:
        pytest.skip("this system has no memory without a name")
    yield descriptor
    os.close(descriptor)


@pytest.fixture
def readers(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pool]:
    monkeypatch.setattr(reading_process, "LARGE_BYTES", 1_000)  # so that the small files of a test are large ones
    made = Pool(most=1)
    yield made
    made.end()


def test_what_was_put_there_is_seen_as_it_is(memory: int) -> None:
    assert is_put(BOOK, memory)
    seen = HandedOver(memory)
    assert bytes(seen) == seen.path.read_bytes() == BOOK


@pytest.mark.parametrize("is_careful", [False, True])
def test_a_workbook_in_such_memory_has_the_same_sheets(memory: int, is_careful: bool) -> None:
    assert is_put(BOOK, memory)
    [sheet] = sheets_of(HandedOver(memory), is_careful=is_careful)
    assert sheet.cells.to_pydict() == CELLS


def test_a_damaged_workbook_in_such_memory_is_refused(memory: int) -> None:
    assert is_put(BOOK[:-30], memory)
    with pytest.raises(UnreadableFile, match="damaged or cut off"):
        sheets_of(HandedOver(memory))


def test_the_memory_is_on_no_disk_and_read_by_a_process_once(readers: Pool, memory: int) -> None:
    assert str((handed_over.OWN_DESCRIPTORS / str(memory)).readlink()).startswith("/memfd:")
    readers.warm()
    first = readers._idle[0]
    [sheet] = readers.sheets(BOOK, Limits())
    assert sheet.cells.to_pydict() == CELLS
    assert first._memory is None
    assert not first.is_running


@pytest.mark.parametrize("data", [BOOK, csv_of(ROWS * 200)], ids=["workbook", "text"])
def test_files_go_through_the_pipe_where_there_is_no_such_memory(data: bytes, readers: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    [here] = readers.sheets(data, Limits())
    readers.end()
    monkeypatch.setattr(reading_process, "nameless_memory", lambda: None)
    [there] = readers.sheets(data, Limits())
    assert there.cells.equals(here.cells)


def test_a_file_that_finds_no_place_goes_through_the_pipe(readers: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int, _data: memoryview) -> int:
        raise OSError("no space")

    monkeypatch.setattr(os, "write", full)
    descriptor = nameless_memory()
    assert descriptor is None or not is_put(BOOK, descriptor)
    monkeypatch.undo()
    monkeypatch.setattr(reading_process, "LARGE_BYTES", 1_000)
    monkeypatch.setattr(reading_process, "is_put", lambda _data, _descriptor: False)
    [sheet] = readers.sheets(BOOK, Limits())
    assert sheet.cells.to_pydict() == CELLS
    if descriptor is not None:
        os.close(descriptor)
