"""Overview in every state."""

from pathlib import Path

import pytest

from representation.store.engine import open_store
from representation.store.sample import has_sample
from representation.ui import sample
from representation.ui.access import NotAllowed
from tests.page_states import COMMUNITY, EVERYTHING, PEOPLE, add, links, opened, registrations, use_empty_store, words

PAGE = "pages/overview.py"


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty store."""
    use_empty_store(tmp_path, monkeypatch)


@pytest.fixture
def small_sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sample district of three small files."""
    folder = tmp_path / "district"
    folder.mkdir()
    for name, data in EVERYTHING.items():
        (folder / name).write_bytes(data)
    monkeypatch.setattr(sample, "FOLDER", folder)


def test_an_empty_store_offers_the_sample_and_the_own_files() -> None:
    app = opened(PAGE)
    assert [button.label for button in app.button] == ["Look at the sample district"]
    assert links(app) == ["Add your own files"]


def test_an_empty_store_has_nothing_to_do_for_a_viewer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IN_THE_ROOM_ROLE", "viewer")
    app = opened(PAGE)
    assert app.info[0].value == "Nothing has been added yet. Staff can add the first conversations."
    assert not app.button
    assert not app.get("page_link")


@pytest.mark.usefixtures("small_sample")
def test_one_click_loads_the_sample_and_one_click_removes_it() -> None:
    app = opened(PAGE)
    app.button(key="sample.load").click().run()
    assert not app.exception
    assert "Sample data: these figures are of a fictional district." in words(app)
    assert app.header[0].value.startswith("Missing from the room:")
    app.button(key="sample.remove").click().run()
    assert not app.exception
    assert app.button(key="sample.load")
    assert not has_sample(open_store())


@pytest.mark.usefixtures("small_sample")
def test_a_viewer_is_told_of_the_sample_and_cannot_remove_it(monkeypatch: pytest.MonkeyPatch) -> None:
    opened(PAGE).button(key="sample.load").click().run()
    monkeypatch.setenv("IN_THE_ROOM_ROLE", "viewer")
    app = opened(PAGE)
    assert "fictional district" in words(app)
    assert not app.button


@pytest.mark.parametrize("act", [sample.load_sample, sample.take_sample_out])
def test_the_sample_is_for_staff_to_load_and_to_remove(act: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IN_THE_ROOM_ROLE", "viewer")
    assert callable(act)
    with pytest.raises(NotAllowed):
        act()


def test_the_files_of_the_sample_are_there_to_be_loaded() -> None:
    assert sample.sample_files()


def test_the_first_sentence_names_who_is_missing() -> None:
    add(EVERYTHING)
    app = opened(PAGE)
    # 17 of 98 answers are Black or African American (17 %), 29 of 100 residents: 12 points under. 45403: 7 of 98, 20 points.
    assert app.header[0].value == "Missing from the room: Black or African American residents and people from ZIP code 45403."


def test_each_question_has_its_sentence_with_match_score_and_chance_range() -> None:
    add(EVERYTHING)
    app = opened(PAGE)
    app.sidebar.toggle[0].set_value(True).run()
    # Half the sum of |61/98 − .40|, |17/98 − .29|, |7/98 − .11|, |13/98 − .20| is .2224, so the match is 78.
    assert "**Race and ethnicity** · :small[match 78 (luck: " in words(app)
    assert "Black or African American residents are 29% of the community and 17% of the room." in words(app)


def test_the_chart_of_the_largest_gaps_says_in_words_what_it_shows() -> None:
    add(EVERYTHING)
    chart = opened(PAGE).get("plotly_chart")[0]
    assert "Black or African American (Race and ethnicity): 12 points under, under-represented" in chart.proto.alt


def test_the_switch_shows_the_chart_as_a_table() -> None:
    add(EVERYTHING)
    app = opened(PAGE)
    assert not app.table
    app.toggle(key="overview.largest.table").set_value(True).run()
    assert list(app.table[0].value.columns) == ["Group", "Question", "In the room", "In the community", "Gap, points", "Status"]


def test_it_says_what_it_rests_on() -> None:
    add(EVERYTHING)
    # 98 people at the library and 2 at the church.
    assert "100 people at 2 conversations · Sep 17, 2026 – Oct 10, 2026 · compared with" in words(opened(PAGE))


def test_people_without_a_community_lead_to_adding_one() -> None:
    add(PEOPLE)
    app = opened(PAGE)
    assert "There are no community figures yet" in app.info[0].value
    assert "Add community figures" in links(app)
    assert "There is no community figure for race or ethnicity" in words(app)


def test_a_community_without_people_leads_to_adding_them() -> None:
    add({"community.csv": COMMUNITY})
    app = opened(PAGE)
    assert "Still missing is who came" in app.info[0].value
    assert links(app) == ["Add conversations"]


def test_registrations_alone_lead_to_adding_who_came() -> None:
    add({**EVERYTHING, "registrations.csv": registrations(has_check_in=False)})
    app = opened(PAGE)
    assert "nobody is marked as having come" in app.info[0].value
    assert links(app) == ["Add who came"]


def test_filters_that_leave_nobody_can_be_cleared() -> None:
    add(EVERYTHING)
    app = opened(PAGE)
    app.multiselect(key="series").set_value(["Fall"]).run()
    church = next(option for option in app.multiselect(key="conversation").options if option.startswith("Church"))
    app.multiselect(key="conversation").select(church).run()
    assert app.info[0].value == "Nobody attended the conversations chosen here."
    app.button(key="empty.clear").click().run()
    assert not app.exception
    assert app.multiselect(key="series").value == []
    assert app.header[0].value.startswith("Missing from the room:")


def test_few_people_are_not_counted_out_for_a_viewer(monkeypatch: pytest.MonkeyPatch) -> None:
    add(EVERYTHING)
    monkeypatch.setenv("IN_THE_ROOM_ROLE", "viewer")
    app = opened(PAGE)
    app.selectbox(key="one_series").set_value("Winter").run()
    assert "fewer than 10 people at 1 conversation · Oct 10, 2026" in words(app)
    assert app.header[0].value == "Too few people came, or answered, to tell who is missing."


def test_nobody_sees_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    add(EVERYTHING)
    monkeypatch.setenv("IN_THE_ROOM_ROLE", "nobody")
    app = opened(PAGE)
    assert app.info[0].value == "This page is for staff. Ask an administrator if you need it."
    assert not app.header
    assert not app.get("plotly_chart")
