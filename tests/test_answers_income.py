"""Household income bands."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_models.coded_answers import is_answer
from data_models.codes import is_code
from representation.answers import band_edges, coded, is_coded


def code(answer: str) -> str:
    return str(coded(pd.Series([answer]), "income").iloc[0])


SPELLINGS = [
    "${low:,} - ${last:,}",
    "${low:,} to ${last:,}",
    "${low:,}–${last:,}",
    "$ {low:,} — $ {last:,}",
    "Between ${low:,} and ${last:,}",
    "{low}-{last}",
    "${low:,} to ${after:,}",
    "${low_thousands}k–${after_thousands}K",
    "{low_thousands}-{after_thousands}k",
    "Entre ${low:,} y ${last:,}",
    "USD {low:,} to {last:,} per year",
]


@given(st.integers(1, 60), st.integers(1, 20), st.sampled_from(SPELLINGS))
def test_every_spelling_of_a_band_has_one_code(first: int, width: int, spelling: str) -> None:
    low, after = first * 5_000, (first + width) * 5_000
    written = spelling.format(low=low, last=after - 1, after=after, low_thousands=low // 1000, after_thousands=after // 1000)
    assert code(written) == f"{low}-{after - 1}"
    assert band_edges(code(written)) == (low, after)


@pytest.mark.parametrize(
    ("answer", "band"),
    [
        ("Less than $10,000", "0-9999"),
        ("$0 to $9,999", "0-9999"),
        ("$0 - $24,999", "0-24999"),
        ("Under $25K", "0-24999"),
        ("<$25k", "0-24999"),
        ("Below 25,000", "0-24999"),
        ("$24,999 or less", "0-24999"),
        ("Menos de $25,000", "0-24999"),
        ("$100,000 or more", "100000+"),
        ("$100,000+", "100000+"),
        ("100k+", "100000+"),
        ("$150K or above", "150000+"),
        ("$200,000 and up", "200000+"),
        ("More than $200,000", "200000+"),
        ("> $199,999", "200000+"),
        ("$100.000.00", "$100.000.00"),
        ("Between $150,000 and $199,000", "150000-199999"),
        ("$25,000 to $50,000", "25000-49999"),
        ("$25,001 to $50,000", "25000-49999"),
        ("$100,001 or more", "100000+"),
        ("45000", "45000-45000"),
        ("$45,000.50", "45000-45000"),
        ("45k", "45000-45000"),
        ("Prefer not to say", "declined"),
    ],
)
def test_labels_of_forms_are_read(answer: str, band: str) -> None:
    assert code(answer) == band


@pytest.mark.parametrize(
    "answer",
    ["it varies month to month", "none of your business lol", "high_i", "3", "18-24", "$50,000 - $25,000", "$4,000 per month", "lots"],
)
def test_what_is_no_band_stays_as_written(answer: str) -> None:
    assert code(answer) == answer


@pytest.mark.parametrize("answer", ["25-50", "555-1212", "9375551-212", "9375551", "$10,000,000 or more"])
def test_options_phone_numbers_and_fortunes_are_no_bands(answer: str) -> None:
    assert code(answer) == answer


def test_edges_are_inclusive_below_and_exclusive_above() -> None:
    assert band_edges("0-24999") == (0, 25_000)
    assert band_edges("45000-45000") == (45_000, 45_001)
    assert band_edges("150000+") == (150_000, None)


def test_edges_of_something_else_are_an_error_that_names_it() -> None:
    with pytest.raises(ValueError, match=r"^'lots' is not an income band; bands are written 25000-49999 or 150000\+\.$"):
        band_edges("lots")


@given(st.text("$0123456789,.-+kK<> tolesanhdrUu"))
def test_coding_twice_is_coding_once(text: str) -> None:
    assert code(code(text)) == code(text)


@pytest.mark.parametrize(
    ("text", "is_band"),
    [
        ("0-24999", True),
        ("25000-49999", True),
        ("45000-45000", True),
        ("150000+", True),
        ("25-50", False),
        ("50000-40000", False),
        ("9375551-212", False),
        ("0-0", False),
        ("025000-49999", False),
        ("10000000+", False),
        ("9" * 5000 + "-" + "9" * 5000, False),
        ("٢٥٠٠٠-٤٩٩٩٩", False),
    ],
)
def test_one_rule_says_what_a_band_is(text: str, is_band: bool) -> None:
    assert is_code(text, "income") == is_answer(text, "income") == is_band
    assert is_coded(pd.Series([text]), "income").tolist() == [is_band]
