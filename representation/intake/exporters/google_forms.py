"""Google Forms, from the sheet of responses or downloaded directly: the first column is the timestamp."""

from data_models.raw import RawTable
from representation.answers.folding import folded
from representation.intake.exporters.recognition import Recognition, form_kind

TURN = 1
"""Other tools have a column of this name too."""
FIRST_HEADERS = ("timestamp", "marca temporal")


def recognised(raw: RawTable) -> Recognition | None:
    """Recognised by its first header."""
    headers = raw.row(0)
    if len(headers) > 1 and folded(headers[0]) in FIRST_HEADERS:
        return Recognition("google_forms", form_kind(headers), 0)
    return None
