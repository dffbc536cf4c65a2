"""Recognizing a plain table of community figures: dimension, group, people and, if given, a margin."""

import re
from dataclasses import dataclass
from functools import cache

from data_models.raw import RawTable
from data_models.vocabularies import vocabulary
from representation.community.community_reading import Column
from representation.community.enrollment_layout import ABOUT_PERSONS
from representation.community.numbers import figure
from representation.community.words import plain, slug

HEADER_WITHIN = 15


@dataclass(frozen=True)
class PlainLayout:
    """The columns of a plain table, counted from 0; `people` is missing where the table has percents instead."""

    header_index: int
    header: tuple[str, ...]
    positions: dict[str, int]

    def columns(self) -> list[Column]:
        """Each column with a header, and what it is taken for."""
        meanings = {position: column for column, position in self.positions.items()}
        return [Column(i + 1, header, meanings.get(i)) for i, header in enumerate(self.header) if header.strip()]


@dataclass(frozen=True)
class PlainRow:
    """One row of a plain table; `texts` holds each recognized column as written, the dimension filled down from the row above."""

    row: int
    dimension: str
    view: str
    community: str
    texts: dict[str, str]

    def text(self, column: str) -> str:
        """The cell in a column, "" where the table has no such column."""
        return self.texts.get(column, "")

    @property
    def people(self) -> float:
        """The number of people, NaN where it is not given."""
        return figure(self.text("people")).value


@cache
def known_headers() -> dict[str, str]:
    """Header → column."""
    return {row["header"]: row["column"] for row in vocabulary("community_headers")}


@cache
def known_dimensions() -> dict[str, str]:
    """Name of a dimension as people write it → its code."""
    names = {row["name"]: row["dimension"] for row in vocabulary("community_dimensions")}
    return names | {row["dimension"]: row["dimension"] for row in vocabulary("dimensions")}


def dimension_code(name: str) -> str:
    """The code of a dimension by its name, without what stands in brackets; a name that nobody knows becomes a new dimension.

    >>> dimension_code("Education (25+)"), dimension_code("ZIP code"), dimension_code("Home internet")
    ('education', 'zip', 'home_internet')
    """
    words = plain(re.sub(r"\([^()]*\)", " ", name))
    return known_dimensions().get(words) or slug(words)


def plain_layout(table: RawTable) -> PlainLayout | None:
    """The layout of a plain table, or None if no row is a header with a dimension, a group and numbers of people (or percents)."""
    for index, row in enumerate(table.head(HEADER_WITHIN)):
        words = [plain(cell) for cell in row]
        if ABOUT_PERSONS & set(words):
            return None
        positions: dict[str, int] = {}
        for position, header in enumerate(words):
            if header in known_headers():
                positions.setdefault(known_headers()[header], position)
        figures = positions.get("people", positions.get("percent"))
        if "dimension" in positions and "group" in positions and figures is not None:
            cells = [cells[figures].strip().removesuffix("%") for cells in table.rows[index + 1 :] if figures < len(cells)]
            kinds = [figure(cell).kind for cell in cells if cell]
            are_figures = "number" in kinds and sum(kind != "unreadable" for kind in kinds) >= len(kinds) / 2
            return PlainLayout(index, row, positions) if are_figures else None
    return None


def plain_rows(table: RawTable, layout: PlainLayout, community: str) -> list[PlainRow]:
    """The rows that have a group or a number of people. `community` names the people where the table has no such column."""
    rows: list[PlainRow] = []
    for index in range(layout.header_index + 1, len(table.rows)):
        cells = table.rows[index]
        texts = {column: cells[p].strip() if p < len(cells) else "" for column, p in layout.positions.items()}
        if not texts["group"] and not texts.get("people"):
            continue
        if not texts["dimension"] and rows:
            texts["dimension"] = rows[-1].text("dimension")
        dimension = dimension_code(texts["dimension"])
        view = ""
        if dimension == "race":
            words = plain(" ".join([texts["dimension"], texts.get("view", "")])).replace("_", " ")
            view = "alone_or_in_combination" if "in combination" in words else "roll_up"
        rows.append(PlainRow(table.row_numbers[index], dimension, view, texts.get("community") or community, texts))
    return rows
