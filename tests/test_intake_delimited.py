"""Text files: every encoding, separator and quoting that the tools of school offices write."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from representation.intake.delimited import NO_TEXT, delimited_sheet
from representation.intake.delimited_fast import fast_columns
from representation.intake.limits import Limits, UnreadableFile
from representation.intake.separators import separator_of
from representation.intake.sheet import Sheet
from representation.intake.text_bytes import decoded
from tests.intake_tables import csv_of

ROWS = [["Name", "Answer"], ["José", "1; 2"], ["Zoë", "a,b"]]
TABLE = b"When,First,Last,ZIP\n"


def sheet(data: bytes, limits: Limits | None = None) -> Sheet:
    found = delimited_sheet(data, limits or Limits())
    assert found is not None
    return found


def cells(data: bytes) -> list[list[str]]:
    return [list(row) for row in sheet(data).head(1000)]


def numbers(data: bytes) -> list[int]:
    return list(sheet(data).numbers)


def notes(data: bytes) -> list[tuple[str, tuple[int, ...]]]:
    return [(note.kind, note.rows) for note in sheet(data).notes]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_separator_and_the_encoding_show_in_the_file(separator: str, encoding: str) -> None:
    data = csv_of(ROWS, separator, encoding)
    assert (cells(data), notes(data)) == (ROWS, [])


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_by_its_zero_bytes(encoding: str) -> None:
    assert cells("Name,ZIP\r\nJosé,45402\r\n".encode(encoding)) == [["Name", "ZIP"], ["José", "45402"]]


def test_big_endian_utf_16_is_read_by_its_mark() -> None:
    assert decoded("\ufeffZIP".encode("utf-16-be")).text == "ZIP"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_half_a_letter_at_the_end_is_no_row(encoding: str) -> None:
    assert cells("Name,ZIP\r\nJosé,45402\r\n".encode(encoding) + b"a") == [["Name", "ZIP"], ["José", "45402"]]


def test_letters_of_an_old_mac_are_known_by_where_they_stand() -> None:
    assert cells("Name,City\nJosé,Bogotá\nPeña,León\n".encode("mac-roman"))[1:] == [["José", "Bogotá"], ["Peña", "León"]]


def test_windows_quotes_are_read_as_windows_wrote_them() -> None:
    assert cells("name,said\nO’Brien,“yes”\n".encode("cp1252"))[1] == ["O’Brien", "“yes”"]


def test_a_row_pasted_from_another_program_is_read_and_named() -> None:
    data = "Name,City\nJosé,León\nZoë,Bogotá\n".encode() + "Peña,Perú\n".encode("latin-1")
    assert cells(data)[3] == ["Peña", "Perú"]
    assert notes(data) == [("encoding_mixed", (4,))]


def test_letters_of_another_alphabet_are_not_taken_for_granted() -> None:
    assert notes("id,name\n1,Κωνσταντίνος\n2,Γεώργιος\n".encode("iso-8859-7")) == [("encoding_unclear", ())]


def test_a_separator_line_is_obeyed_and_not_shown() -> None:
    """Spreadsheets take `sep=;` for themselves: the header is row 1 there."""
    data = b"sep=;\r\nName;ZIP\r\nAna;45402\r\n"
    assert (numbers(data), cells(data)) == ([1, 2], [["Name", "ZIP"], ["Ana", "45402"]])


def test_a_separator_line_wins_over_what_the_cells_suggest() -> None:
    assert cells(b"sep=|\na,b|c\n1,2|3\n") == [["a,b", "c"], ["1,2", "3"]]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_a_separator_line_may_end_in_any_way(end: bytes) -> None:
    assert cells(end.join([b"SEP=;", b"a;b", b"1;2", b""])) == [["a", "b"], ["1", "2"]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_ends_a_row(end: str) -> None:
    assert cells(end.join(["a,b", "1,2", ""]).encode()) == [["a", "b"], ["1", "2"]]


def test_a_line_break_in_quotes_stays_in_its_cell_and_counts_as_one_row() -> None:
    data = b'a,b\r\n"one\r\ntwo",2\r\n3,4\r\n'
    assert (numbers(data), cells(data)) == ([1, 2, 3], [["a", "b"], ["one\r\ntwo", "2"], ["3", "4"]])


def test_blank_rows_are_left_out_and_keep_their_numbers() -> None:
    data = b"a,b\n\n1,2\n , \n,,\n3,4\n"
    assert (numbers(data), cells(data)) == ([1, 3, 6], [["a", "b"], ["1", "2"], ["3", "4"]])


def test_quotes_inside_a_quoted_cell_need_not_be_doubled() -> None:
    """The Census Bureau writes `"less than "very well""`."""
    [row] = cells(b'"B1","less than "very well"","B2"\n')
    assert row == ["B1", 'less than very well""', "B2"]


def test_doubled_quotes_are_one_quote() -> None:
    assert cells(b'a,"say ""hi"", then go"\n') == [["a", 'say "hi", then go']]


def test_a_quote_that_never_closes_swallows_nothing() -> None:
    data = TABLE + b'1,Ana,Ruiz,45402\n2,"Bo,Li,45403\n3,Cy,Fox,45404\n4,Di,Ray,45405\n'
    assert cells(data)[2:] == [["2", '"Bo', "Li", "45403"], ["3", "Cy", "Fox", "45404"], ["4", "Di", "Ray", "45405"]]
    assert notes(data) == [("unclosed_quote", (3,))]
    [note] = sheet(data).notes
    assert note.message == "A quotation mark opens in row 3 and does not close; it was read as a plain character."


def test_a_long_comment_with_commas_is_no_quote_that_never_closes() -> None:
    data = TABLE + b'1,Ana,"Dear all,\nmany, many thanks,\nAna",45402\n2,Bo,Li,45403\n'
    assert cells(data)[1][2] == "Dear all,\nmany, many thanks,\nAna"
    assert notes(data) == []


def test_rows_wider_or_narrower_than_the_table_keep_their_cells_and_are_named() -> None:
    data = TABLE + b"1,Ana,Ruiz,45402\n2,Bo,Li,,x,45403\n3,Cy\n4,Di,Ray,45405\n"
    assert cells(data)[2:4] == [["2", "Bo", "Li", "", "x", "45403"], ["3", "Cy", "", "", "", ""]]
    assert notes(data) == [("ragged_rows", (3, 4))]
    assert sheet(data).notes[0].message == "The table has 4 columns, but rows 3 and 4 have more or fewer cells."


def test_titles_totals_and_sections_are_not_ragged_rows() -> None:
    title = b"Registration export\n\n" + TABLE + b"1,Ana,Ruiz,45402\n2,Bo,Li,45403\n3,Cy,Fox,45404\nTotal,3\n"
    assert notes(title) == []
    sections = b"Meeting,Start\n93,Monday\n\n" + TABLE + b"1,Ana,Ruiz,45402\n2,Bo,Li,45403\n3,Cy,Fox,45404\n"
    assert notes(sections) == []


def test_commas_at_the_end_of_a_row_add_no_column() -> None:
    data = TABLE.strip() + b",\n1,Ana,Ruiz,45402,\n2,Bo,Li,45403\n"
    assert ([len(row) for row in cells(data)], notes(data)) == ([4, 4, 4], [])


def test_one_header_over_two_columns_is_named() -> None:
    data = b"Name,Email,name ,ZIP\nAna,a@x.org,Ruiz,45402\n"
    assert notes(data) == [("headers_duplicated", (1,))]
    assert sheet(data).notes[0].message == "The header “Name” stands over more than one column."


def test_zeros_and_words_for_missing_stay_text() -> None:
    assert cells(b"zip,name\n02139,None\n00501,NA\n") == [["zip", "name"], ["02139", "None"], ["00501", "NA"]]


def test_zero_bytes_in_a_cell_are_dropped_and_said() -> None:
    data = b"a,b\n1\x002,3\n" + b"4,5\n" * 9
    assert cells(data)[1] == ["12", "3"]
    assert notes(data) == [("nul_bytes", ())]


def test_a_single_column_is_read_without_a_separator() -> None:
    assert cells(b"Name\nAna Ruiz\n") == [["Name"], ["Ana Ruiz"]]


def test_commas_inside_answers_do_not_hide_the_semicolon_between_them() -> None:
    data = b"Name;Race;Seats\nAna;Hispanic, Latino, or Spanish origin;1\nBo;White;2\n"
    assert cells(data)[1] == ["Ana", "Hispanic, Latino, or Spanish origin", "1"]


def test_semicolons_inside_answers_do_not_hide_the_comma_between_them() -> None:
    assert separator_of("Id,Race,ZIP\n1,White;Asian;Black;,45402\n2,White;,45402\n") == ","


@pytest.mark.parametrize("answer", ["a;b;c;d;e;", '"' + "; ".join(["White or Blak"] * 500) + '"'])
@pytest.mark.parametrize("title", ["", "Spring | all schools; families\n\n"])
def test_many_semicolons_in_every_answer_do_not_hide_the_comma_of_the_headers(answer: str, title: str) -> None:
    rows = "".join(f"{i},{answer},45402\n" for i in range(8))
    assert separator_of(f"{title}Id,Race,ZIP\n{rows}") == ","
    assert separator_of(f"{title}Id,Race\n{rows}".replace(",45402", "")) == ","


@pytest.mark.parametrize("line", ['sep="', "sep=é", "sep=e", "sep=;", "sep=\ufffd"])
def test_a_separator_line_that_separates_nothing_is_not_obeyed(line: str) -> None:
    data = f"{line}\nName,ZIP\nZoe,45402\n".encode()
    assert (numbers(data), cells(data)) == ([1, 2], [["Name", "ZIP"], ["Zoe", "45402"]])


@pytest.mark.parametrize("letters", [140_000, 2_000_000])
def test_a_very_long_cell_is_read(letters: int) -> None:
    assert cells(b'a,b\n"' + b"x" * letters + b'",2\n')[1] == ["x" * letters, "2"]


def test_a_cell_without_end_is_refused_in_a_sentence() -> None:
    with pytest.raises(UnreadableFile) as caught:
        sheet(b'a,b\n"' + b"x" * (2**24 + 1) + b"\n")
    assert caught.value.kind == "file_damaged"
    assert str(caught.value) == "The file cannot be read as a table. Open it in a spreadsheet, save it as .xlsx and upload that."


def test_random_bytes_are_no_table() -> None:
    with pytest.raises(UnreadableFile) as caught:
        sheet(bytes((i * 7919 + i * i * 31) % 256 for i in range(5000)))
    assert (caught.value.kind, str(caught.value)) == ("file_not_a_table", NO_TEXT)


@pytest.mark.parametrize("limits", [Limits(columns=2), Limits(cells=5)])
def test_a_table_over_the_limits_is_refused_at_the_row_that_passes_them(limits: Limits) -> None:
    with pytest.raises(UnreadableFile) as caught:
        sheet(b"a,b\n1,2\n3,4,5\n", limits)
    assert (caught.value.kind, str(caught.value)) == (
        "file_too_large",
        "The table is too wide or too long (row 3). Export fewer columns or rows.",
    )


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"), max_size=12)
NASTY = st.text(st.sampled_from("ab,\"\n\r 'é;"), max_size=6)


@given(rows=st.lists(st.lists(TEXT, min_size=3, max_size=3), min_size=1, max_size=6), separator=st.sampled_from(",;\t|"))
@example(rows=[['"', "'", ""]], separator=",")
def test_what_was_written_comes_back_when_the_separator_is_named(rows: list[list[str]], separator: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(rows)
    found = delimited_sheet(f"sep={separator}\r\n".encode() + out.getvalue().encode())
    expected = [(i, tuple(row)) for i, row in enumerate(rows, start=1) if any(cell.strip() for cell in row)]
    width = max((j for _, row in expected for j, cell in enumerate(row, start=1) if cell.strip()), default=0)
    got = [] if found is None else list(zip(found.numbers, found.head(10), strict=True))
    assert got == [(i, row[:width]) for i, row in expected]


@given(text=st.lists(st.lists(NASTY, min_size=1, max_size=4), max_size=5).map(lambda rows: "\n".join(",".join(row) for row in rows)))
@example(text='a,""\n"b""",c\n')
@example(text='"a\r\nb",c\rd,e\r\n')
def test_the_fast_reader_says_the_same_as_the_careful_one_or_nothing(text: str) -> None:
    columns = fast_columns(text.encode(), ",", 100)
    if columns is not None:
        fast = list(zip(*(column.to_pylist() for column in columns), strict=True))
        careful = [tuple(row) for row in csv.reader(io.StringIO(text, newline=""))]
        assert [row for row in fast if any(row)] == [row for row in careful if any(row)]


def test_the_fast_reader_takes_what_most_tools_write() -> None:
    assert fast_columns(b'a,b\n"1, 2",3\n"say ""hi""",\n', ",", 100) is not None
    assert fast_columns(b"a,b\n1\n", ",", 100) is None


@given(st.binary(max_size=400))
def test_any_bytes_give_rows_or_a_sentence(data: bytes) -> None:
    try:
        found = delimited_sheet(data)
    except UnreadableFile as refused:
        assert refused.message.endswith(".")
    else:
        if found is not None:
            assert list(found.numbers) == sorted(set(found.numbers))
            assert len(found.numbers) == len(found.cells)


@pytest.mark.parametrize(
    ("lines", "row"),
    [
        (("a@x.org,Ana,White,BA,x", 'b@x.org,"Gideon,Asian,BA,y'), 3),
        (("a@x.org,Ana,White,BA,x", 'b@x.org,Bo,White,x,"BA', 'c@x.org,Cy,White,BA,"$25,000"', "d@x.org,Di,White,BA,z"), 3),
        (('a@x.org,"Odette,White,BA,x', 'b@x.org,Bo,White,BA,"$25,000"', "c@x.org,Cy,White,BA,z", "d@x.org,Di,White,BA,z"), 2),
    ],
    ids=["in the last row", "closed by a quote of the next row", "a row above others with quotes"],
)
def test_a_quote_that_never_closes_swallows_nobody(lines: tuple[str, ...], row: int) -> None:
    data = "\n".join(("Email,Name,Race,Education,Income", *lines)).encode()
    sheet = delimited_sheet(data)
    assert sheet is not None
    assert [(note.kind, note.rows) for note in sheet.notes] == [("unclosed_quote", (row,))]
    assert sheet.cells["1"].to_pylist() == ["Email", *(line.split(",")[0] for line in lines)]
