"""How long the whole intake of a file takes, beside reading the same file: `python -m benchmarks.intake`.

A registration export of 25 columns is made (its making is not measured), then read, recognized, mapped, validated, joined and saved
into an empty SQLite store that is there already, as a district's is. In the same run the same file is read by pandas with openpyxl, which
does nothing else, and by the fastest reader that we know, to its own columns and no further. Every measurement is a process of its own;
the median of some is shown.
"""

import argparse
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.files import write_csv, write_workbook
from benchmarks.measuring import Measured, measured, median
from benchmarks.registrations import registrations

SIZES = (1_000, 10_000, 100_000, 1_000_000)
BAD_SHARE = 0.3
LARGEST_WITHOUT_SETTINGS = 200_000
"""More rows than this are read with the limits raised."""
RAISED = {
    "IN_THE_ROOM_MAX_SECONDS": "900",
    "IN_THE_ROOM_MAX_MEMORY_BYTES": str(16 * 2**30),
    "IN_THE_ROOM_MAX_INFLATED_BYTES": str(8 * 2**30),
    "IN_THE_ROOM_MAX_FILE_BYTES": str(2 * 2**30),
    "IN_THE_ROOM_MAX_CELLS": "100_000_000",
    "IN_THE_ROOM_MAX_LETTERS": "10_000_000_000",
}
HEADERS = (
    "Rows", "Read", "Recognize, map, validate", "Join", "Scrub, save", "**Whole intake**", "pandas with openpyxl, reading only",
    "ratio", "Fastest bare parse", "ratio", "Memory, intake", "Memory, bare parse", "ratio",
)  # fmt: skip
NOTE = "The intake begins with a store that has its tables and no rows. Memory is that of the app and its reading process together."
STEPS = ("read", "recognize, map, validate", "join", "scrub, save")


@dataclass(frozen=True)
class Line:
    """One line of the table: a file, and what was measured with it; `openpyxl` is None where it was left out."""

    rows: int
    bad_share: float
    intake: Measured
    bare: Measured
    openpyxl: Measured | None

    @property
    def to_bare(self) -> float:
        """How many times the bare parse the whole intake takes."""
        return self.intake.seconds / self.bare.seconds

    def cells(self) -> list[str]:
        """The line as it is printed: seconds, MB."""
        raised = " †" if self.rows > LARGEST_WITHOUT_SETTINGS else ""
        bad = f", {self.bad_share:.0%} bad cells" if self.bad_share else ""
        baseline = self.openpyxl.seconds if self.openpyxl else None
        return [
            f"{self.rows:,}{bad}{raised}",
            *(f"{self.intake.steps[step]:.2f}" for step in STEPS),
            f"**{self.intake.seconds:.2f} s**",
            "–" if baseline is None else f"{baseline:.1f} s",
            "–" if baseline is None else f"{self.intake.seconds / baseline:.2f}",
            f"{self.bare.seconds:.2f} s",
            f"{self.to_bare:.2f}",
            f"{self.intake.peak_megabytes:,.0f} MB",
            f"{self.bare.peak_megabytes:,.0f} MB",
            f"{self.intake.peak_megabytes / self.bare.peak_megabytes:.2f}",
        ]


def line(rows: int, bad_share: float, suffix: str, repeat: int, with_openpyxl: bool, folder: Path) -> Line:
    """Make a file and measure everything with it; the tasks take turns, so that a busy moment meets all of them."""
    path = folder / f"registrations_{rows}_{bad_share:.0%}.{suffix}"
    (write_csv if suffix == "csv" else write_workbook)(registrations(rows, bad_share), path)
    environment = RAISED if rows > LARGEST_WITHOUT_SETTINGS else {}
    measured(["store", str(path)], environment)
    tasks = ["intake", "bare", *(["openpyxl"] if with_openpyxl else [])]
    runs: dict[str, list[Measured]] = {task: [] for task in tasks}
    for number in range(repeat):
        for task in tasks:
            if task != "openpyxl" or number == 0:  # it takes ten times as long as all others, and hardly varies
                runs[task].append(measured([task, str(path)], environment))
    watched = {task: measured([task, str(path)], environment, watch_memory=True) for task in ("intake", "bare")}
    path.unlink()
    slow = runs["openpyxl"][0] if with_openpyxl else None
    return Line(rows, bad_share, median(runs["intake"], watched["intake"]), median(runs["bare"], watched["bare"]), slow)


def table(lines: Sequence[Line]) -> str:
    """The lines as Markdown, with what they say about growth and bad cells below."""
    text = ["| " + " | ".join(HEADERS) + " |", "|" + "---|" * len(HEADERS)]
    text += ["| " + " | ".join(each.cells()) + " |" for each in lines]
    text += [
        "",
        "The intake begins with a store that has its tables and no rows; its memory is that of the app and its reading process together.",
    ]
    clean = {each.rows: each for each in lines if not each.bad_share}
    for each in lines:
        if each.bad_share and each.rows in clean:
            times = each.intake.seconds / clean[each.rows].intake.seconds
            text.append(f"{each.bad_share:.0%} bad cells at {each.rows:,} rows: {times:.2f} times a clean file.")
    if {100_000, 1_000_000} <= clean.keys():
        growth = clean[1_000_000].to_bare / clean[100_000].to_bare
        text.append(f"Ratio to the bare parse at 1,000,000 rows over that at 100,000: {growth:.2f}.")
    if any(each.rows > LARGEST_WITHOUT_SETTINGS for each in lines):
        settings = ", ".join(f"{name}={value}" for name, value in RAISED.items())
        text.append(f"† Above the default limits; measured with {settings}.")
    return "\n".join(text)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.intake", description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=SIZES)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--format", choices=("xlsx", "csv"), default="xlsx")
    parser.add_argument("--bad-rows", type=int, nargs="*", default=[100_000], help="sizes that are also measured with 30 %% bad cells")
    parser.add_argument("--without-openpyxl", action="store_true", help="leave out the slow baseline")
    chosen = parser.parse_args(arguments)
    sizes = [(rows, share) for rows in chosen.rows for share in (0.0, BAD_SHARE) if not share or rows in chosen.bad_rows]
    with tempfile.TemporaryDirectory() as folder:
        made = [line(rows, share, chosen.format, chosen.repeat, not chosen.without_openpyxl, Path(folder)) for rows, share in sizes]
    print(table(made))


if __name__ == "__main__":
    main()
