"""A table of enrolled students, in whatever layout it comes, as community counts."""

from collections.abc import Sequence
from dataclasses import replace

from data_models.raw import RawTable
from representation.community.choice import NOTHING_CHOSEN, CommunityChoice
from representation.community.community_reading import CommunityReading, FindingList, community_counts, nothing_usable
from representation.community.enrollment_choice import choose_a_district, chosen, offered, several_years, years_of
from representation.community.enrollment_counts import StudentCounts
from representation.community.enrollment_layout import EnrollmentLayout, enrollment_layout, has_total
from representation.community.enrollment_long import places_of, repeats
from representation.community.enrollment_national import national_layout, national_rows
from representation.community.enrollment_rows import StudentRow, as_percents, percents_for_groups, student_rows
from representation.community.enrollment_words import UNPLACED, known_values
from representation.community.words import listed, plain

PERCENTS = (
    "The figures are percents, not numbers of students, and the table does not give the number of all students. "
    "Ask for the same table in numbers, or with a column “Total”, and add that."
)
ONLY_TOTALS = "The table has numbers of all students and of no group. Add columns of student groups, such as race and ethnicity, to it."


def read_enrollment(table: RawTable, choice: CommunityChoice = NOTHING_CHOSEN) -> CommunityReading | None:
    """The community counts of an enrollment table, or None if the sheet is not one.

    A total row gives the groups, never the schools and the total together. Where a table has several districts nothing is used until
    one is chosen; of several years the newest is. A withheld cell (`*`, `<10`) is never 0: on its own it stays unknown, and in a sum of
    many it lies between 1 and the largest number that is withheld.
    """
    layout = national_layout(table)
    is_national = layout is not None
    if layout is None:
        layout = enrollment_layout(table)
    if layout is None:
        return None
    rows = national_rows(table, layout.header_index) if is_national else student_rows(table, layout)
    found = FindingList(table)
    if as_percents(layout, rows):
        layout = percents_for_groups(layout)
        rows = student_rows(table, layout) if has_total(layout) else rows
    read = len({number for row in rows for number in row.rows})
    trouble = unusable(layout, rows)
    if trouble is not None:
        found.add(trouble[0], "file", trouble[1])
        return nothing(table, layout, found, read)
    if layout.splitters:
        say_what_is_not_used(rows, found)
        rows = without_repeats(rows, found)
    used = chosen(rows, choice)
    choices = offered(rows, used.year)
    twice = place_twice(used.rows, layout)
    if used.is_open:
        found.add("community_several_districts", "file", choose_a_district(rows, used.year))
    elif twice:
        found.add("community_place_twice", "file", twice)
    if used.is_open or twice:
        return replace(nothing(table, layout, found, read), offered=choices)
    if layout.splitters:
        used = replace(used, rows=tuple(places_of(used.rows)))
    if len(years_of(rows)) > 1 and choice.year is None:
        found.add("community_several_years", "file", several_years(years_of(rows), used.year))
    counts = StudentCounts(table, table.rows[: layout.header_index], used, found).rows()
    if not counts:
        return replace(nothing(table, layout, found, read), offered=choices)
    aside = {finding.row for finding in found.findings if finding.severity == "row"}
    usable = len({number for row in used.rows for number in row.rows} - aside)
    checked = community_counts(counts)
    header_row = table.row_numbers[layout.header_index]
    return CommunityReading("enrollment", header_row, layout.columns(), checked, found.findings, read, usable, read - usable, choices)


def nothing(table: RawTable, layout: EnrollmentLayout, found: FindingList, read: int) -> CommunityReading:
    """A table of which no figure can be used."""
    return nothing_usable("enrollment", table.row_numbers[layout.header_index], layout.columns(), found.findings, read)


def unusable(layout: EnrollmentLayout, rows: Sequence[StudentRow]) -> tuple[str, str] | None:
    """Why no figure of the table can be used, as kind and sentence, or None."""
    if not rows or not (layout.groups or layout.percents or layout.splitters.keys() - {"grade"}):
        return "community_only_a_total", ONLY_TOTALS
    is_by_group = bool(layout.splitters.keys() - {"grade"})
    if not layout.groups and not is_by_group and not has_total(layout):
        return "community_percents", PERCENTS
    return None


def place_twice(rows: Sequence[StudentRow], layout: EnrollmentLayout) -> str:
    """What to do where the students of a place may be counted twice, "" where each row stands for others."""
    places = [row for row in rows if row.kind == "place"]
    twice = [places[index] for index in repeats(places)]
    if not twice:
        return ""
    what = "for each school and group" if layout.splitters else "for each school"
    return (
        f"“{twice[0].name}” has more than one row, and adding them up could count students twice. "
        f"Keep one row {what}, or add a column that says what the rows differ in (grade, race)."
    )


def without_repeats(rows: Sequence[StudentRow], found: FindingList) -> list[StudentRow]:
    """The rows of a table with a row per group, without those that repeat another to the letter."""
    again = {index: first for index, first in repeats(rows).items() if repr(first.people) == repr(rows[index].people)}
    for index, first in again.items():
        number = rows[index].rows[0]
        message = f"Row {number} repeats row {first.rows[0]}; it was counted once. Delete the second row."
        found.add("community_repeated_row", "row", message, number, None, rows[index].name)
    return [row for index, row in enumerate(rows) if index not in again]


def say_what_is_not_used(rows: Sequence[StudentRow], found: FindingList) -> None:
    """A finding about labels that name no group; their students are in the total and in no share."""
    names = {
        label
        for row in rows
        for dimension, group in row.splits
        if group.startswith(UNPLACED) and (dimension, plain(label := group.removeprefix(UNPLACED).strip())) not in known_values()
    }
    if names:
        message = (
            f"Rows about {listed(sorted(names))} name no group that we know and are in no share. Nothing to do unless one is misspelled."
        )
        found.add("community_groups_not_used", "file", message)
