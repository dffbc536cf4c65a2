"""What a reader does on a page, each step waiting until it has taken effect."""

from playwright.sync_api import Page, expect

ATTEMPTS = 10


def settled(page: Page) -> Page:
    """Wait until the page's script has run and everything it sent is drawn, and return the page."""
    expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible(timeout=120_000)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=120_000)
    return page


def choose(page: Page, label: str, option: str) -> None:
    """Choose an option of a select box. An open list closes when something is still being drawn, so it may need opening again."""
    box = settled(page).get_by_role("combobox", name=label)
    wanted = page.get_by_role("option", name=option, exact=True)
    for _ in range(ATTEMPTS):
        box.fill(option)
        page.wait_for_timeout(300)
        if wanted.is_visible():
            break
        box.press("Escape")
    wanted.click()
    expect(box).to_have_value(option)
    settled(page)
