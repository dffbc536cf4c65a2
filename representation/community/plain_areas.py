"""Tables by area that hold no numbers of people: percents by ZIP code, and crosswalks from one kind of area to another."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from data_models.raw import RawTable
from data_models.vocabularies import vocabulary
from representation.community.community_reading import Column, CommunityReading, FindingList, nothing_usable
from representation.community.enrollment_layout import ABOUT_PERSONS
from representation.community.enrollment_words import PERCENT, header_words
from representation.community.numbers import figure
from representation.community.words import plain

HEADER_WITHIN = 10
LEAST_AREAS = 2
CODE = re.compile(r"[A-Za-z]?\d{2,15}(\.0)?")
"""A code of an area: digits, and in some countries and cities a letter before them."""
MOST = 0.9
"""Share of the cells of a column that must be codes, or percents; the others are notes and blanks."""
HIGHEST_PERCENT = 100.5
RATIOS = re.compile(r"(res|bus|oth|tot)_ratio|usps_zip_pref_(city|state)")
"""What the crosswalks of the Department of Housing and Urban Development hold beside the codes."""


def read_areas(table: RawTable) -> CommunityReading | None:
    """What to do with a table by area that holds no numbers of people, or None if the sheet is not one."""
    for index, row in enumerate(table.head(HEADER_WITHIN)):
        if ABOUT_PERSONS & {plain(text) for text in row}:
            return None
        codes = [position for position, header in enumerate(row) if is_area(header)]
        others = [position for position, header in enumerate(row) if header.strip() and position not in codes]
        body = table.rows[index + 1 :]
        if not codes or len(body) < LEAST_AREAS or not all(mostly(body, position, is_code) for position in codes):
            continue
        if len(codes) > 1 and all(RATIOS.fullmatch(plain(row[position])) for position in others):
            return nothing_of(table, index, codes, "community_crosswalk", crosswalk(row, codes, body))
        percents = [position for position in others if PERCENT.search(header_words(row[position]))]
        if percents and percents == others and all(mostly(body, position, is_percent) for position in percents):
            return nothing_of(table, index, codes, "community_percents", percents_of_areas(row, codes[0], percents))
    return None


def crosswalk(row: Sequence[str], codes: Sequence[int], body: Sequence[Sequence[str]]) -> str:
    """What a crosswalk is for."""
    one, other = (row[position].strip() for position in codes[:2])
    return (
        f"This is a crosswalk: it says in which {other} each of {len(body):,} {one} areas lies, and has no numbers of people. "
        "Add it on the page “Map”, under “Mend the join”, and add the figures themselves here."
    )


def percents_of_areas(row: Sequence[str], area: int, percents: Sequence[int]) -> str:
    """What to add in place of percents by area."""
    shown = row[percents[0]].strip()
    return (
        f"The figures by {row[area].strip()} are percents (“{shown}”) without the number of people in each area. "
        "Add census table B03002 for the same areas instead, or put numbers of people in place of the percents."
    )


def nothing_of(table: RawTable, index: int, codes: Sequence[int], kind: str, message: str) -> CommunityReading:
    """The reading of a table without people."""
    found = FindingList(table)
    found.add(kind, "file", message)
    columns = [Column(i + 1, text, "area" if i in codes else None) for i, text in enumerate(table.row(index)) if text.strip()]
    return nothing_usable("plain_community", table.row_numbers[index], columns, found.findings, len(table) - index - 1)


@cache
def _area_headers() -> frozenset[str]:
    return frozenset(row["header"] for row in vocabulary("area_names") if row["role"] in ("code", "geoid")) | {"tract", "zcta", "county"}


def is_area(header: str) -> bool:
    """Whether a header stands over codes of areas.

    >>> is_area("GEOID_ZCTA"), is_area("MODZCTA"), is_area("Population")
    (True, True, False)
    """
    return re.sub(r"[^a-z0-9]", "", plain(header)) in _area_headers()


def is_code(text: str) -> bool:
    """Whether a cell holds the code of an area."""
    return CODE.fullmatch(text) is not None


def is_percent(text: str) -> bool:
    """Whether a cell may hold a percent, a withheld one included."""
    read = figure(text.removesuffix("%"))
    return read.kind == "withheld" or read.value <= HIGHEST_PERCENT


def mostly(body: Sequence[Sequence[str]], position: int, fits: Callable[[str], bool]) -> bool:
    """Whether most written cells of a column are of a kind."""
    written = [text for row in body if position < len(row) and (text := row[position].strip())]
    return len(written) >= LEAST_AREAS and sum(map(fits, written)) >= MOST * len(written)
