"""Every hostile file gives a result or one clear sentence: never an error, never a hang, never all of the memory."""

import json
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from data_models.vocabularies import vocabulary
from representation.intake.checked import CheckedTable
from representation.intake.intake import checked_tables
from tests.intake_tables import csv_of
from tests.shared.hostile_outcomes import HOSTILE, MANIFEST, PARTIAL, READS, REFUSED, outcome, outcome_kind, outcome_table

SECONDS, MORE_BYTES = 10, 2**30
"""What the manifest allows for one file."""
EXPECTED_OUTCOMES = 138
"""So many files at least have the best outcome, not only one that will do."""
KINDS = {row["kind"] for name in ("finding_kinds", "finding_kinds_community") for row in vocabulary(name)}
GOOD_ROWS, LONGEST_WAIT = 50, 5
"""Rows of a second user's small file, and how many seconds that user may wait for it on a busy machine while a hostile one is read."""
GOOD = csv_of([["Name", "Email", "Home ZIP", "Event Name"], *[[f"Ana {i}", f"a{i}@x.org", "45402", "East"] for i in range(GOOD_ROWS)]])
TRAPS = ("hostile_pwned.txt",)
"""What files with paths in their archives would write."""


@pytest.mark.parametrize("name", MANIFEST)
def test_a_hostile_file_has_one_of_its_acceptable_outcomes(name: str) -> None:
    found = outcome(name)
    assert found.kind in MANIFEST[name]["acceptable"], found.messages
    assert found.seconds < SECONDS
    assert found.more_bytes < MORE_BYTES
    assert found.tables
    for kind, message in found.messages:
        assert kind in KINDS
        assert message.endswith(".")
        assert "Traceback" not in message
    if found.kind == REFUSED:
        assert [(table.kind, table.rows_read) for table in found.tables] == [(None, 0)]
        assert len(found.messages) == 1


@pytest.mark.parametrize("name", [name for name, row in MANIFEST.items() if row.get("expect")])
def test_what_is_read_of_a_hostile_file_is_what_stands_in_it(name: str) -> None:
    found, expected = outcome(name), MANIFEST[name]["expect"]
    if found.kind == REFUSED:
        return
    tables = [table for table in found.tables if "sheet" not in expected or table.sheet == expected["sheet"]]
    assert tables, [table.sheet for table in found.tables]
    table = tables[0]
    place = header_index(table, expected)
    if "header" in expected:
        assert list(table.raw.row(place))[: len(expected["header"])] == expected["header"]
    if "header_row" in expected:
        assert table.raw.row_numbers[place] == expected["header_row"]
    if "cols" in expected:
        assert table.raw.width == expected["cols"]
    rows = [row for row in table.raw.rows[place + 1 :] if not row[0].startswith("Total")]
    if "rows" in expected:
        assert len(rows) == expected["rows"]
    if "rows_min" in expected:
        assert len(rows) >= expected["rows_min"]
    for cell, value in expected.get("cells", {}).items():
        numbers = list(table.raw.row_numbers)
        assert table.raw.cells.iloc[numbers.index(int(cell[1:])), ord(cell[0]) - ord("A")] == value


def header_index(table: CheckedTable, expected: dict) -> int:
    """Where the headers stand: as they were recognized, else where the expected ones are found."""
    if "header" in expected:
        return next(i for i, row in enumerate(table.raw.rows) if row[:2] == tuple(expected["header"][:2]))
    return 0


def test_nearly_every_hostile_file_has_the_best_outcome() -> None:
    best = [name for name, row in MANIFEST.items() if outcome(name).kind == row["expected"]]
    assert len(best) >= EXPECTED_OUTCOMES, outcome_table()


def test_nothing_is_written_by_a_name_from_an_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in MANIFEST:
        if "fs" in (MANIFEST[name].get("danger") or ""):
            outcome.__wrapped__(name)
    assert not list(tmp_path.iterdir())
    for folder in (Path(tempfile.gettempdir()), Path("/tmp"), HOSTILE, tmp_path.parent):
        assert not [trap for trap in TRAPS if (folder / trap).exists()]


@pytest.mark.parametrize("name", MANIFEST)
def test_a_second_user_notices_nothing_of_a_hostile_file(name: str) -> None:
    """A first user adds the hostile file while a second one adds a small one again and again; both share the reading processes."""
    data = (HOSTILE / name).read_bytes()
    checked_tables("good.csv", GOOD)
    found: list[CheckedTable] = []
    waits: list[float] = []
    first = threading.Thread(target=lambda: found.extend(checked_tables(MANIFEST[name].get("upload_as") or name, data)))
    first.start()
    while first.is_alive() or not waits:
        begin = time.perf_counter()
        [table] = checked_tables("good.csv", GOOD)
        waits.append(time.perf_counter() - begin)
        assert table.rows_usable == GOOD_ROWS
    first.join()
    assert outcome_kind(found) in MANIFEST[name]["acceptable"]
    assert max(waits) < LONGEST_WAIT


def test_the_command_line_names_the_file_as_the_user_does() -> None:
    name = "name_shell_metachars.xlsx"
    assert {table.raw.file for table in outcome(name).tables} == {MANIFEST[name]["upload_as"]}
    done = subprocess.run(
        [sys.executable, "-m", "representation", "check", str(HOSTILE / "pdf_named.xlsx"), "--json"],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=False,
    )
    assert done.returncode == 2
    assert [finding["kind"] for file in json.loads(done.stdout)["files"] for finding in file["findings"]] == ["file_not_a_table"]


def test_every_hostile_file_is_tried() -> None:
    assert {path.name for path in HOSTILE.iterdir()} - {"MANIFEST.json"} == set(MANIFEST)
    assert {READS, PARTIAL, REFUSED} == {row["expected"] for row in MANIFEST.values()}
