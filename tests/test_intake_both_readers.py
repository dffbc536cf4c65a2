"""The fast reader of workbooks and the careful one say the same of what no spreadsheet program writes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from representation.intake.limits import Limits
from representation.intake.sheet import Sheet
from representation.intake.workbook import workbook_sheets
from tests.raw_workbooks import number, raw_workbook, shared

READERS = pytest.mark.parametrize("is_careful", [False, True], ids=["fast", "careful"])
TEXTS = ("<t>Race</t>", "<t>White</t>", "<t>Asian</t>")


def only(data: bytes, is_careful: bool) -> Sheet:
    [sheet] = workbook_sheets(data, Limits(), is_careful)
    return sheet


def last_cell(data: bytes, is_careful: bool) -> str:
    return only(data, is_careful).head(9)[-1][0]


@READERS
@pytest.mark.parametrize("texts", [TEXTS, ("<t>White</t>", "<t>Race</t>", "<t>Asian</t>"), ("<t>&#x201c;Race&#x201d;</t>", *TEXTS[1:])])
@pytest.mark.parametrize("reference", ["-1", "abc", "1.0", "1e0", "0x0", "٣", " 1 ", "99", "2147483648", "18446744073709551616"])
def test_a_reference_that_is_no_number_of_a_text_costs_its_cell(reference: str, texts: tuple[str, ...], is_careful: bool) -> None:
    data = raw_workbook([[shared("0"), number("1")], [shared("1"), number("2")], [shared(reference), number("3")]], texts)
    found = only(data, is_careful)
    assert found.cells["1"].to_pylist()[2] == ""
    assert [(note.kind, note.rows) for note in found.notes] == [("text_missing", (3,))]


@READERS
def test_the_first_text_is_read_wherever_it_stands(is_careful: bool) -> None:
    found = only(raw_workbook([[shared("0")], [shared("1")], [shared("0")]], TEXTS), is_careful)
    assert (found.cells["1"].to_pylist(), found.notes) == (["Race", "White", "Race"], ())


@READERS
@pytest.mark.parametrize("half", ["_xD800_", "_xDFFF_", "_xdbff_"])
def test_half_a_character_costs_no_file(half: str, is_careful: bool) -> None:
    data = raw_workbook([[shared("0"), number("1")], [shared("1"), number("2")]], ("<t>Race</t>", f"<t>White {half}</t>"))
    assert last_cell(data, is_careful) == f"White {half}"


@READERS
@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("-0", "-0"), ("1e400", "inf"), ("-Infinity", "-inf"), ("nan", "NaN"), ("  45402 ", "  45402 "), ("1_000", "1_000"),
        ("٤٥٤٠٢", "٤٥٤٠٢"), ("0x1F", "0x1F"), ("0.30000000000000004", "0.3"), ("123456789.123456789", "123456789.123456791"),
    ],
)  # fmt: skip
def test_a_number_is_read_in_one_way(written: str, text: str, is_careful: bool) -> None:
    assert last_cell(raw_workbook([[number("1")], [number(written)]]), is_careful) == text


@READERS
@pytest.mark.parametrize(
    ("days", "starts_1904", "text"),
    [
        ("-1", False, "00:00:00"), ("-2", False, "1899-12-29"), ("0.5", False, "12:00:00"), ("59", False, "1900-02-28"),
        ("60", False, "1900-02-28"), ("61", False, "1900-03-01"), ("2958465", False, "9999-12-31"), ("2958466", False, "2958466"),
        ("-1", True, "1903-12-31"), ("0", True, "1904-01-01"), ("2957003", True, "9999-12-31"), ("2957004", True, "2957004"),
        ("2958465", True, "2958465"), ("-1e6", False, "-1000000"), ("1e300", False, "1" + "0" * 300), ("abc", False, "abc"),
    ],
)  # fmt: skip
def test_a_day_is_read_in_one_way(days: str, starts_1904: bool, text: str, is_careful: bool) -> None:
    found = last_cell(raw_workbook([[number("1")], [number(days, 1)]], starts_1904=starts_1904), is_careful)
    assert found[:1] == text[:1] if len(text) > 300 else found == text


@given(value=st.floats(allow_nan=False) | st.integers(-(10**18), 10**18))
def test_both_readers_say_the_same_of_any_number(value: float) -> None:
    data = raw_workbook([[number("1")], [number(repr(value))]])
    assert last_cell(data, False) == last_cell(data, True)


@given(days=st.floats(-1e9, 1e9) | st.integers(-(10**6), 10**7), starts_1904=st.booleans())
def test_both_readers_say_the_same_of_any_day(days: float, starts_1904: bool) -> None:
    """At days beyond those of Python and Rust the fast reader gives up, and the careful one is asked."""
    data = raw_workbook([[number("1")], [number(repr(days), 1)]], starts_1904=starts_1904)
    assert last_cell(data, False) == last_cell(data, True)
