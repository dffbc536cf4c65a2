"""Starts a server for one test, on a port of its own and with an empty data folder, and ends it."""

import contextlib
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]

SERVE = (sys.executable, "-m", "representation", "serve", "--port", "0")
"""The app as `make run` starts it; 0 takes any free port, which the printed line names."""

LINE = "In the Room is at "
SECONDS_TO_START = 90
SECONDS_TO_STOP = 20


@dataclass(frozen=True)
class Server:
    """A server that runs: its address, its data folder, the file with all that it printed, and its process."""

    url: str
    home: Path
    log: Path
    process: subprocess.Popen[bytes]

    def stop(self) -> int:
        """Press Ctrl-C and return the exit status."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(SECONDS_TO_STOP)


def environment(home: Path) -> dict[str, str]:
    """Return the environment of a server whose every file lies below `home`."""
    ours = {
        "DATABASE_URL": f"sqlite:///{home / 'in_the_room.sqlite3'}",
        "HOME": str(home),
        "IN_THE_ROOM_HOME": str(home),
        "IN_THE_ROOM_KEY": "a key for tests that is long enough to be one",
    }
    return {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")} | ours


@contextlib.contextmanager
def serving(home: Path, command: Sequence[str] = SERVE) -> Iterator[Server]:
    """Run a server until the block ends.

    Raises
    ------
    RuntimeError
        With what it printed, if it ends or does not get ready.
    """
    log = home / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=environment(home), stdout=output, stderr=subprocess.STDOUT)
    try:
        yield Server(_address(process, log), home, log, process)
    finally:
        if process.poll() is None:
            process.terminate()
        try:
            process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    """Wait until the server says where it is and answers there."""
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and process.poll() is None:
        for line in log.read_text(encoding="utf-8").splitlines():
            if line.startswith(LINE) and is_ready(line.removeprefix(LINE)):
                return line.removeprefix(LINE)
        time.sleep(0.05)
    raise RuntimeError(f"The server did not get ready. It printed:\n{log.read_text(encoding='utf-8')}")


def is_ready(url: str) -> bool:
    """Say whether the server takes readers."""
    try:
        with urllib.request.urlopen(f"{url}/readyz", timeout=SECONDS_TO_START) as answer:
            return bool(answer.read() == b"ready")
    except urllib.error.URLError:
        return False
