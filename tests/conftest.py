"""What every test shares."""

import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.counts import LONG, count

ROOT = Path(__file__).parents[1]

SHARED = ROOT.parent / "shared"
"""Reference cases, real files and scenarios; beside the checkout on some machines, absent on others."""

# The fixture `engine`: a fresh store, in SQLite and in PostgreSQL; `page` and `app_server`: a real browser on a real server.
pytest_plugins = ["tests.databases", "tests.browsers"]

collect_ignore = [] if SHARED.is_dir() else ["shared"]

# A failure in continuous integration is the same for everybody who runs it again; at home, each run tries other cases.
settings.register_profile(
    "ours",
    max_examples=count(25, 1000),
    derandomize="CI" in os.environ and not LONG,
    deadline=None,  # the machine may be busy
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ours")


@pytest.hookimpl(trylast=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Say once, in the header, when the tests on shared files are left out."""
    terminal = session.config.pluginmanager.get_plugin("terminalreporter")
    if terminal is not None and not hasattr(session.config, "workerinput") and not SHARED.is_dir():
        terminal.write_line(f"tests/shared is left out: {SHARED} is not there.")


@pytest.fixture
def shared() -> Path:
    """The folder of reference cases, real files and scenarios; only tests in tests/shared may ask for it."""
    return SHARED


@pytest.fixture(autouse=True)
def fresh_caches() -> Iterator[None]:
    """Clear what Streamlit cached in a test: all tests of a process share one session."""
    yield
    if streamlit := sys.modules.get("streamlit"):
        logging.getLogger("streamlit.runtime.caching.cache_data_api").setLevel("ERROR")  # it warns that no server runs here
        streamlit.cache_data.clear()
        streamlit.cache_resource.clear()
