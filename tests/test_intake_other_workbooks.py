"""Workbooks of other programs: errors in cells, hidden rows and macros are said, where the file tells them."""

import io
import zipfile
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from representation.intake.error_cells import ErrorCells
from representation.intake.limits import UnreadableFile
from representation.intake.macros import OLD_PART
from representation.intake.open_document import Marked, marked_cells
from representation.intake.parsing import sheets_of
from representation.intake.sheet import Sheet
from tests.intake_tables import xlsx_of

SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
}
ERROR = '<table:table-cell table:formula="of:=#N/A" office:value-type="float" office:value="0" calcext:value-type="error"/>'
KIND = "application/vnd.oasis.opendocument.spreadsheet"


def row(*cells: str, attributes: str = "") -> str:
    """A row of a sheet; a cell that begins with `<` is XML already."""
    made = [
        cell if cell.startswith("<") else f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        for cell in cells
    ]
    return f"<table:table-row {attributes}>{''.join(made)}</table:table-row>"


def content(*sheets: list[str]) -> str:
    """The XML of a workbook with sheets S1, S2, …"""
    names = " ".join(f"xmlns:{name}={quoteattr(space)}" for name, space in SPACES.items())
    tables = "".join(f'<table:table table:name="S{i}">{"".join(rows)}</table:table>' for i, rows in enumerate(sheets, start=1))
    return (
        f"<office:document-content {names}><office:body><office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>"
    )


def ods_of(*sheets: list[str], parts: tuple[str, ...] = ()) -> bytes:
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    entry = f'<m:file-entry m:full-path="/" m:media-type="{KIND}"/>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", KIND)
        archive.writestr("content.xml", content(*sheets))
        archive.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{manifest}">{entry}</m:manifest>')
        for part in parts:
            archive.writestr(part, "")
    return out.getvalue()


def notes(sheet: Sheet) -> list[tuple[str, tuple[int, ...], str | None]]:
    return [(note.kind, note.rows, note.column) for note in sheet.notes]


def with_macros(data: bytes, part: str) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(part, b"")
    return out.getvalue()


def test_an_error_in_an_open_document_is_blank_and_named() -> None:
    [sheet] = sheets_of(ods_of([row("Name", "ZIP"), row("Ana", ERROR), row("Bo", "45402")]))
    assert sheet.head(3) == [("Name", "ZIP"), ("Ana", ""), ("Bo", "45402")]
    assert notes(sheet) == [("formula_error", (2,), "ZIP")]


def test_hidden_rows_of_an_open_document_are_read_and_named() -> None:
    rows = [
        row("Name", "ZIP"),
        row("Ana", "45402", attributes='table:visibility="filter"'),
        row("Bo", "45403", attributes='table:visibility="collapse"'),
        row("<table:table-cell/>", attributes='table:visibility="collapse" table:number-rows-repeated="900"'),
        row("Cy", "45404"),
    ]
    [sheet] = sheets_of(ods_of(rows))
    assert (sheet.head(9)[1:], notes(sheet)) == ([("Ana", "45402"), ("Bo", "45403"), ("Cy", "45404")], [("rows_hidden", (2, 3), None)])


def test_what_is_marked_belongs_to_its_sheet_and_counts_what_is_repeated() -> None:
    blank = '<table:table-cell table:number-columns-repeated="2"/>'
    two = [
        row(blank, attributes='table:number-rows-repeated="3"'),
        row(blank, "Name", "ZIP"),
        row(blank, "Ana", ERROR, attributes='table:number-rows-repeated="2"'),
    ]
    xml = content([row("Name", "ZIP"), row("Ana", "1")], two).encode()
    assert marked_cells(lambda: [xml]) == [Marked(), Marked([(5, 4), (6, 4)])]
    _, second = sheets_of(ods_of([row("Name", "ZIP"), row("Ana", "1")], two))
    assert (second.numbers, notes(second)) == (range(4, 7), [("formula_error", (5, 6), "ZIP")])


def test_a_sheet_without_marks_is_looked_at_once() -> None:
    asked: list[int] = []

    def chunks() -> list[bytes]:
        asked.append(1)
        return [content([row("Name"), row("error")]).encode()]

    assert (marked_cells(chunks), len(asked)) == ([], 1)


@given(size=st.integers(70, 400))
def test_marks_are_found_in_pieces_of_any_size(size: int) -> None:
    xml = content([row("Name", "ZIP"), row("Ana", ERROR), row("Bo", "x", attributes='table:visibility="filter"')]).encode()
    found = marked_cells(lambda: [xml[start : start + size] for start in range(0, len(xml), size)])
    assert found == [Marked([(2, 2)], [3])]


def test_the_place_of_an_error_is_that_of_the_sheet_whatever_is_blank_around_it() -> None:
    """The second reader takes any workbook; nothing here writes .xls, so that its places are tried on an .xlsx."""
    book = Workbook()
    book.active["C3"], book.active["D3"], book.active["C5"], book.active["D5"] = "Name", "ZIP", "Ana", "#REF!"
    book.active["D5"].data_type = "e"
    out = io.BytesIO()
    book.save(out)
    assert ErrorCells(out.getvalue()).of_sheet("Sheet", 2) == [(5, 4)]
    assert ErrorCells(b"no workbook").of_sheet("Sheet", 0) == []


@pytest.mark.parametrize("part", ["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml"])
def test_a_workbook_with_macros_is_read_and_says_that_they_were_not_run(part: str) -> None:
    [sheet, other] = sheets_of(with_macros(xlsx_of({"One": [["Name"], ["Ana"]], "Two": [["Name"], ["Bo"]]}), part))
    assert (sheet.head(2), notes(sheet), notes(other)) == ([("Name",), ("Ana",)], [("macros_not_run", (), None)], [])


def test_macros_of_an_open_document_are_named() -> None:
    [sheet] = sheets_of(ods_of([row("Name", "ZIP"), row("Ana", "1")], parts=("Basic/Standard/Module1.xml",)))
    assert notes(sheet) == [("macros_not_run", (), None)]


def test_a_damaged_old_workbook_with_macros_is_still_one_sentence() -> None:
    with pytest.raises(UnreadableFile) as caught:
        sheets_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + OLD_PART + b"\x00" * 512)
    assert caught.value.kind == "file_damaged"
