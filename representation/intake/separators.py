"""What separates the cells of a text."""

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass

SEPARATORS = (",", "\t", ";", "|")
SAMPLE_CHARACTERS = 100_000
"""How much of a text is looked at to find out what it is."""
SAMPLE_LINES = 60
MOST_COUNTED = 8
"""More cells of a row than this prove no more."""
NEARLY_ALL = 0.8
"""The share of the rows below the headers that agree with them under the right separator, at least."""
SEPARATOR_LINE = re.compile(r'"?sep=([^\r\n])"?(?:\r\n|\r|\n)', re.IGNORECASE)
"""Excel's own way of saying which separator follows."""
CONTROL_SHARE = 0.02
"""More control characters than this are no text: random bytes have ten in a hundred, real exports hardly one in a thousand."""


def is_text(text: str) -> bool:
    """Whether a text has few enough control characters to be one."""
    sample = text[:SAMPLE_CHARACTERS]
    return sum(letter < " " and letter not in "\t\n\r\f\v" for letter in sample) <= CONTROL_SHARE * len(sample)


def separator_of(text: str) -> str:
    """The separator under which the first lines agree best on a number of cells; a comma where nothing separates.

    Answers can hold more separators than a row has, so a separator under which the headers have as many cells as nearly all rows goes
    before one that begins below them.

    >>> separator_of("Name,Races\\nAna,White;Black;Asian\\nBo,White;Black;Asian\\n")
    ','
    """
    sample = "\n".join(_first_lines(text))
    found = [agreement for separator in SEPARATORS if (agreement := _agreement(sample, separator))]
    best = max(found, key=lambda each: each.score, default=None)
    if best is None:
        return ","
    earlier = [each for each in found if each.first < best.first and each.share >= NEARLY_ALL]
    return min(earlier, key=lambda each: (each.first, -each.score), default=best).separator


def separates(text: str, separator: str) -> bool:
    """Whether a separator that a file names for itself separates anything: no letter, digit or quote does."""
    if separator == '"' or separator.isalnum():
        return False
    return any(separator in line for line in _first_lines(text))


def _first_lines(text: str) -> list[str]:
    """The lines at the beginning of a text, without one that was cut off."""
    lines = text[:SAMPLE_CHARACTERS].splitlines()
    return lines[:-1][:SAMPLE_LINES] if len(text) > SAMPLE_CHARACTERS and len(lines) > 1 else lines[:SAMPLE_LINES]


@dataclass(frozen=True)
class _Agreement:
    """How well rows agree under a separator; `first` is the first row of the usual width, `share` how many from there on have it."""

    separator: str
    score: int
    first: int
    share: float


def _agreement(sample: str, separator: str) -> _Agreement | None:
    """How well the rows agree on a number of cells above one; None where nothing is separated."""
    rows = [len(row) for row in csv.reader(io.StringIO(sample), delimiter=separator) if row]
    widths = Counter(width for width in rows if width > 1)
    if not widths:
        return None
    width, agreeing = max(widths.items(), key=lambda item: (item[1] * (item[0] - 1), item[0]))
    first = rows.index(width)
    return _Agreement(separator, agreeing * min(width - 1, MOST_COUNTED), first, agreeing / (len(rows) - first))
