"""Large sheets of a workbook, which the fast reader begins with while they are still being looked at."""

import zipfile
from threading import Event

import pyarrow as pa
import pytest

from representation.intake import archive
from representation.intake.archive import DAMAGED, ODD, Archive
from representation.intake.begun import begun
from representation.intake.limits import Limits, UnreadableFile
from representation.intake.sheet_scan import SheetScan
from representation.intake.workbook import Workbook, workbook_sheets
from representation.intake.workbook_parts import SheetPart
from tests.intake_tables import xlsx_of
from tests.test_intake_workbook import SHEET, with_part

GOOD = xlsx_of({"Responses": [["Name", "ZIP"], ["Ana", 45402], ["Bo", 2139.0]], "Blank": [], "More": [["Name"], ["Cy"]]})
DOCUMENT_TYPE = {b"<worksheet ": b"<!DOCTYPE worksheet><worksheet "}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every sheet counts as large; the names of those that the fast reader was asked for."""
    monkeypatch.setattr(archive, "LARGE_PART_BYTES", 1)
    names: list[str] = []
    read = Workbook._fast_batch

    def noted(book: Workbook, name: str) -> pa.RecordBatch:
        names.append(name)
        return read(book, name)

    monkeypatch.setattr(Workbook, "_fast_batch", noted)
    return names


def test_a_sheet_that_is_read_ahead_says_the_same(asked: list[str]) -> None:
    sheets = workbook_sheets(GOOD)
    assert [sheet.name for sheet in sheets] == ["Responses", "More"]
    assert sheets[0].head(9) == [("Name", "ZIP"), ("Ana", "45402"), ("Bo", "2139")]
    assert asked == ["Responses", "Blank", "More"]


def test_a_sheet_that_begins_in_a_hostile_way_never_meets_the_fast_reader(asked: list[str]) -> None:
    with pytest.raises(UnreadableFile) as caught:
        workbook_sheets(with_part(GOOD, SHEET, DOCUMENT_TYPE))
    assert (caught.value.kind, str(caught.value), asked) == ("file_suspicious", ODD, [])


def test_a_refusal_does_not_wait_for_the_fast_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGE_PART_BYTES", 1)
    is_over = Event()
    monkeypatch.setattr(Workbook, "_fast_batch", lambda *_: is_over.wait(60))
    with pytest.raises(UnreadableFile) as caught:
        workbook_sheets(GOOD, Limits(cells=3))
    is_over.set()
    assert caught.value.kind == "file_too_large"


def test_a_damaged_sheet_does_not_keep_the_fast_reader_from_the_next_one(asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    scan = Workbook.scan

    def damaged_first(book: Workbook, part: SheetPart) -> SheetScan:
        if part.name == "Responses":
            raise UnreadableFile("file_damaged", DAMAGED)
        return scan(book, part)

    monkeypatch.setattr(Workbook, "scan", damaged_first)
    [sheet] = workbook_sheets(GOOD)
    assert (sheet.name, [note.kind for note in sheet.notes], asked[0]) == ("More", ["sheet_damaged"], "Responses")


def test_a_part_that_says_it_unpacks_to_more_than_it_may_is_not_read_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGE_PART_BYTES", 1)
    assert Archive(GOOD).is_large(SHEET)
    assert not Archive(GOOD, Limits(inflated_bytes=10)).is_large(SHEET)
    assert not Archive(with_part(GOOD, SHEET, {b"</worksheet>": b" " * 2**20 + b"</worksheet>"})).is_large(SHEET)
    assert not Archive(GOOD).is_large("xl/worksheets/sheet9.xml")


def test_what_the_work_raises_comes_with_its_result() -> None:
    with pytest.raises(zipfile.BadZipFile, match="cut off"):
        begun(_cut_off).result()


def _cut_off() -> None:
    raise zipfile.BadZipFile("cut off")
