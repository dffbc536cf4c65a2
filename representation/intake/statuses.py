"""What the status of a registration says: whether it counts, and why not."""

from functools import cache

from data_models.vocabularies import vocabulary
from representation.answers.folding import folded
from representation.answers.missing import missing_code

COUNTED = ("counted", "")
SAID_FIRST = ("cancelled", "canceled", "refunded", "waitlisted", "declined", "rejected")
"""First words of statuses whose further words say who did it, or why."""


@cache
def _known_statuses() -> dict[str, tuple[str, str]]:
    """Status → effect and reason; the words of attendance lists leave a registration what it is."""
    counted = dict.fromkeys(mark_meanings(), COUNTED)
    return counted | {_status_key(row["status"]): (row["effect"], row["reason"]) for row in vocabulary("statuses")}


def _status_key(text: str) -> str:
    return " ".join(folded(text).replace("-", " ").split())


def known_status(text: str) -> tuple[str, str] | None:
    """Effect and reason of a status, None for one that we do not know; what follows "Cancelled" says who did it, or why."""
    key = _status_key(text)
    known = _known_statuses().get(key)
    if known is None and key.partition(" ")[0].rstrip(":,(-") in SAID_FIRST:
        return _known_statuses()[key.partition(" ")[0].rstrip(":,(-")]
    return COUNTED if known is None and missing_code(text) is not None else known


def mark_meanings() -> dict[str, str]:
    """Mark of an attendance list → `yes` or `no`."""
    return {folded(row["mark"]): row["meaning"] for row in vocabulary("attendance_marks")}
