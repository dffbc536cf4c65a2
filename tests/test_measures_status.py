"""The verdict on each group."""

from dataclasses import replace
from math import ceil, log
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_models.gap import LEANS, STATUSES
from representation.measures.family import adjusted_together
from representation.measures.missing_answers import fewest, most, share_bounds, tipping_share
from representation.measures.settings import Settings
from representation.measures.status import REASONS, Evidence, Verdicts, p_values, verdicts
from tests.counts import count

SEVEN = (0.40, 0.20, 0.15, 0.10, 0.08, 0.05, 0.02)
OURS = Settings()


def evidence(x: list[int] | np.ndarray, p: tuple[float, ...] | list[float], margin: float = 0.0, **changes: Any) -> Evidence:
    """A room in which everybody answered, beside shares that all have the same 90 % margin."""
    counts, shares = np.array(x, dtype=np.float64), np.array(p, dtype=np.float64)
    room = Evidence(
        attended=counts,
        share=shares,
        error=np.full(shares.shape, margin / 1.645),
        is_estimate=np.full(shares.shape, margin != 0),
        known_count=int(counts.sum()),
        missing_count=0,
        coverage_share=1.0,
        fit="exact",
    )
    return replace(room, **changes)


def judged(room: Evidence, settings: Settings = OURS) -> Verdicts:
    return verdicts(room, adjusted_together([(room, p_values(room, settings))], settings)[0], settings)


# The room of the worked sentences: a fifth of the community (±1.4 points) beside six other groups.
SENTENCE = (0.30, 0.20, 0.20, 0.12, 0.10, 0.05, 0.03)


def test_eight_of_ninety_five_against_a_fifth_are_under_represented() -> None:
    result = judged(evidence([38, 8, 21, 12, 9, 4, 3], SENTENCE, 0.014))
    assert (result.status[1], result.lean[1], result.reason[1]) == ("under_represented", "none", "")


def test_ten_of_ninety_five_are_too_few_to_tell_and_lean_low() -> None:
    result = judged(evidence([36, 10, 21, 12, 9, 4, 3], SENTENCE, 0.014))
    assert (result.status[1], result.lean[1], result.reason[1]) == ("too_few_to_tell", "low", "")


def test_three_of_forty_against_a_tenth_are_too_few_to_tell() -> None:
    result = judged(evidence([16, 8, 6, 3, 3, 2, 2], SEVEN))
    assert (result.status[3], result.lean[3]) == ("too_few_to_tell", "low")  # 3/40 = 7.5 % is below 0.8 · 10 %


def test_a_mirror_of_the_community_is_about_level_where_the_room_is_large_enough() -> None:
    result = judged(evidence([120, 60, 45, 30, 24, 15, 6], SEVEN))
    assert result.status.tolist() == ["about_level"] * 5 + ["about_level", "too_few_to_tell"]
    assert not result.is_proven_level[2:].any()  # a room of 300 does not rule out 12 % where the community has 15 %


def test_a_very_large_mirror_is_proven_level() -> None:
    result = judged(evidence([40_000, 20_000, 15_000, 10_000, 8_000, 5_000, 2_000], SEVEN))
    assert result.status.tolist() == ["about_level"] * 7
    assert result.is_proven_level.all()


def test_a_gap_beyond_luck_but_inside_the_inner_margin_is_level() -> None:
    # 19 % against 20 %: p < .001 in a room of 100,000, but 0.8 · 20 % = 16 % is far away
    result = judged(evidence([19_000, 81_000], [0.20, 0.80]))
    assert result.status.tolist() == ["about_level", "about_level"]


def test_too_many_people_of_a_group_are_over_represented() -> None:
    result = judged(evidence([60, 40], [0.40, 0.60]))
    assert result.status.tolist() == ["over_represented", "under_represented"]


def test_shares_exactly_on_the_inner_margin_are_low() -> None:
    # 28 of 100 is 0.8 · 35 %, and floating point puts the product a hair below
    result = judged(evidence([28, 72], [0.35, 0.65]))
    assert result.lean.tolist() == ["low", "high"]


@pytest.mark.parametrize(
    ("n", "reason"),
    [(0, "too_few_to_show"), (9, "too_few_to_show"), (10, "too_few_for_a_verdict"), (19, "too_few_for_a_verdict"), (20, "")],
)
def test_a_room_under_twenty_has_no_verdict_whatever_it_looks_like(n: int, reason: str) -> None:
    result = judged(evidence([0, n], [0.60, 0.40]))
    assert set(result.reason) == {reason}
    assert result.status[0] == ("too_few_to_tell" if n < 20 else "under_represented")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"coverage_share": 0.69}, "coverage"),
        ({"fit": "proxy"}, "proxy"),
        ({"is_asked": False}, "not_asked"),
        ({"share": np.array([np.nan, np.nan])}, "no_community_figure"),
        ({"error": np.array([np.nan, np.nan])}, "community_margin_missing"),
        ({"error": np.array([0.17, 0.25])}, "community_too_uncertain"),  # 0.17 ÷ 0.40 and 0.25 ÷ 0.60 are over 40 %
        ({"share": np.array([0.0, 1.0])}, "no_test"),
        ({"share": np.array([0.0, 0.0]), "is_estimate": np.array([True, True])}, "community_too_uncertain"),
    ],
)
def test_a_reason_against_any_verdict_is_given_by_its_code(changes: dict[str, Any], reason: str) -> None:
    result = judged(evidence([20, 80], [0.40, 0.60], **changes))
    assert result.status.tolist() == ["cannot_say", "cannot_say"]
    assert result.lean.tolist() == ["none", "none"]
    assert result.reason.tolist() == [reason, reason]


def test_coverage_exactly_at_the_limit_is_enough() -> None:
    assert judged(evidence([10, 90], [0.40, 0.60], coverage_share=0.70)).reason.tolist() == ["", ""]


def test_an_uncertain_community_figure_is_never_called_level() -> None:
    # standard error 0.07 of 0.20: 35 %, between the limits for a ratio and for a verdict
    result = judged(
        evidence([40, 160], [0.20, 0.80], is_estimate=np.array([True, True]), error=np.array([0.07, 0.07])), Settings(alpha=0.3)
    )
    assert (result.status[0], result.reason[0]) == ("too_few_to_tell", "community_too_uncertain")
    assert result.status[1] == "about_level"


def test_people_who_did_not_answer_are_filled_in_against_the_verdict() -> None:
    assert most(np.array([7.0]), 36, np.array([0.20]), 2).tolist() == [7 + 14]  # ⌊36 · 0.40⌋
    assert fewest(np.array([7.0]), 36, np.array([0.20]), 2).tolist() == [7 + 4]  # ⌈36 · 0.10⌉
    assert most(np.array([7.0]), 10, np.array([0.70]), 2).tolist() == [17]  # no more than all of them
    assert most(np.array([0.0]), 10, np.array([0.35]), 2).tolist() == [7]  # 10 · 0.7 is 7, whatever floating point says


def test_a_shortfall_that_others_could_fill_is_no_verdict() -> None:
    everyone = evidence([20, 80], [0.40, 0.60])
    assert judged(everyone).status[0] == "under_represented"
    # 25 more, 0.8 of them of the group: 40 of 125 = 32 %, still below 35 % and unlikely by luck
    result = judged(replace(everyone, missing_count=25, coverage_share=100 / 125))
    assert (result.status[0], result.reason[0]) == ("under_represented", "")
    # … at the one-sided level of 5 %: P(X < 40) + ½ P(X = 40) of 125 at 40 % is 3.3 %
    stricter = judged(replace(everyone, missing_count=25, coverage_share=100 / 125), Settings(missing_alpha=0.025))
    assert (stricter.status[0], stricter.reason[0]) == ("too_few_to_tell", "answers_missing")
    # 40 more, 0.8 of them of the group: 52 of 140 = 37 %, above 35 %
    result = judged(replace(everyone, missing_count=40, coverage_share=100 / 140))
    assert (result.status[0], result.lean[0], result.reason[0]) == ("too_few_to_tell", "low", "answers_missing")


def test_a_level_group_must_stay_level_with_the_others_filled_in_either_way() -> None:
    everyone = evidence([76, 32], [0.70, 0.30])
    assert judged(everyone).status.tolist() == ["about_level", "about_level"]
    result = judged(replace(everyone, missing_count=30, coverage_share=108 / 138))
    assert result.reason.tolist() == ["answers_missing", "answers_missing"]
    assert result.status.tolist() == ["too_few_to_tell", "too_few_to_tell"]
    assert result.lean.tolist() == ["none", "none"]


def test_the_tipping_share_and_the_bounds_of_the_worked_room() -> None:
    # 120 came, 84 answered, 7 of the group, 20 % of the community: (24 − 7) ÷ 36 = 17/36
    x, p = np.array([7.0]), np.array([0.20])
    assert tipping_share(x, 84, 36, p)[0] == pytest.approx(17 / 36)
    low, high = share_bounds(x, 84, 36)
    assert (low[0], high[0]) == (7 / 120, 43 / 120)
    assert np.isnan(tipping_share(x, 84, 0, p)[0])
    assert np.isnan(share_bounds(x, 0, 0)[0][0])


def test_two_halves_of_a_whole_are_one_test() -> None:
    room = evidence([35, 65], [0.50, 0.50])
    raw = p_values(room, OURS)
    assert adjusted_together([(room, raw)], OURS)[0].tolist() == raw.tolist()
    overlapping = replace(room, is_partition=False)
    assert adjusted_together([(overlapping, raw)], OURS)[0] == pytest.approx(2 * raw)
    withheld = evidence([35, 60, 5], [0.50, 0.40, np.nan])
    raw = p_values(withheld, OURS)
    assert adjusted_together([(withheld, raw)], OURS)[0][1] == pytest.approx(2 * raw[1])


def test_only_tested_groups_count() -> None:
    room = evidence([10, 30, 60, 0], [0.20, 0.30, 0.50, 0.0])
    raw = p_values(room, OURS)
    assert np.isnan(raw[3])
    assert adjusted_together([(room, raw)], OURS)[0][0] == pytest.approx(3 * raw[0])


def test_over_the_whole_dashboard_every_test_counts_once() -> None:
    race, gender = evidence([10, 30, 60], [0.20, 0.30, 0.50]), evidence([35, 65], [0.50, 0.50])
    tests = [(room, p_values(room, OURS)) for room in (race, gender)]
    together = adjusted_together(tests, Settings(family="dashboard"))
    # gender's two tests are one: four tests in all; gender has the smallest value, so it is raised by 4
    assert together[1] == pytest.approx(4 * tests[1][1])
    assert together[0][0] == pytest.approx(3 * tests[0][1][0])
    assert adjusted_together([], Settings(family="dashboard")) == []


def test_every_reason_has_a_sentence() -> None:
    assert all(sentence.endswith(".") and sentence[0].isupper() for sentence in REASONS.values())


ROOMS = st.lists(st.integers(0, 60), min_size=3, max_size=7)


@given(ROOMS, st.integers(0, 40), st.floats(0, 0.03), st.permutations(range(7)))
def test_the_order_of_the_groups_does_not_matter(x: list[int], missing: int, margin: float, order: list[int]) -> None:
    p = np.array(SEVEN[: len(x)]) / sum(SEVEN[: len(x)])
    places = [place for place in order if place < len(x)]
    room = evidence(x, p.tolist(), margin, missing_count=missing)
    moved = evidence([x[k] for k in places], [float(p[k]) for k in places], margin, missing_count=missing)
    result, other = judged(room), judged(moved)
    assert result.status[places].tolist() == other.status.tolist()
    assert result.reason[places].tolist() == other.reason.tolist()
    assert set(result.status) <= set(STATUSES)
    assert set(result.lean) <= set(LEANS)
    assert set(result.reason) <= {"", *REASONS}


FLAGS = ("under_represented", "over_represented")


@given(ROOMS, st.integers(0, 60), st.sampled_from([1.0, 1.5, 3.0]))
def test_missing_answers_and_people_who_came_together_never_make_a_flag(x: list[int], missing: int, deff: float) -> None:
    p = (np.array(SEVEN[: len(x)]) / sum(SEVEN[: len(x)])).tolist()
    certain = judged(evidence(x, p))
    less = judged(evidence(x, p, missing_count=missing), Settings(design_effect=deff))
    for now, before in zip(less.status, certain.status, strict=True):
        assert now not in FLAGS or now == before


@given(ROOMS)
def test_more_groups_never_make_a_flag(x: list[int]) -> None:
    p = (np.array(SEVEN[: len(x)]) / sum(SEVEN[: len(x)])).tolist()
    room = evidence(x, p)
    alone = verdicts(room, p_values(room, OURS), OURS)
    for now, before in zip(judged(room).status, alone.status, strict=True):
        assert now not in FLAGS or now == before


@given(st.integers(20, 150), st.sampled_from(SEVEN))
def test_nobody_came_is_no_flag_before_the_room_is_large_enough(n: int, p: float) -> None:
    """While the other groups are a mirror: Holm lowers the bar for a group once others are flagged."""
    others = [n // 6 + (k < n % 6) for k in range(6)]
    room = evidence([0, *others], [p, *[(1 - p) / 6] * 6])
    if n < ceil(log(0.05 / 7) / log(1 - p)):
        assert judged(room).status[0] == "too_few_to_tell"


def test_a_cross_section_is_seldom_flagged() -> None:
    """The share of rooms with a false flag: .04 at n = 100 and .04 at n = 300 by simulation with seven groups."""
    draws = count(150, 4000)
    for n in (100, 300):
        rooms = np.random.default_rng(7).multinomial(n, SEVEN, size=draws)
        flagged = sum(bool(np.isin(judged(evidence(room, SEVEN)).status, FLAGS).any()) for room in rooms)
        assert flagged / draws <= 0.04 + 3 * (0.04 * 0.96 / draws) ** 0.5


def test_half_of_a_fifth_is_found_in_most_rooms_of_300() -> None:
    shares = np.array(SEVEN)
    shares[1] *= 0.5
    shares[0] += 0.10
    draws = count(60, 2000)
    rooms = np.random.default_rng(8).multinomial(300, shares, size=draws)
    found = sum(judged(evidence(room, SEVEN)).status[1] == "under_represented" for room in rooms)
    assert found / draws > 0.90  # .98 by simulation
