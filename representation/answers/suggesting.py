"""What an answer probably means that no vocabulary knows: offered to staff, who confirm it; never applied by itself."""

from functools import cache, lru_cache

from data_models.vocabularies import group_labels, vocabulary
from representation.answers.close_spelling import Suggestion, slips
from representation.answers.coding import reader
from representation.answers.folding import comparable
from representation.answers.missing import missing_code
from representation.answers.options import without_examples
from representation.answers.race import FUSED, NOT_HISPANIC

SUGGESTED_DIMENSIONS = ("race", "language", "gender", "education")
"""Dimensions whose answers are words. ZIP codes and incomes are numbers: a digit that is off is another place or another sum."""
LANGUAGES_COMPARED = ("en", "es")
TYPED_WRONG = "typing slips"
"""Sources whose spellings are slips themselves: nothing is compared with them."""
LONGEST_ANSWER = 60
"""Characters; a longer answer says something of its own."""
ANSWERS_KEPT = 4096


@cache
def _wordings(dimension: str) -> dict[str, list[tuple[int, str, str, str]]]:
    """First letter → (place, comparable text, code, wording as it is shown) of the answers that a slip is compared with.

    A wording stands under its first two letters, since they may be swapped.
    """
    rows = [(label, code) for code, label in group_labels(dimension).items()]
    rows += [
        (row["answer"], row["code"])
        for row in vocabulary(f"answers_{dimension}")
        if row["language"] in LANGUAGES_COMPARED and TYPED_WRONG not in row["source"]
    ]
    found: dict[str, tuple[str, str, str]] = {}
    for answer, code in rows:
        key = comparable(without_examples(answer))
        if len(key) >= 4 and key.isascii():
            found.setdefault(key, (key, code, answer))
    by_letter: dict[str, list[tuple[int, str, str, str]]] = {}
    for place, wording in enumerate(found.values()):
        for letter in {wording[0][0], wording[0][1]}:
            by_letter.setdefault(letter, []).append((place, *wording))
    return by_letter


@cache
def _not_misspelled(dimension: str) -> frozenset[str]:
    return frozenset(comparable(row["word"]) for row in vocabulary("not_misspelled") if row["dimension"] == dimension)


@lru_cache(ANSWERS_KEPT)
def suggested_answer(text: str, dimension: str) -> Suggestion | None:
    """The group that a misspelled answer most probably names; None where it is known, blank, too far from all wordings or between two.

    Numbers, longer texts and words that mean something of their own ("Indian", in `not_misspelled.csv`) get no suggestion, and neither
    does an answer whose nearest wording names no group ("Asian or Pacific Islander") or that is as near to another group's.

    Raises
    ------
    ValueError
        If there is no such dimension.

    >>> suggested_answer("Vietnamise", "language")
    Suggestion(code='vietnamese', known='Vietnamese', closeness=0.9)
    >>> suggested_answer("Indian", "race") is None
    True
    """
    code_of = reader(dimension)
    key = comparable(without_examples(text)).strip(" .!?'\"")
    if dimension not in SUGGESTED_DIMENSIONS or not 4 <= len(key) <= LONGEST_ANSWER or key in _not_misspelled(dimension):
        return None
    if missing_code(text) is not None or code_of(text) is not None:
        return None
    candidates = _wordings(dimension).get(key[0], [])
    near = sorted((found, *wording) for wording in candidates if (found := slips(key, wording[1])) is not None)
    if not near or len({code for found, _, _, code, _ in near if found <= near[0][0] + 1}) > 1:
        return None
    found, _, known, code, shown = near[0]
    if code in (FUSED, NOT_HISPANIC):
        return None
    return Suggestion(code, shown, round(1 - found / max(len(key), len(known)), 2))
