"""A recipe from what staff said about a table, and two of the same form brought together."""

from dataclasses import replace

from data_models.recipe import FormColumn, PlacedAnswer, Recipe
from representation.answers.folding import folded
from representation.intake.checked import CheckedTable
from representation.intake.correction import Correction
from representation.keepable import keepable_value, name_words
from representation.recipes.form import ANY_TOOL, fit, is_of_tool, keys
from representation.recipes.text import LONGEST_NAME, public_text, public_title


def says_something(said: Correction) -> bool:
    """Whether staff said anything about a table that its next export will need too."""
    return bool(said.columns or said.answers or said.kind or said.header_index is not None or said.day_first is not None)


def recipe_of(table: CheckedTable, said: Correction, name: str, is_always_about: bool = False) -> Recipe:
    """What staff confirmed about a table, ready for the next export of its form.

    Kept are headers, never rows. An answer is kept only where nothing in it could be a contact or a name in the table; staff are asked
    about the others again. What was recognised without staff is left out, so that it is recognised again each time.

    Parameters
    ----------
    table
        The table as it was checked with what staff said.
    said
        All that staff said about it, an earlier recipe's words included.
    is_always_about
        Whether staff said that the form is always about this conversation; else the next file is asked about again.

    Raises
    ------
    ValueError
        If the table is not recognised: then nothing about it is confirmed.
    """
    if table.kind is None:
        raise ValueError(f"{table.file} is not recognized: say what it is first, then it can be remembered.")
    headers = tuple(public_text(header) for _, header, _ in table.columns)
    key_of = {position: key for (position, _, _), key in zip(table.columns, keys(headers), strict=True)}
    header_of = {position: header for (position, _, _), header in zip(table.columns, headers, strict=True)}
    names = _names(table)
    return Recipe(
        name=public_text(name).strip()[:LONGEST_NAME] or "Form",
        exporter=table.exporter or ANY_TOOL,
        kind=table.kind,
        headers=headers,
        columns=tuple(FormColumn(header_of[i], key_of[i][1], said.columns[i]) for i in sorted(said.columns) if i in key_of),
        answers=tuple(
            PlacedAnswer(dimension, answer, code)
            for (dimension, answer), code in sorted(said.answers.items())
            if keepable_value(dimension, answer, names, is_confirmed=True)
        ),
        is_kind_said=said.kind is not None,
        is_header_row_said=said.header_index is not None,
        day_first=said.day_first,
        conversation=public_title(said.conversation) if is_always_about else None,
    )


def is_same_form(old: Recipe, new: Recipe) -> bool:
    """Whether two recipes are about one form, the new one about a later state of it."""
    found = fit(old, new.headers)
    return old.kind == new.kind and is_of_tool(old, new.exporter) and found is not None


def merged(old: Recipe, new: Recipe) -> Recipe:
    """A recipe with what a later one of the same form adds: where both say something, the later one's word stands."""
    columns = {(folded(each.header), each.occurrence): each for each in (*old.columns, *new.columns)}
    answers = {(each.dimension, each.answer): each for each in (*old.answers, *new.answers)}
    return replace(
        new,
        columns=tuple(columns[key] for key in keys(new.headers) if key in columns),
        answers=tuple(answers[key] for key in sorted(answers)),
        is_kind_said=old.is_kind_said or new.is_kind_said,
        is_header_row_said=old.is_header_row_said or new.is_header_row_said,
        day_first=old.day_first if new.day_first is None else new.day_first,
        conversation=new.conversation or old.conversation,
    )


def _names(table: CheckedTable) -> frozenset[str]:
    """The words of all names in a table, those in e-mail addresses included."""
    texts: set[str] = set()
    for column in {"name", "first_name"} & set(table.frame.columns):
        texts |= set(table.frame[column])
    if "email" in table.frame:
        texts |= {text.partition("@")[0] for text in table.frame["email"]}
    return name_words(texts)
