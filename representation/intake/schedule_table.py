"""A schedule of conversations as a checked table."""

import pandas as pd

from data_models.source_row import ConversationRow
from representation.intake.checked import CheckedTable
from representation.intake.dates import iso_moments
from representation.intake.exporters import Recognition
from representation.intake.table_findings import groups_of, in_row_order, replaced
from representation.intake.text_frame import TextFrame
from representation.validating import failures

SCHEDULE_COLUMNS = ("conversation", "event_date", "start_time", "series", "mode", "place", "host", "stakeholder_group")


def schedule_table(table: TextFrame, found: Recognition) -> CheckedTable:
    """The lines of a schedule that have a title; a date that is none is left blank."""
    originals = {column: table.first(column) for column in SCHEDULE_COLUMNS}
    columns = {column: values.str.strip() for column, (values, _) in originals.items()}
    frame = pd.DataFrame({"row": table.rows, **columns, "event_date": iso_moments(columns["event_date"])})
    groups = []
    for failure in failures(ConversationRow, frame):
        values, positions = originals[failure.column]
        groups += groups_of(table, failure.kind, failure.column, failure.places, values, positions)
        if failure.column == "event_date":
            frame[failure.column] = replaced(frame[failure.column], failure.places, "")
    frame = frame[frame["conversation"].ne("")]
    return CheckedTable(
        table.raw.file, table.raw.sheet, found.exporter, "conversations", table.header_row, table.file_columns, len(table.rows), table.raw,
        frame=frame, groups=(*table.raw.notes, *in_row_order(groups)), body_index=found.body_index,
    )  # fmt: skip
