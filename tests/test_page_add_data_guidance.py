"""Add data: what the page says so that the next step is plain."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.map_files import zips
from tests.page_states import SCHEDULE, add, links, opened, registrations, use_empty_store
from tests.upload_steps import PAGE, SIGN_IN, card, drawn, key_of, says, upload

FIGURES = b"dimension,group,people\nrace,White,1500\nrace,Asian,500\n"
UNKNOWN = b"Ref,Tongue\nu1,Klingon\nu2,\nu3,Elvish\n"


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty store."""
    use_empty_store(tmp_path, monkeypatch)


def test_what_can_be_added_stands_open_until_something_was_added() -> None:
    def is_open() -> bool:
        [found] = [each for each in opened(PAGE).expander if each.label == "What can I add?"]
        return bool(found.proto.expanded)

    assert is_open()
    add({"schedule.csv": SCHEDULE})
    assert not is_open()


def test_a_list_that_nothing_places_says_what_is_missing_and_shows_why() -> None:
    app = upload({"schedule.csv": SCHEDULE, "list.csv": SIGN_IN})
    assert card(app, "list.csv") == (
        "**list.csv** :orange-badge[Registrations]  \n0 of 2 rows can be used; 2 set aside. Say below which conversation it is about."
    )
    [found] = [each for each in app.expander if each.label.startswith("What was found")]
    assert found.proto.expanded


def test_a_list_taken_to_be_about_the_only_conversation_says_so() -> None:
    app = upload({"schedule.csv": b"Conversation,Date\nLibrary Evening,2026-09-17\n", "list.csv": SIGN_IN})
    assert "Taken to be about Library Evening, because no other conversation is known." in card(app, "list.csv")


def test_a_list_that_names_its_conversation_in_its_title_is_not_guessed() -> None:
    data = b"Library Evening sign-in,\nName,Email\nAna Ruiz,ana@example.org\n"
    app = upload({"schedule.csv": b"Conversation,Date\nLibrary Evening,2026-09-17\n", "list.csv": data})
    assert card(app, "list.csv").endswith("1 of 1 row can be used. All about Library Evening.")


def test_a_title_typed_by_hand_is_said_to_be_new() -> None:
    app = upload({"schedule.csv": SCHEDULE, "list.csv": SIGN_IN})
    choice = key_of(app, SIGN_IN, "conversation")
    app.selectbox(key=choice).options.append("Library")  # as a browser does with what is typed
    app.selectbox(key=choice).set_value("Library")
    app = drawn(app)
    assert says(app, "“Library” is none of the conversations known so far: it is added as a new one.")
    app.selectbox(key=choice).set_value("Library Evening")
    app = drawn(app)
    assert not says(app, "it is added as a new one.")


def test_what_stands_in_a_column_is_shown_beside_it() -> None:
    app = upload({"list.csv": UNKNOWN})
    app.selectbox(key=key_of(app, UNKNOWN, "kind")).set_value("exit_survey")
    app = drawn(app)
    assert app.dataframe[1].value["What stands in it"].tolist() == ["u1, u2, u3", "Klingon, Elvish"]
    assert says(app, "Say what each column is under “Used as”")


def test_a_table_that_staff_named_counts_as_recognized() -> None:
    app = upload({"list.csv": UNKNOWN})
    assert says(app, "**1 table not recognized**")
    app.selectbox(key=key_of(app, UNKNOWN, "kind")).set_value("exit_survey")
    assert says(drawn(app), "**1 table recognized**")


def test_what_needs_no_look_comes_last() -> None:
    dictionary = (
        b'Variable / Field Name,Form Name,Field Type,Field Label,"Choices, Calculations, OR Slider Labels"\nemail,exit,text,Email,\n'
    )
    app = upload({"dictionary.csv": dictionary, "registrations.csv": registrations(has_check_in=False)})
    heads = [str(each.value) for each in app.markdown if "badge[" in str(each.value)]
    assert [head.partition("**")[2].partition("**")[0] for head in heads] == ["registrations.csv", "dictionary.csv"]


def test_a_date_that_nobody_needs_to_read_keeps_nothing_from_being_saved() -> None:
    rows = "".join(f"{day}/4/2026,p{day}@example.org,Library Evening,White\n" for day in range(3, 9))
    one = f"Registered on,Email,Conversation,Race\n{rows}".encode()
    other = one.replace(b"White", b"Asian", 1)
    app = upload({"one.csv": one, "other.csv": other})
    assert says(app, "Nothing new: other.csv, added together with it, has the same rows.")
    app.radio(key=key_of(app, other, "day_first")).set_value(False)
    app = drawn(app)
    assert not says(app, "Say whether the dates begin with the month or the day.")
    assert not app.button(key="add_data.save").disabled


def test_a_table_of_which_nothing_can_be_saved_is_named_beside_the_button() -> None:
    app = upload({"schedule.csv": SCHEDULE, "list.csv": SIGN_IN, "empty.csv": b""})
    assert app.button(key="add_data.save").label == "Save 1 table"
    assert says(app, "Not saved, because nothing in them can be used yet: empty.csv and list.csv.")


def test_rows_that_do_not_count_do_not_hide_that_all_others_are_set_aside() -> None:
    rows = b"Name,Email,Status\nAna Ruiz,ana@example.org,Cancelled\nBo Chen,bo@example.org,\n"
    app = upload({"schedule.csv": SCHEDULE, "list.csv": rows})
    assert card(app, "list.csv").endswith(
        "0 of 2 rows can be used; 1 does not count (cancelled); 1 set aside. Say below which conversation it is about."
    )


def test_a_long_header_is_not_said_twice() -> None:
    header = "In what ZIP code is your home located? (enter 5-digit ZIP code; for example, 00544 or 94305)"
    rows = f'Email,Conversation,"{header}"\n' + "".join(f"p{i}@example.org,Library Evening,2139\n" for i in range(9))
    app = upload({"schedule.csv": SCHEDULE, "list.csv": rows.encode()})
    assert says(app, "5 more, “In what ZIP code is you…”:** ZIP codes in “")


def community_words(app: AppTest) -> list[str]:
    """The lines of the card of all community files."""
    [found] = [each.value for each in app.markdown if each.value.startswith("- ")]
    return [line.removeprefix("- ").replace("\\", "") for line in found.splitlines()]


def test_a_community_file_says_of_how_many_people_its_figures_are() -> None:
    app = upload({"community.csv": FIGURES})
    assert community_words(app) == ["community.csv: 2 groups of 2,000 people: race or ethnicity."]
    assert [each.placeholder for each in app.multiselect if each.label == "Correct or leave out"] == ["It is right"]


def test_a_map_among_the_files_says_where_it_belongs_and_leads_there() -> None:
    app = upload({"zip_codes.geojson": zips("45401", "45402"), "community.csv": FIGURES})
    assert community_words(app) == [
        "zip_codes.geojson (map): The file is a map of 2 areas, not a table of figures. Add it on the page Map.",
        "community.csv: 2 groups of 2,000 people: race or ethnicity.",
    ]
    assert "Open the page Map" in links(app)
    assert not [each for each in app.expander if each.label.startswith("What was found")]


def test_races_without_ethnicity_are_said_to_need_another_table() -> None:
    rows = (
        b"GEO_ID,NAME,B02001_001E,B02001_001M,B02001_002E,B02001_002M,B02001_003E,B02001_003M,B02001_004E,B02001_004M,"
        b"B02001_005E,B02001_005M,B02001_006E,B02001_006M,B02001_007E,B02001_007M,B02001_008E,B02001_008M\n"
        b'0500000US39113,"Alder County, Ohio",1000,50,600,40,200,30,20,9,80,12,5,4,45,11,50,13\n'
    )
    [line] = community_words(upload({"ACSDT5Y2022.B02001-Data.csv": rows}))
    assert line == (
        "ACSDT5Y2022.B02001-Data.csv (Census): 7 groups of 1,000 people: race or ethnicity. "
        "It does not tell Hispanic or Latino people apart, so nobody is compared with it: add table B03002 too."
    )
