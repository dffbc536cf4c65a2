"""Small files and tables for the tests of intake, room and commands."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd
from openpyxl import Workbook
from pandera.typing import DataFrame

from data_models.participation import Participation
from data_models.response import DIMENSIONS, Kind, Response
from representation.intake.checked import CheckedTable
from representation.intake.intake import checked_tables
from representation.joining import Joined, joined
from representation.room.participations import participations

KEY = b"a key for tests"
Rows = Sequence[Sequence[str]]
SCHEDULE = [
    ["Conversation", "Date"],
    ["Family Night", "2026-09-17"],
    ["Library Evening", "2026-10-06"],
]


def csv_of(rows: Rows, separator: str = ",", encoding: str = "utf-8") -> bytes:
    """Rows as the bytes of a delimited file."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue().encode(encoding)


def xlsx_of(sheets: Mapping[str, Sequence[Sequence[object]]], hidden: Sequence[str] = ()) -> bytes:
    """Sheets as the bytes of a workbook."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        if name in hidden:
            sheet.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def table(rows: Rows, kind: Kind | None = None, conversation: str | None = None, name: str = "file.csv") -> CheckedTable:
    """The one checked table of a small delimited file."""
    [found] = checked_tables(name, csv_of(rows), kind, conversation)
    return found


def together(*tables: CheckedTable, schedule: Rows = SCHEDULE) -> Joined:
    """Tables joined under a schedule; no schedule where it is empty."""
    schedules = [table(schedule, "conversations", name="schedule.csv")] if schedule else []
    return joined([*schedules, *tables], KEY)


def room(*tables: CheckedTable, schedule: Rows = SCHEDULE) -> DataFrame[Participation]:
    """The participations of tables under a schedule."""
    return participations(together(*tables, schedule=schedule).responses)


def stages(rows: pd.DataFrame) -> dict[str, int]:
    """How many registered, attended, were surveyed and walked in."""
    walk_ins = rows["is_attended"] & ~rows["is_registered"]
    return {
        "registered": int(rows["is_registered"].sum()),
        "attended": int(rows["is_attended"].sum()),
        "surveyed": int(rows["is_surveyed"].sum()),
        "walk_ins": int(walk_ins.sum()),
    }


def responses_of(rows: Sequence[Mapping[str, object]]) -> DataFrame[Response]:
    """Responses from the fields that matter in a test; the rest is blank."""
    plain: dict[str, object] = {
        "file": "file.csv", "sheet": "", "kind": "registration", "conversation_id": "c1", "person_key": "", "name_key": "",
        "first_name_key": "", "party_key": "", "answered_at": "", "is_attended": False, **dict.fromkeys(DIMENSIONS, ""),
        "role": "", "channel": "",
    }  # fmt: skip
    frame = pd.DataFrame([{**plain, "row": i, **row} for i, row in enumerate(rows, start=2)])
    columns = list(Response.to_schema().columns)
    texts = [column for column in columns if column not in ("row", "is_attended")]
    return Response.validate(frame[columns].astype(dict.fromkeys(texts, "str")))


def written(folder: Path, name: str, content: bytes | Rows) -> str:
    """A file in a folder; its path as the command line takes it."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else csv_of(content))
    return str(path)


def registered(*rows: list[str]) -> CheckedTable:
    """Registrations: e-mail, first name, status, conversation, race."""
    return table([["Email", "First Name", "Status", "Event Name", "Race"], *rows], "registration", name="registrations.csv")


def surveyed(*rows: list[str]) -> CheckedTable:
    """Exit surveys: time, e-mail, conversation, race."""
    return table([["Timestamp", "Email Address", "Which conversation did you attend?", "Race"], *rows], "exit_survey", name="survey.csv")


def lost(*tables: CheckedTable, schedule: Rows = SCHEDULE) -> list[tuple[str, int | None, str, str]]:
    return [(problem.file, problem.row, problem.kind, problem.severity) for problem in together(*tables, schedule=schedule).findings]


def counted(found: pd.DataFrame) -> tuple[int, int, int, int]:
    registered_count, attended, surveyed_count, walk_ins = stages(found).values()
    return registered_count, attended, surveyed_count, walk_ins
