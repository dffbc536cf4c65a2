"""Which known options a cell names, when the mark between options may also stand inside one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from representation.answers.folding import comparable

_BETWEEN = re.compile(r"((?: ?[,;|/():+] ?| - | and | y )+)")
"""What forms and people put between two options."""
_LINE_BREAKS = re.compile(r"[\r\n]+")
_EXAMPLES = re.compile(
    r"\(\s*(?:e\.?\s?g\b|i\.?\s?e\b|for example|such as|por ejemplo|p\.?\s?ej|incl"
    r"|please|specify|especifique|check all|select all)[^()]*\)",
    re.IGNORECASE,
)


NOT_TICKED = frozenset({"no", "n", "0", "false", "off", "unchecked", "not checked", "not selected", "not ticked", "falso"})
"""What forms and people put behind an option that was not chosen ("Hispanic: No")."""
BELONGS = frozenset(":-(/")
"""Marks by which what follows belongs to the option in front; a comma or a semicolon begins another one."""


@dataclass(frozen=True)
class Part:
    """A stretch of a cell: `code` of the option that it names, None where no option explains it; `after`, the marks that follow it."""

    text: str
    code: str | None
    after: str


@dataclass(frozen=True)
class Named:
    """What a cell names, in the order of the cell; options that it says were not chosen are left out."""

    parts: tuple[Part, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes, each once."""
        return tuple(dict.fromkeys(part.code for part in self.parts if part.code is not None))

    @property
    def leftover(self) -> tuple[str, ...]:
        """The pieces that no option explains."""
        return tuple(part.text for part in self.parts if part.code is None)


def without_examples(text: str) -> str:
    """The text without brackets that only give examples or ask to specify.

    >>> without_examples("White (for example, Lebanese), Other (please specify)").split()
    ['White', ',', 'Other']
    """
    return _EXAMPLES.sub(" ", text)


def option_key(text: str) -> str:
    """An option as it is looked up: comparable, with one spelling of what stands between its pieces.

    >>> option_key("Native Hawaiian ,Pacific Islander") == option_key("Native Hawaiian, Pacific Islander")
    True
    """
    pieces, marks = _pieces(text)
    return _joined(pieces, marks, 0, len(pieces))


def named(text: str, options: Mapping[str, str], longest: int) -> Named:
    """The options that a cell names, the longest first at every place.

    Parameters
    ----------
    text
        The cell as it stands in the file.
    options
        `option_key` → code.
    longest
        The most pieces that any option has (`longest_option`).

    >>> known = {option_key("Hispanic, Latino, or Spanish origin"): "hispanic", "white": "white"}
    >>> found = named("Hispanic, Latino, or Spanish origin, White, Cape Verdean", known, 3)
    >>> found.codes, found.leftover
    (('hispanic', 'white'), ('cape verdean',))
    >>> named("Hispanic, Latino, or Spanish origin: No; White", known, 3).codes
    ('white',)
    """
    pieces, marks = _pieces(text)
    parts: list[Part] = []
    start = 0
    while start < len(pieces):
        for stop in range(min(len(pieces), start + longest), start, -1):
            code = options.get(_joined(pieces, marks, start, stop))
            if code is not None:
                break
        else:
            stop = start + 1
        if code is None and parts and parts[-1].code is not None and pieces[start] in NOT_TICKED and set(parts[-1].after) <= BELONGS:
            parts.pop()
        else:
            parts.append(Part(pieces[start], code, marks[stop - 1]))
        start = stop
    return Named(tuple(parts))


def longest_option(options: Mapping[str, str]) -> int:
    """The most pieces that any of the options has, 1 when there is none."""
    return max((len(_pieces(key)[0]) for key in options), default=1)


def _pieces(text: str) -> tuple[list[str], list[str]]:
    """The pieces of a text and the marks that follow each of them."""
    # A line break separates options; folding would turn it into a space.
    shown = without_examples(text).strip() if "(" in text else text.strip()
    folded = comparable(_LINE_BREAKS.sub("; ", shown) if "\n" in shown or "\r" in shown else shown)
    parts = [part.strip(' .!"') for part in _BETWEEN.split(folded)]
    found = [(piece, mark.replace(" ", "")) for piece, mark in zip(parts[::2], [*parts[1::2], ""], strict=True) if piece]
    return [piece for piece, _ in found], [mark for _, mark in found]


def _joined(pieces: list[str], marks: list[str], start: int, stop: int) -> str:
    between = "".join(piece + mark + " " for piece, mark in zip(pieces[start : stop - 1], marks[start : stop - 1], strict=True))
    return between + pieces[stop - 1] if stop > start else ""
