"""From the bytes of one file to its checked tables."""

from dataclasses import replace

import pandas as pd

from data_models.community_count import CommunityCount
from data_models.finding import Finding, grouped
from data_models.raw import RawTable
from data_models.response import DIMENSIONS, UNREADABLE, Kind
from data_models.source_row import AttendanceRow, ConversationRow, ExitSurveyRow, RegistrationRow
from representation.community.reading import CommunityReading, read_community
from representation.intake.checked import CheckedTable, NotCounted
from representation.intake.checking import failures
from representation.intake.correction import Correction
from representation.intake.dates import iso_moments
from representation.intake.exporters import Recognition
from representation.intake.exporters.recognition import likely_header_index
from representation.intake.findings import finding
from representation.intake.limits import UnreadableFile
from representation.intake.own_sheets import is_own_sheet
from representation.intake.reading import read_tables
from representation.intake.recognising import later_exporter, recognition
from representation.intake.source_rows import SourceRows, source_rows
from representation.intake.text_frame import TextFrame, text_frame

NOTHING_SAID = Correction()
MODELS = {"registration": RegistrationRow, "attendance": AttendanceRow, "exit_survey": ExitSurveyRow}
SCHEDULE_COLUMNS = ("conversation", "event_date", "start_time", "series", "mode", "place", "host", "stakeholder_group")
NOT_RECOGNISED = "No row of the sheet has headers that we know. Say what the table is and which column holds what."


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
        problem = finding(unreadable.kind, name, message=unreadable.message)
        return [CheckedTable(name, None, None, None, None, (), 0, RawTable.of_rows(name, None, ()), groups=grouped([problem]))]
    said = Correction(kind, conversation)
    return [checked_table(raw, said) for raw in raws if not is_own_sheet(raw)]


def checked_table(raw: RawTable, said: Correction = NOTHING_SAID) -> CheckedTable:
    """One table recognised and checked; what staff said always wins over what was recognised."""
    if said.kind in (None, "community") and not said.columns:
        community = read_community(raw)
        if community is not None:
            return _community_table(raw, community)
    later = later_exporter(raw) if not said.columns else None
    found = None if later else recognition(raw)
    if found is None and later is None and (said.columns or said.kind not in (None, "community")):
        found = Recognition("plain", said.kind, said.header_index or likely_header_index(raw, least=1) or 0)
    kind = said.kind or (found.kind if found else None)
    if found is None or kind is None or kind == "community":
        return _unrecognised_table(raw, later)
    if said.header_index not in (None, found.header_index):
        found = Recognition(found.exporter, kind, said.header_index or 0)
    table = text_frame(raw, replace(found, kind=kind), said.columns)
    if kind == "conversations":
        return _schedule_table(table, found)
    return _people_table(table, found, kind, said)


def _columns(table: TextFrame) -> tuple[tuple[int, str, str | None], ...]:
    column_of = {match.position: match.column for match in table.matches}
    return tuple((match.position, match.header, column_of[table.parts.get(match.position, match.position)]) for match in table.matches)


def _community_table(raw: RawTable, reading: CommunityReading) -> CheckedTable:
    """A community file; a dimension in which a group is larger than everyone together is left out, because its shares would be wrong."""
    counts, problems = reading.counts, list(reading.findings)
    above = counts["people_count"].gt(counts["total_count"])
    for dimension, group in counts[above].drop_duplicates("dimension")[["dimension", "group"]].itertuples(index=False):
        message = f"The group {group} has more people than the total of {dimension}; {dimension} is left out. Check the total."
        problems.append(finding("community_above_total", raw.file, raw.sheet, message=message))
    kept = counts[~counts["dimension"].isin(set(counts["dimension"][above]))].reset_index(drop=True)
    return CheckedTable(
        raw.file, raw.sheet, reading.exporter, "community", reading.header_row, tuple(reading.columns), reading.rows_read, raw,
        community=CommunityCount.validate(kept), community_rows_set_aside=reading.rows_set_aside, groups=(*raw.notes, *grouped(problems)),
    )  # fmt: skip


def _unrecognised_table(raw: RawTable, later: dict[str, str] | None) -> CheckedTable:
    if later:
        problem = finding("exporter_later", raw.file, raw.sheet, value=later["name"], message=later["advice"])
    else:
        problem = finding("table_not_recognised", raw.file, raw.sheet, message=NOT_RECOGNISED)
    return CheckedTable(raw.file, raw.sheet, None, None, None, (), len(raw), raw, groups=grouped([problem]))


def _schedule_table(table: TextFrame, found: Recognition) -> CheckedTable:
    frame = pd.DataFrame({"row": table.rows})
    originals = {column: table.first(column) for column in SCHEDULE_COLUMNS}
    for column, (values, _) in originals.items():
        frame[column] = values.str.strip()
    frame["event_date"] = iso_moments(frame["event_date"])
    problems: list[Finding] = []
    for i, column, kind in failures(ConversationRow, frame):
        values, positions = originals[column]
        problems.append(finding(kind, table.raw.file, table.raw.sheet, int(table.rows[i]), table.header(int(positions[i])), values[i]))
        if column == "event_date":
            frame.loc[i, column] = ""
    frame = frame[frame["conversation"].ne("")]
    return CheckedTable(
        table.raw.file, table.raw.sheet, found.exporter, "conversations", table.header_row, _columns(table), len(table.rows), table.raw,
        frame=frame, groups=(*table.raw.notes, *grouped(problems)),
    )  # fmt: skip


def _people_table(table: TextFrame, found: Recognition, kind: Kind, said: Correction) -> CheckedTable:
    raw = table.raw
    converted = source_rows(table, kind, said.answers)
    frame = converted.frame.drop(index=list(converted.not_counted))
    problems = _people_findings(table, converted, frame, kind)
    for _, i, column in problems:
        if column in DIMENSIONS:
            frame.loc[i, column] = UNREADABLE
        elif column in ("event_date", "submitted_at"):
            frame.loc[i, column] = ""
    reasons = {int(table.rows[i]): reason for i, reason in converted.not_counted.items()}
    reasons |= {raw.row_numbers[i]: reason for i, reason in found.not_counted.items()}
    not_counted = tuple(NotCounted(raw.file, raw.sheet, row, reason) for row, reason in sorted(reasons.items()))
    conversation_columns = table.columns("conversation")
    return CheckedTable(
        raw.file, raw.sheet, found.exporter, kind, table.header_row, _columns(table), len(table.rows) + len(found.not_counted), raw,
        frame=frame, groups=(*raw.notes, *found.notes, *grouped(problem for problem, _, _ in problems)), not_counted=not_counted,
        comments=_long(table, "comment", frame), ratings=_long(table, "rating", frame),
        conversation_header=conversation_columns[0].header if conversation_columns else None,
        heading=tuple(cell.strip() for row in raw.head(found.header_index) for cell in row if cell.strip()),
        conversation=said.conversation, has_event_date=bool(table.columns("event_date")),
    )  # fmt: skip


def _people_findings(table: TextFrame, converted: SourceRows, frame: pd.DataFrame, kind: Kind) -> list[tuple[Finding, int, str]]:
    found: list[tuple[Finding, int, str]] = []
    for i, column, name in failures(MODELS[kind], frame):
        header = table.header(int(converted.positions[column][i]))
        value = str(converted.originals.at[i, column])
        found.append((finding(name, table.raw.file, table.raw.sheet, int(table.rows[i]), header, value), i, column))
    for i in converted.unclear_marks:
        mark, position = table.first("mark")
        header = table.header(int(position[i]))
        found.append((finding("mark_unclear", table.raw.file, table.raw.sheet, int(table.rows[i]), header, str(mark[i])), i, "mark"))
    return sorted(found, key=lambda item: item[1])


def _long(table: TextFrame, column: str, frame: pd.DataFrame) -> pd.DataFrame:
    """One row per answer to a question of this kind: the row of the file, the question, the text."""
    parts = [
        pd.DataFrame({"row": table.rows, "question": match.header.strip(), "text": table.cells[match.position].str.strip()}).loc[
            frame.index
        ]
        for match in table.columns(column)
    ]
    long = pd.concat(parts) if parts else pd.DataFrame({"row": [], "question": [], "text": []})
    return long[long["text"].astype("str").ne("")].reset_index(drop=True)
