"""`check`: what each file is, which column was taken for what, what is wrong and where."""

import argparse
import hashlib
import json
import sys
from dataclasses import asdict
from pathlib import Path

from data_models.finding import Finding
from representation.commands.choosing import add_choices, choices, offer_lines, trouble
from representation.commands.files import exit_status, named_file, read_checked
from representation.intake.checked import CheckedTable
from representation.intake.community_beside import checked_beside
from representation.intake.community_choice import unfulfilled
from representation.intake.fix_list import fix_list
from representation.joining import joined
from representation.room.key import session_key


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    parser = commands.add_parser("check", help="say what files are and what is wrong in them", description=__doc__)
    parser.add_argument("files", nargs="+", metavar="FILE", help="a file, or FILE::TITLE where it does not name its conversation")
    parser.add_argument("--fix-list", type=Path, metavar="OUT.xlsx", help="write the rows set aside to a workbook to mend")
    add_choices(parser)
    parser.add_argument("--json", action="store_true", help="print JSON alone")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; the result is the exit status."""
    wish = choices(arguments)
    tables = checked_beside(read_checked([named_file(argument) for argument in arguments.files], wish))
    if any(table.kind == "conversations" for table in tables):
        tables = list(joined(tables, session_key()).tables)
    status = exit_status(tables)
    if missing := unfulfilled(tables, wish):
        sys.stderr.write(trouble(missing))
        status = 2
    if arguments.fix_list:
        try:
            arguments.fix_list.write_bytes(fix_list(tables, _hashes(arguments.files)))
        except OSError as error:
            sys.stderr.write(f"{arguments.fix_list} cannot be written ({error.strerror}). Choose another place for the rows to fix.\n")
            status = 2
    if arguments.json:
        sys.stdout.write(json.dumps({"files": [table_json(table) for table in tables]}, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write("\n".join(line for table in tables for line in table_lines(table)) + "\n")
    return status


def _hashes(arguments: list[str]) -> dict[str, str]:
    """File name → SHA-256, of the files that can be read."""
    paths = [named_file(argument).path for argument in arguments]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths if path.is_file()}


def finding_json(problem: Finding) -> dict[str, object]:
    """A finding as JSON, without the file that stands around it."""
    return {key: value for key, value in asdict(problem).items() if key != "file"}


def table_json(table: CheckedTable) -> dict[str, object]:
    """One table as JSON."""
    return {
        "file": table.file,
        "exporter": table.exporter,
        "kind": table.kind,
        "sheet": table.sheet,
        "header_row": table.header_row,
        "rows_read": table.rows_read,
        "rows_usable": table.rows_usable,
        "rows_set_aside": table.rows_set_aside,
        "columns": [{"position": position, "header": header, "column": column} for position, header, column in table.columns],
        "findings": [finding_json(problem) for problem in table.findings],
    }


def table_lines(table: CheckedTable) -> list[str]:
    """One table in words."""
    where = table.file + (f", sheet {table.sheet}" if table.sheet else "")
    if table.kind is None:
        return [f"{where}: {problem.message}" for problem in table.findings] or [f"{where}: not recognized"]
    lines = [f"{where}: {table.kind.replace('_', ' ')} ({table.exporter}), {table.rows_usable} of {table.rows_read} rows can be used"]
    lines += [f"  {header.strip()} → {column}" for _, header, column in table.columns if column]
    lines += offer_lines(table)
    for problem in table.findings:
        place = f"row {problem.row}" if problem.row else "file"
        lines.append(f"  {place}{f', {problem.column.strip()}' if problem.column else ''}: {problem.message}")
    return lines
