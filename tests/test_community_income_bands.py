"""Income bands of the community, merged only where both sides can be cut."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandera.typing import DataFrame

from data_models.community_count import CommunityCount
from representation.community.community_reading import CountRow, community_counts
from representation.community.income_bands import bands_overlap, can_split, collapsed_income, split_band

EDGES = (0, 10_000, 15_000, 25_000, 50_000, 100_000)


def row(group: str, people: float, margin: float, dimension: str = "income", community: str = "Alder County") -> CountRow:
    """A row of figures; NaN people means withheld."""
    return CountRow(
        community, dimension, "", group, people, margin, True, math.isnan(people), 1000.0, 0.0,
        "households", "households", "2024", "file.csv", "B19001", "close", "",
    )  # fmt: skip


def figures(counts: pd.DataFrame) -> dict[str, tuple[float, float]]:
    return {
        group: (people, margin) for group, people, margin in zip(counts["group"], counts["people_count"], counts["margin"], strict=True)
    }


@pytest.fixture
def counts() -> DataFrame[CommunityCount]:
    return community_counts([row("0-9999", 10, 3), row("10000-24999", 20, 4), row("25000-49999", 30, 5), row("50000+", 40, 12)])


def test_bands_between_cuts_are_added_up(counts: DataFrame[CommunityCount]) -> None:
    merged = collapsed_income(counts, {25_000})
    assert figures(merged) == {"0-24999": (10 + 20, math.hypot(3, 4)), "25000+": (30 + 40, math.hypot(5, 12))}
    assert set(merged["total_count"]) == {1000.0}


def test_every_cut_gives_the_same_table_back(counts: DataFrame[CommunityCount]) -> None:
    assert collapsed_income(counts, {10_000, 25_000, 50_000}).equals(counts)


def test_other_dimensions_stay_as_they_are() -> None:
    counts = community_counts([row("female", 7, 1, dimension="gender"), row("0-24999", 10, 3), row("25000+", 20, 4)])
    assert figures(collapsed_income(counts, set())) == {"female": (7, 1), "0+": (30, 5)}


def test_a_merged_band_with_a_withheld_part_is_withheld() -> None:
    merged = collapsed_income(
        community_counts([row("0-9999", math.nan, math.nan), row("10000-24999", 20, 4), row("25000+", 5, 1)]), {25_000}
    )
    low = merged.set_index("group").loc["0-24999"]
    assert math.isnan(low["people_count"])
    assert bool(low["is_suppressed"])


def test_a_merged_band_with_a_hole_is_not_made_smaller() -> None:
    counts = community_counts([row("0-9999", 10, 3), row("25000-49999", 30, 5), row("50000+", 40, 12)])
    merged = collapsed_income(counts, {50_000})
    assert math.isnan(merged.set_index("group").loc["0-49999", "people_count"])
    assert figures(merged)["50000+"] == (40, 12)


def test_nothing_is_guessed_inside_a_band(counts: DataFrame[CommunityCount]) -> None:
    with pytest.raises(ValueError, match=r"^\$30,000 lies inside the community's band 25000-49999\.$"):
        collapsed_income(counts, {30_000})


def test_bands_that_share_an_income_overlap() -> None:
    assert bands_overlap(["0-49999", "25000+"])
    assert not bands_overlap(["50000+", "0-49999"])


@given(st.lists(st.integers(0, 10_000), min_size=6, max_size=6), st.sets(st.sampled_from(EDGES[1:])))
def test_merging_keeps_everybody(people: list[int], cuts: set[int]) -> None:
    ends = [f"-{end - 1}" for end in EDGES[1:]] + ["+"]
    counts = community_counts([row(f"{low}{end}", n, 1) for low, end, n in zip(EDGES, ends, people, strict=True)])
    merged = collapsed_income(counts, cuts)
    assert merged["people_count"].sum() == sum(people)
    assert len(merged) == len(cuts) + 1
    assert {int(code.split("-")[0].rstrip("+")) for code in merged["group"]} == {0, *cuts}


def test_a_band_cut_in_two_keeps_its_households_and_carries_the_error_of_the_cut() -> None:
    counts = community_counts([row("0-34999", 400, 20), row("35000-49999", 48, 10), row("50000+", 552, 20)])
    split = figures(split_band(counts, "35000-49999", 40_000))
    extra = 1.645 * 48 / math.sqrt(12)  # the standard error of a place that could be anywhere in the band is w/√12
    assert split["35000-39999"] == (pytest.approx(16), pytest.approx(math.hypot(10 / 3, extra)))
    assert split["40000-49999"] == (pytest.approx(32), pytest.approx(math.hypot(20 / 3, extra)))
    assert figures(split_band(counts, "35000-49999", 40_000, below=0.0))["40000-49999"] == (48, 10)
    assert figures(split_band(counts, "35000-49999", 40_000, below=1.0))["40000-49999"] == (0, 0)


def test_a_full_count_that_is_cut_has_only_the_error_of_the_cut() -> None:
    counts = community_counts([row("0-34999", 400, math.nan), row("35000-49999", 48, math.nan), row("50000+", 552, math.nan)])
    split = split_band(counts.assign(has_margin=False, total_margin=math.nan), "35000-49999", 40_000)
    assert figures(split)["0-34999"] == (400, 0)
    assert figures(split)["35000-39999"][1] == pytest.approx(1.645 * 48 / math.sqrt(12))
    assert set(split["total_margin"]) == {0.0}


@pytest.mark.parametrize(
    ("code", "people", "expected"),
    [
        ("35000-49999", 50, True),
        ("35000-49999", 51, False),
        ("35000-49999", math.nan, False),
        ("0-34999", 10, False),
        ("50000+", 10, False),
    ],
)
def test_a_band_may_be_cut_when_it_is_closed_known_and_small(code: str, people: float, expected: bool) -> None:
    assert can_split(community_counts([row(code, people, 3)]), code) is expected


@given(st.permutations(range(5)), st.lists(st.tuples(st.integers(0, 900), st.integers(0, 90)), min_size=5, max_size=5))
def test_bands_added_in_any_order_have_the_same_figures_and_margins(order: list[int], numbers: list[tuple[int, int]]) -> None:
    codes = ["0-9999", "10000-14999", "15000-24999", "25000-49999", "50000+"]
    rows = [row(code, *figure) for code, figure in zip(codes, numbers, strict=True)]
    first, second = (collapsed_income(community_counts(table), {25_000}) for table in (rows, [rows[place] for place in order]))
    assert figures(first) == figures(second)
