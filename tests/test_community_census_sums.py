"""What must hold of any sum of areas and any merging of groups."""

import math
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from data_models.community_count import CommunityCount
from data_models.raw import RawTable
from representation.community.census_tables import blocks_of
from representation.community.income_bands import band, collapsed_income
from representation.community.reading import read_community
from representation.community.sums import Published, added, part_of

FIGURES = st.integers(0, 5_000)
MARGINS = st.integers(0, 400)
PAIRS = st.tuples(FIGURES, MARGINS)
INCOME = [f"{line:03d}" for line in range(1, 18)]
BRACKETS = list(blocks_of("B19001")[0].groups)
CUTS = [band(code).low for code in BRACKETS][1:]


def download(rows: list[list[tuple[int, int]]]) -> RawTable:
    """A download of B19001, one row per tract; of each row the first pair is taken as the total's margin alone."""
    header = ["GEO_ID", "NAME", *(f"B19001_{line}{kind}" for line in INCOME for kind in "EM")]
    body = []
    for number, row in enumerate(rows):
        total = sum(people for people, _ in row[1:])
        cells = [str(each) for pair in [(total, row[0][1]), *row[1:]] for each in pair]
        body.append([f"1400000US39001{number:06d}", f"Census Tract {number}; Alder County; Ohio", *cells])
    return RawTable.of_rows("ACSDT5Y2024.B19001-Data.csv", None, [header, *body])


TRACT = st.lists(PAIRS, min_size=len(INCOME), max_size=len(INCOME))


@given(st.lists(TRACT, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_areas_in_any_order_give_the_same_figures_and_margins(rows: list[list[tuple[int, int]]], chance: Random) -> None:
    table = download(rows)
    body = list(table.rows[1:])
    chance.shuffle(body)
    turned = RawTable.of_rows(table.file, None, [table.rows[0], *body])
    first, second = read_community(table), read_community(turned)
    assert first is not None
    assert second is not None
    assert first.counts.drop(columns="community").equals(second.counts.drop(columns="community"))


@given(st.lists(TRACT, min_size=1, max_size=4))
def test_groups_add_up_to_the_total_of_their_areas(rows: list[list[tuple[int, int]]]) -> None:
    reading = read_community(download(rows))
    assert reading is not None
    assert reading.counts[CommunityCount.people_count].sum() == sum(people for row in rows for people, _ in row[1:])
    assert reading.counts[CommunityCount.people_count].sum() == reading.counts[CommunityCount.total_count].iloc[0]


@given(st.lists(TRACT, min_size=1, max_size=3), st.sets(st.sampled_from(CUTS)))
def test_merging_groups_never_changes_the_total(rows: list[list[tuple[int, int]]], cuts: set[int]) -> None:
    reading = read_community(download(rows))
    assert reading is not None
    merged = collapsed_income(reading.counts, cuts)
    assert merged[CommunityCount.people_count].sum() == reading.counts[CommunityCount.people_count].sum()
    assert set(merged[CommunityCount.total_count]) == set(reading.counts[CommunityCount.total_count])
    assert [band(code).low for code in merged[CommunityCount.group]] == [0, *sorted(cuts)]
    assert all(band(first).end == band(second).low for first, second in pairwise(merged[CommunityCount.group]))


@given(st.lists(PAIRS, min_size=1), st.randoms(use_true_random=False))
def test_a_sum_is_the_same_in_any_order_and_never_less_sure_than_its_parts_together(pairs: list[tuple[int, int]], chance: Random) -> None:
    parts = [Published(float(people), float(margin)) for people, margin in pairs]
    turned = list(parts)
    chance.shuffle(turned)
    assert added(parts) == added(turned)
    assert added(parts).margin <= sum(part.margin for part in parts) + 1e-9


@given(st.floats(0, 100), st.floats(0, 100), PAIRS)
def test_a_part_of_a_whole_is_never_more_than_it(percent: float, margin: float, whole: tuple[int, int]) -> None:
    part = part_of(Published(percent, margin), Published(float(whole[0]), float(whole[1])))
    assert 0 <= part.people <= whole[0]
    assert part.margin >= 0


def test_a_part_that_is_not_known_stays_so_unless_there_is_nobody() -> None:
    unknown = Published(math.nan, math.nan)
    assert math.isnan(part_of(unknown, Published(10.0, 1.0)).people)
    assert part_of(unknown, Published(0.0, 12.0)) == Published(0.0, 12.0)
