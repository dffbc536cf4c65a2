"""Excel workbooks as rows of text."""

import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from representation.intake.limits import Limits, UnreadableFile
from representation.intake.workbook import DAMAGED, cell_text, workbook_sheets
from tests.intake_tables import xlsx_of

GOOD = xlsx_of({"Responses": [["Name", "ZIP"], ["Ana", 45402], ["Bo", 2139.0]]})


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (45402, "45402"),
        (2139.0, "2139"),
        (-0.0, "0"),
        (0.5, "0.5"),
        (4.3999999999999995, "4.4"),
        (60601.5, "60601.5"),
        (1e20, "1e+20"),
        (False, "FALSE"),
        ("  as typed ", "  as typed "),
        (dt.datetime(2026, 9, 17, 19, 25, 32, 999000), "2026-09-17 19:25:32"),
        (dt.datetime(2026, 9, 17, 0, 0), "2026-09-17"),
        (dt.date(2026, 9, 17), "2026-09-17"),
        (dt.time(18, 0), "18:00:00"),
        (dt.timedelta(hours=1, minutes=30), "1:30:00"),
        ("#REF!", "#REF!"),
    ],
)
def test_a_cell_is_the_text_that_a_person_would_have_typed(value: object, text: str) -> None:
    assert cell_text(value) == text


def test_blank_rows_are_left_out_and_keep_their_numbers() -> None:
    data = xlsx_of({"S": [["Name", "ZIP"], [], ["Ana", 45402], [" ", None], ["Bo", 45403]]})
    assert list(workbook_sheets(data)) == [("S", [(1, ("Name", "ZIP")), (3, ("Ana", "45402")), (5, ("Bo", "45403"))])]


def test_hidden_sheets_are_not_read() -> None:
    data = xlsx_of({"Old": [["secret"]], "Responses": [["Name"]]}, hidden=["Old"])
    assert [name for name, _ in workbook_sheets(data)] == ["Responses"]


def test_dates_and_percents_are_the_values_under_their_formats() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append([dt.datetime(2026, 10, 6, 18, 30), 0.256])
    sheet["A1"].number_format = "m/d/yyyy h:mm"
    sheet["B1"].number_format = "0.0%"
    assert list(workbook_sheets(saved(book))) == [("Sheet", [(1, ("2026-10-06 18:30:00", "0.256"))])]


def test_a_formula_without_a_last_value_is_a_blank_cell() -> None:
    data = xlsx_of({"S": [["Name", "Sum"], ["Ana", "=1+1"]]})
    assert list(workbook_sheets(data)) == [("S", [(1, ("Name", "Sum")), (2, ("Ana",))])]


def test_a_stray_cell_far_below_does_not_count_as_data() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Name"])
    sheet.cell(20_000, 1, "stray")
    assert list(workbook_sheets(saved(book))) == [("Sheet", [(1, ("Name",))])]


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        (Limits(cells=3), "Sheet “Responses” has too many cells. Upload a smaller part of it."),
        (Limits(columns=1), "Sheet “Responses” has too many columns. Upload only those you need."),
    ],
)
def test_a_sheet_over_the_limits_is_refused(limits: Limits, message: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        list(workbook_sheets(GOOD, limits))
    assert (caught.value.kind, str(caught.value)) == ("file_too_large", message)


def test_a_zip_that_is_no_workbook_is_refused_in_a_sentence() -> None:
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    with pytest.raises(UnreadableFile) as caught:
        list(workbook_sheets(out.getvalue()))
    assert (caught.value.kind, str(caught.value)) == ("file_damaged", DAMAGED)


@given(cut=st.integers(4, len(GOOD) - 1))
def test_a_workbook_cut_off_anywhere_gives_a_sentence(cut: int) -> None:
    with pytest.raises(UnreadableFile, match=r"again|Open it"):
        list(workbook_sheets(GOOD[:cut]))


@given(places=st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(1, 255)), min_size=1, max_size=20))
def test_a_workbook_with_bytes_flipped_gives_rows_or_a_sentence(places: list[tuple[int, int]]) -> None:
    broken = bytearray(GOOD)
    for place, bits in places:
        broken[place] ^= bits
    try:
        list(workbook_sheets(bytes(broken)))
    except UnreadableFile as refused:
        assert refused.message.endswith(".")
