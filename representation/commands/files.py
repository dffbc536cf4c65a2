"""Files named on the command line."""

import os
from dataclasses import dataclass
from pathlib import Path

from data_models.finding import Finding, grouped
from data_models.raw import RawTable
from data_models.response import Kind
from representation.community.choice import NOTHING_CHOSEN, CommunityChoice
from representation.importing import corrected
from representation.intake.checked import CheckedTable
from representation.intake.community_choice import wished
from representation.intake.companions import with_companions
from representation.intake.correction import Correction
from representation.intake.findings import takes_nothing
from representation.intake.intake import checked_tables
from representation.intake.known_days import days_of, read_by_days


@dataclass(frozen=True)
class NamedFile:
    """A path, the kind that its option says, and the conversation after `::`, where given."""

    path: Path
    kind: Kind | None
    conversation: str | None


def named_file(argument: str, kind: Kind | None = None) -> NamedFile:
    """Read `FILE` or `FILE::TITLE`; a file that really has `::` in its name is taken as it is.

    >>> named_file("sign-in.xlsx::Eastside Library").conversation
    'Eastside Library'
    """
    if "::" in argument and not os.path.exists(argument):  # noqa: PTH110 - a Path refuses a name that is too long
        path, title = argument.rsplit("::", 1)
        return NamedFile(Path(path), kind, title.strip() or None)
    return NamedFile(Path(argument), kind, None)


def read_checked(files: list[NamedFile], wish: CommunityChoice = NOTHING_CHOSEN) -> list[CheckedTable]:
    """The checked tables of all files; a file that cannot be opened gives a table with a finding that says so.

    `wish` says which areas and year of community files are used, as far as each offers them.
    """
    tables: list[CheckedTable] = []
    said: list[Correction] = []
    for file in files:
        data = content(file)
        read = [data] if isinstance(data, CheckedTable) else checked_tables(file.path.name, data, file.kind, file.conversation)
        words = [Correction(file.kind, file.conversation, community=wished(table, wish)) for table in read]
        tables += [table if each.community == NOTHING_CHOSEN else corrected(table, each) for table, each in zip(read, words, strict=True)]
        said += words
    explained = with_companions(tables)
    days = days_of(explained)
    return [read_by_days(table, each, days) for table, each in zip(explained, said, strict=True)]


def content(file: NamedFile) -> bytes | CheckedTable:
    """The bytes of a file; of one that cannot be opened, a table with a finding that says so."""
    name = file.path.name
    try:
        return file.path.read_bytes()
    except OSError as error:
        message = f"{name} cannot be opened ({error.strerror or 'no reason given'}). Check the path."
        problem = Finding("file_not_found", "file", message, name)
        return CheckedTable(name, None, None, None, None, (), 0, RawTable.of_rows(name, None, ()), groups=grouped([problem]))


def exit_status(tables: list[CheckedTable]) -> int:
    """0: all rows usable; 1: done, with rows or cells set aside or a question open; 2: nothing usable.

    What a finding takes away says the vocabulary: a title above the headers or a zero put back in front of a ZIP code takes nothing.
    """
    people = [table for table in tables if table.kind not in ("community", "conversations")] or tables
    if not any(table.rows_usable for table in people):
        return 2
    return 0 if all(takes_nothing(group.kind) for table in tables for group in table.groups) else 1
