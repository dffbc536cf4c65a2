"""What separates the cells of a text."""

import csv
import io
import re
from collections import Counter

SEPARATORS = (",", "\t", ";", "|")
SAMPLE_CHARACTERS = 100_000
"""How much of a text is looked at to find out what it is."""
SAMPLE_LINES = 60
SEPARATOR_LINE = re.compile(r'"?sep=([^\r\n])"?(?:\r\n|\r|\n)', re.IGNORECASE)
"""Excel's own way of saying which separator follows."""
CONTROL_SHARE = 0.02
"""More control characters than this are no text: random bytes have ten in a hundred, real exports hardly one in a thousand."""


def is_text(text: str) -> bool:
    """Whether a text has few enough control characters to be one."""
    sample = text[:SAMPLE_CHARACTERS]
    return sum(letter < " " and letter not in "\t\n\r\f\v" for letter in sample) <= CONTROL_SHARE * len(sample)


def separator_of(text: str) -> str:
    """The separator under which the first lines agree best on a number of cells; a comma where nothing separates."""
    sample = "\n".join(text[:SAMPLE_CHARACTERS].splitlines()[:SAMPLE_LINES])
    best, best_score = ",", 0.0
    for separator in SEPARATORS:
        widths = Counter(len(row) for row in csv.reader(io.StringIO(sample), delimiter=separator) if row)
        if not widths:
            continue
        width, agreeing = max(widths.items(), key=lambda item: (item[1] * (item[0] - 1), item[0]))
        score = agreeing * min(width - 1, 8)
        if score > best_score:
            best, best_score = separator, score
    return best
