"""Comparing the words of headers and labels, whatever their case, spacing and punctuation at the ends."""

import re


def plain(text: str) -> str:
    r"""Small letters, single spaces, straight apostrophes, nothing around them.

    >>> plain("  Native Hawaiian  or\u00a0Pacific Islander: "), plain("Bachelor’s degree*")
    ('native hawaiian or pacific islander', "bachelor's degree")
    """
    return " ".join(text.replace("’", "'").replace("\ufeff", "").split()).casefold().strip(" :*†")


def slug(text: str) -> str:
    """A code for a group or dimension that no vocabulary names.

    >>> slug("Youth & families (K–5)")
    'youth_families_k_5'
    """
    return re.sub(r"[^\w]+", "_", plain(text)).strip("_")


def listed(items: list[str]) -> str:
    """Items as a sentence lists them.

    >>> listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])
    ('a', 'a and b', 'a, b and c')
    """
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)
