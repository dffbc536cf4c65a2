"""A form never seen: staff say once what it is, and next month's export goes through without a question."""

import csv
import io
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.accessibility import serious_faults
from tests.browser.journey import READING, open_page, save
from tests.browser.steps import ATTEMPTS, settled
from tests.servers import Server

ROW_HEIGHT = 35
"""Pixels of a line in the list of columns."""
SCHEDULE = [["Conversation", "Date"], ["Noche de biblioteca", "2026-09-17"], ["Mañana escolar", "2026-10-10"]]
SEPTEMBER = [
    ["Cuándo", "Su buzón", "¿A cuál conversación asistió?", "¿Qué idioma habla en casa?", "Género", "De dónde viene"],
    ["9/17/2026 18:02", "ana@example.org", "Noche de biblioteca", "Español", "Mujer", "45402"],
    ["2026-09-17 18:05", "bo@example.org", "Noche de biblioteca", "Vietnamise", "Hombre", "45403"],
    ["9/17/2026 18:09", "cruz@example.org", "Noche de biblioteca", "Inglés", "Hombre", "45402"],
]
OCTOBER = [
    ["Género", "¿Volvería?", "De dónde viene", "Su buzón", "¿A cuál conversación asistió?", "¿Qué idioma habla en casa?", "Cuándo"],
    ["Mujer", "Sí", "45402", "dina@example.org", "Mañana escolar", "Vietnamise", "10/10/2026 10:02"],
    ["Hombre", "No", "45403", "eli@example.org", "Mañana escolar", "Inglés", "2026-10-10 10:07"],
]


def written(folder: Path, name: str, rows: list[list[str]]) -> Path:
    """Rows as a file."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    path = folder / name
    path.write_text(out.getvalue(), encoding="utf-8")
    return path


def hand_in(page: Page, files: list[Path]) -> None:
    """Hand in files and wait until each has its card."""
    settled(page).locator("input[type=file]").first.set_input_files(files)
    for file in files:
        expect(page.get_by_test_id("stMarkdown").get_by_text(file.name).first).to_be_visible(timeout=READING)
    settled(page)


def use_column(page: Page, line: int, use: str) -> None:
    """Choose what a column is used as: line of the list of columns, from 0."""
    columns = settled(page).get_by_test_id("stExpander").filter(has_text="Leave this table out").get_by_test_id("stDataFrame")
    cell = page.locator("#portal").get_by_role("combobox")
    for _ in range(ATTEMPTS):  # what is above the list may still grow, and move it away under the pointer
        columns.scroll_into_view_if_needed()
        box = columns.bounding_box()
        assert box
        page.mouse.dblclick(box["x"] + box["width"] * 0.35, box["y"] + ROW_HEIGHT * (line + 1.5))
        page.wait_for_timeout(500)
        if cell.is_visible():
            break
    cell.press_sequentially(use)
    expect(page.get_by_role("option", name=use, exact=True)).to_be_visible()
    page.keyboard.press("Enter")
    settled(page)


def test_a_form_confirmed_once_goes_through_without_a_question_next_month(app_server: Server, page: Page, tmp_path: Path) -> None:
    schedule = written(tmp_path, "calendario.csv", SCHEDULE)
    september = written(tmp_path, "formulario 2026-09-18.csv", SEPTEMBER)
    october = written(tmp_path, "formulario 2026-10-11.csv", OCTOBER)
    open_page(page, app_server.url, "add_data")
    hand_in(page, [schedule])
    save(page)

    hand_in(page, [september])
    page.get_by_text("Correct what was recognized").click()
    use_column(page, 1, "E-mail")
    expect(page.get_by_text("Recognized: e-mail, ")).to_be_visible()
    use_column(page, 5, "Home ZIP code")
    expect(page.get_by_text("gender, home ZIP code.")).to_be_visible()
    settled(page)
    expect(page.get_by_text("“Vietnamise” → Vietnamese? (home language, 1 row)")).to_be_visible()
    page.get_by_role("button", name="Accept this suggestion").click()
    expect(page.get_by_text("3 of 3 rows can be used.")).to_be_visible()
    expect(page.get_by_role("button", name="Accept this suggestion")).to_have_count(0)
    assert not serious_faults(settled(page))
    expect(page.get_by_role("textbox", name="Name of the form")).to_have_value("formulario")
    save(page)
    expect(page.get_by_text("The next export of “formulario” goes through without a question.")).to_be_visible()

    hand_in(page, [october])
    expect(page.get_by_text("Read as you confirmed for “formulario”.")).to_be_visible()
    expect(page.get_by_text("2 of 2 rows can be used.")).to_be_visible()
    for question in ("Accept", "no place yet", "Do dates like", "Is this what these columns are", "Which conversation is this about"):
        expect(page.get_by_text(question).locator("visible=true")).to_have_count(0)
    save(page)

    open_page(page, app_server.url, "imports")
    expect(page.get_by_text("Read as you confirmed for “formulario”.")).to_be_visible()
    expect(page.get_by_text("2 of 2 rows are used.")).to_be_visible()
    page.get_by_text("Recipes", exact=True).click()
    expect(page.get_by_text("Look at one form")).to_be_visible()
    assert not serious_faults(settled(page))
