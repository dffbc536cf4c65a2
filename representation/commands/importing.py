"""`import`: bring files into the store, as the page for adding data does."""

import argparse
import json
import sys
from collections.abc import Mapping

from representation.commands.check import table_json, table_lines
from representation.commands.choosing import choices, trouble
from representation.commands.files import NamedFile, content, exit_status
from representation.commands.gaps import add_inputs, input_files
from representation.importing import Review, UploadedFile, batches_of, former_figures, known_conversations, reviewed
from representation.intake.checked import CheckedTable
from representation.intake.community_choice import unfulfilled
from representation.store.batch import ImportBatch
from representation.store.engine import Store, open_store
from representation.store.errors import FileAlreadyImported, FileGivenTwice, FormerImportGone, StoreUnavailable
from representation.store.home import data_home
from representation.store.key import recognition_key
from representation.store.newest import OtherExports, newest, other_exports
from representation.store.recipes import load_recipes
from representation.store.saving import save_imports


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    parser = commands.add_parser("import", help="bring files into the store", description=__doc__)
    add_inputs(parser)
    parser.add_argument("--replace", action="store_true", help="replace a former import of the same file")
    parser.add_argument("--keep-both", action="store_true", help="count other exports of the same thing together, rather than the newest")
    parser.add_argument("--by", default="command line", help="who is noted as having imported")
    parser.add_argument("--json", action="store_true", help="print JSON alone")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; the result is the exit status."""
    files, unopened = opened(input_files(arguments))
    tables, imports, replaced = unopened, list[int](), list[int]()
    try:
        engine = open_store()
        recipes = [each.recipe for each in load_recipes(engine)]
        known, wish = known_conversations(engine), choices(arguments)
        review = reviewed(files, recognition_key(data_home()), known, recipes=recipes, earlier=former_figures(engine), wish=wish)
        tables = [*review.joined.tables, *unopened]
        if missing := unfulfilled(tables, wish):
            raise ValueError(trouble(missing).strip())
        status = exit_status(tables)
        batches = batches_of(review, arguments.by)
        others = OtherExports({}, {}) if arguments.keep_both else other_exports(engine, batches)
        chosen = newest(batches, others)
        imports = saved(engine, chosen, arguments.replace)
        replaced = sorted({number for each in chosen.values() for number in each.replaces})
        message = "\n".join([saved_line(len(imports), len(batches)), *export_lines(review, others)])
    except (FileAlreadyImported, FileGivenTwice, FormerImportGone, StoreUnavailable, ValueError) as refused:
        status, message = 2, str(refused)
    if arguments.json:
        answer = {"imports": imports, "replaced": replaced, "message": message, "files": [table_json(table) for table in tables]}
        sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write("\n".join([*(line for table in tables for line in table_lines(table)), message]) + "\n")
    return status


def opened(files: list[NamedFile]) -> tuple[list[UploadedFile], list[CheckedTable]]:
    """The files that can be opened, and a table with a finding for each of the others."""
    contents = [(file, content(file)) for file in files]
    uploads = [UploadedFile(file.path.name, data, file.kind, file.conversation) for file, data in contents if isinstance(data, bytes)]
    return uploads, [data for _, data in contents if isinstance(data, CheckedTable)]


def saved(engine: Store, batches: Mapping[int, ImportBatch], replace: bool) -> list[int]:
    """Save what is to be saved; own files take the place of the sample district."""
    return save_imports(engine, list(batches.values()), replace=replace, without_sample=True) if batches else []


def saved_line(saved_count: int, usable_count: int) -> str:
    """How much was saved.

    >>> saved_line(1, 2), saved_line(0, 0)
    ('Saved 1 table.', 'Nothing was saved: none of the files has a row that can be used.')
    """
    if not usable_count:
        return "Nothing was saved: none of the files has a row that can be used."
    if not saved_count:
        return "Nothing was saved: nothing in the files is new."
    return f"Saved {saved_count} table{'' if saved_count == 1 else 's'}."


def export_lines(review: Review, others: OtherExports) -> list[str]:
    """For each table that is another export of something: which of the two counts."""
    lines: list[str] = []
    for i in review.usable:
        name, standing = review.joined.tables[i].file, others.standing.get(i, ())
        if i in others.held_by:
            lines.append(f"{name} was not saved: {review.joined.tables[others.held_by[i]].file}, given with it, has the same rows.")
        elif others.is_older(i):
            lines.append(f"{name} was not saved: import {standing[0].former.id} ({standing[0].former.file_name}) is a newer export of it.")
        else:
            lines += [
                f"{name} takes the place of import {each.former.id} ({each.former.file_name}): new rows {each.rows_new},"
                f" rows not in it any more {each.rows_gone}."
                for each in others.replaced(i)
            ]
    return lines
