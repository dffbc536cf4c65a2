"""The journey of a staff member: from files to what leadership sees."""

from pathlib import Path

from playwright.sync_api import Download, Page, expect

from tests.browser.steps import settled

READING = 90_000
"""Milliseconds that reading the files of a test may take on a busy machine."""


def upload(page: Page, address: str, files: list[Path]) -> None:
    """Open Add data and hand in files; returns when each has its card."""
    page.goto(f"{address}/add_data")
    settled(page)
    page.locator("input[type=file]").first.set_input_files(files)
    expect(page.get_by_test_id("stButton").get_by_role("button", name="Save")).to_be_enabled(timeout=READING)
    settled(page)


def save(page: Page) -> None:
    """Save everything that was handed in."""
    page.get_by_test_id("stButton").get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved ", exact=False).first).to_be_visible(timeout=READING)
    settled(page)


def download(page: Page, name: str) -> Download:
    """Press a download button and take what it gives."""
    with page.expect_download() as started:
        page.get_by_role("button", name=name).first.click()
    return started.value


def open_page(page: Page, address: str, name: str = "") -> Page:
    """Open a page by its address and wait until it is drawn."""
    page.goto(f"{address}/{name}")
    return settled(page)
