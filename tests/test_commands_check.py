"""`check`: what each file is and what is wrong in it, in words and in JSON."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from representation.__main__ import main
from tests.intake_tables import SCHEDULE, written

GOOD = [["Email", "Event Name", "Home Zip"], ["a@x.org", "Family Night", "45402"]]
BAD = [
    ["Email", "Event Name", "Home Zip"],
    ["a@x.org", "Family Night", "45402"],
    ["b@x.org", "Bake sale", ""],
    ["c@x.org", "Family Night", "x"],
]
TABLE_KEYS = ["file", "exporter", "kind", "sheet", "header_row", "rows_read", "rows_usable", "rows_set_aside", "columns", "findings"]
FINDING_KEYS = {"kind", "severity", "sheet", "row", "column", "value", "message"}


def check(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[dict]]:
    status = main(["check", *arguments, "--json"])
    answer = json.loads(capsys.readouterr().out)
    assert list(answer) == ["files"]
    for entry in answer["files"]:
        assert sorted(entry) == sorted(TABLE_KEYS)
        assert all(set(column) == {"position", "header", "column"} for column in entry["columns"])
        assert all(set(problem) == FINDING_KEYS for problem in entry["findings"])
        assert entry["kind"] in ("registration", "attendance", "exit_survey", "conversations", "community", None)
        assert all(problem["severity"] in ("row", "cell", "file") for problem in entry["findings"])
    return status, answer["files"]


def test_a_file_with_all_rows_usable_gives_status_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, [entry] = check(capsys, written(tmp_path, "good.csv", GOOD))
    assert status == 0
    assert entry == {
        "file": "good.csv",
        "exporter": "plain",
        "kind": "registration",
        "sheet": None,
        "header_row": 1,
        "rows_read": 1,
        "rows_usable": 1,
        "rows_set_aside": 0,
        "columns": [
            {"position": 1, "header": "Email", "column": "email"},
            {"position": 2, "header": "Event Name", "column": "conversation"},
            {"position": 3, "header": "Home Zip", "column": "zip"},
        ],
        "findings": [],
    }


def test_rows_and_cells_set_aside_give_status_1_and_are_listed_one_by_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, [schedule, entry] = check(capsys, written(tmp_path, "s.csv", SCHEDULE), written(tmp_path, "bad.csv", BAD))
    assert (status, schedule["kind"]) == (1, "conversations")
    assert (entry["rows_read"], entry["rows_usable"], entry["rows_set_aside"]) == (3, 2, 1)
    assert entry["findings"] == [
        {
            "kind": "conversation_unknown",
            "severity": "row",
            "message": "“Bake sale” is not on the schedule and the row has no date on which just one conversation took place. "
            "Write the conversation's title as it stands on the schedule or add the conversation to the schedule.",
            "sheet": None,
            "row": 3,
            "column": "Event Name",
            "value": "Bake sale",
        },
        {
            "kind": "zip_unreadable",
            "severity": "cell",
            "message": "“x” is not one five-digit ZIP code; the row is kept and this answer counts as missing. "
            "Type the five digits of the home ZIP code or leave the cell empty.",
            "sheet": None,
            "row": 4,
            "column": "Home Zip",
            "value": "x",
        },
    ]


def test_a_table_that_is_not_recognised_is_null_and_makes_status_2_alone_and_1_beside_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    strange = written(tmp_path, "strange.csv", [["id", "height"], ["1", "2"]])
    status, [entry] = check(capsys, strange)
    assert (status, entry["kind"], entry["exporter"], entry["header_row"], entry["columns"]) == (2, None, None, None, [])
    assert check(capsys, strange, written(tmp_path, "good.csv", GOOD))[0] == 1


def test_a_file_that_is_missing_empty_or_a_folder_gives_status_2_and_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = {}
    for path in (str(tmp_path / "missing.csv"), written(tmp_path, "empty.csv", b""), str(tmp_path)):
        status, [entry] = check(capsys, path)
        [problem] = entry["findings"]
        assert (status, entry["kind"], entry["rows_read"], problem["severity"]) == (2, None, 0, "file")
        found[Path(path).name] = problem["message"]
    assert found == {
        "missing.csv": "missing.csv cannot be opened (No such file or directory). Check the path.",
        "empty.csv": "The file is empty. Export it again and upload the new file.",
        tmp_path.name: f"{tmp_path.name} cannot be opened (Is a directory). Check the path.",
    }


def test_a_conversation_may_be_given_with_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = written(tmp_path, "names.csv", [["Name", "Attended"], ["Ana", "x"]])
    status, [_, entry] = check(capsys, written(tmp_path, "s.csv", SCHEDULE), f"{names}::family night")
    assert (status, entry["file"], entry["kind"], entry["findings"]) == (0, "names.csv", "attendance", [])


def test_a_very_long_title_does_no_harm(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(capsys, f"{written(tmp_path, 'good.csv', GOOD)}::{'x' * 5000}")[0] == 0


def test_the_fix_list_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "fix.xlsx"
    check(capsys, written(tmp_path, "s.csv", SCHEDULE), written(tmp_path, "bad.csv", BAD), "--fix-list", str(out))
    assert load_workbook(out).sheetnames == ["Read me", "bad", "Cells not understood"]


def test_a_fix_list_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["check", written(tmp_path, "bad.csv", BAD), "--fix-list", str(tmp_path / "no folder" / "fix.xlsx"), "--json"])
    captured = capsys.readouterr()
    assert status == 2
    assert "fix.xlsx cannot be written" in captured.err
    json.loads(captured.out)


def test_words_say_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", written(tmp_path, "bad.csv", BAD)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "bad.csv: registration (plain), 3 of 3 rows can be used",
        "  Email → email",
        "  Event Name → conversation",
        "  Home Zip → zip",
        "  row 4, Home Zip: “x” is not one five-digit ZIP code; the row is kept and this answer counts as missing. "
        "Type the five digits of the home ZIP code or leave the cell empty.",
    ]


def test_nothing_usable_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "missing.csv")]) == 2
    assert capsys.readouterr().out == "missing.csv: missing.csv cannot be opened (No such file or directory). Check the path.\n"


@pytest.mark.parametrize("options", [["--json"], []])
def test_standard_output_takes_any_letters_whatever_the_machine_is_set_to(tmp_path: Path, options: list[str]) -> None:
    """A Windows pipe is cp1252; answers are in any language."""
    path = written(tmp_path, "s.csv", [["Email", "Event Name", "Gender"], ["a@x.org", "Reunión 家庭之夜", "不想说 →"]])
    command = [sys.executable, "-m", "representation", "check", path, *options]
    done = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "cp1252"}, check=False, timeout=60)
    assert (done.returncode, done.stderr.decode(errors="replace")) == (1, "")
    if options:
        [entry] = json.loads(done.stdout.decode("utf-8"))["files"]
        assert entry["findings"][0]["value"] == "不想说 →"
