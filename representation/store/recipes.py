"""Recipes in the store: what staff confirmed about forms, by name."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, delete, insert, select, update

from data_models.recipe import Recipe
from representation.recipes.making import is_same_form, merged
from representation.recipes.text import from_own_json, to_json, without_people
from representation.store.engine import reading, writing
from representation.store.errors import RecipeNameTaken, UnknownRecipe
from representation.store.tables import recipes
from representation.store.values import storable


@dataclass(frozen=True)
class SavedRecipe:
    """A recipe with when and by whom it was saved last; times are UTC."""

    recipe: Recipe
    saved_at: datetime
    saved_by: str


def load_recipes(engine: Engine) -> list[SavedRecipe]:
    """Every recipe, the one saved last first."""
    query = select(recipes.c.content, recipes.c.saved_at, recipes.c.saved_by).order_by(recipes.c.saved_at.desc(), recipes.c.name)
    with reading(engine) as connection:
        return [SavedRecipe(from_own_json(content), at, by) for content, at, by in connection.execute(query)]


def save_recipe(engine: Engine, recipe: Recipe, by: str) -> str:
    """Keep a recipe; the name under which it is kept. See `keep_recipe`."""
    with writing(engine) as connection:
        return keep_recipe(connection, recipe, by, datetime.now(UTC))


def keep_recipe(connection: Connection, recipe: Recipe, by: str, now: datetime) -> str:
    """Keep a recipe in the transaction of the caller; the name under which it is kept.

    What was confirmed for the same form under the same name is added to, so that answers gather; where the name is another form's,
    the recipe gets a number behind its name, and the other form's stays.
    """
    for name in (recipe.name, *(f"{recipe.name} {number}" for number in range(2, 1000))):
        former = _recipe(connection, name)
        if former is None or is_same_form(former, recipe):
            break
    else:
        raise RecipeNameTaken(recipe.name)
    kept = replace(recipe if former is None else merged(former, recipe), name=name)
    _write(connection, kept, by, now, is_new=former is None)
    return name


def replace_recipe(engine: Engine, name: str, recipe: Recipe, by: str) -> None:
    """Put an edited recipe in the place of the one of this name: what staff took out is gone.

    Raises
    ------
    UnknownRecipe
        If there is no recipe of this name.
    RecipeNameTaken
        If it has a new name that another one has.
    """
    with writing(engine) as connection:
        if _recipe(connection, name) is None:
            raise UnknownRecipe(name)
        if recipe.name != name and _recipe(connection, recipe.name) is not None:
            raise RecipeNameTaken(recipe.name)
        connection.execute(delete(recipes).where(recipes.c.name == name))
        _write(connection, recipe, by, datetime.now(UTC), is_new=True)


def rename_recipe(engine: Engine, name: str, new_name: str, by: str) -> None:
    """Give a recipe another name; raises as `replace_recipe` does."""
    found = next((each.recipe for each in load_recipes(engine) if each.recipe.name == name), None)
    if found is None:
        raise UnknownRecipe(name)
    replace_recipe(engine, name, replace(found, name=new_name), by)


def delete_recipe(engine: Engine, name: str) -> None:
    """Forget a recipe; the imports that were read by it stay as they are. Deleting twice changes nothing."""
    with writing(engine) as connection:
        connection.execute(delete(recipes).where(recipes.c.name == name))


def _recipe(connection: Connection, name: str) -> Recipe | None:
    content = connection.execute(select(recipes.c.content).where(recipes.c.name == storable(name))).scalar_one_or_none()
    return None if content is None else from_own_json(content)


def _write(connection: Connection, recipe: Recipe, by: str, now: datetime, *, is_new: bool) -> None:
    values = {"name": storable(recipe.name), "content": storable(to_json(without_people(recipe))), "saved_at": now, "saved_by": by}
    if is_new:
        connection.execute(insert(recipes).values(values))
    else:
        connection.execute(update(recipes).where(recipes.c.name == recipe.name).values(values))
