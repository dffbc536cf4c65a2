"""The benchmark runs and prints its table; how fast it is, no test says: machines differ."""

from pathlib import Path

import pandas as pd
import pytest

from benchmarks.files import write_workbook
from benchmarks.intake import HEADERS, Line, main, table
from benchmarks.measuring import Measured
from benchmarks.registrations import BAD_COLUMNS, registrations


def measured(seconds: float) -> Measured:
    steps = ("read", "recognize, map, validate", "join", "scrub, save")
    return Measured(dict.fromkeys(steps, seconds / 4), 100 * seconds)


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_the_benchmark_prints_its_table(suffix: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--rows", "40", "--repeat", "1", "--format", suffix, "--bad-rows", "40"])
    headers, _, clean, bad, *_ = capsys.readouterr().out.splitlines()
    assert headers.count("|") == clean.count("|") == len(HEADERS) + 1
    assert clean.startswith("| 40 |")
    assert bad.startswith("| 40, 30% bad cells |")


def test_the_table_says_how_intake_grows_what_bad_cells_cost_and_which_limits_were_raised() -> None:
    lines = [
        Line(100_000, 0.0, measured(3), measured(1), measured(30)),
        Line(100_000, 0.3, measured(4.5), measured(1), None),
        Line(1_000_000, 0.0, measured(36), measured(10), None),
    ]
    text = table(lines)
    assert "| 100,000 | 0.75 | 0.75 | 0.75 | 0.75 | **3.00 s** | 30.0 s | 0.10 | 1.00 s | 3.00 | 300 MB | 100 MB | 3.00 |" in text
    assert "30% bad cells at 100,000 rows: 1.50 times a clean file." in text
    assert "Ratio to the bare parse at 1,000,000 rows over that at 100,000: 1.20." in text
    assert "| 1,000,000 † |" in text
    assert "IN_THE_ROOM_MAX_SECONDS=900" in text


def test_the_export_is_the_same_every_time_and_has_as_many_bad_cells_as_asked_for() -> None:
    clean, again, bad = registrations(500), registrations(500), registrations(500, 0.3)
    assert clean.equals(again)
    assert clean.shape == (500, 25)
    changed = (clean[list(BAD_COLUMNS)] != bad[list(BAD_COLUMNS)]).to_numpy().mean()
    assert 0.25 < changed < 0.35


def test_the_workbook_holds_the_export(tmp_path: Path) -> None:
    made = registrations(30, 0.3)
    write_workbook(made, tmp_path / "a.xlsx")
    read = pd.read_excel(tmp_path / "a.xlsx", engine="openpyxl", dtype=str, keep_default_na=False)
    assert read.astype("str").equals(made)
