"""Headers that hold the words of a question about the person and ask something else: about another person, or for an opinion."""

import re

from representation.intake.header_phrases import Phrase, contained_phrase

CHILD = "child"
"""Kind of the phrases that speak of a child or student: on a form about students that is the person, so staff are asked."""
_OF_THE_PERSON = "about you"
_KINDS = ("another person", "opinion", CHILD)
_DENIED = re.compile(
    r"\((?:not|no|excluding|rather than|instead of|other than)\b[^()]*\)"
    r"|[,;-] ?(?:not|no|rather than|instead of)\b (?:your |the |a |su |tu |el )?"
    r"(?:mailing|billing|shipping|work|school|business|po box|p\.?o\.? box)\b[^,;?]*"
)
"""What a header says it does not ask for."""


def without_denied(text: str) -> str:
    """A header, as it is compared, without what it says it does not ask for.

    >>> without_denied("your home zip (not mailing zip)"), without_denied("home zip code, not your work zip code")
    ('your home zip', 'home zip code')
    """
    return " ".join(_DENIED.sub(" ", text).split())


def doubtful(text: str) -> Phrase | None:
    """The phrase that shows that a header asks about another person or for an opinion; None where it asks about the person.

    >>> doubtful("how important is race or ethnicity to you?").reason
    'it asks for an opinion, not about the person'
    >>> doubtful("what language do you speak at home with your child?") is None
    True
    """
    if contained_phrase(_OF_THE_PERSON, text):
        return None
    return next((phrase for kind in _KINDS if (phrase := contained_phrase(kind, text))), None)


def is_about_a_child(text: str) -> bool:
    """Whether a header speaks of a child or student, and of nobody else."""
    found = doubtful(text)
    return found is not None and found.kind == CHILD
