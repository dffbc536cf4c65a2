"""The command line of In the Room: `python -m representation COMMAND`."""

import argparse
import io
import sys

from representation.commands import census, check, gaps, importing, sample, serve

COMMANDS = (census, check, gaps, importing, sample, serve)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the result is the exit status."""
    parser = argparse.ArgumentParser(prog="python -m representation", description="Who was in the room, beside who lives there.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_to(commands)
    chosen = parser.parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # titles and names are in any language, whatever the terminal's own letters are
    return int(chosen.run(chosen))


if __name__ == "__main__":
    sys.exit(main())
