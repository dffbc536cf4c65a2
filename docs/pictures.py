"""Takes the pictures in this folder from the app with the sample district: `make pictures`."""

import base64
import sys
import tempfile
from pathlib import Path
from typing import Final, Literal
from urllib.parse import urljoin

from playwright.sync_api import Browser, Page, expect, sync_playwright

from setup.chromium import find
from tests.browser.journey import READING, open_page
from tests.browser.steps import settled
from tests.browsers import SWITCHES
from tests.servers import serving

FOLDER: Final = Path(__file__).parent

SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
SCREEN: Final = (1280, 800)
TALL: Final = (1280, 1040)
"""The same for the contact sheets: most of each page is in sight."""
SMALL_WIDTH: Final = 440
"""Width of one page on a contact sheet, three side by side."""

INK_AND_PAPER: Final = {"light": ("#1a1a1a", "#e8e8e8"), "dark": ("#f2f2f2", "#3a3a3a")}


def menu(page: Page) -> dict[str, str]:
    """Title → address of every page, in the order of the menu; the title is the last line of a link, after its icon."""
    links = page.get_by_test_id("stSidebarNavLink").all()
    return {link.inner_text().splitlines()[-1]: link.get_attribute("href") or "" for link in links}


def picture(page: Page, address: str, screen: tuple[int, int]) -> bytes:
    """What a reader sees at an address, once its letters and charts are drawn."""
    page.set_viewport_size({"width": screen[0], "height": screen[1]})
    page.goto(address)
    settled(page)
    page.evaluate("document.fonts.ready")
    for chart in page.get_by_test_id("stPlotlyChart").all():
        expect(chart.locator(".main-svg").first).to_be_visible(timeout=READING)
    page.wait_for_timeout(1000)  # the menu slides in
    expect(page.get_by_test_id("stException")).to_have_count(0)
    return page.screenshot()


def contact_sheet(browser: Browser, pictures: dict[str, bytes], scheme: str) -> bytes:
    """Every page small, beneath its title."""
    ink, paper = INK_AND_PAPER[scheme]
    figures = "".join(
        f"<figure><figcaption>{title}</figcaption><img src='data:image/png;base64,{base64.b64encode(data).decode()}'></figure>"
        for title, data in pictures.items()
    )
    style = (
        f"body {{margin: 0; padding: 16px; display: inline-grid; grid-template-columns: repeat(3, {SMALL_WIDTH}px); gap: 16px;"
        f"color: {ink}; background: {paper}; font: 600 16px sans-serif}} figure {{margin: 0}} figcaption {{padding-bottom: 6px}}"
        f"img {{display: block; width: {SMALL_WIDTH}px}}"
    )
    page = browser.new_page(viewport={"width": 3 * SMALL_WIDTH + 64, "height": 200})
    page.set_content(f"<style>{style}</style><body>{figures}</body>")
    data = page.screenshot(full_page=True)
    page.close()
    return data


def taken(browser: Browser, address: str) -> dict[str, bytes]:
    """File name → picture: the overview in light, and the contact sheets of both schemes."""
    page = browser.new_page(color_scheme="light", device_scale_factor=1)
    open_page(page, address)
    page.get_by_role("button", name="Look at the sample district").click()
    expect(page.get_by_role("button", name="Remove the sample").first).to_be_visible(timeout=READING)
    found = {"overview.png": picture(page, address, SCREEN)}
    pages = menu(page)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        pictures = {title: picture(page, urljoin(address, link), TALL) for title, link in pages.items()}
        found[f"pages-{scheme}.png"] = contact_sheet(browser, pictures, scheme)
    page.close()
    return found


def main() -> None:
    """Start the app with an empty data folder that is gone afterwards, and take every picture."""
    chromium = find()
    if chromium is None:
        sys.exit("Pictures need a Chromium. `make pictures` installs one; CHROMIUM can name one.")
    with tempfile.TemporaryDirectory() as home, serving(Path(home)) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        pictures = taken(browser, server.url)
        browser.close()
    for name, data in pictures.items():  # only when every page was drawn without an error
        (FOLDER / name).write_bytes(data)
        sys.stdout.write(f"docs/{name}: {len(data) // 1000} kB\n")


if __name__ == "__main__":
    main()
