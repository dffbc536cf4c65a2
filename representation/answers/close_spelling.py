"""How close two spellings are, judged word by word and strictly: what is offered must be what was meant."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import OSA

WORDS_KEPT = 20_000
"""Pairs of words whose closeness is remembered."""
_NEGATIONS = frozenset(
    [
        *("no", "non", "not", "nor", "never", "without", "less", "more", "under", "over", "none"),
        *("sin", "ni", "nunca", "un", "ninguno", "ninguna", "menos", "mas"),
    ]
)
"""Words that turn what follows them around; two texts must have the same of them."""
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True)
class Suggestion:
    """What a text probably means: for staff to confirm, never applied unseen.

    Attributes
    ----------
    code
        The group of an answer, or the column of a header.
    known
        The known wording that it resembles.
    closeness
        1 is the same spelling, 0 has no letter in common.
    reason
        Why staff are asked, where it is not the spelling.
    """

    code: str
    known: str
    closeness: float
    reason: str = field(default="", repr=False)


def words(text: str) -> tuple[str, ...]:
    """The words and numbers of a text.

    >>> words("bachelor's degree (4 years)")
    ('bachelor', 's', 'degree', '4', 'years')
    """
    return tuple(_WORD.findall(text))


def slips(text: str, known: str) -> int | None:
    """How many slips of the finger turn `known` into `text`, None where it is not merely misspelled.

    A slip is a letter left out, added, exchanged for another or swapped with its neighbor. Words of four letters may only have two
    letters swapped, words of five a letter left out, added or swapped; longer words may have one slip, from nine letters two. The first
    letter stands (or is swapped with the second); numbers and words that turn a meaning around (not, less, sin) are the same in both.

    >>> slips("famale", "female"), slips("vietnamise", "vietnamese"), slips("some collage", "some college")
    (1, 1, 1)
    >>> slips("aryan", "asian"), slips("no high school", "high school"), slips("9th grade", "8th grade")
    (None, None, None)
    """
    if text == known:
        return 0
    if _DIGITS.findall(text) != _DIGITS.findall(known):
        return None
    said, meant = words(text), words(known)
    if {word for word in said if word in _NEGATIONS} != {word for word in meant if word in _NEGATIONS}:
        return None
    if len(said) != len(meant):
        # A space too much or too few, and nothing else.
        return 1 if "".join(said) == "".join(meant) and len("".join(said)) >= 7 else None
    total = 0
    for one, other in zip(said, meant, strict=True):
        found = _word_slips(one, other)
        if found is None:
            return None
        total += found
    return total if total <= max(1, len(known) // 6) else None


@lru_cache(WORDS_KEPT)
def _word_slips(said: str, meant: str) -> int | None:
    if said == meant:
        return 0
    shorter = min(len(said), len(meant))
    if max(len(said), len(meant)) < 4 or said[0] not in meant[:2] or (said[0] != meant[0] and said[:2] != meant[1::-1]):
        return None
    limit = 2 if len(meant) >= 9 else 1
    distance = OSA.distance(said, meant, score_cutoff=limit)
    if distance > limit:
        return None
    if shorter <= 5 and len(said) == len(meant) and sorted(said) != sorted(meant):
        return None
    if len(meant) <= 4 and len(said) != len(meant):
        return None
    return distance
