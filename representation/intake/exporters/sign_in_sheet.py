"""A sign-in sheet: title rows, then a list of names with a mark or a signature, under headers of one line or two."""

from data_models.raw import RawTable, Row
from representation.intake.exporters.recognition import ANSWERS, HEADER_ROWS_SEARCHED, Recognition, columns_of
from representation.intake.exporters.two_lines import two_line_headers

TURN = 8
"""Any list of names could be one: asked once no tool claims the table."""
FEWEST_KNOWN = 2


def recognised(raw: RawTable) -> Recognition | None:
    """Recognised by a column of names beside a mark of attendance or a signature, without a status of registration."""
    index, headers, is_joined = _headers(raw)
    columns = columns_of(headers)
    has_names = bool(columns & {"name", "first_name", "last_name"})
    if len(columns) < FEWEST_KNOWN or not has_names:
        return None
    asks = columns & {"order_id", "status", "submitted_at"} or len(columns & ANSWERS) > 1
    is_signed = columns & {"mark", "signature"} and not asks
    is_titled = index > 0 and not columns & (ANSWERS | {"status", "submitted_at", "conversation", "event_date"})
    if not is_signed and not is_titled:
        return None
    joined = (index + 2, headers) if is_joined else (None, None)
    return Recognition("sign_in_sheet", "attendance", index, body_index=joined[0], headers=joined[1])


def _headers(raw: RawTable) -> tuple[int, Row, bool]:
    """Index and headers of the first row with the most headers that we know, and whether they go on in the row below."""
    best: tuple[int, Row, bool] = (0, (), False)
    for i, row in enumerate(raw.head(HEADER_ROWS_SEARCHED)):
        joined = two_line_headers(raw, i)
        headers = row if joined is None else joined
        if len(columns_of(headers)) > len(columns_of(best[1])):
            best = (i, headers, joined is not None)
    return best
