"""Gaps in every state."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.page_states import COMMUNITY, EVERYTHING, PEOPLE, WITHHELD, add, chart_numbers, links, opened, use_empty_store, words

PAGE = "pages/gaps.py"


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty store."""
    use_empty_store(tmp_path, monkeypatch)


def table(app: AppTest) -> dict[str, dict[str, str]]:
    """The evidence table, switched on: group → column → words."""
    app.toggle(key="gaps.dumbbell.table").set_value(True).run()
    assert not app.exception
    frame = app.table[0].value
    plain = frame.map(lambda cell: str(cell).replace("\\", ""))
    return {row["Group"]: {str(name): row[name] for name in row} for row in plain.to_dict("records")}


def test_an_empty_store_offers_the_sample_and_the_own_files() -> None:
    app = opened(PAGE)
    assert app.button(key="sample.load")
    assert links(app) == ["Add your own files"]
    assert not app.radio


def test_race_comes_first_and_its_finding_is_the_heading() -> None:
    add(EVERYTHING)
    app = opened(PAGE)
    assert app.radio(key="dimension").value == "race"
    assert app.header[0].value == "Black or African American residents are 29% of the community and 17% of the room"


def test_another_dimension_is_one_click_away() -> None:
    add(EVERYTHING)
    app = opened(PAGE)
    app.radio(key="dimension").set_value("zip").run()
    assert not app.exception
    assert app.header[0].value.startswith("People from ZIP code")
    assert "45401" in app.get("plotly_chart")[0].proto.alt


def test_the_address_can_name_the_dimension() -> None:
    add(EVERYTHING)
    assert opened(PAGE, dimension="ZIP code").radio(key="dimension").value == "zip"


def test_attendances_count_every_visit() -> None:
    again = b"Name,Email,Conversation,Race,Zip code,Checked in\nP White 0,w0@example.org,Church Morning,White,45401,Yes\n"
    add({**EVERYTHING, "again.csv": again})
    app = opened(PAGE)
    assert table(app)["White"]["People"] == "61"
    app.radio(key="unit").set_value("attendances").run()
    assert not app.exception
    assert table(app)["White"]["Attendances"] == "62"


def test_the_table_holds_the_evidence_of_each_group() -> None:
    add(EVERYTHING)
    row = table(opened(PAGE))["Black or African American"]
    assert row["People"] == "17"
    assert row["In the room"].startswith("17% (11–26%)")
    assert row["In the community"] == "29%"
    assert row["Gap, points"] == "−11.7"  # 100 · (17/98 − .29)
    assert row["Ratio"] == "0.60"  # (17/98) ÷ .29
    assert row["Short"] == "11"  # .29 · 98 − 17
    assert row["To add"] == "17"  # (17 + 17) ÷ (98 + 17) = .296
    assert row["Status"] == "Under-represented"


def test_staff_see_small_counts_when_they_ask() -> None:
    add(EVERYTHING)
    app = opened(PAGE)
    assert table(app)["Asian"]["People"] == "fewer than 10"
    app.sidebar.toggle[0].set_value(True).run()
    assert not app.exception
    assert table(app)["Asian"]["People"] == "7"
    assert table(app)["Hispanic or Latino"]["People"] == "13"


def test_a_viewer_never_meets_a_small_count_nor_what_it_could_be_worked_out_from(monkeypatch: pytest.MonkeyPatch) -> None:
    add(EVERYTHING)
    monkeypatch.setenv("IN_THE_ROOM_ROLE", "viewer")
    # 7 Asian and from 45403, 13 Hispanic or Latino, 30 from 45402, of 98 answers; and what they could be turned back from.
    counts = {7: (0.11, 0.20), 13: (0.20,), 30: (0.33,)}
    hidden = {round(value, 6) for n, shares in counts.items() for p in shares for value in (n / 98, 100 * (n / 98 - p), p * 98 - n)}
    for page in ("overview", "gaps", "where_to_recruit_next"):
        app = opened(f"pages/{page}.py", **({"dimension": "Race and ethnicity"} if page == "gaps" else {}))
        assert "Show small counts (staff only)" not in [toggle.label for toggle in app.toggle]
        for dimension in ("race", "zip") if page == "gaps" else ("",):
            if dimension:
                app.radio(key="dimension").set_value(dimension).run()
            for toggle in app.toggle:
                toggle.set_value(True)
            app.run()
            said = words(app)
            assert not re.search(r"(?<![\d.,–±$+−])(7|13|30)(?![\d.,%–])", said), page
            assert not re.search(r"\b(7|13|31)% of the room", said), page
            assert not hidden & chart_numbers(app), page


def test_withheld_groups_are_named_with_their_words(monkeypatch: pytest.MonkeyPatch) -> None:
    add(EVERYTHING)
    monkeypatch.setenv("IN_THE_ROOM_ROLE", "viewer")
    app = opened(PAGE)
    rows = table(app)
    assert [rows[name]["People"] for name in WITHHELD[:2]] == ["fewer than 10", "withheld"]
    for name in WITHHELD[:2]:
        assert {rows[name][column] for column in ("In the room", "Gap, points", "Ratio", "Short", "To add")} == {"–"}


def test_the_people_behind_it_are_counted_by_what_they_answered() -> None:
    add(EVERYTHING)
    app = opened(PAGE)
    app.sidebar.toggle[0].set_value(True).run()
    behind = app.table[0].value
    assert dict(zip(behind["Answer"], behind["People"], strict=True)) == {
        "All who attended": "100",
        "Answered": "98",
        "Left blank": "2",
        "Declined to say": "0",
        "Unreadable": "0",
        "No community figure": "0",
    }
    assert "each person counts as arriving alone (design effect 1)" in words(app)


def test_every_status_is_explained() -> None:
    add(EVERYTHING)
    said = words(opened(PAGE))
    for label in ("Under-represented", "Over-represented", "About level", "Too few to tell", "Cannot say", "Not shown"):
        assert f"**{label}**: " in said


def test_several_communities_can_be_chosen_from() -> None:
    students = b"community,dimension,group,people\nStudents,race,White,300\nStudents,race,Black or African American,700\n"
    add({**EVERYTHING, "students.csv": students})
    app = opened(PAGE)
    app.sidebar.toggle[0].set_value(True).run()
    app.selectbox(key="look").set_value("Students").run()
    assert not app.exception
    assert app.header[0].value == "Black or African American residents are 70% of the community and 22% of the room"  # 17 of 78


def test_people_without_a_community_are_still_counted() -> None:
    add(PEOPLE)
    app = opened(PAGE)
    assert "There are no community figures yet" in app.info[0].value
    assert table(app)["White"]["People"] == "61"


def test_people_who_answered_nothing_leave_no_groups() -> None:
    add({"list.csv": b"Name,Email,Conversation,Date,Checked in\nA B,a@example.org,Library Evening,2026-09-17,Yes\n"})
    app = opened(PAGE)
    assert "Nobody’s answers were recorded, so there are no groups to show." in words(app)
    assert opened("pages/overview.py").header[0].value == "Who came is known; who lives here is not yet."


def test_a_community_without_people_leads_to_adding_them() -> None:
    add({"community.csv": COMMUNITY})
    assert links(opened(PAGE)) == ["Add conversations"]


def test_nobody_sees_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    add(EVERYTHING)
    monkeypatch.setenv("IN_THE_ROOM_ROLE", "nobody")
    app = opened(PAGE)
    assert not app.header
    assert not app.get("plotly_chart")
