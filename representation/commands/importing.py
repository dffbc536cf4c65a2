"""`import`: bring files into the store."""

import argparse
import json
import sys

from representation.commands.check import table_json, table_lines
from representation.commands.files import exit_status, read_checked
from representation.commands.gaps import add_inputs, input_files
from representation.importing import Review, known_conversations, saved
from representation.intake.checked import CheckedTable
from representation.intake.companions import with_companions
from representation.joining import joined
from representation.store.batch import file_hash_of
from representation.store.engine import open_store
from representation.store.errors import FileAlreadyImported, FileGivenTwice, StoreUnavailable
from representation.store.home import data_home
from representation.store.key import recognition_key


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    parser = commands.add_parser("import", help="bring files into the store", description=__doc__)
    add_inputs(parser)
    parser.add_argument("--replace", action="store_true", help="replace a former import of the same file")
    parser.add_argument("--by", default="command line", help="who is noted as having imported")
    parser.add_argument("--json", action="store_true", help="print JSON alone")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; the result is the exit status."""
    files = input_files(arguments)
    tables: list[CheckedTable] = []
    hashes: list[str] = []
    for file in files:
        read = read_checked([file])
        tables += read
        hashes += [file_hash_of(file.path.read_bytes()) if file.path.is_file() else file_hash_of(b"")] * len(read)
    tables = with_companions(tables)
    message, imports = "", list[int]()
    status = exit_status(tables)
    try:
        engine = open_store()
        review = Review(joined(tables, recognition_key(data_home()), known_conversations(engine)), tuple(hashes))
        tables = list(review.joined.tables)
        status = exit_status(tables)
        if review.usable:
            imports = saved(engine, review, arguments.by, replace=arguments.replace)
            message = f"Saved {len(imports)} tables."
        else:
            message = "Nothing was saved: none of the files has a row that can be used."
    except (FileAlreadyImported, FileGivenTwice, StoreUnavailable, ValueError) as refused:
        status, message = 2, str(refused)
    if arguments.json:
        answer = {"imports": imports, "message": message, "files": [table_json(table) for table in tables]}
        sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write("\n".join([*(line for table in tables for line in table_lines(table)), message]) + "\n")
    return status
