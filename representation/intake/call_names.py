"""The names that people carry in a video call: brackets, pronouns and devices taken off."""

import re
from functools import cache

from data_models.vocabularies import vocabulary
from representation.answers.folding import comparable

BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
PRONOUNS = re.compile(
    r"(?<![\s,|–-])[\s,|–-]*+\b(?:she|her|he|him|they|them|ze|xe|ella|él|elle|any)\s*/\s*[\wé]+(?:\s*/\s*[\wé]+)*\s*$"
    r"|\s+\bpronouns:.*$",
    re.IGNORECASE,
)
HOST = re.compile(r"\b(?:co-?\s?)?host\b|\banfitri[oó]na?\b", re.IGNORECASE)
PHONE = re.compile(r"[+*\d\s().-]{5,}")
"""A telephone number, as calls by phone are listed; some digits may be starred out."""
NOTE_TAKER, CALLER = "a note-taking program", "by phone, without a name"
"""Why rows that name no person do not count."""
LONGEST_NAME = 100
"""Letters; a longer text is nobody's name and is left as it is."""
POSSESSIVE = re.compile(r"\w+['’]s$")


def display_name(text: str) -> str:
    """What stands before the brackets, without pronouns.

    >>> display_name("Ana Ruiz (she/her)"), display_name("Paul McCartney (Wings)"), display_name("Bo Chen | he/him")
    ('Ana Ruiz', 'Paul McCartney', 'Bo Chen')
    """
    if len(text) > LONGEST_NAME:
        return text.strip()
    shown = " ".join(BRACKETS.sub(" ", text).split())
    return PRONOUNS.sub("", shown).strip(" ,|-–") or shown


def is_device(name: str) -> bool:
    """Whether a name is that of a device or a telephone number, so that it says nothing of the person.

    >>> is_device("Eric's iPad"), is_device("Guest iPhone"), is_device("Galaxy S21"), is_device("1555***1234"), is_device("Jane Guest")
    (True, True, True, True, False)
    """
    if PHONE.fullmatch(name.strip()):
        return True
    words = [word for word in re.findall(r"[\w'’]+", name.casefold()) if not POSSESSIVE.match(word)]
    known = _device_words()
    if any(known.get(word) for word in words):
        return True
    return bool(words) and all(word in known or any(sign.isdigit() for sign in word) for word in words)


def nobody(name: str, email: str) -> str:
    """Why a row of a call is no person to count, "" where it may be one: a program that takes notes, a telephone number without a name.

    A call by phone is often the sound of somebody who is on the list with a computer too, and nothing tells whose.

    >>> nobody("Ana's OtterPilot", ""), nobody("1555***0199", ""), nobody("Ana's iPad", ""), nobody("15550100199", "ana@x.org")
    ('a note-taking program', 'by phone, without a name', '', '')
    """
    if _note_taker().search(" ".join(name.casefold().split())):
        return NOTE_TAKER
    return CALLER if not email.strip() and PHONE.fullmatch(name.strip()) else ""


@cache
def _note_taker() -> re.Pattern[str]:
    words = "|".join(re.escape(row["words"]) for row in vocabulary("note_takers"))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


@cache
def _device_words() -> dict[str, bool]:
    """Word → whether it names a device even beside other words."""
    return {row["word"]: row["names_alone"] == "yes" for row in vocabulary("device_words")}


def person_name(text: str) -> str:
    """The name under which the person may be known elsewhere; "" for a device that names nobody.

    A device may carry the full name in brackets; so may a first name.

    >>> person_name("iPad (Eric Clapton)"), person_name("Ana (Ana Ruiz)"), person_name("Guest iPhone")
    ('Eric Clapton', 'Ana Ruiz', '')
    """
    if len(text) > LONGEST_NAME:
        return text.strip()
    shown = display_name(text)
    nobody = is_device(shown)
    for bracketed in BRACKETS.findall(text):
        full = PRONOUNS.sub("", bracketed).strip()
        if is_full_name(full) and (nobody or comparable(full).split()[0] == comparable(shown)):
            return full
    return "" if nobody else shown


def is_full_name(name: str) -> bool:
    """Whether a name has at least two words and is no device: then it is not likely to be that of two people in one call."""
    return len(name.split()) > 1 and not is_device(name)


def says_host(text: str) -> bool:
    """Whether the brackets behind a name say that the person is a host of the call.

    >>> says_host("Kim Lee (Host)"), says_host("Kim Lee (she/her) (Co-host)"), says_host("Kim Host")
    (True, True, False)
    """
    return any(HOST.search(bracketed) for bracketed in BRACKETS.findall(text))
