"""Verdicts beside hidden counts: judged on whole tables, because Holm's method links the groups. The attacks here are written by hand."""

from collections.abc import Hashable
from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from representation.disclosure.attack import PROTECTION_WIDTH
from representation.disclosure.candidates import candidate_tables
from representation.disclosure.leadership import for_leadership
from representation.disclosure.statuses import same_verdicts
from representation.disclosure.suppression import withheld
from tests.counts import count
from tests.gap_tables import FAST, Tables, tables

NAMES = ("less_than_high_school", "high_school", "some_college")
Counts = tuple[int, int, int]


def table(counts: Counts, shares: tuple[int, int, int]) -> Tables:
    """Three groups beside a community with these shares in percent."""
    return tables(dict(zip(NAMES, counts, strict=True)), {name: 10.0 * share for name, share in zip(NAMES, shares, strict=True)})


def printed(found: Tables) -> tuple[pd.DataFrame, pd.DataFrame]:
    seen = for_leadership(found.gaps, found.summaries, FAST)
    return seen.gaps, seen.summaries


def possible(counts: Counts, shares: tuple[int, int, int]) -> list[Counts]:
    """Every table that somebody outside must consider who reads what is printed, and knows the rules.

    The total, each shown count, what each word says, that of the counts from ten the smallest is withheld first (of equals the first
    named), the verdicts with their reasons, and the rounded match score.
    """
    seen, summaries = printed(table(counts, shares))
    total, texts = sum(counts), seen["attended_text"].tolist()
    choices = {"fewer than 10": range(1, 10), "withheld": range(10, total + 1)}
    fits: list[Counts] = []
    score = summaries["match_score"].iloc[0]
    for first, second in product(*(choices.get(text, [int(text) if text.isdigit() else 0]) for text in texts[:2])):
        one: Counts = (first, second, total - first - second)
        if one[2] not in choices.get(texts[2], [int(texts[2]) if texts[2].isdigit() else 0]):
            continue
        small = any(text == "fewer than 10" for text in texts)
        order = [(value, place) for place, value in enumerate(one) if value >= 10]
        hidden = [pair for pair in order if texts[pair[1]] == "withheld"]
        others = [pair for pair in order if texts[pair[1]] not in ("withheld",)]
        is_complement = [total - value < 10 for value, _ in hidden]
        if small and any(pair > other for pair, forced in zip(hidden, is_complement, strict=True) if not forced for other in others):
            continue
        judged = table(one, shares)
        if not np.isnan(score) and round(judged.summaries["match_score"].iloc[0]) != score:
            continue
        said = zip(seen.to_dict("records"), judged.gaps.to_dict("records"), strict=True)
        if all(_fits(*pair) for pair in said):
            fits.append(one)
    return fits


def _fits(printed_row: dict[Hashable, object], true_row: dict[Hashable, object]) -> bool:
    if not printed_row["status"]:
        return True
    is_same_reason = bool(printed_row["is_withheld"]) or printed_row["reason"] == true_row["reason"]
    return printed_row["status"] == true_row["status"] and is_same_reason


def widths(counts: Counts, shares: tuple[int, int, int]) -> dict[str, tuple[int, int]]:
    """For each hidden group the least and the most that it can be."""
    seen, _ = printed(table(counts, shares))
    found = possible(counts, shares)
    assert counts in found
    hidden = [place for place, is_hidden in enumerate(seen["is_withheld"]) if is_hidden]
    return {NAMES[place]: (min(one[place] for one in found), max(one[place] for one in found)) for place in hidden}


def test_a_verdict_on_a_shown_group_cannot_narrow_a_hidden_one() -> None:
    # Everything shown would leave the small count in 1–4: more of it, and Holm's method would judge the others differently.
    for low, high in widths((44, 1, 15), (60, 30, 10)).values():
        assert high - low >= PROTECTION_WIDTH


def test_of_equal_counts_the_first_is_withheld_so_the_bound_is_less_than_the_one_shown() -> None:
    # 22 people in the second and fourth group: the fourth is 17 at most, or the third would have gone, so the second is 5 to 9.
    found = withheld([0, 6, 18, 16])
    assert found is not None
    assert found.marks == ("shown", "fewer than 10", "withheld", "withheld")
    earlier = withheld([0, 6, 16, 18])
    assert earlier is not None
    assert earlier.domains[1] == range(10, 19)


@pytest.mark.parametrize("counts", [(44, 1, 15), (30, 4, 26), (12, 3, 45), (58, 2, 20), (9, 10, 41)])
@pytest.mark.parametrize("shares", [(60, 30, 10), (34, 33, 33), (80, 15, 5)])
def test_hidden_counts_stay_uncertain(counts: Counts, shares: tuple[int, int, int]) -> None:
    for low, high in widths(counts, shares).values():
        assert high - low >= PROTECTION_WIDTH


@settings(max_examples=count(15, 2000))
@given(
    st.tuples(st.integers(0, 40), st.integers(0, 12), st.integers(0, 60)), st.integers(5, 60), st.integers(5, 30), st.permutations(range(3))
)
def test_no_table_of_three_groups_can_be_worked_out(counts: Counts, first: int, second: int, order: list[int]) -> None:
    mixed: Counts = (counts[order[0]], counts[order[1]], counts[order[2]])
    shares = (first, second, 100 - first - second)
    seen, summaries = printed(table(mixed, shares))
    assume(not summaries["is_withheld"].iloc[0] and seen["is_withheld"].any())
    for low, high in widths(mixed, shares).values():
        assert high - low >= PROTECTION_WIDTH


@given(st.lists(st.integers(1, 9), min_size=2, max_size=4))
def test_candidates_are_every_filling_with_the_true_one_first(counts: list[int]) -> None:
    found = candidate_tables([range(1, 10)] * len(counts), counts, is_partition=True).tolist()
    expected = [list(values) for values in product(range(1, 10), repeat=len(counts)) if sum(values) == sum(counts)]
    assert found[0] == counts
    assert sorted(found) == expected


@settings(max_examples=count(5, 200))
@given(st.tuples(st.integers(0, 60), st.integers(0, 30), st.integers(10, 40)))
def test_whole_tables_are_judged_as_the_measures_judge_them(counts: Counts) -> None:
    shares = (60, 30, 10)
    true = table(counts, shares)
    others = [(counts[0] + step, counts[1] - step) for step in range(-min(counts[0], 6), min(counts[1], 6) + 1) if step]
    candidates = np.array([counts[:2], *others], dtype=np.int64)
    same = same_verdicts(true.gaps, {str(name): value for name, value in true.summaries.iloc[0].items()}, [0, 1], candidates, FAST)
    for row, fits in zip(candidates.tolist(), same.tolist(), strict=True):
        judged = table((row[0], row[1], counts[2]), shares).gaps
        for place in range(3):
            is_alike = judged["status"].iloc[place] == true.gaps["status"].iloc[place]
            if place == 2:
                is_alike &= judged["reason"].iloc[place] == true.gaps["reason"].iloc[place]
            assert fits[place] == is_alike
