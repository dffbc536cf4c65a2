"""The room and the community in the same groups, at the same cut points, of the same people; from answers to gaps."""

import math
from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import pytest
from pandera.typing import DataFrame

from data_models.community_count import CommunityCount
from data_models.participation import Participation
from representation.community.community_reading import CountRow, community_counts
from representation.community.published_totals import with_shared_totals
from representation.comparing import Comparison, comparison
from representation.measures.settings import Settings
from representation.room.participations import participations
from tests.intake_tables import responses_of

QUICK = Settings(chance_draws=100, global_draws=100, global_tables=0)
MENA = "middle_eastern_or_north_african"
PLAIN = CountRow(
    "Alder",
    "race",
    "roll_up",
    "",
    0.0,
    0.0,
    True,
    False,
    1000.0,
    0.0,
    "people",
    "all people",
    "2020–2024",
    "file.csv",
    "B03002",
    "exact",
    "",
)


def room(answers: Mapping[str, int], dimension: str = "race", **more: object) -> DataFrame[Participation]:
    """Answer → how many people who attended gave it."""
    given = [answer for answer, many in answers.items() for _ in range(many)]
    return participations(
        responses_of([{"person_key": f"{more}{i}", "is_attended": True, dimension: answer, **more} for i, answer in enumerate(given)])
    )


def table(figures: Mapping[str, tuple[float, float]], like: CountRow = PLAIN) -> DataFrame[CommunityCount]:
    """Group → people and margin."""
    return community_counts(
        [replace(like, group=group, people_count=float(people), margin=float(margin)) for group, (people, margin) in figures.items()]
    )


def compared(people: DataFrame[Participation], *tables: pd.DataFrame, settings: Settings = QUICK) -> Comparison:
    return comparison(people, with_shared_totals(CommunityCount.validate(pd.concat(tables, ignore_index=True))), settings=settings)


def beside(found: Comparison, dimension: str = "race", view: str = "roll_up") -> dict[str, tuple[int, float | None, float | None]]:
    """Group → attended, share of the room, and share of the community; None where there is no figure."""
    rows = found.part(dimension, view, "Alder").gaps
    return {
        group: (attended, *(None if math.isnan(share) else round(share, 4) for share in shares))
        for group, attended, *shares in rows[["group", "attended_count", "attended_share", "community_share"]].itertuples(index=False)
    }


def note(found: Comparison, dimension: str = "race", view: str = "roll_up") -> str:
    return str(found.part(dimension, view, "Alder").summaries["fit_note"].iloc[0])


COMBINED = replace(PLAIN, view="alone_or_in_combination", total_count=math.nan, total_margin=math.nan, table="B02008")
ROLL_UP = table({"hispanic_or_latino": (300, 20), "white": (500, 20), "asian": (150, 10), "two_or_more_races": (50, 10)})
BOTH_VIEWS = (ROLL_UP, table({"white": (700, 20), "asian": (200, 12)}, COMBINED))
PEOPLE = {"white": 20, "hispanic_or_latino|white": 10, "asian|white": 10}


def test_each_way_of_counting_races_meets_its_own_tables() -> None:
    found = compared(room(PEOPLE), *BOTH_VIEWS)
    assert beside(found) == {
        "hispanic_or_latino": (10, 0.25, 0.3),
        "white": (20, 0.5, 0.5),
        "asian": (0, 0.0, 0.15),
        "two_or_more_races": (10, 0.25, 0.05),
    }
    # Every box, of all 40 who answered; of the 1,000 people that the other table gives, Hispanic or Latino people from there too.
    assert beside(found, view="alone_or_in_combination") == {
        "hispanic_or_latino": (10, 0.25, 0.3),
        "white": (40, 1.0, 0.7),
        "asian": (10, 0.25, 0.2),
    }


def test_shares_that_overlap_have_no_match_score() -> None:
    summaries = compared(room(PEOPLE), *BOTH_VIEWS).summaries.set_index(["dimension", "view"])
    scores = summaries.loc["race", ["match_score", "match_low", "match_high", "seats_to_move", "global_p_value"]]
    assert scores.loc["alone_or_in_combination"].isna().all()
    assert not scores.loc["roll_up"].isna().any()


def test_races_counted_with_their_hispanic_people_are_compared_with_nobody() -> None:
    alone = table({"white": (800, 20)}, replace(PLAIN, view="race_alone", table="B02001"))
    assert set(compared(room(PEOPLE), ROLL_UP, alone).only(["race"]).gaps["view"]) == {"roll_up"}
    without = compared(room(PEOPLE), alone).only(["race"])
    assert set(without.gaps["community"]) == {""}
    assert int(without.gaps["attended_count"].sum()) == 40


def test_parts_on_the_form_roll_up_to_the_row_of_the_community_and_it_is_said() -> None:
    found = compared(room({"white": 10, "hmong": 4, "chinese|filipino": 3, "mexican|white": 3}), ROLL_UP)
    assert {group: row[0] for group, row in beside(found).items()} == {
        "hispanic_or_latino": 3, "white": 10, "asian": 7, "two_or_more_races": 0,
    }  # fmt: skip
    said = found.folded[["folded_from", "folded_into", "attended_count"]].to_numpy().tolist()
    assert said == [["hmong", "asian", 4], ["mexican", "hispanic_or_latino", 3]]


DETAILED = table({"white": (800, 30), "chinese": (60, 6), "hmong": (80, 8), "vietnamese": (60, 6)})


def test_where_both_sides_have_the_parts_they_are_compared() -> None:
    found = compared(room({"white": 10, "hmong": 6, "chinese": 2, "asian|vietnamese": 2}), DETAILED)
    assert beside(found) == {"white": (10, 0.5, 0.8), "chinese": (2, 0.1, 0.06), "hmong": (6, 0.3, 0.08), "vietnamese": (2, 0.1, 0.06)}
    assert len(found.folded) == 0


def test_parts_that_nobody_named_are_added_to_the_rest_on_both_sides() -> None:
    rest = table({"white": (800, 30), "chinese": (60, 6), "hmong": (80, 8), "vietnamese": (40, 6), "other_asian": (20, 5)})
    found = compared(room({"white": 10, "hmong": 6, "other_asian": 4}), rest)
    assert beside(found) == {"white": (10, 0.5, 0.8), "hmong": (6, 0.3, 0.08), "other_asian": (4, 0.2, 0.12)}
    assert "“Chinese” and “Vietnamese” are counted as “Other Asian”" in note(found)


def test_a_community_finer_than_the_room_is_added_up_with_its_margins() -> None:
    found = compared(room({"white": 10, "asian": 9, "hmong": 1}), DETAILED)
    assert beside(found) == {"white": (10, 0.5, 0.8), "asian": (10, 0.5, 0.2)}
    margin = found.part("race", "roll_up", "Alder").gaps.set_index("group").loc["asian", "community_margin"]
    assert margin == pytest.approx(math.sqrt(36 + 64 + 36) / 1000)
    assert "“Chinese”, “Hmong” and “Vietnamese” are counted as “Asian”, because the room’s answers do not tell them apart" in note(found)


def test_a_filter_changes_no_group() -> None:
    everyone = room({"white": 10, "asian": 9, "hmong": 1})
    view = everyone[everyone["race"].isin(["white", "hmong"])].reset_index(drop=True)
    found = comparison(Participation.validate(view), DETAILED, settings=QUICK, everyone=everyone)
    assert {group: row[0] for group, row in beside(found).items()} == {"white": 10, "asian": 1}


def test_a_row_that_no_form_offers_does_not_look_as_if_the_group_stayed_away() -> None:
    finer = table({"white": (850, 30), MENA: (50, 10), "asian": (100, 10)})
    found = compared(room({"white": 15, "asian": 5}), finer)
    assert beside(found) == {"white": (15, 0.75, 0.9), "asian": (5, 0.25, 0.1)}
    assert "figures for “Middle Eastern or North African” are counted as “White”" in note(found)
    assert beside(compared(room({"white": 15, MENA: 5}), finer)) == {
        "white": (15, 0.75, 0.85), "asian": (0, 0.0, 0.1), MENA: (5, 0.25, 0.05),
    }  # fmt: skip


def test_rows_in_combination_that_the_answers_do_not_tell_are_left_out() -> None:
    with_total = replace(COMBINED, total_count=1000.0, total_margin=0.0)
    found = compared(room({"white": 15, "asian": 5}), table({"white": (850, 30), "asian": (150, 9), "hmong": (70, 10)}, with_total))
    assert set(beside(found, view="alone_or_in_combination")) == {"white", "asian"}
    assert "figures for “Hmong” are left out" in note(found, view="alone_or_in_combination")


LANGUAGES = replace(PLAIN, dimension="language", view="", universe="people 5 years and over", table="S1601")


def test_languages_are_compared_in_families_where_the_table_has_only_families() -> None:
    families = table({"english": (700, 20), "spanish": (200, 15), "asian_pacific": (100, 10)}, LANGUAGES)
    found = compared(room({"english": 10, "korean": 3, "tagalog": 2}, "language"), families)
    assert {group: row[0] for group, row in beside(found, "language", "").items()} == {"english": 10, "spanish": 0, "asian_pacific": 5}
    assert sorted(found.folded["folded_from"]) == ["korean", "tagalog"]
    assert (found.part("language", "", "Alder").summaries["fit"].iloc[0], "under 5" in note(found, "language", "")) == ("close", True)


def test_students_are_counted_beside_the_shares_of_a_figure_for_grown_up_people() -> None:
    schooling = replace(PLAIN, dimension="education", view="", universe="people 25 years and over", table="B15003")
    people = pd.concat(
        [
            room({"bachelors": 12, "high_school": 8}, "education", role="family"),
            room({"less_than_high_school": 9, "": 1}, "education", role="student"),
        ],
        ignore_index=True,
    )
    people["person_id"] = range(len(people))
    figures = table({"less_than_high_school": (200, 10), "high_school": (400, 20), "bachelors": (400, 20)}, schooling)
    found = compared(Participation.validate(people), figures)
    assert beside(found, "education", "") == {
        "less_than_high_school": (0, 0.0, 0.2),
        "high_school": (8, 0.4, 0.4),
        "bachelors": (12, 0.6, 0.4),
        "students": (9, None, None),
    }
    summary = found.part("education", "", "Alder").summaries.iloc[0]
    assert summary[["answered_count", "no_community_figure_count", "blank_count", "attended_count"]].tolist() == [29, 9, 1, 30]
    assert "students are counted beside the shares" in note(found, "education", "")
    everybody = compared(Participation.validate(people), figures.assign(universe="all people"))
    assert "students" not in beside(everybody, "education", "")


INCOMES = replace(
    PLAIN, dimension="income", view="", unit="households", universe="households", table="B19001", total_count=1000.0, total_margin=0.0
)
BRACKETS = table({"0-34999": (450, 20), "35000-49999": (48, 10), "50000-99999": (302, 20), "100000+": (200, 15)}, INCOMES)
FORM = {"0-39999": 20, "40000-99999": 20, "100000+": 10}
INTERPOLATE = replace(QUICK, income_cuts="interpolate")


def test_a_cut_inside_a_band_merges_its_neighbors_unless_staff_choose_otherwise() -> None:
    found = compared(room(FORM, "income"), BRACKETS)
    assert beside(found, "income", "") == {"0-99999": (40, 0.8, 0.8), "100000+": (10, 0.2, 0.2)}
    said = note(found, "income", "")
    assert "households there, people here" in said
    assert "dollars of 2024" in said
    assert "incomes are compared at the cut points that both sides have" in said


def test_a_cut_inside_a_small_band_is_interpolated_and_flagged() -> None:
    found = compared(room(FORM, "income"), BRACKETS, settings=INTERPOLATE)
    # A third of the 48 lies below 40,000: 450 + 16, and 32 + 302.
    assert beside(found, "income", "") == {"0-39999": (20, 0.4, 0.466), "40000-99999": (20, 0.4, 0.334), "100000+": (10, 0.2, 0.2)}
    rows = found.part("income", "", "Alder").gaps.set_index("group")
    error = rows.loc["0-39999", "community_margin"] / 1.645
    assert error**2 == pytest.approx((20**2 + (10 / 3) ** 2) / 1.645**2 / 1000**2 + 0.048**2 / 12)
    assert not rows["reason"].eq("bracket_mismatch").any()
    assert "interpolated: $40,000 lies inside the community’s band $35,000–$49,999" in note(found, "income", "")


def test_a_verdict_that_depends_on_the_cut_is_none() -> None:
    # 52.5 % of the room are below 40,000: more than 5 points above 45 % (nobody of the band is), and less than 5 above 49.8 % (all are).
    found = compared(room({"0-39999": 315, "40000-99999": 165, "100000+": 120}, "income"), BRACKETS, settings=INTERPOLATE)
    rows = found.part("income", "", "Alder").gaps.set_index("group")
    assert rows.loc["0-39999", ["status", "lean", "reason"]].tolist() == ["cannot_say", "none", "bracket_mismatch"]
    assert rows.loc["100000+", "reason"] != "bracket_mismatch"


def test_a_cut_inside_a_band_of_many_households_is_never_interpolated() -> None:
    many = table({"0-34999": (400, 20), "35000-49999": (98, 10), "50000-99999": (302, 20), "100000+": (200, 15)}, INCOMES)
    assert set(beside(compared(room(FORM, "income"), many, settings=INTERPOLATE), "income", "")) == {"0-99999", "100000+"}


def test_rounded_percents_that_make_more_than_all_households_are_all_households() -> None:
    bands = {"0-49999": (501, 20), "50000-99999": (300, 15), "100000+": (200, 12)}
    incomes = table(bands, replace(PLAIN, dimension="income", view="", unit="households", universe="households", table="S1901"))
    # No cut of the form is one of the table's, so that everything is one band: 1,001 of 1,000 households, by rounding.
    found = compared(room({"0-59999": 10, "60000+": 10}, "income"), incomes)
    assert beside(found, "income", "") == {"0+": (20, 1.0, 1.0)}


def test_a_figure_far_above_its_own_total_is_not_known_and_breaks_nothing() -> None:
    found = compared(room({"white": 10, "asian": 10}), table({"white": (1500, 20), "asian": (100, 10)}))
    assert beside(found) == {"white": (10, 0.5, None), "asian": (10, 0.5, 0.1)}
    assert "figures for “White” are left out, because they are larger than the number of all people there" in note(found)


def test_filipino_students_counted_beside_asian_ones_are_asian_on_both_sides() -> None:
    students = table({"white": (500, 0), "asian": (300, 0), "filipino": (200, 0)}, replace(PLAIN, has_margin=False, unit="students"))
    found = compared(room({"white": 10, "asian": 6, "filipino": 4}), students)
    assert beside(found) == {"white": (10, 0.5, 0.5), "asian": (10, 0.5, 0.5)}
