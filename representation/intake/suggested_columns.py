"""What a column probably is whose header is misspelled: offered to staff, who confirm it; never applied by itself."""

from functools import cache, lru_cache

from data_models.vocabularies import vocabulary
from representation.answers.close_spelling import Suggestion, slips, words
from representation.intake.columns import NOT_USED, header_match
from representation.intake.header_phrases import HEADERS_KEPT, bare, contained_phrase, header_text
from representation.intake.not_about_you import is_about_a_child

SHORTEST_PHRASE = 5
"""Letters; shorter headers are too near to other words."""
COMPARED = ("exact", "contains", "never", "last")
"""Kinds of phrases that stand for a column by themselves."""
MOST_WORDS = 30
"""Words of a header; a longer one is a text."""


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str, str, bool]]]:
    """First letter → (words, column, phrase, whether it is the whole header) of the phrases that a header is compared with."""
    found: dict[str, list[tuple[tuple[str, ...], str, str, bool]]] = {}
    for row in vocabulary("headers"):
        phrase = header_text(row["phrase"])
        if row["match"] in COMPARED and len(phrase) >= SHORTEST_PHRASE:
            known = words(phrase)
            for letter in set(known[0][:2]):
                found.setdefault(letter, []).append((known, row["column"], row["phrase"], row["match"] == "exact"))
    return found


@lru_cache(HEADERS_KEPT)
def suggested_column(header: str) -> Suggestion | None:
    """The column that a header most probably stands for; None where it is known, a false friend, or not close to a phrase.

    A question about a child or student is offered too, with its reason: on a form about students it is about the person.

    >>> suggested_column("Hosehold income")
    Suggestion(code='income', known='household income', closeness=0.94)
    >>> suggested_column("Mailing zip cod") is None
    True
    """
    match = header_match(header)
    text = bare(header_text(header))
    if match.column is None and is_about_a_child(text) and (asked := contained_phrase("contains", text)):
        return Suggestion(asked.column, asked.shown, 1.0, match.reason)
    said = words(text)
    if match.column is not None or match.reason or not text or len(said) > MOST_WORDS:
        return None
    near: list[tuple[float, str, str]] = []
    for start, word in enumerate(said):
        for known, column, phrase, is_whole in _phrases().get(word[0], ()):
            window = said[start : start + len(known)]
            if is_whole and (start or len(said) != len(known)):
                continue
            found = slips(" ".join(window), " ".join(known)) if len(window) == len(known) else None
            if found is not None:
                near.append((found / len(phrase), column, phrase))
    if not near:
        return None
    share, column, phrase = min(near)
    if column in NOT_USED or len({each for other, each, _ in near if other <= share * 1.5}) > 1:
        return None
    return Suggestion(column, phrase, round(1 - share, 2))
