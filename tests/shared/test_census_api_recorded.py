"""Answers with real figures, in the shapes that the Census API sends, come through asking, keeping and reading unchanged."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal
from pytest_httpserver import HTTPServer

from representation.community.census_api.answers import rows_of
from representation.community.census_api.areas import Area, State, listed_areas
from representation.community.census_api.client import CensusClient
from representation.community.census_api.fetching import FetchedTable, fetched_tables
from representation.community.census_api.kept import KeptAnswers
from representation.community.census_api.settings import Patience
from representation.community.census_api.wanted import WantedTable
from representation.community.reading import read_community
from representation.intake.reading import read_tables
from representation.ui.census_reading import checked_answer
from representation.ui.progress import no_step
from tests.census_api_server import KEY
from tests.shared.recorded_api import REAL, recorded

OVERLAYS = "ACSDT5Y2019.B03002_data_with_overlays_2021-08-03T103112.csv"
BLOCK_GROUPS = "ACSDT5Y2021.B03002-Data.csv"
TRACTS = "ACSDT5Y2022.B02001-Data.csv"
TRACTS_JSON = "DERIVED_api_acs5_2022_B02001_tracts.json"
COUNTIES_JSON = "census_api_cp05_counties.json"


def fetched(server: HTTPServer, folder: Path, answer: bytes, wanted: WantedTable) -> FetchedTable:
    """One table, answered with these bytes."""
    server.expect_request(re.compile(r".*/groups/.*")).respond_with_data("<html>404</html>", 404)
    server.expect_request(re.compile(".*")).respond_with_data(answer, content_type="application/json")

    def connect() -> CensusClient:
        return CensusClient(httpx.URL(server.url_for("/data")), KEY, Patience(pauses=()))

    [table] = fetched_tables(connect, KeptAnswers(folder), [wanted], datetime(2026, 11, 23, tzinfo=UTC), no_step)
    assert table.is_usable, table.problem
    assert table.data == answer
    return table


def figures(table: FetchedTable) -> pd.DataFrame:
    community = checked_answer(table).community
    assert community is not None
    return community


def from_file(name: str) -> pd.DataFrame:
    [raw] = read_tables(name, (REAL / name).read_bytes())
    reading = read_community(raw)
    assert reading is not None
    return reading.counts


def same(one: pd.DataFrame, other: pd.DataFrame) -> None:
    assert_frame_equal(one.drop(columns="source"), other.drop(columns="source"))


def test_a_real_state_has_its_published_figures_and_margins(httpserver: HTTPServer, tmp_path: Path) -> None:
    alabama = WantedTable("B03002", "Race and ethnicity", "", Area("040", ("01",), "Alabama"), 2019)
    table = fetched(httpserver, tmp_path, recorded(OVERLAYS, ["01"]), alabama)
    counts = figures(table).set_index("group")
    assert counts.loc["white", ["people_count", "margin"]].tolist() == [3_194_929, 1_002]
    assert counts.loc["hispanic_or_latino", ["people_count", "margin"]].tolist() == [208_626, 582]
    assert counts.loc["white", ["total_count", "total_margin"]].tolist() == [4_876_250, 0]  # controlled: -555555555
    assert set(counts["vintage"]) == {"ACS 2015–2019, 5-year"}
    assert set(counts["community"]) == {"Alabama"}


def test_real_block_groups_add_up_as_their_download_does(httpserver: HTTPServer, tmp_path: Path) -> None:
    wanted = WantedTable("B03002", "Race and ethnicity", "", Area("150", ("1",), "block groups"), 2021)
    same(figures(fetched(httpserver, tmp_path, recorded(BLOCK_GROUPS), wanted)), from_file(BLOCK_GROUPS))


def test_real_tracts_add_up_as_their_download_does(httpserver: HTTPServer, tmp_path: Path) -> None:
    tracts = [row[-3] + row[-2] + row[-1] for row in json.loads(recorded(TRACTS))[1:]]
    wanted = WantedTable("B02001", "Race", "", Area("140", tuple(tracts), "tracts"), 2022)
    same(figures(fetched(httpserver, tmp_path, recorded(TRACTS, tracts), wanted)), from_file(TRACTS))


def test_a_recorded_answer_of_tracts_has_the_figures_of_its_download(httpserver: HTTPServer, tmp_path: Path) -> None:
    wanted = WantedTable("B02001", "Race", "", Area("140", ("400100",), "tracts"), 2022)
    answer = (REAL / TRACTS_JSON).read_bytes()
    counts = figures(fetched(httpserver, tmp_path, answer, wanted)).set_index("group")
    rows = json.loads(answer)
    white, total = (sum(int(row[rows[0].index(code)]) for row in rows[1:]) for code in ("B02001_002E", "B02001_001E"))
    assert counts.loc["white", ["people_count", "total_count"]].tolist() == [white, total]
    assert counts["margin"].isna().all()  # the answer has a margin for the total alone: the others are missing, never 0


def test_a_recorded_list_of_counties_is_read_by_its_names(shared: Path) -> None:
    rows = rows_of((shared / "real" / "demographics" / COUNTIES_JSON).read_bytes(), ["NAME", "county"])
    areas = listed_areas("050", State("50", "VT", "Vermont"), [rows[0], *(row for row in rows[1:] if row[-2] == "50")])
    assert len(areas) == 14  # the counties of Vermont
    assert areas[0] == Area("050", ("001",), "Addison County, Vermont", "50")


@pytest.mark.parametrize("name", [OVERLAYS, BLOCK_GROUPS, TRACTS])
def test_what_is_recorded_has_the_shape_of_a_whole_table(name: str) -> None:
    rows = json.loads(recorded(name))
    assert rows[0][0] == "NAME"
    assert rows[0][1:5] == [f"{rows[0][1][:6]}_001{suffix}" for suffix in ("E", "EA", "M", "MA")]
    assert len({len(row) for row in rows}) == 1
