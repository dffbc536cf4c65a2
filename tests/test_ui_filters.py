"""Filters: the choice holds over pages and stands in the address; what no longer exists is dropped."""

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from data_models.conversation import Conversation
from representation.store.engine import open_store
from representation.store.loading import load_conversations
from representation.store.summaries import load_imports
from representation.store.undoing import undo_import
from representation.ui.filters import Filters, chosen_conversations, conversation_names
from tests.page_states import EVERYTHING, add, opened, use_empty_store

OVERVIEW, GAPS, COMMUNITY = "pages/overview.py", "pages/gaps.py", "pages/community.py"


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store with two conversations of two series."""
    use_empty_store(tmp_path, monkeypatch)
    add(EVERYTHING)


def table(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    """Conversations of (title, date, series, stakeholder group)."""
    named = [
        {"conversation_id": title, "title": title, "date": date, "series": series, "stakeholder_group": group}
        for title, date, series, group in rows
    ]
    blank = dict.fromkeys(Conversation.to_schema().columns, "")
    return pd.DataFrame([blank | row for row in named])


THREE = table(("A", "2026-09-17", "Fall", "Parents"), ("B", "2026-10-10", "Winter", "Staff"), ("C", "", "Fall", "Parents"))


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        (Filters(), "ABC"),
        (Filters(series=("Fall",)), "AC"),
        (Filters(conversation_ids=("B", "C")), "BC"),
        (Filters(stakeholder_groups=("Staff",)), "B"),
        (Filters(first_date="2026-09-17"), "AB"),
        (Filters(first_date="2026-09-18"), "B"),
        (Filters(last_date="2026-10-10"), "AB"),
        (Filters(last_date="2026-10-09"), "A"),
        (Filters(series=("Fall",), first_date="2026-09-18"), ""),
    ],
)
def test_filters_let_through_what_was_chosen(filters: Filters, kept: str) -> None:
    assert "".join(chosen_conversations(THREE, filters)["title"]) == kept
    assert filters.is_everything == (filters == Filters())


def test_conversations_are_named_with_their_dates_the_latest_first() -> None:
    assert list(conversation_names(THREE).values()) == ["B, 2026-10-10", "A, 2026-09-17", "C"]


def drawn(app: AppTest, page: str = "") -> AppTest:
    """Draw a page again, or another one."""
    (app.switch_page(page) if page else app).run()
    assert not app.exception
    return app


def test_what_the_address_says_is_chosen() -> None:
    [library] = [key for key, name in conversation_names(load_conversations(open_store())).items() if name.startswith("Library")]
    app = opened(OVERVIEW, series="Fall", conversation=library, **{"from": "2026-09-17"})
    assert app.multiselect(key="series").value == ["Fall"]
    assert app.multiselect(key="conversation").value == [library]
    assert app.date_input(key="from").value == dt.date(2026, 9, 17)


def test_what_is_chosen_stands_in_the_address() -> None:
    app = opened(OVERVIEW)
    app.multiselect(key="series").set_value(["Fall"]).run()
    app.date_input(key="to").set_value(dt.date(2026, 10, 1)).run()
    assert not app.exception
    assert (app.query_params["series"], app.query_params["to"]) == ("Fall", "2026-10-01")
    app.multiselect(key="series").set_value([]).run()
    assert "series" not in app.query_params


@pytest.mark.parametrize("query", [{"series": "Gone"}, {"conversation": "no such"}, {"from": "not a date"}, {"to": "1999-01-01"}])
def test_what_no_longer_exists_is_left_out(query: dict[str, str]) -> None:
    app = opened(OVERVIEW, **query)
    assert app.multiselect(key="series").value == []
    assert app.multiselect(key="conversation").value == []
    assert app.date_input(key="to").value is None
    assert not set(query) & set(app.query_params)


def test_a_choice_that_was_undone_is_dropped() -> None:
    app = opened(OVERVIEW)
    app.multiselect(key="series").set_value(["Fall"]).run()
    engine = open_store()
    undo_import(engine, next(each.id for each in load_imports(engine) if each.kind == "conversations"), "a test")
    drawn(app)
    assert "series" not in [box.key for box in app.multiselect]
    assert app.session_state["in_the_room"].filters == {}


def test_the_choice_holds_on_the_next_page() -> None:
    app = opened(OVERVIEW)
    app.multiselect(key="series").set_value(["Fall"]).run()
    assert drawn(app, GAPS).multiselect(key="series").value == ["Fall"]


def test_the_choice_holds_over_a_page_without_filters() -> None:
    app = opened(OVERVIEW)
    app.multiselect(key="series").set_value(["Fall"]).run()
    app.date_input(key="to").set_value(dt.date(2026, 10, 1)).run()
    app = drawn(drawn(app, COMMUNITY), OVERVIEW)
    assert app.multiselect(key="series").value == ["Fall"]
    assert app.date_input(key="to").value == dt.date(2026, 10, 1)


def test_clearing_forgets_the_choice_for_every_page() -> None:
    app = opened(OVERVIEW, series="Fall", **{"from": "2026-10-01"})
    app.button(key="empty.clear").click().run()
    assert not app.exception
    assert app.multiselect(key="series").value == []
    assert app.session_state["in_the_room"].filters == {}
    app = drawn(drawn(app, COMMUNITY), GAPS)
    assert app.multiselect(key="series").value == []
    assert app.date_input(key="from").value is None
