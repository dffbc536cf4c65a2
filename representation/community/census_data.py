"""Downloads of data.census.gov (`ACSDT5Y2024.B03002-Data.csv`) as community counts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from data_models.raw import RawTable
from data_models.vocabularies import group_labels, vocabulary
from representation.community.census_geographies import Geography, by_level, community_name, counted, level_row
from representation.community.census_layout import (
    TOTAL_LINE,
    Layout,
    cell,
    census_layout,
    columns_taken,
    geographies,
    group_lines,
    known_tables,
)
from representation.community.community_reading import CommunityReading, CountRow, FindingList, community_counts, nothing_usable
from representation.community.numbers import figure, margin
from representation.community.sums import Published, added
from representation.community.words import listed


def read_census_data(table: RawTable) -> CommunityReading | None:
    """The community counts of a Census download, or None if the sheet is not one.

    Rows of one summary level are added up, margins by the Census sum rule. A table that is not known gives no counts and a finding,
    because the same words stand over people in one table and over percents in another.
    """
    layout = census_layout(table)
    if layout is None:
        return None
    found = FindingList(table)
    places, rows_read = geographies(table, layout, found)
    header_row, columns = table.row_numbers[layout.header_index], columns_taken(layout)
    rows: list[CountRow] = []
    used: set[int] = set()
    for name in layout.tables():
        if name not in known_tables():
            found.add("community_table_not_read", "file", not_read(name))
            continue
        download = Download(table, layout, name, found)
        chosen = download.chosen(places)
        rows += download.areas(chosen) if name == "B01003" else download.groups(chosen)
        used |= {place.index for place in chosen}
    if not rows:
        return nothing_usable("census_data", header_row, columns, found.findings, rows_read)
    counts = community_counts(rows)
    return CommunityReading("census_data", header_row, columns, counts, found.findings, rows_read, len(used), rows_read - len(used))


def not_read(name: str) -> str:
    """What to do about a table that is not read: the table to download instead, or the ones there are."""
    instead = {row["table"]: row["use"] for row in vocabulary("community_other_tables")}
    if name in instead:
        return f"Table {name} is not read yet. Download table {instead[name]} for the same area and add that instead."
    return f"Table {name} is not read yet. The tables that are read are {listed(sorted(known_tables()))}."


def vintage(file: str) -> str:
    """The years a download is about, from its file name.

    >>> vintage("ACSDT5Y2024.B03002-Data.csv"), vintage("ACSDT1Y2022.B03002-Data.csv"), vintage("race.csv")
    ('ACS 2020–2024, 5-year', 'ACS 2022, 1-year', 'years not given')
    """
    match = re.search(r"ACS[A-Z]{2,3}([135])Y(\d{4})", file, re.IGNORECASE)
    if match is None:
        return "years not given"
    span, year = int(match[1]), int(match[2])
    return f"ACS {year - span + 1}–{year}, {span}-year" if span > 1 else f"ACS {year}, 1-year"


@dataclass(frozen=True)
class Download:
    """One table of a download."""

    table: RawTable
    layout: Layout
    name: str
    found: FindingList

    def chosen(self, places: Sequence[Geography]) -> list[Geography]:
        """The rows to use: those of one summary level. What is left aside is named in a finding."""
        levels = by_level(places)
        if self.name == "B01003":
            levels = dict(sorted(levels.items(), key=lambda item: level_row(item[0])["dimension"] == ""))
        if not levels:
            self.found.add("community_no_rows", "file", f"Table {self.name} has no row of figures. Download it again.")
            return []
        first, *others = levels.values()
        if others:
            aside = listed([counted(other) for other in others])
            message = (
                f"The file mixes {counted(first)} with {aside}, which hold some of the same people. "
                f"Only the {counted(first)} were used. To use the others, download them on their own."
            )
            self.found.add("community_levels_left_aside", "file", message)
        if self.name == "B01003" and (level_row(first[0].level)["dimension"] == "" or len(first) < 2):
            message = (
                f"Table B01003 holds only a total here ({community_name(first)}), which compares with nothing. "
                "Download it for the ZIP codes (ZCTAs) or census tracts of your area."
            )
            self.found.add("community_only_a_total", "file", message)
            return []
        return first

    def areas(self, places: Sequence[Geography]) -> list[CountRow]:
        """One row per ZIP code or tract, from table B01003; the total is their sum."""
        if not places or not self.has_lines([TOTAL_LINE], "people"):
            return []
        dimension = level_row(places[0].level)["dimension"]
        figures = {place: self.published(place, TOTAL_LINE) for place in places}
        total, community = added(list(figures.values())), community_name(places)
        code = {place: place.code[-5:] if dimension == "zip" else place.code for place in places}
        return [self.count_row(community, dimension, code[place], figures[place], total) for place in places]

    def groups(self, places: Sequence[Geography]) -> list[CountRow]:
        """One row per group of a table; the total is the table's own."""
        if not places or not self.has_lines([TOTAL_LINE], "the total"):
            return []
        dimension = known_tables()[self.name]["dimension"]
        total, community = added([self.published(place, TOTAL_LINE) for place in places]), community_name(places)
        rows = []
        for group, lines in group_lines(self.name).items():
            if self.has_lines(lines, f"“{group_labels(dimension).get(group, group)}”"):
                parts = [self.published(place, line) for place in places for line in lines]
                rows.append(self.count_row(community, dimension, group, added(parts), total))
        return rows

    def has_lines(self, lines: Sequence[str], what: str) -> bool:
        """Whether the columns of these lines are there; what is missing becomes a finding, and an estimate is needed."""
        positions = self.layout.positions
        estimates = [f"{self.name}_{line}E" for line in lines if (self.name, line, "E") not in positions]
        margins = [f"{self.name}_{line}M" for line in lines if (self.name, line, "M") not in positions]
        if estimates:
            message = f"The file lacks the column {listed(estimates)}, so {what} cannot be counted. Download the whole table."
            self.found.add("community_column_missing", "file", message)
        elif margins and TOTAL_LINE in lines:
            message = (
                f"Table {self.name} comes without its margins of error, and no verdict can rest on it. "
                "Download it again with the margins of error shown."
            )
            self.found.add("community_margins_missing", "file", message)
        return not estimates

    def published(self, place: Geography, line: str) -> Published:
        """The figure of one area in one line; a cell that is neither a number nor a known symbol becomes a finding."""
        row = self.table.rows[place.index]
        texts = {kind: cell(row, self.layout.positions.get((self.name, line, kind))) for kind in ("E", "M")}
        for kind, text in texts.items():
            if figure(text).kind == "unreadable":
                message = (
                    f"“{text.strip()}” is neither a number nor a sign the Census uses; the figure counts as not known. "
                    "Download the table again."
                )
                self.found.add("community_figure_unreadable", "cell", message, place.row, f"{self.name}_{line}{kind}", text.strip())
        return Published(figure(texts["E"]).value, margin(texts["M"]))

    def count_row(self, community: str, dimension: str, group: str, people: Published, total: Published) -> CountRow:
        """A row of the table of community counts."""
        known = known_tables()[self.name]
        suppressed = people.people != people.people
        return CountRow(
            community=community,
            dimension=dimension,
            view=known["view"],
            group=group,
            people_count=people.people,
            margin=people.margin if not suppressed else float("nan"),
            has_margin=True,
            is_suppressed=suppressed,
            total_count=total.people,
            total_margin=total.margin,
            unit=known["unit"],
            universe=known["universe"],
            vintage=vintage(self.table.file),
            source=self.table.file,
            table=self.name,
            fit=known["fit"],
            fit_note=known["fit_note"],
        )
