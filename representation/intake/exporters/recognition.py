"""What an exporter says of a table that it recognises."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from data_models.finding import FindingGroup
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
class Boxes:
    """One question whose options are columns of their own: a cell says that its option was ticked.

    `positions` are the columns (1, 2, …); `options[i]` is what a tick in `positions[i]` stands for, "" where the cell says it itself.
    The question is read as one column, at the first of its positions; its header is `question`.
    """

    question: str
    positions: tuple[int, ...]
    options: tuple[str, ...]


@dataclass(frozen=True)
class Recognition:
    """What an exporter makes of a table: who wrote it, what it is, where its headers and its rows stand.

    Attributes
    ----------
    kind
        None where it cannot be told.
    header_index
        Index of the raw row with the headers that people read.
    body_index, end_index
        The first row of data and the first row after the table; None: the row after the headers, the end.
    headers
        One per column, where they are put together from several rows or a dictionary; None: the row of headers as it is.
    boxes
        Questions whose options are columns.
    columns
        Position → what the exporter knows the column to be (None: not used); it outranks the words of the header.
    labels
        Position → code in a cell → the label it stands for.
    not_counted
        Index of a raw row → why it does not count (a preview, an answer that was not finished).
    notes
        What the user should know about how the table was read.
    heading
        What stands above the table about its conversation: its title, its date; None: every cell there.
    """

    exporter: str
    kind: Kind | None
    header_index: int
    body_index: int | None = None
    end_index: int | None = None
    headers: tuple[str, ...] | None = None
    boxes: tuple[Boxes, ...] = ()
    columns: Mapping[int, str | None] = field(default_factory=dict)
    labels: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    not_counted: Mapping[int, str] = field(default_factory=dict)
    notes: tuple[FindingGroup, ...] = ()
    heading: tuple[str, ...] | None = None


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
    for i, row in enumerate(raw.head(HEADER_ROWS_SEARCHED)):
        count = len(columns_of(row))
        if count > best_count:
            best, best_count = i, count
    return best
