"""Every real file through `check`: recognised for what it is, never for something else, and never an error."""

import contextlib
import io
import json
from functools import cache
from pathlib import Path

import pytest

from representation.__main__ import main

REAL = Path(__file__).parents[3] / "shared" / "real"
FOLDERS = ("registration", "survey_googleforms", "survey_msforms", "demographics", "enrollment")
LATER_FOLDERS = ("survey_limesurvey", "survey_qualtrics", "survey_redcap", "survey_surveymonkey", "survey_typeform")
ANSWERS = {"race", "language", "zip", "income", "gender", "education"}

Expected = tuple[str | None, str | None, int | None, dict[str, str]]
NOT_RECOGNISED: Expected = (None, None, None, {})
EXPECTED: dict[str, Expected] = {
    # exporter, kind, header row, columns with answers
    "registration/eventbrite_attendee_report.csv": ("eventbrite", "registration", 1, {"zip": "Home Zip"}),
    "registration/rockthevote_registration_report.csv": ("plain", "registration", 1, {"zip": "Home zip code", "race": "Race"}),
    "registration/zoom_meeting_participants_001.csv": NOT_RECOGNISED,
    "registration/zoom_webinar_attendee_report.csv": NOT_RECOGNISED,
    "survey_googleforms/askamanager_2023_trim.csv": (
        "google_forms", "exit_survey", 1, {"education": "Highest level of education completed", "gender": "Gender", "race": "Race"},
    ),
    "survey_googleforms/cnhs_direct_download_head.csv": (
        "google_forms", "exit_survey", 1, {"race": "race+ethnicity", "gender": "gender", "education": "education"},
    ),
    "survey_googleforms/r_community_2019_english_trim.csv": (
        "google_forms",
        "exit_survey",
        1,
        {
            "gender": "What gender do you identify with?",
            "race": "I identify my ethnicity as (select all that apply):",
            "education": "What is the highest degree or level of school you have completed? "
            "If currently enrolled, please use the highest degree received.",
        },
    ),
    "survey_googleforms/uva_hotdog_fa25_responses.xlsx": ("google_forms", "exit_survey", 1, {}),
    "survey_msforms/uva_hotdog_fa24_msforms.csv": ("microsoft_forms", "exit_survey", 1, {}),
    "demographics/ACSDP1Y2022.DP05-2024-03-02T185027.csv": NOT_RECOGNISED,
    "demographics/ACSDP5Y2022.DP05-Data.csv": ("census_data", "community", 1, {}),
    "demographics/ACSDT5Y2019.B03002_data_with_overlays_2021-08-03T103112.csv": ("census_data", "community", 1, {}),
    "demographics/ACSDT5Y2019.B03002_metadata_2021-08-03T103112.csv": NOT_RECOGNISED,
    "demographics/ACSDT5Y2021.B03002-Data.csv": ("census_data", "community", 1, {}),
    "demographics/ACSDT5Y2022.B02001-Column-Metadata.csv": NOT_RECOGNISED,
    "demographics/ACSDT5Y2022.B02001-Data.csv": ("census_data", "community", 1, {}),
    "demographics/ACSDT5Y2022.B02001-Table-Notes.txt": NOT_RECOGNISED,
    "demographics/ACSST5Y2019.S1501-2023-10-31T022236.csv": NOT_RECOGNISED,
    "demographics/ACSST5Y2022.S1501-Data.csv": ("census_data", "community", 1, {}),
    "demographics/ACSST5Y2022.S1901-Data.csv": ("census_data", "community", 1, {}),
    "demographics/ACSST5Y2024.S1601-Data.csv": ("census_data", "community", 1, {}),
    "demographics/DERIVED_api_acs5_2022_B02001_tracts.json": NOT_RECOGNISED,
    "demographics/census_api_cp05_counties.json": NOT_RECOGNISED,
    "demographics/nyc_zcta_census_summary.csv": NOT_RECOGNISED,
    "enrollment/ma_enrollment_by_race_gender_district.xlsx": ("enrollment", "community", 2, {}),
    "enrollment/nces_elsi_ky_districts.csv": ("enrollment", "community", 7, {}),
    "enrollment/nyc_school_demographics_num_per_trim.csv": ("enrollment", "community", 1, {}),
    "enrollment/va_english_learners_2024.csv": ("enrollment", "community", 1, {}),
    "enrollment/va_fall_membership_race_2019_2025.csv": ("enrollment", "community", 1, {}),
}  # fmt: skip
USABLE = {
    "registration/eventbrite_attendee_report.csv": (2, 2),
    "registration/rockthevote_registration_report.csv": (1, 1),
    "survey_googleforms/askamanager_2023_trim.csv": (2200, 2200),
    "survey_googleforms/cnhs_direct_download_head.csv": (5, 5),
    "survey_googleforms/r_community_2019_english_trim.csv": (700, 700),
    "survey_googleforms/uva_hotdog_fa25_responses.xlsx": (207, 207),
    "survey_msforms/uva_hotdog_fa24_msforms.csv": (187, 187),
    "demographics/ACSDT5Y2019.B03002_data_with_overlays_2021-08-03T103112.csv": (52, 52),
    "demographics/ACSDT5Y2021.B03002-Data.csv": (624, 624),
}


@cache
def checked(file: str) -> tuple[int, dict]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        status = main(["check", str(REAL / file), "--json"])
    [entry] = json.loads(out.getvalue())["files"]
    return status, entry


def test_every_file_of_these_folders_has_its_expectation() -> None:
    assert {f"{folder}/{path.name}" for folder in FOLDERS for path in (REAL / folder).iterdir()} == set(EXPECTED)


@pytest.mark.parametrize("file", list(EXPECTED))
def test_a_real_file_is_recognised_for_what_it_is(file: str) -> None:
    exporter, kind, header_row, answers = EXPECTED[file]
    _, entry = checked(file)
    assert (entry["exporter"], entry["kind"], entry["header_row"]) == (exporter, kind, header_row)
    found: dict[str, list[str]] = {}
    for column in entry["columns"]:
        if column["column"] in ANSWERS:
            found.setdefault(column["column"], []).append(column["header"].strip())
    assert {column: "+".join(headers) for column, headers in found.items()} == answers


@pytest.mark.parametrize("file", list(EXPECTED))
def test_the_status_follows_from_what_can_be_used(file: str) -> None:
    status, entry = checked(file)
    assert status == (2 if not entry["rows_usable"] else 1 if entry["findings"] else 0)
    assert (entry["rows_read"], entry["rows_usable"]) == USABLE.get(file, (entry["rows_read"], 0))
    if not entry["rows_usable"]:
        assert [problem["message"] for problem in entry["findings"] if problem["severity"] == "file"], "nothing says why"


@pytest.mark.parametrize("file", sorted(f"{folder}/{path.name}" for folder in LATER_FOLDERS for path in (REAL / folder).iterdir()))
def test_an_exporter_of_a_later_issue_is_nothing_and_never_another(file: str) -> None:
    status, entry = checked(file)
    assert (status, entry["exporter"], entry["kind"], entry["rows_usable"]) == (2, None, None, 0)
    assert len(entry["findings"]) == 1
