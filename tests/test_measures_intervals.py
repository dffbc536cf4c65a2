"""The intervals of a share, a gap and a ratio."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from representation.measures.gap_interval import gap_interval, ratio_interval
from representation.measures.intervals import Method, share_interval
from representation.measures.margins import standard_error


def test_wilson_is_the_formula_worked_by_hand() -> None:
    z, n, s = 1.959963984540054, 50, 0.2
    centre = (s + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * sqrt(s * (1 - s) / n + z * z / (4 * n * n))
    low, high = share_interval(10, 50)
    assert low[0] == pytest.approx(centre - half, abs=1e-12)
    assert high[0] == pytest.approx(centre + half, abs=1e-12)


def test_a_design_effect_of_two_halves_the_people() -> None:
    wide = share_interval(20, 100, deff=2.0)
    half = share_interval(10, 50)
    assert wide[0][0] == pytest.approx(half[0][0], abs=1e-12)
    assert wide[1][0] == pytest.approx(half[1][0], abs=1e-12)


@pytest.mark.parametrize("method", ["wilson", "agresti_coull", "jeffreys"])
def test_the_limits_stay_between_0_and_1_and_touch_them_at_nobody_and_everybody(method: Method) -> None:
    low, high = share_interval([0, 20], [20, 20], method=method)
    assert low[0] == 0
    assert high[1] == 1
    assert 0 < high[0] < 0.25
    assert 0.75 < low[1] < 1


def test_a_room_without_answers_has_no_interval() -> None:
    low, high = share_interval([0, 5], [0, 10])
    assert np.isnan(low[0])
    assert np.isnan(high[0])
    assert low[1] < 0.5 < high[1]


@pytest.mark.parametrize("x", [-1, 11])
def test_a_count_that_is_no_part_of_the_room_is_refused(x: int) -> None:
    with pytest.raises(ValueError, match="cannot have fewer than 0 people, or more than the people who answered"):
        share_interval(x, 10)


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.sampled_from([1.0, 1.8, 4.0]))
def test_the_share_lies_in_its_interval_and_more_clustering_widens_it(room: tuple[int, int], deff: float) -> None:
    x, n = room
    low, high = share_interval(x, n)
    wider_low, wider_high = share_interval(x, n, deff=deff)
    assert 0 <= wider_low[0] <= low[0] + 1e-12
    assert low[0] <= x / n <= high[0]
    assert high[0] <= wider_high[0] + 1e-12 <= 1 + 1e-12


def test_against_a_full_count_the_gap_interval_is_the_share_interval_moved() -> None:
    low, high = share_interval(8, 95)
    gap_low, gap_high = gap_interval(8, 95, 0.20, 0.0)
    assert gap_low[0] == pytest.approx(low[0] - 0.20, abs=1e-12)
    assert gap_high[0] == pytest.approx(high[0] - 0.20, abs=1e-12)


def test_the_error_of_the_community_is_squared_and_added() -> None:
    low, _ = share_interval(8, 95)
    sigma = float(standard_error(0.014)[0])
    gap_low, _ = gap_interval(8, 95, 0.20, sigma)
    s = 8 / 95
    assert gap_low[0] == pytest.approx(s - 0.20 - sqrt((s - low[0]) ** 2 + (1.959963984540054 * sigma) ** 2), abs=1e-12)


def test_against_a_full_count_the_ratio_interval_is_the_share_interval_divided() -> None:
    low, high = share_interval(8, 95)
    ratio_low, ratio_high = ratio_interval(8, 95, 0.20, 0.0)
    assert ratio_low[0] == pytest.approx(low[0] / 0.20, abs=1e-9)
    assert ratio_high[0] == pytest.approx(high[0] / 0.20, abs=1e-9)


def test_a_ratio_of_nobody_has_a_finite_upper_limit() -> None:
    low, high = ratio_interval(0, 50, 0.10, 0.02)
    assert low[0] == 0
    assert 0.5 < high[0] < 2


def test_where_the_community_could_be_nobody_the_ratio_has_no_limits() -> None:
    low, _ = ratio_interval(5, 50, 0.10, 0.06)
    assert np.isnan(low[0])


def test_an_unknown_error_leaves_the_limits_unknown() -> None:
    for limits in (gap_interval(8, 95, 0.20, np.nan), ratio_interval(8, 95, 0.20, np.nan)):
        assert np.isnan(limits).all()


@given(
    st.integers(5, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    st.floats(0.02, 0.6),
    st.floats(0, 0.25),
)
def test_gap_and_ratio_lie_in_their_intervals_and_error_widens_them(room: tuple[int, int], p: float, cv: float) -> None:
    x, n = room
    for interval, value in ((gap_interval, x / n - p), (ratio_interval, x / n / p)):
        low, high = interval(x, n, p, cv * p)
        exact_low, exact_high = interval(x, n, p, 0.0)
        assert low[0] - 1e-9 <= value <= high[0] + 1e-9
        assert low[0] <= exact_low[0] + 1e-9
        assert exact_high[0] <= high[0] + 1e-9
