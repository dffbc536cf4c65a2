"""Texts of forms that are written for a web page, as people read them."""

import html
import re

LONGEST = 2_000
"""Letters of a header that are looked at; what a question says stands in its first lines, and a pattern can take long over a book."""

_TAG = re.compile(r"<[^<>]*>")


def plain_text(header: str) -> str:
    """A header without the tags and entities of a web page, white space collapsed.

    >>> plain_text("Your race?<br>Choose&nbsp;all."), plain_text("Would you <strong>come</strong> again?")
    ('Your race? Choose all.', 'Would you come again?')
    """
    return " ".join(html.unescape(_TAG.sub(" ", header[:LONGEST])).split())
