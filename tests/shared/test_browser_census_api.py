"""From nothing to a community in a real browser, through a Census API on this machine that answers with recorded figures."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_httpserver import HTTPServer

from tests.browser.journey import READING, open_page
from tests.browser.steps import choose, settled
from tests.census_api_server import KEY, FakeCensus
from tests.servers import Server, serving
from tests.shared.recorded_api import recorded_rows

pytestmark = pytest.mark.browser

OVERLAYS = "ACSDT5Y2019.B03002_data_with_overlays_2021-08-03T103112.csv"


class RecordedCensus(FakeCensus):
    """Answers for race with the real figures of Alabama, whatever district is asked about."""

    def _table(self, table: str, areas: dict[str, str], column: str, within: str) -> tuple[list[str], list[list[str | None]]]:
        if table != "B03002":
            return super()._table(table, areas, column, within)
        header, alabama = recorded_rows(OVERLAYS, ["01"])
        [(code, name)] = areas.items()
        ours = [name, *alabama[1:-3], f"9700000US39{code}", name, "39", code]
        return [str(each) for each in [*header[:-1], "state", column]], [ours]


@pytest.fixture
def census() -> Iterator[tuple[RecordedCensus, str]]:
    """The Census API on this machine, and its address."""
    with HTTPServer(host="127.0.0.1", port=0) as server:
        fake = RecordedCensus(seconds=0.05)
        server.expect_request(re.compile(".*")).respond_with_handler(fake)
        yield fake, server.url_for("/data")


@pytest.fixture
def app(census: tuple[RecordedCensus, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """The app with nothing loaded, set up to ask there."""
    monkeypatch.setenv("IN_THE_ROOM_CENSUS_API", census[1])
    monkeypatch.delenv("IN_THE_ROOM_CENSUS_KEY", raising=False)
    with serving(tmp_path) as server:
        yield server


def begin(page: Page, address: str) -> None:
    """Open the form and type the key."""
    open_page(page, address, "community")
    page.get_by_role("button", name="Get it from the Census").click()
    box = page.get_by_role("textbox", name="Your Census API key")
    box.fill(KEY)
    box.press("Enter")
    settled(page)


def test_staff_get_their_community_from_the_census(app: Server, census: tuple[RecordedCensus, str], page: Page) -> None:
    begin(page, app.url)
    choose(page, "State", "Ohio")
    choose(page, "School district", "Alder City School District")
    page.get_by_role("button", name="Fetch 11 tables").click()
    expect(page.get_by_text(re.compile(r"Fetching table \d+ of 11"))).to_be_visible(timeout=READING)
    expect(page.get_by_text("Alder City School District, Ohio, 2020–2024: 4,876,250 people")).to_be_visible(timeout=READING)
    page.get_by_role("button", name="Save these figures").click()
    expect(page.get_by_text("Saved 11 tables about Alder City School District, Ohio, 2020–2024.")).to_be_visible(timeout=READING)

    row = page.get_by_role("row").filter(has_text="Hispanic or Latino")
    expect(row.get_by_role("cell", name="208,626", exact=True)).to_be_visible()
    expect(row.get_by_role("cell", name="±582", exact=True)).to_be_visible()
    assert KEY not in page.content()
    assert KEY not in page.url
    open_page(page, app.url, "imports")
    expect(page.get_by_text("ACSDT5Y2024").first).to_be_attached(timeout=READING)

    assert all(asked.startswith("/data/20") for asked in census[0].asked)
    assert KEY not in app.log.read_text(encoding="utf-8")
    assert not [path for path in app.home.rglob("*") if path.is_file() and KEY.encode() in path.read_bytes()]


def test_a_wrong_key_and_a_census_that_is_down_are_said_in_the_page(app: Server, census: tuple[RecordedCensus, str], page: Page) -> None:
    open_page(page, app.url, "community")
    page.get_by_role("button", name="Get it from the Census").click()
    box = page.get_by_role("textbox", name="Your Census API key")
    box.fill("not a key")
    box.press("Enter")
    expect(page.get_by_text("The Census API does not accept this key.")).to_be_visible(timeout=READING)
    census[0].newest = 2020  # nothing of the last years is published
    box.fill(KEY)
    box.press("Enter")
    expect(page.get_by_text("publishes no survey of the last three years")).to_be_visible(timeout=READING)
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
