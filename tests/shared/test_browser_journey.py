"""From an empty store to a gap on the overview, with the files of the first scenario, in a real browser."""

import io
import json
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from representation.__main__ import main
from tests.browser.journey import READING, download, open_page, save, upload
from tests.servers import Server

pytestmark = pytest.mark.browser
NAMES = (
    "eventbrite_attendees.csv",
    "Exit survey (Responses).xlsx",
    "ACSDT5Y2024.B03002-Data.csv",
    "ACSDT5Y2024.C16001-Data.csv",
    "ACSDT5Y2024.B19001-Data.csv",
)


def shares(files: list[Path], group: str) -> tuple[float, float]:
    """Share of the room and of the community of a group, by the command line."""
    out = io.StringIO()
    with redirect_stdout(out):
        main(["gaps", "--json", "--dimension", "race", *map(str, files)])
    rows = {row["group"]: row for row in json.loads(out.getvalue())["dimensions"][0]["groups"]}
    return rows[group]["attended_share"], rows[group]["community_share"]


def test_staff_bring_in_files_and_the_overview_shows_the_gap(app_server: Server, page: Page, shared: Path, tmp_path: Path) -> None:
    files = [shared / "scenarios" / "eventbrite_google" / name for name in NAMES]
    room, community = shares(files, "black_or_african_american")
    assert (round(room, 2), round(community, 2)) == (0.16, 0.28)

    open_page(page, app_server.url)
    expect(page.get_by_role("button", name="Look at the sample district")).to_be_visible()

    upload(page, app_server.url, files)
    fixes = tmp_path / "rows_to_fix.xlsx"
    download(page, "Download the rows to fix").save_as(fixes)
    book = load_workbook(fixes)
    assert book.sheetnames[0] == "Read me"
    marked = [cell for sheet in book.worksheets[1:-1] for row in sheet.iter_rows() for cell in row if cell.comment]
    assert marked, "each bad cell of a row set aside is marked and explained"
    save(page)

    for _ in range(2):  # at once, and again after a reload
        open_page(page, app_server.url)
        sentence = page.get_by_text(f"{community:.0%} of the community and {room:.0%} of the room").first
        expect(sentence).to_be_visible(timeout=READING)
    expect(page.get_by_text("Black or African American").first).to_be_visible()
    open_page(page, app_server.url, "add_data")
    expect(page.get_by_text("Added last")).to_be_visible()
