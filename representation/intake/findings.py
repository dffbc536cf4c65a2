"""Findings in words: one sentence that says what is wrong and what to do, from the vocabulary of finding kinds."""

from functools import cache
from typing import cast

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data_models.finding import Finding, FindingGroup, Severity
from data_models.vocabularies import vocabulary


@cache
def finding_kinds() -> dict[str, dict[str, str]]:
    """Kind → its row in the vocabularies: severity, title, sentence, remedy; kinds of community files bring their own sentences."""
    community = ({**row, "sentence": "{message}", "remedy": ""} for row in vocabulary("finding_kinds_community"))
    return {row["kind"]: row for row in (*vocabulary("finding_kinds"), *community)}


def finding(
    kind: str,
    file: str,
    sheet: str | None = None,
    row: int | None = None,
    column: str | None = None,
    value: str | None = None,
    message: str = "",
) -> Finding:
    """A finding of a kind, its sentence filled in.

    Raises
    ------
    KeyError
        If the kind is not in `finding_kinds.csv`.
    """
    words = finding_kinds()[kind]
    shown = (value or "").strip()
    parts = {"value": shown if len(shown) <= 80 else shown[:79] + "…", "column": (column or "").strip(), "message": message}
    sentence = words["sentence"].format(**parts)
    remedy = words["remedy"].format(**parts)
    text = sentence if words["sentence"] == "{message}" else f"{sentence} {remedy}"
    return Finding(kind, cast(Severity, words["severity"]), text, file, sheet, row, column, value)


def finding_groups(
    kind: str, file: str, sheet: str | None, rows: NDArray[np.int64], column: str | None, values: pd.Series
) -> list[tuple[int, FindingGroup]]:
    """The findings of one kind in one column, one group for each distinct value, each with the place of its first row.

    Parameters
    ----------
    rows
        Numbers that a spreadsheet shows, ascending.
    values
        What is written in these rows.

    >>> found = finding_groups("zip_unreadable", "a.csv", None, np.array([2, 5, 9]), "ZIP", pd.Series(["x", "45O", "x"]))
    >>> [(place, group.value, group.rows) for place, group in found]
    [(0, 'x', (2, 9)), (1, '45O', (5,))]
    """
    places, distinct = pd.factorize(values)
    in_order = np.argsort(places, kind="stable")
    starts = np.searchsorted(places[in_order], np.arange(len(distinct)))
    numbers = rows[in_order].tolist()
    ends = [*starts[1:].tolist(), len(numbers)]
    found = []
    for value, start, end in zip(distinct.tolist(), starts.tolist(), ends, strict=True):
        one = finding(kind, file, sheet, None, column, value)
        group = FindingGroup(kind, one.severity, one.message, file, sheet, tuple(numbers[start:end]), column, value)
        found.append((int(in_order[start]), group))
    return found
