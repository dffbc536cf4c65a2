"""From the bytes of one file to its checked tables."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from data_models.finding import grouped
from data_models.raw import RawTable
from data_models.response import DIMENSIONS, UNREADABLE, Kind
from data_models.source_row import AttendanceRow, ExitSurveyRow, RegistrationRow
from representation.community.reading import read_community
from representation.intake.checked import CheckedTable, NotCounted
from representation.intake.column_notes import open_orders, repaired_zips
from representation.intake.community_table import as_published, community_table
from representation.intake.correction import Correction
from representation.intake.dates import ReadDates
from representation.intake.exporters import Recognition
from representation.intake.findings import finding
from representation.intake.headers_again import headers_again
from representation.intake.limits import UnreadableFile
from representation.intake.map_table import is_map, map_table
from representation.intake.own_sheets import Original, is_own_sheet, originals
from representation.intake.reading import read_tables
from representation.intake.recognising import by_hand, recognition
from representation.intake.schedule_table import schedule_table
from representation.intake.scrubbing import scrubbed
from representation.intake.source_rows import SourceRows, source_rows
from representation.intake.table_findings import groups_of, in_row_order, replaced
from representation.intake.text_frame import TextFrame, text_frame
from representation.intake.totals import NO_PERSON
from representation.intake.zipped_tables import is_companion
from representation.validating import failures

NOTHING_SAID = Correction()
UNFINISHED = "not finished"
"""Why exporters leave out an answer that was begun and not sent."""
MODELS = {"registration": RegistrationRow, "attendance": AttendanceRow, "exit_survey": ExitSurveyRow}
NOTHING_TO_FIX = "The workbook explains rows to fix and holds none of them. Download it again and upload it with its other sheets."
NOT_RECOGNISED = "No row of the sheet has headers that we know. Say what the table is and which column holds what."
EXPLAINS = "By its name, this file of a Census download explains a table and holds no figures. Add the file that ends in -Data.csv."


def checked_tables(name: str, data: bytes, kind: Kind | None = None, conversation: str | None = None) -> list[CheckedTable]:
    """Every table of a file, recognised and checked; a file that cannot be read gives one table with one finding.

    Parameters
    ----------
    name, data
        File name as the user knows it, and its bytes.
    kind
        What the user says the file is; None recognises it.
    conversation
        Title of the conversation that the whole file is about, where the file does not say.
    """
    try:
        raws = read_tables(name, data)
    except UnreadableFile as unreadable:
        return [_without_tables(name, unreadable.kind, unreadable.message)]
    mended, tables = originals(raws), []
    for raw in raws:
        if not is_own_sheet(raw):
            original = mended.get(raw.sheet or "", Original(None))
            table = checked_table(raw, Correction(kind, conversation, day_first=original.day_first))
            tables.append(replace(table, mends=original.file_hash))
    return tables or [_without_tables(name, "file_empty", NOTHING_TO_FIX)]


def _without_tables(name: str, kind: str, message: str) -> CheckedTable:
    """What stands for a file of which nothing can be used: one finding that says why."""
    problem = finding(kind, name, message=message)
    return CheckedTable(name, None, None, None, None, (), 0, RawTable.of_rows(name, None, ()), groups=grouped([problem]))


def checked_table(raw: RawTable, said: Correction = NOTHING_SAID) -> CheckedTable:
    """One table recognised and checked; what staff said always wins over what was recognised."""
    if is_map(raw):
        return map_table(raw)
    if said.kind in (None, "community") and not said.columns:
        community = read_community(as_published(raw), said.community)
        if community is not None:
            return community_table(raw, community)
    found = recognition(raw)
    if said.columns or said.header_index is not None or said.kind not in (None, "community"):
        found = by_hand(raw, found, said.kind, said.header_index, said.columns)
    kind = said.kind or (found.kind if found else None)
    if found is None or kind is None or kind == "community":
        return _unrecognised_table(raw)
    found = replace(found, not_counted={**headers_again(raw, found), **found.not_counted})
    begun = {raw.row_numbers[i] for i, reason in found.not_counted.items() if reason == UNFINISHED}
    found = replace(found, kind=kind, not_counted={i: reason for i, reason in found.not_counted.items() if reason != UNFINISHED})
    table = text_frame(raw, found, said.columns)
    if kind == "conversations":
        return schedule_table(table, found)
    return _people_table(table, found, kind, said, begun)


def _unrecognised_table(raw: RawTable) -> CheckedTable:
    message = EXPLAINS if is_companion(raw.file) else NOT_RECOGNISED
    problem = finding("table_not_recognised", raw.file, raw.sheet, message=message)
    return CheckedTable(raw.file, raw.sheet, None, None, None, (), len(raw), raw, groups=(*raw.notes, *grouped([problem])))


def _without_empty(converted: SourceRows, begun: set[int]) -> SourceRows:
    """The rows, those that somebody began and left without saying who they are taken out; one with any such answer counts."""
    if not begun:
        return converted
    said_nothing = (converted.frame[list(DIMENSIONS)] == "").all(axis=1)
    is_out = converted.frame["row"].isin(begun) & said_nothing & converted.not_counted.eq("")
    return replace(converted, not_counted=converted.not_counted.mask(is_out, UNFINISHED))


def _people_table(table: TextFrame, found: Recognition, kind: Kind, said: Correction, begun: set[int]) -> CheckedTable:
    raw = table.raw
    converted = _without_empty(source_rows(table, kind, said.answers, said.day_first), begun)
    frame = converted.frame[converted.not_counted.eq("")]
    groups = []
    changed: dict[str, pd.Series] = {}
    for failure in failures(MODELS[kind], frame):
        places, column = frame.index[failure.places].to_numpy(), failure.column
        groups += groups_of(table, failure.kind, column, places, converted.originals[column], converted.positions[column])
        left = UNREADABLE if column in (*DIMENSIONS, "role") else ""
        changed[column] = replaced(changed.get(column, frame[column]), failure.places, left)
    if len(converted.unclear_marks):
        groups += groups_of(table, "mark_unclear", "mark", converted.unclear_marks, *table.first("mark"))
    for position, unknown in converted.unknown_statuses.items():
        groups += groups_of(table, "status_unknown", "status", unknown, table.cells[position], pd.Series(position, table.cells.index))
    conversation_columns = table.columns("conversation")
    return CheckedTable(
        raw.file, raw.sheet, found.exporter, kind, table.header_row, table.file_columns, _rows_read(table, found), raw,
        frame=frame.assign(**changed),
        groups=(*raw.notes, *found.notes, *repaired_zips(table), *open_orders(table, converted.dates), *in_row_order(groups)),
        not_counted=_not_counted(table, found, converted),
        comments=_long(table, "comment", frame), ratings=_long(table, "rating", frame),
        conversation_header=conversation_columns[0].header if conversation_columns else None,
        heading=_heading(raw, found),
        conversation=said.conversation, has_event_date=bool(table.columns("event_date")), body_index=found.body_index,
        title=scrubbed(found.heading[0].strip()) if found.heading else "",
        day_first=_day_first(converted.dates, said.day_first),
        open_date=next((read.open_date for read in converted.dates.values() if read.open_date), ""),
    )  # fmt: skip


def _rows_read(table: TextFrame, found: Recognition) -> int:
    """How many rows the table has, those that do not count included; lines that sum it up and notes below it are none of them."""
    return len(table.rows) + sum(reason not in NO_PERSON for reason in found.not_counted.values())


def _day_first(dates: Mapping[str, ReadDates], said: bool | None) -> bool | None:
    """Whether slashed dates begin with the day: as was said, else as the rows that tell say; None where none does."""
    if said is not None:
        return said
    told = [read.day_first for read in dates.values() if read.day_first is not None]
    return any(told) if told else None


def _heading(raw: RawTable, found: Recognition) -> tuple[str, ...]:
    """What stands above the table, or the part of it that the exporter says is about the event."""
    if found.heading is not None:
        return found.heading
    return tuple(cell.strip() for row in raw.head(found.header_index) for cell in row if cell.strip())


def _not_counted(table: TextFrame, found: Recognition, converted: SourceRows) -> tuple[NotCounted, ...]:
    raw = table.raw
    left_out = converted.not_counted[converted.not_counted.ne("")]
    reasons = dict(zip(table.rows[left_out.index].tolist(), left_out.tolist(), strict=True))
    reasons |= {raw.row_numbers[i]: reason for i, reason in found.not_counted.items()}
    return tuple(NotCounted(raw.file, raw.sheet, row, reason) for row, reason in sorted(reasons.items()))


def _long(table: TextFrame, column: str, frame: pd.DataFrame) -> pd.DataFrame:
    """One row per answer to a question of this kind: the row of the file, the question, the text."""
    parts = []
    for match in table.columns(column):
        text = table.cells[match.position].loc[frame.index].str.strip()
        text = text[text.ne("")]
        parts.append(pd.DataFrame({"row": table.rows.loc[text.index], "question": match.header.strip(), "text": text}))
    if not parts:
        return pd.DataFrame({"row": [], "question": [], "text": []})
    return pd.concat(parts).reset_index(drop=True)
