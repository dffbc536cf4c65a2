"""Answers of the Census API: whether they are what was asked for, and what they say of themselves."""

import json
from collections.abc import Sequence

from representation.community.census_api.problems import CensusProblem
from representation.community.layouts.api_answer import api_rows
from representation.community.numbers import figure


def rows_of(data: bytes, columns: Sequence[str]) -> list[list[str]]:
    """The rows of an answer, the header first.

    Raises
    ------
    CensusProblem
        If it is no table, lacks one of the columns, or has rows of another width than its header.
    """
    rows = api_rows(data)
    if not rows or len({len(row) for row in rows}) > 1 or not set(columns) <= set(rows[0]):
        raise CensusProblem("malformed")
    return rows


def is_withheld(table: str, rows: Sequence[Sequence[str]]) -> bool:
    """Whether no estimate of a table is a figure: each is blank or a code such as -666666666.

    >>> is_withheld("B01003", [["B01003_001E", "B01003_001M", "us"], ["-666666666", "-222222222", "1"]])
    True
    """
    places = [i for i, code in enumerate(rows[0]) if code.startswith(f"{table}_") and code.endswith("E")]
    return not any(figure(row[i]).kind == "number" for row in rows[1:] for i in places)


def labels_of(table: str, data: bytes) -> dict[str, str]:
    """Code → label of a table's estimates, from its description; {} where the answer is none.

    >>> labels_of("B01003", b'{"variables": {"B01003_001E": {"label": "Estimate!!Total"}, "NAME": {"label": "Name"}}}')
    {'B01003_001E': 'Estimate!!Total'}
    """
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    variables = told.get("variables") if isinstance(told, dict) else None
    if not isinstance(variables, dict):
        return {}
    named = {str(code): entry.get("label") for code, entry in variables.items() if isinstance(entry, dict)}
    return {code: label for code, label in sorted(named.items()) if code.startswith(f"{table}_") and isinstance(label, str)}
