"""A step on a column of text, worked out once for each distinct text: a column of a million answers has a few hundred."""

from collections.abc import Callable

import pandas as pd


def mapped(values: pd.Series, text_of: Callable[[str], str]) -> pd.Series:
    """The text that `text_of` gives for each text; a missing one counts as blank.

    >>> mapped(pd.Series(["a", "b", "a"]), str.upper).tolist()
    ['A', 'B', 'A']
    """
    return mapped_together(values, lambda texts: [text_of(text) for text in texts])


def mapped_together(values: pd.Series, texts_of: Callable[[list[str]], list[str]]) -> pd.Series:
    """As `mapped`, for a step that takes all distinct texts at once.

    >>> mapped_together(pd.Series(["b", "a", "b"]), lambda texts: [f"{text}{len(texts)}" for text in texts]).tolist()
    ['b2', 'a2', 'b2']
    """
    places, distinct = pd.factorize(values)
    if (places < 0).any():
        return mapped_together(values.fillna(""), texts_of)
    texts = pd.array(texts_of(distinct.tolist()), dtype="str")
    return pd.Series(texts.take(places), index=values.index, name=values.name)


def flagged(values: pd.Series, is_so: Callable[[str], bool]) -> pd.Series:
    """Whether `is_so` holds for each text; a missing one counts as blank.

    >>> flagged(pd.Series(["a", "1", "a"]), str.isdigit).tolist()
    [False, True, False]
    """
    places, distinct = pd.factorize(values)
    # A missing text has the place -1: the last of the answers.
    flags = pd.array([*(is_so(text) for text in distinct.tolist()), is_so("")], dtype="bool")
    return pd.Series(flags.take(places, allow_fill=False), index=values.index, name=values.name)


def mapped_where(values: pd.Series, needs: pd.Series, text_of: Callable[[str], str]) -> pd.Series:
    """As `mapped` in the rows that need it; the others stay as they are.

    For columns in which nearly every text is another one (names) and few need a step that only Python has.

    >>> mapped_where(pd.Series(["a", "b"]), pd.Series([False, True]), str.upper).tolist()
    ['a', 'B']
    """
    if not needs.any():
        return values
    # Only distinct texts of the rows in need are looked at; the places of the others are not used.
    places, distinct = pd.factorize(values[needs].fillna(""))
    texts = pd.array([text_of(text) for text in distinct.tolist()], dtype="str")
    result = values.array.copy()
    result[needs.to_numpy()] = texts.take(places)
    return pd.Series(result, index=values.index, name=values.name)


IRREGULAR = r"[^\x21-\x7e ]|^ |  | $"
"""Anything but visible ASCII characters with single spaces between them, as a pattern."""


def is_irregular(values: pd.Series) -> pd.Series:
    """Whether a text has other letters than ASCII's, or white space that is more than single spaces between words.

    >>> is_irregular(pd.Series(["Ana Ruiz", "Ana  Ruiz", "José", ""])).tolist()
    [False, True, True, False]
    """
    return values.str.contains(IRREGULAR, regex=True).astype("bool")
