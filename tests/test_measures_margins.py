"""Margins of error of community figures."""

from math import inf, isnan, nan, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from representation.measures.margins import moe_proportion, moe_sum, standard_error

ESTIMATES = st.lists(st.tuples(st.sampled_from([0, 0, 12, 350, 9000]), st.integers(0, 900)), min_size=1, max_size=8)


def test_the_margin_of_a_sum_is_the_root_of_the_summed_squares() -> None:
    assert moe_sum([100, 200], [3, 4]) == 5


def test_among_estimates_of_0_only_the_largest_margin_counts_once() -> None:
    assert moe_sum([36, 0, 0, 0], [56, 27, 29, 29]) == sqrt(56**2 + 29**2)
    assert moe_sum([0, 0], [12, 12]) == 12


@pytest.mark.parametrize(("estimates", "moes"), [([10, 20], [3, nan]), ([10, nan], [3, 4]), ([0, 10], [nan, 2])])
def test_a_missing_margin_never_becomes_0(estimates: list[float], moes: list[float]) -> None:
    assert isnan(moe_sum(estimates, moes))


def test_margins_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="2 estimates cannot have 1 margins"):
        moe_sum([1, 2], [1])
    with pytest.raises(ValueError, match="A margin of error cannot be negative"):
        moe_sum([1], [-1])


@given(ESTIMATES.flatmap(lambda pairs: st.tuples(st.just(pairs), st.permutations(pairs))))
def test_the_order_of_the_estimates_does_not_matter(orders: tuple[list[tuple[int, int]], list[tuple[int, int]]]) -> None:
    pairs, shuffled = orders
    assert moe_sum([e for e, _ in pairs], [m for _, m in pairs]) == moe_sum([e for e, _ in shuffled], [m for _, m in shuffled])


def test_a_share_of_a_controlled_total_has_the_margin_of_its_numerator() -> None:
    margin, formula = moe_proportion(250, 1000, 50, 0)
    assert (margin[0], formula[0]) == (0.05, "proportion")


def test_a_negative_radicand_takes_the_ratio_formula() -> None:
    margin, formula = moe_proportion([100, 25], [100, 100], [10, 5], [20, 3])
    assert margin[0] == pytest.approx(sqrt(10**2 + 20**2) / 100)
    assert margin[1] == pytest.approx(sqrt(5**2 - 0.25**2 * 3**2) / 100)
    assert formula.tolist() == ["ratio_fallback", "proportion"]


def test_both_formulas_agree_where_nobody_is_counted() -> None:
    margin, _ = moe_proportion([0, 0], [1000, 1000], [12, 12], [0, 300])
    assert margin.tolist() == [0.012, 0.012]


@pytest.mark.parametrize("missing", [(nan, 100, 5, 3), (25, nan, 5, 3), (25, 100, nan, 3), (25, 100, 5, nan), (25, 0, 5, 3)])
def test_a_missing_part_or_an_empty_total_leaves_the_margin_missing(missing: tuple[float, float, float, float]) -> None:
    assert np.isnan(moe_proportion(*missing)[0][0])


def test_a_standard_error_is_the_margin_over_1645() -> None:
    assert standard_error([1.645, 0, inf]).tolist() == [1, 0, inf]
    assert np.isnan(standard_error(nan)[0])
