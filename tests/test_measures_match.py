"""The match score, its chance range, and the test of a whole dimension."""

from math import comb, exp, isnan, lgamma, log

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import chi2

from representation.measures.global_test import global_test
from representation.measures.match import chance_range, dissimilarity, expected_dissimilarity, match, rooms
from representation.measures.settings import Settings

OURS = Settings()
ROOM = np.array([62.0, 21, 9, 5, 3])
SHARES = np.array([0.40, 0.28, 0.18, 0.09, 0.05])
NO_ERROR = np.zeros(5)
OVERLAPPING = "alone_or_in_combination"


def test_a_mirror_of_the_community_scores_100() -> None:
    result = match(100 * SHARES, SHARES, NO_ERROR, OURS)
    assert result.score == pytest.approx(100)
    assert result.seats_to_move == pytest.approx(0, abs=1e-9)


def test_the_worked_room_is_78_of_100_and_22_seats_away() -> None:
    # ½ (|.62−.40| + |.21−.28| + |.09−.18| + |.05−.09| + |.03−.05|) = ½ · .44
    result = match(ROOM, SHARES, NO_ERROR, OURS)
    assert result.score == pytest.approx(78)
    assert result.seats_to_move == pytest.approx(22)


def test_a_cross_section_of_95_people_scores_86_to_97() -> None:
    low, high = chance_range(SHARES, NO_ERROR, 95, OURS)
    assert (round(low), round(high)) == (86, 97)


def test_the_score_is_the_shared_part_of_both() -> None:
    shares = ROOM / ROOM.sum()
    assert match(ROOM, SHARES, NO_ERROR, OURS).score == pytest.approx(100 * np.minimum(shares, SHARES).sum())


def test_a_withheld_figure_rescales_both_sides() -> None:
    withheld = np.array([0.40, 0.28, 0.18, 0.09, np.nan])
    people = ROOM[:4]
    by_hand = np.abs(people / 97 - withheld[:4] / 0.95).sum() / 2
    result = match(ROOM, withheld, NO_ERROR, OURS)
    assert result.score == pytest.approx(100 * (1 - by_hand))
    assert result.seats_to_move == pytest.approx(97 * by_hand)


def test_a_community_error_and_people_who_came_together_widen_the_range() -> None:
    low, _ = chance_range(SHARES, NO_ERROR, 300, OURS)
    uncertain, _ = chance_range(SHARES, np.full(5, 0.03), 300, OURS)
    assert uncertain < low
    together = match(3 * ROOM, SHARES, NO_ERROR, Settings(design_effect=2))
    assert (together.low, together.high) == chance_range(SHARES, NO_ERROR, 150, OURS)


def test_the_same_seed_gives_the_same_range() -> None:
    assert chance_range(SHARES, NO_ERROR, 80, OURS) == chance_range(SHARES, NO_ERROR, 80, Settings())
    assert chance_range(SHARES, NO_ERROR, 80, OURS) != chance_range(SHARES, NO_ERROR, 80, Settings(seed=1))


def test_without_people_or_groups_there_is_no_score() -> None:
    for people, shares in ((np.zeros(5), SHARES), (ROOM, np.full(5, np.nan)), (ROOM, np.array([0.4, *[np.nan] * 4]))):
        result = match(people, shares, NO_ERROR, OURS)
        assert isnan(result.score)
        assert isnan(result.low)
        assert isnan(global_test(people, shares, NO_ERROR, OURS).p_value)


def test_a_missing_margin_leaves_the_score_and_takes_the_range() -> None:
    result = match(ROOM, SHARES, np.array([0.01, np.nan, 0.01, 0.01, 0.01]), OURS)
    assert result.score == pytest.approx(78)
    assert isnan(result.low)


def test_overlapping_groups_have_no_distance() -> None:
    with pytest.raises(ValueError, match="one person counts in several groups"):
        dissimilarity(ROOM, SHARES, OVERLAPPING)
    with pytest.raises(ValueError, match="one person counts in several groups"):
        match(ROOM, SHARES, NO_ERROR, OURS, OVERLAPPING)
    with pytest.raises(ValueError, match="one person counts in several groups"):
        global_test(ROOM, SHARES, NO_ERROR, OURS, OVERLAPPING)


def test_luck_alone_makes_this_distance_on_average() -> None:
    drawn = np.concatenate(rooms(SHARES, NO_ERROR, 40, 20_000, 3))
    mean = (np.abs(drawn / 40 - SHARES).sum(axis=1) / 2).mean()
    assert expected_dissimilarity(SHARES, 40) == pytest.approx(mean, abs=0.001)
    # one person, shares ½ and ½: |1 − ½| + |0 − ½| over 2
    assert expected_dissimilarity(np.array([0.5, 0.5]), 1) == 0.5
    assert isnan(expected_dissimilarity(SHARES, 0))


def test_luck_makes_more_distance_where_the_community_is_uncertain() -> None:
    assert expected_dissimilarity(SHARES, 100, 0.03) > expected_dissimilarity(SHARES, 100)
    assert expected_dissimilarity(SHARES, 100, deff=2) > expected_dissimilarity(SHARES, 100)


COUNTS = st.lists(st.integers(0, 50), min_size=2, max_size=6)


@given(COUNTS, st.lists(st.integers(1, 50), min_size=6, max_size=6))
def test_the_distance_is_half_the_gaps_and_between_0_and_1(x: list[int], weights: list[int]) -> None:
    assume(sum(x) > 0)
    people, shares = np.array(x, dtype=np.float64), np.array(weights[: len(x)]) / sum(weights[: len(x)])
    distance = dissimilarity(people, shares)
    gaps = people / people.sum() - shares
    assert 0 <= distance <= 1
    assert distance == pytest.approx(np.abs(gaps).sum() / 2)
    assert gaps.sum() == pytest.approx(0, abs=1e-12)  # a partition's gaps cancel
    assert dissimilarity(people[::-1], shares[::-1]) == pytest.approx(distance)
    assert dissimilarity(3 * people, shares) == pytest.approx(distance)


def test_where_every_group_is_expected_the_p_value_is_chi_squares() -> None:
    result = global_test(ROOM, SHARES, NO_ERROR, OURS)
    statistic = sum((x - 100 * p) ** 2 / (100 * p) for x, p in zip(ROOM, SHARES, strict=True))
    assert (result.way, result.df) == ("chi_square", 4)
    assert result.statistic == pytest.approx(statistic)
    assert result.p_value == pytest.approx(chi2.sf(statistic, 4))
    # CV² = Σ p (r − 1)² = X² / n
    assert (SHARES * (ROOM / 100 / SHARES - 1) ** 2).sum() == pytest.approx(statistic / 100)


def test_a_small_room_is_counted_out() -> None:
    x, p = (4, 0, 1), (0.5, 0.3, 0.2)

    def far(room: tuple[int, int, int]) -> float:
        return sum((k - 5 * share) ** 2 / (5 * share) for k, share in zip(room, p, strict=True))

    def chance(room: tuple[int, int, int]) -> float:
        return exp(lgamma(6) + sum(k * log(share) - lgamma(k + 1) for k, share in zip(room, p, strict=True)))

    every = [(a, b, 5 - a - b) for a in range(6) for b in range(6 - a)]
    assert len(every) == comb(7, 2)
    result = global_test(np.array(x, dtype=np.float64), np.array(p), np.zeros(3), OURS)
    assert result.way == "exact"
    assert result.p_value == pytest.approx(sum(chance(room) for room in every if far(room) >= far(x) - 1e-9))


def test_drawing_agrees_with_counting_out() -> None:
    x, p = np.array([4.0, 0, 1]), np.array([0.5, 0.3, 0.2])
    counted = global_test(x, p, np.zeros(3), OURS)
    drawn = global_test(x, p, np.zeros(3), Settings(global_tables=0))
    assert drawn.way == "drawn"
    assert drawn.p_value == pytest.approx(counted.p_value, abs=0.01)


def test_an_uncertain_community_is_always_drawn_and_less_surprising() -> None:
    plain = global_test(ROOM, SHARES, NO_ERROR, OURS)
    uncertain = global_test(ROOM, SHARES, np.full(5, 0.05), OURS)
    assert uncertain.way == "drawn"
    assert uncertain.p_value > plain.p_value
    assert global_test(ROOM, SHARES, NO_ERROR, Settings(design_effect=2)).way == "drawn"


def test_a_mirror_surprises_nobody() -> None:
    assert global_test(100 * SHARES, SHARES, NO_ERROR, OURS).p_value == 1
    assert global_test(10 * SHARES, SHARES, np.full(5, 0.01), OURS).p_value > 0.95


def test_a_group_that_the_community_does_not_have_is_out_of_the_test() -> None:
    with_nobody = global_test(np.append(ROOM, 0.0), np.append(SHARES, 0.0), np.zeros(6), OURS)
    assert with_nobody == global_test(ROOM, SHARES, NO_ERROR, OURS)
