"""A sign-in sheet: title rows, then a list of names with a mark or a signature."""

from data_models.raw import RawTable
from representation.intake.exporters.recognition import ANSWERS, Recognition, columns_of, likely_header_index

TURN = 8
"""Any list of names could be one: asked once no tool claims the table."""


def recognised(raw: RawTable) -> Recognition | None:
    """Recognised by a column of names beside a mark of attendance or a signature, without a status of registration."""
    index = likely_header_index(raw)
    if index is None:
        return None
    columns = columns_of(raw.row(index))
    has_names = bool(columns & {"name", "first_name", "last_name"})
    asks = columns & {"order_id", "status", "submitted_at"} or len(columns & ANSWERS) > 1
    if has_names and columns & {"mark", "signature"} and not asks:
        return Recognition("sign_in_sheet", "attendance", index)
    if index > 0 and has_names and not columns & (ANSWERS | {"status", "submitted_at", "conversation", "event_date"}):
        return Recognition("sign_in_sheet", "attendance", index)
    return None
