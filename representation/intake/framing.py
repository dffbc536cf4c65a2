"""How the app and the reading process speak: a length, then a message in JSON."""

import json
from typing import IO

LENGTH_BYTES = 8
LONGEST_MESSAGE = 2**28
"""A message names sheets, rows and notes; cells come after it."""


def write_message(sink: IO[bytes], message: dict[str, object]) -> None:
    """Send a message."""
    text = json.dumps(message).encode()
    sink.write(len(text).to_bytes(LENGTH_BYTES, "big"))
    sink.write(text)
    sink.flush()


def read_message(source: IO[bytes]) -> dict[str, object] | None:
    """The next message; None when the other side has ended.

    Raises
    ------
    EOFError
        If the other side ended in the middle of a message, or sent something else.
    """
    start = source.read(LENGTH_BYTES)
    if not start:
        return None
    length = int.from_bytes(start, "big")
    if len(start) < LENGTH_BYTES or length > LONGEST_MESSAGE:
        raise EOFError
    message = json.loads(read_exactly(source, length))
    if not isinstance(message, dict):
        raise EOFError
    return message


def read_exactly(source: IO[bytes], length: int) -> bytes:
    """So many bytes.

    Raises
    ------
    EOFError
        If there are fewer.
    """
    data = source.read(length)
    if len(data) < length:
        raise EOFError
    return data
