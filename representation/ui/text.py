"""Words that come from data, made safe to print: Streamlit reads text as Markdown."""

import re

SPECIAL = re.compile(r"([\\`*_\[\]<>$~#|]|:(?=[a-z/]))")
"""What Markdown, formulas, colored text and emoji codes begin with."""


def literal(text: str) -> str:
    """The text as it is written: no formula in "$25,000–$49,999", no picture or link from a file's cell.

    >>> literal("$25,000–$49,999")
    '\\\\$25,000–\\\\$49,999'
    """
    return SPECIAL.sub(r"\\\1", text)
