"""Contact details taken out of free text before it is kept."""

import re
from collections.abc import Sequence

import pandas as pd

PATTERNS = (
    re.compile(r"[^\s@]{1,64}@[^\s@.]{1,63}(?:\.[^\s@.]{1,63})+"),
    re.compile(r"[^\s@()\[\]{}<>]{1,64} {0,2}[(\[{<] {0,2}(?:at|arroba) {0,2}[)\]}>] {0,2}[^\s@()\[\]{}<>]{1,255}", re.IGNORECASE),
    re.compile(r"(?<!\S)\S{1,64} (?:at|arroba) [\w-]{1,63}(?: (?:dot|punto) [\w-]{1,63}){1,4}", re.IGNORECASE),
    re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE),
    re.compile(r"(?<!\d)(?:\+?1[-. ]?)?\(?\d{3}\)?[-. ]?\d{3}[-. ]?\d{4}(?!\d)"),
    re.compile(r"(?<!\d)\d{3}[-.]\d{4}(?!\d)"),
    re.compile(r"(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)"),
    re.compile(r"(?<!\w)@\w{2,}"),
    re.compile(
        r"\b\d{1,5}\s+(?:[NSEW]\.?\s+)?(?:[A-Z][\w']*\s+){1,3}(?:St|Street|Ave|Avenue|Rd|Road|Dr|Drive|Ln|Lane|Blvd|Boulevard|Ct|Court|Way)\b\.?",
    ),
)
"""E-mail addresses, those spelled out (`ana (at) example.org`, `ana at example dot org`), web addresses, phone numbers,
nine-digit numbers, account names, street addresses."""
MAY_HOLD = (
    r"@|[^\x20-\x7e\t\r\n]|://|[wW]{3}\.|[0-9]{3}\)?[-. ]?[0-9]{3}|[0-9]{3}[-.][0-9]"
    r"|[0-9][ \t\r\n].*[ \t\r\n](?:St|Street|Ave|Avenue|Rd|Road|Dr|Drive|Ln|Lane|Blvd|Boulevard|Ct|Court|Way)"
    r"|[(\[{<] {0,2}(?:[aA][tT]|[aA][rR][rR][oO][bB][aA])|[dD][oO][tT] |[pP][uU][nN][tT][oO] "
    r"|[\r\n]"
)
"""What every text matches in which one of `PATTERNS` can be found, and few others: whole columns are asked at once."""
LIKE_ASCII = str.maketrans({"ſ": "s", "ı": "i", "İ": "i", "\u212a": "k"})
"""The letters that count as ASCII ones where case does not matter."""
TAKEN_OUT = "[…]"
LONGEST_TEXT = 32_767
"""Letters of a text that are kept, as many as a cell of a workbook holds; the rest is cut off before anything is looked for."""
LONGEST_NAME = 200
"""Letters of a name that are looked for in a text."""
SHORT_NAME = 2
"""Parts of a name up to this length (`de`, `la`, `Li`) are words of a language too, and say nothing by themselves."""


def scrubbed(text: str, names: tuple[str, ...] = ()) -> str:
    """Text without contact details and without the names given (those of the person who wrote it).

    >>> scrubbed("Call Ana Ruiz at 555-123-4567 or ana@example.org", ("Ana Ruiz",))
    'Call […] at […] or […]'
    """
    text = text[:LONGEST_TEXT]
    for pattern in PATTERNS:
        text = pattern.sub(TAKEN_OUT, text)
    return _without_names(text, names)


def scrubbed_column(texts: pd.Series, writers: Sequence[tuple[str, ...]]) -> list[str]:
    """A column of texts without contact details and without the names of their writers, whole and in parts.

    Parameters
    ----------
    writers
        For each text the names that its writer goes by.

    >>> scrubbed_column(pd.Series(["Ask ANA", "More buses"]), [("Ana Ruiz",), ("Luis Soto", "Luis Soto-Paz")])
    ['Ask […]', 'More buses']
    """
    texts = texts.str.slice(stop=LONGEST_TEXT)
    writers = [tuple(name[:LONGEST_NAME] for name in names) for names in writers]
    may_hold = texts.str.contains(MAY_HOLD, regex=True).tolist()
    contacts_out = [scrubbed(text) if look else text for text, look in zip(texts.tolist(), may_hold, strict=True)]
    words = {names: _lower(" ".join(names)).split() for names in set(writers)}
    return [
        _without_names(text, with_parts(names)) if _may_stand_in(words[names], _lower(text)) else text
        for text, names in zip(contacts_out, writers, strict=True)
    ]


def with_parts(names: Sequence[str]) -> tuple[str, ...]:
    """Names, and the words of each.

    >>> with_parts(["Ana Ruiz"])
    ('Ana Ruiz', 'Ana', 'Ruiz')
    """
    return tuple(dict.fromkeys(part for name in names for part in (name, *name.split())))


def _without_names(text: str, names: tuple[str, ...]) -> str:
    for name in sorted((name for name in names if len(name.strip()) > SHORT_NAME), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name.strip())}(?!\w)", TAKEN_OUT, text, flags=re.IGNORECASE)
    return text


def _may_stand_in(words: list[str], text: str) -> bool:
    """Whether one of the words of some names can be found in a text without regard to case; all in lower case.

    Where word and text both have other letters than ASCII's, the rules of case are many, and the pattern has to tell.
    """
    if not text.isascii() and not all(map(str.isascii, words)):
        return True
    return any(map(text.__contains__, words))


def _lower(text: str) -> str:
    return text.lower() if text.isascii() else text.translate(LIKE_ASCII).lower()
