"""Every page asks for the role itself: a page is reachable on a fresh server without the entry point having run."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import settled
from tests.servers import ROOT, Server, serving

PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
FOR_STAFF = {"add_data", "imports"}
EXPECTED_IN_CONSOLE = ("The page that you have requested does not seem to exist.",)
STOP = "This page is for staff."


@pytest.fixture(params=["nobody", "viewer", "staff"])
def fresh_server(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, Server]]:
    """A server that has served nothing yet, for one role."""
    monkeypatch.setenv("IN_THE_ROOM_ROLE", request.param)
    with serving(tmp_path) as server:
        yield request.param, server


def test_each_address_asks_for_the_role_before_anything_else_ran(fresh_server: tuple[str, Server], page: Page) -> None:
    role, server = fresh_server
    for name in PAGES:
        page.goto(f"{server.url}/{name}")
        settled(page)
        allowed = role == "staff" or (role == "viewer" and name not in FOR_STAFF)
        if allowed:
            expect(page.get_by_text(STOP)).to_have_count(0)
            expect(page.get_by_role("heading", level=1)).to_be_visible()
        else:
            # The page's own stop, or (once the entry point ran) no such page for this role.
            expect(page.get_by_text(STOP).or_(page.get_by_text("Page not found")).first).to_be_visible()
            expect(page.locator("input[type=file]")).to_have_count(0)
            expect(page.get_by_test_id("stDownloadButton")).to_have_count(0)
            page.keyboard.press("Escape")


def test_the_first_reader_by_a_direct_address_has_the_whole_menu(app_server: Server, page: Page) -> None:
    page.goto(f"{app_server.url}/gaps")
    settled(page)
    expect(page.get_by_role("link", name="Where to recruit next").first).to_be_visible()
