"""What becomes of each hostile file, from what our functions return; `python -m tests.shared.hostile_outcomes` prints the table."""

import json
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import psutil

from representation.intake.checked import CheckedTable
from representation.intake.findings import what_it_takes
from representation.intake.intake import checked_tables

HOSTILE = Path(__file__).parents[3] / "shared" / "hostile"
MANIFEST = {row["file"]: row for row in json.loads((HOSTILE / "MANIFEST.json").read_text())["files"]}
READS, PARTIAL, REFUSED = "reads", "partial with warnings", "clear error"

LOOK_EVERY = 0.002
"""Seconds between two looks at the memory."""


@dataclass(frozen=True)
class Outcome:
    """What became of one file, how long it took, and how much memory it took beside what was taken before."""

    kind: str
    tables: tuple[CheckedTable, ...]
    seconds: float
    more_bytes: int

    @property
    def messages(self) -> list[tuple[str, str]]:
        """Kind and sentence of everything that is said about the file."""
        return [(group.kind, group.message) for table in self.tables for group in table.groups]


def outcome_kind(tables: list[CheckedTable]) -> str:
    """The class of an outcome, as the manifest names them; a question to staff and findings about single answers take nothing away."""
    said = {group.kind for table in tables for group in table.groups if group.severity == "file"}
    said |= {note.kind for table in tables for note in table.raw.notes}
    if not any(len(table.raw) for table in tables):
        return REFUSED
    return READS if all(what_it_takes(kind) in ("nothing", "question") for kind in said) else PARTIAL


def tree_bytes() -> int:
    """The memory of this process and of those that it started."""
    here = psutil.Process()
    total = 0
    for process in [here, *here.children(recursive=True)]:
        try:
            total += process.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total


@contextmanager
def highest_memory() -> Iterator[list[int]]:
    """Watch the memory of all our processes; the list holds the highest value seen."""
    highest, is_over = [tree_bytes()], threading.Event()

    def watch() -> None:
        while not is_over.wait(LOOK_EVERY):
            highest[0] = max(highest[0], tree_bytes())

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield highest
    finally:
        is_over.set()
        watcher.join()


@cache
def outcome(name: str) -> Outcome:
    """Check one file under the name that the manifest says."""
    row = MANIFEST[name]
    data = (HOSTILE / name).read_bytes()
    checked_tables("warm.csv", b"Name,ZIP\nAna,45402\n")
    before = tree_bytes()
    with highest_memory() as highest:
        begin = time.perf_counter()
        tables = checked_tables(row.get("upload_as") or name, data)
        seconds = time.perf_counter() - begin
    return Outcome(outcome_kind(tables), tuple(tables), seconds, highest[0] - before)


def outcome_table() -> str:
    """One line per category: how many files have the expected outcome, another acceptable one, or neither; then which have another."""
    counts: dict[str, Counter[str]] = {}
    others: list[str] = []
    for name, row in MANIFEST.items():
        kind = outcome(name).kind
        place = "expected" if kind == row["expected"] else "acceptable" if kind in row["acceptable"] else "wrong"
        counts.setdefault(row["category"], Counter())[place] += 1
        if place != "expected":
            others.append(f"{name}: {kind} ({place}; expected: {row['expected']})")
    total = sum(counts.values(), Counter())
    lines = ["| category | files | expected outcome | other acceptable | wrong |", "|---|---|---|---|---|"]
    for category, found in [*sorted(counts.items()), ("all", total)]:
        lines.append(f"| {category} | {found.total()} | {found['expected']} | {found['acceptable']} | {found['wrong']} |")
    slowest = max(MANIFEST, key=lambda name: outcome(name).seconds)
    largest = max(MANIFEST, key=lambda name: outcome(name).more_bytes)
    lines += [
        "",
        f"Slowest: {slowest}, {outcome(slowest).seconds:.1f} s. Most memory: {largest}, {outcome(largest).more_bytes / 2**20:.0f} MB more.",
        "",
        *others,
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(outcome_table())
