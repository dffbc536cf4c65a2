"""Everything and each series: no small count follows by subtraction. The attack here tries every pair of tables."""

from itertools import product

import pandas as pd
from hypothesis import example, given, settings
from hypothesis import strategies as st

from representation.disclosure.attack import PROTECTION_WIDTH
from representation.disclosure.leadership import for_leadership
from representation.disclosure.parts import releases_of_parts
from tests.counts import count
from tests.gap_tables import FAST, Tables, tables

NAMES = ("less_than_high_school", "high_school", "some_college")
PEOPLE = dict(zip(NAMES, (500.0, 300.0, 200.0), strict=True))
Counts = tuple[int, int, int]
COUNTS = st.tuples(st.integers(0, 30), st.integers(0, 14), st.integers(0, 30))


def one(counts: Counts) -> Tables:
    return tables(dict(zip(NAMES, counts, strict=True)), PEOPLE)


def summed(first: Counts, second: Counts) -> Counts:
    return (first[0] + second[0], first[1] + second[1], first[2] + second[2])


def views(first: Counts, second: Counts) -> list[tuple[list[str], pd.Series]]:
    """What is printed of everything and of each part: the texts of the counts, and the summary row."""
    whole, parts = one(summed(first, second)), [one(first), one(second)]
    found = releases_of_parts(whole, parts, FAST)
    seen = [for_leadership(*whole, FAST), *(for_leadership(*part, FAST, shown) for part, shown in zip(parts, found, strict=True))]
    return [(each.gaps["attended_text"].tolist(), each.summaries.iloc[0]) for each in seen]


def fits(text: str, value: int, is_whole: bool) -> bool:
    """Whether a count can be what a word stands for."""
    if text == "fewer than 10":
        return 1 <= value <= 9
    if text == "withheld":
        return is_whole or value >= 10
    return value == int(text)


def possible(first: Counts, second: Counts) -> list[tuple[Counts, Counts]]:
    """Every pair of parts that somebody must consider who sees all three views; people are in one part each."""
    seen = views(first, second)
    totals = [None if pd.isna(row["known_count"]) else int(row["known_count"]) for _, row in seen]
    most = sum(first) + sum(second)
    columns = []
    for place in range(3):
        texts = [view[0][place] for view in seen]
        whole = [bool(view[1]["is_withheld"]) for view in seen]
        top = int(texts[0]) if texts[0].isdigit() else most
        pairs = [
            (a, b)
            for a, b in product(range(top + 1), repeat=2)
            if fits(texts[1], a, whole[1]) and fits(texts[2], b, whole[2]) and fits(texts[0], a + b, whole[0])
        ]
        columns.append(pairs)
    rows: list[tuple[Counts, Counts]] = []
    for left, middle in product(columns[0], columns[1]):
        for right in columns[2]:
            a, b = left[0] + middle[0] + right[0], left[1] + middle[1] + right[1]
            if totals[1] in (None, a) and totals[2] in (None, b) and totals[0] in (None, a + b):
                rows.append(((left[0], middle[0], right[0]), (left[1], middle[1], right[1])))
    return rows


@settings(max_examples=count(6, 400))
@given(COUNTS, COUNTS)
@example((20, 4, 16), (16, 9, 15))
@example((30, 0, 12), (0, 12, 14))
@example((30, 12, 14), (2, 1, 0))
def test_no_small_count_follows_from_everything_and_the_series(first: Counts, second: Counts) -> None:
    found = possible(first, second)
    assert (first, second) in found
    for part, counts in enumerate((first, second)):
        for place, value in enumerate(counts):
            if 1 <= value <= 9:
                could_be = [pair[part][place] for pair in found]
                assert max(could_be) - min(could_be) >= PROTECTION_WIDTH


@settings(max_examples=count(10, 1000))
@given(COUNTS, COUNTS)
def test_no_view_minus_another_is_a_small_count(first: Counts, second: Counts) -> None:
    whole, *parts = (texts for texts, _ in views(first, second))
    for place in range(3):
        for one_part, other in (parts, parts[::-1]):
            if whole[place].isdigit() and one_part[place].isdigit():
                rest = int(whole[place]) - int(one_part[place])
                assert not 1 <= rest <= 9
                assert other[place] == str(rest) or rest >= 10


def test_a_group_withheld_in_one_series_is_withheld_in_the_other() -> None:
    whole, first, second = (texts for texts, _ in views((40, 30, 20), (30, 4, 20)))
    assert whole == ["70", "34", "40"]
    assert (first[1], second[1]) == ("withheld", "fewer than 10")


def test_a_series_of_fewer_than_ten_shows_no_total_in_any() -> None:
    whole, first, second = (row for _, row in views((40, 30, 20), (2, 1, 0)))
    assert whole["attended_count"] == 93
    assert first[["attended_count", "known_count"]].isna().all()
    assert second[["attended_count", "known_count"]].isna().all()
