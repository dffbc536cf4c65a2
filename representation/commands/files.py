"""Files named on the command line."""

import os
from dataclasses import dataclass
from pathlib import Path

from data_models.finding import Finding, grouped
from data_models.raw import RawTable
from data_models.response import Kind
from representation.intake.checked import CheckedTable
from representation.intake.companions import with_companions
from representation.intake.intake import checked_tables


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


def read_checked(files: list[NamedFile]) -> list[CheckedTable]:
    """The checked tables of all files; a file that cannot be opened gives a table with a finding that says so."""
    tables: list[CheckedTable] = []
    for file in files:
        name = file.path.name
        try:
            data = file.path.read_bytes()
        except OSError as error:
            message = f"{name} cannot be opened ({error.strerror or 'no reason given'}). Check the path."
            problem = Finding("file_not_found", "file", message, name)
            tables.append(CheckedTable(name, None, None, None, None, (), 0, RawTable.of_rows(name, None, ()), groups=grouped([problem])))
            continue
        tables += checked_tables(name, data, file.kind, file.conversation)
    return with_companions(tables)


def exit_status(tables: list[CheckedTable]) -> int:
    """0: all rows usable; 1: done, with rows or cells set aside; 2: nothing usable."""
    people = [table for table in tables if table.kind not in ("community", "conversations")] or tables
    if not any(table.rows_usable for table in people):
        return 2
    return 1 if any(table.groups or table.kind is None for table in tables) else 0
