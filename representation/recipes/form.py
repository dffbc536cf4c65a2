"""Whether a table comes from the form of a recipe, told by its headers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from data_models.raw import RawTable
from data_models.recipe import Recipe
from data_models.response import Kind
from representation.answers.folding import folded
from representation.intake.exporters.recognition import HEADER_ROWS_SEARCHED, Recognition
from representation.intake.recognising import recognition

LEAST_SHARED = 2 / 3
"""Share of a form's headers that another table of the form has, where every column that staff said something about is there."""
LEAST_SHARED_WITHOUT = 0.8
"""The same where one of those columns is gone, or staff said nothing about columns."""
ANY_TOOL = "plain"
"""The exporter of a table that no tool is known for."""

HeaderKey = tuple[str, int]
"""(header folded, which of the equal ones): names one column of a form wherever it stands."""


@dataclass(frozen=True)
class Fit:
    """How well a row of headers fits a recipe: `gone` are the headers with something said that are not there."""

    gone: tuple[str, ...]
    shared: float
    alike: float

    @property
    def is_same_form(self) -> bool:
        """Whether the table comes from the form of the recipe."""
        return self.shared >= LEAST_SHARED and not self.gone

    @property
    def rank(self) -> tuple[bool, float]:
        """Order of several fits: nothing gone first, then the most alike."""
        return (not self.gone, self.alike)


@dataclass(frozen=True)
class HeaderRow:
    """Headers in the order of the columns; `index` is the raw row that staff would have to name, None where it is recognised."""

    index: int | None
    headers: tuple[str, ...]


def keys(headers: Sequence[str]) -> list[HeaderKey]:
    """The key of each column.

    >>> keys(["Race ", "ZIP", "race"])
    [('race', 1), ('zip', 1), ('race', 2)]
    """
    seen: Counter[str] = Counter()
    found: list[HeaderKey] = []
    for header in headers:
        text = folded(header)
        seen[text] += 1
        found.append((text, seen[text]))
    return found


def fit(recipe: Recipe, headers: Sequence[str]) -> Fit | None:
    """How headers fit a recipe; None where they are not those of its form.

    They are when all headers that staff said something about are there, and two thirds of all headers of the form (four fifths, where
    staff said nothing about columns). A form that lost such a column is still the same form while four fifths of its headers are there.
    Columns may have moved and further ones may have come. Blank headers do not count; spelling is compared without case and spaces.
    """
    there = set(keys(headers))
    wanted = {key for key in keys(recipe.headers) if key[0]}
    named = {key for key in there if key[0]}
    gone = tuple(each.header for each in recipe.columns if (folded(each.header), each.occurrence) not in there)
    both = len(wanted & named)
    shared = both / len(wanted) if wanted else 0.0
    least = LEAST_SHARED if recipe.columns and not gone else LEAST_SHARED_WITHOUT
    return Fit(gone, shared, both / max(1, len(wanted | named))) if shared >= least else None


def is_of_tool(recipe: Recipe, exporter: str) -> bool:
    """Whether the tool of a table may be the recipe's: the same, or not known of one of them."""
    return exporter == recipe.exporter or ANY_TOOL in (exporter, recipe.exporter)


def recognised_headers(raw: RawTable, found: Recognition) -> HeaderRow:
    """The headers of a table as its exporter reads them: put together from several rows, options in columns under their question."""
    headers = list(found.headers or (str(cell) for cell in raw.cells.iloc[found.header_index]))
    for boxes in found.boxes:
        headers[boxes.positions[0] - 1] = boxes.question
    return HeaderRow(None, tuple(headers))


def header_rows(raw: RawTable) -> tuple[str, Kind | None, HeaderRow | None, list[HeaderRow]]:
    """The exporter and kind of a table, its headers as recognised, and its first rows, one of which may hold the headers."""
    found = recognition(raw) if len(raw) else None
    first = [HeaderRow(i, tuple(str(cell) for cell in raw.cells.iloc[i])) for i in range(min(len(raw), HEADER_ROWS_SEARCHED))]
    if found is None:
        return ANY_TOOL, None, None, first
    return found.exporter, found.kind, recognised_headers(raw, found), first
