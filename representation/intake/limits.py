"""What a file may cost before it is refused."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from mmap import mmap

VARIABLE_START = "IN_THE_ROOM_MAX_"
"""A limit is raised with this and its name in capitals: IN_THE_ROOM_MAX_SECONDS=60."""


MOST = {"seconds": 86_400, "seconds_per_megabyte": 3_600, "columns": 100_000, "members": 1_000_000, "inflation_ratio": 1_000_000}
"""The largest value that some limits can have: a day, an hour for each megabyte, and what no workbook has."""
MOST_OF_OTHERS = 2**40
"""The largest value of the other limits, a terabyte: the system counts no further than a few million of them."""
LONGEST_NUMBER = 20
"""More digits are no number that anybody means."""


class UnreadableFile(Exception):
    """Nothing in the file can be used; `kind` names the finding, the message says why and what to do."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message


@dataclass(frozen=True)
class Limits:
    """Bounds on one uploaded file; each default leaves room for the largest real export that we know."""

    file_bytes: int = 200 * 2**20
    """Size of the upload; Streamlit's own default limit."""
    inflated_bytes: int = 1 * 2**30
    """Size of a workbook once unzipped."""
    inflation_ratio: int = 200
    """Unzipped ÷ zipped size of one part of a workbook; real sheets reach about 60."""
    members: int = 10_000
    """Files inside a workbook."""
    cells: int = 30_000_000
    """Cells in one file: 1,000,000 rows of 25 columns, with room."""
    columns: int = 2_000
    """Columns in one table."""
    letters: int = 400_000_000
    """Letters in all cells of one file together: a text that many cells share counts in each of them."""
    seconds: int = 9
    """Time for reading one file."""
    seconds_per_megabyte: int = 1
    """Time on top for each megabyte of the file: many rows need longer than a small file may."""
    memory_bytes: int = 1 * 2**30
    """Memory for reading one file, with what the reading process needs when idle."""

    def seconds_for(self, size: int) -> int:
        """How long a file of so many bytes may take.

        >>> Limits().seconds_for(5 * 2**20)
        14
        """
        return self.seconds + self.seconds_per_megabyte * (size // 2**20)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Limits":
        """The limits with what the environment sets: `IN_THE_ROOM_MAX_` and the name of a limit in capitals, a whole number.

        Raises
        ------
        ValueError
            If a value is not a whole number above 0, or larger than it can be; the message names the variable.

        >>> Limits.from_environment({"IN_THE_ROOM_MAX_SECONDS": "60"}).seconds
        60
        """
        said: dict[str, int] = {}
        for field in fields(cls):
            name = VARIABLE_START + field.name.upper()
            text = environment.get(name, "").strip().replace("_", "")
            if text:
                most = MOST.get(field.name, MOST_OF_OTHERS)
                if not text.isdecimal() or len(text) > LONGEST_NUMBER or not 0 < int(text) <= most:
                    shown = text if len(text) <= LONGEST_NUMBER else text[:LONGEST_NUMBER] + "…"
                    raise ValueError(f"{name} must be a whole number from 1 to {most}, not “{shown}”.")
                said[field.name] = int(text)
        return cls(**said)


DEFAULT_LIMITS = Limits()


def check_size(data: bytes | mmap, limits: Limits = DEFAULT_LIMITS) -> None:
    """Refuse an empty or oversized upload.

    Raises
    ------
    UnreadableFile
        With a sentence for the person who uploaded it.
    """
    if len(data) > limits.file_bytes:
        megabytes = limits.file_bytes // 2**20
        raise UnreadableFile("file_too_large", f"The file is larger than {megabytes} MB. Export fewer columns or a shorter period.")
    if not data[:4096].strip(BLANKS) and not data[:].strip(BLANKS):
        raise UnreadableFile("file_empty", "The file is empty. Export it again and upload the new file.")


BLANKS = b"\x00\xff\xfe\xef\xbb\xbf \t\r\n"
"""Bytes that stand in files without anything in them: white space and byte-order marks."""
