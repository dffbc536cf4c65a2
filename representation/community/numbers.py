"""Reading the figures of published tables: numbers, and the symbols that stand where a number is not given."""

import math
import re
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from data_models.vocabularies import vocabulary

NUMBER = re.compile(r"[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?")
"""Digits, with or without commas between thousands; with a comma anywhere else (`1,81`) nobody knows what was meant."""

LARGEST: Final = 1e12
"""A hundred times the people of the world: what is larger is no count."""


@dataclass(frozen=True)
class Figure:
    """What one cell says: `value` is NaN unless `kind` is "number"."""

    value: float
    kind: Literal["number", "blank", "withheld", "unreadable"]


@cache
def symbols() -> dict[str, dict[str, str]]:
    """Symbol (small letters, each number in it written `#` for the open-ended ones) → its row of `census_symbols.csv`."""
    return {row["symbol"].casefold(): row for row in vocabulary("census_symbols")}


def bare(text: str) -> str:
    r"""A cell without its padding, its `±` and the `="…"` that keeps a spreadsheet from changing it.

    >>> bare('  56.8'), bare('="0"'), bare('±33,974'), bare('\u00a01,812'), bare('Â±5')
    ('56.8', '0', '33,974', '1,812', '5')
    """
    text = re.sub(r"\s", "", text)
    quoted = re.fullmatch(r'="(.*)"', text)
    return (quoted[1] if quoted else text).removeprefix("Â").removeprefix("±").removeprefix("+/-")


def symbol(text: str) -> dict[str, str] | None:
    """The row of `census_symbols.csv` for a cell, or None; `<10` is found as `<#`, and -555555555.0 as the code without its decimal."""
    known, cell = symbols(), bare(text).casefold().removesuffix(".0")
    return known.get(cell) or known.get(re.sub(r"\d[\d,]*(\.\d+)?", "#", cell))


def figure(text: str) -> Figure:
    """The count in a cell. A symbol is never 0, a negative number is never a count.

    >>> figure("1,812"), figure("*"), figure("<10").kind, figure("1,81").kind
    (Figure(value=1812.0, kind='number'), Figure(value=nan, kind='withheld'), 'withheld', 'unreadable')
    """
    cell = text if text.isdecimal() else bare(text)
    if not cell:
        return Figure(math.nan, "blank")
    if NUMBER.fullmatch(cell) is not None and not cell.startswith("-"):
        count = float(cell.replace(",", ""))
        return Figure(count, "number") if count <= LARGEST else Figure(math.nan, "unreadable")
    return Figure(math.nan, "unreadable" if symbol(text) is None else "withheld")


def margin(text: str) -> float:
    """The 90 % margin of error in a cell: 0 where the estimate is controlled (`*****`), NaN where none is given.

    >>> margin("±33,974"), margin("*****"), margin("-555555555"), margin("-555555555.0"), margin("**")
    (33974.0, 0.0, 0.0, 0.0, nan)
    """
    given = figure(text)
    found = symbol(text) if given.kind == "withheld" else None
    return 0.0 if found is not None and found["margin"] == "zero" else given.value
