"""The phrases that headers are recognized by, and a header in the form in which it is compared with them."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from data_models.vocabularies import vocabulary
from representation.answers.folding import comparable
from representation.intake.page_text import plain_text

HEADERS_KEPT = 4096
"""Headers whose meaning is remembered."""

_WORD = re.compile(r"\w+")
_NUMBERED = re.compile(r"^(?:(?:q|question|pregunta)? ?\d{1,3} ?[.:)-] ?|q\d{1,3} |\d{1,2} (?=[a-z]{3}))")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_INSTRUCTION = re.compile(
    r"\b(?:optional|required|select|check|choose|mark|please|enter|digits?|only|opcional|obligatorio|seleccion\w*|marque|elija"
    r"|m/f|y/n|e\.?g\.?|for example|por ejemplo)\b"
)
_ENDING = re.compile(r" ?- ?selected choice$|[*?: ]+$|^[¿* ]+")


@dataclass(frozen=True)
class Phrase:
    """A row of `headers.csv`, as it is looked for."""

    place: int
    kind: str
    text: str
    column: str
    shown: str
    reason: str
    pattern: re.Pattern[str]


@cache
def _phrases(kind: str) -> tuple[Phrase, ...]:
    """The phrases of a kind, the longest first."""
    found = []
    for place, row in enumerate(vocabulary("headers")):
        if row["match"] == kind:
            text = header_text(row["phrase"])
            pattern = re.compile(rf"(?<!\w){re.escape(text)}(?!\w)")
            found.append(Phrase(place, kind, text, row["column"], row["phrase"], row["reason"], pattern))
    return tuple(sorted(found, key=lambda phrase: -len(phrase.text)))


@cache
def exact_phrases(kind: str) -> dict[str, Phrase]:
    """Exact phrases by their text, with and without instructions; of two spellings the row that stands first."""
    found: dict[str, Phrase] = {}
    for phrase in sorted(_phrases(kind), key=lambda phrase: phrase.place):
        for text in (phrase.text, bare(phrase.text)):
            found.setdefault(text, phrase)
    return found


@cache
def _by_first_word(kind: str) -> dict[str, list[Phrase]]:
    """The phrases of a kind by their first word, so that a header is compared only with those it can contain."""
    found: dict[str, list[Phrase]] = {}
    for phrase in _phrases(kind):
        if words := _WORD.findall(phrase.text):
            found.setdefault(words[0], []).append(phrase)
    return found


def contained_phrase(kind: str, text: str) -> Phrase | None:
    """The longest phrase of a kind that the text contains."""
    known = _by_first_word(kind)
    candidates = (phrase for word in set(_WORD.findall(text)) for phrase in known.get(word, ()))
    return max((each for each in candidates if each.pattern.search(text)), key=lambda phrase: (len(phrase.text), phrase.text), default=None)


@lru_cache(HEADERS_KEPT)
def header_text(header: str) -> str:
    """A header as it is compared: without HTML, accents, and the marks that stand for spaces.

    >>> header_text("<b>ZIP_Code</b>\\u00a0"), header_text("HouseholdIncome"), header_text("¿Cuál es su raza?")
    ('zip code', 'household income', '¿cual es su raza?')
    """
    plain = plain_text(header)
    if " " not in plain.strip():
        plain = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", " ", plain)
    return comparable(re.sub(r"(?<=\w)[_.](?=\w)|_+", " ", plain))


def bare(text: str) -> str:
    """A header without its number and its instructions.

    >>> bare("3. race (select all that apply)"), bare("q12: gender?"), bare("zip code (5 digits)"), bare("zip (work)")
    ('race', 'gender', 'zip code', 'zip (work)')
    """
    text = _IN_BRACKETS.sub(lambda found: " " if _INSTRUCTION.search(found[0]) else found[0], text)
    for _ in range(2):
        text = _ENDING.sub("", _NUMBERED.sub("", text.strip()).strip()).strip()
    return " ".join(text.split())
