"""The groups that a plain table names, as codes."""

import math
import re
from collections.abc import Mapping, Sequence

import pandas as pd

from data_models.response import BOX, DIMENSIONS
from data_models.vocabularies import all_group_labels, group_labels, wholes
from representation.answers import coded
from representation.community.income_bands import is_band
from representation.community.plain_layout import PlainRow
from representation.community.words import plain, slug

ZIP = re.compile(r"\d{5}")
WRITTEN_OUT = ("school",)
"""Dimensions whose groups are names and stay as written."""
ROUNDED_PARTS = 0.05
"""Parts given as percents with one decimal may be off by half of it each; numbers of people are whole."""


def is_group(code: str, dimension: str) -> bool:
    """Whether this is a code of one of the dimensions that every form may ask.

    >>> is_group("33604", "zip"), is_group("25000-49999", "income"), is_group("asian|white", "race")
    (True, True, False)
    """
    if dimension == "zip":
        return ZIP.fullmatch(code) is not None
    if dimension == "income":
        return is_band(code)
    return code in all_group_labels(dimension)


def one_group(answer: str, dimension: str) -> str:
    """The group of a label that names several parts of it, or the group and a part; any other answer as it is.

    >>> one_group("cambodian|laotian", "race"), one_group("hispanic_or_latino|mexican", "race"), one_group("asian|white", "race")
    ('asian', 'hispanic_or_latino', 'asian|white')
    """
    whole = {wholes(dimension).get(part, part) for part in answer.split(BOX)}
    return whole.pop() if BOX in answer and len(whole) == 1 else answer


def group_codes(labels: list[str], dimension: str) -> list[str | None]:
    """The code of each label; None for one that cannot be placed in a dimension whose groups are fixed.

    In a dimension that the file brings, every label is a group of its own.
    """
    if dimension in DIMENSIONS:
        answers = coded(pd.Series(labels, dtype="str"), dimension)
        found = [
            label if is_group(label, dimension) else one_group(str(answer), dimension)
            for label, answer in zip(labels, answers, strict=True)
        ]
        return [code if is_group(code, dimension) else None for code in found]
    if dimension in WRITTEN_OUT:
        return [" ".join(label.split()) for label in labels]
    known = {plain(label): code for code, label in group_labels(dimension).items()}
    return [known.get(plain(label)) or slug(label) for label in labels]


def wholes_of_parts(groups: Mapping[str, Sequence[PlainRow]], dimension: str) -> list[str]:
    """The groups that are the sum of two or more others that are part of them: Asian beside Chinese and Other Asian that make it.

    A group beside a part that it does not hold (Asian and Filipino students in California) is not the sum of its parts.
    """
    found = []
    for group, rows in groups.items():
        parts = [row.people for part, members in groups.items() if wholes(dimension).get(part) == group for row in members]
        if len(rows) == 1 and len(parts) > 1 and abs(math.fsum(parts) - rows[0].people) <= ROUNDED_PARTS * len(parts):
            found.append(group)
    return found


def choices(dimension: str) -> str:
    """The groups of a dimension as a sentence lists them."""
    if dimension == "zip":
        return "five digits, such as 45402"
    if dimension == "income":
        return "a band such as $25,000 to $49,999, Less than $25,000, or $150,000 or more"
    return "; ".join(group_labels(dimension).values())
