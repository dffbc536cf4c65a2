"""What an exporter says of a table that it recognises."""

from dataclasses import dataclass

from data_models.raw import RawTable
from data_models.response import Kind
from representation.answers.folding import folded
from representation.intake.columns import header_column

REGISTRATION_WORDS = ("will you attend", "would you like to attend", "plan to attend", "register", "sign up", "rsvp", "asistirá", "inscri")
AFTERWARDS_WORDS = ("did you attend", "you attended", "did you feel", "today's", "this evening", "asistió")
PERSON = {"email", "name", "first_name", "last_name", "person_id"}
ANSWERS = {"race", "language", "zip", "income", "gender", "education"}
AFTERWARDS = {"rating", "comment"}
HEADER_ROWS_SEARCHED = 30


@dataclass(frozen=True)
class Recognition:
    """The exporter, the kind of table (None: not to be told), and which of the raw rows holds the headers."""

    exporter: str
    kind: Kind | None
    header_index: int


def header_set(row: tuple[str, ...]) -> set[str]:
    """The headers of a row, folded for comparison."""
    return {folded(cell) for cell in row if cell.strip()}


def columns_of(row: tuple[str, ...]) -> set[str]:
    """What the headers of a row stand for."""
    return {column for cell in row if (column := header_column(cell)[0])}


def form_kind(headers: tuple[str, ...]) -> Kind:
    """Whether a form asks people before (registration) or afterwards (exit survey); a form that does not say so is a survey."""
    texts = [folded(header) for header in headers]
    if columns_of(headers) & {"rating"} or any(word in text for text in texts for word in AFTERWARDS_WORDS):
        return "exit_survey"
    if any(word in text for text in texts for word in REGISTRATION_WORDS):
        return "registration"
    return "exit_survey"


def likely_header_index(raw: RawTable, least: int = 2) -> int | None:
    """The first row with the most headers that we know; None where no row has `least` of them."""
    best, best_count = None, least - 1
    for i, row in enumerate(raw.rows[:HEADER_ROWS_SEARCHED]):
        count = len(columns_of(row))
        if count > best_count:
            best, best_count = i, count
    return best
