"""Figures that cannot be right are named in words, and right ones are left alone."""

import math

import pytest
from pandera.typing import DataFrame

from data_models.community_count import CommunityCount
from representation.community.checks import checks
from representation.community.community_reading import CountRow, community_counts

NAN = math.nan
ALDER = {
    "hispanic_or_latino": 3000.0,
    "white": 4000.0,
    "black_or_african_american": 1600.0,
    "asian": 800.0,
    "american_indian_or_alaska_native": 100.0,
    "native_hawaiian_or_pacific_islander": 40.0,
    "two_or_more_races": 460.0,
}


def counts(
    people: dict[str, float],
    total: float = 10000.0,
    vintage: str = "2024–25",
    view: str = "roll_up",
    dimension: str = "race",
    margin: float = 0.0,
) -> DataFrame[CommunityCount]:
    rows = [
        CountRow(
            "Alder", dimension, view, group, number, NAN if math.isnan(number) else margin, margin > 0, math.isnan(number), total, 0.0,
            "students", "enrolled students", vintage, "alder.csv", "", "close", "",
        )
        for group, number in people.items()
    ]  # fmt: skip
    return community_counts(rows)


def said(now: DataFrame[CommunityCount], *earlier: DataFrame[CommunityCount]) -> list[tuple[str, str]]:
    found = checks(now, earlier)
    assert all((finding.severity, finding.file) == ("file", "alder.csv") for finding in found)
    return [(finding.kind, finding.message) for finding in found]


def test_right_figures_have_no_findings() -> None:
    assert sum(ALDER.values()) == 10000
    last_year = {group: people * 0.97 for group, people in ALDER.items()}
    assert said(counts(ALDER), counts(last_year, 9700.0, "2023–24")) == []
    assert said(counts({}, NAN)) == []


def test_shares_that_make_more_than_everyone_are_said() -> None:
    assert said(counts(ALDER | {"some_other_race": 900.0})) == [
        (
            "community_shares_do_not_add_up",
            "The shares of “Race and ethnicity” add up to 109 %. A group is counted twice, or a total is taken for a group: "
            "look for a row or column that is the sum of others.",
        )
    ]


def test_shares_that_make_far_less_than_everyone_are_said() -> None:
    assert said(counts({group: people for group, people in ALDER.items() if group != "hispanic_or_latino"})) == [
        (
            "community_shares_do_not_add_up",
            "The shares of “Race and ethnicity” add up to only 70 %. A group is missing: look for a row or column of the file "
            "that was not recognized.",
        )
    ]


def test_rounding_margins_and_withheld_groups_explain_what_is_missing() -> None:
    assert said(counts(ALDER | {"hispanic_or_latino": NAN})) == []
    assert said(counts({"female": 52.0, "male": 47.0}, 100.0, dimension="gender", view="")) == []
    assert said(counts(ALDER, total=9300.0, margin=80.0)) == []  # seven margins of 80 and the rounding of seven shares


def test_people_in_several_groups_are_not_expected_to_add_up() -> None:
    assert said(counts(ALDER | {"some_other_race": 5000.0}, view="alone_or_in_combination")) == []


def test_a_group_larger_than_everyone_is_impossible() -> None:
    assert ("community_group_too_large", "“White” has 12,000 people, more than the 10,000 in all. Look whether the total is of "
            "another area, or the figure of another table.") in said(counts(ALDER | {"white": 12000.0}))  # fmt: skip


def shifted(people: dict[str, float]) -> dict[str, float]:
    """The figures one row further down, as when labels moved against them."""
    numbers = list(people.values())
    return dict(zip(people, [numbers[-1], *numbers[:-1]], strict=True))


def test_labels_that_moved_by_one_are_seen_without_another_year() -> None:
    moved = dict(zip(ALDER, [800.0, 100.0, 40.0, 460.0, 1600.0, 3000.0, 4000.0], strict=True))
    assert said(counts(moved)) == [
        (
            "community_labels_shifted",
            "“Native Hawaiian or Pacific Islander” makes 30% of “Race and ethnicity”, more than almost anywhere. "
            "Look whether the labels moved by one row or column against the figures.",
        )
    ]


def test_labels_that_moved_by_one_are_seen_beside_another_year() -> None:
    kinds = [kind for kind, _ in said(counts(shifted(ALDER)), counts(ALDER, vintage="2023–24"))]
    assert kinds == ["community_labels_shifted"]
    assert said(counts(shifted(ALDER)), counts(ALDER, vintage="2023–24"))[0][1] == (
        "The share of “Hispanic or Latino” went from 30.0% (2023–24) to 4.6% (2024–25), and “White” now has about its old share. "
        "Look whether the labels moved by one row or column against the figures."
    )


def test_a_group_that_grows_a_little_is_no_shift() -> None:
    grown = ALDER | {"asian": 1000.0, "white": 3800.0}
    assert said(counts(grown), counts(ALDER, vintage="2023–24")) == []


@pytest.mark.parametrize("factor", [2.0, 0.5])
def test_a_total_far_from_another_year_is_said(factor: float) -> None:
    old = counts({group: people * factor for group, people in ALDER.items()}, 10000 * factor, "2023–24")
    assert said(counts(ALDER), old) == [
        (
            "community_total_jumped",
            f"“Race and ethnicity” counts 10,000 people (2024–25), against {10000 * factor:,.0f} (2023–24). "
            "Look whether both files are about the same area and the same people, and whether a total row was added to its parts.",
        )
    ]


def test_only_another_year_of_the_same_community_is_compared() -> None:
    assert said(counts(ALDER), counts({"female": 500.0}, 500.0, "2023–24", dimension="gender", view="")) == []
    assert said(counts(ALDER), counts(ALDER, 100.0)) == []
