"""A large workbook in memory that the app and a reading process both see, so that it is held twice and not four times.

The memory has no name and is on no disk; it is gone when both sides have let go of it. Only Linux has it: elsewhere files go through
the pipe.
"""

import os
import sys
from mmap import ACCESS_READ, mmap
from pathlib import Path

OWN_DESCRIPTORS = Path("/proc/self/fd")
"""Where a process finds what it has open, for libraries that only take paths."""


def nameless_memory() -> int | None:
    """The descriptor of a piece of memory, blank as yet; None where the system has no such thing."""
    if sys.platform != "linux" or not OWN_DESCRIPTORS.is_dir():
        return None
    try:
        return os.memfd_create("upload")
    except OSError:
        return None


def is_put(data: bytes, descriptor: int) -> bool:
    """Put a file into such memory; False if it has no place there."""
    left = memoryview(data)
    try:
        while left:
            left = left[os.write(descriptor, left) :]
    except OSError:
        os.ftruncate(descriptor, 0)
        return False
    return True


class HandedOver(mmap):
    """The file in such memory, as its reader sees it; libraries that want to read it by themselves find it at `path`."""

    path: Path

    def __new__(cls, descriptor: int) -> "HandedOver":
        """See what was put there."""
        seen = super().__new__(cls, descriptor, 0, access=ACCESS_READ)
        seen.path = OWN_DESCRIPTORS / str(descriptor)
        return seen
