"""`census` on the command line."""

import json
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from representation.__main__ import main
from representation.store.engine import open_store
from representation.store.loading import load_snapshot
from tests.census_api_page import served
from tests.census_api_server import KEY, FakeCensus
from tests.page_states import use_empty_store


@pytest.fixture(autouse=True)
def census(tmp_path: Path, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> FakeCensus:
    """An empty store, and the Census API on this machine with its key set."""
    use_empty_store(tmp_path, monkeypatch)
    fake = served(httpserver, monkeypatch)
    monkeypatch.setenv("IN_THE_ROOM_CENSUS_KEY", KEY)
    return fake


def test_a_district_is_fetched_by_a_part_of_its_name_and_saved(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["census", "--state", "OH", "--district", "alder city", "--year", "2024", "--save", "--json"]) == 0
    said = capsys.readouterr()
    answer = json.loads(said.out)
    assert answer["area"] == "Alder City School District, Ohio"
    assert answer["years"] == "2020–2024"
    assert answer["message"] == "Alder City School District, Ohio, 2020–2024: 10,000 ±120 people. Saved 11 tables."
    assert len(answer["imports"]) == len(answer["tables"]) == 11
    assert KEY not in said.out + said.err
    engine = open_store()
    assert set(load_snapshot(engine).community["community"]) == {"Alder City School District, Ohio"}
    engine.dispose()


def test_without_save_nothing_is_saved_and_the_newest_years_are_taken(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["census", "--zip", "45402", "45403"]) == 0
    assert capsys.readouterr().out == "ZIP codes 45402 and 45403, 2020–2024: 20,000 ±170 people.\n"
    engine = open_store()
    assert load_snapshot(engine).community.empty
    engine.dispose()


def test_a_table_that_does_not_come_is_said_and_told_by_the_exit_status(census: FakeCensus, capsys: pytest.CaptureFixture[str]) -> None:
    census.missing = {"C16001"}
    assert main(["census", "--state", "Ohio", "--county", "Alder County", "--year", "2024"]) == 1
    assert "Table C16001 is not published for Alder County, Ohio in 2020–2024." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--district", "Alder"], "Say which state, with its postal code: --state OH."),
        (
            ["--state", "OH", "--district", "o"],
            "Several bear that name: Alder City School District, Ohio; Birch Local School District, Ohio.",
        ),
        (["--state", "OH", "--district", "Alder Citty Schools"], "Did you want Alder City School District, Ohio"),
        (["--zip", "4540"], "4540 is no ZIP code. Write five digits."),
        (["--zip", "45402", "--year", "2012"], "Years are read from 2020 on. Give a later one."),
    ],
)
def test_what_cannot_be_asked_is_one_sentence(options: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["census", "--year", "2024", *options]) == 2
    assert sentence in capsys.readouterr().out


def test_a_wrong_key_is_one_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("IN_THE_ROOM_CENSUS_KEY", "0" * 40)
    assert main(["census", "--zip", "45402", "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["message"].startswith("The Census API does not accept this key.")


def test_another_vintage_than_the_newest_can_be_fetched(census: FakeCensus, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["census", "--zip", "45402", "--year", "2022"]) == 0
    assert "ZIP code 45402, 2018–2022: 10,000 ±120 people" in capsys.readouterr().out
    assert all(asked.startswith("/data/2022/") for asked in census.asked)


def test_what_was_fetched_is_there_without_a_network(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["census", "--state", "OH", "--place", "alder city"]) == 0
    monkeypatch.setenv("IN_THE_ROOM_CENSUS_API", "http://127.0.0.1:1/data")
    assert main(["census", "--state", "OH", "--place", "alder city", "--save"]) == 0
    assert capsys.readouterr().out.endswith("Alder city, Ohio, 2020–2024: 10,000 ±120 people.\nSaved 11 tables.\n")
