"""Findings in words: one sentence that says what is wrong and what to do, from the vocabulary of finding kinds."""

from functools import cache
from typing import cast

from data_models.finding import Finding, Severity
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
