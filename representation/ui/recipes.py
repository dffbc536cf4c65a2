"""Recipes as the pages use them: what was confirmed for forms before, found again for a table, changed and shared."""

import json
from collections.abc import Sequence
from contextlib import suppress

from data_models.recipe import Recipe
from representation.recipes.text import RecipeUnreadable, from_json, to_json
from representation.store.errors import RecipeNameTaken, UnknownRecipe
from representation.store.recipes import delete_recipe, load_recipes, rename_recipe, replace_recipe, save_recipe
from representation.ui.access import require, who
from representation.ui.store import cached_engine


def known_recipes() -> list[Recipe]:
    """Every recipe, the one saved last first."""
    return [each.recipe for each in load_recipes(cached_engine())]


def change_recipe(recipe: Recipe, former: str) -> str:
    """Put a changed recipe in the place of the one of its former name; what stands in the way, "" where nothing does.

    Raises
    ------
    NotAllowed
        If who asks is not staff.
    """
    require("staff")
    try:
        replace_recipe(cached_engine(), former, recipe, who())
    except (RecipeNameTaken, UnknownRecipe) as refused:
        return str(refused)
    return ""


def rename_form(former: str | None, name: str) -> None:
    """Give the recipe of a form another name, where staff gave it one and it is free."""
    require("staff")
    if former and former != name:
        with suppress(RecipeNameTaken, UnknownRecipe):
            rename_recipe(cached_engine(), former, name, who())


def add_recipe(recipe: Recipe) -> str:
    """Keep a recipe that somebody shared; the name under which it is kept.

    Raises
    ------
    NotAllowed
        If who asks is not staff.
    """
    require("staff")
    return save_recipe(cached_engine(), recipe, who())


def remove_recipe(name: str) -> None:
    """Forget a recipe.

    Raises
    ------
    NotAllowed
        If who asks is not staff.
    """
    require("staff")
    delete_recipe(cached_engine(), name)


def exported(recipes: Sequence[Recipe]) -> bytes:
    """A file with one or more recipes."""
    texts = [to_json(recipe) for recipe in recipes]
    return (texts[0] if len(texts) == 1 else "[\n" + ",\n".join(texts) + "\n]").encode()


def recipes_in(content: bytes) -> list[Recipe]:
    """The recipes of a file that `exported` made.

    Raises
    ------
    RecipeUnreadable
        If it is no such file, or one of its recipes cannot be used.
    """
    text = content.decode("utf-8-sig", errors="replace")
    if not text.lstrip().startswith("["):
        return [from_json(text)]
    try:
        parts = json.loads(text)
    except (ValueError, RecursionError):
        parts = []
    return [from_json(json.dumps(part, ensure_ascii=False)) for part in parts] or [from_json("")]


def take_in(content: bytes) -> tuple[list[Recipe], str]:
    """The recipes of a file, and what is wrong with it."""
    try:
        return recipes_in(content), ""
    except RecipeUnreadable as unreadable:
        return [], str(unreadable)
