"""Where to recruit next, in every state."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.page_states import COMMUNITY, EVERYTHING, PEOPLE, add, links, opened, use_empty_store, words

PAGE = "pages/where_to_recruit_next.py"


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty store."""
    use_empty_store(tmp_path, monkeypatch)


def test_an_empty_store_offers_the_sample_and_the_own_files() -> None:
    app = opened(PAGE)
    assert app.button(key="sample.load")
    assert links(app) == ["Add your own files"]


def with_small_counts() -> AppTest:
    """The page as staff see it once they have asked for small counts."""
    return opened(PAGE).toggle(key="small_counts").set_value(True).run()


def test_staff_read_how_many_people_to_plan_for() -> None:
    add(EVERYTHING)
    app = with_small_counts()
    said = words(app)
    # 45403: 7 of 98 against .20: (7 + 16) ÷ (98 + 16) = .2018, and 15 are not enough: 22 ÷ 113 = .195.
    assert "**People from ZIP code 45403: about 16 more**" in said
    assert "**Black or African American residents: about 17 more**" in said
    assert app.header[0].value == "Start with Black or African American residents and people from ZIP code 45403."
    assert "never a quota" in said


def test_most_people_to_add_come_first() -> None:
    add(EVERYTHING)
    said = words(with_small_counts())
    assert said.index("Black or African American residents: about 17 more") < said.index("People from ZIP code 45403: about 16 more")


def test_the_zip_codes_that_fall_short_are_drawn_and_listed() -> None:
    add(EVERYTHING)
    app = with_small_counts()
    assert "45403: about 13 people short" in app.get("plotly_chart")[0].proto.alt  # .20 · 98 − 7 = 12.6
    app.toggle(key="where_to_recruit_next.zips.table").set_value(True).run()
    assert app.table[0].value["ZIP code"].iloc[0] == "45403"


def test_the_groups_are_a_table_behind_a_switch() -> None:
    add(EVERYTHING)
    app = with_small_counts()
    app.toggle(key="where_to_recruit_next.table").set_value(True).run()
    assert list(app.table[0].value["To add"])[:2] == ["17", "16"]


def test_small_counts_are_away_until_staff_ask_for_them() -> None:
    add(EVERYTHING)
    app = opened(PAGE)
    assert "**People from ZIP code 45403: number withheld**" in words(app)


def test_viewers_read_who_is_missing_without_small_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    add(EVERYTHING)
    monkeypatch.setenv("IN_THE_ROOM_ROLE", "viewer")
    said = words(opened(PAGE))
    assert "**Black or African American residents: about 17 more**" in said
    assert "**People from ZIP code 45403: number withheld**" in said


def test_without_a_community_there_is_nothing_to_plan_and_a_way_out() -> None:
    add(PEOPLE)
    app = opened(PAGE)
    assert "There are no community figures yet" in app.info[0].value
    assert links(app) == ["Add community figures"]
    assert not app.header


def test_a_community_without_people_leads_to_adding_them() -> None:
    add({"community.csv": COMMUNITY})
    assert links(opened(PAGE)) == ["Add conversations"]


def test_a_room_in_which_nobody_answered_says_so() -> None:
    add(EVERYTHING)
    app = opened(PAGE)
    app.multiselect(key="series").set_value(["Winter"]).run()
    assert not app.exception
    assert app.header[0].value == "Nothing can be planned yet: too few people came, or answered."


def test_nobody_sees_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    add(EVERYTHING)
    monkeypatch.setenv("IN_THE_ROOM_ROLE", "nobody")
    assert not opened(PAGE).header
