"""What a row of an export is known again by, and how many rows two exports share."""

from collections import Counter

import pandas as pd

from data_models.response import DIMENSIONS

LEAST_ROWS = 3
"""Fewer rows can be the same by chance."""
CODES = (*DIMENSIONS, "role", "channel")


def marked(rows: pd.DataFrame, at: bool = True) -> pd.DataFrame:
    """One row per row of a file, in its order: `mark` is what it is known again by, `is_weak` where only its answers tell it.

    The same person (or name) at the same conversation and time; without either the same moment; without a moment the same answers.
    Without `at` the conversation does not matter: it may be what was mended.
    """
    in_order = rows.sort_values("row", kind="stable").reset_index(drop=True)
    when, name, person = in_order["answered_at"], in_order["name_key"], in_order["person_key"]
    where = in_order["conversation_id"] if at else name.where(name.eq(""), "")
    answers = in_order[CODES[0]]
    for column in (*CODES[1:], "rated"):
        answers = answers + "\x1f" + in_order[column]
    has_moment = when.str.contains(r"[T ](?!00:00(?::00)?$)", regex=True)  # a bare date is that of many rows
    marks = "answers " + where + " " + when + " " + answers
    marks = marks.where(~has_moment, "moment " + where + " " + when)
    marks = marks.where(name.eq(""), "name " + where + " " + name)
    marks = marks.where(person.eq(""), "person " + where + " " + person + " " + when)
    return pd.DataFrame({"mark": marks, "is_weak": person.eq("") & name.eq("") & ~has_moment, "when": when})


def rows_in_both(one: pd.DataFrame, other: pd.DataFrame) -> int:
    """How many marked rows are in both files, each counted as often as it is in both; 0 where it is the same few again and again."""
    counts = [part.loc[~part["is_weak"], "mark"].value_counts() for part in (one, other)]
    both = pd.concat(counts, axis=1, join="inner").min(axis=1)
    known = int(both.sum()) if len(both) >= LEAST_ROWS else 0
    return known + _in_order(*([str(mark) for mark in part.loc[part["is_weak"], "mark"]] for part in (one, other)))


def rows_brought_again(one: pd.DataFrame, other: pd.DataFrame, without: pd.DataFrame | None = None) -> int:
    """How many marked rows of one file are in another that is of the same origin, in any order; those that are in `without` too are taken.

    Rows set aside are few and stand in one workbook, so that few rows and their answers alone can tell.
    """
    there = Counter(other["mark"]) - Counter([] if without is None else without["mark"])
    return (Counter(one["mark"]) & there).total()


def _in_order(one: list[str], other: list[str]) -> int:
    """How many rows that only their answers tell stand at the same place, counted from the top or from the end of both files.

    New answers are added at one end. Equal answers in another order are different people who agree, and so are few kinds of answers.
    """
    if len(set(one) & set(other)) < LEAST_ROWS:
        return 0
    return max(
        sum(a == b for a, b in zip(one, other, strict=False)),
        sum(a == b for a, b in zip(reversed(one), reversed(other), strict=False)),
    )
