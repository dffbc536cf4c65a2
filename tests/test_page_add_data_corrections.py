"""Add data: what was recognized can be corrected in place, and the result changes accordingly."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.page_states import COMMUNITY, SCHEDULE, registrations, use_empty_store
from tests.upload_steps import SIGN_IN, card, defect, edited, key_of, save, says, standing, stored, titles, upload

REGISTRATIONS = registrations(has_check_in=False)
SAMPLE_SCHEDULE = defect("schedule.csv")
UNKNOWN = b"Our evening,,\nWho,Where to write,Q7\nAna Ruiz,ana@example.org,Spanish\nBo Chen,bo@example.org,Korean\n"


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty store."""
    use_empty_store(tmp_path, monkeypatch)


def test_an_unplaced_answer_can_be_placed() -> None:
    data = defect("registration_race_unreadable.csv")
    app = upload({"schedule.csv": SAMPLE_SCHEDULE, "list.csv": data})
    assert says(app, "1 answer has no place yet: “earthling”")
    box = app.selectbox(key=key_of(app, data, "answer.race.earthling"))
    assert box.label == "“earthling” (race or ethnicity, 1 row)"
    box.set_value("asian").run()
    assert "5 of 5 rows can be used." in card(app, "list.csv")
    save(app)
    assert stored()["race"].tolist().count("asian") == 2


def test_an_answer_without_a_place_counts_as_not_answered() -> None:
    save(upload({"schedule.csv": SAMPLE_SCHEDULE, "list.csv": defect("registration_race_unreadable.csv")}))
    assert stored()["race"].tolist().count("unreadable") == 1


def test_the_kind_can_be_corrected() -> None:
    app = upload({"schedule.csv": SCHEDULE, "registrations.csv": REGISTRATIONS})
    app.selectbox(key=key_of(app, REGISTRATIONS, "kind")).set_value("attendance").run()
    assert ":green-badge[Attendance or sign-in list]" in card(app, "registrations.csv")
    save(app)
    assert set(stored()["kind"]) == {"attendance"}


def test_a_column_can_be_corrected() -> None:
    data = b"Name,Email,Conversation,Q7,Checked in\nAna Ruiz,ana@example.org,Library Evening,Spanish,Yes\n"
    app = upload({"schedule.csv": SCHEDULE, "list.csv": data})
    assert says(app, "Recognized: name, e-mail, conversation, mark of attendance. 1 other column is not used.")
    save(edited(app, key_of(app, data, "None.0.columns"), {3: "Language at home"}))
    assert stored()["language"].tolist() == ["spanish"]


def test_a_table_can_be_left_out() -> None:
    app = upload({"schedule.csv": SCHEDULE, "registrations.csv": REGISTRATIONS})
    app.checkbox(key=key_of(app, REGISTRATIONS, "leave_out")).set_value(True).run()
    assert card(app, "registrations.csv") == "**registrations.csv** :gray-badge[Left out]"
    save(app)
    assert standing() == ["schedule.csv"]


def test_the_conversation_is_asked_for_where_a_file_does_not_say() -> None:
    app = upload({"schedule.csv": SCHEDULE, "Tuesday.csv": SIGN_IN})
    app.selectbox(key=key_of(app, SIGN_IN, "kind")).set_value("attendance").run()
    assert "0 of 2 rows can be used; 2 set aside." in card(app, "Tuesday.csv")
    box = app.selectbox(key=key_of(app, SIGN_IN, "conversation"))
    assert box.options == ["Church Morning", "Library Evening"]
    box.set_value("Church Morning").run()
    assert "2 of 2 rows can be used. All about Church Morning." in card(app, "Tuesday.csv")
    save(app)
    assert titles() == {"Church Morning", "Library Evening"}
    assert stored()["conversation_id"].nunique() == 1


def test_a_new_conversation_can_be_typed() -> None:
    app = upload({"schedule.csv": SCHEDULE, "Tuesday.csv": SIGN_IN})
    app.selectbox(key=key_of(app, SIGN_IN, "kind")).set_value("attendance").run()
    typed = "  Mosque Supper "
    box = app.selectbox(key=key_of(app, SIGN_IN, "conversation"))
    box.options.append(typed)  # as a browser does with what is typed
    box.set_value(typed).run()
    assert "All about Mosque Supper." in card(app, "Tuesday.csv")
    app.selectbox(key=key_of(app, SIGN_IN, "conversation")).options.append(typed)
    save(app)
    assert titles() == {"Church Morning", "Library Evening", "Mosque Supper"}


def test_titles_that_are_not_on_the_schedule_can_be_added() -> None:
    app = upload({"schedule.csv": SAMPLE_SCHEDULE, "list.csv": defect("registration_conversation_unknown.csv")})
    [asked] = [box for box in app.multiselect if box.label.startswith("These titles are not on the schedule")]
    assert asked.options == ["Book club (1 row)"]
    asked.set_value(["Book club"]).run()
    assert "5 of 5 rows can be used." in card(app, "list.csv")
    save(app)
    assert "Book club" in titles()
    assert len(stored()) == 5


def mapped_by_hand(app: AppTest, header: int = 1) -> AppTest:
    app.selectbox(key=key_of(app, UNKNOWN, "kind")).set_value("exit_survey").run()
    app.selectbox(key=key_of(app, UNKNOWN, "header")).set_value(header).run()
    app.selectbox(key=key_of(app, UNKNOWN, "conversation")).set_value("Church Morning").run()
    uses = {0: "Name", 1: "E-mail", 2: "Language at home"}
    return edited(app, key_of(app, UNKNOWN, f"exit_survey.{header}.columns"), uses)


def test_a_table_that_is_not_recognised_can_be_read_by_hand() -> None:
    app = upload({"schedule.csv": SCHEDULE, "unknown.csv": UNKNOWN})
    assert ":orange-badge[Not recognized]" in card(app, "unknown.csv")
    assert app.dataframe[0].value["A"].tolist() == ["Our evening", "Who", "Ana Ruiz", "Bo Chen"]
    app = mapped_by_hand(app)
    assert not app.exception
    assert card(app, "unknown.csv").endswith(":green-badge[Exit survey]  \n2 of 2 rows can be used. All about Church Morning.")
    save(app)
    assert stored()["language"].tolist() == ["spanish", "korean"]


def test_the_header_row_is_guessed_and_can_be_chosen() -> None:
    app = upload({"schedule.csv": SCHEDULE, "unknown.csv": UNKNOWN})
    app.selectbox(key=key_of(app, UNKNOWN, "kind")).set_value("exit_survey").run()
    box = app.selectbox(key=key_of(app, UNKNOWN, "header"))
    assert box.label == "Which row holds the headers?"
    assert box.options[box.value] == "Row 2: Who, Where to write, Q7"
    assert "3 of 3 rows can be used" in card(mapped_by_hand(app, header=0), "unknown.csv")


def test_many_tables_that_are_not_recognised_share_one_card() -> None:
    others = {f"sheet {i}.csv": b"Color,Weight\nblue,%d\n" % i for i in range(4)}
    app = upload({**others, "schedule.csv": SCHEDULE, "unknown.csv": UNKNOWN})
    assert says(app, "**5 tables** left out, because no row has headers that we know.")
    assert [box.label for box in app.selectbox if box.label == "What is this?"] == ["What is this?"]  # of the schedule
    app.multiselect(key="add_data.0.unknown").set_value([key_of(app, UNKNOWN, "").removesuffix(".")]).run()
    assert "2 of 2 rows can be used. All about Church Morning." in card(mapped_by_hand(app), "unknown.csv")


def test_corrections_stay_with_their_table_when_another_file_joins() -> None:
    app = upload({"registrations.csv": REGISTRATIONS})
    app.checkbox(key=key_of(app, REGISTRATIONS, "leave_out")).set_value(True).run()
    app = upload({"unknown.csv": UNKNOWN, "schedule.csv": SCHEDULE, "registrations.csv": REGISTRATIONS}, app)
    assert card(app, "registrations.csv").endswith(":gray-badge[Left out]")
    assert ":green-badge" in card(app, "schedule.csv")


def test_community_files_share_one_card() -> None:
    students = b"community,dimension,group,people\nStudents,race,White,300\nStudents,race,Black or African American,700\n"
    app = upload({"community.csv": COMMUNITY, "students.csv": students, "margin.csv": defect("census_margin_missing.csv")})
    assert says(app, "**Community figures** :green-badge[3 tables]")
    assert says(
        app,
        "- community.csv: 7 groups of 10,000 people: race or ethnicity and ZIP code.\n"
        "- students.csv: 2 groups of 1,000 people: race or ethnicity.\n- margin.csv",
    )
    assert says(app, "- **margin.csv, the whole table:** ")
    assert not [box for box in app.selectbox if box.label == "What is this?"]


def test_one_of_the_community_files_can_be_left_out() -> None:
    students = b"community,dimension,group,people\nStudents,race,White,300\nStudents,race,Black or African American,700\n"
    app = upload({"community.csv": COMMUNITY, "students.csv": students})
    app.multiselect(key="add_data.0.community").set_value([key_of(app, students, "").removesuffix(".")]).run()
    app.checkbox(key=key_of(app, students, "leave_out")).set_value(True).run()
    save(app)
    assert standing() == ["community.csv"]


def test_what_is_not_recognised_is_not_saved() -> None:
    app = upload({"unknown.csv": UNKNOWN})
    assert app.button(key="add_data.save").label == "Nothing to save yet"
    assert app.button(key="add_data.save").disabled
