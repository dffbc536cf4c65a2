"""Every hostile file gives a result or one clear sentence: never an error, never a hang, never all of the memory.

Each file is read in a process of its own that the system stops beyond 2 GiB or 30 seconds. The processes are forked from one that has
everything imported, so that the imports are paid once.
"""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from data_models.vocabularies import vocabulary

HOSTILE = Path(__file__).parents[3] / "shared" / "hostile"
MANIFEST = json.loads((HOSTILE / "MANIFEST.json").read_text())["files"]
NAMES = [row["file"] for row in MANIFEST]
SECONDS, MEMORY = 30, 2 * 2**30

READER = f"""
import json, os, resource, signal, sys, traceback
from pathlib import Path
from representation.intake.intake import checked_tables

def outcome(path, name):
    tables = checked_tables(name, Path(path).read_bytes())
    return {{
        "tables": [[table.kind, table.rows_read, list(table.raw.row(0)) if len(table.raw) else []] for table in tables],
        "files": [[problem.kind, problem.message] for table in tables for problem in table.findings if problem.severity == "file"],
    }}

for line in sys.stdin:
    path, name = json.loads(line)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
        signal.alarm({SECONDS})
        try:
            answer = outcome(path, name)
        except BaseException:
            answer = {{"error": traceback.format_exc()}}
        with os.fdopen(writer, "w") as out:
            json.dump(answer, out)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as answers:
        text = answers.read()
    _, status = os.waitpid(child, 0)
    print(text if text and not status else json.dumps({{"error": f"the process ended with status {{status}}"}}), flush=True)
"""


@cache
def outcomes() -> dict[str, dict]:
    lines = "".join(json.dumps([str(HOSTILE / row["file"]), row.get("upload_as") or row["file"]]) + "\n" for row in MANIFEST)
    done = subprocess.run(
        [sys.executable, "-c", READER],
        input=lines,
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        timeout=SECONDS * len(MANIFEST),
    )
    return {name: json.loads(line) for name, line in zip(NAMES, done.stdout.splitlines(), strict=True)}


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_file_gives_a_result_or_a_sentence(name: str) -> None:
    outcome = outcomes()[name]
    assert "error" not in outcome, outcome["error"]
    assert outcome["tables"]
    kinds = {row["kind"] for row in (*vocabulary("finding_kinds"), *vocabulary("finding_kinds_community"))}
    for kind, message in outcome["files"]:
        assert kind in kinds
        assert message.endswith(".")
        assert "Traceback" not in message
    if all(kind is None for kind, *_ in outcome["tables"]):
        assert outcome["files"], "nothing says why the file is not used"


@pytest.mark.parametrize("row", [row for row in MANIFEST if row["acceptable"] == ["clear error"]], ids=lambda row: row["file"])
def test_what_must_be_refused_is_refused_whole(row: dict) -> None:
    outcome = outcomes()[row["file"]]
    assert [(kind, rows) for kind, rows, _ in outcome["tables"]] == [(None, 0)]
    assert len(outcome["files"]) == 1


@pytest.mark.parametrize(
    "row",
    [row for row in MANIFEST if row["acceptable"] == ["reads"] and (row.get("expect") or {}).get("header")],
    ids=lambda row: row["file"],
)
def test_what_must_be_read_is_read_whole(row: dict) -> None:
    [[kind, rows, header]] = outcomes()[row["file"]]["tables"]
    assert (kind, rows, header) == ("exit_survey", row["expect"]["rows"], row["expect"]["header"])


def test_every_hostile_file_is_tried() -> None:
    assert {path.name for path in HOSTILE.iterdir()} - {"MANIFEST.json"} == set(NAMES)
