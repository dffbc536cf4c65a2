"""Contact details taken out of free text before it is kept."""

import re

PATTERNS = (
    re.compile(r"[^\s@]{1,64}@[^\s@.]{1,63}(?:\.[^\s@.]{1,63})+"),
    re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE),
    re.compile(r"(?<!\d)(?:\+?1[-. ]?)?\(?\d{3}\)?[-. ]?\d{3}[-. ]?\d{4}(?!\d)"),
    re.compile(r"(?<!\d)\d{3}[-.]\d{4}(?!\d)"),
    re.compile(r"(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)"),
    re.compile(r"(?<!\w)@\w{2,}"),
    re.compile(
        r"\b\d{1,5}\s+(?:[NSEW]\.?\s+)?(?:[A-Z][\w']*\s+){1,3}(?:St|Street|Ave|Avenue|Rd|Road|Dr|Drive|Ln|Lane|Blvd|Boulevard|Ct|Court|Way)\b\.?",
    ),
)
"""E-mail addresses, web addresses, phone numbers, nine-digit numbers, account names, street addresses."""
TAKEN_OUT = "[…]"
SHORT_NAME = 2
"""Parts of a name up to this length (`de`, `la`, `Li`) are words of a language too, and say nothing by themselves."""


def scrubbed(text: str, names: tuple[str, ...] = ()) -> str:
    """Text without contact details and without the names given (those of the person who wrote it).

    >>> scrubbed("Call Ana Ruiz at 555-123-4567 or ana@example.org", ("Ana Ruiz",))
    'Call […] at […] or […]'
    """
    for pattern in PATTERNS:
        text = pattern.sub(TAKEN_OUT, text)
    for name in sorted((name for name in names if len(name.strip()) > SHORT_NAME), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name.strip())}(?!\w)", TAKEN_OUT, text, flags=re.IGNORECASE)
    return text
