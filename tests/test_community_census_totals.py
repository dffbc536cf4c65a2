"""Groups whose table publishes no total take it from another table of the same people and years."""

import math

import pandas as pd
from pandera.typing import DataFrame

from data_models.community_count import CommunityCount
from data_models.raw import RawTable
from representation.community.published_totals import with_shared_totals
from representation.community.reading import read_community

COUNTY = ["0500000US39001", "Alder County, Ohio"]


def table(name: str, header: list[str], row: list[str], year: int = 2024) -> DataFrame[CommunityCount]:
    raw = RawTable.of_rows(f"ACSDT5Y{year}.{name}-Data.csv", None, [["GEO_ID", "NAME", *header], [*COUNTY, *row]])
    reading = read_community(raw)
    assert reading is not None
    return reading.counts


def together(*parts: DataFrame[CommunityCount]) -> DataFrame[CommunityCount]:
    return with_shared_totals(DataFrame[CommunityCount](pd.concat(parts, ignore_index=True)))


def black(year: int = 2024) -> DataFrame[CommunityCount]:
    return table("B02009", ["B02009_001E", "B02009_001M"], ["30", "4"], year)


def origin(people: str = "100") -> DataFrame[CommunityCount]:
    header = [f"B03002_{line}{kind}" for line in ("001", "004", "012") for kind in "EM"]
    return table("B03002", header, [people, "*****", "20", "3", "10", "2"])


def combined(counts: pd.DataFrame) -> dict[str, tuple[float, float]]:
    rows = counts[counts["view"].eq("alone_or_in_combination")]
    return {group: (people, total) for group, people, total in zip(rows["group"], rows["people_count"], rows["total_count"], strict=True)}


def test_a_table_of_one_race_has_no_total_and_says_which_table_to_add() -> None:
    raw = RawTable.of_rows("ACSDT5Y2024.B02009-Data.csv", None, [["GEO_ID", "NAME", "B02009_001E", "B02009_001M"], [*COUNTY, "30", "4"]])
    reading = read_community(raw)
    assert reading is not None
    assert reading.counts["total_count"].isna().all()
    assert [(found.kind, found.message) for found in reading.findings] == [
        (
            "community_total_elsewhere",
            "Table B02009 does not hold the number of all people, so its groups have no share yet. "
            "Add table B03002 for the same area and years.",
        )
    ]


def test_the_total_comes_from_another_table_of_the_same_people_and_years() -> None:
    counts = together(black(), origin())
    assert combined(counts) == {"hispanic_or_latino": (10.0, 100.0), "black_or_african_american": (30.0, 100.0)}
    assert set(counts[counts["view"].eq("alone_or_in_combination")]["total_margin"]) == {0.0}
    assert combined(together(origin(), black())) == combined(counts)


def test_other_years_give_no_total() -> None:
    people, total = combined(together(black(2019), origin()))["black_or_african_american"]
    assert people == 30.0
    assert math.isnan(total)


def test_a_total_smaller_than_the_group_is_not_taken() -> None:
    assert math.isnan(combined(together(black(), origin("25")))["black_or_african_american"][1])


def test_a_total_in_the_same_answer_is_used_at_once() -> None:
    header = ["B02009_001E", "B02009_001M", "B01003_001E", "B01003_001M"]
    assert combined(table("B02009", header, ["30", "4", "100", "0"])) == {"black_or_african_american": (30.0, 100.0)}


def test_counts_that_lack_no_total_stay_as_they_are() -> None:
    counts = origin()
    assert with_shared_totals(counts) is counts
