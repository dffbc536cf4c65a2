"""From bytes to tables: what a file is shows in its first bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from representation.intake.limits import Limits, UnreadableFile
from representation.intake.parsing import HEADERS_ALONE, OLDEST
from representation.intake.reading import read_tables
from representation.intake.web_page import NO_TABLE, XML
from tests.intake_tables import csv_of, xlsx_of

SHEETS = {"Responses": [["Name"], ["Ana"]], "Blank": [[]], "Notes": [["a note"], ["another"]]}
TABLE = [["Name", "ZIP"], ["Ana", "45402"]]


def refusal(data: bytes, limits: Limits | None = None) -> tuple[str, str]:
    with pytest.raises(UnreadableFile) as caught:
        read_tables("file.csv", data, limits)
    return caught.value.kind, str(caught.value)


def test_a_workbook_gives_one_table_per_sheet_that_is_not_blank() -> None:
    tables = read_tables("file.xlsx", xlsx_of(SHEETS))
    assert [(table.sheet, table.rows, table.row_numbers, table.notes) for table in tables] == [
        ("Responses", (("Name",), ("Ana",)), range(1, 3), ()),
        ("Notes", (("a note",), ("another",)), range(1, 3), ()),
    ]


def test_cells_are_columns_of_text_without_gaps() -> None:
    [table] = read_tables("file.csv", b"Name,ZIP,Note\nAna,02139,\n\n,,x\n")
    assert (list(table.cells.columns), list(table.cells.index)) == ([1, 2, 3], [0, 1, 2])
    assert {str(kind) for kind in table.cells.dtypes} == {"str"}
    assert not table.cells.isna().any(axis=None)
    assert (table.rows, table.row_numbers) == ((("Name", "ZIP", "Note"), ("Ana", "02139"), ("", "", "x")), (1, 2, 4))


def test_what_was_changed_is_a_finding_with_its_rows() -> None:
    [table] = read_tables("file.csv", b"When,Name,ZIP\n1,Ana,45402\n2,Bo,45403,x\n3,Cy,45404\n")
    [note] = table.notes
    assert (note.kind, note.severity, note.file, note.rows, note.column) == ("ragged_rows", "file", "file.csv", (3,), None)
    assert note.message == "The table has 3 columns, but row 3 has more or fewer cells."


@pytest.mark.parametrize("name", ["file.csv", "file.xlsx", "file", "file.pdf", "a'b\"c; rm -rf ~ & $(id) <b>.xlsx"])
def test_the_name_of_a_file_says_nothing_about_it(name: str) -> None:
    assert [(table.file, table.sheet) for table in read_tables(name, xlsx_of(SHEETS))] == [(name, "Responses"), (name, "Notes")]
    assert [table.rows for table in read_tables(name, csv_of(TABLE))] == [(("Name", "ZIP"), ("Ana", "45402"))]


@pytest.mark.parametrize(
    ("start", "what"),
    [
        (b"%PDF-1.7", "a PDF"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"{\\rtf1", "a text document"),
        (b"SQLite format 3\x00", "a database"),
        (b"\x1f\x8b\x08", "a compressed file"),
    ],
)
def test_a_file_of_another_kind_is_named(start: bytes, what: str) -> None:
    message = f"The file is {what}, not a table. Export it as .xlsx or .csv and upload that."
    assert refusal(start + b" and more") == ("file_not_a_table", message)


@pytest.mark.parametrize(
    "data", [b"<!DOCTYPE html><p>Sign in", b"\n\n  <html>", b"<table><tr>", b"\xef\xbb\xbf<!doctype html><table><tr><td>one cell</table>"]
)
def test_a_web_page_without_a_table_is_said_to_be_one(data: bytes) -> None:
    assert refusal(data) == ("file_not_a_table", NO_TABLE)


def test_an_xml_document_is_no_table() -> None:
    assert refusal(b"<?xml version='1.0'?><data/>") == ("file_not_a_table", XML)


def test_a_table_in_a_web_page_is_read_whatever_it_is_called() -> None:
    """Portals call such a page .xls; a cell that spans two columns leaves the second blank."""
    page = (
        "<html><table><tr><td>menu</td></tr></table><table border=1>"
        "<tr><th>Name<th>City &amp; ZIP<th>Note</tr>"
        "<tr><td> Ana\n  Ruiz </td><td colspan=2>Dayton<br>45402</td></tr>"
        "<tr><td>Zoë</td><td><b>Bogotá</b></td><td>x</td></tr></table><script>var a = '<td>'</script>"
    )
    [table] = read_tables("export.xls", page.encode())
    assert table.rows == (("Name", "City & ZIP", "Note"), ("Ana Ruiz", "Dayton\n45402"), ("Zoë", "Bogotá", "x"))


def test_a_very_old_excel_file_is_said_to_be_so() -> None:
    assert refusal(b"\x09\x02\x06\x00\x00\x00\x10\x00" + b"\x00" * 512) == ("file_encrypted", OLDEST)


def test_a_damaged_old_excel_file_is_refused_in_a_sentence() -> None:
    kind, message = refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512)
    assert (kind, message[-1]) == ("file_damaged", ".")


@pytest.mark.parametrize("data", [b",,\n,,\n", b"\r\n , \r\n", xlsx_of({"S": [[]], "T": [[" "]]})])
def test_a_file_with_blank_rows_alone_has_no_rows(data: bytes) -> None:
    assert refusal(data) == ("file_empty", "The file has no rows. Export it again and upload the new file.")


@pytest.mark.parametrize("data", [b"Name,ZIP\n", xlsx_of({"S": [["Name", "ZIP"]], "T": [[]]})])
def test_a_file_with_headers_alone_says_so(data: bytes) -> None:
    assert refusal(data) == ("file_empty", HEADERS_ALONE)


def test_many_sheets_that_nobody_filled_in_are_left_out_together() -> None:
    sheets = {f"Week {i}": [["empty"]] for i in range(1, 8)} | {"Week 8": TABLE}
    [table] = read_tables("book.xlsx", xlsx_of(sheets))
    assert (table.sheet, [note.kind for note in table.notes]) == ("Week 8", ["sheet_without_rows"])


@given(data=st.binary(max_size=300))
def test_any_bytes_give_tables_or_a_sentence(data: bytes) -> None:
    try:
        tables = read_tables("file", data)
    except UnreadableFile as refused:
        assert refused.message.endswith(".")
    else:
        assert all(len(table) == len(table.row_numbers) for table in tables)
