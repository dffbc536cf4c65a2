"""`sample`: write the sample district's files into a folder, and folders of its map and of conversations online beside them."""

import argparse
import sys
from pathlib import Path

from sample_data.areas import write_map
from sample_data.district import write_sample
from sample_data.online import write_online

ONLINE = "online"
"""Folder inside the one given; the app's sample district is without it."""
MAP = "map"
"""Folder of the map, which is added on a page of its own."""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    parser = commands.add_parser("sample", help="write the sample files", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where to write them; made if it is not there")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; the result is the exit status."""
    try:
        paths = [*write_sample(arguments.folder), *write_map(arguments.folder / MAP), *write_online(arguments.folder / ONLINE)]
    except OSError as error:
        sys.stdout.write(f"{arguments.folder} cannot be written ({error.strerror}). Choose another folder.\n")
        return 2
    sys.stdout.write("\n".join(str(path) for path in paths) + "\n")
    return 0
