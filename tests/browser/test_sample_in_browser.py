"""The first minute: the sample district comes with one click and goes with one click."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import serious_faults
from tests.browser.journey import READING, open_page
from tests.servers import Server

PAGES = ("", "gaps", "map", "where_to_recruit_next", "add_data", "imports", "community", "method")


def test_one_click_loads_the_sample_and_one_removes_it(app_server: Server, page: Page) -> None:
    open_page(page, app_server.url)
    page.get_by_role("button", name="Look at the sample district").click()
    expect(page.get_by_text("Hispanic or Latino").first).to_be_visible(timeout=READING)

    open_page(page, app_server.url, "gaps?dimension=Language+at+home")
    expect(page.get_by_text("People who speak Spanish at home").first).to_be_visible(timeout=READING)

    open_page(page, app_server.url)
    page.get_by_role("button", name="Remove the sample").first.click()
    expect(page.get_by_role("button", name="Look at the sample district")).to_be_visible(timeout=READING)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_the_sample_has_a_serious_fault_for_people_who_cannot_see_it(app_server: Server, page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    open_page(page, app_server.url)
    page.get_by_role("button", name="Look at the sample district").click()
    expect(page.get_by_text("Hispanic or Latino").first).to_be_visible(timeout=READING)
    for name in PAGES:
        open_page(page, app_server.url, name)
        assert not serious_faults(page), name


def test_a_view_can_be_sent_as_a_link_and_holds_across_pages(app_server: Server, page: Page) -> None:
    open_page(page, app_server.url)
    page.get_by_role("button", name="Look at the sample district").click()
    expect(page.get_by_text("Hispanic or Latino").first).to_be_visible(timeout=READING)
    open_page(page, app_server.url, "?series=Fall+2024")
    expect(page.get_by_test_id("stSidebar").get_by_text("Fall 2024").first).to_be_visible()
    page.get_by_test_id("stSidebarNavItems").get_by_role("link", name="Gaps").click()
    expect(page.get_by_test_id("stSidebar").get_by_text("Fall 2024").first).to_be_visible(timeout=READING)
    expect(page).to_have_url(f"{app_server.url}/gaps?series=Fall+2024")


def test_the_pages_fit_a_phone_without_scrolling_sideways(app_server: Server, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, app_server.url)
    page.get_by_role("button", name="Look at the sample district").click()
    expect(page.get_by_text("Hispanic or Latino").first).to_be_visible(timeout=READING)
    for name in PAGES:
        open_page(page, app_server.url, name)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, name
