"""Imports: the forms that are known are looked at, changed, shared and deleted; titles off the schedule can be said to count."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data_models.recipe import FormColumn, PlacedAnswer, Recipe
from representation.recipes.text import RecipeUnreadable
from representation.store.engine import open_store
from representation.store.recipes import load_recipes, save_recipe
from representation.store.schedule import conversations_off_schedule
from representation.ui import off_schedule, recipes
from representation.ui.access import NotAllowed
from representation.ui.recipe_editor import form_columns
from tests.page_states import SCHEDULE, add, opened, use_empty_store
from tests.upload_steps import drawn, edited, says, standing, stored

PAGE = "pages/imports.py"
EXIT_FORM = Recipe(
    name="Exit form",
    exporter="plain",
    kind="exit_survey",
    headers=("Where to write", "Which conversation did you attend?", "Language at home", "Q1", "Q1"),
    columns=(FormColumn("Where to write", 1, "email"), FormColumn("Q1", 2, None)),
    answers=(PlacedAnswer("language", "Vietnamise", "vietnamese"), PlacedAnswer("race", "Asain", "asian")),
)
SIGN_UP = Recipe(name="Sign up", exporter="google_forms", kind="registration", headers=("Timestamp", "Correo"), day_first=True)


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty store."""
    use_empty_store(tmp_path, monkeypatch)


def kept(*known: Recipe) -> AppTest:
    """The page of recipes with some forms known."""
    for recipe in known:
        save_recipe(open_store(), recipe, "a test")
    app = opened(PAGE)
    app.radio(key="imports.section").set_value("Recipes")
    return drawn(app)


def in_store() -> dict[str, Recipe]:
    """The recipes in the store by name."""
    return {each.recipe.name: each.recipe for each in load_recipes(open_store())}


def downloads(app: AppTest) -> list[str]:
    """What the page offers to download."""
    return [str(each.label) for each in app.get("download_button")]


def test_without_a_form_it_says_how_one_comes_to_be_known() -> None:
    app = kept()
    assert says(app, "No form is known yet. When you correct a file on Add data and save it")
    assert downloads(app) == []
    assert app.file_uploader[0].label == "A file of recipes (.json)"


def test_every_form_is_listed_with_what_was_confirmed() -> None:
    app = kept(EXIT_FORM, SIGN_UP)
    assert sorted(app.dataframe[0].value.to_numpy().tolist()) == [
        ["Exit form", "Exit survey", 2, 2],
        ["Sign up", "Registrations, Google Forms", 0, 0],
    ]
    assert downloads(app) == ["Export this form", "Export all 2 forms"]


def test_a_form_says_what_each_column_and_answer_is() -> None:
    app = kept(EXIT_FORM)
    assert app.dataframe[1].value.to_numpy().tolist() == [
        ["Where to write", "E-mail"],
        ["Which conversation did you attend?", "As recognized"],
        ["Language at home", "As recognized"],
        ["Q1", "As recognized"],
        ["Q1", "Not used"],
    ]
    labels = [box.label for box in app.selectbox]
    assert labels[-2:] == ["“Vietnamise” (home language)", "“Asain” (race or ethnicity)"]
    assert app.button(key="imports.recipe_save").disabled  # nothing was changed


def test_a_form_can_have_another_name() -> None:
    app = kept(EXIT_FORM)
    app.text_input(key="imports.recipe.Exit form.name").set_value("After the evening")
    drawn(app)
    app.button(key="imports.recipe_save").click()
    app = drawn(app)
    assert app.success[0].value == "“After the evening” was saved. The next export of this form is read so."
    assert set(in_store()) == {"After the evening"}


def test_a_name_that_is_taken_is_refused() -> None:
    app = kept(SIGN_UP, EXIT_FORM)
    app.text_input(key="imports.recipe.Exit form.name").set_value("Sign up")
    app = drawn(app)
    assert app.warning[0].value == "Another form is called “Sign up”."
    assert app.button(key="imports.recipe_save").disabled


def test_columns_answers_and_dates_can_be_changed() -> None:
    app = kept(EXIT_FORM)
    app = edited(app, "imports.recipe.Exit form.columns", {0: "As recognized", 3: "Comment"})
    app.selectbox(key="imports.recipe.Exit form.answer.0").set_value("")
    app.selectbox(key="imports.recipe.Exit form.answer.1").set_value("white")
    app.selectbox(key="imports.recipe.Exit form.day_first").set_value(True)
    drawn(app)
    app.button(key="imports.recipe_save").click()
    drawn(app)
    changed = in_store()["Exit form"]
    assert changed.columns == (FormColumn("Q1", 1, "comment"), FormColumn("Q1", 2, None))
    assert changed.answers == (PlacedAnswer("race", "Asain", "white"),)
    assert changed.day_first is True


def test_a_form_can_be_deleted() -> None:
    app = kept(EXIT_FORM)
    assert says(app, "What was confirmed for “Exit form” is forgotten. What was imported stays as it is.")
    app.button(key="imports.recipe_delete").click()
    app = drawn(app)
    assert app.success[0].value == "“Exit form” was deleted."
    assert in_store() == {}


def test_what_is_exported_can_be_taken_in_elsewhere() -> None:
    app = kept()
    app.file_uploader[0].set_value([("recipes.json", recipes.exported([EXIT_FORM, SIGN_UP]), "application/json")])
    app = drawn(app)
    assert says(app, "- **Exit form:** Exit survey, 2 answers placed\n- **Sign up:** Registrations, Google Forms, 0 answers placed")
    assert in_store() == {}  # nothing is taken in unseen
    app.button(key="imports.recipes_take").click()
    app = drawn(app)
    assert app.success[0].value == "Taken in: “Exit form” and “Sign up”."
    assert in_store() == {"Exit form": EXIT_FORM, "Sign up": SIGN_UP}
    assert not app.file_uploader[0].value


def test_one_form_is_exported_as_a_file_of_its_own() -> None:
    assert recipes.recipes_in(recipes.exported([EXIT_FORM])) == [EXIT_FORM]


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"[1]", b"[" * 100_000, b"\xff\xfe\x00", b"Name,Email\nAna,ana@example.org\n"])
def test_a_file_that_is_no_recipe_gives_one_sentence(content: bytes) -> None:
    with pytest.raises(RecipeUnreadable):
        recipes.recipes_in(content)
    found, trouble = recipes.take_in(content)
    assert found == []
    assert trouble == "This file is not a recipe. Choose a file that was saved from the list of forms."


def test_a_file_that_is_no_recipe_is_said_on_the_page() -> None:
    app = kept()
    app.file_uploader[0].set_value([("list.json", b"[]", "application/json")])
    app = drawn(app)
    assert app.warning[0].value == "This file is not a recipe. Choose a file that was saved from the list of forms."
    assert "imports.recipes_take" not in [button.key for button in app.button]


def test_only_staff_change_recipes_and_say_what_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    save_recipe(open_store(), EXIT_FORM, "a test")
    monkeypatch.setenv("IN_THE_ROOM_ROLE", "viewer")
    for act in (
        lambda: recipes.remove_recipe("Exit form"),
        lambda: recipes.change_recipe(SIGN_UP, "Exit form"),
        lambda: recipes.add_recipe(SIGN_UP),
        lambda: recipes.rename_form("Exit form", "x"),
        lambda: off_schedule.say((), ()),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert in_store() == {"Exit form": EXIT_FORM}


def test_equal_headers_are_told_apart_by_their_order() -> None:
    assert form_columns(("Q1", "Q2", "Q1")) == [("Q1", 1), ("Q2", 1), ("Q1", 2)]


def test_a_title_off_the_schedule_can_be_said_to_be_a_community_conversation() -> None:
    add({"list.csv": b"Email,Conversation,Date\na@example.org,Book club,2026-09-20\nb@example.org,Library Evening,2026-09-17\n"})
    add({"schedule.csv": SCHEDULE})
    assert len(stored()) == 1
    app = opened(PAGE)
    assert says(app, "**1 title is not on the schedule, so its rows do not count.**")
    [box] = app.multiselect
    assert box.options == ["Book club, Sep 20, 2026 (1 row)"]
    box.set_value([str(conversations_off_schedule(open_store())["conversation_id"][0])])
    drawn(app)
    app.button(key="imports.say").click()
    app = drawn(app)
    assert app.success[0].value == "Book club counts from now on. It can be undone below."
    assert len(stored()) == 2
    assert standing()[0] == "Book club"
    assert app.dataframe[0].value["What it is"][0] == "Said by staff to count"
