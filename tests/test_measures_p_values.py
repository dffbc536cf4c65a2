"""Mid-p values of the binomial and the beta-binomial, and their adjustment."""

from math import comb, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import betabinom, binom
from statsmodels.stats.multitest import multipletests

from representation.measures.p_values import adjusted, beta_binomial, correlation, lower_mid_p, two_sided_mid_p

P_LISTS = st.lists(st.floats(0, 1), min_size=1, max_size=12)


def test_a_coin_thrown_four_times_is_worked_by_hand() -> None:
    # P(X < 1) + ½ P(X = 1) = 1/16 + ½ · 4/16 = 3/16
    assert lower_mid_p(1, 4, 0.5)[0] == pytest.approx(3 / 16, abs=1e-15)
    assert two_sided_mid_p([0, 1, 2, 3, 4], 4, 0.5) == pytest.approx([1 / 16, 6 / 16, 1, 6 / 16, 1 / 16], abs=1e-15)


def test_the_two_rooms_of_the_worked_sentence() -> None:
    sigma = 0.014 / 1.645
    p = two_sided_mid_p([8, 10], 95, 0.20, sigma)
    assert p == pytest.approx([0.0028038, 0.0170704], abs=1e-7)
    assert 7 * p[0] < 0.05 < 7 * p[1]


@given(st.integers(2, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.floats(0.01, 0.99))
def test_without_error_and_clusters_it_is_the_binomial_in_the_limit_too(room: tuple[int, int], p: float) -> None:
    x, n = room
    exact = binom.cdf(x, n, p) - binom.pmf(x, n, p) / 2
    assert lower_mid_p(x, n, p)[0] == pytest.approx(exact, abs=1e-12)
    for tiny in (1e-7, 1e-9, 1e-12):
        assert lower_mid_p(x, n, p, tiny)[0] == pytest.approx(exact, abs=1e-9)


@given(
    st.integers(2, 120).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    st.floats(0.02, 0.9),
    st.floats(0.01, 0.05),
    st.sampled_from([1.0, 1.8]),
)
def test_it_is_the_beta_binomial_of_the_reference_library(room: tuple[int, int], p: float, sigma: float, deff: float) -> None:
    x, n = room
    rho = correlation(n, p, sigma, deff)[0]
    if rho >= 0.99:
        return
    a, b = p * (1 - rho) / rho, (1 - p) * (1 - rho) / rho
    expected = betabinom.cdf(x, n, a, b) - betabinom.pmf(x, n, a, b) / 2
    assert lower_mid_p(x, n, p, sigma, deff)[0] == pytest.approx(expected, abs=1e-9)


def test_its_variance_is_that_of_clusters_and_the_community_together() -> None:
    n, p, sigma, deff = 80, 0.3, 0.03, 1.5
    chances = beta_binomial(n, np.array([p]), correlation(n, p, sigma, deff))[0]
    counts = np.arange(n + 1)
    mean = (chances * counts).sum()
    variance = (chances * (counts - mean) ** 2).sum() / n**2
    assert chances.sum() == pytest.approx(1, abs=1e-12)
    assert mean == pytest.approx(n * p, abs=1e-9)
    # Var(X/n) = p(1−p)/n · (1 + (n−1)ρ) = p(1−p)/n · deff + σ²
    assert variance == pytest.approx(p * (1 - p) / n * deff + sigma**2, rel=1e-9)


def test_groups_in_one_call_have_the_values_they_have_alone() -> None:
    x, p, sigma = np.array([8.0, 0, 95, 30]), np.array([0.2, 0.05, 0.9, 0.3]), np.array([0.0, 0.01, 0.02, 0.0])
    together = two_sided_mid_p(x, 95, p, sigma)
    alone = [two_sided_mid_p(x[k], 95, p[k], sigma[k])[0] for k in range(4)]
    assert together == pytest.approx(alone, abs=1e-14)


@pytest.mark.parametrize(("n", "p", "sigma"), [(50, 0.0, 0.0), (50, 1.0, 0.0), (1, 0.2, 0.0), (50, np.nan, 0.0), (50, 0.2, np.nan)])
def test_where_there_is_nothing_to_test_there_is_no_value(n: int, p: float, sigma: float) -> None:
    assert np.isnan(two_sided_mid_p(0, n, p, sigma)[0])


@given(st.floats(0.05, 0.5), st.integers(50, 300), st.floats(0, 0.05), st.floats(0, 0.05))
def test_a_large_gap_is_never_less_likely_with_more_error(p: float, n: int, one: float, other: float) -> None:
    x = int(0.3 * p * n)
    low, high = sorted([one * p, other * p])
    assert two_sided_mid_p(x, n, p, high)[0] >= two_sided_mid_p(x, n, p, low)[0] - 1e-9


@pytest.mark.parametrize(("groups", "p", "least"), [(7, 0.05, 97), (7, 0.10, 47), (7, 0.20, 23), (4, 0.10, 42), (4, 0.20, 20)])
def test_nobody_is_flagged_in_a_room_smaller_than_that(groups: int, p: float, least: int) -> None:
    assert least - 1 < log(0.05 / groups) / log(1 - p) <= least
    assert groups * two_sided_mid_p(0, least - 1, p)[0] > 0.05
    assert groups * two_sided_mid_p(0, least, p)[0] <= 0.05


def test_holm_and_bh_are_worked_by_hand() -> None:
    raw = [0.01, 0.04, 0.03, 0.50]
    # Holm, sorted: 4·0.01, 3·0.03, 2·0.04 raised to 0.09, 1·0.50
    assert adjusted(raw) == pytest.approx([0.04, 0.09, 0.09, 0.50])
    # BH, sorted: 4/1·0.01, 4/2·0.03 lowered to 4/3·0.04, 4/3·0.04, 0.50
    assert adjusted(raw, "bh") == pytest.approx([0.04, 0.16 / 3, 0.16 / 3, 0.50])


def test_a_single_test_is_not_adjusted_and_no_tests_are_none() -> None:
    assert adjusted([0.03]).tolist() == [0.03]
    assert adjusted([]).size == 0
    assert np.isnan(adjusted([np.nan, np.nan])).all()


@given(P_LISTS)
def test_holm_is_at_least_bh_is_at_least_raw_and_order_is_kept(values: list[float]) -> None:
    raw = np.array(values)
    holm, bh = adjusted(raw), adjusted(raw, "bh")
    assert (holm >= bh - 1e-12).all()
    assert (bh >= raw - 1e-12).all()
    for result in (holm, bh):
        assert (np.diff(result[np.argsort(raw, kind="stable")]) >= -1e-12).all()
    assert holm == pytest.approx(multipletests(raw, method="holm")[1])
    assert bh == pytest.approx(multipletests(raw, method="fdr_bh")[1])


def test_the_chances_of_a_large_room_do_not_underflow() -> None:
    chances = beta_binomial(5000, np.array([0.5]), np.array([0.0]))[0]
    assert chances.sum() == pytest.approx(1, abs=1e-9)
    assert chances[2500] == pytest.approx(float(comb(5000, 2500) / 2**5000), rel=1e-9)
