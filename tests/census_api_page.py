"""The form behind “Get it from the Census”, on a page under test with a Census API on this machine."""

import re

import pytest
from pytest_httpserver import HTTPServer
from streamlit.testing.v1 import AppTest

from representation.community.census_api.settings import Patience
from tests.census_api_server import KEY, FakeCensus
from tests.page_states import opened

PAGE = "pages/community.py"


def served(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> FakeCensus:
    """The Census API on this machine, and the app set up to ask it."""
    fake = FakeCensus()
    httpserver.expect_request(re.compile(".*")).respond_with_handler(fake)
    monkeypatch.setenv("IN_THE_ROOM_CENSUS_API", httpserver.url_for("/data"))
    monkeypatch.delenv("IN_THE_ROOM_CENSUS_KEY", raising=False)
    monkeypatch.setattr("representation.ui.census_session.patience", lambda: Patience(connect=1.0, read=1.0, whole=2.0, pauses=()))
    return fake


def begun() -> AppTest:
    """The page with the form open."""
    return opened(PAGE).button(key="census.open").click().run()


def with_key(key: str = KEY) -> AppTest:
    app = begun()
    app.text_input(key="census.key").set_value(key).run()
    assert not app.exception
    return app


def chosen(app: AppTest, area: str = "Alder City School District") -> AppTest:
    """State and area chosen."""
    app.selectbox(key="census.state").select("Ohio").run()
    [box] = [each for each in app.selectbox if str(each.key).startswith("census.area.")]
    box.select(area).run()
    assert not app.exception
    return app


def fetched(app: AppTest, button: str = "census.fetch") -> AppTest:
    app.button(key=button).click().run()
    assert not app.exception
    return app


def keys(app: AppTest) -> set[str]:
    """The keys of the buttons that are there."""
    return {str(button.key) for button in app.button}
