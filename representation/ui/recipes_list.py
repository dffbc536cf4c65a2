"""The forms that are known: what was confirmed for each, to look at, change, share and delete."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from data_models.recipe import Recipe
from representation.ui.parts import plural
from representation.ui.recipe_editor import edited_recipe
from representation.ui.recipes import add_recipe, change_recipe, exported, known_recipes, remove_recipe, take_in
from representation.ui.session import Notice, current_session
from representation.ui.text import literal
from representation.ui.upload_words import kind_words
from representation.wording.numbers import listing

NONE_YET = (
    "No form is known yet. When you correct a file on Add data and save it, what you confirmed is kept here as a recipe, "
    "and the next export of that form goes through without a question."
)
JSON = "application/json"


def recipes_section() -> None:
    """Draw everything about recipes: the list, one of them to change, and files to share."""
    recipes = known_recipes()
    if recipes:
        st.dataframe(recipes_table(recipes), hide_index=True, width="stretch", alt=f"{plural(len(recipes), 'form is', 'forms are')} known")
        by_name = {recipe.name: recipe for recipe in recipes}
        st.header("Look at one form", anchor=False)
        name = st.selectbox("Which one?", list(by_name), key="imports.recipe")
        if name in by_name:
            with st.container(border=True):
                _one(by_name[name], [each for each in by_name if each != name])
    else:
        st.write(NONE_YET)
    st.header("Share", anchor=False)
    _share(recipes)


def recipes_table(recipes: Sequence[Recipe]) -> pd.DataFrame:
    """One row per form in readable columns."""
    return pd.DataFrame(
        {
            "Form": [recipe.name for recipe in recipes],
            "What it is": [what_it_is(recipe) for recipe in recipes],
            "Columns confirmed": [len(recipe.columns) for recipe in recipes],
            "Answers placed": [len(recipe.answers) for recipe in recipes],
        }
    )


def what_it_is(recipe: Recipe) -> str:
    """The kind of a form's exports and, where it is worth naming, the tool."""
    return kind_words(recipe.kind, recipe.exporter)


def _one(recipe: Recipe, others: Sequence[str]) -> None:
    st.subheader(literal(recipe.name), anchor=False)
    st.caption(literal(f"{what_it_is(recipe)} · known by {plural(len(recipe.headers), 'column', 'columns')}"))
    changed, trouble = edited_recipe(recipe, others)
    if trouble:
        st.warning(literal(trouble), icon=":material/error:")
    with st.container(horizontal=True):
        st.button(
            "Save changes",
            type="primary",
            icon=":material/save:",
            disabled=changed == recipe or bool(trouble),
            key="imports.recipe_save",
            on_click=_save,
            args=(changed, recipe.name),
        )
        st.download_button(
            "Export this form",
            lambda: exported([recipe]),
            f"{_file_name(recipe.name)}.json",
            mime=JSON,
            icon=":material/download:",
            on_click="ignore",
            key="imports.recipe_export",
        )
        with st.popover("Delete", icon=":material/delete:"):
            st.write(literal(f"What was confirmed for “{recipe.name}” is forgotten. What was imported stays as it is."))
            st.button("Yes, delete it", type="primary", key="imports.recipe_delete", on_click=_delete, args=(recipe.name,))


def _share(recipes: Sequence[Recipe]) -> None:
    """Export all forms; take in a file that somebody exported."""
    st.write("A recipe holds headers, answers and what they stand for: nothing about any person. Another school can use it.")
    if len(recipes) > 1:
        st.download_button(
            f"Export all {len(recipes)} forms",
            lambda: exported(recipes),
            "recipes.json",
            mime=JSON,
            icon=":material/download:",
            on_click="ignore",
            key="imports.recipes_export",
        )
    round_number = current_session().upload_round
    given = st.file_uploader("A file of recipes (.json)", key=f"imports.{round_number}.recipes")
    if given is None:
        return
    found, trouble = take_in(given.getvalue())
    if trouble:
        st.warning(literal(trouble), icon=":material/error:")
        return
    lines = [
        f"- **{literal(each.name)}:** {literal(what_it_is(each))}, {plural(len(each.answers), 'answer', 'answers')} placed"
        for each in found
    ]
    st.markdown("\n".join(["The file holds:\n", *lines]))
    st.caption("A form that is known here under the same name is added to; of two words for the same thing the new one stands.")
    st.button(
        f"Take in {plural(len(found), 'form', 'forms')}", type="primary", key="imports.recipes_take", on_click=_take, args=(tuple(found),)
    )


def _save(recipe: Recipe, former: str) -> None:
    refused = change_recipe(recipe, former)
    text = refused or f"“{recipe.name}” was saved. The next export of this form is read so."
    current_session().notice = Notice(text, is_refusal=bool(refused))


def _delete(name: str) -> None:
    remove_recipe(name)
    current_session().notice = Notice(f"“{name}” was deleted.")


def _take(recipes: Sequence[Recipe]) -> None:
    names = [f"“{add_recipe(recipe)}”" for recipe in recipes]
    current_session().upload_round += 1
    current_session().notice = Notice(f"Taken in: {listing(names)}.")


def _file_name(name: str) -> str:
    """The name of a form as that of a file.

    >>> _file_name("Exit survey: fall/winter")
    'Exit survey fall winter'
    """
    return " ".join("".join(letter if letter.isalnum() or letter in "-_" else " " for letter in name).split()) or "recipe"
