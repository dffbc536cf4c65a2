"""`gaps`: who was in the room beside who lives there."""

import argparse
import json
import sys
from dataclasses import replace

import pandas as pd

from data_models.community_count import CommunityCount
from data_models.finding import Finding, grouped
from data_models.response import DIMENSIONS, Kind
from representation.commands.choosing import add_choices, choices, trouble
from representation.commands.files import NamedFile, exit_status, named_file, read_checked
from representation.commands.gaps_json import gaps_json
from representation.comparing import Comparison, comparison
from representation.importing import beside
from representation.intake.checked import CheckedTable
from representation.intake.community_choice import unfulfilled
from representation.joining import Joined, joined
from representation.room.key import session_key
from representation.room.participations import participations
from representation.store.communities import newest_communities

OPTIONS: tuple[tuple[str, Kind], ...] = (
    ("registrations", "registration"),
    ("attendance", "attendance"),
    ("surveys", "exit_survey"),
    ("conversations", "conversations"),
    ("community", "community"),
)
NOTHING = "None of the files has a row that can be used. Run `check` on them to see why."


def add_inputs(parser: argparse.ArgumentParser) -> None:
    """The options that name input files, shared by every command that needs them."""
    for option, kind in OPTIONS:
        parser.add_argument(
            f"--{option}",
            nargs="+",
            action="extend",
            default=[],
            metavar="FILE",
            help=f"{kind.replace('_', ' ')} files (FILE or FILE::TITLE)",
        )
    parser.add_argument("files", nargs="*", metavar="FILE", help="files whose kind is recognized")
    parser.add_argument("--dimension", nargs="+", action="extend", default=[], metavar="NAME", help="only these dimensions")
    parser.add_argument("--unit", choices=["people", "attendances"], default="people", help="count a person once, or once per conversation")
    add_choices(parser)


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    parser = commands.add_parser("gaps", help="compare the room with the community", description=__doc__)
    add_inputs(parser)
    parser.add_argument("--json", action="store_true", help="print JSON alone")
    parser.set_defaults(run=run)


def input_files(arguments: argparse.Namespace) -> list[NamedFile]:
    """Every file that the options name, with the kind that they say."""
    files = [named_file(argument, kind) for option, kind in OPTIONS for argument in getattr(arguments, option)]
    # `--dimension race FILE` takes the file for a dimension: what lies on the disk is a file.
    taken = [name for name in arguments.dimension if named_file(name).path.is_file()]
    arguments.dimension = [name for name in arguments.dimension if name not in taken]
    return files + [named_file(argument) for argument in (*arguments.files, *taken)]


def communities_of(together: Joined) -> tuple[pd.DataFrame, list[CheckedTable]]:
    """The community figures of all files, and for each file of which some were left out, a table with the finding that says so.

    Two files about the same community and dimension are never mixed: the one named last stands.
    """
    tables = [table for table in together.tables if table.community is not None]
    if not tables:
        return CommunityCount.empty(), []
    said = pd.concat(
        [table.community.assign(import_id=i) for i, table in enumerate(tables) if table.community is not None], ignore_index=True
    )
    kept = newest_communities(said)
    left_out: list[CheckedTable] = []
    # Totals may come from another table, so that a figure is known again by all that its own file says of it.
    key = [name for name in kept.columns if name not in ("total_count", "total_margin")]
    missing = said.merge(kept[key].drop_duplicates(), on=key, how="left", indicator=True).query("_merge == 'left_only'")
    for i, dimensions in missing.groupby("import_id")["dimension"].unique().items():
        table = tables[int(str(i))]
        message = f"{', '.join(dimensions)} of {table.file} is left out: another file has figures of the same community. Give one of them."
        problem = Finding("community_left_out", "file", message, table.file, table.sheet)
        left_out.append(replace(table, groups=grouped([problem]), community=None, not_counted=()))
    return kept, left_out


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; the result is the exit status."""
    tables, wish = read_checked(input_files(arguments), choices(arguments)), choices(arguments)
    together = beside(joined(tables, session_key()))
    room = participations(together.responses)
    community, left_out = communities_of(together)
    together = replace(together, tables=(*together.tables, *left_out))
    status = exit_status(list(together.tables))
    dimensions = list(dict.fromkeys([*DIMENSIONS, *community["dimension"]]))
    unknown = [name for name in arguments.dimension if name not in dimensions]
    if unknown:
        sys.stderr.write(f"There is no dimension {unknown[0]}. There are: {', '.join(dimensions)}.\n")
        status = 2
    if missing := unfulfilled(tables, wish):
        sys.stderr.write(trouble(missing))
        status = 2
    wanted = arguments.dimension or dimensions
    community = community[community["dimension"].isin(wanted)].reset_index(drop=True)
    figures = CommunityCount.validate(community)
    found = comparison(room, figures, arguments.unit, conversations=together.conversations).only(wanted)
    answer = gaps_json(together, found)
    if arguments.json:
        sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1, allow_nan=False) + "\n")
    elif status == 2:
        sys.stdout.write(NOTHING + "\n")
    else:
        sys.stdout.write("\n".join(gaps_lines(found)) + "\n")
    return status


def gaps_lines(found: Comparison) -> list[str]:
    """The gaps in words, one line per group."""
    lines: list[str] = []
    for summary in found.summaries.to_dict("records"):
        lines.append(f"{summary['dimension']} beside {summary['community'] or 'no community'} ({summary['answered_count']} answers)")
        part = found.part(summary["dimension"], summary["view"], summary["community"])
        for row in part.gaps.to_dict("records"):
            room, there = row["attended_share"], row["community_share"]
            shares = "" if pd.isna(room) or pd.isna(there) else f" {room:.1%} of the room, {there:.1%} of the community"
            count = f"{row['attended_count']} {'person' if row['attended_count'] == 1 else 'people'}"
            lines.append(f"  {row['label']}: {count}{shares} — {row['status'].replace('_', ' ')}")
    return lines
