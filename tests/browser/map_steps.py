"""What a reader does on the Map page."""

from playwright.sync_api import Page, expect

from tests.browser.journey import READING
from tests.browser.steps import settled

CHART = "[data-testid=stPlotlyChart] .js-plotly-plot"


def drawn_map(page: Page) -> None:
    """Wait until the map is drawn: the paths of its areas are there."""
    expect(page.locator(f"{CHART} .scatterlayer .js-fill").first).to_be_attached(timeout=READING)
    settled(page)


def place_of(page: Page, label: str) -> tuple[float, float]:
    """Where on the screen the name of an area stands that the map writes out, a little below the words."""
    box = page.locator(CHART).get_by_text(label, exact=True).bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] + 24


def click_place(page: Page, x: float, y: float) -> None:
    """Click a place of the map as a hand does: the pointer comes first."""
    page.mouse.move(x - 3, y - 3)
    page.mouse.move(x, y)
    expect(page.locator(f"{CHART} .hoverlayer .hovertext").first).to_be_visible()
    page.mouse.click(x, y)


def pick(page: Page, label: str, *options: str) -> None:
    """Choose options in a box that takes several."""
    box = page.get_by_test_id("stMultiSelect").filter(has_text=label)
    for option in options:
        box.locator("input").click()
        box.locator("input").fill(option)
        page.get_by_role("option", name=option, exact=True).click()
        expect(box.get_by_text(option, exact=True)).to_be_visible()
    page.keyboard.press("Escape")
