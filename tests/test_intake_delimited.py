"""Text files: every encoding, separator and quoting that the tools of school offices write."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from representation.intake.delimited import delimited_rows, separator_of, text_of
from representation.intake.limits import Limits, UnreadableFile
from tests.intake_tables import csv_of

ROWS = [["Name", "Answer"], ["José", "1; 2"], ["Zoë", "a,b"]]


def cells(data: bytes) -> list[list[str]]:
    return [list(row) for _, row in delimited_rows(data)]


def numbers(data: bytes) -> list[int]:
    return [number for number, _ in delimited_rows(data)]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_separator_and_the_encoding_show_in_the_file(separator: str, encoding: str) -> None:
    assert cells(csv_of(ROWS, separator, encoding)) == ROWS


def test_utf_16_without_a_mark_is_known_by_its_zero_bytes() -> None:
    assert cells("Name,ZIP\r\nJosé,45402\r\n".encode("utf-16-le")) == [["Name", "ZIP"], ["José", "45402"]]


def test_big_endian_utf_16_is_read_by_its_mark() -> None:
    assert text_of("\ufeffZIP".encode("utf-16-be")) == "ZIP"


def test_a_separator_line_is_obeyed_and_not_shown() -> None:
    """Spreadsheets take `sep=;` for themselves: the header is row 1 there."""
    assert delimited_rows(b"sep=;\r\nName;ZIP\r\nAna;45402\r\n") == [(1, ("Name", "ZIP")), (2, ("Ana", "45402"))]


def test_a_separator_line_wins_over_what_the_cells_suggest() -> None:
    assert cells(b"sep=|\na,b|c\n1,2|3\n") == [["a,b", "c"], ["1,2", "3"]]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_a_separator_line_may_end_in_any_way(end: bytes) -> None:
    assert cells(end.join([b"SEP=;", b"a;b", b"1;2", b""])) == [["a", "b"], ["1", "2"]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_ends_a_row(end: str) -> None:
    assert cells(end.join(["a,b", "1,2", ""]).encode()) == [["a", "b"], ["1", "2"]]


def test_a_line_break_in_quotes_stays_in_its_cell_and_counts_as_one_row() -> None:
    assert delimited_rows(b'a,b\r\n"one\r\ntwo",2\r\n3,4\r\n') == [(1, ("a", "b")), (2, ("one\r\ntwo", "2")), (3, ("3", "4"))]


def test_blank_rows_are_left_out_and_keep_their_numbers() -> None:
    assert delimited_rows(b"a,b\n\n1,2\n , \n,,\n3,4\n") == [(1, ("a", "b")), (3, ("1", "2")), (6, ("3", "4"))]


def test_quotes_inside_a_quoted_cell_need_not_be_doubled() -> None:
    """The Census Bureau writes `"less than "very well""`."""
    [row] = cells(b'"B1","less than "very well"","B2"\n')
    assert row == ["B1", 'less than very well""', "B2"]


def test_doubled_quotes_are_one_quote() -> None:
    assert cells(b'a,"say ""hi"", then go"\n') == [["a", 'say "hi", then go']]


def test_rows_wider_or_narrower_than_the_header_keep_their_cells() -> None:
    assert cells(b"a,b\n1,2,3\n4\n") == [["a", "b"], ["1", "2", "3"], ["4"]]


def test_zeros_and_words_for_missing_stay_text() -> None:
    assert cells(b"zip,name\n02139,None\n00501,NA\n") == [["zip", "name"], ["02139", "None"], ["00501", "NA"]]


def test_windows_quotes_are_read_as_windows_wrote_them() -> None:
    assert cells("name,said\nO’Brien,“yes”\n".encode("cp1252"))[1] == ["O’Brien", "“yes”"]


def test_zero_bytes_in_a_cell_are_dropped() -> None:
    assert cells(b"a,b\n1\x002,3\n4,5\n6,7\n8,9\n10,11\n12,13\n14,15\n16,17\n18,19\n")[1] == ["12", "3"]


def test_a_single_column_is_read_without_a_separator() -> None:
    assert cells(b"Name\nAna Ruiz\n") == [["Name"], ["Ana Ruiz"]]


def test_commas_inside_answers_do_not_hide_the_semicolon_between_them() -> None:
    data = b"Name;Race;Seats\nAna;Hispanic, Latino, or Spanish origin;1\nBo;White;2\n"
    assert cells(data)[1] == ["Ana", "Hispanic, Latino, or Spanish origin", "1"]


def test_semicolons_inside_answers_do_not_hide_the_comma_between_them() -> None:
    assert separator_of("Id,Race,ZIP\n1,White;Asian;Black;,45402\n2,White;,45402\n") == ","


@pytest.mark.parametrize("letters", [140_000, 2_000_000])
def test_a_very_long_cell_is_read(letters: int) -> None:
    assert cells(b'a,b\n"' + b"x" * letters + b'",2\n')[1] == ["x" * letters, "2"]


def test_a_cell_without_end_is_refused_in_a_sentence() -> None:
    with pytest.raises(UnreadableFile) as caught:
        delimited_rows(b'a,b\n"' + b"x" * (2**24 + 1) + b"\n")
    assert caught.value.kind == "file_damaged"
    assert str(caught.value) == "The file cannot be read as a table. Open it in a spreadsheet, save it as .xlsx and upload that."


def test_random_bytes_are_no_table() -> None:
    noise = bytes((i * 7919 + i * i * 31) % 256 for i in range(5000))
    with pytest.raises(UnreadableFile) as caught:
        delimited_rows(noise)
    assert caught.value.kind == "file_not_a_table"
    assert str(caught.value) == (
        "The file holds no text that can be read. Open it in the program it comes from, save it as .xlsx or .csv and upload that."
    )


@pytest.mark.parametrize("limits", [Limits(columns=2), Limits(cells=5)])
def test_a_table_over_the_limits_is_refused_at_the_row_that_passes_them(limits: Limits) -> None:
    with pytest.raises(UnreadableFile) as caught:
        delimited_rows(b"a,b\n1,2\n3,4,5\n", limits)
    assert (caught.value.kind, str(caught.value)) == (
        "file_too_large",
        "The table is too wide or too long (row 3). Export fewer columns or rows.",
    )


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"), max_size=12)


@given(rows=st.lists(st.lists(TEXT, min_size=3, max_size=3), min_size=1, max_size=6), separator=st.sampled_from(",;\t|"))
@example(rows=[['"', "'", ""]], separator=",")
def test_what_was_written_comes_back_when_the_separator_is_named(rows: list[list[str]], separator: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(rows)
    data = f"sep={separator}\r\n".encode() + out.getvalue().encode()
    expected = [(i, tuple(row)) for i, row in enumerate(rows, start=1) if any(cell.strip() for cell in row)]
    assert delimited_rows(data) == expected


@given(st.binary(max_size=400))
def test_any_bytes_give_rows_or_a_sentence(data: bytes) -> None:
    try:
        rows = delimited_rows(data)
    except UnreadableFile as refused:
        assert refused.message.endswith(".")
    else:
        assert numbers(data) == sorted({number for number, _ in rows})
