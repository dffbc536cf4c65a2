"""Add data: what is announced, explained and asked so that staff confirm it once."""

from pathlib import Path

import pytest

from tests.page_states import SCHEDULE, use_empty_store
from tests.upload_steps import card, defect, drawn, save, says, stored, upload

SAMPLE_SCHEDULE = defect("schedule.csv")


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty store."""
    use_empty_store(tmp_path, monkeypatch)


def test_a_clean_file_asks_nothing_and_says_two_lines() -> None:
    data = b"Name,Email,Conversation,Race\nAna Ruiz,ana@example.org,Library Evening,White\n"
    app = upload({"schedule.csv": SCHEDULE, "list.csv": data})
    assert card(app, "list.csv") == "**list.csv** :green-badge[Registrations]  \n1 of 1 row can be used."
    assert says(app, "Recognized: name, e-mail, conversation, race and ethnicity.")
    assert not app.radio
    assert not app.text_input
    assert "Remember" not in " ".join(box.label for box in app.checkbox)
    assert not says(app, "What was found")


def test_mended_rows_are_announced_as_such() -> None:
    app = save(upload({"schedule.csv": SAMPLE_SCHEDULE, "list.csv": defect("registration_conversation_unknown.csv")}))
    rows_to_fix = app.session_state["in_the_room"].fix_list
    app = upload({"rows_to_fix.xlsx": rows_to_fix}, app)
    assert says(app, "These are mended rows to fix: they join what was added before and are not counted twice.")


def test_each_column_says_why_it_is_used_or_why_it_is_not() -> None:
    data = b"Email,Conversation,Home ZIP code,Mailing ZIP,Q7\nana@example.org,Library Evening,45402,45409,x\n"
    app = upload({"schedule.csv": SCHEDULE, "list.csv": data})
    columns = app.dataframe[1].value
    assert columns[["Column in the file", "Used as"]].to_numpy().tolist() == [
        ["Email", "E-mail"],
        ["Conversation", "Conversation"],
        ["Home ZIP code", "Home ZIP code"],
        ["Mailing ZIP", "Not used"],
        ["Q7", "Not used"],
    ]
    assert columns["Why"].tolist() == [
        "Exactly “Email” (recognizes the person, is not kept)",
        "Exactly “Conversation”",
        "Says “home zip code”",
        "A mailing ZIP is not a home ZIP",
        "",
    ]


def test_a_column_with_a_misspelled_header_is_used_only_when_staff_say_so() -> None:
    data = b"Emial,Conversation,Race,Gender\nana@example.org,Library Evening,White,Female\n"
    app = upload({"schedule.csv": SCHEDULE, "list.csv": data})
    assert says(app, "**Is this what these columns are?** They are not used unless you say so.")
    [box] = [each for each in app.checkbox if each.key and ".close." in each.key]
    assert (box.label, box.value) == ("“Emial” → E-mail, because it is almost “email”", False)
    assert says(app, "Recognized: conversation, race and ethnicity, gender. 1 other column is not used.")
    box.set_value(True)
    app = drawn(app)
    assert says(app, "Recognized: e-mail, conversation, race and ethnicity, gender.")
    you_said = "You said so (recognizes the person, is not kept)"
    assert app.dataframe[1].value.iloc[0].tolist() == ["Emial", "E-mail", "ana@example.org", you_said]
    save(app)
    assert stored()["person_key"].ne("").all()


def test_a_thousand_different_bad_cells_are_one_line() -> None:
    rows = "".join(f"p{i}@example.org,Library Evening,x{i}\n" for i in range(1000))
    app = upload({"schedule.csv": SCHEDULE, "list.csv": f"Email,Conversation,Home ZIP code\n{rows}".encode()})
    assert "1,000 of 1,000 rows can be used; 1,000 single answers not understood." in card(app, "list.csv")
    assert says(app, "**Single answers that count as missing: 1,000**")
    assert says(app, "- **“Home ZIP code”, 1,000 rows:** Not a ZIP code: “x0” (row 2), “x1” (row 3), “x2” (row 4), and 997 other answers.")
    save(app)
    assert len(stored()) == 1000
