"""What is measured, one task per process: `python -m benchmarks.task intake|openpyxl|bare FILE`; prints seconds per step as JSON.

`python -m benchmarks.task store FILE` goes before `intake`: it makes the store that the intake begins with. Libraries that only the tests
need are hidden, for pandera imports one of them wherever it finds it, and no installation of the app has it.
"""

import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import cast

WARM_UP_ROWS = 20
OF_THE_TESTS = "hypothesis"
EMPTY_STORE = "empty.sqlite3"
"""The store beside the file; no district makes its store anew for a file, so making it is no part of the intake."""


class Clock:
    """Seconds between one step and the next."""

    def __init__(self) -> None:
        self.steps: dict[str, float] = {}
        self._last = time.perf_counter()

    def step(self, name: str) -> None:
        """Note the time since the last step under this name."""
        now = time.perf_counter()
        self.steps[name] = self.steps.get(name, 0.0) + now - self._last
        self._last = now


def store(path: Path) -> dict[str, float]:
    """Make the store that the intake of a file begins with: all of its tables, and nothing in them."""
    from representation.store.engine import open_store

    clock = Clock()
    open_store(f"sqlite:///{path.with_name(EMPTY_STORE)}").dispose()
    clock.step("make")
    return clock.steps


def intake(path: Path) -> dict[str, float]:
    """The whole intake of a file into an empty store, as the app does it: its vocabularies read, its reading process waiting."""
    from benchmarks.files import write_csv
    from benchmarks.registrations import registrations
    from representation.importing import Review, UploadedFile, saved
    from representation.intake.intake import checked_table
    from representation.intake.own_sheets import is_own_sheet
    from representation.intake.reading import read_tables
    from representation.joining import joined
    from representation.store.engine import open_store

    def take(file: UploadedFile, clock: Clock, folder: str) -> None:
        place = shutil.copy(path.with_name(EMPTY_STORE), f"{folder}/{file.name}.sqlite3")
        opened = open_store(f"sqlite:///{place}")
        clock.step("")
        raws = read_tables(file.name, file.data)
        clock.step("read")
        tables = [checked_table(raw) for raw in raws if not is_own_sheet(raw)]
        clock.step("recognize, map, validate")
        review = Review(joined(tables, b"the key of a benchmark"), (file.file_hash,) * len(tables))
        clock.step("join")
        saved(opened, review, "benchmark")
        clock.step("scrub, save")
        opened.dispose()

    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / "small.csv"
        write_csv(registrations(WARM_UP_ROWS), small)
        take(UploadedFile(small.name, small.read_bytes()), Clock(), folder)
        file, clock = UploadedFile(path.name, path.read_bytes()), Clock()
        take(file, clock, folder)
    clock.steps.pop("")
    return clock.steps


def openpyxl(path: Path) -> dict[str, float]:
    """What most scripts do: pandas and its default reader, nothing else. For CSV pandas' own."""
    import pandas as pd

    clock = Clock()
    if path.suffix == ".csv":
        pd.read_csv(path, dtype=str, keep_default_na=False)
    else:
        pd.read_excel(path, dtype=str, engine="openpyxl")
    clock.step("read")
    return clock.steps


def bare(path: Path) -> dict[str, float]:
    """The fastest way that we know to a pandas table of text, and nothing else: the same readers as the intake has inside."""
    import pandas as pd

    if path.suffix == ".csv":
        from pyarrow import csv

        clock = Clock()
        table = csv.read_csv(path, convert_options=csv.ConvertOptions(strings_can_be_null=False))
    else:
        import fastexcel

        clock = Clock()
        table = fastexcel.read_excel(str(path)).load_sheet(0, header_row=None, skip_rows=0, dtypes="string", eager=True)
    cells = table.to_pandas(split_blocks=True)
    clock.step("read")
    assert isinstance(cells, pd.DataFrame)
    return clock.steps


TASKS: dict[str, Callable[[Path], dict[str, float]]] = {"store": store, "intake": intake, "openpyxl": openpyxl, "bare": bare}

if __name__ == "__main__":
    cast("dict[str, object]", sys.modules)[OF_THE_TESTS] = None  # from now on, to import it fails as where it is not installed
    print(json.dumps(TASKS[sys.argv[1]](Path(sys.argv[2]))))
