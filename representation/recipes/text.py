"""A recipe as text: a file that people can read, check and share."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import get_args

from data_models.coded_answers import is_answer
from data_models.recipe import FormColumn, PlacedAnswer, Recipe
from data_models.response import Kind
from representation.answers import DIMENSIONS_WITH_ANSWERS
from representation.answers.folding import folded
from representation.intake.columns import COLUMNS
from representation.intake.scrubbing import scrubbed
from representation.keepable import keepable_value
from representation.recipes.form import ANY_TOOL

FORMAT = "In the Room recipe"
VERSION = 1
LARGEST_FILE = 1_000_000
"""Characters; the recipe of a form with a thousand questions has a tenth of that."""
LONGEST_TEXT = 5_000
"""Letters of one text in a recipe; the longest header that a form has is shorter."""
LONGEST_NAME = 200
"""Letters of the name that staff give a form."""
MOST_COLUMNS = 20_000
"""Columns of a form, and so the most that can have equal headers; a workbook's sheet ends at 16,384."""
_HALF = re.compile("[\ud800-\udfff]")
"""Half of a character: what stands for one of its two parts in some programs, and cannot be written to a file."""
_TOOL = re.compile(r"[a-z][a-z0-9_]{0,59}")
"""The name of an exporter: that of its file."""
_KINDS: tuple[Kind, ...] = get_args(Kind)


class RecipeUnreadable(ValueError):
    """A file is no recipe, or one that this version cannot use; the text says why and what to do."""


def to_json(recipe: Recipe) -> str:
    """The recipe as text: the same recipe always gives the same text."""
    return json.dumps(
        {
            "format": FORMAT,
            "version": VERSION,
            "name": recipe.name,
            "exporter": recipe.exporter,
            "kind": recipe.kind,
            "is_kind_said": recipe.is_kind_said,
            "headers": recipe.headers,
            "is_header_row_said": recipe.is_header_row_said,
            "columns": [{"header": each.header, "occurrence": each.occurrence, "column": each.column} for each in recipe.columns],
            "answers": [{"dimension": each.dimension, "answer": each.answer, "code": each.code} for each in recipe.answers],
            "day_first": recipe.day_first,
            "conversation": recipe.conversation,
        },
        ensure_ascii=False,
        indent=2,
    )


def from_json(text: str) -> Recipe:
    """The recipe in a text; answers that could hold something about a person are left out.

    Raises
    ------
    RecipeUnreadable
        If the text is no recipe, a newer version of the program wrote it, or it names a column, dimension or code that there is not.

    >>> from_json("[]")
    Traceback (most recent call last):
    representation.recipes.text.RecipeUnreadable: This file is not a recipe. Choose a file that was saved from the list of forms.
    """
    recipe = _parsed(text)
    said = Counter((folded(each.header), each.occurrence) for each in recipe.columns)
    if twice := next((each.header for each in recipe.columns if said[folded(each.header), each.occurrence] > 1), None):
        raise RecipeUnreadable(f"The recipe says twice what “{public_text(twice)}” is. {_GET_ANEW}")
    for each in recipe.columns:
        if not _is_column(each):
            raise RecipeUnreadable(
                f"The recipe says “{public_text(each.header)}” is {_short(each.column)}, and there is no such column. {_GET_ANEW}"
            )
    for answer in recipe.answers:
        if not _is_code(answer):
            raise RecipeUnreadable(
                f"The recipe places an answer under {_short(answer.dimension)}, {_short(answer.code)}, which there is not. {_GET_ANEW}"
            )
    return without_people(recipe)


def from_own_json(text: str) -> Recipe:
    """The recipe in a text that the program wrote itself: what a later or earlier version does not know is left out.

    Raises
    ------
    RecipeUnreadable
        If the text is no recipe at all.
    """
    recipe = _parsed(text)
    columns = tuple(each for each in recipe.columns if _is_column(each))
    return without_people(replace(recipe, columns=columns, answers=tuple(each for each in recipe.answers if _is_code(each))))


def without_people(recipe: Recipe) -> Recipe:
    """The recipe without what could be a contact: in a file without headers its first row holds a person's."""
    return replace(
        recipe,
        name=public_text(recipe.name),
        exporter=recipe.exporter if _TOOL.fullmatch(recipe.exporter) else ANY_TOOL,
        conversation=public_title(recipe.conversation),
        headers=tuple(public_text(header) for header in recipe.headers),
        columns=tuple(replace(each, header=public_text(each.header)) for each in recipe.columns),
        answers=tuple(each for each in recipe.answers if keepable_value(each.dimension, each.answer, is_confirmed=True)),
    )


def public_text(text: str) -> str:
    """A header without contact details, not longer than a text in a recipe may be."""
    return _HALF.sub("", scrubbed(text[:LONGEST_TEXT]))


def public_title(title: str | None) -> str | None:
    """The title of a conversation, None where it holds contact details: without them it would be another title, and staff are asked."""
    return title if title is not None and title.strip() and public_text(title) == title else None


def _short(text: str | None) -> str:
    """A word of a file as a message repeats it."""
    shown = public_text(text or "")
    return shown if len(shown) <= 60 else shown[:59] + "…"


_GET_ANEW = "Ask for the recipe again, saved by the same version of the program."
_NOT_ONE = "This file is not a recipe. Choose a file that was saved from the list of forms."


def _parsed(text: str) -> Recipe:
    if len(text) > LARGEST_FILE:
        raise RecipeUnreadable(_NOT_ONE)
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise RecipeUnreadable(_NOT_ONE) from None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise RecipeUnreadable(_NOT_ONE)
    if found.get("version") != VERSION:
        raise RecipeUnreadable("A newer version of the program wrote this recipe. Update the program, then add the recipe again.")
    kind = next((kind for kind in _KINDS if kind == found.get("kind")), None)
    if kind is None:
        raise RecipeUnreadable(_wrong("kind"))
    headers = found.get("headers")
    if not isinstance(headers, list) or len(headers) > MOST_COLUMNS or not all(_is_text(header) for header in headers):
        raise RecipeUnreadable(_wrong("headers"))
    return Recipe(
        name=_text(found, "name", longest=LONGEST_NAME),
        exporter=_text(found, "exporter"),
        kind=kind,
        headers=tuple(headers),
        columns=tuple(FormColumn(_text(each, "header"), _number(each), _text_or_none(each, "column")) for each in _list(found, "columns")),
        answers=tuple(
            PlacedAnswer(_text(each, "dimension"), _text(each, "answer"), _text(each, "code", may_be_blank=True))
            for each in _list(found, "answers")
        ),
        is_kind_said=_flag(found, "is_kind_said") is True,
        is_header_row_said=_flag(found, "is_header_row_said") is True,
        day_first=_flag(found, "day_first"),
        conversation=_text_or_none(found, "conversation"),
    )


def _is_column(each: FormColumn) -> bool:
    return each.column is None or each.column in COLUMNS


def _is_code(each: PlacedAnswer) -> bool:
    return each.dimension in DIMENSIONS_WITH_ANSWERS and is_answer(each.code, each.dimension)


def _wrong(field: str) -> str:
    return f"The recipe's “{field}” is missing or is not what it should be. Choose a file that was not changed by hand."


def _is_text(value: object, longest: int = LONGEST_TEXT) -> bool:
    """Whether a value is a text of a length that can be, without halves of characters."""
    return isinstance(value, str) and len(value) <= longest and not _HALF.search(value)


def _text(found: Mapping[str, object], field: str, may_be_blank: bool = False, longest: int = LONGEST_TEXT) -> str:
    value = found.get(field)
    if not isinstance(value, str) or not _is_text(value, longest) or not (value.strip() or may_be_blank or field == "header"):
        raise RecipeUnreadable(_wrong(field))
    return value


def _text_or_none(found: Mapping[str, object], field: str) -> str | None:
    return None if found.get(field) is None else _text(found, field)


def _flag(found: Mapping[str, object], field: str) -> bool | None:
    value = found.get(field)
    if value is not None and not isinstance(value, bool):
        raise RecipeUnreadable(_wrong(field))
    return value


def _number(found: Mapping[str, object]) -> int:
    value = found.get("occurrence")
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= MOST_COLUMNS:
        raise RecipeUnreadable(_wrong("occurrence"))
    return value


def _list(found: Mapping[str, object], field: str) -> list[Mapping[str, object]]:
    value = found.get(field)
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise RecipeUnreadable(_wrong(field))
    return value
