"""What whoever is not staff can look at: everything, or one whole series, counted in people."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from representation.store.engine import open_store
from representation.store.loading import load_conversations
from representation.ui.filters import conversation_names
from tests.page_states import EVERYTHING, WITHHELD, add, opened, use_empty_store, words

OVERVIEW, GAPS, RECRUITING = "pages/overview.py", "pages/gaps.py", "pages/where_to_recruit_next.py"
PAGES = (OVERVIEW, GAPS, RECRUITING)


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ninety-eight people in the fall, two in the winter, seen by a viewer."""
    use_empty_store(tmp_path, monkeypatch)
    add(EVERYTHING)
    monkeypatch.setenv("IN_THE_ROOM_ROLE", "viewer")


def series(app: AppTest) -> object:
    return app.selectbox(key="one_series").value


@pytest.mark.parametrize("page", PAGES)
def test_a_viewer_is_offered_one_series_and_no_other_filter(page: str) -> None:
    app = opened(page)
    assert app.selectbox(key="one_series").options == ["Fall", "Winter"]
    assert series(app) is None
    assert not app.multiselect
    assert not app.date_input
    assert not [box for box in app.radio if box.key == "unit"]


@pytest.mark.parametrize("page", PAGES)
def test_an_address_cannot_cut_otherwise(page: str) -> None:
    [library] = [key for key, name in conversation_names(load_conversations(open_store())).items() if name.startswith("Library")]
    plain = words(opened(page))
    asked = {"conversation": library, "from": "2026-09-18", "to": "2026-10-01", "group": "Parents", "unit": "attendances"}
    for name, value in asked.items():
        app = opened(page, **{name: value})
        assert words(app) == plain
        assert name == "unit" or name not in app.query_params


def test_the_address_chooses_a_series_and_the_choice_holds_on_the_next_page() -> None:
    app = opened(OVERVIEW, series="Fall")
    assert series(app) == "Fall"
    app.switch_page(GAPS).run()
    assert not app.exception
    assert series(app) == "Fall"
    app.selectbox(key="one_series").set_value(None).run()
    assert "series" not in app.query_params


def test_a_series_that_is_not_there_is_everything() -> None:
    app = opened(OVERVIEW, series="Gone")
    assert series(app) is None
    assert "series" not in app.query_params


def test_nobody_left_can_be_cleared() -> None:
    app = opened(OVERVIEW, series="Winter")
    assert not app.exception
    assert series(app) == "Winter"


@pytest.mark.parametrize("page", PAGES)
def test_the_two_people_of_the_winter_do_not_follow_from_everything_minus_the_fall(page: str) -> None:
    """100 people, of them 98 in the fall: neither view of a series says how many were there."""
    assert "100 people" in words(opened(page))
    fall = words(opened(page, series="Fall"))
    assert "98 people" not in fall
    assert "98 of" not in fall
    assert "fewer than 10 people" in words(opened(page, series="Winter"))


def test_a_series_withholds_what_everything_withholds() -> None:
    app = opened(GAPS, series="Fall")
    app.toggle(key="gaps.dumbbell.table").set_value(True).run()
    said = words(app)
    assert WITHHELD[0] in said
    assert "withheld" in said
    assert "13" not in said.replace("45413", "").split()


def test_staff_keep_every_filter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IN_THE_ROOM_ROLE", "staff")
    app = opened(GAPS, series="Fall")
    assert app.multiselect(key="series").value == ["Fall"]
    assert app.date_input(key="from")
    assert app.radio(key="unit").options == ["People", "Attendances"]
