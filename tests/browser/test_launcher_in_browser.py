"""What the launcher's policy lets a browser do, shown with an app that uses every kind of widget ours does."""

import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.steps import choose, settled
from tests.servers import ROOT, Server, serving

APP = """
import pandas as pd
import plotly.graph_objects as go
import streamlit as st

st.set_page_config(page_title="Every widget", page_icon="static/icon.png", layout="wide")
st.title("Every widget")
st.header("Figures")
frame = pd.DataFrame({"group": ["a", "b"], "share": [0.2, 0.4]})
st.plotly_chart(go.Figure(go.Bar(x=["a", "b"], y=[1, 2])), alt="Two bars")
st.dataframe(frame, hide_index=True)
st.table(frame, hide_index=True)
st.metric("People", 412, delta=12)
st.caption("A caption")
st.markdown("A [link](#every-widget), *italic*, **bold**, `code`.")
st.header("Widgets")
uploaded = st.file_uploader("A file")
st.write(f"Read {uploaded.getvalue().decode()}" if uploaded else "Nothing read")
st.download_button("Download", data=lambda: b"fetched", file_name="answer.txt", type="primary", on_click="ignore")
st.button("Save", type="primary")
st.button("Leave")
st.write("You chose " + st.selectbox("Pick", ["apples", "pears"]))
st.radio("Which", ["x", "y"], horizontal=True)
st.multiselect("Some", ["p", "q"], default=["p"])
st.checkbox("Check", value=True)
st.tabs(["One", "Two"])
for draw in (st.info, st.success, st.warning, st.error):
    draw(f"A line of {draw.__name__}")
st.sidebar.selectbox("Series", ["all"])
st.sidebar.caption("A caption at the side")
"""

CODE = "import sys; from pathlib import Path; from representation.ui.serving import serve; serve(port=0, script=Path(sys.argv[1]))"


@pytest.fixture(scope="module")
def widgets(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of the app above, with our settings and fonts."""
    folder = tmp_path_factory.mktemp("widgets")
    (folder / "app.py").write_text(APP, encoding="utf-8")
    for ours in (".streamlit", "static"):
        copytree(ROOT / ours, folder / ours)
    with serving(folder, [sys.executable, "-c", CODE, str(folder / "app.py")]) as server:
        yield server


def test_every_widget_works_under_the_policy(page: Page, widgets: Server) -> None:
    page.goto(widgets.url)
    expect(settled(page).locator(".js-plotly-plot")).to_be_visible()
    choose(page, "Pick", "pears")
    expect(page.get_by_text("You chose pears")).to_be_visible()


def test_a_file_goes_up_and_another_comes_down(page: Page, widgets: Server) -> None:
    page.goto(widgets.url)
    settled(page).locator("input[type=file]").set_input_files({"name": "a.csv", "mimeType": "text/csv", "buffer": b"sent"})
    expect(page.get_by_text("Read sent")).to_be_visible()
    with settled(page).expect_download() as download:
        page.get_by_role("button", name="Download", exact=True).click()
    assert Path(download.value.path()).read_bytes() == b"fetched"


def test_text_is_set_in_our_own_font(page: Page, widgets: Server) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(widgets.url)
    expect(page.get_by_role("heading", name="Every widget")).to_be_visible()
    page.wait_for_function("document.fonts.ready.then(() => document.fonts.check('16px \"Public Sans\"'))")
    assert f"{widgets.url}/app/static/fonts/public-sans-latin-wght-normal.woff2" in asked


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_our_colors_can_be_read(chromium: Browser, widgets: Server, scheme: str) -> None:
    context = chromium.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto(widgets.url)
    expect(settled(page).locator(".js-plotly-plot")).to_be_visible()
    wcag = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}
    found = Axe().run(page, options=wcag).response["violations"]
    context.close()
    assert not found, [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found]


def test_the_policy_stops_a_request_that_leaves_the_machine(chromium: Browser, widgets: Server) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(widgets.url)
    expect(page.get_by_role("heading", name="Every widget")).to_be_visible()
    blocked = page.evaluate(
        """() => new Promise(resolve => {
            document.addEventListener('securitypolicyviolation', event => resolve(event.violatedDirective), {once: true});
            fetch('https://example.org/').catch(() => null);
        })"""
    )
    context.close()
    assert blocked == "connect-src"


def test_no_other_site_may_frame_the_app(chromium: Browser, widgets: Server) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.set_content(f"<iframe src='{widgets.url}'></iframe>")
    expect(page.locator("iframe")).to_be_attached()
    page.wait_for_load_state("networkidle")
    assert page.frames[1].locator("#root").count() == 0
    context.close()
