"""A real browser, a real server with an empty data folder, and a page that fails its test when it asks for anything outside."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from setup.chromium import find
from tests.servers import Server, serving

SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # what asks for a host on the internet finds none
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The machine's Chromium, started once."""
    found = find()
    if found is None:
        pytest.fail("These tests need a Chromium. `make test` installs one; CHROMIUM can name one.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def app_server(tmp_path: Path) -> Iterator[Server]:
    """The app with nothing loaded, for one test."""
    with serving(tmp_path) as server:
        yield server


@pytest.fixture(scope="module")
def module_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app with nothing loaded, for all tests of a module: for those that change nothing."""
    with serving(tmp_path_factory.mktemp("module")) as server:
        yield server


@pytest.fixture
def page(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A tab of its own; its test fails when a request leaves this machine or the console shows an error."""
    outside: list[str] = []
    errors: list[str] = []

    def note(message: ConsoleMessage) -> None:
        # On the address of a page, Streamlit's own client first asks below it for its server and then at the root.
        asks_for_server = "/_stcore/" in (message.location.get("url") or "") and "404" in message.text
        if message.type == "error" and not asks_for_server:
            errors.append(f"{message.text} ({message.location.get('url')})")

    context = chromium.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.on("request", lambda request: outside.append(request.url) if leaves(request.url) else None)
    context.on("console", note)
    context.on("weberror", lambda error: errors.append(str(error.error)))
    yield context.new_page()
    context.close()
    assert not outside, f"The page asked for what is not on this machine: {outside}"
    expected = getattr(request.module, "EXPECTED_IN_CONSOLE", ())  # a test module may ask for what gives an error
    unexpected = [error for error in errors if not error.startswith(expected)]
    assert not unexpected, f"The console showed errors: {unexpected}"


def leaves(url: str) -> bool:
    """Say whether a request goes to another machine.

    >>> leaves("http://127.0.0.1:8501/app"), leaves("data:image/png;base64,"), leaves("https://example.org/x")
    (False, False, True)
    """
    address = urlsplit(url)
    return address.scheme not in ("data", "blob", "about") and address.hostname != "127.0.0.1"
