"""The room beside the community: one table in, two tables out."""

import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_models.community_count import CommunityCount
from data_models.group_count import AnswerCount, GroupCount
from representation.measures.intervals import share_interval
from representation.measures.settings import Settings
from tests.measures_tables import NAN, OVERLAPPING, answers, community, compared, counts, empty


def test_one_group_is_worked_by_hand() -> None:
    room = counts("language", {"english": 60, "spanish": 20})
    table, summary = compared(
        room, answers("language", 80, (10, 6, 4)), community("language", {"english": 6000, "spanish": 4000}, [164.5, 164.5])
    )
    row = table.set_index("group").loc["spanish"]
    assert (row["registered_count"], row["attended_count"], row["surveyed_count"]) == (40, 20, 10)
    assert row["attended_share"] == 20 / 80
    assert row["community_share"] == 0.40
    assert row["community_margin"] == pytest.approx(0.01645)
    assert row["gap_points"] == pytest.approx(-15)
    assert row["representation_ratio"] == pytest.approx(0.25 / 0.40)
    assert row["people_short"] == 0.40 * 80 - 20
    assert row["people_to_add"] == 20  # (20 + 20) / (80 + 20) = .40
    low, high = share_interval(20, 80)
    assert (row["share_low"], row["share_high"]) == (low[0], high[0])
    error = 1.959963984540054 * 0.01
    assert row["gap_low"] == pytest.approx(-15 - 100 * ((0.25 - low[0]) ** 2 + error**2) ** 0.5)
    assert row["p_value"] == row["p_adjusted"] < 0.05  # two groups, one test
    # 20 missing could be 0.8 Spanish each: 36 of 100 is above 0.40 − 0.05
    assert (row["status"], row["lean"], row["reason"]) == ("too_few_to_tell", "low", "answers_missing")
    only = summary.iloc[0]
    assert (only["attended_count"], only["answered_count"]) == (100, 80)
    assert (only["blank_count"], only["declined_count"], only["unreadable_count"]) == (10, 6, 4)
    assert only["coverage_share"] == 0.80
    assert only["match_score"] == pytest.approx(85)
    assert only["seats_to_move"] == pytest.approx(12)
    assert only["match_low"] < only["match_high"] <= 100
    assert (only["fit"], only["universe"], only["vintage"], only["table"]) == ("exact", "all people", "2024", "B00000")


def test_a_mirror_of_the_community_has_no_gap() -> None:
    table, summary = compared(
        counts("gender", {"female": 60, "male": 40}), answers("gender", 100), community("gender", {"female": 600, "male": 400})
    )
    assert table["gap_points"].tolist() == [0, 0]
    assert table["people_to_add"].tolist() == [0, 0]
    assert summary["match_score"].tolist() == [100]


def test_a_withheld_figure_keeps_its_people_in_the_shares() -> None:
    room = counts("race", {"white": 48, "asian": 50, "native_hawaiian_or_pacific_islander": 2, "some_other_race": 5}, "roll_up")
    figures = {"white": 600.0, "asian": 380.0, "native_hawaiian_or_pacific_islander": NAN}
    table, summary = compared(room, answers("race", 105, view="roll_up"), community("race", figures, view="roll_up", total=1000))
    rows = table.set_index("group")
    assert rows["attended_share"].drop("some_other_race").tolist() == [0.48, 0.50, 0.02]
    assert np.isnan(rows.loc["some_other_race", "attended_share"])
    assert rows.loc["native_hawaiian_or_pacific_islander", ["community_share", "gap_points", "people_to_add"]].isna().all()
    assert rows.loc["white", "community_share"] == 0.60  # of the published total, not of the figures given
    assert rows.loc[["native_hawaiian_or_pacific_islander", "some_other_race"], "reason"].tolist() == ["no_community_figure"] * 2
    assert rows.loc[["native_hawaiian_or_pacific_islander", "some_other_race"], "status"].tolist() == ["cannot_say"] * 2
    assert summary["no_community_figure_count"].tolist() == [5]
    assert summary["match_score"][0] == pytest.approx(100 * (1 - abs(48 / 98 - 600 / 980)))


def test_a_full_count_has_no_margin_to_show_and_no_error_in_the_test() -> None:
    room, kinds = counts("gender", {"female": 60, "male": 40}), answers("gender", 100)
    full, _ = compared(room, kinds, community("gender", {"female": 500, "male": 500}))
    controlled, _ = compared(room, kinds, community("gender", {"female": 500, "male": 500}, [0, 0]))
    assert full["community_margin"].isna().all()
    assert controlled["community_margin"].tolist() == [0, 0]
    assert full["p_value"].tolist() == controlled["p_value"].tolist()
    assert full["gap_low"].tolist() == controlled["gap_low"].tolist()


def test_a_missing_margin_is_no_full_count() -> None:
    table, summary = compared(
        counts("gender", {"female": 60, "male": 40}),
        answers("gender", 100),
        community("gender", {"female": 500, "male": 500}, [NAN, 20]),
    )
    assert table["reason"].tolist() == ["community_margin_missing", ""]
    assert table["community_margin"].isna().tolist() == [True, False]
    assert np.isnan(table["gap_low"][0])
    assert np.isnan(table["representation_ratio"][0])
    assert summary["match_low"].isna().all()


def test_no_ratio_stands_on_an_uncertain_community_figure() -> None:
    figures = community("language", {"english": 9700, "korean": 300}, [100, 165])  # 165 ÷ 1.645 ÷ 300 = 33 %
    table, _ = compared(counts("language", {"english": 90, "korean": 10}), answers("language", 100), figures)
    korean = table.set_index("group").loc["korean"]
    assert korean[["representation_ratio", "ratio_low", "ratio_high"]].isna().all()
    assert korean["gap_points"] == pytest.approx(7)


def test_overlapping_groups_are_shares_of_the_people_who_answered_and_have_no_match() -> None:
    room = counts("race", {"white": 80, "asian": 40}, OVERLAPPING)
    figures = community("race", {"white": 700, "asian": 200}, view=OVERLAPPING, total=1000)
    table, summary = compared(room, answers("race", 100, view=OVERLAPPING), figures)
    assert table["attended_share"].tolist() == [0.80, 0.40]
    assert table["p_adjusted"][1] == pytest.approx(2 * table["p_value"][1])
    assert table["status"][1] == "over_represented"
    assert summary[["match_score", "match_low", "match_high", "seats_to_move", "global_p_value"]].isna().all(axis=None)


def test_views_meet_only_their_own_community() -> None:
    room = pd.concat([counts("race", {"white": 30}, "roll_up"), counts("race", {"white": 40}, OVERLAPPING)])
    kinds = pd.concat([answers("race", 30, view="roll_up"), answers("race", 40, view=OVERLAPPING)])
    table, summary = compared(room, kinds, community("race", {"white": 60, "asian": 40}, view="roll_up"))
    assert list(zip(table["view"], table["community"], table["group"], strict=True)) == [
        ("roll_up", "All residents", "white"),
        ("roll_up", "All residents", "asian"),
        (OVERLAPPING, "", "white"),
    ]
    assert summary["view"].tolist() == ["roll_up", OVERLAPPING]


def test_a_room_is_compared_with_every_community() -> None:
    others = pd.concat(
        [
            community("gender", {"female": 50, "male": 50}, name="All residents"),
            community("gender", {"female": 80, "male": 20}, name="Families", fit="proxy"),
        ]
    )
    table, summary = compared(counts("gender", {"female": 60, "male": 40}), answers("gender", 100), others)
    assert summary["community"].tolist() == ["All residents", "Families"]
    assert table["gap_points"].round(9).tolist() == [10, -10, -20, 20]
    assert table["reason"].tolist() == ["", "", "proxy", "proxy"]


def test_counts_without_a_community_are_kept() -> None:
    table, summary = compared(counts("role", {"student": 3, "family": 30}), answers("role", 33, (2, 0, 0)), empty(CommunityCount))
    assert table["group"].tolist() == ["student", "family"]
    assert table["attended_count"].tolist() == [3, 30]
    assert set(table["community"]) == {""}
    assert set(table["reason"]) == {"no_community_figure"}
    assert table["attended_share"].isna().all()
    only = summary.iloc[0]
    assert (only["answered_count"], only["no_community_figure_count"], only["blank_count"]) == (33, 33, 2)


@pytest.mark.parametrize("asked", [answers("english_learner", 0, (50, 0, 0)), empty(AnswerCount)])
def test_a_question_that_nobody_was_asked_is_named(asked: pd.DataFrame) -> None:
    kinds = pd.concat([answers("gender", 50), asked]) if len(asked) else answers("gender", 50)
    others = community("english_learner", {"yes": 20, "no": 80})
    table, summary = compared(counts("gender", {"female": 50}), kinds, others)
    rows = table[table["dimension"] == "english_learner"]
    assert rows["reason"].tolist() == ["not_asked", "not_asked"]
    assert rows["status"].tolist() == ["cannot_say", "cannot_say"]
    assert rows["attended_count"].tolist() == [0, 0]
    assert rows[["attended_share", "gap_points", "people_short", "people_to_add"]].isna().all(axis=None)
    asked_row = summary.set_index("dimension").loc["english_learner"]
    assert (asked_row["attended_count"], asked_row["blank_count"], asked_row["coverage_share"]) == (50, 50, 0)


def test_an_empty_room_shows_the_community_and_no_verdict() -> None:
    table, summary = compared(empty(GroupCount), empty(AnswerCount), community("gender", {"female": 50, "male": 50}))
    assert table["status"].tolist() == ["too_few_to_tell"] * 2
    assert table["reason"].tolist() == ["too_few_to_show"] * 2
    assert table["community_share"].tolist() == [0.5, 0.5]
    assert table["attended_share"].isna().all()
    assert summary["coverage_share"].isna().all()


def test_nothing_in_is_nothing_out() -> None:
    table, summary = compared(empty(GroupCount), empty(AnswerCount), empty(CommunityCount))
    assert (len(table), len(summary)) == (0, 0)


def test_below_half_coverage_only_counts_are_shown() -> None:
    table, summary = compared(
        counts("gender", {"female": 30, "male": 19}), answers("gender", 49, (51, 0, 0)), community("gender", {"female": 50, "male": 50})
    )
    assert table["attended_count"].tolist() == [30, 19]
    hidden = ["attended_share", "share_low", "gap_points", "gap_low", "representation_ratio", "people_short", "people_to_add"]
    assert table[hidden].isna().all(axis=None)
    assert table["community_share"].tolist() == [0.5, 0.5]
    assert table["reason"].tolist() == ["coverage", "coverage"]
    assert summary["match_score"].isna().all()


def test_groups_follow_the_vocabulary_then_the_community_then_the_alphabet() -> None:
    others = pd.concat(
        [community("zip", {"33619": 5, "33604": 5}), community("race", {"white": 5, "hispanic_or_latino": 5}, view="roll_up")]
    )
    room = pd.concat([counts("zip", {"33511": 1, "02139": 1, "33604": 1}), counts("race", {"asian": 1}, "roll_up")])
    kinds = pd.concat([answers("zip", 3), answers("race", 1, view="roll_up")])
    table, _ = compared(room, kinds, others)
    assert table["group"].tolist() == ["hispanic_or_latino", "white", "asian", "33619", "33604", "02139", "33511"]
    assert table["label"].tolist()[:4] == ["Hispanic or Latino", "White", "Asian", "33619"]


def test_income_bands_are_written_in_dollars() -> None:
    bands = {"0-24999": 10, "25000-49999": 20, "150000+": 30}
    table, _ = compared(empty(GroupCount), empty(AnswerCount), community("income", bands))
    assert table["label"].tolist() == ["Under $25,000", "$25,000–$49,999", "$150,000 or more"]


def test_a_figure_above_its_total_is_named() -> None:
    with pytest.raises(ValueError) as error:
        compared(empty(GroupCount), empty(AnswerCount), community("gender", {"female": 5100, "male": 10}, total=5000))
    assert str(error.value) == (
        'The community "All residents" has 5,100 in gender "female", which is more than its total of 5,000. '
        "Correct the total or the figure in the community file."
    )


def test_rows_that_are_there_twice_or_without_answers_are_named() -> None:
    room = counts("gender", {"female": 5})
    with pytest.raises(ValueError, match="Counts are there twice: gender, female"):
        compared(pd.concat([room, room]), answers("gender", 10), empty(CommunityCount))
    with pytest.raises(ValueError, match="Answers are there twice: gender"):
        compared(room, pd.concat([answers("gender", 5), answers("gender", 5)]), empty(CommunityCount))
    with pytest.raises(ValueError, match="People are counted in gender, but there is no row of answers for it"):
        compared(room, empty(AnswerCount), empty(CommunityCount))


def test_what_goes_in_stays_as_it_is() -> None:
    tables = (counts("gender", {"female": 60, "male": 40}), answers("gender", 100), community("gender", {"female": 5, "male": 5}))
    before = [table.copy(deep=True) for table in tables]
    compared(*tables)
    for table, copy in zip(tables, before, strict=True):
        pd.testing.assert_frame_equal(table, copy)


@given(
    st.lists(st.integers(0, 80), min_size=2, max_size=6),
    st.lists(st.integers(1, 5000), min_size=6, max_size=6),
    st.integers(0, 40),
)
def test_on_a_partition_gaps_and_people_short_cancel(x: list[int], people: list[int], missing: int) -> None:
    groups = [f"zone {k}" for k in range(len(x))]
    room = counts("zone", dict(zip(groups, x, strict=True)))
    figures = community("zone", dict(zip(groups, map(float, people), strict=False)))
    table, summary = compared(room, answers("zone", sum(x), (missing, 0, 0)), figures, Settings(chance_draws=100, global_draws=100))
    assert table["community_share"].sum() == pytest.approx(1)
    coverage = summary["coverage_share"][0]
    if sum(x) == 0 or coverage < 0.5:
        assert table["gap_points"].isna().all()
        return
    assert table["gap_points"].sum() == pytest.approx(0, abs=1e-9)
    assert table["people_short"].sum() == pytest.approx(0, abs=1e-9)
    assert (table["community_share"] * table["representation_ratio"]).sum() == pytest.approx(1)
    assert table["gap_points"].abs().sum() / 2 == pytest.approx(100 - summary["match_score"][0])
    assert (table["gap_low"] <= table["gap_points"] + 1e-9).all()
    assert (table["gap_points"] <= table["gap_high"] + 1e-9).all()


def test_two_thousand_groups_are_compared_while_nobody_waits() -> None:
    chance = np.random.default_rng(5)
    people = chance.integers(200, 2000, size=2000)
    x = chance.multinomial(3000, people / people.sum())
    groups = [f"school {k}" for k in range(2000)]
    room = counts("school", dict(zip(groups, x.tolist(), strict=True)), OVERLAPPING)  # this view draws no rooms
    figures = community("school", dict(zip(groups, people.astype(float), strict=True)), np.sqrt(people).tolist(), view=OVERLAPPING)
    start = time.perf_counter()
    table, _ = compared(room, answers("school", 3000, (300, 0, 0), OVERLAPPING), figures)
    assert len(table) == 2000
    assert time.perf_counter() - start < 10  # about half a second on a quiet machine; tests share theirs
