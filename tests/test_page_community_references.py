"""Several communities: named, chosen, followed on every page, and taken back."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from representation.store.engine import open_store
from representation.store.references import choose_community, load_said
from tests.page_states import COMMUNITY, EVERYTHING, add, opened, use_empty_store, words

PAGE, GAPS, OVERVIEW = "pages/community.py", "pages/gaps.py", "pages/overview.py"
COUNTY, STUDENTS = "community", "Students"
ENROLLED = (
    b"community,dimension,group,people,unit\nStudents,race,White,300,students\nStudents,race,Black or African American,700,students\n"
)
SEVERAL = {**EVERYTHING, "students.csv": ENROLLED}
FALL = "references.choice.series.Fall"
EVERYONE = "references.choice.everyone."
BY = "test@example.com"
"""Who is logged in, in a test of a page."""
HEADER = b"community,dimension,group,people,universe,year\n"
OLD = HEADER + b"Alder County,race,White,300,all people,2012\nAlder County,race,Asian,70,all people,2012\n"
ZIPS = HEADER + b"Alder County,zip,04101,300,all people,2024\nAlder County,zip,04102,70,all people,2024\n"


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ninety-eight people in the fall, two in the winter; figures of everyone and of students."""
    use_empty_store(tmp_path, monkeypatch)
    add(SEVERAL)


def said() -> list[tuple[str, str, str, str]]:
    return [(each.scope, each.subject, each.community, each.saved_by) for each in load_said(open_store()).choices]


def keys(app: AppTest) -> set[str]:
    return {str(box.key) for box in app.selectbox}


def test_staff_choose_for_a_series_and_it_is_kept_with_who() -> None:
    app = opened(PAGE)
    assert {EVERYONE, "references.add", "references.community"} <= keys(app)
    app.selectbox(key="references.add").set_value(("series", "Fall")).run()
    app.selectbox(key=FALL).set_value(STUDENTS).run()
    assert not app.exception
    [(*choice, by)] = said()
    assert (choice, by) == (["series", "Fall", STUDENTS], BY)
    assert "Fall (series): Students." in words(app)
    assert f"Last change: Fall: Students, by {BY}" in words(app)
    assert app.selectbox(key=FALL).value == STUDENTS
    assert app.selectbox(key="references.add").value is None


def test_the_last_change_can_be_taken_back() -> None:
    choose_community(open_store(), "everyone", "", COUNTY, "aide")
    choose_community(open_store(), "everyone", "", STUDENTS, "aide")
    app = opened(PAGE)
    assert app.selectbox(key=EVERYONE).value == STUDENTS
    app.button(key="references.undo").click().run()
    assert not app.exception
    assert app.selectbox(key=EVERYONE).value == COUNTY
    assert said() == [("everyone", "", COUNTY, "aide")]
    app.selectbox(key=EVERYONE).set_value("").run()
    assert said() == []


def test_a_viewer_sees_who_is_measured_against_whom_and_can_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    choose_community(open_store(), "series", "Fall", STUDENTS, "aide")
    monkeypatch.setenv("IN_THE_ROOM_ROLE", "viewer")
    app = opened(PAGE)
    assert keys(app) == {"community.chosen"}
    assert not app.text_input
    assert not app.button
    assert app.table[0].value[["Community", "Describes"]].to_numpy().tolist() == [
        [COUNTY, "Somebody else, or not said"],
        [STUDENTS, "Students"],
    ]
    assert app.table[1].value.to_numpy().tolist() == [
        ["Fall (series)", STUDENTS, "Close: students are not parents, and families with several children count more than once"],
        ["Everyone else", "Best fit for each question", "–"],
    ]


def test_nobody_sees_no_community(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IN_THE_ROOM_ROLE", "nobody")
    app = opened(PAGE)
    assert not app.table
    assert not app.selectbox


def test_one_community_leaves_nothing_to_choose(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_empty_store(tmp_path / "other", monkeypatch)
    add({"community.csv": COMMUNITY})
    app = opened(PAGE)
    assert "Who is measured against whom" not in [header.value for header in app.header]
    assert EVERYONE not in keys(app)


def test_a_new_name_is_followed_everywhere() -> None:
    app = opened(PAGE)
    app.text_input(key=f"references.name.{COUNTY}").set_value("All of Marlow").run()
    app.selectbox(key=f"references.describes.{COUNTY}").set_value("zone").run()
    assert "Write which school’s zone it is." in words(app)
    assert app.button(key="references.save").disabled
    app.text_input(key=f"references.zone.{COUNTY}").set_value("Lincoln Elementary").run()
    app.button(key="references.save").click().run()
    assert not app.exception
    assert app.table[0].value.iloc[0].tolist()[:2] == ["All of Marlow", "Residents of a school’s zone: Lincoln Elementary"]
    assert "compared with All of Marlow" in words(opened(OVERVIEW))


def test_a_name_that_another_community_has_is_refused() -> None:
    app = opened(PAGE)
    app.text_input(key=f"references.name.{COUNTY}").set_value("students").run()
    assert "There is already a community called “students”. Choose another name." in words(app)
    assert app.button(key="references.save").disabled
    app.text_input(key=f"references.name.{COUNTY}").set_value(" ").run()
    assert "Give the community a name." in words(app)


def test_a_view_of_one_series_is_measured_against_its_community_and_says_what_stands_in() -> None:
    choose_community(open_store(), "series", "Fall", STUDENTS, "aide")
    app = opened(GAPS, series="Fall")
    app.sidebar.toggle[0].set_value(True).run()
    assert app.header[0].value == "Black or African American people are 70% of enrolled students and 22% of the room"  # 17 of 78
    said_here = words(opened(OVERVIEW, series="Fall", small_counts="true"))
    assert "Students has no figures on ZIP code; there the room is compared with community." in said_here


def test_a_mixed_view_is_measured_against_everyones_and_says_so_in_one_line() -> None:
    choose_community(open_store(), "series", "Fall", STUDENTS, "aide")
    app = opened(GAPS)
    assert app.header[0].value == "Black or African American residents are 29% of the community and 17% of the room"
    line = "By itself, Fall is measured against Students. In this view of several, everyone is measured against the best fit."
    for page in (GAPS, OVERVIEW, "pages/where_to_recruit_next.py"):
        assert [caption.value for caption in opened(page).caption].count(line) == 1


def test_staff_can_look_at_another_community_and_a_viewer_cannot(monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(GAPS)
    app.sidebar.toggle[0].set_value(True).run()
    app.selectbox(key="look").set_value(STUDENTS).run()
    assert not app.exception
    assert "70% of enrolled students" in app.header[0].value
    monkeypatch.setenv("IN_THE_ROOM_ROLE", "viewer")
    for page in (GAPS, OVERVIEW):
        assert "look" not in keys(opened(page))
        assert "70%" not in words(opened(page, look=STUDENTS, community=STUDENTS))


def test_a_viewer_sees_another_community_where_the_chosen_one_would_tell_small_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The students' table has two of the four groups: beside it 20 people more would be counted together, 7 of them Asian."""
    choose_community(open_store(), "series", "Fall", STUDENTS, "aide")
    monkeypatch.setenv("IN_THE_ROOM_ROLE", "viewer")
    said_here = words(opened(GAPS, series="Fall"))
    assert "By race or ethnicity, small counts could be worked out beside Students; there the room is compared with community." in said_here
    assert "70%" not in said_here


def test_what_does_not_fit_is_said_on_the_page_and_in_the_notes_of_the_gaps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_empty_store(tmp_path / "old", monkeypatch)
    add({**{name: data for name, data in EVERYTHING.items() if name != "community.csv"}, "old.csv": OLD, "zips.csv": ZIPS})
    expected = (
        "Community figures are from 2012 (Alder County: race or ethnicity), more than 5 years before these conversations.",
        "Most people in the room who gave a ZIP code live outside Alder County; check that it is the right community.",
    )
    for page in (PAGE, GAPS):
        said_here = words(opened(page))
        for sentence in expected:
            assert sentence in said_here
