"""What the intake suggests and does not apply by itself, as the cards ask for it."""

from representation.answers.close_spelling import Suggestion
from representation.answers.suggesting import suggested_answer
from representation.intake.suggested_columns import suggested_column


def suggested_place(dimension: str, answer: str) -> Suggestion | None:
    """The place that an answer probably belongs to; None where nothing comes close."""
    return suggested_answer(answer, dimension)


def suggested_use(header: str) -> Suggestion | None:
    """What a column probably holds whose header is close to one that we know; None where nothing comes close."""
    return suggested_column(header)
