"""A real map whose areas have other names than the figures: joined by hand in a real browser, without a request to anybody."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.journey import READING, open_page, save, upload
from tests.browser.map_steps import drawn_map, pick
from tests.servers import Server

pytestmark = pytest.mark.browser

COMMUNITY = "dimension,group,people\nzip,22207,32000\nzip,22205,18000\nzip,22213,3500\n"
CAME = {"22207": 60, "22205": 12, "22213": 8}
"""ZIP codes of North Arlington, with made-up figures; the map has the zones of its middle schools."""


def registrations() -> str:
    rows = ["Name,Email,Conversation,Date,Zip code,Checked in"]
    rows += [f"P {z} {i},p{z}{i}@example.org,Library Evening,2026-09-17,{z},Yes" for z, count in CAME.items() for i in range(count)]
    return "\n".join(rows)


def test_staff_join_school_zones_by_hand_and_the_map_shows_them(app_server: Server, page: Page, shared: Path, tmp_path: Path) -> None:
    for name, text in (("community.csv", COMMUNITY), ("registrations.csv", registrations())):
        (tmp_path / name).write_text(text, encoding="utf-8")
    upload(page, app_server.url, [tmp_path / "community.csv", tmp_path / "registrations.csv"])
    save(page)

    open_page(page, app_server.url, "map")
    expect(page.get_by_text("There is no map yet.")).to_be_visible()
    page.locator("input[type=file]").first.set_input_files(shared / "real" / "geo" / "arlington_school_zones.geojson")
    page.get_by_role("button", name="Add this map").click()
    expect(page.get_by_text("Added arlington")).to_be_visible(timeout=READING)
    drawn_map(page)
    expect(page.get_by_text("0 of 2 areas have figures; 3 groups have no area on this map.")).to_be_visible()

    pick(page, "Dorothy Hamm Middle School", "22207")
    pick(page, "Williamsburg Middle School", "22205", "22213")
    page.get_by_role("button", name="Join these").click()
    expect(page.get_by_text("Joined 3 groups by hand.")).to_be_visible(timeout=READING)
    expect(page.get_by_text("2 of 2 areas have figures.")).to_be_visible()

    page.get_by_test_id("stSidebar").get_by_text("Show small counts (staff only)").click()
    page.get_by_test_id("stMain").get_by_text("Show as a table").click()
    row = page.get_by_role("row").filter(has_text="Dorothy Hamm Middle School")
    expect(row.get_by_role("cell", name="60", exact=True)).to_be_visible(timeout=READING)
    expect(row.get_by_role("cell", name="1.9", exact=True)).to_be_visible()  # 60 of 32,000
    for _ in range(2):  # the join stands, after a reload too
        expect(page.get_by_text("2 of 2 areas have figures.")).to_be_visible(timeout=READING)
        open_page(page, app_server.url, "map")
