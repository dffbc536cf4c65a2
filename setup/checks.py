"""Runs every check of `make test` in turn and stops at the first that fails."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

WORKERS = min(4, max(2, os.cpu_count() or 2))
"""Test processes at once; the browser tests of each open their own server."""

TYPED = [name for name in ("app.py", "pages", "setup") if (ROOT / name).is_file() or any((ROOT / name).glob("*.py"))]
"""Checked after the packages that `pyproject.toml` names."""

CHECKS = {
    "Lint": [["ruff", "check", "."]],
    "Format": [["ruff", "format", "--check", "."]],
    "Types": [["mypy"], ["mypy", *TYPED]],
    "Tests": [["pytest", "-n", str(WORKERS), "--dist", "loadfile"]],
}
"""The tests come last: their closing line ends the output."""


def main() -> None:
    begin = time.monotonic()
    for name, commands in CHECKS.items():
        print(f"\n{name}", flush=True)
        start = time.monotonic()
        for command in commands:
            if status := subprocess.run([sys.executable, "-m", *command], check=False, cwd=ROOT).returncode:
                sys.exit(f"{name} failed with status {status}; the lines above say where.")
        print(f"{name} passed in {time.monotonic() - start:.0f} s.", flush=True)
    print(f"\nEverything passed in {time.monotonic() - begin:.0f} s.", flush=True)


if __name__ == "__main__":
    main()
