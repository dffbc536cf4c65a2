"""Imports: what was added, what was found in it, and undoing it, in every state."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from representation.store.engine import open_store
from representation.store.summaries import load_imports
from representation.store.undoing import undo_import
from representation.ui import import_details, sample
from representation.ui.access import NotAllowed
from tests.page_states import EVERYTHING, SCHEDULE, add, links, opened, registrations, use_empty_store
from tests.upload_steps import defect, drawn, save, says, standing, stored, upload

PAGE = "pages/imports.py"
LIST = defect("registration_conversation_unknown.csv")
"""Five registrations; one is about a conversation that is not on the schedule."""


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty store."""
    use_empty_store(tmp_path, monkeypatch)


def number_of(name: str) -> int:
    """The number of the newest import of a file."""
    return next(each.id for each in load_imports(open_store()) if each.file_name == name)


def chosen(name: str) -> AppTest:
    """The page with one import chosen."""
    app = opened(PAGE)
    app.selectbox(key="imports.chosen").set_value(number_of(name))
    return drawn(app)


def test_with_nothing_added_it_leads_to_where_files_are_added() -> None:
    app = opened(PAGE)
    assert says(app, "Nothing has been added yet.")
    assert links(app) == ["Add data"]
    assert not app.dataframe
    assert not app.button


@pytest.mark.parametrize("role", ["viewer", "nobody"])
def test_only_staff_reach_it(role: str, monkeypatch: pytest.MonkeyPatch) -> None:
    add(EVERYTHING)
    monkeypatch.setenv("IN_THE_ROOM_ROLE", role)
    app = opened(PAGE)
    assert app.info[0].value == "This page is for staff. Ask an administrator if you need it."
    assert not app.dataframe
    assert not app.button
    assert not app.get("download_button")
    assert not app.file_uploader


def test_only_staff_undo(monkeypatch: pytest.MonkeyPatch) -> None:
    add(EVERYTHING)
    monkeypatch.setenv("IN_THE_ROOM_ROLE", "viewer")
    with pytest.raises(NotAllowed):
        import_details.undo(1)
    assert len(standing()) == 3


def test_every_import_is_listed_newest_first_with_its_rows() -> None:
    add({"schedule.csv": defect("schedule.csv"), "list.csv": LIST})
    table = opened(PAGE).dataframe[0].value
    assert table.columns.tolist() == ["File", "What it is", "Rows used", "Set aside", "Added", "By"]
    assert table.drop(columns="Added").to_numpy().tolist() == [
        ["list.csv", "Registrations", 4, 1, "a test"],
        ["schedule.csv", "Schedule of conversations", 2, 0, "a test"],
    ]


def test_an_import_says_again_what_was_found_without_what_the_cell_held() -> None:
    add({"schedule.csv": defect("schedule.csv"), "list.csv": LIST})
    app = chosen("list.csv")
    assert says(app, "4 of 5 rows are used; 1 set aside.")
    assert says(app, "**Rows set aside: 1**")
    assert says(app, "- **Row 4, “Conversation”:** “…” is not on the schedule")
    assert not says(app, "Book club”")


def test_a_clean_import_says_so() -> None:
    add(EVERYTHING)
    app = chosen("registrations.csv")
    assert says(app, "100 of 100 rows are used.")
    assert says(app, "Nothing was found to be wrong with it.")


def test_rows_that_do_not_count_are_named_by_reason() -> None:
    rows = b"Name,Email,Status,Conversation\nAna,a@example.org,Cancelled,Library Evening\nBo,b@example.org,,Library Evening\n"
    add({"schedule.csv": SCHEDULE, "list.csv": rows})
    assert opened(PAGE).dataframe[0].value["Not counted"].tolist() == [1, 0]
    app = chosen("list.csv")
    assert says(app, "1 of 2 rows is used; 1 not counted.")
    assert says(app, "In order, but 1 does not count (cancelled).")


def test_the_rows_to_fix_are_offered_while_the_upload_is_open_and_never_later() -> None:
    app = save(upload({"schedule.csv": defect("schedule.csv"), "list.csv": LIST}))
    app.switch_page(PAGE)
    drawn(app)
    app.selectbox(key="imports.chosen").set_value(number_of("list.csv"))
    drawn(app)
    assert [each.label for each in app.get("download_button")] == ["Download the rows to fix"]
    app = chosen("list.csv")  # another session
    assert not app.get("download_button")
    assert says(app, "The rows to fix hold names, so they are not kept")


def test_undoing_says_what_goes_and_takes_out_just_that() -> None:
    add(EVERYTHING)
    app = chosen("registrations.csv")
    assert says(app, "The 100 rows of people from registrations.csv go out of every figure.")
    app.button(key="imports.undo").click()
    drawn(app)
    assert app.success[0].value == "The import was undone. What it brought is out of every figure."
    assert sorted(standing()) == ["community.csv", "schedule.csv"]
    assert stored().empty
    assert app.dataframe[0].value["File"].tolist() == ["community.csv", "schedule.csv"]


def test_what_was_undone_is_shown_only_where_it_is_asked_for() -> None:
    add(EVERYTHING)
    undo_import(open_store(), number_of("registrations.csv"), "a test")
    app = opened(PAGE)
    assert len(app.dataframe[0].value) == 2
    app.toggle(key="imports.undone").set_value(True)
    drawn(app)
    table = app.dataframe[0].value
    assert table["File"].tolist() == ["community.csv", "registrations.csv", "schedule.csv"]
    assert table["Note"].str.contains("^Undone .* by a test$").tolist() == [False, True, False]
    assert table.columns[1] == "Note"  # the last column is out of view on a narrow screen
    app.selectbox(key="imports.chosen").set_value(number_of("registrations.csv"))
    drawn(app)
    assert says(app, "All that it brought is out, its findings too.")
    assert "imports.undo" not in [button.key for button in app.button]


def test_with_everything_undone_the_way_to_it_stays() -> None:
    add({"schedule.csv": SCHEDULE})
    undo_import(open_store(), 1, "a test")
    app = opened(PAGE)
    assert says(app, "Nothing has been added yet.")
    assert app.toggle(key="imports.undone").label == "Show also 1 import undone or replaced"


def test_the_sample_is_marked_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "district"
    folder.mkdir()
    for name, data in {"schedule.csv": SCHEDULE, "registrations.csv": registrations()}.items():
        (folder / name).write_bytes(data)
    monkeypatch.setattr(sample, "FOLDER", folder)
    opened("pages/overview.py").button(key="sample.load").click().run()
    app = opened(PAGE)
    assert app.dataframe[0].value["Note"].tolist() == ["Sample", "Sample"]
    assert says(app, "Sample data: these figures are of a fictional district.")


def test_a_file_is_chosen_by_its_name_as_it_is_written() -> None:
    add({"sign_up_list.csv": LIST})
    assert opened(PAGE).selectbox(key="imports.chosen").options[0].startswith("sign_up_list.csv, ")
