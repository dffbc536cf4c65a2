"""The reading processes: a few that wait for files, each ended when a file hangs, crashes or grows in it."""

import atexit
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache

from representation.geometry.bounds import SMALLER, MapBounds
from representation.intake.limits import Limits, UnreadableFile
from representation.intake.reading_process import CANNOT_START, Ask, Ended, Reader, ReadSheet

PROCESSES_VARIABLE = "IN_THE_ROOM_READERS"
DEFAULT_PROCESSES = 2
TOO_SLOW = "Reading the file takes longer than {seconds} seconds. Save only the sheet and the columns you need as .csv and upload that."
ENDED = "The file is damaged, or needs more memory than it may take. Save only the sheet you need as .csv and upload that."
MAP_TOO_SLOW = f"Reading the map takes longer than {{seconds}} seconds. {SMALLER}"
MAP_ENDED = f"The map is damaged, or needs more memory than it may take. {SMALLER}"
ZIP_MARK, ZIP_BYTES = b"PK\x03\x04", 1024
"""Only workbooks can be read in a second way; near its start, each holds this."""


class Pool:
    """The reading processes of this app; every thread may ask it to read, and waits while all of them are busy."""

    def __init__(self, most: int = DEFAULT_PROCESSES) -> None:
        self._free = threading.Semaphore(most)
        self._lock = threading.Lock()
        self._idle: list[Reader] = []
        self._busy: set[Reader] = set()
        self._owner = os.getpid()

    def sheets(self, data: bytes, limits: Limits) -> list[ReadSheet]:
        """The sheets of a file, read in one of the processes.

        A workbook at which the fast reader crashed is read once more, with care, in what is left of the time.

        Raises
        ------
        UnreadableFile
            If nothing can be read, or not within the limits.
        """
        with self._free:
            most = limits.seconds_for(len(data))
            left = float(most)
            ways: tuple[Ask, ...] = ("sheets", "sheets_with_care")
            for ask in ways:
                with self._reader() as reader:
                    begin = time.monotonic()
                    try:
                        return reader.sheets(data, limits, left, ask)
                    except TimeoutError as error:
                        raise UnreadableFile("file_too_slow", TOO_SLOW.format(seconds=most)) from error
                    except Ended as error:
                        left -= time.monotonic() - begin
                        if ask == ways[-1] or ZIP_MARK not in data[:ZIP_BYTES]:
                            raise UnreadableFile("file_damaged", ENDED) from error
        raise AssertionError

    def areas(self, data: bytes, limits: Limits, bounds: MapBounds) -> ReadSheet:
        """The areas of a map as a sheet of text: number, properties and shape of each, a header first.

        Raises
        ------
        UnreadableFile
            If it is no map, or cannot be read within the limits.
        """
        most = limits.seconds_for(len(data))
        with self._free, self._reader() as reader:
            try:
                [sheet] = reader.sheets(data, limits, most, "areas", bounds)
            except TimeoutError as error:
                raise UnreadableFile("file_too_slow", MAP_TOO_SLOW.format(seconds=most)) from error
            except Ended as error:
                raise UnreadableFile("file_damaged", MAP_ENDED) from error
            return sheet

    def warm(self) -> None:
        """Start a process ahead of the first file."""
        with self._lock:
            if not self._idle and not self._busy:
                self._idle.append(Reader())

    def end(self) -> None:
        """End all processes; the next file starts new ones."""
        with self._lock:
            readers = [*self._idle, *self._busy]
            self._idle.clear()
        if self._owner == os.getpid():
            for reader in readers:
                reader.end()

    @contextmanager
    def _reader(self) -> Iterator[Reader]:
        """A process that waits for a file; where something ended it while it started, another one takes its place."""
        reader = self._taken()
        try:
            try:
                reader.wait_until_ready()
            except Ended:
                self._give_back(reader)
                reader = self._taken()
                try:
                    reader.wait_until_ready()
                except Ended as error:
                    raise UnreadableFile("reader_unavailable", CANNOT_START) from error
            yield reader
        finally:
            self._give_back(reader)

    def _taken(self) -> Reader:
        with self._lock:
            if self._owner != os.getpid():  # a copy of the app's process must not speak to the readers of the original
                self._idle, self._busy, self._owner = [], set(), os.getpid()
            while self._idle:
                reader = self._idle.pop()
                if reader.is_running:
                    break
                reader.end()
            else:
                reader = Reader()
            self._busy.add(reader)
            return reader

    def _give_back(self, reader: Reader) -> None:
        if reader.is_spent or not reader.is_running:
            reader.end()
            with suppress(UnreadableFile):  # then the next file tries again
                fresh = Reader()
                with self._lock:
                    self._idle.append(fresh)
        else:
            with self._lock:
                self._idle.append(reader)
        with self._lock:
            self._busy.discard(reader)


@cache
def pool() -> Pool:
    """The reading processes that all users of this app share."""
    said = os.environ.get(PROCESSES_VARIABLE, "").strip()
    made = Pool(int(said) if said.isdecimal() and int(said) else DEFAULT_PROCESSES)
    atexit.register(made.end)
    return made
