"""One reading process, as the app sees it: it gets a file and gives its sheets, or it ends."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from json import dumps
from pathlib import Path
from typing import IO, Any, Literal

import pyarrow as pa

if sys.platform == "linux":
    import fcntl

from representation.geometry.bounds import DEFAULT_BOUNDS, MapBounds
from representation.intake.framing import read_message, write_message
from representation.intake.handed_over import is_put, nameless_memory
from representation.intake.limits import Limits, UnreadableFile
from representation.intake.note import Note

ROOT = Path(__file__).parents[2]
START_SECONDS = 60
"""How long a process may take to start on a busy machine; this does not count as reading."""
MOST_FILES = 100
"""A process is replaced after so many files."""
LARGE_BYTES = 4 * 2**20
"""A process is replaced after a file of this size, so that its memory goes back to the system."""
PIPE_BYTES = 2**20
"""What the process may have written before the app reads it; a small pipe makes the two wait for each other."""
WORKBOOK_START = b"PK\x03\x04"
HARMLESS = ("file_empty", "file_not_a_table", "file_not_a_map")
"""Refusals after which a process goes on; after any other it is replaced."""
KEPT_VARIABLES = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""What a reading process sees of the environment; keys and addresses of databases are not its business."""

Ask = Literal["sheets", "sheets_with_care", "areas"]
"""What is wanted of a file: its sheets, its sheets read cell by cell, or the areas of a map as one sheet."""

CANNOT_START = "The part of the app that reads files could not be started. Try again; if it stays so, tell the person who runs the app."


@dataclass(frozen=True)
class ReadSheet:
    """One sheet as it comes back: columns of text, the row that the user sees for each row, and notes."""

    name: str | None
    cells: pa.Table
    numbers: range | tuple[int, ...]
    notes: tuple[Note, ...]


class Ended(Exception):
    """The reading process ended before it answered."""


class Reader:
    """One reading process."""

    def __init__(self) -> None:
        environment = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
        environment |= {
            "PYTHONPATH": os.pathsep.join([str(ROOT), *(path for path in sys.path if path)]),
            "ARROW_DEFAULT_MEMORY_POOL": "system",  # the others reserve more than they use, and the limit counts what is reserved
            "MALLOC_ARENA_MAX": "2",
        }
        self.files = 0
        self.is_spent = False
        self._memory = nameless_memory()
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "representation.intake.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
                cwd=ROOT,
                pass_fds=() if self._memory is None else (self._memory,),
            )
        except OSError as error:
            self._close_memory()
            raise UnreadableFile("reader_unavailable", CANNOT_START) from error
        self._is_ready = False
        if sys.platform == "linux":  # elsewhere a pipe has the size that it has
            with suppress(OSError):
                fcntl.fcntl(self._output, fcntl.F_SETPIPE_SZ, PIPE_BYTES)

    def wait_until_ready(self) -> None:
        """Wait for the process to have imported what it needs.

        Raises
        ------
        Ended
            If something ended it while it started.
        UnreadableFile
            If it did not start in time.
        """
        if self._is_ready:
            return
        with self._ended_after(START_SECONDS) as is_late:
            try:
                self._is_ready = read_message(self._output) is not None
            except (EOFError, OSError, ValueError):
                self._is_ready = False
        if not self._is_ready:
            self.is_spent = True
            if is_late.is_set():
                raise UnreadableFile("reader_unavailable", CANNOT_START)
            raise Ended

    def sheets(
        self, data: bytes, limits: Limits, seconds: float, ask: Ask = "sheets", bounds: MapBounds = DEFAULT_BOUNDS
    ) -> list[ReadSheet]:
        """What is asked of a file; `bounds` are for maps alone.

        Raises
        ------
        UnreadableFile
            If nothing can be read.
        Ended
            If the process crashed or was stopped at its limit of memory.
        TimeoutError
            If it took longer than it may.
        """
        self.files += 1
        self.is_spent = len(data) >= LARGE_BYTES or self.files >= MOST_FILES
        with self._ended_after(seconds) as is_late:
            try:
                self._send(data, limits, ask, bounds)
                answer = read_message(self._output)
                if answer is None:
                    raise EOFError
                refused = answer.get("refused")
                if isinstance(refused, dict):
                    self.is_spent = self.is_spent or refused["kind"] not in HARMLESS
                    raise UnreadableFile(str(refused["kind"]), str(refused["message"]))
                return [self._sheet(described) for described in _dicts(answer.get("sheets"))]
            except (EOFError, OSError, ValueError, pa.ArrowException) as error:
                self.is_spent = True
                if is_late.is_set():
                    raise TimeoutError from error
                raise Ended from error

    def _send(self, data: bytes, limits: Limits, ask: Ask, bounds: MapBounds) -> None:
        """Send a file: a large workbook in memory that both see, anything else through the pipe.

        The memory takes one file only: after a large one, the process is replaced.
        """
        memory = self._memory if len(data) >= LARGE_BYTES and data.startswith(WORKBOOK_START) else None
        said = {"limits": dumps(asdict(limits)), "bounds": dumps(asdict(bounds))}
        request: dict[str, object] = {"ask": ask, "bytes": len(data), **said}
        if memory is not None and is_put(data, memory):
            write_message(self._input, {**request, "memory": memory})
            return
        write_message(self._input, request)
        self._input.write(data)
        self._input.flush()

    def _sheet(self, described: dict[str, object]) -> ReadSheet:
        with pa.ipc.open_stream(self._output) as stream:
            cells = stream.read_all()
        rows = described["rows"]
        assert isinstance(rows, list)
        numbers = range(*rows) if described["is_range"] else tuple(rows)
        name = described["name"]
        notes = tuple(Note(**{**note, "rows": tuple(note["rows"])}) for note in _dicts(described["notes"]))
        return ReadSheet(None if name is None else str(name), cells, numbers, notes)

    @contextmanager
    def _ended_after(self, seconds: float) -> Iterator[threading.Event]:
        is_late = threading.Event()

        def stop() -> None:
            is_late.set()
            self._process.kill()

        timer = threading.Timer(max(seconds, 0.0), stop)
        timer.daemon = True
        timer.start()
        try:
            yield is_late
        finally:
            timer.cancel()

    def end(self) -> None:
        """End the process and give all of its memory back to the system."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):  # what was not sent before the process ended is lost, as it should be
                    stream.close()
        self._close_memory()

    def _close_memory(self) -> None:
        if self._memory is not None:
            os.close(self._memory)
            self._memory = None

    @property
    def is_running(self) -> bool:
        """Whether the process is there."""
        return self._process.poll() is None

    @property
    def process_id(self) -> int:
        """The number that the system gave the process."""
        return self._process.pid

    @property
    def _input(self) -> IO[bytes]:
        assert self._process.stdin is not None
        return self._process.stdin

    @property
    def _output(self) -> IO[bytes]:
        assert self._process.stdout is not None
        return self._process.stdout


def _dicts(value: object) -> list[dict[str, Any]]:
    return value if isinstance(value, list) else []
