"""What leadership sees: no small count, and nothing that can be turned back into one."""

import pandas as pd
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from representation.disclosure.leadership import INVERTIBLE, for_leadership
from tests.counts import count
from tests.gap_tables import FAST, Tables, tables

GROUPS = ("less_than_high_school", "high_school", "some_college", "associate", "bachelors", "graduate")
PEOPLE = dict(zip(GROUPS, (130.0, 300.0, 210.0, 90.0, 170.0, 100.0), strict=True))


def counted(*counts: int) -> dict[str, int]:
    return dict(zip(GROUPS, counts, strict=True))


def texts(seen: pd.DataFrame) -> list[str]:
    return list(seen["attended_text"])


def released(found: Tables) -> tuple[pd.DataFrame, pd.DataFrame]:
    seen = for_leadership(found.gaps, found.summaries, FAST)
    return seen.gaps, seen.summaries


def test_large_counts_are_shown_as_they_are() -> None:
    found = tables(counted(20, 60, 54, 25, 94, 84), PEOPLE)
    seen, summaries = released(found)
    assert texts(seen) == ["20", "60", "54", "25", "94", "84"]
    assert not seen["is_withheld"].any()
    assert list(seen["status"]) == list(found.gaps["status"])
    assert summaries["known_count"].tolist() == [337.0]
    assert summaries["match_score"].tolist() == [round(found.summaries["match_score"].iloc[0])]


def test_a_small_count_goes_with_everything_that_inverts_to_it_and_takes_the_next_smallest_along() -> None:
    seen, _ = released(tables(counted(8, 60, 54, 25, 94, 84), PEOPLE))
    assert texts(seen) == ["fewer than 10", "60", "54", "withheld", "94", "84"]
    hidden = seen[seen["is_withheld"]]
    assert hidden[list(INVERTIBLE)].isna().all(axis=None)
    assert seen[~seen["is_withheld"]][["attended_count", "gap_points", "people_to_add"]].notna().all(axis=None)
    assert hidden["community_share"].notna().all()
    assert hidden["lean"].eq("none").all()


def test_the_verdict_stays_where_every_small_count_would_have_led_to_it() -> None:
    seen, _ = released(tables(counted(8, 60, 54, 25, 94, 84), PEOPLE))
    assert seen["status"].iloc[0] == "under_represented"


def test_the_verdict_goes_where_it_would_say_how_many_came() -> None:
    # With 100 answers and a share of 10 % only nobody, one or two people are under-represented: 12 · P(X < 3) is above .05.
    found = tables(counted(1, 30, 21, 12, 18, 18), {**PEOPLE, "less_than_high_school": 100.0})
    assert found.gaps["status"].iloc[0] == "under_represented"
    seen, _ = released(found)
    row = seen.iloc[0]
    assert (row["attended_text"], row["status"], row["reason"]) == ("fewer than 10", "", "withheld")


def test_nobody_is_shown_as_nobody() -> None:
    seen, _ = released(tables(counted(0, 60, 54, 25, 94, 84), PEOPLE))
    assert texts(seen)[0] == "0"
    assert seen["people_to_add"].iloc[0] > 0


def test_fewer_than_ten_answers_withhold_the_whole_dimension() -> None:
    seen, summaries = released(tables(counted(1, 0, 2, 0, 3, 0), PEOPLE, missing=(40, 0, 0)))
    assert seen["is_withheld"].all()
    assert seen[list(INVERTIBLE)].isna().all(axis=None)
    assert texts(seen) == ["withheld"] * 6
    assert summaries["known_count"].isna().all()
    assert summaries["coverage_share"].isna().all()
    assert set(seen["reason"]) == {"too_few_to_show"}


def test_small_kinds_of_missing_answers_are_withheld() -> None:
    _, summaries = released(tables(counted(20, 60, 54, 25, 94, 84), PEOPLE, missing=(9, 9, 1)))
    row = summaries.iloc[0]
    assert [row[f"{kind}_text"] for kind in ("blank", "declined", "unreadable")] == ["fewer than 10"] * 3
    assert row["coverage_share"] == round(337 / 356, 2)


def test_one_small_kind_beside_a_large_one_takes_it_along() -> None:
    _, summaries = released(tables(counted(20, 60, 54, 25, 94, 84), PEOPLE, missing=(6, 30, 0)))
    row = summaries.iloc[0]
    assert [row[f"{kind}_text"] for kind in ("blank", "declined", "unreadable")] == ["fewer than 10", "withheld", "0"]


def test_a_small_group_without_a_community_figure_is_not_the_answers_minus_the_known_ones() -> None:
    found = tables({"female": 60, "male": 50, "nonbinary": 4}, {"female": 510.0, "male": 490.0}, dimension="gender")
    seen, summaries = released(found)
    assert seen["attended_text"].iloc[2] != "4"
    assert summaries["answered_text"].iloc[0] == "withheld"
    assert summaries["no_community_figure_text"].iloc[0] == "withheld"


def test_a_second_community_of_other_groups_shows_no_numbers() -> None:
    one = tables(counted(8, 60, 54, 25, 94, 84), PEOPLE, names=("A",))
    other = tables(counted(8, 60, 54, 25, 94, 84), {name: PEOPLE[name] for name in GROUPS[1:]}, names=("B",))
    both = Tables(pd.concat([one.gaps, other.gaps], ignore_index=True), pd.concat([one.summaries, other.summaries], ignore_index=True))
    seen, summaries = released(both)
    assert seen[seen["community"] == "A"]["attended_count"].notna().any()
    assert seen[seen["community"] == "B"]["is_withheld"].all()
    assert summaries["is_withheld"].tolist() == [False, True]


def test_a_second_community_of_the_same_groups_shows_the_same_numbers_and_the_verdicts_that_fit_both() -> None:
    seen, _ = released(tables(counted(8, 60, 54, 25, 94, 84), PEOPLE, names=("A", "B")))
    first, second = (seen[seen["community"] == name].reset_index(drop=True) for name in "AB")
    assert texts(first) == texts(second)
    assert second["status"].tolist() == first["status"].tolist()  # the same shares: the verdicts say nothing new


def test_what_the_roll_up_withholds_is_withheld_alone_or_in_combination() -> None:
    people = {"white": 400.0, "asian": 300.0, "black_or_african_american": 300.0}
    rolled = tables({"white": 40, "asian": 5, "black_or_african_american": 12}, people, dimension="race", view="roll_up")
    several = tables(
        {"white": 44, "asian": 12, "black_or_african_american": 14}, people, dimension="race", view="alone_or_in_combination", answered=57
    )
    seen, _ = released(Tables(*(pd.concat(pair, ignore_index=True) for pair in zip(rolled, several, strict=True))))
    assert texts(seen) == ["40", "withheld", "fewer than 10", "44", "withheld", "withheld"]


def test_rows_keep_their_order_and_the_tables_given_stay_as_they_were() -> None:
    found = tables(counted(8, 60, 54, 25, 94, 84), PEOPLE)
    before = found.gaps.copy()
    seen, _ = released(found)
    assert list(seen["group"]) == list(found.gaps["group"])
    pd.testing.assert_frame_equal(found.gaps, before)


@settings(max_examples=count(6, 300))
@given(st.lists(st.one_of(st.integers(0, 12), st.integers(10, 90)), min_size=6, max_size=6), st.data())
def test_no_column_depends_on_a_withheld_count(counts: list[int], data: st.DataObject) -> None:
    """Move one person between two withheld groups: unless the public marks or verdicts change, nothing changes."""
    assume(sum(counts) >= 10)
    found = tables(counted(*counts), PEOPLE)
    seen, summaries = released(found)
    hidden = [place for place, text in enumerate(texts(seen)) if text == "fewer than 10"]
    assume(len(hidden) >= 2)
    source, target = data.draw(st.permutations(hidden))[:2]
    moved = list(counts)
    moved[source], moved[target] = moved[source] - 1, moved[target] + 1
    assume(moved[source] >= 1 and moved[target] <= 9)
    other, other_summaries = released(tables(counted(*moved), PEOPLE))
    verdicts = ["status", "reason"]
    pd.testing.assert_frame_equal(seen.drop(columns=verdicts), other.drop(columns=verdicts))
    scores = ["match_score"]
    pd.testing.assert_frame_equal(
        summaries.drop(columns=[*scores, "match_low", "match_high"]), other_summaries.drop(columns=[*scores, "match_low", "match_high"])
    )
