"""The map of the sample district: drawn without asking anybody, a click away from each place, readable on a phone and in the dark."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import serious_faults
from tests.browser.journey import READING, open_page
from tests.browser.map_steps import CHART, click_place, drawn_map, place_of
from tests.browser.steps import choose
from tests.servers import Server


def sample_map(page: Page, server: Server) -> None:
    open_page(page, server.url)
    page.get_by_role("button", name="Look at the sample district").click()
    expect(page.get_by_role("button", name="Remove the sample").first).to_be_visible(timeout=READING)
    open_page(page, server.url, "map")
    drawn_map(page)


def test_a_click_on_the_map_and_the_list_choose_the_same_place(app_server: Server, page: Page) -> None:
    sample_map(page, app_server)
    expect(page.get_by_role("heading", name="Fewest came from 45907")).to_be_visible()
    click_place(page, *place_of(page, "45907"))
    expect(page.get_by_role("heading", name="45907", exact=True)).to_be_visible(timeout=READING)
    expect(page.get_by_role("combobox", name="Place")).to_have_value("45907")
    choose(page, "Place", "45908")
    expect(page.get_by_role("heading", name="45908", exact=True)).to_be_visible(timeout=READING)
    page.get_by_role("link", name="See it beside the others").click()
    expect(page).to_have_url(f"{app_server.url}/gaps?dimension=ZIP+code", timeout=READING)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_people_who_cannot_see_the_map_find_its_words_and_its_table(app_server: Server, page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    sample_map(page, app_server)
    expect(page.get_by_role("figure", name="Map of how many came from each area per 1,000 who live there.")).to_be_visible()
    page.get_by_text("Show as a table").click()
    expect(page.get_by_role("cell", name="45907", exact=True)).to_be_visible(timeout=READING)
    choose(page, "Place", "45907")
    expect(page.get_by_text("Who came from there")).to_be_visible(timeout=READING)
    page.get_by_text("Mend the join").click()
    page.get_by_text("This map and others").click()
    assert not serious_faults(page)


def test_the_map_fits_a_phone(app_server: Server, page: Page) -> None:
    sample_map(page, app_server)
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, app_server.url, "map")
    drawn_map(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    box = page.locator(CHART).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
