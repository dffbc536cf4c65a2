"""Community files of both scenarios give their truth; real files are read rightly or not at all."""

import json
import math
from pathlib import Path
from typing import Any

import pytest

from data_models.community_count import CommunityCount
from data_models.raw import RawTable
from representation.community.community_reading import CommunityReading
from representation.community.income_bands import band, collapsed_income
from representation.community.layouts.json_table import json_table
from representation.community.reading import read_community
from representation.intake.limits import UnreadableFile
from representation.intake.reading import read_tables

SHARED = Path(__file__).parents[3] / "shared"
SCENARIOS = ("eventbrite_google", "msforms_signin")


def tables(path: Path) -> list[RawTable]:
    if path.suffix in (".json", ".geojson"):
        table = json_table(path.name, path.read_bytes())
        return [] if table is None else [table]
    return read_tables(path.name, path.read_bytes())


def readings(path: Path) -> list[CommunityReading]:
    return [reading for reading in map(read_community, tables(path)) if reading is not None]


def truth(scenario: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((SHARED / "scenarios" / scenario / "truth.json").read_text(encoding="utf-8"))
    return loaded


CASES = [(scenario, dimension) for scenario in SCENARIOS for dimension in (truth(scenario)["community"] if SHARED.is_dir() else [])]


@pytest.mark.parametrize(("scenario", "dimension"), CASES)
def test_the_figures_of_a_scenario_are_its_truth(scenario: str, dimension: str) -> None:
    case = truth(scenario)
    expected, meta = case["community"][dimension], case["community_meta"][dimension]
    [reading] = readings(SHARED / "scenarios" / scenario / meta["file"])
    cuts = {band(code).low for code in case["income_common_bands"]} - {0}
    counts = collapsed_income(reading.counts, cuts) if dimension == "income" else reading.counts
    part = counts[counts[CommunityCount.dimension] == dimension].set_index("group")
    assert set(part.index) == set(expected)
    for group, figure in expected.items():
        found = part.loc[group]
        if figure["people"] is None:
            assert bool(found["is_suppressed"])
            assert math.isnan(found["people_count"])
        else:
            assert found["people_count"] == figure["people"]
            assert not found["is_suppressed"]
        if figure["moe"] is None:
            assert math.isnan(found["margin"])
        else:
            assert round(found["margin"], 4) == figure["moe"]
    assert set(part["total_count"]) == {meta["total"]}
    assert set(part["unit"]) == {meta["unit"]}
    assert set(part["source"]) == {meta["file"]}
    if "total_moe" in meta:
        assert set(part["total_margin"]) == {meta["total_moe"]}
    if "table" in meta:
        assert set(part["table"]) == {meta["table"]}


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_community_files_of_a_scenario_have_no_findings_and_no_other_file_is_one(scenario: str) -> None:
    kinds = {file["file"]: file["kind"] for file in truth(scenario)["files"]}
    for path in sorted((SHARED / "scenarios" / scenario).glob("*.[cx][sl][vs]*")):
        found = readings(path)
        assert bool(found) == (kinds.get(path.name) == "community"), path.name
        for reading in found:
            assert reading.findings == []
            assert (reading.rows_usable, reading.rows_set_aside) == (reading.rows_read, 0)


@pytest.mark.parametrize("folder", ["registration", *(f"survey_{name}" for name in (
    "googleforms", "limesurvey", "msforms", "qualtrics", "redcap", "surveymonkey", "typeform"))])  # fmt: skip
def test_no_registration_or_survey_is_taken_for_community_figures(folder: str) -> None:
    paths = sorted((SHARED / "real" / folder).iterdir())
    assert paths
    for path in paths:
        assert readings(path) == [], path.name


REAL = {
    "demographics/ACSDT5Y2021.B03002-Data.csv": ("census_data", 1, 8, 624, 624, []),
    "demographics/ACSDT5Y2019.B03002_data_with_overlays_2021-08-03T103112.csv": ("census_data", 1, 8, 52, 52, []),
    "demographics/ACSDP5Y2022.DP05-Data.csv": ("census_data", 1, 17, 1, 1, []),
    "demographics/ACSDT5Y2022.B02001-Data.csv": ("census_data", 1, 7, 120, 118, ["community_levels_left_aside"]),
    "demographics/ACSST5Y2022.S1501-Data.csv": ("census_data", 1, 6, 120, 118, ["community_levels_left_aside"]),
    "demographics/ACSST5Y2022.S1901-Data.csv": ("census_data", 1, 10, 120, 118, ["community_levels_left_aside"]),
    "demographics/ACSST5Y2024.S1601-Data.csv": ("census_data", 1, 8, 250, 249, ["community_levels_left_aside"]),
    "demographics/ACSDP1Y2022.DP05-2024-03-02T185027.csv": ("census_data", 1, 17, 87, 87, []),
    "demographics/ACSST5Y2019.S1501-2023-10-31T022236.csv": ("census_data", 1, 6, 64, 64, ["community_margins_missing"]),
    "demographics/ACSDT5Y2019.B03002_metadata_2021-08-03T103112.csv": None,
    "demographics/ACSDT5Y2022.B02001-Column-Metadata.csv": None,
    "demographics/ACSDT5Y2022.B02001-Table-Notes.txt": None,
    "demographics/DERIVED_api_acs5_2022_B02001_tracts.json": ("census_data", 1, 7, 118, 118, ["community_margins_missing"]),
    "demographics/census_api_cp05_counties.json": ("census_data", 1, 387, 387, 387, ["community_margins_missing"]),
    "demographics/nyc_zcta_census_summary.csv": ("census_data", 1, 214, 214, 214, []),
    "geo/censusreporter_phila_tracts_B02001.geojson": ("census_data", 1, 7, 385, 384, ["community_levels_left_aside"]),
    "enrollment/ma_enrollment_by_race_gender_district.xlsx": ("enrollment", 2, 0, 400, 0, ["community_percents"]),
    "enrollment/nces_elsi_ky_districts.csv": ("enrollment", 7, 0, 179, 0, ["community_several_districts"]),
    "enrollment/nyc_school_demographics_num_per_trim.csv": ("enrollment", 1, 231, 1500, 225, ["community_several_years"]),
    "enrollment/va_english_learners_2024.csv": ("enrollment", 1, 0, 201, 0, ["community_several_districts"]),
    "enrollment/va_fall_membership_race_2019_2025.csv": ("enrollment", 1, 0, 3500, 0, ["community_several_districts"]),
    "geo/nyc_zcta_to_modzcta.csv": ("plain_community", 1, 0, 215, 0, ["community_crosswalk"]),
    "geo/stl_city_zcta_race.csv": ("plain_community", 1, 0, 30, 0, ["community_percents"]),
}
"""File → exporter, header row, rows of counts, rows read, rows usable, findings; None: not recognised."""


@pytest.mark.parametrize("name", REAL)
def test_a_real_file_is_read_rightly_or_not_at_all(name: str) -> None:
    expected, found = REAL[name], readings(SHARED / "real" / name)
    if expected is None:
        assert found == []
        return
    exporter, header_row, counts, read, usable, kinds = expected
    [reading] = found
    assert (reading.exporter, reading.header_row, len(reading.counts)) == (exporter, header_row, counts)
    assert reading.rows_usable == usable
    assert reading.rows_read == (reading.rows_read if read is None else read)
    assert [finding.kind for finding in reading.findings] == kinds


def test_the_races_of_a_real_download_make_its_total() -> None:
    [reading] = readings(SHARED / "real" / "demographics" / "ACSDT5Y2021.B03002-Data.csv")
    assert reading.counts["people_count"].sum() == reading.counts["total_count"].iloc[0]
    assert set(reading.counts["community"]) == {"624 block groups in Mecklenburg County, North Carolina"}
    assert set(reading.counts["vintage"]) == {"ACS 2017–2021, 5-year"}


def test_every_table_of_the_hostile_files_is_read_without_an_exception() -> None:
    small = [path for path in sorted((SHARED / "hostile").glob("*.csv")) if path.stat().st_size < 20_000]
    for path in small:
        try:
            found = tables(path)
        except UnreadableFile:
            continue
        for table in found:
            read_community(table)
