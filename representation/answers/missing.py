"""Which answers say nothing, and which say "I would rather not"."""

from functools import cache

from data_models.response import BLANK, DECLINED
from data_models.vocabularies import vocabulary
from representation.answers.folding import comparable

LONGEST_WORDS = 2_000
"""Letters; a longer text is no word for nothing, and is not looked through."""
_MEANING = {"blank": BLANK, "declined": DECLINED}


@cache
def missing_words() -> dict[str, str]:
    """Comparable text → `BLANK` or `DECLINED`, from `missing_words.csv`.

    An option that fuses a refusal with Other ("Other or prefer not to answer") is a refusal: read as Other it would put people
    into a group they may not have chosen.
    """
    return {comparable(row["answer"]): _MEANING[row["code"]] for row in vocabulary("missing_words")}


def missing_code(text: str) -> str | None:
    """`BLANK` or `DECLINED` when the whole text is a word for that, else None.

    >>> missing_code("N/A"), missing_code("Prefer not to say;"), missing_code("?")
    ('', 'declined', None)
    """
    if len(text) > LONGEST_WORDS and text.strip():
        return None
    key = comparable(text[:LONGEST_WORDS])
    return BLANK if not key else missing_words().get(key)
