"""The key of the hash by which one person is recognised again."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

ENVIRONMENT = "IN_THE_ROOM_KEY"
FILE_NAME = "recognition.key"
SHORTEST = 32
"""Characters. The key in the file has 64 hexadecimal digits; a shorter word could be guessed."""


def recognition_key(folder: Path) -> bytes:
    """The key from the environment, else from `recognition.key` in the folder, made at random when it is not there.

    It is kept outside of the database, so that neither leads to a person without the other. Without the same key a person who comes
    again counts as a new one: back it up, apart from the database.

    Raises
    ------
    ValueError
        If the key is shorter than 32 characters.
    """
    from_environment = os.environ.get(ENVIRONMENT, "").strip()
    if from_environment:
        return _long_enough(from_environment.encode(), f"the environment variable {ENVIRONMENT}")
    file = folder / FILE_NAME
    if not file.exists():
        _make(file)
    if file.stat().st_mode & 0o077:
        file.chmod(0o600)
    return _long_enough(file.read_bytes().strip(), f"the file {FILE_NAME}")


def _long_enough(key: bytes, place: str) -> bytes:
    if len(key) < SHORTEST:
        raise ValueError(
            f"The recognition key in {place} is too short: it needs at least {SHORTEST} characters. Restore it from its backup."
        )
    return key


def _make(file: Path) -> None:
    """Write a new key under another name and give it its own in one step: nobody ever reads half a key, and the first one stays."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".key-")  # made with mode 0600
    try:
        with os.fdopen(handle, "w", encoding="ascii") as new:
            new.write(secrets.token_hex(32))
            new.flush()
            os.fsync(new.fileno())
        try:
            with contextlib.suppress(FileExistsError):
                file.hardlink_to(name)
        except OSError:  # a file system without hard links
            Path(name).replace(file)
    finally:
        Path(name).unlink(missing_ok=True)
