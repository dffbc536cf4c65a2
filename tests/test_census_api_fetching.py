"""Lists and tables of the Census API: fetched, kept as they came, and used again without a network."""

import json
import re
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from representation.community.census_api.areas import Area, State
from representation.community.census_api.client import CensusClient
from representation.community.census_api.fetching import (
    FetchedTable,
    areas_of_state,
    fetched_tables,
    kept_tables,
    newest_year,
    years_offered,
)
from representation.community.census_api.kept import About, KeptAnswers
from representation.community.census_api.problems import CensusProblem, collapsed_table
from representation.community.census_api.settings import Patience
from representation.community.census_api.wanted import wanted_tables
from tests.census_api_server import KEY, FakeCensus, table_answer

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LATER = datetime(2027, 1, 5, 9, 30, tzinfo=UTC)
OHIO = State("39", "OH", "Ohio")
DISTRICT = Area("970", ("10001",), "Alder City School District, Ohio", "39")
RACE = wanted_tables(DISTRICT, 2024)[:1]
TABLES = ["B03002", "B02008", "B02009", "B02010", "B02011", "B02012", "B02013", "C16001", "B19001", "B15003", "B01001"]


class Census:
    """The Census API on this machine, the folder of answers, and the way to ask."""

    def __init__(self, server: HTTPServer, folder: Path) -> None:
        self.fake = FakeCensus()
        self.address = httpx.URL(server.url_for("/data"))
        self.kept = KeptAnswers(folder / "census")
        self.key = KEY
        self.said: list[tuple[float, str]] = []
        server.expect_request(re.compile(".*")).respond_with_handler(self.fake)

    def connect(self) -> CensusClient:
        return CensusClient(self.address, self.key, Patience(connect=1.0, read=1.0, whole=2.0, pauses=()))

    def fetch(self, wanted: tuple, anew: bool = False, now: datetime = NOW) -> list[FetchedTable]:
        return fetched_tables(self.connect, self.kept, wanted, now, lambda share, doing: self.said.append((share, doing)), anew)

    def go_offline(self) -> None:
        self.address = httpx.URL("http://127.0.0.1:1/data")


@pytest.fixture
def census(httpserver: HTTPServer, tmp_path: Path) -> Iterator[Census]:
    return Census(httpserver, tmp_path)


# Lists and years.


def test_the_newest_vintage_is_the_last_that_answers(census: Census) -> None:
    with census.connect() as client:
        assert newest_year(client, 2026) == 2024
    assert [each.split("?")[0] for each in census.fake.asked] == ["/data/2025/acs/acs5", "/data/2024/acs/acs5"]
    assert years_offered(2024) == [2024, 2023, 2022, 2021, 2020]


def test_no_vintage_of_three_years_is_a_problem(census: Census) -> None:
    census.fake.newest = 2020
    with census.connect() as client, pytest.raises(CensusProblem, match="no survey of the last three years"):
        newest_year(client, 2026)


def test_the_districts_of_a_state_are_of_three_kinds_and_leave_out_the_rest_of_the_state(census: Census) -> None:
    areas = areas_of_state(census.connect, census.kept, "district", OHIO, 2024, NOW)
    assert [area.name for area in areas] == ["Alder City School District, Ohio", "Birch Local School District, Ohio"]
    assert areas[0] == DISTRICT
    assert len(census.fake.asked) == 3


def test_a_list_is_asked_for_once_and_is_there_without_a_network(census: Census) -> None:
    before = areas_of_state(census.connect, census.kept, "district", OHIO, 2024, NOW)
    census.go_offline()
    assert areas_of_state(census.connect, census.kept, "district", OHIO, 2024, NOW) == before
    assert len(census.fake.asked) == 3


def test_a_state_without_such_areas_says_so(census: Census) -> None:
    with pytest.raises(CensusProblem, match="lists none of these in Maine for 2020–2024"):
        areas_of_state(census.connect, census.kept, "place", State("23", "ME", "Maine"), 2024, NOW)


def test_a_list_that_cannot_be_had_is_a_problem_and_is_not_kept(census: Census) -> None:
    census.go_offline()
    with pytest.raises(CensusProblem) as raised:
        areas_of_state(census.connect, census.kept, "county", OHIO, 2024, NOW)
    assert raised.value.kind == "no_network"
    assert not census.kept.folder.exists()


# Tables.


def test_every_table_comes_and_is_said_while_it_comes(census: Census) -> None:
    fetched = census.fetch(wanted_tables(DISTRICT, 2024))
    assert [each.wanted.table for each in fetched if each.is_usable] == TABLES
    assert census.said[1] == (1 / 11, "Fetching table 2 of 11: race alone or in combination (B02008)")


def test_an_answer_is_kept_as_it_came_with_what_it_is_and_when_it_came(census: Census) -> None:
    [race] = census.fetch(RACE)
    kept = census.kept.folder / "ACSDT5Y2024.B03002-970-3910001.json"
    assert kept.read_bytes() == race.data
    assert json.loads(kept.read_text())[0][:5] == ["NAME", "B03002_001E", "B03002_001EA", "B03002_001M", "B03002_001MA"]
    about = json.loads((census.kept.folder / "ACSDT5Y2024.B03002-970-3910001.about.json").read_text())
    labels = about.pop("labels")
    assert about == {
        "table": "B03002",
        "area": "Alder City School District, Ohio",
        "universe": "all people",
        "vintage": "2020–2024",
        "fetched": "2026-11-23T12:00:00+00:00",
        "address": f"{census.address}/2024/acs/acs5?get=NAME%2Cgroup%28B03002%29&for=school+district+%28unified%29%3A10001&in=state%3A39",
    }
    assert labels["B03002_012E"] == "Estimate!!total!!hispanic or latino"


def test_only_the_owner_can_read_what_is_kept(census: Census) -> None:
    census.fetch(RACE)
    assert stat.S_IMODE(census.kept.folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in census.kept.folder.iterdir()} == {0o600}
    assert len(list(census.kept.folder.iterdir())) == 2


def test_what_is_kept_needs_no_network_and_no_key(census: Census) -> None:
    wanted = wanted_tables(DISTRICT, 2024)
    before = [each.data for each in census.fetch(wanted)]
    asked = len(census.fake.asked)
    census.go_offline()
    census.key = ""
    assert [each.data for each in census.fetch(wanted)] == before
    assert len(census.fake.asked) == asked
    assert set(kept_tables(census.kept, wanted)) == set(wanted)
    assert census.kept.years() == [2024]


def test_fetching_again_asks_again_and_notes_the_new_moment(census: Census) -> None:
    census.fetch(RACE)
    [again] = census.fetch(RACE, anew=True, now=LATER)
    assert again.about is not None
    assert again.about.fetched == "2027-01-05T09:30:00+00:00"
    assert len(census.fake.asked) == 4  # the table and its labels, twice


def test_fetching_again_without_a_network_leaves_what_is_there_and_says_so(census: Census) -> None:
    wanted = wanted_tables(DISTRICT, 2024)
    census.fetch(wanted[:2])
    census.go_offline()
    fetched = census.fetch(wanted, anew=True, now=LATER)
    assert [each.is_usable for each in fetched] == [True, True, *[False] * 9]
    assert {each.note.kind for each in fetched if each.note} == {"no_network"}
    assert {each.problem.kind for each in fetched if each.problem} == {"no_network"}
    assert fetched[0].about is not None
    assert fetched[0].about.fetched.startswith("2026-11-23")


def test_a_wrong_key_is_met_once_and_not_eleven_times(census: Census) -> None:
    census.key = "0" * 40
    fetched = census.fetch(wanted_tables(DISTRICT, 2024))
    assert {each.problem.kind for each in fetched if each.problem} == {"key_wrong"}
    assert len(census.fake.asked) == 1


def test_a_table_that_is_not_published_does_not_stop_the_others(census: Census) -> None:
    census.fake.missing = {"C16001"}
    fetched = {each.wanted.table: each for each in census.fetch(wanted_tables(DISTRICT, 2024))}
    assert [table for table, each in fetched.items() if not each.is_usable] == ["C16001"]
    assert str(fetched["C16001"].problem) == (
        "Table C16001 is not published for Alder City School District, Ohio in 2020–2024. Choose other years or a larger area."
    )


def test_a_table_of_which_everything_is_withheld_names_the_one_with_fewer_groups(census: Census) -> None:
    census.fake.withheld = {"C16001"}
    [language] = census.fetch(tuple(each for each in wanted_tables(DISTRICT, 2024) if each.table == "C16001"))
    assert not language.is_usable
    assert language.data is not None  # kept as it came
    assert str(language.problem) == (
        "Every figure of table C16001 is withheld for Alder City School District, Ohio, because too few people answered. "
        "Table S1601 has fewer, larger groups: download it from data.census.gov and add it, or choose a larger area."
    )
    assert collapsed_table("C16001") == "S1601"
    assert collapsed_table("B01003") == ""


@pytest.mark.parametrize(
    "body",
    [
        b'[["NAME","B03002_001E","B03002_001M"],["Alder"',  # cut short
        b'[["NAME","B03002_001E"],["Alder","5"]]',  # no margins
        b'[["NAME","B03002_001E","B03002_001M"],["Alder","5"]]',  # a row too short
        b'[["NAME","B01001_001E","B01001_001M"],["Alder","5","6"]]',  # another table
        b'{"error": "out of order"}',
        b'["NAME"]',
        b"[]",
    ],
)
def test_an_answer_that_is_none_is_not_kept(census: Census, body: bytes) -> None:
    census.fake.always = lambda: Response(body, mimetype="application/json")
    [race] = census.fetch(RACE)
    assert race.problem is not None
    assert race.problem.kind == "malformed"
    assert not census.kept.folder.exists()


def test_a_header_without_rows_means_that_nothing_is_published(census: Census) -> None:
    census.fake.always = lambda: table_answer([["NAME", "B03002_001E", "B03002_001M"]])
    [race] = census.fetch(RACE)
    assert race.problem is not None
    assert race.problem.kind == "not_published"


def test_a_table_comes_without_its_labels_where_they_cannot_be_had(census: Census) -> None:
    answer = Response(b'[["NAME","B03002_001E","B03002_001M"],["Alder","5","6"]]', mimetype="application/json")
    census.fake.first = [answer, Response("<html>404</html>", 404)]
    [race] = census.fetch(RACE)
    assert race.is_usable
    assert race.about is not None
    assert race.about.labels == {}


def test_a_folder_that_cannot_be_written_is_a_sentence(census: Census) -> None:
    census.kept.folder.write_text("a file where the folder should be")
    [race] = census.fetch(RACE)
    assert str(race.problem).startswith("The answer could not be kept, because the app's data folder cannot be written.")


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"table": 1}', "\udcff"])
def test_an_answer_whose_note_is_damaged_is_fetched_again(census: Census, damage: str) -> None:
    census.fetch(RACE)
    note = census.kept.folder / "ACSDT5Y2024.B03002-970-3910001.about.json"
    note.write_bytes(damage.encode("utf-8", "surrogateescape"))
    assert kept_tables(census.kept, RACE) == {}
    assert census.fetch(RACE)[0].is_usable


def test_a_kept_answer_that_somebody_changed_is_not_used(census: Census) -> None:
    about = About("B03002", "Alder", "all people", "2020–2024", NOW.isoformat(), "")
    census.kept.write(RACE[0].file_name, b"not an answer", about)
    [race] = census.fetch(RACE)
    assert race.problem is not None
    assert race.problem.kind == "malformed"


def test_another_vintage_is_another_answer(census: Census) -> None:
    census.fetch(RACE)
    census.fetch((replace(RACE[0], year=2023),))
    assert census.kept.years() == [2024, 2023]
