"""Checked tables brought together: which conversation each row is about, who it is, what had to be set aside."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd
from pandera.typing import DataFrame

from data_models.conversation import Conversation
from data_models.finding import Finding, FindingGroup
from data_models.response import Response
from representation.distinct import mapped
from representation.intake.checked import CheckedTable, NotCounted
from representation.intake.dates import date_in
from representation.intake.findings import finding_groups
from representation.intake.scrubbing import scrubbed
from representation.room.placing import FileWords, placed
from representation.room.recognition import responses
from representation.room.schedule import FIELDS, conversations, conversations_named, title_key
from representation.validating import validated

PEOPLE = ("registration", "attendance", "exit_survey")


@dataclass(frozen=True)
class Joined:
    """What the tables of one or more files say together.

    `tables` are the tables given, their findings completed by what only shows once the schedule is known; `responses` has the usable
    rows of all of them, `responses_of[i]` those of `tables[i]`. `said` are the ids of conversations that no schedule has and staff said.
    """

    tables: tuple[CheckedTable, ...]
    conversations: DataFrame[Conversation]
    responses: DataFrame[Response]
    responses_of: tuple[DataFrame[Response] | None, ...]
    said: frozenset[str] = frozenset()

    @property
    def findings(self) -> list[Finding]:
        """All findings, file by file."""
        return [problem for table in self.tables for problem in table.findings]

    @property
    def not_counted(self) -> list[NotCounted]:
        """Rows that are right and do not count."""
        return [row for table in self.tables for row in table.not_counted]


@dataclass(frozen=True, eq=False)
class Known:
    """What is known of conversations before the files are read.

    `conversations` may come from a schedule or from titles in earlier files; with `has_schedule`, a title that is not there is not a
    conversation, unless it is in `added`: titles that staff said are conversations all the same.
    """

    conversations: pd.DataFrame | None = None
    has_schedule: bool = False
    added: tuple[str, ...] = ()


def joined(tables: Sequence[CheckedTable], key: bytes, known: Known | None = None) -> Joined:
    """Place and recognise the rows of checked tables.

    Parameters
    ----------
    tables
        As intake made them, in any order.
    key
        Key of the hashes that recognise a person.
    known
        What the store knows of conversations.

    Notes
    -----
    Where a schedule is given or known, only its conversations count; else the titles that the files name themselves are the schedule.
    """
    known = known or Known()
    schedules = [table.frame for table in tables if table.kind == "conversations"]
    named = conversations_named(_people_frames(tables))
    named = named[named["conversation"].map(scrubbed).eq(named["conversation"])]  # a title with contact details is no title
    if schedules or known.has_schedule:
        wanted = {title_key(title) for title in known.added}
        named = named[named["conversation"].map(title_key).isin(wanted)]
    schedule = conversations([*schedules, named], known.conversations)
    titles = set(schedule["title"].map(title_key))
    # The tool's own title of its one event serves where no schedule says otherwise.
    has_schedule = bool(schedules) or known.has_schedule
    titled = [(table, table.conversation or ("" if has_schedule else table.title)) for table in tables]
    chosen = [_schedule_of(table, title) for table, title in titled if title_key(title) not in titles | {""}]
    schedule = conversations(chosen, schedule)
    is_said = has_schedule and (chosen or len(named))
    planned = conversations(schedules, known.conversations)["conversation_id"] if is_said else schedule["conversation_id"]
    said = frozenset(schedule["conversation_id"]) - frozenset(planned)
    ready = _with_ids(tables)
    done = [_placed_table(table, schedule, key, has_schedule) if table.kind in PEOPLE else (table, None) for table in ready]
    parts = [part for _, part in done if part is not None]
    together = validated(Response, pd.concat(parts, ignore_index=True)) if len(parts) > 1 else parts[0] if parts else _no_responses()
    return Joined(tuple(table for table, _ in done), schedule, together, tuple(part for _, part in done), said)


def _with_ids(tables: Sequence[CheckedTable]) -> list[CheckedTable]:
    """The tables, rows with an e-mail and no id given the id that other rows tell of that e-mail, where it is just one."""
    both = [frame.loc[frame["email"].ne("") & frame["person_id"].ne(""), ["email", "person_id"]] for frame in _people_frames(tables)]
    if not any(len(pairs) for pairs in both):
        return list(tables)
    single = pd.concat(both).drop_duplicates().drop_duplicates("email", keep=False)
    ids = dict(zip(single["email"], single["person_id"], strict=True))
    return [replace(table, frame=_id_filled(table.frame, ids)) if table.kind in PEOPLE else table for table in tables]


def _people_frames(tables: Sequence[CheckedTable]) -> list[pd.DataFrame]:
    return [table.frame for table in tables if table.kind in PEOPLE]


def _id_filled(frame: pd.DataFrame, ids: dict[str, str]) -> pd.DataFrame:
    return frame.assign(
        person_id=frame["person_id"].mask(frame["person_id"].eq(""), mapped(frame["email"], lambda email: ids.get(email, "")))
    )


def _schedule_of(table: CheckedTable, title: str | None) -> pd.DataFrame:
    """A schedule of one line for the one conversation of a whole file, dated by what stands above the table."""
    date = next((day for text in table.heading if (day := date_in(text))), "")
    return pd.DataFrame([{"conversation": title, "event_date": date, **dict.fromkeys(FIELDS, "")}])


def _no_responses() -> DataFrame[Response]:
    types = {"row": "int64", "is_attended": "bool"}
    empty = pd.DataFrame({column: pd.Series(dtype=types.get(column, "str")) for column in Response.to_schema().columns})
    return validated(Response, empty)


def _placed_table(table: CheckedTable, schedule: pd.DataFrame, key: bytes, has_schedule: bool) -> tuple[CheckedTable, DataFrame[Response]]:
    one = schedule["title"].iloc[0] if len(schedule) == 1 and table.conversation_header is None else None
    words = FileWords(
        chosen=table.conversation or one,
        heading=table.heading,
        date=next((date for text in table.heading if (date := date_in(text))), ""),
        has_event_date=table.has_event_date,
        is_filled_in_there=table.kind != "registration",
    )
    where = placed(table.frame, schedule, words)
    lost = where.conversation_id.eq("")
    part = responses(table.frame, where.conversation_id, str(table.kind), table.file, table.sheet, key)
    if not lost.any():
        return table, part
    gone = table.frame[lost]
    problems = []
    for trouble, rows in gone.groupby(where.trouble[lost], sort=True):
        # Without a schedule a title is only unknown where it may name a person.
        place = "conversation_unlisted" if trouble == "unknown" and not has_schedule else f"conversation_{trouble}"
        numbers = rows["row"].to_numpy()
        found = finding_groups(place, table.file, table.sheet, numbers, table.conversation_header, rows["conversation"])
        problems += [(group.rows[0], group) for _, group in found]
    new = [group for _, group in sorted(problems, key=lambda item: item[0])]
    return replace(table, groups=(*_without_rows(table.groups, set(gone["row"].tolist())), *new)), part


def _without_rows(groups: Sequence[FindingGroup], gone: set[int]) -> tuple[FindingGroup, ...]:
    """Findings without those of some rows: a row that is set aside has no second trouble."""
    left = [(group, tuple(row for row in group.rows if row not in gone)) for group in groups]
    return tuple(replace(group, rows=rows) for group, rows in left if rows or not group.rows)
