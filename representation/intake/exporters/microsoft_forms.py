"""Microsoft Forms: five fixed columns, then the questions; multi-select answers end in `;`."""

from data_models.raw import RawTable
from representation.answers.folding import folded
from representation.intake.exporters.recognition import Recognition, form_kind

FIXED = ("id", "start time", "completion time", "email", "name")


def recognised(raw: RawTable) -> Recognition | None:
    """Recognised by its first five headers, in their order."""
    headers = raw.row(0)
    if tuple(folded(header) for header in headers[: len(FIXED)]) == FIXED:
        return Recognition("microsoft_forms", form_kind(headers[len(FIXED) :]), 0)
    return None
