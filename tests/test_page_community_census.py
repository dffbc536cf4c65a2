"""Getting it from the Census on the Community page: from nothing to a community, and what nobody else may learn."""

import socket
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from representation.store.engine import open_store
from representation.store.loading import load_snapshot
from representation.store.summaries import load_imports
from tests.census_api_page import PAGE, begun, chosen, fetched, keys, served, with_key
from tests.census_api_server import KEY, FakeCensus
from tests.page_states import add, opened, use_empty_store, words

OWN = b"dimension,group,people\nrace,White,4000\nrace,Asian,1100\n"


@pytest.fixture(autouse=True)
def census(tmp_path: Path, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> FakeCensus:
    """An empty store, and the Census API on this machine."""
    use_empty_store(tmp_path, monkeypatch)
    return served(httpserver, monkeypatch)


def test_the_page_asks_nobody_until_staff_want_it(census: FakeCensus) -> None:
    app = opened(PAGE)
    assert app.button(key="census.open").label == "Get it from the Census"
    assert not app.text_input
    begun()
    assert census.asked == []


def test_a_viewer_and_nobody_are_not_offered_it(monkeypatch: pytest.MonkeyPatch) -> None:
    add({"own.csv": OWN})
    for role in ("viewer", "nobody"):
        monkeypatch.setenv("IN_THE_ROOM_ROLE", role)
        assert "census.open" not in keys(opened(PAGE))


def test_without_a_key_the_page_says_where_to_get_one() -> None:
    app = begun()
    assert "Type your key to begin. No key yet? [Ask for one](https://api.census.gov/data/key_signup.html)" in words(app)
    assert not app.selectbox
    assert app.text_input(key="census.key").proto.type == 1  # a password field


def test_a_key_set_on_the_machine_is_used_and_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IN_THE_ROOM_CENSUS_KEY", KEY)
    app = chosen(begun())
    assert app.text_input(key="census.key").value == ""
    assert app.text_input(key="census.key").placeholder == "set on this computer"
    assert KEY not in words(app)
    assert app.button(key="census.fetch").label == "Fetch 11 tables"


def test_from_nothing_to_a_community() -> None:
    app = chosen(with_key())
    plan = app.table[0].value
    assert list(plan["Question"]) == [
        "Race and ethnicity", "Race alone or in combination", "Home language", "Household income", "Education", "Gender",
    ]  # fmt: skip
    assert set(plan["Fetched"]) == {"not yet"}
    assert app.selectbox(key="census.year").options == [
        "2020–2024 (newest)", "2019–2023", "2018–2022", "2017–2021", "2016–2020",
    ]  # fmt: skip

    fetched(app)
    said = words(app)
    assert "Alder City School District, Ohio, 2020–2024: 10,000 ±120 people" in said
    assert "All 11 tables are kept here, fetched" in said
    summary = app.table[0].value
    assert summary["Counts"][0] == "10,000 ±120 people"
    assert list(summary["Groups"]) == ["8", "7", "13", "16", "2", "6"]

    fetched(app, "census.save")
    assert app.success[0].value.replace("\\", "") == (
        "Saved 11 tables about Alder City School District, Ohio, 2020–2024. They are on the page Imports, where they can be undone."
    )
    assert "census.open" in keys(app)
    [listed] = [table.value for table in app.table if "Question" in table.value]
    assert listed["Question"].iloc[0] == "Race and ethnicity"
    assert "10,000 people · ACS 2020–2024, 5-year · table B03002 · same people" in words(app)
    engine = open_store()
    assert len(load_imports(engine)) == 11
    engine.dispose()
    app.run()
    assert not app.success  # said once


def test_the_figures_can_be_looked_at_before_they_are_saved() -> None:
    app = fetched(chosen(with_key()))
    app.selectbox(key="census.source").select("Gender").run()
    table = app.table[1].value.map(lambda cell: str(cell).replace("\\", ""))
    assert table.to_dict("records") == [
        {"Group": "Female", "People": "5,100", "Margin": "±80", "Share": "51.0%"},
        {"Group": "Male", "People": "4,900", "Margin": "±85", "Share": "49.0%"},
    ]
    engine = open_store()
    assert load_snapshot(engine).community.empty
    engine.dispose()


def test_zip_codes_are_typed_and_added_up() -> None:
    app = with_key()
    app.selectbox(key="census.kind").select("ZIP codes").run()
    app.text_area(key="census.zips").set_value("45402, 45403 Dayton").run()
    assert app.warning[0].value == "No ZIP code: Dayton. A ZIP code has five digits."
    fetched(app)
    assert "ZIP codes 45402 and 45403, 2020–2024: 20,000 ±170 people" in words(app)  # 120 × √2 = 169.7
    assert "ZIP code" in list(app.table[0].value["Question"])


def test_a_zip_code_without_figures_is_named_and_left_out() -> None:
    app = with_key()
    app.selectbox(key="census.kind").select("ZIP codes").run()
    app.text_area(key="census.zips").set_value("45402 45403 45999").run()
    fetched(app)
    assert app.warning[0].value == (
        "The Census has no figures for ZIP code 45999; post office boxes and single buildings have none. It was left out."
    )
    assert "ZIP codes 45402 and 45403, 2020–2024: 20,000 ±170 people" in words(app)


def test_more_zip_codes_than_one_question_takes_are_refused() -> None:
    app = with_key()
    app.selectbox(key="census.kind").select("ZIP codes").run()
    app.text_area(key="census.zips").set_value(" ".join(str(code) for code in range(10000, 10301))).run()
    assert app.warning[0].value == "These are 301 ZIP codes; 300 fit into one question. Take some out, or choose a county."
    assert "census.fetch" not in keys(app)


def test_zip_codes_in_a_district_and_what_is_asked_for_are_added() -> None:
    app = chosen(with_key())
    app.text_input(key="census.zips_within").set_value("45402 45403").run()
    app.checkbox(key="census.B15001").check().run()
    app.checkbox(key="census.C17002").check().run()
    plan = dict(zip(app.table[0].value["Question"], app.table[0].value["Census tables"], strict=True))
    assert plan["ZIP code"] == "B01003"
    assert plan["Education from age 18"] == "B15001"
    assert plan["Poverty"] == "C17002"
    assert "Education" not in plan
    fetched(app)
    assert "Alder City School District, Ohio, 2020–2024: 10,000 ±120 people" in words(app)


@pytest.mark.parametrize(("kind", "area"), [("County", "Alder County"), ("City or place", "Alder city")])
def test_counties_and_places_are_found_by_name(kind: str, area: str) -> None:
    app = with_key()
    app.selectbox(key="census.kind").select(kind).run()
    chosen(app, area)
    fetched(app)
    assert f"{area}, Ohio, 2020–2024: 10,000 ±120 people" in words(app)


def test_a_result_goes_when_something_else_is_chosen() -> None:
    app = fetched(chosen(with_key()))
    assert "census.save" in keys(app)
    app.selectbox(key="census.year").select("2019–2023").run()
    assert "census.save" not in keys(app)


def test_the_form_can_be_closed_and_the_key_is_remembered_while_the_tab_is_open() -> None:
    app = with_key()
    app.button(key="census.close").click().run()
    assert not app.text_input
    app.button(key="census.open").click().run()
    assert app.selectbox(key="census.state")
    assert app.text_input(key="census.key").placeholder == "remembered until you close this tab"


def test_no_request_goes_anywhere_but_to_the_address_of_the_setting(monkeypatch: pytest.MonkeyPatch, httpserver: HTTPServer) -> None:
    reached: set[tuple[str, int]] = set()
    connect = socket.create_connection

    def noted(address: tuple[str, int], *rest: object, **named: object) -> socket.socket:
        reached.add(address)
        return connect(address, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "create_connection", noted)
    fetched(fetched(chosen(with_key())), "census.save")
    assert reached == {(httpserver.host, httpserver.port)}


def test_the_key_is_not_in_the_page_its_address_or_the_store(tmp_path: Path) -> None:
    app = fetched(chosen(with_key()))
    assert words(app).count(KEY) == 1  # in its own field, as dots
    assert not [value for value in app.query_params.values() if KEY in str(value)]
    fetched(app, "census.save")
    assert KEY not in words(app)
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and KEY.encode() in path.read_bytes()]
