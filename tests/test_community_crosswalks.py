"""Rows of a community added up to the groups that both sides have."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_models.community_count import CommunityCount
from representation.community.community_reading import CountRow, community_counts
from representation.community.crosswalks import collapsed, summed_row
from representation.community.plain_groups import group_codes

PARTS = ["chinese", "hmong", "filipino", "other_asian"]


def row(group: str, people: float, margin: float) -> CountRow:
    """A row of figures; NaN people means withheld."""
    return CountRow(
        "Alder County", "race", "roll_up", group, people, margin, True, math.isnan(people), 1000.0, 30.0,
        "people", "all people", "2024", "file.csv", "B02015", "exact", "",
    )  # fmt: skip


def figures(counts: pd.DataFrame) -> dict[str, tuple[float, float]]:
    return {group: (people, margin) for group, people, margin in counts[["group", "people_count", "margin"]].itertuples(index=False)}


def test_parts_are_added_up_with_their_margins_and_the_others_stay() -> None:
    counts = community_counts([row("white", 700, 9), row("chinese", 10, 3), row("hmong", 20, 4)])
    together = CommunityCount.validate(collapsed(counts, {"chinese": "asian", "hmong": "asian"}))
    assert figures(together) == {"white": (700, 9), "asian": (30, 5)}
    assert set(together["total_count"]) == {1000.0}


def test_a_group_that_is_there_takes_the_others_in() -> None:
    counts = community_counts([row("white", 700, 12), row("middle_eastern_or_north_african", 50, 5)])
    assert figures(collapsed(counts, {"middle_eastern_or_north_african": "white"})) == {"white": (750, 13)}


def test_of_parts_with_nobody_the_largest_margin_counts_once() -> None:
    counts = community_counts([row("chinese", 36, 56), row("hmong", 0, 27), row("filipino", 0, 29), row("other_asian", 0, 29)])
    people, margin = figures(collapsed(counts, dict.fromkeys(PARTS, "asian")))["asian"]
    assert (people, round(margin)) == (36, 63)


def test_a_sum_with_a_withheld_part_is_withheld_and_one_without_a_margin_has_none() -> None:
    together = summed_row(community_counts([row("chinese", math.nan, math.nan), row("hmong", 20, 4)]), "asian").iloc[0]
    assert math.isnan(together["people_count"])
    assert bool(together["is_suppressed"])
    assert math.isnan(summed_row(community_counts([row("chinese", 10, math.nan), row("hmong", 20, 4)]), "asian")["margin"].iloc[0])


FIGURES = st.lists(st.tuples(st.integers(0, 500), st.integers(0, 90)), min_size=len(PARTS), max_size=len(PARTS))


@given(FIGURES, st.permutations(PARTS))
def test_in_any_order_the_sum_and_its_margin_are_the_same(numbers: list[tuple[int, int]], order: list[str]) -> None:
    rows = {group: row(group, *figure) for group, figure in zip(PARTS, numbers, strict=True)}
    into = dict.fromkeys(PARTS, "asian")
    first, second = (collapsed(community_counts([rows[group] for group in groups]), into) for groups in (PARTS, order))
    assert figures(first) == figures(second)


@given(FIGURES, st.sets(st.sampled_from(PARTS)))
def test_collapsing_never_changes_the_total(numbers: list[tuple[int, int]], moved: set[str]) -> None:
    counts = community_counts([row(group, *figure) for group, figure in zip(PARTS, numbers, strict=True)])
    together = collapsed(counts, dict.fromkeys(moved, "asian"))
    assert together["people_count"].sum() == counts["people_count"].sum()
    assert set(together["total_count"]) == {1000.0}
    # All at once or step by step: the sum of all groups has one figure and one margin, as long as nobody is in no group.
    if all(people for people, _ in numbers):
        whole = [summed_row(table, "everybody") for table in (counts, together)]
        assert whole[0]["margin"].iloc[0] == pytest.approx(whole[1]["margin"].iloc[0])


def test_a_plain_table_keeps_the_parts_that_it_names_and_reads_several_as_their_whole() -> None:
    labels = ["Hmong", "Chinese, except Taiwanese", "Cambodian, Laotian", "Mexican", "Asian", "Hispanic/Latino"]
    assert group_codes(labels, "race") == ["hmong", "chinese", "asian", "mexican", "asian", "hispanic_or_latino"]
