"""What came from the Census is read, checked and saved as files are, and the key is left nowhere."""

import logging
import math
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pandas as pd
import pytest
from pytest_httpserver import HTTPServer
from sqlalchemy import text

from representation.community.census_api.areas import Area, zip_area
from representation.community.census_api.client import CensusClient
from representation.community.census_api.fetching import FetchedTable, fetched_tables
from representation.community.census_api.kept import KeptAnswers
from representation.community.census_api.settings import Patience
from representation.community.census_api.wanted import wanted_tables, zips_within
from representation.importing import UploadedFile, reviewed, saved
from representation.store.engine import Store, open_store
from representation.store.key import recognition_key
from representation.store.loading import load_snapshot
from representation.store.summaries import load_imports
from representation.store.undoing import undo_import
from representation.ui.census_reading import counts_of, review_of
from representation.ui.progress import no_step
from tests.census_api_server import KEY, FakeCensus
from tests.page_states import use_empty_store

DISTRICT = Area("970", ("10001",), "Alder City School District, Ohio", "39")
NOW = datetime(2026, 11, 23, tzinfo=UTC)
HASH_KEY = b"a key for tests that is long enough to be one"
Fetch = Callable[..., list[FetchedTable]]


@pytest.fixture
def census() -> FakeCensus:
    return FakeCensus()


@pytest.fixture
def fetch(httpserver: HTTPServer, census: FakeCensus, tmp_path: Path) -> Fetch:
    """Fetch tables of an area from the Census API on this machine."""
    httpserver.expect_request(re.compile(".*")).respond_with_handler(census)
    address = httpx.URL(httpserver.url_for("/data"))

    def fetched(area: Area, year: int = 2024, zips: Area | None = None, key: str = KEY) -> list[FetchedTable]:
        def connect() -> CensusClient:
            return CensusClient(address, key, Patience(pauses=()))

        return fetched_tables(connect, KeptAnswers(tmp_path / "census"), wanted_tables(area, year, zips), NOW, no_step)

    return fetched


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    use_empty_store(tmp_path, monkeypatch)
    engine = open_store()
    yield engine
    engine.dispose()


def figures(counts: pd.DataFrame, dimension: str, view: str = "") -> dict[str, tuple[float, float]]:
    part = counts[counts["dimension"].eq(dimension) & counts["view"].eq(view)]
    return dict(zip(part["group"], zip(part["people_count"], part["margin"], strict=True), strict=True))


def test_every_figure_has_its_margin_universe_and_vintage(fetch: Fetch) -> None:
    counts = counts_of(review_of(fetch(DISTRICT), HASH_KEY))
    race = figures(counts, "race", "roll_up")
    assert race["white"] == (5000, 300)
    assert race["hispanic_or_latino"] == (1200, 150)
    assert sum(count for count, _ in race.values()) == 10000
    assert set(counts["vintage"]) == {"ACS 2020–2024, 5-year"}
    assert set(counts["community"]) == {"Alder City School District, Ohio"}
    assert counts.loc[counts["dimension"].eq("income"), "universe"].unique().tolist() == ["households"]
    assert set(counts["dimension"]) == {"race", "language", "income", "education", "gender"}


def test_races_alone_or_in_combination_are_shares_of_all_people(fetch: Fetch) -> None:
    counts = counts_of(review_of(fetch(DISTRICT), HASH_KEY))
    combined = counts[counts["view"].eq("alone_or_in_combination")]
    assert len(combined) == 7  # six tables, and Hispanic or Latino from B03002
    assert set(combined["total_count"]) == {10000}


def test_zip_codes_are_added_up_and_their_margins_with_them(fetch: Fetch) -> None:
    counts = counts_of(review_of(fetch(zip_area(["45402", "45403", "45404"])), HASH_KEY))
    white, margin = figures(counts, "race", "roll_up")["white"]
    assert white == 3 * 5000
    assert margin == pytest.approx(300 * math.sqrt(3))
    assert set(counts["community"]) == {"ZIP codes 45402, 45403 and 45404"}
    assert figures(counts, "zip") == dict.fromkeys(("45402", "45403", "45404"), (9000, 120))


def test_the_zip_codes_of_a_district_are_a_community_of_their_own(fetch: Fetch) -> None:
    counts = counts_of(review_of(fetch(DISTRICT, zips=zips_within(["45402", "45403"], DISTRICT)), HASH_KEY))
    zips = counts[counts["dimension"].eq("zip")]
    assert set(zips["community"]) == {"ZIP codes of Alder City School District, Ohio"}
    assert set(zips["total_count"]) == {18000}


def test_an_answer_says_the_same_when_it_is_uploaded_as_a_file(fetch: Fetch, tmp_path: Path) -> None:
    fetched = fetch(DISTRICT)
    review = review_of(fetched, HASH_KEY)
    names = {path.name for path in (tmp_path / "census").glob("*.json")}
    assert {table.file for table in review.joined.tables} <= names
    assert all(table.kind == "community" and table.exporter == "census_data" for table in review.joined.tables)


def test_a_withheld_table_is_left_out_and_the_others_are_saved(fetch: Fetch, census: FakeCensus, store: Store) -> None:
    census.withheld = {"C16001"}
    saved(store, review_of(fetch(DISTRICT), HASH_KEY), "a test")
    assert set(load_snapshot(store).community["dimension"]) == {"race", "income", "education", "gender"}


def test_what_is_saved_stands_with_the_imports_and_can_be_undone(fetch: Fetch, store: Store) -> None:
    numbers = saved(store, review_of(fetch(DISTRICT), HASH_KEY), "a test")
    imports = load_imports(store)
    assert [each.file_name for each in imports][-1] == "ACSDT5Y2024.B03002-970-3910001.json"
    assert {each.kind for each in imports} == {"community"}
    undo_import(store, numbers[0], "a test")
    assert "roll_up" not in set(load_snapshot(store).community["view"])


def test_a_newer_vintage_takes_the_place_of_an_older_one(fetch: Fetch, store: Store) -> None:
    for year in (2023, 2024):
        saved(store, review_of(fetch(DISTRICT, year), HASH_KEY), "a test", replace=True)
    community = load_snapshot(store).community
    assert set(community["vintage"]) == {"ACS 2020–2024, 5-year"}
    assert not community.duplicated(["community", "dimension", "view", "group"]).any()


def test_the_same_answer_saved_twice_stands_once(fetch: Fetch, store: Store) -> None:
    review = review_of(fetch(DISTRICT), HASH_KEY)
    saved(store, review, "a test", replace=True)
    saved(store, review, "a test", replace=True)
    assert len([each for each in load_imports(store) if each.undone_at is None]) == 11


def test_figures_of_a_file_and_of_the_census_meet_as_two_files_do(fetch: Fetch, store: Store) -> None:
    plain = b"community,dimension,group,people\nOur own count,gender,Female,5100\nOur own count,gender,Male,4900\n"
    saved(store, reviewed([UploadedFile("own.csv", plain)], recognition_key(Path("unused"))), "a test")
    saved(store, review_of(fetch(DISTRICT), HASH_KEY), "a test")
    community = load_snapshot(store).community
    gender = community[community["dimension"].eq("gender")]
    assert set(gender["community"]) == {"Our own count", "Alder City School District, Ohio"}


@pytest.mark.parametrize("key", [KEY, "a-wrong-key-of-somebody-0123456789"])
def test_the_key_is_in_no_file_row_log_or_message(
    fetch: Fetch, census: FakeCensus, store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture, key: str
) -> None:
    caplog.set_level(logging.DEBUG)
    fetched = fetch(DISTRICT, key=key)
    saved(store, review_of(fetched, HASH_KEY), "a test")
    assert any(key in asked for asked in census.asked)  # it was sent
    logs = [record.getMessage() for record in caplog.records if record.name != "werkzeug"]  # the server's own log is not ours
    assert any("/data/2024/acs/acs5" in line for line in logs)  # the requests are logged
    assert not [line for line in logs if key in line]
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and key.encode() in path.read_bytes()]
    assert not [path for path in tmp_path.rglob("*") if key in path.name]
    assert not [each for each in fetched if key in f"{each!r}{each.problem}"]
    with store.connect() as connection:
        tables = [name for (name,) in connection.execute(text("select name from sqlite_master where type = 'table'"))]
        rows = [str(tuple(row)) for name in tables for row in connection.execute(text(f'select * from "{name}"'))]
    assert rows
    assert not [row for row in rows if key in row]


def test_the_key_is_in_no_repr() -> None:
    client = CensusClient(httpx.URL("http://127.0.0.1:1"), KEY, Patience())
    assert KEY not in repr(client)
    assert KEY not in repr(vars(client))
