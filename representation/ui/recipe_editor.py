"""One recipe to change: its name, its columns, its answers, its dates."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from data_models.recipe import FormColumn, PlacedAnswer, Recipe
from data_models.vocabularies import dimension_nouns, group_labels
from representation.ui.text import literal
from representation.ui.upload_answers import cut, place_label
from representation.ui.upload_columns import NOT_USED, TALLEST, USES

AS_RECOGNIZED = "As recognized"
FORGOTTEN = "Forget this answer"
ANSWERS_SHOWN = 60
"""Answers that can be changed here; a longer list is changed in the exported file."""
ORDERS: dict[bool | None, str] = {None: "Whatever the file allows", False: "The month: March 4", True: "The day: April 3"}


def edited_recipe(recipe: Recipe, others: Sequence[str]) -> tuple[Recipe, str]:
    """Draw a recipe's parts; gives the recipe as staff changed it, and what stands in the way of saving it.

    Parameters
    ----------
    others
        Names that are taken.
    """
    key = f"imports.recipe.{recipe.name}"
    left, right = st.columns(2)
    name = (left.text_input("Name of the form", value=recipe.name, key=f"{key}.name") or "").strip()
    day_first = right.selectbox(
        "Dates like 3/4/2026 begin with", list(ORDERS), index=list(ORDERS).index(recipe.day_first), format_func=ORDERS.__getitem__,
        key=f"{key}.day_first",
    )  # fmt: skip
    columns = edited_columns(recipe, key)
    answers = edited_answers(recipe, key)
    trouble = "Give the form a name." if not name else f"Another form is called “{name}”." if name in others else ""
    return replace(recipe, name=name or recipe.name, day_first=day_first, columns=columns, answers=answers), trouble


def edited_columns(recipe: Recipe, key: str) -> tuple[FormColumn, ...]:
    """Every column of the form, with what staff said it is; the others are recognized each time."""
    said = {(each.header, each.occurrence): each.column for each in recipe.columns}
    places = form_columns(recipe.headers)
    uses = [_use(said[place]) if place in said else AS_RECOGNIZED for place in places]
    frame = pd.DataFrame({"Column of the form": [" ".join(header.split()) for header, _ in places], "Used as": uses})
    edited = st.data_editor(
        frame,
        hide_index=True,
        disabled=["Column of the form"],
        column_config={
            "Used as": st.column_config.SelectboxColumn(options=[AS_RECOGNIZED, NOT_USED, *USES.values()], required=True),
        },
        key=f"{key}.columns",
        width="stretch",
        height="content" if len(frame) <= TALLEST else 460,
    )
    names = {label: column for column, label in USES.items()}
    chosen = zip(places, edited["Used as"], strict=True)
    return tuple(FormColumn(header, number, names.get(use)) for (header, number), use in chosen if use != AS_RECOGNIZED)


def form_columns(headers: Sequence[str]) -> list[tuple[str, int]]:
    """Each header with the number of times it has come so far.

    >>> form_columns(["Name", "ZIP", "Name"])
    [('Name', 1), ('ZIP', 1), ('Name', 2)]
    """
    return [(header, list(headers[: i + 1]).count(header)) for i, header in enumerate(headers)]


def edited_answers(recipe: Recipe, key: str) -> tuple[PlacedAnswer, ...]:
    """Every answer that staff placed, to place anew or to forget."""
    if not recipe.answers:
        return ()
    kept: list[PlacedAnswer] = []
    with st.expander(f"Answers that you placed ({len(recipe.answers)})", icon=":material/help:", type="compact"):
        for i, each in enumerate(recipe.answers[:ANSWERS_SHOWN]):
            labels = {**group_labels(each.dimension), each.code: place_label(each.dimension, each.code), "": FORGOTTEN}
            codes = list(labels)
            code = st.selectbox(
                literal(f"“{cut(each.answer)}” ({dimension_nouns().get(each.dimension, each.dimension)})"),
                codes,
                index=codes.index(each.code),
                format_func=labels.__getitem__,
                key=f"{key}.answer.{i}",
            )
            kept += [replace(each, code=code)] if code else []
        if len(recipe.answers) > ANSWERS_SHOWN:
            st.caption(f"And {len(recipe.answers) - ANSWERS_SHOWN:,} more: they are in the exported file.")
    return (*kept, *recipe.answers[ANSWERS_SHOWN:])


def _use(column: str | None) -> str:
    return USES.get(column or "", NOT_USED)
