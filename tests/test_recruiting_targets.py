"""Whom to invite next, in order."""

import pandas as pd

from representation.disclosure.leadership import for_leadership
from representation.recruiting.targets import largest_gaps, recruiting_order, zip_shortfalls
from tests.gap_tables import FAST, Tables, tables

PEOPLE = {
    "less_than_high_school": 130.0, "high_school": 300.0, "some_college": 210.0, "associate": 90.0, "bachelors": 170.0, "graduate": 100.0,
}  # fmt: skip
ROOM = dict(zip(PEOPLE, (8, 60, 54, 25, 94, 84), strict=True))


def education() -> Tables:
    return tables(ROOM, PEOPLE)


def zips() -> Tables:
    return tables({"45401": 30, "45402": 10, "45403": 60}, {"45401": 300.0, "45402": 400.0, "45403": 300.0}, dimension="zip")


def test_groups_are_in_order_of_people_to_add() -> None:
    found = recruiting_order(education().gaps)
    # (.30·325 − 60)/.70 = 53.6 → 54; (.13·325 − 8)/.87 = 39.4 → 40; (.21·325 − 54)/.79 = 18.03 → 19
    assert found[["place", "group", "people_to_add", "strength"]].to_numpy().tolist() == [
        [1, "high_school", 54.0, "clear"],
        [2, "less_than_high_school", 40.0, "clear"],
        [3, "some_college", 19.0, "leaning"],
    ]


def test_groups_that_are_level_or_over_are_never_listed() -> None:
    found = recruiting_order(education().gaps)
    assert not set(found["group"]) & {"associate", "bachelors", "graduate"}


def test_leadership_sees_a_withheld_group_last_and_without_its_number() -> None:
    found = education()
    seen = recruiting_order(for_leadership(found.gaps, found.summaries, FAST).gaps)
    last = seen.iloc[-1]
    assert (last["group"], last["attended_text"], last["is_withheld"]) == ("less_than_high_school", "fewer than 10", True)
    assert seen["people_to_add"].isna().tolist() == [False, False, True]


def test_race_is_listed_once() -> None:
    people = {"white": 500.0, "asian": 500.0}
    one = tables({"white": 90, "asian": 10}, people, dimension="race", view="roll_up")
    two = tables({"white": 90, "asian": 12}, people, dimension="race", view="alone_or_in_combination", answered=100)
    both = pd.concat([one.gaps, two.gaps], ignore_index=True)
    assert recruiting_order(both)["view"].tolist() == ["roll_up"]
    assert recruiting_order(two.gaps)["group"].tolist() == ["asian"]


def test_zip_codes_are_in_order_of_people_short() -> None:
    found = zip_shortfalls(zips().gaps)
    assert found[["place", "zip_code", "people_short"]].to_numpy().tolist() == [[1, "45402", 0.4 * 100 - 10]]


def test_nothing_to_recruit_is_an_empty_table() -> None:
    assert recruiting_order(education().gaps.iloc[:0]).empty
    assert zip_shortfalls(education().gaps).empty


def test_the_largest_gaps_begin_with_the_clear_ones() -> None:
    both = pd.concat([education().gaps, zips().gaps], ignore_index=True)
    found = largest_gaps(both, most=3)
    assert list(zip(found["group"], found["gap_points"].round(6), strict=True)) == [
        ("45402", -30.0), ("45403", 30.0), ("graduate", round(100 * (84 / 325 - 0.1), 6)),
    ]  # fmt: skip
    assert len(largest_gaps(both, most=100)) == 9


def test_a_withheld_gap_is_not_among_the_largest() -> None:
    found = education()
    seen = largest_gaps(for_leadership(found.gaps, found.summaries, FAST).gaps)
    assert "less_than_high_school" not in set(seen["group"])
