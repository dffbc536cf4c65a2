"""People short, and people to add."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from representation.measures.parity import people_short, people_to_add, people_to_add_each

ROOMS = st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def test_eight_of_ninety_five_against_a_fifth_are_eleven_short() -> None:
    assert people_short(8, 95, 0.20)[0] == 0.20 * 95 - 8


def test_the_worked_room_needs_these_people_of_each_group() -> None:
    room, shares = (62, 21, 9, 5, 3), (0.40, 0.28, 0.18, 0.09, 0.05)
    assert [people_to_add(x, 100, p) for x, p in zip(room, shares, strict=True)] == [0, 10, 11, 5, 3]
    assert [people_to_add(x, 100, p, 0.8) for x, p in zip(room, shares, strict=True)] == [0, 2, 7, 3, 2]


def test_an_exact_whole_number_is_not_rounded_up() -> None:
    # (0.8 · 0.2 · 10528 − 847) ÷ (1 − 0.16) = (1684.48 − 847) ÷ 0.84 = 837.48 ÷ 0.84 = 997
    assert people_to_add(847, 10528, 0.2, 0.8) == 997


def test_the_whole_community_can_be_reached_only_if_nobody_else_is_there() -> None:
    assert people_to_add(5, 10, 1) is None
    assert people_to_add(10, 10, 1) == 0


def test_a_room_without_answers_has_no_number_to_add() -> None:
    assert people_to_add(0, 0, 0.5) is None


def test_a_group_that_nobody_in_the_community_is_of_needs_nobody() -> None:
    assert people_to_add(0, 50, 0) == 0


@pytest.mark.parametrize(("x", "n", "p"), [(-1, 10, 0.2), (11, 10, 0.2), (1, 10, -0.1), (1, 10, 1.1)])
def test_impossible_figures_are_refused(x: int, n: int, p: float) -> None:
    with pytest.raises(ValueError):
        people_to_add(x, n, p)


def test_published_figures_are_divided_exactly() -> None:
    # 1/3 of the community, 1 of 4 people: (4/3 − 1) ÷ (1 − 1/3) = 1/2 → 1 person
    assert people_to_add_each([1, 0, 2], 4, [1000, np.nan, 10], [3000, 3000, 0])[0] == 1
    assert np.isnan(people_to_add_each([1, 0, 2], 4, [1000, np.nan, 10], [3000, 3000, 0])[1:]).all()


@given(ROOMS, st.fractions(Fraction(1, 200), Fraction(99, 100), max_denominator=500), st.sampled_from([Fraction(1), Fraction(4, 5)]))
def test_it_is_the_fewest_people_that_reach_the_target(room: tuple[int, int], p: Fraction, ratio: Fraction) -> None:
    x, n = room
    added = people_to_add(x, n, p, ratio)
    assert added is not None
    assert Fraction(x + added, n + added) >= p * ratio
    assert added == 0 or Fraction(x + added - 1, n + added - 1) < p * ratio
    assert ratio < 1 or added >= p * n - x  # adding people makes the room larger
