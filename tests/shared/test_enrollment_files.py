"""Figures of the real enrollment files and plain tables, read off by eye, and what each says that cannot be used."""

import math
from functools import cache
from pathlib import Path

import pytest

from data_models.community_count import CommunityCount
from representation.community.choice import CommunityChoice
from representation.community.community_reading import CommunityReading
from representation.community.reading import read_community
from representation.intake.correction import Correction
from representation.intake.intake import checked_table
from representation.intake.reading import read_tables

REAL = Path(__file__).parents[3] / "shared" / "real"
RACE = "enrollment/va_fall_membership_race_2019_2025.csv"
LEARNERS = "enrollment/va_english_learners_2024.csv"
NEW_YORK = "enrollment/nyc_school_demographics_num_per_trim.csv"
KENTUCKY = "enrollment/nces_elsi_ky_districts.csv"
MASSACHUSETTS = "enrollment/ma_enrollment_by_race_gender_district.xlsx"
SUMMARY = "demographics/nyc_zcta_census_summary.csv"


@cache
def reading(name: str, choice: CommunityChoice) -> CommunityReading:
    [table] = read_tables(Path(name).name, (REAL / name).read_bytes())
    found = read_community(table, choice)
    assert found is not None
    assert found.rows_read == found.rows_usable + found.rows_set_aside
    return found


def district(code: str, year: str | None = None) -> CommunityChoice:
    return CommunityChoice("970", (code,), year)


def school(code: str, year: str | None = None) -> CommunityChoice:
    return CommunityChoice("school", (code,), year)


FIGURES = [
    # Row by row: Albemarle High in 2024-2025 has 170 Asian and 426 + 1 Hispanic students, and no row of Pacific Islanders.
    (RACE, school("2-880", "2024–25"), "race", "asian", 170),
    (RACE, school("2-880", "2024–25"), "race", "hispanic_or_latino", 427),
    (RACE, school("2-880", "2024–25"), "race", "native_hawaiian_or_pacific_islander", None),
    # In 2019-2020: 1,074 + 11 White students and 1 Pacific Islander.
    (RACE, school("2-880", "2019–20"), "race", "white", 1085),
    (RACE, school("2-880", "2019–20"), "race", "native_hawaiian_or_pacific_islander", 1),
    # The school lost none of its 182 White students to the other schools of the division.
    (RACE, school("2-160", "2019–20"), "race", "white", 182),
    # Sums of the rows of the division in a spreadsheet.
    (RACE, district("2"), "race", "white", 8052),
    (RACE, district("2"), "race", "american_indian_or_alaska_native", 17),
    (RACE, district("2", "2019–20"), "race", "hispanic_or_latino", 2010),
    (RACE, district("2"), "school", "Albemarle High", 5 + 170 + 309 + 427 + 150 + 914),
    (LEARNERS, school("2-880"), "english_learner", "yes", 311),
    (LEARNERS, school("2-880"), "english_learner", "no", 1664),
    (LEARNERS, district("104"), "english_learner", "yes", 923),
    (LEARNERS, district("104"), "english_learner", "no", 3520),
    (LEARNERS, district("2"), "school", "Red Hill Elementary", 193 + 17),
    (NEW_YORK, school("01M015", "2006"), "race", "asian", 10),
    (NEW_YORK, school("01M015", "2006"), "race", "hispanic_or_latino", 189),
    (NEW_YORK, school("01M015", "2012"), "gender", "female", 92),
    (NEW_YORK, CommunityChoice(), "school", "p.s. 015 roberto clemente", 189),
    (KENTUCKY, district("adair co"), "economically_disadvantaged", "yes", 1625),
    (KENTUCKY, district("adair co"), "economically_disadvantaged", "no", 2601 - 1625),
    (KENTUCKY, district("ashland ind", "2010–11"), "economically_disadvantaged", "yes", 1692),
    (KENTUCKY, district("anchorage ind"), "economically_disadvantaged", "yes", 9),
    (SUMMARY, CommunityChoice(), "zip", "10001", 22924),
    (SUMMARY, CommunityChoice(), "zip", "10020", 0),
    (SUMMARY, CommunityChoice(), "zip", "11697", 3540),
]


@pytest.mark.parametrize(("name", "choice", "dimension", "group", "people"), FIGURES)
def test_a_figure_is_what_the_file_says(name: str, choice: CommunityChoice, dimension: str, group: str, people: int | None) -> None:
    counts = reading(name, choice).counts
    found = counts[(counts[CommunityCount.dimension] == dimension) & (counts[CommunityCount.group] == group)]
    if people is None:
        assert found.empty, "nobody of the group is in the file, and it is no group of the community"
    else:
        assert found[CommunityCount.people_count].tolist() == [people]


@pytest.mark.parametrize(
    ("name", "choice", "total"),
    [
        (RACE, school("2-880", "2024–25"), 1975),
        (RACE, district("2"), 14173),
        (LEARNERS, school("2-880"), 1975),
        (NEW_YORK, school("01M015", "2006"), 281),
        (KENTUCKY, district("adair co", "2005–06"), 2814),
        (KENTUCKY, CommunityChoice("970", (), "2011–12"), 681827),
    ],
)
def test_the_total_is_what_the_file_says(name: str, choice: CommunityChoice, total: int) -> None:
    assert set(reading(name, choice).counts[CommunityCount.total_count]) == {total}


def test_a_withheld_number_of_learners_is_never_zero() -> None:
    ivy = reading(LEARNERS, school("2-250")).counts.set_index(CommunityCount.group)
    assert bool(ivy.loc["yes", CommunityCount.is_suppressed])
    assert math.isnan(float(ivy.loc["yes", CommunityCount.people_count]))
    assert ivy.loc["no", CommunityCount.people_count] == 351
    albemarle = reading(LEARNERS, district("2")).counts.set_index(CommunityCount.group)
    # 1,832 learners are written out, and two schools withhold between 1 and 9 each.
    assert albemarle.loc["yes", [CommunityCount.people_count, CommunityCount.margin]].tolist() == [1832 + 2 * 5, 2 * 4]
    total, margin = albemarle.loc["yes", [CommunityCount.total_count, CommunityCount.total_margin]]
    assert abs(total - 14173) <= margin, "the race file of the same fall has all students"


def test_what_is_not_applicable_in_the_national_export_is_unknown() -> None:
    anchorage = reading(KENTUCKY, district("anchorage ind", "2009–10")).counts
    assert anchorage[CommunityCount.is_suppressed].all()
    assert set(anchorage[CommunityCount.total_count]) == {371}


@pytest.mark.parametrize(
    ("name", "districts", "first"), [(RACE, 12, "Albemarle County"), (LEARNERS, 12, "Albemarle County"), (KENTUCKY, 178, "ADAIR CO")]
)
def test_of_several_districts_one_is_to_be_chosen_and_the_choice_arrives(name: str, districts: int, first: str) -> None:
    [raw] = read_tables(Path(name).name, (REAL / name).read_bytes())
    table = checked_table(raw)
    assert (table.kind, table.rows_usable) == ("community", 0)
    [finding] = table.findings
    assert (finding.kind, finding.message.startswith(f"The table holds {districts} districts ({first}, ")) == (
        "community_several_districts",
        True,
    )
    level = table.offered.levels[0]
    assert (level.code, len(level.areas), level.areas[0][1]) == ("970", districts, first)
    again = checked_table(raw, Correction(community=CommunityChoice("970", (level.areas[0][0],))))
    assert again.rows_usable > 0


def test_years_are_offered_newest_first() -> None:
    assert reading(NEW_YORK, CommunityChoice()).offered.years == ("2012", "2011", "2010", "2009", "2008", "2007", "2006")
    assert reading(RACE, CommunityChoice()).offered.years[0] == "2024–25"
    assert reading(KENTUCKY, CommunityChoice()).offered.years[0] == "2011–12"


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        (MASSACHUSETTS, "community_percents", "Ask for the same table in numbers, or with a column “Total”, and add that."),
        ("geo/stl_city_zcta_race.csv", "community_percents", "Add census table B03002 for the same areas instead"),
        ("geo/nyc_zcta_to_modzcta.csv", "community_crosswalk", "it says in which MODZCTA each of 215 ZCTA areas lies"),
    ],
)
def test_a_file_without_numbers_of_people_says_what_to_do(name: str, kind: str, words: str) -> None:
    found = reading(name, CommunityChoice())
    assert found.counts.empty
    [finding] = found.findings
    assert (finding.kind, words in finding.message) == (kind, True)
