"""Answers kept as they came, in a folder that only its owner can read, so that everything works again without a network."""

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

FOLDER = "census"
"""Below the app's data folder."""
ENDING = ".json"
ABOUT = ".about.json"


@dataclass(frozen=True)
class About:
    """What is noted beside an answer: what it is, where it was asked (without the key) and when (ISO, UTC)."""

    table: str
    area: str
    universe: str
    vintage: str
    fetched: str
    address: str
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class KeptAnswer:
    """An answer as it came, and what is noted of it."""

    data: bytes
    about: About


@dataclass(frozen=True)
class KeptAnswers:
    """The folder of answers; it is made when the first one comes."""

    folder: Path

    def read(self, name: str) -> KeptAnswer | None:
        """The answer of this name, None where it is not kept or cannot be read."""
        try:
            data = (self.folder / name).read_bytes()
            told = json.loads(self._about(name).read_bytes())
            return KeptAnswer(data, About(**told))
        except (OSError, ValueError, TypeError):
            return None

    def write(self, name: str, data: bytes, about: About) -> None:
        """Keep an answer, in the place of an older one. The note is written first: an answer without one is not kept.

        Raises
        ------
        OSError
            If the folder cannot be written.
        """
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._put(self._about(name), json.dumps(asdict(about), ensure_ascii=False, indent=1).encode())
        self._put(self.folder / name, data)

    def years(self) -> list[int]:
        """The vintages of which something is kept, the newest first."""
        found = {path.name[7:11] for path in self.folder.glob(f"ACSDT5Y20[0-9][0-9].*{ENDING}")}
        return sorted((int(year) for year in found), reverse=True)

    def _about(self, name: str) -> Path:
        return self.folder / f"{name.removesuffix(ENDING)}{ABOUT}"

    @staticmethod
    def _put(path: Path, data: bytes) -> None:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".answer-")  # made with mode 0600
        try:
            with os.fdopen(handle, "wb") as new:
                new.write(data)
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)
