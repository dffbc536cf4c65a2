"""Recipes in the store: kept with the import they come from, by name, never in place of another form's."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data_models.recipe import FormColumn, PlacedAnswer, Recipe
from representation.recipes.text import from_json, to_json
from representation.store.engine import open_store
from representation.store.errors import FileAlreadyImported, RecipeNameTaken, UnknownRecipe
from representation.store.loading import data_version
from representation.store.recipes import (
    SavedRecipe,
    delete_recipe,
    load_recipes,
    rename_recipe,
    replace_recipe,
    save_recipe,
)
from representation.store.saving import save_import
from representation.store.summaries import load_imports
from representation.store.undoing import undo_import
from tests.store_batches import dump, full_batch

SURVEY = Recipe(
    name="Exit survey",
    exporter="google_forms",
    kind="exit_survey",
    headers=("When", "Q1", "Q2"),
    columns=(FormColumn("Q1", 1, "race"),),
    answers=(PlacedAnswer("race", "Blueish", "asian"),),
)
OTHER = replace(SURVEY, headers=("Name", "Signed"), columns=(FormColumn("Signed", 1, "mark"),), answers=())


def kept(engine: Engine) -> list[Recipe]:
    return sorted((each.recipe for each in load_recipes(engine)), key=lambda recipe: recipe.name)


def test_a_recipe_is_kept_with_the_import_it_comes_from(engine: Engine) -> None:
    number = save_import(engine, replace(full_batch("a.csv", ["p1"]), recipe=SURVEY))
    [found] = load_recipes(engine)
    [made] = load_imports(engine)
    assert found == SavedRecipe(SURVEY, made.imported_at, "secretary")
    assert (made.recipe, data_version(engine)) == ("Exit survey", 1)
    undo_import(engine, number, "principal")  # what staff know of the form stays
    assert kept(engine) == [SURVEY]


def test_an_import_knows_the_recipe_that_it_was_read_by(engine: Engine) -> None:
    save_import(engine, replace(full_batch("a.csv", ["p1"]), read_by="Exit survey"))
    assert load_imports(engine)[0].recipe == "Exit survey"
    assert kept(engine) == []


def test_nothing_of_a_recipe_stays_where_its_import_is_refused(engine: Engine) -> None:
    first = full_batch("a.csv", ["p1"])
    save_import(engine, first)
    before = dump(engine)
    with pytest.raises(FileAlreadyImported):
        save_import(engine, replace(first, recipe=SURVEY))
    assert dump(engine) == before


def test_answers_gather_under_one_name(engine: Engine) -> None:
    save_recipe(engine, SURVEY, "secretary")
    more = replace(SURVEY, headers=("When", "Q1", "Q2", "Q3"), answers=(PlacedAnswer("race", "Greenish", "white"),))
    assert save_recipe(engine, more, "aide") == "Exit survey"
    [found] = load_recipes(engine)
    assert found.saved_by == "aide"
    assert found.recipe.headers == ("When", "Q1", "Q2", "Q3")
    assert [each.answer for each in found.recipe.answers] == ["Blueish", "Greenish"]


def test_another_form_of_the_same_name_gets_a_number(engine: Engine) -> None:
    save_recipe(engine, SURVEY, "secretary")
    assert save_recipe(engine, OTHER, "secretary") == "Exit survey 2"
    assert save_recipe(engine, OTHER, "secretary") == "Exit survey 2"
    assert kept(engine) == [SURVEY, replace(OTHER, name="Exit survey 2")]


def test_the_recipe_saved_last_comes_first(engine: Engine) -> None:
    for name in ("b", "c", "a"):
        save_recipe(engine, replace(SURVEY, name=name), "secretary")
    assert [each.recipe.name for each in load_recipes(engine)] == ["a", "c", "b"]


def test_an_edited_recipe_loses_what_staff_took_out(engine: Engine) -> None:
    save_recipe(engine, SURVEY, "secretary")
    replace_recipe(engine, "Exit survey", replace(SURVEY, answers=()), "aide")
    assert kept(engine) == [replace(SURVEY, answers=())]
    with pytest.raises(UnknownRecipe) as caught:
        replace_recipe(engine, "Survey", SURVEY, "aide")
    assert str(caught.value) == "There is no form called “Survey”. Reload the list of forms and choose one of those."


def test_a_recipe_can_be_renamed_and_deleted(engine: Engine) -> None:
    save_recipe(engine, SURVEY, "secretary")
    save_recipe(engine, replace(OTHER, name="Sign-in"), "secretary")
    with pytest.raises(RecipeNameTaken) as caught:
        rename_recipe(engine, "Exit survey", "Sign-in", "aide")
    assert str(caught.value) == "Another form is called “Sign-in”. Choose another name."
    rename_recipe(engine, "Exit survey", "Survey", "aide")
    assert [recipe.name for recipe in kept(engine)] == ["Sign-in", "Survey"]
    with pytest.raises(UnknownRecipe):
        rename_recipe(engine, "Exit survey", "x", "aide")
    for _ in range(2):
        delete_recipe(engine, "Survey")
    assert [recipe.name for recipe in kept(engine)] == ["Sign-in"]


def test_a_shared_recipe_is_kept_like_ones_own(engine: Engine) -> None:
    assert save_recipe(engine, from_json(to_json(SURVEY)), "aide") == "Exit survey"
    assert kept(engine) == [SURVEY]


def test_text_that_a_database_cannot_hold_is_kept_as_far_as_it_goes(engine: Engine) -> None:
    name = save_recipe(engine, replace(SURVEY, name="Form ¿qué? 👋", headers=("a\x00b", "Q1", "half \ud83d")), "secretary")
    assert [recipe.headers[1] for recipe in kept(engine)] == ["Q1"]
    delete_recipe(engine, name)
    assert kept(engine) == []


def test_two_who_confirm_answers_of_one_form_at_once_lose_none(engine: Engine) -> None:
    def confirm(number: int) -> str:
        placed = PlacedAnswer("race", f"Ish{'abcdefgh'[number]}", "white")
        return save_recipe(engine, replace(SURVEY, answers=(placed,)), f"person {number}")

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(confirm, range(8))) == {"Exit survey"}
    assert [each.answer for each in kept(engine)[0].answers] == [f"Ish{letter}" for letter in "abcdefgh"]


def test_the_bytes_on_the_disk_hold_no_contact_of_a_recipe(tmp_path: Path) -> None:
    opened = open_store(f"sqlite:///{tmp_path / 'room.sqlite3'}")
    answers = [*SURVEY.answers, PlacedAnswer("race", "zebedee@example.org", "white"), PlacedAnswer("zip", "555-010-9999", "45402")]
    shared = to_json(replace(SURVEY, answers=tuple(answers)))
    save_recipe(opened, from_json(shared), "aide")
    save_import(opened, replace(full_batch("a.csv", ["p1"]), recipe=replace(SURVEY, answers=tuple(answers))))
    opened.dispose()
    on_disk = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"Blueish" in on_disk
    assert b"zebedee" not in on_disk
    assert b"010-9999" not in on_disk
