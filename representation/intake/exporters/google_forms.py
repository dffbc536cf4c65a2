"""Google Forms, from the sheet of responses or downloaded directly: a timestamp, then one column per question."""

from data_models.raw import RawTable, Row
from representation.answers.folding import folded
from representation.intake.exporters.fields import known_columns, of_quizzes
from representation.intake.exporters.recognition import Recognition, form_kind, header_set

TURN = 1
"""Other tools have a column of this name too."""
TIMESTAMPS = frozenset({"timestamp", "marca temporal"})
ROWS_SEARCHED = 10
FEWEST_WORDS = 4
"""Words in a header from which on it is a question."""
SHEETS = ("form responses", "respuestas de formulario")


def recognised(raw: RawTable) -> Recognition | None:
    """Recognised by its first header; further right a timestamp is Google's only among questions or in a sheet of responses."""
    for i, row in enumerate(raw.head(ROWS_SEARCHED)):
        if len(row) > 1 and header_set(row) & TIMESTAMPS and (folded(row[0]) in TIMESTAMPS or _asks(raw, row)):
            known = of_quizzes(row) | known_columns("google_forms", row)
            questions = tuple(header for position, header in enumerate(row, start=1) if position not in known)
            return Recognition("google_forms", form_kind(questions), i, columns=known)
    return None


def _asks(raw: RawTable, row: Row) -> bool:
    is_sheet = raw.sheet is not None and folded(raw.sheet).startswith(SHEETS)
    return is_sheet or any(header.rstrip().endswith("?") or len(header.split()) >= FEWEST_WORDS for header in row)
