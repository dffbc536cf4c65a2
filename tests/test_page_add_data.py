"""Add data: from files to the store, in every state."""

from pathlib import Path

import pytest

from representation.importing import UploadedFile
from representation.store.engine import open_store
from representation.store.sample import has_sample
from representation.store.summaries import load_imports
from representation.store.undoing import undo_import
from representation.ui import import_details, sample, upload_saving, uploads
from representation.ui.access import NotAllowed
from representation.ui.assessed import Assessed
from tests.page_states import COMMUNITY, EVERYTHING, SCHEDULE, add, links, opened, registrations, use_empty_store, words
from tests.upload_steps import PAGE, card, defect, save, says, standing, stored, upload, upload_all

REGISTRATIONS = registrations(has_check_in=False)
ONES = {**EVERYTHING, "registrations.csv": REGISTRATIONS}
SAMPLE_SCHEDULE = defect("schedule.csv")


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty store."""
    use_empty_store(tmp_path, monkeypatch)


def load_small_sample(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir()
    for name, data in ONES.items():
        (folder / name).write_bytes(data)
    monkeypatch.setattr(sample, "FOLDER", folder)
    opened("pages/overview.py").button(key="sample.load").click().run()
    assert has_sample(open_store())


def test_with_nothing_uploaded_it_says_what_can_be_added_and_offers_nothing_to_save() -> None:
    app = opened(PAGE)
    assert says(app, "tables B03002, C16001, B19001, B15003, B01001 and B01003 from data.census.gov")
    assert not app.button
    assert not app.header


@pytest.mark.parametrize("role", ["viewer", "nobody"])
def test_only_staff_reach_it(role: str, monkeypatch: pytest.MonkeyPatch) -> None:
    add(ONES)
    monkeypatch.setenv("IN_THE_ROOM_ROLE", role)
    app = opened(PAGE)
    assert app.info[0].value == "This page is for staff. Ask an administrator if you need it."
    assert not app.file_uploader
    assert not app.dataframe
    assert not app.button


def test_only_staff_save_and_undo(monkeypatch: pytest.MonkeyPatch) -> None:
    add(ONES)
    monkeypatch.setenv("IN_THE_ROOM_ROLE", "viewer")
    with pytest.raises(NotAllowed):
        import_details.undo(1)
    review = uploads.review_of([], [], uploads.what_is_known())
    with pytest.raises(NotAllowed):
        upload_saving.save_review(Assessed(review, {}, {}, {}, 0), {}, replace_former=False)
    assert len(standing()) == 3


def test_several_files_at_once_each_say_what_they_are() -> None:
    app = upload({"Sign-in.xlsx": defect("sign_in_mark_unclear.xlsx"), "registrations.csv": REGISTRATIONS, "schedule.csv": SCHEDULE})
    assert says(app, "**3 tables recognized**")
    assert card(app, "schedule.csv") == "**schedule.csv** :green-badge[Schedule of conversations]  \n2 of 2 rows can be used."
    assert card(app, "registrations.csv") == "**registrations.csv** :green-badge[Registrations]  \n100 of 100 rows can be used."
    assert ":green-badge[Sign-in sheet]" in card(app, "Sign-in.xlsx · Sign-in")
    assert says(app, "Recognized: name, e-mail, conversation, race and ethnicity, home ZIP code.")
    assert app.button(key="add_data.save").label == "Save 3 tables"


def test_what_was_found_is_said_by_row_and_column() -> None:
    app = upload({"schedule.csv": SAMPLE_SCHEDULE, "list.csv": defect("registration_zip_two_in_one_cell.csv")})
    assert "5 of 5 rows can be used; 1 single answer not understood." in card(app, "list.csv")
    assert says(app, "- **Row 5, “Home ZIP code”:** “")
    assert says(app, "” is not one five-digit ZIP code; the row is kept and this answer counts as missing.")


def test_saving_keeps_what_can_be_used_and_leads_to_the_overview() -> None:
    app = upload({"schedule.csv": SAMPLE_SCHEDULE, "list.csv": defect("registration_conversation_unknown.csv")})
    assert app.get("download_button")[0].label == "Download the rows to fix"
    app = save(app)
    assert app.success[0].value.replace("\\", "") == (
        "Saved 2 tables with 4 rows of people. 1 row was set aside: download it below, mend, and add again."
    )
    assert links(app) == ["See who was in the room", "Look at an import again, or undo it"]
    assert [each.label for each in app.get("download_button")] == ["Download the rows to fix"]
    assert len(stored()) == 4
    assert standing() == ["list.csv", "schedule.csv"]
    app.run()
    assert not app.success  # said once


def test_after_saving_nothing_is_left_of_the_upload() -> None:
    app = save(upload({"schedule.csv": SCHEDULE, "registrations.csv": REGISTRATIONS}))
    assert app.file_uploader[0].value == []
    assert "add_data.save" not in [button.key for button in app.button]
    session = app.session_state["in_the_room"]
    assert (session.checked, session.reviews) == ({}, {})
    assert not app.get("download_button")  # nothing had to be fixed
    assert app.dataframe[0].value["File"].tolist() == ["registrations.csv", "schedule.csv"]


def test_the_same_file_again_is_noticed_and_not_counted_twice() -> None:
    add(ONES)
    app = upload({"renamed.csv": REGISTRATIONS})
    assert app.warning[0].value.replace("\\", "").startswith("Already added, with the same content: registrations.csv (")
    assert "add_data.save" not in [button.key for button in app.button]


def test_the_other_files_go_on_beside_one_that_was_added_before() -> None:
    add({"registrations.csv": REGISTRATIONS})
    app = save(upload({"again.csv": REGISTRATIONS, "community.csv": COMMUNITY}))
    assert app.success
    assert sorted(standing()) == ["community.csv", "registrations.csv"]
    assert len(stored()) == 100


def test_an_earlier_import_can_be_replaced() -> None:
    add(ONES)
    app = upload({"renamed.csv": REGISTRATIONS})
    app.checkbox(key="add_data.0.replace").set_value(True).run()
    save(app)
    assert sorted(standing()) == ["community.csv", "renamed.csv", "schedule.csv"]
    assert len(stored()) == 100


def test_the_same_file_twice_in_one_upload_is_counted_once() -> None:
    app = upload({"schedule.csv": SCHEDULE, "one.csv": REGISTRATIONS, "copy.csv": REGISTRATIONS})
    assert app.warning[0].value.replace("\\", "") == "one.csv and copy.csv have exactly the same content. It is counted once."
    save(app)
    assert len(stored()) == 100


def test_the_same_name_twice_is_said_too() -> None:
    app = upload_all([UploadedFile("a.csv", SCHEDULE)] * 2)
    assert app.warning[0].value.replace("\\", "") == "a.csv was chosen twice. It is counted once."


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("empty.csv", b"", "The file is empty."),
        ("report.csv", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "The file is a PDF, not a table."),
        ("list.xls", b"<html><body><table><tr><td>Name</td></tr></table></body></html>", "The file is a web page without a table"),
    ],
)
def test_a_file_that_cannot_be_read_gives_one_sentence_and_the_others_go_on(name: str, data: bytes, sentence: str) -> None:
    app = upload({name: data, "registrations.csv": REGISTRATIONS})
    assert says(app, "**1 table recognized, 1 file cannot be read**")
    assert ":orange-badge[Cannot be read]" in card(app, name)
    assert sentence in card(app, name)
    assert len([box for box in app.selectbox if box.label == "What is this?"]) == 1
    save(app)
    assert standing() == ["registrations.csv"]


def test_the_last_few_imports_are_listed_with_the_way_to_all_of_them() -> None:
    add({f"community {i}.csv": COMMUNITY + b"gender,Female,%d\n" % i for i in range(1, 7)})
    app = opened(PAGE)
    assert app.dataframe[0].value["File"].tolist() == [f"community {i}.csv" for i in (6, 5, 4, 3, 2)]
    assert links(app) == ["See all 6 imports, or undo one"]


def test_what_was_undone_can_be_added_again() -> None:
    add(ONES)
    number = next(each.id for each in load_imports(open_store()) if each.file_name == "registrations.csv")
    undo_import(open_store(), number, "a test")
    app = save(upload({"registrations.csv": REGISTRATIONS}))
    assert not app.warning
    assert len(stored()) == 100


def test_own_files_take_the_place_of_the_sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_small_sample(tmp_path / "district", monkeypatch)
    app = upload({"own.csv": REGISTRATIONS})  # the sample has this very file: that does not matter
    assert not app.warning
    assert says(app, "The sample district makes way: it is removed when you save.")
    save(app)
    assert not has_sample(open_store())
    assert standing() == ["own.csv"]
    assert len(stored()) == 100


def test_names_of_files_are_printed_as_they_are() -> None:
    app = upload({"list *new* [1].csv": REGISTRATIONS})
    assert "**list *new* [1].csv**" in words(app)
    assert r"\*new\*" in next(str(each.value) for each in app.markdown if "new" in str(each.value))
