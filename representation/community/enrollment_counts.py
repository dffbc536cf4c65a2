"""The students of the places chosen, as community counts."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from data_models.raw import RawTable
from data_models.vocabularies import all_group_labels, dimension_labels
from representation.community.community_reading import CountRow, FindingList
from representation.community.enrollment_amounts import UNKNOWN, Amount, in_all
from representation.community.enrollment_choice import Chosen
from representation.community.enrollment_rows import StudentRow
from representation.community.enrollment_words import TOTAL, Key, school_year
from representation.community.words import listed

FIT_NOTE = "describes students, not parents; families with several children count more than once"
SLACK = 1.01
"""Groups taken on another day may add up to slightly more than the total; more than 1 % means that they overlap."""
NAMES_IN_FULL = 3
"""A community of more districts or schools is named by how many they are."""


@dataclass(frozen=True)
class StudentCounts:
    """The rows chosen of one enrollment table, while they become counts."""

    table: RawTable
    above: tuple[tuple[str, ...], ...]
    chosen: Chosen
    found: FindingList

    @cached_property
    def places(self) -> list[StudentRow]:
        """The rows of single schools (or of the districts)."""
        return [row for row in self.chosen.rows if row.kind == "place"]

    @cached_property
    def used(self) -> list[StudentRow]:
        """The rows that make the community: of each district its total row, else its schools.

        A state's total is used only where it is that of these schools; other rows of totals are set aside with a finding.
        """
        by_district: dict[str, list[StudentRow]] = {}
        for row in self.places:
            by_district.setdefault(row.district.key, []).append(row)
        used: list[StudentRow] = []
        for key, places in (by_district or {"": []}).items():
            is_only = len(by_district) <= 1
            totals = [row for row in self.chosen.rows if row.kind == "total" and (is_only or row.district.key == key)]
            if not totals and is_only and not self.chosen.is_of_schools:
                schools = total_of(places).value
                states = [row for row in self.chosen.rows if row.kind == "state"]
                totals = [row for row in states if not places or total_of([row]).value == schools]
            totals = sorted(totals, key=lambda row: -total_of([row]).value if total_of([row]).is_known else math.inf)
            used += totals[:1] or self.places_used(places)
        for row in self.chosen.rows:
            if row.kind != "place" and row not in used:
                message = f"“{row.name}” is the sum of other rows and was not used. Nothing to do, unless it is the total of your district."
                self.found.add("community_subtotal", "row", message, row.rows[0], None, row.name)
        return used

    def places_used(self, places: list[StudentRow]) -> list[StudentRow]:
        """The schools of a district; its own row, which names no school, stands for them where there is one."""
        whole = [row for row in places if not row.school.key]
        return whole if whole and len(whole) < len(places) else places

    def people(self, key: Key) -> Amount:
        """The students of a group in the rows used."""
        return in_all(row.people.get(key, UNKNOWN) for row in self.used)

    @cached_property
    def total(self) -> Amount:
        """All students of the rows used."""
        return total_of(self.used)

    def rows(self) -> list[CountRow]:
        """The groups of each dimension, then the schools."""
        keys = {key: None for row in self.used for key in row.people if key != TOTAL}
        parts: dict[str, dict[str, Amount]] = {}
        for dimension in dict.fromkeys(dimension for dimension, _ in sorted(keys, key=self.place_of)):
            counts = {group: self.people((dimension, group)) for each, group in keys if each == dimension}
            if set(counts) == {"yes"}:
                counts["no"] = without(self.total, counts["yes"])
            if self.adds_up(dimension, counts):
                parts[dimension] = {group: counts[group] for group in all_group_labels(dimension) if group in counts}
        parts["school"] = self.schools()
        self.say_what_is_hidden(parts)
        return [row for dimension, counts in parts.items() for row in self.count_rows(dimension, counts)]

    def place_of(self, key: Key) -> int:
        """The place of a dimension among the known ones."""
        return list(dimension_labels()).index(key[0])

    def adds_up(self, dimension: str, counts: dict[str, Amount]) -> bool:
        """Whether the groups fit into the total; if not, a finding says so and the dimension is left out."""
        known = [count for count in counts.values() if not math.isnan(count.value)]
        label = dimension_labels().get(dimension, dimension)
        if dimension != "race" and math.isnan(self.total.value) and not any(TOTAL in row.people for row in self.used):
            message = f"“{label}” needs a column with the number of all students. Add a column “Total”."
            self.found.add("community_total_missing", "file", message)
            return False
        smallest, largest = math.fsum(each.value - each.slack for each in known), self.total.value * SLACK + self.total.slack
        if smallest > largest or any(each.value < 0 for each in known):
            message = (
                f"The groups of “{label}” add up to {math.fsum(abs(each.value) for each in known):,.0f}, more than the "
                f"{self.total.value:,.0f} students in all. "
                "They overlap, so they were left out. Check the columns, or ask for groups that count each student once."
            )
            self.found.add("community_groups_overlap", "file", message)
            return False
        return True

    def schools(self) -> dict[str, Amount]:
        """The students of each school, where there are at least two."""
        places = [row for row in self.places if row.school.key]
        if len(places) < 2 or not all(TOTAL in row.people for row in places):
            return {}
        names = Counter(row.school.name for row in places)
        return {
            row.name if names[row.school.name] == 1 else f"{row.name} ({row.school.code or row.district.name})": row.people[TOTAL]
            for row in places
        }

    def say_what_is_hidden(self, parts: dict[str, dict[str, Amount]]) -> None:
        """Findings where the total cannot be told, or sums hold withheld cells."""
        if parts and not self.total.is_known:
            message = "The number of all students is withheld or missing, so no shares can be worked out. Add the district's total row."
            self.found.add("community_total_unknown", "cell", message, self.used[0].rows[0] if self.used else None)
        hidden = [name for name, counts in parts.items() if any(each.hidden and each.is_known for each in (self.total, *counts.values()))]
        labels = [f"“{dimension_labels().get(name, name)}”" for name in hidden if parts[name]]
        if labels:
            message = (
                f"Some cells of {listed(labels)} are withheld because they are small. Each was counted as the middle of what it may hold, "
                "and the sums show how far off they can be. For exact numbers, add the district's total row."
            )
            self.found.add("community_withheld_in_sums", "file", message)

    @cached_property
    def vintage(self) -> str:
        """The school year: from its column, else from the rows above the header, the file's name or the sheet's."""
        above = [cell for row in self.above for cell in row]
        texts = [self.chosen.year, *above, self.table.file, self.table.sheet or ""]
        return next((year for text in texts if (year := school_year(text))), "year not given")

    @cached_property
    def community(self) -> str:
        """The students, by the names of their districts or schools where the table has them."""
        names = sorted(set(self.chosen.names))
        if not names:
            return "Enrolled students"
        kind = "schools" if self.chosen.is_of_schools else "districts"
        return f"Enrolled students of {listed(names) if len(names) <= NAMES_IN_FULL else f'{len(names)} {kind}'}"

    def count_rows(self, dimension: str, counts: dict[str, Amount]) -> list[CountRow]:
        """The rows of one dimension: full counts, unless part of them is withheld or rounded."""
        total = self.total
        is_exact = not any(each.is_known and each.slack > 0 for each in (total, *counts.values()))
        return [
            CountRow(
                community=self.community,
                dimension=dimension,
                view="roll_up" if dimension == "race" else "",
                group=group,
                people_count=people.value if people.is_known else math.nan,
                margin=people.slack if people.is_known else math.nan,
                has_margin=not is_exact,
                is_suppressed=not people.is_known,
                total_count=total.value if total.is_known else math.nan,
                total_margin=total.slack if total.is_known else math.nan,
                unit="students",
                universe="enrolled students",
                vintage=self.vintage,
                source=self.table.file,
                table=self.table.sheet or "",
                fit="close",
                fit_note=FIT_NOTE,
            )
            for group, people in counts.items()
        ]


def total_of(rows: Sequence[StudentRow]) -> Amount:
    """All students in these rows: from the total, else the sum of the races; unknown where neither is given."""
    if any(TOTAL in row.people for row in rows):
        return in_all(row.people.get(TOTAL, UNKNOWN) for row in rows)
    races = [people for row in rows for key, people in row.people.items() if key[0] == "race"]
    return in_all(races) if races else UNKNOWN


def without(total: Amount, part: Amount) -> Amount:
    """The students who are not in a group."""
    if not part.is_known:
        return UNKNOWN
    return Amount(total.value - part.value, total.slack + part.slack, total.hidden + part.hidden)
