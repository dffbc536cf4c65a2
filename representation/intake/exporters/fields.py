"""The columns that an exporter writes by itself, from its vocabulary."""

import re
from functools import cache

from data_models.vocabularies import vocabulary
from representation.answers.folding import folded

NOT_USED = "ignore"


@cache
def _fields(exporter: str) -> dict[str, str | None]:
    return {folded(row["header"]): None if row["column"] == NOT_USED else row["column"] for row in vocabulary(f"exporters/{exporter}")}


def known_columns(exporter: str, headers: tuple[str, ...]) -> dict[int, str | None]:
    """Position → column (None: not used) of the headers that the exporter's vocabulary has; questions are left to their own words.

    Raises
    ------
    FileNotFoundError
        If there is no `vocabularies/exporters/<exporter>.csv` (columns `column`, `header`, `note`).
    """
    known = _fields(exporter)
    return {i: known[text] for i, header in enumerate(headers, start=1) if (text := folded(header)) in known}


QUIZ = re.compile(
    r"(?:(?:points|feedback|puntos|comentarios) ?[-:–] ?(?P<before>.+))|(?:(?P<after>.+?) \[(?:score|feedback|puntuación|comentarios)\])"
)
"""What a quiz adds to a question: its points and the feedback on it."""


def of_quizzes(headers: tuple[str, ...]) -> dict[int, None]:
    """The columns that a quiz adds to the questions: they hold points and feedback, nobody's answers.

    >>> of_quizzes(("Your gender", "Points - Your gender", "Points - made"))
    {2: None}
    """
    asked = {folded(header) for header in headers}
    told = {i: QUIZ.fullmatch(folded(header)) for i, header in enumerate(headers, start=1)}
    return {i: None for i, found in told.items() if found and (found["before"] or found["after"]) in asked}
