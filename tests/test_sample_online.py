"""Conversations online, Zoom with Qualtrics: `gaps --json` says what the generator knows of the people it invented."""

import contextlib
import io
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from representation.__main__ import main
from sample_data import district, online
from sample_data.online import write_online

STAGES = ("registered", "attended", "surveyed")
DIMENSIONS = ("race", "language", "zip", "income", "gender", "education")
OPTIONS = {"registration": "--registrations", "attendance": "--attendance", "exit_survey": "--surveys"}
UNITS = [("attendances", "by_dimension"), ("people", "by_dimension_people")]
TRUTH = json.loads((online.FOLDER / "truth.json").read_text(encoding="utf-8"))
COMMUNITY = sorted(str(path) for path in district.FOLDER.glob("ACS*.csv"))
REASONS = {
    "host": "a host", "panelist": "a panelist", "again": "the same person or device again", "denied": "declined",
    "pending": "not approved yet", "cancelled": "cancelled", "preview": "a preview", "unfinished": "not finished",
}  # fmt: skip
"""Why a row does not count: the generator's word and the sentence's."""


def run(arguments: list[str]) -> tuple[int, str]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        status = main(arguments)
    return status, out.getvalue()


def named(unit: str) -> list[str]:
    """The command with an option for each file."""
    files = [argument for file in TRUTH["files"] for argument in (OPTIONS[file["kind"]], str(online.FOLDER / file["file"]))]
    return [
        "gaps",
        "--json",
        "--unit",
        unit,
        "--conversations",
        str(online.FOLDER / "conversations.csv"),
        *files,
        "--community",
        *COMMUNITY,
    ]


def bare(unit: str, order: Callable[[list[str]], list[str]]) -> list[str]:
    """The command with the files alone."""
    files = [str(online.FOLDER / file["file"]) for file in TRUTH["files"]]
    return ["gaps", "--json", "--unit", unit, *order([str(online.FOLDER / "conversations.csv"), *files, *COMMUNITY])]


@cache
def answer(unit: str) -> dict:
    return json.loads(run(named(unit))[1])


def entry(unit: str, dimension: str) -> dict:
    return next(one for one in answer(unit)["dimensions"] if one["dimension"] == dimension and one["view"] in (None, "roll_up"))


def unfolded(unit: str, dimension: str, stage: str) -> dict[str, int]:
    """The counts of a stage with folded groups counted back where people put themselves."""
    counts = {row["group"]: row[f"{stage}_count"] for row in entry(unit, dimension)["groups"]}
    for fold in entry(unit, dimension)["folded"]:
        counts[fold["into"]] -= fold[f"{stage}_count"]
        counts[fold["from"]] = counts.get(fold["from"], 0) + fold[f"{stage}_count"]
    return {group: count for group, count in counts.items() if count}


def test_writing_again_gives_the_kept_files_byte_for_byte(tmp_path: Path) -> None:
    written = {path.name: path.read_bytes() for path in write_online(tmp_path / "new" / "folder")}
    assert written == {path.name: path.read_bytes() for path in online.FOLDER.iterdir()}


def test_the_people_are_few_and_every_address_is_one_that_nobody_has() -> None:
    assert len({visit.identity for visit in online.online_visits(online.SEED)}) <= 150
    texts = [path.read_bytes().replace(b"\0", b"") for path in online.FOLDER.iterdir()]
    assert {host for text in texts for host in re.findall(rb"@([\w.-]+)", text.lower())} == {b"example.org"}


def test_the_counts_of_the_stages_equal_the_truth() -> None:
    found = answer("attendances")["counts"]
    assert {key: found[key] for key in TRUTH["counts"]} == TRUTH["counts"]


def test_each_conversation_has_its_counts() -> None:
    assert answer("attendances")["conversations"] == TRUTH["conversations"]


@pytest.mark.parametrize(("unit", "key"), UNITS)
@pytest.mark.parametrize("dimension", DIMENSIONS)
@pytest.mark.parametrize("stage", STAGES)
def test_the_groups_equal_the_truth(unit: str, key: str, dimension: str, stage: str) -> None:
    assert unfolded(unit, dimension, stage) == TRUTH[key][dimension]["groups"][stage]


@pytest.mark.parametrize(("unit", "key"), UNITS)
@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_the_missing_answers_equal_the_truth(unit: str, key: str, dimension: str) -> None:
    found = entry(unit, dimension)
    assert {word: found[f"{word}_count"] for word in ("blank", "declined", "unreadable")} == TRUTH[key][dimension]["missing"]["attended"]


def test_exactly_the_unreadable_cells_are_found_and_no_row_is_set_aside() -> None:
    found = [(one["file"], one["row"], one["column"], one["value"]) for one in answer("people")["findings"] if one["severity"] == "cell"]
    assert sorted(found) == sorted((one["file"], one["row"], one["column"], one["value"]) for one in TRUTH["unreadable"])
    assert [one for one in answer("people")["findings"] if one["severity"] == "row"] == []


def test_the_rows_that_do_not_count_are_listed_with_their_reasons() -> None:
    found = sorted((one["file"], one["row"], one["reason"]) for one in answer("people")["not_counted"])
    assert found == sorted((one["file"], one["row"], REASONS[one["why"]]) for one in TRUTH["not_counted"])


@pytest.mark.parametrize("order", [list, lambda files: files[::-1], lambda files: sorted(files, key=lambda file: file[::-1])])
def test_the_files_given_bare_and_in_any_order_give_the_same_answer(order: Callable[[list[str]], list[str]]) -> None:
    found = json.loads(run(bare("people", order))[1])
    for key in ("counts", "conversations"):
        assert found[key] == answer("people")[key]
    by_name = {(one["dimension"], one["view"]): one for one in answer("people")["dimensions"]}
    assert {(one["dimension"], one["view"]): one for one in found["dimensions"]} == by_name


def test_each_file_is_recognised_for_what_it_is() -> None:
    files = [str(online.FOLDER / file["file"]) for file in TRUTH["files"]]
    found = {one["file"]: one["kind"] for one in json.loads(run(["check", "--json", *files])[1])["files"]}
    assert found == {file["file"]: file["kind"] for file in TRUTH["files"]}


def test_the_language_of_the_form_is_no_home_language() -> None:
    [survey, *_] = [file["file"] for file in TRUTH["files"] if file["kind"] == "exit_survey"]
    [found] = json.loads(run(["check", "--json", str(online.FOLDER / survey)])[1])["files"]
    assert [one["column"] for one in found["columns"] if one["header"] in ("UserLanguage", "User Language")] == [None]
