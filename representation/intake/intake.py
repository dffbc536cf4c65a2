"""From the bytes of one file to its checked tables."""

from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data_models.community_count import CommunityCount
from data_models.finding import FindingGroup, grouped
from data_models.raw import RawTable
from data_models.response import DIMENSIONS, UNREADABLE, Kind
from data_models.source_row import AttendanceRow, ConversationRow, ExitSurveyRow, RegistrationRow
from representation.answers import zip_repairs
from representation.community.reading import CommunityReading, read_community
from representation.intake.checked import CheckedTable, NotCounted
from representation.intake.correction import Correction
from representation.intake.dates import iso_moments
from representation.intake.exporters import Recognition
from representation.intake.findings import finding, finding_groups
from representation.intake.limits import UnreadableFile
from representation.intake.own_sheets import is_own_sheet, originals
from representation.intake.reading import read_tables
from representation.intake.recognising import by_hand, recognition
from representation.intake.scrubbing import scrubbed
from representation.intake.source_rows import SourceRows, source_rows
from representation.intake.text_frame import TextFrame, text_frame
from representation.validating import failures

NOTHING_SAID = Correction()
UNFINISHED = "not finished"
"""Why exporters leave out an answer that was begun and not sent."""
MODELS = {"registration": RegistrationRow, "attendance": AttendanceRow, "exit_survey": ExitSurveyRow}
REPAIR_KINDS = {"zero_restored": "zip_zero_restored", "doubtful": "zip_doubtful", "letter_read": "zip_letter_read"}
"""Repairs of ZIP codes that staff are told of; words left out are no damage."""
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
    said, mended = Correction(kind, conversation), originals(raws)
    tables = [checked_table(raw, said) for raw in raws if not is_own_sheet(raw)]
    return [replace(table, mends=mended.get(table.sheet or "")) for table in tables]


def checked_table(raw: RawTable, said: Correction = NOTHING_SAID) -> CheckedTable:
    """One table recognised and checked; what staff said always wins over what was recognised."""
    if said.kind in (None, "community") and not said.columns:
        community = read_community(raw, said.community)
        if community is not None:
            return _community_table(raw, community)
    found = recognition(raw)
    if said.columns or said.header_index is not None or said.kind not in (None, "community"):
        found = by_hand(raw, found, said.kind, said.header_index, said.columns)
    kind = said.kind or (found.kind if found else None)
    if found is None or kind is None or kind == "community":
        return _unrecognised_table(raw)
    begun = {raw.row_numbers[i] for i, reason in found.not_counted.items() if reason == UNFINISHED}
    found = replace(found, kind=kind, not_counted={i: reason for i, reason in found.not_counted.items() if reason != UNFINISHED})
    table = text_frame(raw, found, said.columns)
    if kind == "conversations":
        return _schedule_table(table, found)
    return _people_table(table, found, kind, said, begun)


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
        community=CommunityCount.validate(kept), community_rows_set_aside=reading.rows_set_aside, offered=reading.offered,
        groups=(*raw.notes, *grouped(problems)),
    )  # fmt: skip


def _unrecognised_table(raw: RawTable) -> CheckedTable:
    problem = finding("table_not_recognised", raw.file, raw.sheet, message=NOT_RECOGNISED)
    return CheckedTable(raw.file, raw.sheet, None, None, None, (), len(raw), raw, groups=(*raw.notes, *grouped([problem])))


def _without_empty(converted: SourceRows, begun: set[int]) -> SourceRows:
    """The rows, those that somebody began and left without saying who they are taken out; one with any such answer counts."""
    if not begun:
        return converted
    said_nothing = (converted.frame[list(DIMENSIONS)] == "").all(axis=1)
    is_out = converted.frame["row"].isin(begun) & said_nothing & converted.not_counted.eq("")
    return replace(converted, not_counted=converted.not_counted.mask(is_out, UNFINISHED))


def _schedule_table(table: TextFrame, found: Recognition) -> CheckedTable:
    originals = {column: table.first(column) for column in SCHEDULE_COLUMNS}
    columns = {column: values.str.strip() for column, (values, _) in originals.items()}
    frame = pd.DataFrame({"row": table.rows, **columns, "event_date": iso_moments(columns["event_date"])})
    groups = []
    for failure in failures(ConversationRow, frame):
        values, positions = originals[failure.column]
        groups += _groups(table, failure.kind, failure.column, failure.places, values, positions)
        if failure.column == "event_date":
            frame[failure.column] = _replaced(frame[failure.column], failure.places, "")
    frame = frame[frame["conversation"].ne("")]
    return CheckedTable(
        table.raw.file, table.raw.sheet, found.exporter, "conversations", table.header_row, _columns(table), len(table.rows), table.raw,
        frame=frame, groups=(*table.raw.notes, *_in_row_order(groups)), body_index=found.body_index,
    )  # fmt: skip


def _people_table(table: TextFrame, found: Recognition, kind: Kind, said: Correction, begun: set[int]) -> CheckedTable:
    raw = table.raw
    converted = _without_empty(source_rows(table, kind, said.answers, said.day_first), begun)
    frame = converted.frame[converted.not_counted.eq("")]
    groups = []
    changed: dict[str, pd.Series] = {}
    for failure in failures(MODELS[kind], frame):
        places, column = frame.index[failure.places].to_numpy(), failure.column
        groups += _groups(table, failure.kind, column, places, converted.originals[column], converted.positions[column])
        left = UNREADABLE if column in DIMENSIONS else ""
        changed[column] = _replaced(changed.get(column, frame[column]), failure.places, left)
    if len(converted.unclear_marks):
        groups += _groups(table, "mark_unclear", "mark", converted.unclear_marks, *table.first("mark"))
    conversation_columns = table.columns("conversation")
    return CheckedTable(
        raw.file, raw.sheet, found.exporter, kind, table.header_row, _columns(table), len(table.rows) + len(found.not_counted), raw,
        frame=frame.assign(**changed), groups=(*raw.notes, *found.notes, *_zip_repairs(table), *_in_row_order(groups)),
        not_counted=_not_counted(table, found, converted),
        comments=_long(table, "comment", frame), ratings=_long(table, "rating", frame),
        conversation_header=conversation_columns[0].header if conversation_columns else None,
        heading=_heading(raw, found),
        conversation=said.conversation, has_event_date=bool(table.columns("event_date")), body_index=found.body_index,
        title=scrubbed(found.heading[0].strip()) if found.heading else "",
    )  # fmt: skip


def _heading(raw: RawTable, found: Recognition) -> tuple[str, ...]:
    """What stands above the table, or the part of it that the exporter says is about the event."""
    if found.heading is not None:
        return found.heading
    return tuple(cell.strip() for row in raw.head(found.header_index) for cell in row if cell.strip())


def _zip_repairs(table: TextFrame) -> list[FindingGroup]:
    """What was mended in the ZIP codes: once for each kind of repair and column."""
    found = []
    for match in table.columns("zip"):
        repairs = set(zip_repairs(table.cells[match.position]).unique())
        found += [
            finding(kind, table.raw.file, table.raw.sheet, None, match.header) for repair, kind in REPAIR_KINDS.items() if repair in repairs
        ]
    return list(grouped(found))


Placed = tuple[tuple[int, bool, str, str], FindingGroup]
"""Where a group stands among the findings (first row, mark or not, column, kind), and the group."""


def _groups(table: TextFrame, kind: str, column: str, places: NDArray[np.int64], values: pd.Series, positions: pd.Series) -> list[Placed]:
    """The findings of one kind in one column of the model, which several columns of the file may fill."""
    found = []
    rows, texts, asked = table.rows.to_numpy()[places], values.iloc[places], positions.to_numpy()[places]
    headers = {position: table.header(position) for position in np.unique(asked).tolist()}
    for header in dict.fromkeys(headers.values()):
        here = np.flatnonzero(np.isin(asked, [position for position, text in headers.items() if text == header]))
        for first, group in finding_groups(kind, table.raw.file, table.raw.sheet, rows[here], header, texts.iloc[here]):
            found.append(((int(places[here[first]]), column == "mark", column, kind), group))
    return found


def _in_row_order(groups: list[Placed]) -> list[FindingGroup]:
    return [group for _, group in sorted(groups, key=lambda item: item[0])]


def _replaced(values: pd.Series, places: NDArray[np.int64], text: str) -> pd.Series:
    """The column with one text in some of its places."""
    there = np.zeros(len(values), dtype=bool)
    there[places] = True
    return values.mask(there, text)


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
