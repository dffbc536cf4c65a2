"""Community in every state."""

from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from data_models.vocabularies import dimension_labels
from representation.importing import UploadedFile, known_conversations, reviewed, saved
from representation.store.engine import open_store
from representation.store.key import recognition_key
from representation.store.loading import load_snapshot
from representation.store.summaries import load_imports
from representation.store.undoing import undo_import
from representation.ui.community_tables import Source, about_line, community_list, figures_note, figures_table, fit_lines
from sample_data.district import FOLDER
from tests.page_states import COMMUNITY, EVERYTHING, add, links, opened, use_empty_store, words

PAGE = "pages/community.py"
MARGINS = b"community,dimension,group,people,margin\nOur county,gender,Female,5100,120\nOur county,gender,Male,4900,118\n"


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty store."""
    use_empty_store(tmp_path, monkeypatch)


def figures(app: AppTest) -> list[dict[str, str]]:
    """The figures of the community that is chosen."""
    return [{str(name): str(value).replace("\\", "") for name, value in row.items()} for row in app.table[-1].value.to_dict("records")]


def questions(app: AppTest) -> pd.DataFrame:
    """The table of questions: it stands above the figures."""
    frame: pd.DataFrame = app.table[-2].value
    return frame


def test_without_figures_staff_are_told_which_and_led_to_adding_them() -> None:
    app = opened(PAGE)
    assert app.info[0].value == "There are no community figures yet, so nobody can be compared with who lives here."
    assert "Tables B03002, C16001, B19001, B15003, B01001 and B01003 from data.census.gov" in words(app)
    assert links(app) == ["Add community figures"]
    assert not app.table


def test_without_figures_a_viewer_has_nothing_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IN_THE_ROOM_ROLE", "viewer")
    app = opened(PAGE)
    assert app.info
    assert links(app) == []


def test_nobody_sees_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    add(EVERYTHING)
    monkeypatch.setenv("IN_THE_ROOM_ROLE", "nobody")
    app = opened(PAGE)
    assert not app.table
    assert not app.selectbox


def test_dimensions_stand_in_their_fixed_order_whatever_the_files_bring_first() -> None:
    add({"margins.csv": MARGINS, "zip_first.csv": b"dimension,group,people\nzip,45401,4700\nrace,White,4000\nrace,Asian,1100\n"})
    shown = list(questions(opened(PAGE))["Question"])
    order = list(dimension_labels().values())
    assert shown == sorted(shown, key=order.index)
    assert shown[0] == "Race and ethnicity"


def test_the_list_says_how_well_each_community_fits_and_what_that_means() -> None:
    add(EVERYTHING)
    app = opened(PAGE)
    assert list(questions(app).columns) == ["Question", "Compared with", "Fit"]
    [fit] = set(questions(app)["Fit"])
    assert f"**{fit}**: " in words(app)


def test_figures_of_a_full_count_have_no_margin() -> None:
    add({"community.csv": COMMUNITY})
    app = opened(PAGE)
    # 4,000 of 4,000 + 2,900 + 1,100 + 2,000
    [white] = [row for row in figures(app) if row["Group"] == "White"]
    assert white == {"Group": "White", "People": "4,000", "Share": "40.0%"}
    assert "Full counts: there is no margin of error. File: community.csv." in words(app)


def test_figures_of_a_survey_have_their_margins() -> None:
    add({"margins.csv": MARGINS})
    app = opened(PAGE)
    assert figures(app)[0] == {"Group": "Female", "People": "5,100", "Margin": "±120", "Share": "51.0%"}
    assert "Margin is the 90% margin of error of a survey figure." in words(app)


def test_another_dimension_can_be_chosen_and_one_that_is_gone_is_forgotten() -> None:
    add({"community.csv": COMMUNITY, "margins.csv": MARGINS})
    app = opened(PAGE)
    app.selectbox(key="community.chosen").set_value(Source("gender", "Our county", "")).run()
    assert not app.exception
    assert figures(app)[1]["Group"] == "Male"
    engine = open_store()
    undo_import(engine, next(each.id for each in load_imports(engine) if each.file_name == "margins.csv"), "a test")
    app.run()
    assert not app.exception
    assert figures(app)[0]["Group"] != "Female"


def test_withheld_figures_are_named_and_are_not_zero() -> None:
    add({"community.csv": COMMUNITY})
    community = load_snapshot(open_store()).community
    asian = community["group"].eq("asian")
    hidden = community.assign(is_suppressed=asian, people_count=community["people_count"].mask(asian))
    race = Source("race", str(community["community"].iloc[0]), str(community["view"].iloc[0]))
    [row] = [row for row in figures_table(hidden, race).to_dict("records") if row["Group"] == "Asian"]
    assert (row["People"], row["Share"]) == ("withheld", "–")
    assert "A figure that the publisher withheld is not zero." in figures_note(hidden, race)


def test_every_figure_of_the_sample_can_be_printed() -> None:
    engine = open_store()
    files = [UploadedFile(path.name, path.read_bytes()) for path in sorted(FOLDER.iterdir()) if path.name[:4] in ("ACSD", "Enro", "fami")]
    saved(engine, reviewed(files, recognition_key(Path("unused")), known_conversations(engine)), "a test")
    app = opened(PAGE)
    assert len(questions(app)) == 12
    for source in [Source("income", "Marlow County, Ohio", ""), Source("school", "Enrolled students", "")]:
        app.selectbox(key="community.chosen").set_value(source).run()
        assert not app.exception
        assert "nan" not in words(app)
    assert "10,910 enrolled students · 2025–26 · close: describes students, not parents" in words(app)


def test_a_proxy_says_that_it_gets_no_verdict() -> None:
    add(EVERYTHING)
    community = load_snapshot(open_store()).community.assign(fit="proxy")
    assert fit_lines(community) == (
        "**Only a proxy**: it stands in for a figure that nobody publishes; the gap is shown without a verdict."
    )
    race = Source("race", str(community["community"].iloc[0]), str(community["view"].iloc[0]))
    unknown = community.assign(people_count=float("nan"), has_margin=True, margin=float("nan"))
    assert set(figures_table(unknown, race)["People"]) == {"not known"}
    assert set(figures_table(unknown, race)["Margin"]) == {"not known"}
    assert figures_note(community, race).endswith("File: community.csv.")


def test_figures_of_one_race_each_are_named_apart_and_compared_with_nobody() -> None:
    add(EVERYTHING)
    community = load_snapshot(open_store()).community
    race = community[community["dimension"].eq("race")]
    alone = race.assign(view="race_alone", community="Alder City", fit="proxy")
    both = pd.concat([race.assign(fit="exact"), alone], ignore_index=True)
    assert community_list(both).to_dict("list") == {
        "Question": ["Race and ethnicity", "Race and ethnicity (one race each)"],
        "Compared with": [race["community"].iloc[0], "Alder City"],
        "Fit": ["Same people", "Not compared"],
    }
    apart = "Hispanic or Latino people are not told apart in it; add table B03002"
    assert fit_lines(both) == f"**Same people**: the figure counts the same kind of people as the room. **Not compared**: {apart}."
    assert about_line(both, Source("race", "Alder City", "race_alone")).endswith(f"not compared: {apart}")


def test_a_table_that_does_not_say_whom_it_counts_says_no_more_than_how_many() -> None:
    add(EVERYTHING)
    community = load_snapshot(open_store()).community.assign(universe="not stated", vintage="2024", fit="exact", fit_note="")
    race = community[community["dimension"].eq("race")]
    source = Source("race", str(race["community"].iloc[0]), str(race["view"].iloc[0]))
    assert about_line(community, source) == f"{race['total_count'].iloc[0]:,.0f} people · 2024 · same people"
