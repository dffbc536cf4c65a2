"""Brings `.venv` to the pinned packages: `python setup/environment.py app` or `… tests`.

Runs before anything is installed, so it needs the standard library alone. What is there already is kept: a stamp in `.venv`
holds the digests of the requirement files that were installed.
"""

import argparse
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
STAMP = ENVIRONMENT / "installed.json"
INSTALLER = ROOT / "setup" / "uv.txt"

REQUIREMENTS = {"app": "requirements.txt", "tests": "requirements-test.txt"}
"""What each use of the environment installs; the file for tests holds the one for the app and more."""


def digests(root: Path) -> dict[str, str]:
    """Return the SHA-256 of each requirement file, by use."""
    return {use: hashlib.sha256((root / file).read_bytes()).hexdigest() for use, file in REQUIREMENTS.items()}


def is_current(use: str, installed: dict[str, str], wanted: dict[str, str]) -> bool:
    """Say whether what is installed serves this use.

    An environment with the packages for tests serves the app too; one with the app's alone does not serve tests.

    >>> is_current("app", {"app": "1", "tests": "2"}, {"app": "1", "tests": "2"})
    True
    >>> is_current("tests", {"app": "1"}, {"app": "1", "tests": "2"})
    False
    """
    needed = REQUIREMENTS if "tests" in installed else [use]
    return all(installed.get(one) == wanted[one] for one in {use, *needed})


def installed_digests() -> dict[str, str]:
    """Return what the stamp says, or nothing when there is no environment that works."""
    if not STAMP.exists() or not runs([PYTHON, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]):
        return {}
    stamp: dict[str, str] = json.loads(STAMP.read_text(encoding="utf-8"))
    return stamp


def runs(command: Sequence[str | Path]) -> bool:
    """Say whether a command ends well; what it prints is not shown."""
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def create() -> None:
    """Make `.venv` with this Python. Debian and Ubuntu keep a part of what that takes in a package of its own."""
    print(f"Creating the environment in .venv with Python {platform.python_version()}.", flush=True)
    command = [sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)]
    if runs(command):
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if shutil.which("apt-get"):
        print(f"This Python cannot create environments yet. Installing the system package {package}.", flush=True)
        apt = [*([] if os.geteuid() == 0 else ["sudo"]), "apt-get"]
        subprocess.run([*apt, "update", "-q"], check=False)
        subprocess.run([*apt, "install", "-y", "-q", package], check=False)
    if subprocess.run(command, check=False).returncode:
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        sys.exit(f"Python could not create an environment in .venv. Install its venv module (on Debian: {package}) and run make again.")


def has_uv() -> bool:
    """Put the fast installer into the environment unless it is there; say whether that worked."""
    if runs([PYTHON, "-m", "uv", "--version"]):
        return True
    if not runs([PYTHON, "-m", "pip", "--version"]):
        subprocess.run([PYTHON, "-m", "ensurepip"], check=True, stdout=subprocess.DEVNULL)
    return runs([PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", INSTALLER])


def install(file: Path) -> None:
    """Install exactly the packages that `file` pins; nothing is installed whose hash is another."""
    print(f"Installing the pinned packages of {file.name}. This can take a minute.", flush=True)
    if has_uv():
        settings = {**os.environ, "UV_PYTHON_DOWNLOADS": "never"}
        fast: list[str | Path] = [
            PYTHON,
            "-m",
            "uv",
            "pip",
            "sync",
            "--quiet",
            "--require-hashes",
            "--compile-bytecode",
            "--python",
            PYTHON,
            file,
        ]
        if subprocess.run(fast, check=False, env=settings).returncode == 0:
            return
    print("The fast installer did not work here. Installing with pip, which takes longer.", flush=True)
    slow: list[str | Path] = [PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", file]
    if subprocess.run(slow, check=False).returncode:
        sys.exit("The packages could not be installed; the lines above say why. Check the network and run make again.")


def main() -> None:
    parser = argparse.ArgumentParser(description="Bring .venv to the pinned packages.")
    parser.add_argument("use", choices=list(REQUIREMENTS))
    use: str = parser.parse_args().use
    start = time.monotonic()
    wanted = digests(ROOT)
    if is_current(use, installed_digests(), wanted):
        print(f"The environment in .venv is up to date ({time.monotonic() - start:.1f} s).", flush=True)
        return
    if not runs([PYTHON, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]):
        create()
    STAMP.unlink(missing_ok=True)
    install(ROOT / REQUIREMENTS[use])
    STAMP.write_text(json.dumps(wanted if use == "tests" else {use: wanted[use]}), encoding="utf-8")
    print(f"The environment in .venv is ready ({time.monotonic() - start:.1f} s).", flush=True)


if __name__ == "__main__":
    main()
