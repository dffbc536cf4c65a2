"""Every hostile file gives a result or one clear sentence: never an error, never a hang, never all of the memory."""

import json
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from data_models.vocabularies import vocabulary
from representation.intake.checked import CheckedTable
from representation.intake.limits import Limits, UnreadableFile
from representation.intake.pool import Pool
from tests.intake_tables import csv_of
from tests.shared.hostile_outcomes import HOSTILE, MANIFEST, PARTIAL, READS, REFUSED, outcome, outcome_table

SECONDS, MORE_BYTES = 10, 2**30
"""What the manifest allows for one file."""
EXPECTED_OUTCOMES = 135
"""So many files at least have the best outcome, not only one that will do."""
KINDS = {row["kind"] for name in ("finding_kinds", "finding_kinds_community") for row in vocabulary(name)}
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


def test_a_second_user_notices_nothing_of_a_file_that_hangs() -> None:
    """The slow file is held up by its limits, not by its content: it would read for much longer than the second file."""
    readers = Pool(most=2)
    good = csv_of([["Name", "ZIP"], *[[f"Ana {i}", "45402"] for i in range(2_000)]])
    hostile = [(HOSTILE / name).read_bytes() for name, row in MANIFEST.items() if row["category"] == "bomb"]
    is_over = threading.Event()

    def attack() -> None:
        while not is_over.is_set():
            for data in hostile:
                with suppress(UnreadableFile):
                    readers.sheets(data, Limits())

    attacker = threading.Thread(target=attack, daemon=True)
    try:
        readers.sheets(good, Limits())
        attacker.start()
        begin = time.perf_counter()
        for _ in range(5):
            [sheet] = readers.sheets(good, Limits())
            assert sheet.cells.num_rows == 2_001
        assert time.perf_counter() - begin < SECONDS
    finally:
        is_over.set()
        attacker.join()
        readers.end()


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
