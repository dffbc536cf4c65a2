"""What somebody who knows the rules can work out."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from representation.disclosure.attack import SMALL, intervals, is_protected, passes
from representation.disclosure.suppression import COMPLEMENT, FEWER, SHOWN, withheld

COUNTS = st.lists(st.integers(0, 40), min_size=1, max_size=6)


def test_two_small_counts_that_add_up_to_eighteen_are_nine_and_nine() -> None:
    assert intervals([SMALL, SMALL], 18) == [(9, 9), (9, 9)]


def test_nothing_adds_up_to_too_much() -> None:
    assert intervals([SMALL, SMALL], 19) is None
    assert not passes([SMALL, SMALL], 19)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=4))
def test_the_intervals_are_those_of_trying_everything(counts: list[int]) -> None:
    total = sum(counts)
    possible = [values for values in product(SMALL, repeat=len(counts)) if sum(values) == total]
    expected = [(min(column), max(column)) for column in zip(*possible, strict=True)]
    assert intervals([SMALL] * len(counts), total) == expected


@given(COUNTS)
def test_a_withheld_count_stays_uncertain_and_the_truth_stays_possible(counts: list[int]) -> None:
    found = withheld(counts)
    if found is None:
        return
    assert found.total == sum(counts[place] for place in found.hidden)
    bounds = intervals(found.domains, found.total)
    assert bounds is not None
    for place, interval in zip(found.hidden, bounds, strict=True):
        assert interval[0] <= counts[place] <= interval[1]
        assert is_protected(interval)


@given(COUNTS)
def test_every_small_count_is_withheld_and_every_zero_is_shown(counts: list[int]) -> None:
    found = withheld(counts)
    if found is None:
        assert any(count in SMALL for count in counts)
        return
    for count, mark in zip(counts, found.marks, strict=True):
        assert (mark == FEWER) == (count in SMALL)
        if count == 0:
            assert mark == SHOWN


def test_one_small_count_takes_the_next_smallest_with_it() -> None:
    found = withheld([5, 16, 19, 41, 0])
    assert found is not None
    assert found.marks == (FEWER, COMPLEMENT, SHOWN, SHOWN, SHOWN)


def test_all_but_a_few_people_in_one_group_is_a_small_count_too() -> None:
    found = withheld([0, 3, 97])
    assert found is not None
    assert found.marks == (SHOWN, FEWER, COMPLEMENT)


def test_a_table_of_fewer_than_ten_people_is_withheld_as_a_whole() -> None:
    assert withheld([4, 5]) is None


def test_a_table_that_nobody_is_in_shows_its_zeros() -> None:
    found = withheld([0, 0])
    assert found is not None
    assert found.marks == (SHOWN, SHOWN)
