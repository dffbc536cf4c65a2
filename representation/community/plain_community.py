"""A plain table of community figures (dimension, group, people, optional margin) as community counts."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from data_models.raw import RawTable
from data_models.vocabularies import all_group_labels, dimension_labels, vocabulary, wholes
from representation.community.choice import NOTHING_CHOSEN, CommunityChoice
from representation.community.community_reading import CommunityReading, CountRow, FindingList, community_counts, nothing_usable
from representation.community.income_bands import bands_overlap
from representation.community.numbers import bare, figure, margin
from representation.community.plain_areas import read_areas
from representation.community.plain_choice import of_one_year
from representation.community.plain_groups import choices, group_codes, wholes_of_parts
from representation.community.plain_layout import PlainLayout, PlainRow, plain_layout, plain_rows
from representation.community.sums import Published, added, part_of
from representation.community.words import plain

FIT_NOTE = "the file does not say which people it counts"
SLACK = 1.01
"""Rounded groups may add up to slightly more than their total; more than 1 % means that they overlap."""
PERCENT_MESSAGE = (
    "The figures of “{name}” are percents. Write the number of people in each group instead, "
    "or add a row “Total” with the number of all people."
)
HIGHEST_PERCENT = 100
"""A “Total” row of percents says 100; one with a larger number says how many people there are."""


def read_plain_community(table: RawTable, choice: CommunityChoice = NOTHING_CHOSEN) -> CommunityReading | None:
    """The community counts of a plain table, or None if the sheet is not one.

    Groups of one dimension are shares of its “Total” row, else of their sum. Percents become people only where that row says of how many.
    """
    layout = plain_layout(table)
    if layout is None:
        return read_areas(table)
    found = FindingList(table)
    rows = plain_rows(table, layout, PurePath(table.file).stem.replace("_", " "))
    header_row = table.row_numbers[layout.header_index]
    if "people" not in layout.positions:
        found.add("community_percents", "file", PERCENT_MESSAGE.format(name=layout.header[layout.positions["percent"]].strip()))
        return nothing_usable("plain_community", header_row, layout.columns(), found.findings, len(rows))
    sheet = PlainTable(table, layout, found)
    of_year, offered = of_one_year(rows, choice, found)
    parts: dict[tuple[str, str, str], list[PlainRow]] = {}
    for row in sheet.once(of_year):
        parts.setdefault((row.community, row.dimension, row.view), []).append(row)
    counts: list[CountRow] = []
    used = 0
    for part in parts.values():
        new, rows_used = sheet.dimension_rows(part)
        # A column of margins that one dimension leaves empty is no column of that dimension's.
        has_margin = any(not math.isnan(row.margin) for row in new)
        counts += [replace(row, has_margin=has_margin) for row in new]
        used += rows_used
    if not counts:
        return nothing_usable("plain_community", header_row, layout.columns(), found.findings, len(rows))
    checked = community_counts(counts)
    aside = len(rows) - used
    return CommunityReading("plain_community", header_row, layout.columns(), checked, found.findings, len(rows), used, aside, offered)


def label_kind(label: str) -> str:
    """`total`, `subtotal` or "" for a group.

    >>> label_kind("Total population:"), label_kind("One race"), label_kind("Asian")
    ('total', 'subtotal', '')
    """
    kind = {row["label"]: row["kind"] for row in vocabulary("community_totals")}.get(plain(label), "")
    return "subtotal" if kind == "state" else kind


def is_percent(rows: Sequence[PlainRow]) -> bool:
    """Whether the figures of one dimension are percents or shares: a percent sign, decimals up to 100, or a sum of 100."""
    if any(row.text("people").endswith("%") for row in rows):
        return True
    groups = [row.people for row in rows if label_kind(row.text("group")) == "" and not math.isnan(row.people)]
    if not groups or max(groups) > 100:
        return False
    return any(not people.is_integer() for people in groups) or (len(groups) > 1 and 99 <= math.fsum(groups) <= 101)


def are_shares(rows: Sequence[PlainRow]) -> bool:
    """Whether the groups have shares of 1, which nobody can tell from percents below 1 for sure."""
    groups = [row.people for row in rows if label_kind(row.text("group")) == "" and not math.isnan(row.people)]
    return bool(groups) and max(groups) <= 1


def people_of_percent(cell: str, given_margin: str, whole: Published) -> Published:
    """The people that a percent stands for; without a margin, its last digit says how far off it can be.

    >>> people_of_percent("52.0%", "", Published(1000, math.nan))
    Published(people=520.0, margin=0.5)
    """
    text = bare(cell).removesuffix("%")
    given = margin(given_margin.strip().removesuffix("%"))
    half_digit = 0.5 * 10 ** -len(text.partition(".")[2])
    people = part_of(
        Published(figure(text).value, half_digit if math.isnan(given) else given),
        Published(whole.people, 0.0 if math.isnan(whole.margin) else whole.margin),
    )
    return people if not math.isnan(people.people) else Published(math.nan, math.nan)


@dataclass(frozen=True)
class PlainTable:
    """One plain table, while its rows become counts."""

    table: RawTable
    layout: PlainLayout
    found: FindingList

    def once(self, rows: Sequence[PlainRow]) -> list[PlainRow]:
        """The rows that can stand for a group: each group once, no sums of other groups."""
        seen: dict[tuple[str, str, str, str], int] = {}
        kept = []
        for row in rows:
            group, name = row.text("group"), self.layout.header[self.layout.positions["group"]]
            key = (row.community, row.dimension, row.view, plain(group))
            if not group or not row.dimension:
                message = f"Row {row.row} does not say which group it is about. Write the dimension and the group, or delete the row."
                self.found.add("community_group_blank", "row", message, row.row, name, group)
            elif label_kind(group) == "subtotal":
                message = f"“{group}” is the sum of other groups and was left out. Delete the row."
                self.found.add("community_subtotal", "row", message, row.row, name, group)
            elif key in seen:
                message = f"“{group}” is already in row {seen[key]}, and only that row was used. Delete the row that is wrong."
                self.found.add("community_repeated_row", "row", message, row.row, name, group)
            else:
                seen[key] = row.row
                kept.append(row)
        return kept

    def dimension_rows(self, rows: Sequence[PlainRow]) -> tuple[list[CountRow], int]:
        """The counts of one dimension of one community, and how many rows they rest on."""
        name = rows[0].text("dimension")
        totals = [row for row in rows if label_kind(row.text("group")) == "total"]
        are_percents = is_percent(rows)
        if are_percents and (are_shares(rows) or not any(row.people > HIGHEST_PERCENT for row in totals)):
            self.found.add("community_percents", "file", PERCENT_MESSAGE.format(name=name))
            return [], 0
        groups, used = self.groups([row for row in rows if row not in totals])
        for group in wholes_of_parts(groups, rows[0].dimension):
            [row, *_] = groups.pop(group)
            used -= 1
            label = row.text("group")
            message = f"“{label}” is the sum of other groups and was left out. Delete the row."
            self.found.add("community_subtotal", "row", message, row.row, self.layout.header[self.layout.positions["group"]], label)
        whole = self.published(totals[0]) if are_percents else None
        sums = {group: added([self.published(row, whole) for row in members]) for group, members in groups.items()}
        if rows[0].dimension == "income" and bands_overlap(sums):
            message = f"The bands of “{name}” overlap, so they were left out. Write bands that count each household once."
            self.found.add("community_groups_overlap", "file", message)
            return [], 0
        total = self.total(totals, sums, rows[0])
        known = math.fsum(people.people for people in sums.values() if not math.isnan(people.people))
        if rows[0].view != "alone_or_in_combination" and known > total.people * SLACK:
            message = (
                f"The groups of “{name}” add up to {known:,.0f}, more than their total of {total.people:,.0f}; they were left out. "
                "Check the figures, and leave out groups that are part of another group."
            )
            self.found.add("community_groups_overlap", "file", message)
            return [], 0
        counts = [self.count_row(groups[group][0], group, people, total) for group, people in sums.items()]
        return counts, used + len(totals) if counts else 0

    def groups(self, rows: Sequence[PlainRow]) -> tuple[dict[str, list[PlainRow]], int]:
        """Group → its rows, and how many rows that is; a label that names no known group is set aside with a finding."""
        dimension = rows[0].dimension if rows else ""
        groups: dict[str, list[PlainRow]] = {}
        for row, code in zip(rows, group_codes([row.text("group") for row in rows], dimension), strict=True):
            if code is None:
                label = row.text("group")
                name = dimension_labels().get(dimension, dimension)
                message = (
                    f"“{label}” names no group of “{name}” that we know; the row was left out, also from the total. "
                    f"Choose one of: {choices(dimension)}."
                )
                header = self.layout.header[self.layout.positions["group"]]
                self.found.add("community_group_unknown", "row", message, row.row, header, label)
            else:
                groups.setdefault(code, []).append(row)
        return groups, sum(len(members) for members in groups.values())

    def total(self, totals: Sequence[PlainRow], sums: dict[str, Published], first: PlainRow) -> Published:
        """The figure of the “Total” row, else the sum of the groups; not known where neither can be had."""
        if totals:
            return self.published(totals[0])
        total = added(list(sums.values()))
        if first.view == "alone_or_in_combination":
            total = Published(math.nan, math.nan)
        beside = [part for part in sums if wholes(first.dimension).get(part) in sums]
        if beside:  # nobody can tell whether the whole holds this part
            total = Published(math.nan, math.nan)
        if sums and math.isnan(total.people):
            message = f"The number of all people is not known for “{first.text('dimension')}”. Add a row “Total” for it."
            if beside and first.view != "alone_or_in_combination":
                part, whole = (all_group_labels(first.dimension)[group] for group in (beside[0], wholes(first.dimension)[beside[0]]))
                message = f"“{whole}” may or may not hold the people of “{part}”. Add a row “Total” with the number of all people."
            self.found.add("community_total_unknown", "cell", message, first.row, self.layout.header[self.layout.positions["people"]])
        return total

    def published(self, row: PlainRow, whole: Published | None = None) -> Published:
        """The figure of a row, of `whole` people where it is a percent; a cell that is neither number nor sign becomes a finding."""
        if whole is not None:
            return people_of_percent(row.text("people"), row.text("margin"), whole)
        for column, text in (("people", row.text("people")), ("margin", row.text("margin"))):
            kind = figure(text).kind
            if kind == "unreadable" or (kind == "blank" and column == "people"):
                what = f"“{text}” is not a number" if text else f"“{row.text('group')}” has no number"
                message = f"{what}; the figure counts as not known. Write the number of people, or * if it is withheld."
                self.found.add(
                    "community_figure_unreadable", "cell", message, row.row, self.layout.header[self.layout.positions[column]], text
                )
        given = margin(row.text("margin")) if "margin" in self.layout.positions else math.nan
        return Published(row.people, math.nan if math.isnan(row.people) else given)

    def count_row(self, row: PlainRow, group: str, people: Published, total: Published) -> CountRow:
        """A row of the table of community counts."""
        header = plain(self.layout.header[self.layout.positions["people"]])
        unit = row.text("unit") or ("households" if "household" in plain(row.text("dimension")) else "")
        unit = unit or (header if header in ("students", "families", "households") else "people")
        age = re.search(r"\((\d+)\s*\+", row.text("dimension"))
        return CountRow(
            community=row.community,
            dimension=row.dimension,
            view=row.view,
            group=group,
            people_count=people.people,
            margin=people.margin,
            has_margin="margin" in self.layout.positions,
            is_suppressed=math.isnan(people.people),
            total_count=total.people,
            total_margin=total.margin,
            unit=unit,
            universe=row.text("universe") or (f"{unit} {age[1]} years and over" if age else "not stated"),
            vintage=row.text("vintage") or "years not given",
            source=row.text("source") or self.table.file,
            table=self.table.sheet or "",
            fit="close",
            fit_note="" if row.text("universe") else FIT_NOTE,
        )
