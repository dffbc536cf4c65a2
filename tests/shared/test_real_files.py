"""Every real file through `check`: recognised for what it is, never for something else, and never an error.

`real_files.csv` says what each file is, as somebody who opens it in a spreadsheet sees it:

- `header_row`: the row in which the headers of the table begin (the first of several rows of headers);
- `rows_read`: the rows of people; `rows_not_counted` of them are hosts, previews or tests; blank: not looked at;
- a demographic: the columns that hold it, by place and header, `28-29 Gender` for a question with a column per option, `|` between two;
- no exporter: a file without a table for us, which gets one sentence that says so.
"""

import contextlib
import csv
import io
import json
import re
from functools import cache
from pathlib import Path

import pytest

from representation.__main__ import main
from representation.intake.companions import with_companions
from representation.intake.findings import takes_nothing
from representation.intake.intake import checked_tables

REAL = Path(__file__).parents[3] / "shared" / "real"
ANSWERS = ("race", "language", "zip", "income", "gender", "education")
with (Path(__file__).parent / "real_files.csv").open(newline="", encoding="utf-8") as lines:
    EXPECTED = {row["file"]: row for row in csv.DictReader(lines)}
READ = [file for file, row in EXPECTED.items() if row["kind"]]
COUNTED = [file for file, row in EXPECTED.items() if row["rows_not_counted"]]
NOTHING = [file for file, row in EXPECTED.items() if not row["kind"]]
REDCAP = ("survey_redcap/simple_data.csv", "survey_redcap/simple_dictionary.csv")


@cache
def checked(*files: str) -> tuple[int, list[dict]]:
    """The exit status of `check` and what it says of each table."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        status = main(["check", *(str(REAL / file) for file in files), "--json"])
    return status, json.loads(out.getvalue())["files"]


def positions(cell: str) -> list[int]:
    """The places of the columns in a cell of the expected table.

    >>> positions("17-19 race___1 | 23 ethnicity")
    [17, 18, 19, 23]
    """
    found = [re.match(r"(\d+)(?:-(\d+))? ", part.strip()) for part in cell.split(" | ") if part]
    return [place for match in found if match for place in range(int(match[1]), int(match[2] or match[1]) + 1)]


def test_every_file_has_its_expectation() -> None:
    assert {str(path.relative_to(REAL)) for path in REAL.rglob("*") if path.is_file()} == set(EXPECTED)


@pytest.mark.parametrize("file", list(EXPECTED))
def test_a_real_file_is_recognised_for_what_it_is(file: str) -> None:
    expected = EXPECTED[file]
    _, [entry] = checked(file)
    found = (entry["exporter"] or "", entry["kind"] or "", str(entry["header_row"] or ""))
    assert found == (expected["exporter"], expected["kind"], expected["header_row"])


@pytest.mark.parametrize("file", READ)
def test_the_columns_with_answers_are_found_and_no_others(file: str) -> None:
    _, [entry] = checked(file)
    found = {answer: [one["position"] for one in entry["columns"] if one["column"] == answer] for answer in ANSWERS}
    assert found == {answer: positions(EXPECTED[file][answer]) for answer in ANSWERS}


@pytest.mark.parametrize("file", list(EXPECTED))
def test_the_rows_are_counted_and_the_status_follows_from_what_can_be_used(file: str) -> None:
    expected = EXPECTED[file]
    status, [entry] = checked(file)
    assert str(entry["rows_usable"]) == expected["rows_usable"]
    assert str(entry["rows_read"]) == (expected["rows_read"] or str(entry["rows_read"]))
    assert status == (2 if not entry["rows_usable"] else 0 if all(takes_nothing(one["kind"]) for one in entry["findings"]) else 1)
    if not entry["rows_usable"]:
        assert [problem["message"] for problem in entry["findings"] if problem["severity"] == "file"], "nothing says why"


@pytest.mark.parametrize("file", COUNTED)
def test_hosts_previews_and_tests_are_not_counted(file: str) -> None:
    [table] = checked_tables(Path(file).name, (REAL / file).read_bytes())
    assert str(len(table.not_counted)) == EXPECTED[file]["rows_not_counted"]


@pytest.mark.parametrize("file", NOTHING)
def test_a_file_without_a_table_for_us_gets_one_sentence(file: str) -> None:
    status, [entry] = checked(file)
    assert (status, len(entry["findings"])) == (2, 1)
    [problem] = entry["findings"]
    assert re.fullmatch(r"[A-Z].*[.!?]", problem["message"])


def test_the_dictionary_of_redcap_gives_the_codes_their_words() -> None:
    tables = [table for file in REDCAP for table in checked_tables(Path(file).name, (REAL / file).read_bytes())]
    data, dictionary = with_companions(tables)
    assert (data.exporter, dictionary.exporter) == ("redcap", "redcap_dictionary")
    assert data.frame["race"].tolist() == [
        "white",
        "white|native_hawaiian_or_pacific_islander",
        "white|black_or_african_american",
        "white|asian",
        "hispanic_or_latino|american_indian_or_alaska_native",
    ]
    assert data.frame["gender"].tolist() == ["female", "male", "male", "female", "male"]
    assert data.groups == ()
