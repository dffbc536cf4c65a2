"""Vocabularies: what varies between sources, as CSV rows that anyone can review."""

import csv
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def vocabulary(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `<name>.csv` in file order, each a dict of its columns.

    Raises
    ------
    FileNotFoundError
        If there is no such vocabulary.
    """
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(dict(row) for row in csv.DictReader(file))


@cache
def group_labels(dimension: str) -> dict[str, str]:
    """Code → readable label of a dimension's known groups, in their fixed order."""
    return {row["code"]: row["label"] for row in vocabulary("groups") if row["dimension"] == dimension}


@cache
def all_group_labels(dimension: str) -> dict[str, str]:
    """Code → readable label of every known group: those of `group_labels`, then the parts that some forms and tables tell apart."""
    return group_labels(dimension) | {row["code"]: row["label"] for row in vocabulary("groups_detailed") if row["dimension"] == dimension}


@cache
def wholes(dimension: str) -> dict[str, str]:
    """Part → the group that it is always a part of (`crosswalks.csv`, `when` = part): Chinese → Asian."""
    return {row["from"]: row["into"] for row in vocabulary("crosswalks") if row["dimension"] == dimension and row["when"] == "part"}


@cache
def stand_ins(dimension: str) -> dict[str, str]:
    """Group → where it is counted by a table that has no row of its own for it (`when` = no_row): Chinese → Other Asian."""
    return {row["from"]: row["into"] for row in vocabulary("crosswalks") if row["dimension"] == dimension and row["when"] == "no_row"}


@cache
def dimension_nouns() -> dict[str, str]:
    """Dimension → how it is called inside a sentence."""
    return {row["dimension"]: row["noun"] for row in vocabulary("dimensions")}


@cache
def dimension_labels() -> dict[str, str]:
    """Dimension → readable name, in their fixed order."""
    return {row["dimension"]: row["label"] for row in vocabulary("dimensions")}
