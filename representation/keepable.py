"""Which cells may be kept as they are written: answers, never what could be a person's name or a way to reach one."""

import re
from collections.abc import Collection
from functools import cache

from data_models.response import DIMENSIONS
from data_models.vocabularies import group_labels, vocabulary
from representation.answers.folding import comparable
from representation.answers.suggesting import suggested_answer

CODED = (*DIMENSIONS, "role")
"""The columns whose cells may be kept at all."""
LONGEST_VALUE = 60
"""Letters; a longer answer is somebody's own words."""
SEVERAL_ROWS = 3
"""Rows from which a word that nobody knows is an option of the form rather than somebody's name."""
MOST_WORDS_OF_ONES_OWN = 5
"""Words of an answer that staff placed; a longer one is a sentence, and can tell a life."""


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_CONTACT = re.compile(r"@|www\.|https?:|\d{3}[-. )]+\d{4}(?!\d)|(?:\d[-. ()]*){7,}", re.IGNORECASE)
"""An e-mail, an account name, a web address, a phone number, a long number of any kind."""
_ZIP = re.compile(r"[\doOlI]{1,6}")
"""Without the four further digits, which name a few houses; with the letters that are typed for 0 and 1."""
_FIGURE = re.compile(r"\$?(?:\d{1,3}(?:[,.]\d{3})+|\d{1,6})(?:\.\d{1,2}\b)?k?\b", re.IGNORECASE)
_PLAIN_SIGNS = re.compile(r"[\w\s.,;:/|()&+'’\-–—%!?\"<>=≤≥$#]*")
_BESIDE_FIGURES = _set_of(
    "a above and annual annually around between about below dollars fewer from greater household income k less more "
    "most of or over per roughly than the thousand to under up usd year yearly de desde dolares entre hasta mas menos o y año ano"
)
_SMALL_WORDS = _set_of("a an am and as at both i i'm im is my not of or other some the y o u el la los las de soy otro otra")


def keepable_value(column: str, value: str, names: Collection[str] = (), is_confirmed: bool = False, rows: int = 1) -> bool:
    """Whether a cell may be kept as it is written.

    Only cells of coded columns may, and only where nothing in them could be a contact or a name: an answer is kept when each of its
    words is one that the column's vocabulary knows. A single word that nobody knows is kept when it comes close to one that is known
    ("Vietnamise") or when several rows give it, and never when it is a name in the upload: what just one person wrote may be who that
    is. A ZIP code is kept without its last four digits only; a number of seven digits and more never.

    Parameters
    ----------
    column
        `race`, `language`, `zip`, `income`, `gender`, `education` or `role`; nothing of another column may be kept.
    value
        The cell.
    names
        Names in the upload, whole or in parts, in any spelling (`name_words` makes them comparable once for many cells).
    is_confirmed
        Whether staff said which code the cell stands for: such an answer may have several words of its own, none of them a name
        in the file.
    rows
        How many rows give the cell.

    >>> keepable_value("race", "Martian", rows=3), keepable_value("race", "Ann Lee", rows=3), keepable_value("name", "Ann", rows=3)
    (True, False, False)
    >>> keepable_value("race", "Kowalczyk"), keepable_value("language", "Vietnamise")
    (False, True)
    >>> keepable_value("zip", "4540"), keepable_value("zip", "555-0100"), keepable_value("zip", "12 Main Street")
    (True, False, False)
    >>> keepable_value("race", "Cabo Verdean", is_confirmed=True)
    True
    """
    text = value.strip()
    if column not in CODED or not text or len(text) > LONGEST_VALUE or not _PLAIN_SIGNS.fullmatch(text) or "\n" in text:
        return False
    if column == "zip":
        return bool(_ZIP.fullmatch(text))
    if column == "income":
        return _is_amount(text)
    if _CONTACT.search(text) or re.search(r"\d{3}", text):
        return False
    words = _words(text)
    unknown = _unknown_words(column, text)
    if not unknown:
        return True
    if any(not word.isascii() or len(word) < 2 for word in unknown) or re.search(r"\d", text):  # a number in front makes an address
        return False
    if not name_words(names).isdisjoint(unknown):
        return False
    if is_confirmed:
        return len(words) <= MOST_WORDS_OF_ONES_OWN
    return len(words) == 1 and (rows >= SEVERAL_ROWS or suggested_answer(text, column) is not None)


def has_words_of_its_own(column: str, value: str) -> bool:
    """Whether a cell has a word that the vocabulary of its column does not know; figures have none.

    >>> has_words_of_its_own("race", "Martian"), has_words_of_its_own("race", "White, Asian"), has_words_of_its_own("zip", "4540")
    (True, False, False)
    """
    return column not in ("zip", "income") and bool(_unknown_words(column, value))


class NameWords(frozenset[str]):
    """The words of names as cells are compared with them."""


def name_words(names: Collection[str]) -> NameWords:
    """The words of names as cells are compared with them; made once for many cells.

    >>> sorted(name_words(["María O'Brien-Ruiz"]))
    ['maria', "o'brien", 'ruiz']
    """
    return names if isinstance(names, NameWords) else NameWords(word for name in names for word in _words(name))


def _words(text: str) -> list[str]:
    return [comparable(word) for word in _WORD.findall(text.replace("’", "'"))]


def _unknown_words(column: str, text: str) -> list[str]:
    return [word for word in _words(text) if word not in _known_words(column)]


def _is_amount(text: str) -> bool:
    """Whether a text is one or two amounts of money with words that stand beside them; a phone number is three."""
    if re.search(r"\d{3}[-. ]\d{4}(?!\d)", text):
        return False
    rest = _FIGURE.sub(" ", text)
    known = set(_words(rest)) <= _BESIDE_FIGURES | _known_words("income")
    return known and not re.search(r"\d", rest) and len(_FIGURE.findall(text)) <= 2


@cache
def _known_words(column: str) -> frozenset[str]:
    """Every word of the answers that a column's vocabulary holds, of its labels, and of refusals and blanks."""
    answers = [*group_labels(column).values(), *(row["answer"] for row in vocabulary("missing_words"))]
    if column != "income":
        answers += [row["answer"] for row in vocabulary(f"answers_{column}")]
    return frozenset(word for answer in answers for word in _words(answer)) | _SMALL_WORDS
