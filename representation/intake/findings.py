"""Findings in words: one sentence that says what is wrong and what to do, from the vocabulary of finding kinds."""

from functools import cache
from typing import cast

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data_models.finding import Finding, FindingGroup, Severity
from data_models.vocabularies import vocabulary

NOTES = ("nothing", "reading")
"""What findings take away that are only said (column `takes`)."""


@cache
def finding_kinds() -> dict[str, dict[str, str]]:
    """Kind → its row in the vocabularies: severity, title, sentence, remedy; kinds of community files bring their own sentences."""
    community = ({**row, "sentence": "{message}", "remedy": ""} for row in vocabulary("finding_kinds_community"))
    return {row["kind"]: row for row in (*vocabulary("finding_kinds"), *community)}


def what_it_takes(kind: str) -> str:
    """What a finding takes away: `something`, `nothing`, a `reading` (read otherwise than it stands), or a `question` that waits.

    >>> what_it_takes("zip_unreadable"), what_it_takes("headers_duplicated"), what_it_takes("date_order_open")
    ('something', 'reading', 'question')
    """
    return finding_kinds()[kind].get("takes") or "something"


def takes_nothing(kind: str) -> bool:
    """Whether a finding is a note only: nothing was left out, nothing counts as missing, and no word of staff is waited for."""
    return what_it_takes(kind) in NOTES


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


MOST_VALUES = 1_000
"""Distinct values of one column that are listed; nobody reads more, and a sentence for each takes long."""
OTHER_VALUES = "other values ({more:,} more)"


def finding_groups(
    kind: str, file: str, sheet: str | None, rows: NDArray[np.int64], column: str | None, values: pd.Series
) -> list[tuple[int, FindingGroup]]:
    """The findings of one kind in one column, one group for each distinct value, each with the place of its first row.

    Where a column holds very many, the values that most rows have are listed, and the others are one group without a value.

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
    starts = np.searchsorted(places[in_order], np.arange(len(distinct) + 1))
    listed = np.sort(np.argsort(-np.diff(starts), kind="stable")[:MOST_VALUES])
    found = []
    for value, start, end in zip(distinct[listed].tolist(), starts[listed].tolist(), starts[listed + 1].tolist(), strict=True):
        one = finding(kind, file, sheet, None, column, value)
        numbers = tuple(rows[in_order[start:end]].tolist())
        found.append((int(in_order[start]), FindingGroup(kind, one.severity, one.message, file, sheet, numbers, column, value)))
    if len(listed) < len(distinct):
        others = np.flatnonzero(~np.isin(places, listed))
        one = finding(kind, file, sheet, None, column, OTHER_VALUES.format(more=len(distinct) - len(listed)))
        numbers = tuple(rows[others].tolist())
        found.append((int(others[0]), FindingGroup(kind, one.severity, one.message, file, sheet, numbers, column)))
    return found
