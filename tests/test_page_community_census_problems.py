"""Getting it from the Census on the Community page, when something goes wrong: each says what to do."""

from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from representation.community.census_api.settings import Patience
from tests.census_api_page import begun, chosen, fetched, keys, served, with_key
from tests.census_api_server import KEY, FakeCensus
from tests.page_states import use_empty_store, words


@pytest.fixture(autouse=True)
def census(tmp_path: Path, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> FakeCensus:
    """An empty store, and the Census API on this machine."""
    use_empty_store(tmp_path, monkeypatch)
    return served(httpserver, monkeypatch)


def test_a_wrong_key_is_said_and_a_right_one_goes_on(census: FakeCensus) -> None:
    app = with_key("0" * 40)
    assert "does not accept this key" in app.warning[0].value
    asked = len(census.asked)
    app.run()
    assert len(census.asked) == asked  # not asked again at every click
    app.text_input(key="census.key").set_value(KEY).run()
    assert not app.warning
    assert app.selectbox(key="census.state")


def test_a_list_that_cannot_be_had_can_be_asked_for_again(census: FakeCensus) -> None:
    app = with_key()
    census.first = [Response("", 429)]
    app.selectbox(key="census.state").select("Ohio").run()
    assert "too many requests were made with this key" in app.warning[0].value
    app.button(key="census.again.rate_limit").click().run()
    assert not app.warning
    chosen(app)


def test_what_was_fetched_is_there_without_a_network_or_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    fetched(chosen(with_key()))
    monkeypatch.setenv("IN_THE_ROOM_CENSUS_API", "http://127.0.0.1:1/data")
    app = chosen(begun())
    assert app.button(key="census.fetch").label == "Show these figures"
    fetched(app)
    assert "Alder City School District, Ohio, 2020–2024: 10,000 ±120 people" in words(app)
    assert not app.warning
    fetched(app, "census.save")
    assert app.success[0].value.startswith("Saved 11 tables")


def test_fetching_again_without_a_network_keeps_what_there_is_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    app = fetched(chosen(with_key()))
    monkeypatch.setenv("IN_THE_ROOM_CENSUS_API", "http://127.0.0.1:1/data")
    fetched(app, "census.anew")
    assert app.warning[0].value == (
        "What was fetched before is used for 11 tables. The Census API cannot be reached. "
        "Check that this computer is online, then try again; what was fetched before still works."
    )
    assert "census.save" in keys(app)


def test_a_withheld_and_an_unpublished_table_are_said_and_the_rest_can_be_saved(census: FakeCensus) -> None:
    census.withheld, census.missing = {"C16001"}, {"B19001"}
    app = fetched(chosen(with_key()))
    said = [warning.value for warning in app.warning]
    assert len(said) == 2
    assert said[0].startswith("Every figure of table C16001 is withheld for Alder City School District, Ohio")
    assert said[1].startswith("Table B19001 is not published for Alder City School District, Ohio in 2020–2024.")
    assert app.button(key="census.fetch").label == "Fetch 1 table"
    assert list(app.table[1].value["Question"]) == [
        "Race and ethnicity", "Race and ethnicity (every box counted)", "Gender", "Education",
    ]  # fmt: skip


def test_where_nothing_came_there_is_nothing_to_save(census: FakeCensus) -> None:
    app = chosen(with_key())
    census.always = lambda: Response("<html>Please log in to our network</html>")
    fetched(app)
    assert [warning.value for warning in app.warning] == [
        "11 tables did not come: What came back is not an answer of the Census API. "
        "If this network asks you to log in first, open a page in your browser, log in, and try again."
    ]
    assert "census.save" not in keys(app)


def test_a_slow_census_is_said(census: FakeCensus, monkeypatch: pytest.MonkeyPatch) -> None:
    app = chosen(with_key())
    monkeypatch.setattr("representation.ui.census_session.patience", lambda: Patience(read=0.1, pauses=()))
    census.seconds = 0.4
    fetched(app)
    assert "took too long to answer" in app.warning[0].value
