"""Profiles, subject tables and the larger detailed tables: each dimension of each, with its universe and unit."""

import math

import pytest

from data_models.community_count import CommunityCount
from data_models.raw import RawTable
from representation.community.community_reading import CommunityReading
from representation.community.reading import read_community

COUNTY = ["0500000US39001", "Alder County, Ohio"]
Lines = list[tuple[str, str, str]]


def labelled(file: str, table: str, lines: Lines) -> CommunityReading:
    """A download of one county; each line has its number, its label and its estimate, and a margin of 3."""
    header, labels, cells = ["GEO_ID", "NAME"], ["Geography", "Geographic Area Name"], list(COUNTY)
    for number, label, people in lines:
        header += [f"{table}_{number}E", f"{table}_{number}M"]
        labels += [f"Estimate!!{label}", f"Margin of Error!!{label}"]
        cells += [people, "3"]
    reading = read_community(RawTable.of_rows(file, None, [header, labels, cells]))
    assert reading is not None
    return reading


def people(reading: CommunityReading, dimension: str) -> dict[str, float]:
    counts = reading.counts[reading.counts[CommunityCount.dimension].eq(dimension)]
    return dict(zip(counts[CommunityCount.group], counts[CommunityCount.people_count], strict=True))


def about(reading: CommunityReading, dimension: str) -> set[tuple[str, str, float]]:
    counts = reading.counts[reading.counts[CommunityCount.dimension].eq(dimension)]
    return set(zip(counts["universe"], counts["unit"], counts["total_count"], strict=True))


def social() -> CommunityReading:
    spoken, taught = "LANGUAGE SPOKEN AT HOME!!Population 5 years and over", "EDUCATIONAL ATTAINMENT!!Population 25 years and over"
    return labelled(
        "ACSDP5Y2022.DP02-Data.csv",
        "DP02",
        [
            ("0059", taught, "600"),
            ("0060", f"{taught}!!Less than 9th grade", "20"),
            ("0061", f"{taught}!!9th to 12th grade, no diploma", "30"),
            ("0062", f"{taught}!!High school graduate (includes equivalency)", "200"),
            ("0063", f"{taught}!!Some college, no degree", "100"),
            ("0064", f"{taught}!!Associate's degree", "50"),
            ("0065", f"{taught}!!Bachelor's degree", "120"),
            ("0066", f"{taught}!!Graduate or professional degree", "80"),
            ("0067", f"{taught}!!High school graduate or higher", "550"),
            ("0068", f"{taught}!!Bachelor's degree or higher", "200"),
            ("0112", spoken, "900"),
            ("0113", f"{spoken}!!English only", "700"),
            ("0114", f"{spoken}!!Language other than English", "200"),
            ("0115", f'{spoken}!!Language other than English!!Speak English less than "very well""', "80"),
            ("0116", f"{spoken}!!Spanish", "120"),
            ("0117", f'{spoken}!!Spanish!!Speak English less than "very well""', "60"),
            ("0118", f"{spoken}!!Other Indo-European languages", "40"),
            ("0120", f"{spoken}!!Asian and Pacific Islander languages", "30"),
            ("0122", f"{spoken}!!Other languages", "10"),
        ],
    )


def test_the_social_profile_gives_education_language_and_english() -> None:
    reading = social()
    assert people(reading, "education") == {
        "less_than_high_school": 20 + 30,
        "high_school": 200,
        "some_college": 100,
        "associate": 50,
        "bachelors": 120,
        "graduate": 80,
    }
    assert people(reading, "language") == {
        "english": 700, "spanish": 120, "indo_european": 40, "asian_pacific": 30, "other_languages": 10,
    }  # fmt: skip
    assert people(reading, "english_ability") == {"english_only": 700, "english_very_well": 200 - 80, "english_less_than_very_well": 80}
    assert about(reading, "education") == {("people 25 years and over", "people", 600.0)}
    assert about(reading, "language") == about(reading, "english_ability") == {("people 5 years and over", "people", 900.0)}
    assert reading.findings == []


def test_what_is_taken_away_adds_to_the_margin_as_what_is_added_does() -> None:
    counts = social().counts.set_index("group")
    assert counts["margin"]["english_very_well"] == math.sqrt(3**2 + 3**2)


def test_the_economic_profile_counts_households_in_its_own_brackets_and_not_families() -> None:
    where = "INCOME AND BENEFITS (IN 2022 INFLATION-ADJUSTED DOLLARS)"
    brackets = ["Less than $10,000", "$10,000 to $14,999", "$15,000 to $24,999", "$25,000 to $34,999", "$35,000 to $49,999"]
    brackets += ["$50,000 to $74,999", "$75,000 to $99,999", "$100,000 to $149,999", "$150,000 to $199,999", "$200,000 or more"]
    lines: Lines = [("0051", f"{where}!!Total households", "100")]
    lines += [(f"{52 + i:04d}", f"{where}!!Total households!!{label}", "10") for i, label in enumerate(brackets)]
    lines += [("0062", f"{where}!!Total households!!Median household income (dollars)", "65000")]
    lines += [("0075", f"{where}!!Families", "60"), ("0076", f"{where}!!Families!!Less than $10,000", "2")]
    reading = labelled("ACSDP5Y2022.DP03-Data.csv", "DP03", lines)
    assert people(reading, "income") == dict.fromkeys(
        ["0-9999", "10000-14999", "15000-24999", "25000-34999", "35000-49999", "50000-74999", "75000-99999", "100000-149999",
         "150000-199999", "200000+"], 10.0,
    )  # fmt: skip
    assert about(reading, "income") == {("households", "households", 100.0)}


def test_poverty_is_people_below_the_line_and_everybody_else_of_whom_it_is_known() -> None:
    base = "Population for whom poverty status is determined"
    reading = labelled(
        "ACSST5Y2022.S1701-Data.csv",
        "S1701",
        [
            ("C01_001", f"Total!!{base}", "500"),
            ("C01_002", f"Total!!{base}!!AGE!!Under 18 years", "100"),
            ("C02_001", f"Below poverty level!!{base}", "90"),
            ("C03_001", f"Percent below poverty level!!{base}", "18.0"),
        ],
    )
    assert people(reading, "poverty") == {"below_poverty": 90, "at_or_above_poverty": 500 - 90}
    assert about(reading, "poverty") == {("people for whom poverty status is determined", "people", 500.0)}


def whole(table: str, last: int, values: dict[int, str]) -> CommunityReading:
    """A download of a detailed table without its labels: `values` by line, 0 elsewhere."""
    header = [f"{table}_{n:03d}{kind}" for n in range(1, last + 1) for kind in "EM"]
    cells = [text for n in range(1, last + 1) for text in (values.get(n, "0"), "1")]
    raw = RawTable.of_rows(f"ACSDT5Y2022.{table}-Data.csv", None, [["GEO_ID", "NAME", *header], [*COUNTY, *cells]])
    reading = read_community(raw)
    assert reading is not None
    return reading


def test_english_is_added_up_over_ages_and_languages() -> None:
    # 5 to 17: only English 3, Spanish very well 5; 18 to 64: only English 25, Indo-European not at all 35; 65 and over: others well 65
    reading = whole("B16004", 67, {1: "150", 3: "10", 5: "20", 25: "30", 35: "40", 65: "50"})
    assert people(reading, "english_ability") == {
        "english_only": 10 + 30, "english_very_well": 20, "english_less_than_very_well": 40 + 50,
    }  # fmt: skip


def test_education_of_adults_is_added_up_over_sex_and_age() -> None:
    # men 18 to 24: under 9th grade 4; men 65 and over: graduate degree 42; women 25 to 34: bachelor's degree 58
    reading = whole("B15001", 83, {1: "60", 4: "10", 42: "20", 58: "30"})
    found = people(reading, "education")
    assert (found["less_than_high_school"], found["graduate"], found["bachelors"], found["high_school"]) == (10, 20, 30, 0)
    assert about(reading, "education") == {("people 18 years and over", "people", 60.0)}


def test_languages_in_detail_are_brought_to_the_groups_of_the_shorter_table() -> None:
    # French 6, Haitian 9, German 18, Korean 81, Arabic 105, Hebrew 108, Tagalog 99, Hindi 48
    reading = whole("B16001", 128, {1: "100", 2: "20", 6: "1", 9: "2", 18: "3", 81: "4", 105: "5", 108: "6", 99: "7", 48: "8"})
    found = people(reading, "language")
    assert {group: found[group] for group in found if found[group]} == {
        "english": 20, "french_haitian_cajun": 1 + 2, "german_west_germanic": 3, "other_indo_european": 8, "korean": 4, "tagalog": 7,
        "arabic": 5, "other": 6,
    }  # fmt: skip


def test_incomes_beside_the_poverty_line_are_a_dimension_of_their_own() -> None:
    reading = whole("C17002", 8, {1: "70", 2: "10", 8: "60"})
    assert people(reading, "poverty_ratio")["200_and_over"] == 60.0
    assert people(reading, "poverty_ratio")["under_50"] == 10.0


@pytest.mark.parametrize(("table", "race"), [("B02008", "white"), ("B02011", "asian"), ("B02013", "some_other_race")])
def test_tables_of_one_race_count_everyone_who_chose_it(table: str, race: str) -> None:
    reading = whole(table, 1, {1: "30"})
    row = reading.counts.iloc[0]
    assert (row["group"], row["view"], row["people_count"]) == (race, "alone_or_in_combination", 30.0)


def test_hispanic_origin_is_a_group_of_the_view_in_which_people_count_more_than_once() -> None:
    row = whole("B03003", 3, {1: "100", 2: "80", 3: "20"}).counts.iloc[0]
    assert (row["group"], row["view"], row["people_count"], row["total_count"]) == (
        "hispanic_or_latino", "alone_or_in_combination", 20.0, 100.0,
    )  # fmt: skip
