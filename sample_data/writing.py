"""Files written into a folder."""

from collections.abc import Mapping
from pathlib import Path


def written(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write files, given as name → bytes, into a folder, which is made where it is not there; the paths come in a fixed order."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, data in sorted(files.items()):
        (folder / name).write_bytes(data)
        paths.append(folder / name)
    return paths
