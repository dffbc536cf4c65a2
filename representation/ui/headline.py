"""The first sentence of the overview: who is missing, over all dimensions."""

import pandas as pd

from representation.wording import phrase
from representation.wording.numbers import listing
from representation.wording.rows import groups

MOST_NAMED = 3
COMMON_WORDS = ("People ", "Households ", "Men ", "Women ", "Residents ", "Students ", "Non-binary ", "Economically ")
"""First words that begin small inside a sentence; names of peoples and languages keep their capitals."""


def headline(gaps: pd.DataFrame, summaries: pd.DataFrame) -> str:
    """Who is missing most, at most three groups, each of another dimension; else that nobody clearly is, or that nothing can be told.

    Takes one slice per dimension. Groups whose numbers are withheld come after those whose gap is known.
    """
    if summaries["community"].eq("").all():
        return "Who came is known; who lives here is not yet."
    judged = gaps[gaps["status"].isin(["under_represented", "over_represented", "about_level"])]
    under = judged[judged["status"].eq("under_represented")].sort_values("gap_points", kind="stable", na_position="last")
    if not under.empty:
        unit = dict(zip(summaries["dimension"], summaries["unit"], strict=True))
        first = under.drop_duplicates("dimension").head(MOST_NAMED)
        named = [phrase(row.dimension, row.group, row.label, unit[row.dimension]) for row in groups(first)]
        return f"Missing from the room: {listing([inside(words) for words in named])}."
    if not judged.empty:
        return "No group is clearly missing from the room."
    return "Too few people came, or answered, to tell who is missing."


def inside(words: str) -> str:
    """Words that begin a sentence, inside one.

    >>> inside("Men and boys"), inside("Asian residents")
    ('men and boys', 'Asian residents')
    """
    return words[0].lower() + words[1:] if words.startswith(COMMON_WORDS) else words
