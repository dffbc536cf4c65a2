"""Figures read off real Census files by eye are the figures that are read."""

import math
from pathlib import Path

import pytest

from data_models.raw import RawTable
from representation.community.census_counts import TableCounts
from representation.community.census_shares import shares
from representation.community.census_tables import LineIndex, blocks_of
from representation.community.choice import CommunityChoice
from representation.community.community_reading import CommunityReading, FindingList
from representation.community.layouts.json_table import json_table
from representation.community.layouts.rows_of_areas import rows_of_areas
from representation.community.layouts.table_view import table_view
from representation.community.reading import read_community
from representation.intake.reading import read_tables

REAL = Path(__file__).parents[3] / "shared" / "real"


def table_of(name: str) -> RawTable:
    path = REAL / name
    if path.suffix in (".json", ".geojson"):
        table = json_table(path.name, path.read_bytes())
        assert table is not None
        return table
    [table] = read_tables(path.name, path.read_bytes())
    return table


def read(name: str, choice: CommunityChoice | None = None) -> CommunityReading:
    reading = read_community(table_of(name), choice)
    assert reading is not None
    return reading


NOT_GIVEN = math.nan
FIGURES: dict[str, tuple[CommunityChoice, dict[tuple[str, str, str], tuple[float, float]], tuple[float, float]]] = {
    "demographics/ACSDP1Y2022.DP05-2024-03-02T185027.csv": (
        CommunityChoice(),
        {
            ("race", "roll_up", "white"): (192_153_076, 52_214),
            ("race", "roll_up", "two_or_more_races"): (14_329_127, 96_938),
            ("race", "alone_or_in_combination", "white"): (241_650_046, 186_110),
            ("race", "alone_or_in_combination", "hispanic_or_latino"): (63_553_639, 7_639),
            ("gender", "", "male"): (165_228_214, 33_974),
        },
        (333_287_562, 0),
    ),
    "demographics/ACSDP5Y2022.DP05-Data.csv": (
        CommunityChoice(),
        {
            ("race", "roll_up", "white"): (2_505_177, 3_167),
            ("race", "roll_up", "hispanic_or_latino"): (4_837_594, 0),
            ("race", "alone_or_in_combination", "white"): (5_180_382, 18_492),
            ("gender", "", "female"): (4_999_589, 0),
        },
        (9_936_690, 0),
    ),
    "demographics/ACSDT5Y2019.B03002_data_with_overlays_2021-08-03T103112.csv": (
        CommunityChoice(areas=("02",)),
        {
            ("race", "roll_up", "white"): (446_897, 670),
            ("race", "roll_up", "american_indian_or_alaska_native"): (106_271, 1_412),
            ("race", "roll_up", "hispanic_or_latino"): (51_870, 128),
        },
        (737_068, 0),
    ),
    "demographics/ACSDT5Y2021.B03002-Data.csv": (
        CommunityChoice(areas=("371190001011",)),
        {
            ("race", "roll_up", "white"): (444, 248),
            ("race", "roll_up", "black_or_african_american"): (79, 132),
            ("race", "roll_up", "hispanic_or_latino"): (51, 80),
        },
        (693, 343),
    ),
    "demographics/ACSDT5Y2022.B02001-Data.csv": (
        CommunityChoice(level="160", areas=("0653000",)),
        {
            ("race", "race_alone", "white"): (141_569, 2_814),
            ("race", "race_alone", "black_or_african_american"): (95_412, 2_851),
            ("race", "race_alone", "two_or_more_races"): (43_915, 2_228),
        },
        (437_825, 56),
    ),
    "demographics/DERIVED_api_acs5_2022_B02001_tracts.json": (
        CommunityChoice(areas=("06001400100",)),
        {
            ("race", "race_alone", "white"): (2_385, NOT_GIVEN),
            ("race", "race_alone", "asian"): (477, NOT_GIVEN),
            ("race", "race_alone", "two_or_more_races"): (211, NOT_GIVEN),
        },
        (3_269, 452),
    ),
    "demographics/ACSST5Y2022.S1501-Data.csv": (
        CommunityChoice(level="140", areas=("06001400100",)),
        {
            ("education", "", "less_than_high_school"): (9 + 46, math.hypot(14, 43)),
            ("education", "", "high_school"): (74, 48),
            ("education", "", "bachelors"): (946, 185),
            ("education", "", "graduate"): (1_175, 175),
        },
        (2_522, 267),
    ),
    "demographics/ACSST5Y2019.S1501-2023-10-31T022236.csv": (
        CommunityChoice(areas=("Alaska",)),
        {
            ("education", "", "less_than_high_school"): (12_046 + 22_330, NOT_GIVEN),
            ("education", "", "bachelors"): (88_058, NOT_GIVEN),
            ("education", "", "graduate"): (53_961, NOT_GIVEN),
        },
        (480_586, NOT_GIVEN),
    ),
    "demographics/ACSST5Y2022.S1901-Data.csv": (
        CommunityChoice(level="140", areas=("06001400100",)),
        {
            ("income", "", "0-9999"): (0.057 * 1_377, math.hypot(0.058 * 1_377, 0.057 * 131)),
            ("income", "", "100000-149999"): (0.166 * 1_377, math.hypot(0.057 * 1_377, 0.166 * 131)),
            ("income", "", "200000+"): (0.562 * 1_377, math.hypot(0.097 * 1_377, 0.562 * 131)),
        },
        (1_377, 131),
    ),
    "demographics/ACSST5Y2024.S1601-Data.csv": (
        CommunityChoice(level="140", areas=("47157000100",)),
        {
            ("language", "", "english"): (4_167, 531),
            ("language", "", "spanish"): (223, 179),
            ("language", "", "asian_pacific"): (238, 179),
            ("english_ability", "", "english_very_well"): (800, 263),
            ("english_ability", "", "english_less_than_very_well"): (136, 103),
        },
        (5_103, 599),
    ),
    "demographics/census_api_cp05_counties.json": (
        CommunityChoice(areas=("50019", "50013", "50007")),
        {
            ("county", "", "50019"): (27_076, NOT_GIVEN),
            ("county", "", "50013"): (6_945, NOT_GIVEN),
            ("county", "", "50007"): (160_510, NOT_GIVEN),
        },
        (27_076 + 6_945 + 160_510, NOT_GIVEN),
    ),
    "demographics/nyc_zcta_census_summary.csv": (
        CommunityChoice(areas=("10001", "10002", "10004")),
        {("zip", "", "10001"): (22_924, 0), ("zip", "", "10002"): (74_993, 0), ("zip", "", "10004"): (3_028, 0)},
        (22_924 + 74_993 + 3_028, 0),
    ),
    "geo/censusreporter_phila_tracts_B02001.geojson": (
        CommunityChoice(areas=("42101000100", "42101000200")),
        {
            ("race", "race_alone", "white"): (3_373 + 576, math.hypot(320, 188)),
            ("race", "race_alone", "black_or_african_american"): (313 + 145, math.hypot(196, 79)),
            ("race", "race_alone", "asian"): (350 + 1_546, math.hypot(183, 309)),
        },
        (4_166 + 2_576, math.hypot(375, 411)),
    ),
}
"""File → what is chosen of it; dimension, view and group → people and margin; the total and its margin. Read off by eye."""


@pytest.mark.parametrize("name", FIGURES)
def test_figures_read_off_a_real_file_by_eye_are_those_that_are_read(name: str) -> None:
    choice, expected, total = FIGURES[name]
    reading = read(name, choice)
    rows = {(row["dimension"], row["view"], row["group"]): row for row in reading.counts.to_dict("records")}
    for key, figure in expected.items():
        assert (rows[key]["people_count"], rows[key]["margin"]) == pytest.approx(figure, nan_ok=True), key
        assert (rows[key]["total_count"], rows[key]["total_margin"]) == pytest.approx(total, nan_ok=True), key


def test_a_county_in_a_map_of_its_tracts_is_their_sum() -> None:
    name = "geo/censusreporter_phila_tracts_B02001.geojson"
    tracts, county = read(name), read(name, CommunityChoice(level="050"))
    assert list(tracts.counts["people_count"]) == list(county.counts["people_count"])
    assert county.counts[county.counts["group"].eq("black_or_african_american")][["people_count", "margin"]].to_numpy().tolist() == [
        [666_047, 2_811]
    ]


def test_a_saved_answer_and_the_download_it_was_made_of_give_the_same() -> None:
    answer = read("demographics/DERIVED_api_acs5_2022_B02001_tracts.json")
    download = read("demographics/ACSDT5Y2022.B02001-Data.csv")
    same = ["community", "group", "people_count", "total_count", "total_margin", "vintage"]
    assert answer.counts[same].equals(download.counts[same])


@pytest.mark.parametrize("name", [name for name in FIGURES if "DP05" in name or "S1501" in name or "S1601" in name])
def test_the_published_share_and_that_of_the_counts_agree_in_every_area(name: str) -> None:
    table = table_of(name)
    found = FindingList(table)
    sheet = rows_of_areas(table, found) or table_view(table)
    assert sheet is not None
    key = sheet.lines[0].table
    checked = 0
    for block in blocks_of(key):
        lines = LineIndex(tuple(line for line in sheet.lines if line.table == key))
        counts = TableCounts(sheet, block, lines, lines.trust(block, 2022), sheet.areas, "", found)
        for share in shares(counts):
            checked += 1
            assert abs(share.told - share.worked_out) <= 0.05 + 1e-6, share
    assert checked >= 3 * len(sheet.areas)


def test_the_brackets_of_income_make_all_households_to_rounding() -> None:
    reading = read("demographics/ACSST5Y2022.S1901-Data.csv")
    assert reading.counts["people_count"].sum() == pytest.approx(reading.counts["total_count"].iloc[0], rel=0.005)
