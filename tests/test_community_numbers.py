"""Figures of published tables: numbers are numbers, and what stands for a withheld figure is never 0."""

import math

import pytest

from data_models.vocabularies import vocabulary
from representation.community.numbers import figure, margin


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,812", 1812.0), ("  56.8", 56.8), ('="0"', 0.0), ("22924.0", 22924.0), ("0", 0.0), ("333,287,562", 333287562.0), ("\xa041 ", 41.0)],
)
def test_a_figure_is_read_as_it_is_written(text: str, value: float) -> None:
    assert figure(text).kind == "number"
    assert figure(text).value == value


@pytest.mark.parametrize(
    "text", ["*", "<10", "< 10", "n<10", "N<10", "≤5", ">95%", "N", "(X)", "null", "†", "–", "**", "250,000+", "-888888888"]
)
def test_a_sign_for_a_withheld_figure_is_not_zero(text: str) -> None:
    assert figure(text).kind == "withheld"
    assert math.isnan(figure(text).value)


@pytest.mark.parametrize("text", ["1,81", "about 30", "-5", "12 %", "1.234.567", "45402-1234"])
def test_a_cell_that_is_neither_is_unreadable(text: str) -> None:
    assert figure(text).kind == "unreadable"


@pytest.mark.parametrize("text", ["", " ", "\xa0"])
def test_an_empty_cell_is_blank_and_not_zero(text: str) -> None:
    assert figure(text).kind == "blank"
    assert math.isnan(figure(text).value)


@pytest.mark.parametrize("text", ["*****", "-555555555"])
def test_a_controlled_estimate_has_a_margin_of_zero(text: str) -> None:
    assert margin(text) == 0.0


@pytest.mark.parametrize("text", ["**", "***", "-222222222", "-333333333", "N", "(X)", "null", "", "-999999999"])
def test_a_margin_that_is_not_given_is_missing_and_not_zero(text: str) -> None:
    assert math.isnan(margin(text))


def test_every_symbol_has_a_source_and_says_what_it_means_for_a_margin() -> None:
    for row in vocabulary("census_symbols"):
        assert row["source"], row["symbol"]
        assert row["meaning"], row["symbol"]
        assert row["margin"] in ("zero", "missing"), row["symbol"]
