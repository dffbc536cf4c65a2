"""Marks the tests that drive a browser."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

HERE = Path(__file__).parent
expect.set_options(timeout=60_000)
"""A limit against hanging, not a speed: a busy machine may take many seconds for what a page computes."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder as one that drives a browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
