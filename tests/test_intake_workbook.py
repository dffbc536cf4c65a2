"""Excel workbooks as columns of text, by the fast reader and cell by cell."""

import datetime as dt
import io
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from representation.intake.archive import DAMAGED, ODD
from representation.intake.limits import Limits, UnreadableFile
from representation.intake.shared_copies import TOO_MUCH_TEXT
from representation.intake.sheet import Sheet
from representation.intake.sheet_scan import sheet_scan
from representation.intake.sheets import ALL_HIDDEN
from representation.intake.workbook import workbook_sheets
from tests.intake_tables import xlsx_of
from tests.raw_workbooks import raw_workbook, shared

GOOD = xlsx_of({"Responses": [["Name", "ZIP"], ["Ana", 45402], ["Bo", 2139.0]]})
SHEET = "xl/worksheets/sheet1.xml"
READERS = pytest.mark.parametrize("is_careful", [False, True], ids=["fast", "careful"])


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, change: dict[bytes, bytes]) -> bytes:
    """The workbook with some bytes of one of its parts replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            content = old.read(member)
            if member == name:
                for before, after in change.items():
                    assert before in content
                    content = content.replace(before, after)
            new.writestr(member, content)
    return out.getvalue()


def only(data: bytes, is_careful: bool = False, limits: Limits | None = None) -> Sheet:
    [sheet] = workbook_sheets(data, limits or Limits(), is_careful)
    return sheet


def rows(sheet: Sheet) -> list[tuple[int, tuple[str, ...]]]:
    return list(zip(sheet.numbers, sheet.head(1000), strict=True))


def notes(sheet: Sheet) -> list[tuple[str, tuple[int, ...], str | None]]:
    return [(note.kind, note.rows, note.column) for note in sheet.notes]


def refusal(data: bytes, limits: Limits | None = None) -> tuple[str, str]:
    with pytest.raises(UnreadableFile) as caught:
        workbook_sheets(data, limits or Limits())
    return caught.value.kind, str(caught.value)


@READERS
@pytest.mark.parametrize(
    ("value", "text"),
    [
        (45402, "45402"),
        (2139.0, "2139"),
        (0.5, "0.5"),
        (0.1 + 0.2, "0.3"),
        (4.3999999999999995, "4.4"),
        (60601.5, "60601.5"),
        (1e20, "100000000000000000000"),
        (False, "FALSE"),
        ("true", "true"),
        ("007", "007"),
        ("1e5", "1e5"),
        ("  as typed ", "  as typed "),
        ("two\nlines", "two\nlines"),
        (dt.datetime(2026, 9, 17, 19, 25, 32, 500000), "2026-09-17 19:25:32"),
        (dt.datetime(2026, 9, 17, 0, 0), "2026-09-17"),
        (dt.date(2026, 9, 17), "2026-09-17"),
        (dt.time(18, 0), "18:00:00"),
        ("2026-09-17 00:00:00", "2026-09-17 00:00:00"),
        ("1899-12-31 10:30:00", "1899-12-31 10:30:00"),
    ],
)
def test_a_cell_is_the_text_that_a_person_would_have_typed(value: object, text: str, is_careful: bool) -> None:
    sheet = only(xlsx_of({"S": [["Name", "Value"], ["Ana", value]]}), is_careful)
    assert (rows(sheet)[1], notes(sheet)) == ((2, ("Ana", text)), [])


@READERS
def test_true_as_a_text_and_as_a_value_are_told_apart_in_one_column(is_careful: bool) -> None:
    sheet = only(xlsx_of({"S": [["Came"], [True], ["true"], [False], ["false"]]}), is_careful)
    assert [cells for _, (cells,) in rows(sheet)] == ["Came", "TRUE", "true", "FALSE", "false"]


@READERS
def test_blank_rows_are_left_out_and_keep_their_numbers(is_careful: bool) -> None:
    data = xlsx_of({"S": [[], ["Name", "ZIP"], [], ["Ana", 45402], [" ", None], ["Bo", 45403]]})
    assert rows(only(data, is_careful)) == [(2, ("Name", "ZIP")), (4, ("Ana", "45402")), (6, ("Bo", "45403"))]


@READERS
def test_blank_columns_at_the_left_keep_the_others_in_their_places(is_careful: bool) -> None:
    data = xlsx_of({"S": [[None, None, "Name", "ZIP"], [None, None, "Ana", 45402]]})
    assert rows(only(data, is_careful)) == [(1, ("", "", "Name", "ZIP")), (2, ("", "", "Ana", "45402"))]


def test_rows_without_gaps_are_numbered_by_a_range() -> None:
    assert only(GOOD).numbers == range(1, 4)


def test_hidden_sheets_are_not_read_and_named() -> None:
    sheet = only(xlsx_of({"Old": [["secret"]], "Responses": [["Name"], ["Ana"]]}, hidden=["Old"]))
    assert (sheet.name, [(note.kind, note.message) for note in sheet.notes]) == ("Responses", [("hidden_sheet_left_out", "“Old”")])


def test_a_workbook_of_hidden_sheets_is_refused() -> None:
    hidden = with_part(GOOD, "xl/workbook.xml", {b'state="visible"': b'state="hidden"'})
    assert refusal(hidden) == ("file_empty", ALL_HIDDEN)


def test_a_blank_first_sheet_is_named() -> None:
    [sheet] = workbook_sheets(xlsx_of({"Cover": [[]], "Data": [["Name"], ["Ana"]], "Spare": [[]]}))
    assert [(note.kind, note.message) for note in sheet.notes] == [("sheet_blank", "“Cover”")]


@READERS
def test_hidden_rows_are_read_and_said(is_careful: bool) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["Name"], ["Ana"], ["Bo"], ["Cy"]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    found = only(saved(book), is_careful)
    assert (len(found.cells), notes(found)) == (4, [("rows_hidden", (3,), None)])


@READERS
def test_formulas_without_a_result_and_errors_are_blank_cells_that_are_named(is_careful: bool) -> None:
    data = xlsx_of({"S": [["Name", "Sum", "Found"], ["Ana", "=1+1", "x"], ["Bo", 3, "#N/A"], ["Cy", "=1+2", "#REF!"]]})
    found = only(data, is_careful)
    assert [cells for _, cells in rows(found)][1:] == [("Ana", "", "x"), ("Bo", "3", ""), ("Cy", "", "")]
    assert sorted(notes(found)) == [("formula_error", (3, 4), "Found"), ("formula_without_value", (2, 4), "Sum")]


@READERS
def test_a_formula_whose_result_is_an_empty_text_is_no_fault(is_careful: bool) -> None:
    data = with_part(xlsx_of({"S": [["Name", "If"], ["Ana", "=A1"]]}), SHEET, {b'<c r="B2"><f>': b'<c r="B2" t="str"><f>'})
    found = only(data, is_careful)
    assert (rows(found)[1][1], notes(found)) == (("Ana", ""), [])


@READERS
def test_a_stray_cell_far_below_or_to_the_right_does_not_count_as_data(is_careful: bool) -> None:
    for row, column in ((15_000, 1), (1_048_576, 1), (2, 500), (1_048_576, 16_384)):
        book = Workbook()
        book.worksheets[0].append(["Name"])
        book.worksheets[0].append(["Ana"])
        book.worksheets[0].cell(row, column, "stray")
        found = only(saved(book), is_careful)
        assert (rows(found), [kind for kind, *_ in notes(found)]) == ([(1, ("Name",)), (2, ("Ana",))], ["far_cells_left_out"])


@READERS
def test_dates_that_count_from_1904_are_the_same_days(is_careful: bool) -> None:
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.worksheets[0].append(["When"])
    book.worksheets[0].append([dt.datetime(2026, 9, 17, 19, 30)])
    assert rows(only(saved(book), is_careful))[1] == (2, ("2026-09-17 19:30:00",))


@pytest.mark.parametrize(
    "change",
    [
        {b"<c r=": b"<c x="},
        {
            b"<worksheet ": b"<x:worksheet xmlns:x='http://schemas.openxmlformats.org/spreadsheetml/2006/main' ",
            b"</worksheet>": b"</x:worksheet>",
        },
        {b"<sheetData>": b"<sheetData><row r='9'><c r='A9' t='s'><v>99</v></c></row>"},
    ],
    ids=["no places", "prefixes", "a text that is not there"],
)
def test_what_is_written_in_an_unusual_way_is_read_cell_by_cell(change: dict[bytes, bytes]) -> None:
    assert rows(only(with_part(GOOD, SHEET, change))) == rows(only(GOOD))


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        (Limits(cells=3), "The workbook has too many cells. Upload a smaller part of it."),
        (Limits(columns=1), "The sheet has more than 1 columns. Upload only those you need."),
    ],
)
def test_a_sheet_over_the_limits_is_refused(limits: Limits, message: str) -> None:
    assert refusal(GOOD, limits) == ("file_too_large", message)


@READERS
def test_a_long_text_that_many_cells_share_is_counted_before_it_is_copied(is_careful: bool) -> None:
    """40,000 letters in 11 cells are 440,000 letters, in 10 cells 400,000."""
    limits = Limits(letters=400_000)
    many, few = (raw_workbook([[shared("0")]] * count, ["<t>" + "a" * 40_000 + "</t>"]) for count in (11, 10))
    with pytest.raises(UnreadableFile) as caught:
        workbook_sheets(many, limits, is_careful)
    assert (caught.value.kind, caught.value.message) == ("file_too_large", TOO_MUCH_TEXT)
    assert len(only(few, is_careful, limits).cells) == 10


def test_a_document_type_is_refused() -> None:
    bomb = with_part(GOOD, SHEET, {b"<worksheet": b"<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet"})
    assert refusal(bomb) == ("file_suspicious", ODD)


def test_a_sheet_that_lies_outside_the_workbook_is_refused() -> None:
    outside = with_part(GOOD, "xl/_rels/workbook.xml.rels", {b"/xl/worksheets/sheet1.xml": b"../../../etc/passwd"})
    assert refusal(outside) == ("file_suspicious", ODD)


def test_one_damaged_sheet_does_not_cost_the_others() -> None:
    two = xlsx_of({"One": [["Name"], ["Ana"]], "Two": [["Name"], ["Bo"]]})
    found = only(with_part(two, SHEET, {b"</sheetData>": b"<row"}))
    assert (found.name, [(note.kind, note.message) for note in found.notes]) == ("Two", [("sheet_damaged", "“One”")])


def test_a_zip_that_is_no_workbook_is_named() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    message = "The file is a Word document, not a table. Export it as .xlsx or .csv and upload that."
    assert refusal(out.getvalue()) == ("file_not_a_table", message)


@given(size=st.integers(70, 900))
def test_a_sheet_is_looked_at_in_pieces_of_any_size(size: int) -> None:
    hidden = b"".join(b'<row r="%d"%s><c r="A%d"><v>1</v></c></row>' % (i, b' hidden="1"' * (i == 30), i) for i in range(1, 51))
    xml = b"<worksheet><sheetData>" + hidden + b"</sheetData></worksheet>"
    scan = sheet_scan([xml[start : start + size] for start in range(0, len(xml), size)])
    assert (scan.cells, scan.has_hidden_rows) == (50, True)


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**6), 10**9),
    st.floats(-1e6, 1e6).map(lambda number: round(number, 4) + 0.0),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Co", "Cn"]), max_size=8),
    st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2090, 1, 1)).map(lambda moment: moment.replace(microsecond=0)),
)


@given(table=st.lists(st.lists(CELLS, max_size=4), min_size=1, max_size=6))
def test_both_readers_say_the_same(table: list[list[object]]) -> None:
    safe = [
        [None if isinstance(cell, str) and (cell.startswith("=") or re.search("_x[0-9A-F]{4}_", cell)) else cell for cell in row]
        for row in table
    ]
    data = xlsx_of({"S": [["Name", "ZIP"], ["Ana", "x"], *safe]})
    fast, careful = only(data), only(data, is_careful=True)
    assert (rows(fast), notes(fast)) == (rows(careful), notes(careful))


@given(cut=st.integers(4, len(GOOD) - 1))
def test_a_workbook_cut_off_anywhere_gives_a_sentence(cut: int) -> None:
    kind, message = refusal(GOOD[:cut])
    assert (kind, message) == ("file_damaged", DAMAGED)


@given(places=st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(1, 255)), min_size=1, max_size=20))
def test_a_workbook_with_bytes_flipped_gives_rows_or_a_sentence(places: list[tuple[int, int]]) -> None:
    broken = bytearray(GOOD)
    for place, bits in places:
        broken[place] ^= bits
    try:
        workbook_sheets(bytes(broken))
    except UnreadableFile as refused:
        assert refused.message.endswith(".")
