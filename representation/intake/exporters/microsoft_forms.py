"""Microsoft Forms: columns about the response, then the questions; multi-select answers end in `;`."""

from data_models.raw import RawTable
from representation.intake.exporters.fields import known_columns, of_quizzes
from representation.intake.exporters.recognition import Recognition, form_kind, header_set

ROWS_SEARCHED = 10
MARKS = ({"id", "start time", "completion time"}, {"id", "hora de inicio", "hora de finalización"})


def recognised(raw: RawTable) -> Recognition | None:
    """Recognised by the number and the two times of a response, in any order; rows above may be notes."""
    for i, row in enumerate(raw.head(ROWS_SEARCHED)):
        if any(header_set(row) >= marks for marks in MARKS):
            known = of_quizzes(row) | known_columns("microsoft_forms", row)
            questions = tuple(header for position, header in enumerate(row, start=1) if position not in known)
            return Recognition("microsoft_forms", form_kind(questions), i, columns=known)
    return None
