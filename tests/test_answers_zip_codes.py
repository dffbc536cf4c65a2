"""ZIP codes as people and spreadsheets write them."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from representation.answers import coded, is_coded, zip_repairs

IN_USE = st.integers(501, 99950).map(lambda number: f"{number:05}")


@given(IN_USE)
def test_a_zip_code_survives_a_spreadsheet(five: str) -> None:
    written = pd.Series([five, f" {five}\u00a0", f"{float(int(five))}", str(int(five)), f"{five}-1234", f"{five}1234"])
    assert coded(written, "zip").tolist() == [five] * 6


@pytest.mark.parametrize(
    ("answer", "five", "repaired"),
    [
        ("45402", "45402", False),
        ("45402.0", "45402", False),
        ("45402–1234", "45402", False),
        ("454021234", "45402", False),
        ("2139", "02139", True),
        ("2139.0", "02139", True),
        ("2139-4539", "02139", True),
        ("900", "00900", True),
        ("o2465", "02465", True),
        ("4540O", "45400", True),
        ("76633 TX.", "76633", True),
        ("Dayton, OH 45402", "45402", True),
    ],
)
def test_zip_codes_are_read_and_repairs_are_known(answer: str, five: str, repaired: bool) -> None:
    assert coded(pd.Series([answer]), "zip").tolist() == [five]
    assert zip_repairs(pd.Series([answer])).ne("").tolist() == [repaired]


@pytest.mark.parametrize(
    "answer",
    [
        "454022",
        "33862 & 49106",
        "78380/20015",
        "ABCDE",
        "ooooo",
        "London, UK",
        "No fixed address",
        "n/a - moving",
        "00000",
        "99999",
        "170",
        "12",
        "555-1234",
        "45402.5",
        "-45402",
    ],
)
def test_what_is_not_one_zip_code_stays_as_written(answer: str) -> None:
    codes = coded(pd.Series([answer]), "zip")
    assert codes.tolist() == [answer]
    assert not is_coded(codes, "zip").any()
    assert zip_repairs(pd.Series([answer])).tolist() == [""]


@given(st.text())
def test_coding_twice_is_coding_once(text: str) -> None:
    once = coded(pd.Series([text]), "zip")
    assert coded(once, "zip").tolist() == once.tolist()


@pytest.mark.parametrize(
    "written", ['="02139"', "'02139", "'02139'", "(02139)", '"02139"', "٠٢١٣٩", "０２１３９", "02139\u202c", "\u2066" + "02139\u2069"]
)
def test_what_programs_put_around_a_zip_code_is_left_out(written: str) -> None:
    assert coded(pd.Series([written]), "zip").tolist() == ["02139"]


@pytest.mark.parametrize("text", ["00000", "99999", "٤٥٤٠٢", "45402\n"])
def test_what_is_no_zip_code_in_ascii_digits_is_no_code(text: str) -> None:
    assert not is_coded(pd.Series([text]), "zip").any()
