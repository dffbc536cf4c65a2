"""A district's enrollment table (students by school and group) as community counts."""

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from data_models.raw import RawTable
from data_models.vocabularies import dimension_labels, group_labels
from representation.community.community_reading import (
    Column,
    CommunityReading,
    CountRow,
    FindingList,
    community_counts,
    nothing_usable,
)
from representation.community.enrollment_layout import EnrollmentLayout, EnrollmentRow, enrollment_layout, enrollment_rows
from representation.community.words import listed, plain

FIT_NOTE = "describes students, not parents; families with several children count more than once"
SLACK = 1.01
"""Groups taken on another day may add up to slightly more than the total; more than 1 % means that they overlap."""
WHAT_TO_DO = "Make a table with one row per school, one column per student group and a District Total row, and add that."


def read_enrollment(table: RawTable) -> CommunityReading | None:
    """The community counts of an enrollment table, or None if the sheet is not one.

    The total row gives the groups, never the schools and the total together. A withheld cell (`*`, `<10`) stays unknown: what could
    be worked out from the other cells is what the publisher meant to hide.
    """
    if plain(" ".join(table.row(0))) == "elsi export":
        return national_export(table)
    layout = enrollment_layout(table)
    if layout is None:
        return None
    rows = enrollment_rows(table, layout)
    found = FindingList(table)
    header_row = table.row_numbers[layout.header_index]
    trouble = unusable(layout, rows)
    if trouble is not None:
        found.add(trouble[0], "file", trouble[1])
        return nothing_usable("enrollment", header_row, layout.columns(), found.findings, len(rows))
    sheet = Enrollment(table, layout, rows, found)
    chosen = sheet.chosen_rows()
    counts = [*sheet.group_rows(chosen), *sheet.school_rows(chosen)]
    if not counts:
        return nothing_usable("enrollment", header_row, layout.columns(), found.findings, len(rows))
    aside = sum(finding.severity == "row" for finding in found.findings)
    return CommunityReading(
        "enrollment", header_row, layout.columns(), community_counts(counts), found.findings, len(rows), len(rows) - aside, aside
    )


def national_export(table: RawTable) -> CommunityReading:
    """An export of the national table generator, which is not read yet: districts by year, without student groups."""
    index = next((i for i, row in enumerate(table.rows) if sum(bool(cell.strip()) for cell in row) >= 3), 0)
    found = FindingList(table)
    message = f"The export holds many districts and years, and such a table is not read yet. {WHAT_TO_DO}"
    found.add("community_layout_not_read", "file", message)
    columns = [Column(i + 1, header, None) for i, header in enumerate(table.rows[index]) if header.strip()]
    read = sum(sum(bool(cell.strip()) for cell in row) >= 3 for row in table.rows[index + 1 :])
    return nothing_usable("enrollment", table.row_numbers[index], columns, found.findings, read)


def unusable(layout: EnrollmentLayout, rows: list[EnrollmentRow]) -> tuple[str, str] | None:
    """Why no figure of the table can be used, as kind and sentence, or None."""
    places = [row for row in rows if row.kind == "place"]
    districts = sorted({row.district for row in places if row.district})
    years = sorted({row.year for row in rows if row.year})
    if "splitter" in layout.roles:
        split = layout.header[layout.roles["splitter"]].strip()
        return (
            "community_layout_not_read",
            f"The table has one row per school and “{split}”, and such a table is not read yet. {WHAT_TO_DO}",
        )
    if is_percent(layout, rows):
        message = "The figures are percents, not numbers of students. Ask for the same table in numbers and add that."
        return "community_percents", message
    if len(years) > 1:
        message = f"The table holds {len(years)} years ({years[0]} to {years[-1]}), which must not be added up. Keep one year's rows."
        return "community_several_years", message
    if len(districts) > 1:
        message = f"The table holds {len(districts)} districts ({districts[0]} and others). Keep only the rows of your own district."
        return "community_several_districts", message
    twice = [place for place, n in Counter((row.school, row.code) for row in places).items() if n > 1]
    if twice:
        message = f"“{twice[0][0] or twice[0][1]}” has more than one row, and adding them up could count students twice. {WHAT_TO_DO}"
        return "community_place_twice", message
    return None


def is_percent(layout: EnrollmentLayout, rows: list[EnrollmentRow]) -> bool:
    """Whether the group columns hold percents: decimals, or races that make 100 in each row of a table without totals."""
    figures = [layout.figure(row, position).value for row in rows for position in layout.groups.values()]
    numbers = [value for value in figures if not math.isnan(value)]
    if any(not value.is_integer() for value in numbers):
        return True
    races = [position for (dimension, _), position in layout.groups.items() if dimension == "race"]
    sums = [math.fsum(layout.figure(row, position).value for position in races) for row in rows]
    known = [value for value in sums if not math.isnan(value)]
    return "total" not in layout.roles and bool(known) and all(98 <= value <= 102 for value in known)


@dataclass(frozen=True)
class Enrollment:
    """One enrollment table with a row per school."""

    table: RawTable
    layout: EnrollmentLayout
    rows: list[EnrollmentRow]
    found: FindingList

    @cached_property
    def places(self) -> list[EnrollmentRow]:
        """The rows of single schools (or of the one district)."""
        return [row for row in self.rows if row.kind == "place"]

    def people(self, rows: list[EnrollmentRow], position: int | None) -> float:
        """Students in a column over these rows; NaN if one of them is withheld."""
        return math.fsum(self.layout.figure(row, position).value for row in rows)

    def chosen_rows(self) -> list[EnrollmentRow]:
        """The rows that make the district: its total row, else the schools; a state's total only where it is that of these schools.

        Other rows of totals are set aside with a finding.
        """
        position, places = self.layout.roles.get("total"), self.places
        totals = [row for row in self.rows if row.kind == "total"]
        if not totals:
            schools = self.people(places, position)
            totals = [row for row in self.rows if row.kind == "state" and (not places or self.people([row], position) == schools)]
        sizes = {row.row: self.layout.figure(row, position).value for row in totals}
        totals = sorted(totals, key=lambda row: -sizes[row.row] if not math.isnan(sizes[row.row]) else math.inf)
        chosen = totals[:1] or places
        for row in self.rows:
            if row.kind != "place" and row not in chosen:
                name = row.school or row.district or row.code
                message = f"“{name}” is the sum of other rows and was not used. Nothing to do, unless it is the total of your district."
                self.found.add("community_subtotal", "row", message, row.row, None, name)
        return chosen

    def total(self, chosen: list[EnrollmentRow]) -> float:
        """All students in these rows: from the total column, else the sum of the races; NaN where neither is known."""
        if "total" in self.layout.roles:
            return self.people(chosen, self.layout.roles["total"])
        races = [position for (dimension, _), position in self.layout.groups.items() if dimension == "race"]
        return math.fsum(self.people(chosen, position) for position in races) if races else math.nan

    def group_rows(self, chosen: list[EnrollmentRow]) -> list[CountRow]:
        """The groups of each dimension, and for yes-or-no columns the students who are not in the group."""
        total = self.total(chosen)
        rows: list[CountRow] = []
        for dimension in dict.fromkeys(dimension for dimension, _ in self.layout.groups):
            counts = {group: self.people(chosen, p) for (d, group), p in self.layout.groups.items() if d == dimension}
            if set(counts) == {"yes"}:
                counts["no"] = total - counts["yes"]
            if self.adds_up(dimension, counts, total):
                order = [group for group in group_labels(dimension) if group in counts]
                rows += [self.count_row(dimension, group, counts[group], total) for group in order]
        return rows

    def adds_up(self, dimension: str, counts: dict[str, float], total: float) -> bool:
        """Whether the groups fit into the total; if not, a finding says so and the dimension is left out."""
        known = [count for count in counts.values() if not math.isnan(count)]
        label = dimension_labels().get(dimension, dimension)
        if "total" not in self.layout.roles and math.isnan(total):
            message = f"“{label}” needs a column with the number of all students. Add a column “Total”."
            self.found.add("community_total_missing", "file", message)
            return False
        if math.fsum(known) > total * SLACK or any(count < 0 for count in known):
            largest = math.fsum(abs(count) for count in known)
            message = (
                f"The groups of “{label}” add up to {largest:,.0f}, more than the {total:,.0f} students in all. "
                "They overlap, so they were left out. Check the columns, or ask for groups that count each student once."
            )
            self.found.add("community_groups_overlap", "file", message)
            return False
        return True

    def school_rows(self, chosen: list[EnrollmentRow]) -> list[CountRow]:
        """The schools themselves, where there are at least two with a number of students."""
        places, position = self.places, self.layout.roles.get("total")
        if "school" not in self.layout.roles or position is None or len(places) < 2:
            return []
        total = self.total(chosen)
        names = Counter(row.school for row in places)
        return [
            self.count_row(
                "school",
                row.school if names[row.school] == 1 else f"{row.school} ({row.code})",
                self.people([row], position),
                total,
            )
            for row in places
        ]

    @cached_property
    def vintage(self) -> str:
        """The school year: from its column, else from the rows above the header, the file's name or the sheet's."""
        above = [cell for row in self.table.rows[: self.layout.header_index] for cell in row]
        for text in [*(row.year for row in self.rows), *above, self.table.file, self.table.sheet or ""]:
            match = re.search(r"(?<!\d)(20\d\d)\s*[-–—/]\s*(20)?(\d\d)(?!\d)", text)
            if match:
                return f"{match[1]}–{match[3]}"
            if re.fullmatch(r"20\d\d", text.strip()):
                return text.strip()
        return "year not given"

    @cached_property
    def community(self) -> str:
        """The students, by the district's name where the table has it."""
        districts = listed(sorted({row.district for row in self.places if row.district}))
        return f"Enrolled students of {districts}" if districts else "Enrolled students"

    def count_row(self, dimension: str, group: str, people: float, total: float) -> CountRow:
        """A row of the table of community counts; an enrollment count is a full count."""
        suppressed = math.isnan(people)
        return CountRow(
            community=self.community,
            dimension=dimension,
            view="roll_up" if dimension == "race" else "",
            group=group,
            people_count=people,
            margin=math.nan if suppressed else 0.0,
            has_margin=False,
            is_suppressed=suppressed,
            total_count=total,
            total_margin=math.nan if math.isnan(total) else 0.0,
            unit="students",
            universe="enrolled students",
            vintage=self.vintage,
            source=self.table.file,
            table=self.table.sheet or "",
            fit="close",
            fit_note=FIT_NOTE,
        )
