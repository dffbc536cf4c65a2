"""The recipe that fits a table, and what it says about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data_models.raw import RawTable
from data_models.recipe import Recipe
from data_models.response import Kind
from representation.answers.folding import folded
from representation.intake.checked import CheckedTable
from representation.intake.correction import Correction
from representation.recipes.form import Fit, HeaderRow, fit, header_rows, is_of_tool, keys


@dataclass(frozen=True)
class Fitted:
    """What a recipe says about a table.

    Attributes
    ----------
    gone
        Headers that staff said something about and that the table does not have: staff have to look.
    added
        Headers that the form did not have: new questions, recognised as in any other table.
    """

    recipe: Recipe
    said: Correction
    gone: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


def matching_recipe(raw: RawTable, recipes: Iterable[Recipe]) -> Recipe | None:
    """The recipe whose form a table comes from; None where there is none.

    See `form.fit` for when that is. Of several, one that has all its columns there comes first, then the one most alike; the tool that
    wrote the file and the kind that it shows must not be others than the recipe's, unless staff said the kind.
    """
    seen = header_rows(raw)
    fits = [(found[1].rank, recipe) for recipe in recipes if (found := _best_fit(recipe, seen))]
    return max(fits, key=lambda each: each[0])[1] if fits else None


def fitting_recipe(table: CheckedTable, recipes: Sequence[Recipe]) -> Fitted | None:
    """What staff confirmed for the form of a table; None where nothing fits, or the table only explains another one."""
    is_companion = table.kind is None and table.exporter is not None
    found = matching_recipe(table.raw, recipes) if recipes and len(table.raw) and not is_companion else None
    return fitted(found, table.raw) if found else None


def fitted(recipe: Recipe, raw: RawTable) -> Fitted:
    """What a recipe says about a table: its columns found again by their headers, wherever they stand now.

    A table of another form can be given too (staff chose the recipe): what is there is used, the rest is reported.
    """
    seen = header_rows(raw)
    best = _best_fit(recipe, seen)
    row = best[0] if best else _most_alike(recipe, seen)
    positions = {key: position for position, key in enumerate(keys(row.headers), start=1)}
    columns = {position: each.column for each in recipe.columns if (position := positions.get((folded(each.header), each.occurrence)))}
    known = {folded(header) for header in recipe.headers}
    said = Correction(
        kind=recipe.kind if recipe.is_kind_said or seen[1] is None else None,
        conversation=recipe.conversation,
        columns=columns,
        answers={(each.dimension, each.answer): each.code for each in recipe.answers},
        header_index=row.index,
        day_first=recipe.day_first,
    )
    gone = tuple(each.header for each in recipe.columns if (folded(each.header), each.occurrence) not in positions)
    added = tuple(header for header in row.headers if folded(header) and folded(header) not in known)
    return Fitted(recipe, said, gone, added)


Seen = tuple[str, Kind | None, HeaderRow | None, list[HeaderRow]]


def _candidates(recipe: Recipe, seen: Seen) -> list[HeaderRow]:
    """Rows that may hold the headers: the recognised one alone, unless staff had to say it or none is recognised."""
    _, _, recognised, first = seen
    return first if recipe.is_header_row_said or recognised is None else [recognised]


def _best_fit(recipe: Recipe, seen: Seen) -> tuple[HeaderRow, Fit] | None:
    exporter, kind, _, _ = seen
    if not is_of_tool(recipe, exporter) or not (recipe.is_kind_said or kind in (None, recipe.kind)):
        return None
    fits = [(row, found) for row in _candidates(recipe, seen) if (found := fit(recipe, row.headers))]
    return max(fits, key=lambda each: each[1].rank) if fits else None


def _most_alike(recipe: Recipe, seen: Seen) -> HeaderRow:
    wanted = set(keys(recipe.headers))
    return max(_candidates(recipe, seen), key=lambda row: len(wanted & set(keys(row.headers))), default=HeaderRow(None, ()))
