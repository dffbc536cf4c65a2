"""Answers on a scale, told from words of somebody's own."""

import re
from functools import cache

from data_models.vocabularies import vocabulary
from representation.answers.folding import ascii_digits, comparable

LONGEST_SCALE_ANSWER = 60
"""Letters; a longer answer is a sentence of somebody's own."""
MOST_FIGURES = 2
"""`4 of 5` has two; more are a date or a phone number."""
_WORD = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"\d+")


def is_scale_answer(text: str) -> bool:
    """Whether every word of an answer is one that scales are made of; figures have at most three digits and are few.

    >>> [is_scale_answer(text) for text in ("Strongly agree", "5 - Very welcome", "4/5", "Muy de acuerdo", "★★★★")]
    [True, True, True, True, True]
    >>> is_scale_answer("Ask Brunhildea Knox"), is_scale_answer("937-555-0100"), is_scale_answer("Coach Ermengarde")
    (False, False, False)
    """
    if len(text) > LONGEST_SCALE_ANSWER:
        return False
    figures = _FIGURE.findall(ascii_digits(text))
    if len(figures) > MOST_FIGURES or any(len(figure) > 3 for figure in figures):
        return False
    return _scale_words().issuperset(_WORD.findall(comparable(text)))


@cache
def _scale_words() -> frozenset[str]:
    return frozenset(word for row in vocabulary("scales") for word in _WORD.findall(comparable(row["answer"])))
