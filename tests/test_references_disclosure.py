"""Several communities, and nobody learns a small count by looking at another one."""

import pandas as pd
import pytest

from representation.disclosure.attack import PROTECTION_WIDTH
from representation.disclosure.leadership import Key, for_leadership
from representation.disclosure.parts import releases_of_parts
from representation.disclosure.slices import Release
from tests.gap_tables import FAST, Tables, tables
from tests.test_disclosure_parts import possible

NAMES = ("less_than_high_school", "high_school", "some_college")
HERE = {"less_than_high_school": 300.0, "high_school": 500.0, "some_college": 200.0}
THERE = {"less_than_high_school": 450.0, "high_school": 350.0, "some_college": 200.0}
FEWER = {"less_than_high_school": 300.0, "high_school": 500.0}
Counts = tuple[int, int, int]
FIRST: Counts = (30, 4, 26)
SECOND: Counts = (16, 20, 25)


def beside(counts: Counts, other: dict[str, float]) -> Tables:
    """One room beside two communities: "Here", and "There" with other shares or other groups."""
    people = dict(zip(NAMES, counts, strict=True))
    both = [tables(people, HERE, names=("Here",)), tables(people, other, names=("There",))]
    return Tables(*(pd.concat(pair, ignore_index=True) for pair in zip(*both, strict=True)))


def released(other: dict[str, float], own: tuple[tuple[str, ...], ...]) -> list[dict[Key, Release]]:
    whole = tuple(a + b for a, b in zip(FIRST, SECOND, strict=True))
    assert len(whole) == 3
    return releases_of_parts(beside(whole, other), [beside(FIRST, other), beside(SECOND, other)], FAST, own)


def seen(counts: Counts, other: dict[str, float], shown: dict[Key, Release], name: str) -> pd.DataFrame:
    gaps = for_leadership(*beside(counts, other), FAST, shown).gaps
    return gaps[gaps["community"].eq(name)].reset_index(drop=True)


def test_a_part_shows_verdicts_beside_its_own_community_and_the_same_counts() -> None:
    plain, own = released(THERE, ()), released(THERE, (("There",), ()))
    first = seen(FIRST, THERE, own[0], "There")
    assert first["attended_text"].tolist() == seen(FIRST, THERE, plain[0], "Here")["attended_text"].tolist()
    assert first["status"].ne("").any()
    assert seen(FIRST, THERE, own[0], "Here")["status"].eq("").all()
    assert seen(SECOND, THERE, own[1], "Here")["status"].ne("").any()


def test_a_community_of_other_groups_shows_no_numbers_beside_the_first() -> None:
    for shown, counts in zip(released(FEWER, (("There",), ())), (FIRST, SECOND), strict=True):
        assert seen(counts, FEWER, shown, "There")["is_withheld"].all()
        assert seen(counts, FEWER, shown, "There")["attended_share"].isna().all()


@pytest.mark.parametrize("own", [((), ()), (("There",), ()), (("There",), ("There",)), ((), ("There",))])
def test_no_small_count_follows_from_the_verdicts_beside_any_community(own: tuple[tuple[str, ...], ...]) -> None:
    """Somebody who sees everything and every series, each beside its community, and knows the rules, goes through all that could be."""
    shown = released(THERE, own)
    printed = [pd.concat([seen(c, THERE, s, name) for name in ("Here", "There")]) for c, s in zip((FIRST, SECOND), shown, strict=True)]
    is_said = [each["status"].ne("").tolist() for each in printed]
    statuses: dict[Counts, list[str]] = {}

    def verdicts(counts: Counts) -> list[str]:
        if counts not in statuses:
            statuses[counts] = beside(counts, THERE).gaps["status"].tolist()
        return statuses[counts]

    def fits(pair: tuple[Counts, Counts]) -> bool:
        return all(
            not say or found == true
            for counts, said, truth in zip(pair, is_said, (FIRST, SECOND), strict=True)
            for say, found, true in zip(said, verdicts(counts), verdicts(truth), strict=True)
        )

    small = [pair[0][1] for pair in possible(FIRST, SECOND) if fits(pair)]
    assert FIRST[1] in small
    assert max(small) - min(small) >= PROTECTION_WIDTH
