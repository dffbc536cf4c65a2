"""Checked tables brought together: which conversation each row is about, who it is, what had to be set aside."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd
from pandera.typing import DataFrame

from data_models.conversation import Conversation
from data_models.finding import Finding, FindingGroup, grouped
from data_models.response import Response
from representation.intake.checked import CheckedTable, NotCounted
from representation.intake.dates import date_in
from representation.intake.findings import finding
from representation.intake.scrubbing import scrubbed
from representation.room.placing import FileWords, placed
from representation.room.recognition import responses
from representation.room.schedule import FIELDS, conversations, conversations_named, title_key

PEOPLE = ("registration", "attendance", "exit_survey")


@dataclass(frozen=True)
class Joined:
    """What the tables of one or more files say together.

    `tables` are the tables given, their findings completed by what only shows once the schedule is known; `responses` has the usable
    rows of all of them, `responses_of[i]` those of `tables[i]`.
    """

    tables: tuple[CheckedTable, ...]
    conversations: DataFrame[Conversation]
    responses: DataFrame[Response]
    responses_of: tuple[DataFrame[Response] | None, ...]

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
    named = conversations_named([table.frame for table in tables if table.kind in PEOPLE])
    named = named[named["conversation"].map(scrubbed).eq(named["conversation"])]  # a title with contact details is no title
    if schedules or known.has_schedule:
        wanted = {title_key(title) for title in known.added}
        named = named[named["conversation"].map(title_key).isin(wanted)]
    schedule = conversations([*schedules, named], known.conversations)
    titles = set(schedule["title"].map(title_key))
    chosen = [_chosen_schedule(table) for table in tables if table.conversation and title_key(table.conversation) not in titles]
    schedule = conversations(chosen, schedule)
    done = [_placed_table(table, schedule, key) if table.kind in PEOPLE else (table, None) for table in _with_ids(tables)]
    parts = [part for _, part in done if part is not None]
    together = pd.concat(parts, ignore_index=True) if parts else _no_responses()
    return Joined(tuple(table for table, _ in done), schedule, Response.validate(together), tuple(part for _, part in done))


def _with_ids(tables: Sequence[CheckedTable]) -> list[CheckedTable]:
    """The tables, rows with an e-mail and no id given the id that other rows tell of that e-mail, where it is just one."""
    both = [table.frame[["email", "person_id"]] for table in tables if table.kind in PEOPLE]
    pairs = pd.concat(both).drop_duplicates() if both else pd.DataFrame({"email": [], "person_id": []})
    pairs = pairs[pairs["email"].ne("") & pairs["person_id"].ne("")]
    single = pairs.drop_duplicates("email", keep=False)
    ids = dict(zip(single["email"], single["person_id"], strict=True))
    if not ids:
        return list(tables)
    return [replace(table, frame=_id_filled(table.frame, ids)) if table.kind in PEOPLE else table for table in tables]


def _id_filled(frame: pd.DataFrame, ids: dict[str, str]) -> pd.DataFrame:
    known = frame["email"].map(ids).fillna("").astype("str")
    return frame.assign(person_id=frame["person_id"].where(frame["person_id"].ne(""), known))


def _chosen_schedule(table: CheckedTable) -> pd.DataFrame:
    """A schedule of one line for the title that the user chose, dated by what stands above the table."""
    date = next((day for text in table.heading if (day := date_in(text))), "")
    return pd.DataFrame([{"conversation": table.conversation, "event_date": date, **dict.fromkeys(FIELDS, "")}])


def _no_responses() -> pd.DataFrame:
    types = {"row": "int64", "is_attended": "bool"}
    return pd.DataFrame({column: pd.Series(dtype=types.get(column, "str")) for column in Response.to_schema().columns})


def _placed_table(table: CheckedTable, schedule: pd.DataFrame, key: bytes) -> tuple[CheckedTable, DataFrame[Response]]:
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
    problems = [
        finding(f"conversation_{trouble}", table.file, table.sheet, int(row), table.conversation_header, title)
        for trouble, row, title in zip(where.trouble[lost], table.frame["row"][lost], table.frame["conversation"][lost], strict=True)
    ]
    gone = set(table.frame["row"][lost])
    kept = table.groups if not gone else _without_rows(table.groups, gone)
    part = responses(table.frame, where.conversation_id, str(table.kind), table.file, table.sheet, key)
    return replace(table, groups=(*kept, *grouped(problems))), part


def _without_rows(groups: Sequence[FindingGroup], gone: set[int]) -> tuple[FindingGroup, ...]:
    """Findings without those of some rows: a row that is set aside has no second trouble."""
    left = [(group, tuple(row for row in group.rows if row not in gone)) for group in groups]
    return tuple(replace(group, rows=rows) for group, rows in left if rows or not group.rows)
