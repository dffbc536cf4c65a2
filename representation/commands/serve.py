"""`serve`: the app, warm and with its security headers."""

import argparse
import sys

from representation.intake.limits import Limits


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    parser = commands.add_parser("serve", help="start the app", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (this computer only, unless the owner allows more)")
    parser.add_argument("--port", type=int, default=8501, help="port to listen on")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command; it ends when the app is stopped."""
    try:
        Limits.from_environment()
    except ValueError as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 2
    from representation.ui.serving import serve  # Streamlit is only needed here

    serve(arguments.host, arguments.port)
    return 0
