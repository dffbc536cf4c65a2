"""Bringing together the rows of a table that has a row per place and student group."""

import math
from collections.abc import Sequence
from dataclasses import replace

from representation.community.enrollment_amounts import NONE, Amount, in_all
from representation.community.enrollment_rows import StudentRow
from representation.community.enrollment_words import LEFT_OUT, TOTAL, UNPLACED, Key

Extra = frozenset[str]
"""Dimensions by which a number of students is split further than asked for."""


def places_of(rows: Sequence[StudentRow]) -> list[StudentRow]:
    """One row per place and year, with each group's students.

    Rows mix totals and details (school × race × sex × grade, and their sums): a group is taken from the rows that split it least, so
    that nobody is counted twice. A group of which a place has no row has nobody, as states leave such rows out, unless the numbers of
    the place do not make its total. Where two rows give the same students twice, the one without adult education stands.

    | school | race  | total |      | school | race.asian | race.white | total |
    |--------|-------|-------|  →   |--------|------------|------------|-------|
    | Bay    | Asian | 100   |      | Bay    | 100        | 200        | 300   |
    | Bay    | White | 200   |
    """
    by_place: dict[tuple[str, str, str], list[StudentRow]] = {}
    for row in rows:
        by_place.setdefault(row.place, []).append(row)
    keys = {key for row in rows for key in (*row.splits, *row.people)} - {TOTAL}
    groups = {key for key in keys if key[0] not in ("grade", "subgroup") and key[1] != LEFT_OUT and not is_unplaced(key)}
    return [of_place(members, groups) for members in by_place.values()]


def of_place(rows: Sequence[StudentRow], groups: set[Key]) -> StudentRow:
    """The row of one place; `groups` are those of the whole table."""
    pieces = pieces_of(rows)
    people: dict[Key, Amount] = {}
    dimensions = {dimension for dimension, _ in groups}
    for dimension in dimensions:
        people |= least_split(dimension, pieces)
    total = total_of(pieces, groups)
    if total is not None:
        people[TOTAL] = total
    for key in sorted(groups - people.keys()):
        members = [people[each] for each in people if each[0] == key[0]]
        if members and is_complete(members, people.get(TOTAL)):
            people[key] = NONE
    numbers = tuple(number for row in rows for number in row.rows)
    return replace(rows[0], rows=numbers, people={key: each for key, each in people.items() if not is_unplaced(key)}, splits=())


def pieces_of(rows: Sequence[StudentRow]) -> dict[frozenset[Key], Amount]:
    """Groups that students are in → how many; without the rows left out, and of two counts the one without adult education."""
    pieces: dict[frozenset[Key], Amount] = {}
    for row in sorted(rows, key=lambda row: "minus adult education" not in row.indicator):
        if any(group == LEFT_OUT for _, group in row.splits):
            continue
        for key, people in row.people.items():
            pieces.setdefault(frozenset((*row.splits, *(() if key == TOTAL else (key,)))), people)
    return pieces


def least_split(dimension: str, pieces: dict[frozenset[Key], Amount]) -> dict[Key, Amount]:
    """The groups of a dimension from the pieces that split its groups least."""
    by_extra: dict[Extra, dict[Key, list[Amount]]] = {}
    for keys, people in pieces.items():
        for own in (key for key in keys if key[0] == dimension):
            extra = frozenset(key[0] for key in keys if key != own)
            by_extra.setdefault(extra, {}).setdefault(own, []).append(people)
    if not by_extra:
        return {}
    return {key: in_all(parts) for key, parts in by_extra[min(by_extra, key=lambda extra: (len(extra), sorted(extra)))].items()}


def total_of(pieces: dict[frozenset[Key], Amount], groups: set[Key]) -> Amount | None:
    """All students of a place: as published, else the sum over a dimension whose groups hold everyone; None where there is none."""
    if frozenset() in pieces:
        return pieces[frozenset()]
    by_dimensions: dict[Extra, list[Amount]] = {}
    for keys, people in pieces.items():
        by_dimensions.setdefault(frozenset(key[0] for key in keys), []).append(people)
    whole = [dimensions for dimensions in by_dimensions if all(holds_everyone(each, groups) for each in dimensions)]
    sums = [in_all(by_dimensions[dimensions]) for dimensions in sorted(whole, key=lambda each: (len(each), sorted(each)))]
    return next((each for each in sums if not math.isnan(each.value)), sums[0] if sums else None)


def holds_everyone(dimension: str, groups: set[Key]) -> bool:
    """Whether every student is in a group of this dimension: of a yes-or-no question only where both answers are counted."""
    if dimension in ("english_learner", "economically_disadvantaged"):
        return (dimension, "no") in groups and (dimension, "yes") in groups
    return dimension in ("race", "gender", "grade")


def is_complete(members: Sequence[Amount], total: Amount | None) -> bool:
    """Whether the groups that a place has rows of leave nobody for the groups that it has none of."""
    known = in_all(members)
    if total is None or math.isnan(total.value):
        return True
    return abs(total.value - known.value) <= total.slack + known.slack


def is_unplaced(key: Key) -> bool:
    """Whether students are in no group of the dimension."""
    return key[1].startswith(UNPLACED)


def repeats(rows: Sequence[StudentRow]) -> dict[int, StudentRow]:
    """Index of each row that says the same students again → the row that said them first."""
    first: dict[tuple[object, ...], StudentRow] = {}
    found = {}
    for index, row in enumerate(rows):
        before = first.setdefault((row.place, row.splits, row.indicator), row)
        if before is not row:
            found[index] = before
    return found
