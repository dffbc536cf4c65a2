"""From bytes to tables: what a file is shows in its first bytes."""

import pytest

from representation.intake.limits import UnreadableFile
from representation.intake.reading import read_tables
from tests.intake_tables import csv_of, xlsx_of

SHEETS = {"Responses": [["Name"], ["Ana"]], "Blank": [[]], "Notes": [["a note"]]}


def refusal(data: bytes) -> tuple[str, str]:
    with pytest.raises(UnreadableFile) as caught:
        read_tables("file.csv", data)
    return caught.value.kind, str(caught.value)


def test_a_workbook_gives_one_table_per_sheet_that_is_not_blank() -> None:
    tables = read_tables("file.xlsx", xlsx_of(SHEETS))
    assert [(table.sheet, table.rows, table.row_numbers) for table in tables] == [
        ("Responses", (("Name",), ("Ana",)), (1, 2)),
        ("Notes", (("a note",),), (1,)),
    ]


@pytest.mark.parametrize("name", ["file.csv", "file.xlsx", "file", "file.pdf"])
def test_the_name_of_a_file_says_nothing_about_it(name: str) -> None:
    assert [table.sheet for table in read_tables(name, xlsx_of(SHEETS))] == ["Responses", "Notes"]
    assert [table.rows for table in read_tables(name, csv_of([["a", "b"]]))] == [(("a", "b"),)]


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
    "data", [b"<!DOCTYPE html><p>Sign in", b"\n\n  <html>", b"<?xml version='1.0'?>", b"<table><tr>", b"\xef\xbb\xbf<!doctype html>"]
)
def test_a_web_page_is_no_table(data: bytes) -> None:
    message = "The file is a web page, not a table. Export it as .xlsx or .csv and upload that."
    assert refusal(data) == ("file_not_a_table", message)


def test_an_old_or_protected_excel_file_is_said_to_be_so() -> None:
    message = "The file is an old Excel file (.xls) or has a password. Save it as .xlsx without a password and upload that."
    assert refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512) == ("file_encrypted", message)


@pytest.mark.parametrize("data", [b",,\n,,\n", b"\r\n , \r\n", xlsx_of({"S": [[]], "T": [[" "]]})])
def test_a_file_with_blank_rows_alone_has_no_rows(data: bytes) -> None:
    assert refusal(data) == ("file_empty", "The file has no rows. Export it again and upload the new file.")
