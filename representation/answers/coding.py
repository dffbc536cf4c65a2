"""A column of answers to a column of codes."""

from collections.abc import Callable
from functools import partial

import pandas as pd

from data_models.codes import code_pattern, is_code
from data_models.response import BLANK, DECLINED, MISSING
from representation.answers.income import income_band
from representation.answers.letters import spelled_out_letters
from representation.answers.missing import missing_code
from representation.answers.race import race_boxes
from representation.answers.single import single_code
from representation.answers.zip_codes import zip_code
from representation.answers.zip_repairs import unlikely_zeros

_CODE_OF: dict[str, Callable[[str], str | None]] = {
    "race": race_boxes,
    "language": partial(single_code, dimension="language"),
    "zip": zip_code,
    "income": income_band,
    "gender": partial(single_code, dimension="gender"),
    "education": partial(single_code, dimension="education"),
    "role": partial(single_code, dimension="role"),
}
DIMENSIONS_WITH_ANSWERS = tuple(_CODE_OF)
"""The dimensions whose answers can be read."""
LONGEST_ANSWER = 2_000
"""Letters; a longer text is no answer to a question with options, and is not looked through."""


def coded(values: pd.Series, dimension: str) -> pd.Series:
    """The code of every answer; an answer that names no group stays as it was written, without the spaces around it.

    Parameters
    ----------
    values
        Answers as text; missing values count as blank.
    dimension
        One of `DIMENSIONS_WITH_ANSWERS`.

    Returns
    -------
    pd.Series
        Text with the same index: a code (race: boxes joined by `|`), `BLANK`, `DECLINED`, or the answer itself when it could not be
        placed. `is_coded` tells the two apart. For ZIP codes the whole column says whether a lost zero is likely
        (`zip_repairs.unlikely_zeros`), so it must be given whole.

    Raises
    ------
    ValueError
        If there is no such dimension.

    >>> coded(pd.Series(["Hispanic, Latino, or Spanish origin, White", "N/A", "Human"]), "race").tolist()
    ['hispanic_or_latino|white', '', 'Human']
    """
    code_of = reader(dimension)
    if dimension == "gender":
        values = spelled_out_letters(values)
    unlikely = unlikely_zeros(values) if dimension == "zip" else frozenset()
    return _by_distinct_value(values, lambda text: text.strip() if text in unlikely else _code(text, code_of)).astype("str")


def is_coded(values: pd.Series, dimension: str) -> pd.Series:
    """Whether each value is a code, blank or declined, and not an answer that could not be placed."""
    reader(dimension)
    return _by_distinct_value(values, lambda text: text in (BLANK, DECLINED) or is_code(text, dimension)).astype(bool)


def accepted_pattern(dimension: str) -> str:
    """The regular expression that every value of the dimension's column matches: a code or one of the words for missing.

    It does not compare the ends of an income band; `data_models.coded_answers.is_answer` does, and decides what is let through.

    Raises
    ------
    ValueError
        If there is no such dimension.
    """
    reader(dimension)
    return rf"^(?:{'|'.join(MISSING)}|{code_pattern(dimension)})$"


def reader(dimension: str) -> Callable[[str], str | None]:
    """What reads one answer of a dimension: its code, or None.

    Raises
    ------
    ValueError
        If there is no such dimension.
    """
    if dimension not in _CODE_OF:
        raise ValueError(f"There are no known answers for {dimension!r}; there are for {', '.join(_CODE_OF)}.")
    code_of = _CODE_OF[dimension]
    return lambda text: code_of(text) if len(text) <= LONGEST_ANSWER else None


def _code(text: str, code_of: Callable[[str], str | None]) -> str:
    if len(text) > LONGEST_ANSWER:
        return text.strip()
    for found in (missing_code(text), code_of(text)):
        if found is not None:
            return found
    return text.strip()


def _by_distinct_value(values: pd.Series, answer: Callable[[str], str | bool]) -> pd.Series:
    """`answer` of every value, worked out once for each distinct one (a column of a million answers has a few hundred)."""
    places, distinct = pd.factorize(values)
    # A missing value has the place -1: the last of the answers.
    answers = pd.Series([*(answer(str(value)) for value in distinct), answer(BLANK)])
    return pd.Series(answers.array.take(places), index=values.index, name=values.name)
