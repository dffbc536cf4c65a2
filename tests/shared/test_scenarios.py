"""Both scenarios through the command line, beside their truth."""

import contextlib
import io
import json
from functools import cache
from pathlib import Path

import pytest

from representation.__main__ import main

SCENARIOS = Path(__file__).parents[3] / "shared" / "scenarios"
NAMES = ("eventbrite_google", "msforms_signin")
STAGES = ("registered", "attended", "surveyed")


@cache
def truth(name: str) -> dict:
    return json.loads((SCENARIOS / name / "truth.json").read_text())


def command(name: str, unit: str) -> list[str]:
    options = {
        "schedule": "--conversations",
        "registration": "--registrations",
        "exit_survey": "--surveys",
        "attendance": "--attendance",
    }
    titles = {row["id"]: row["title"] for row in truth(name)["conversations"]}
    arguments = ["gaps", "--unit", unit, "--json"]
    for file in truth(name)["files"]:
        chosen = titles.get(file.get("conversation") or "")
        path = str(SCENARIOS / name / file["file"]) + (f"::{chosen}" if chosen else "")
        arguments += [options.get(file["kind"], "--community"), path]
    return arguments


@pytest.fixture(scope="module", params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@cache
def printed(name: str, unit: str) -> tuple[int, str]:
    return run(command(name, unit))


def run(arguments: list[str]) -> tuple[int, str]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        status = main(arguments)
    return status, out.getvalue()


def answer(name: str, unit: str) -> dict:
    return json.loads(printed(name, unit)[1])


def groups(name: str, unit: str, dimension: str) -> tuple[dict, dict[str, dict]]:
    entry = next(entry for entry in answer(name, unit)["dimensions"] if entry["dimension"] == dimension)
    return entry, {row["group"]: row for row in entry["groups"]}


def unfolded(name: str, unit: str, dimension: str, stage: str) -> dict[str, int]:
    """The counts of a stage with folded groups counted back where people put themselves."""
    entry, rows = groups(name, unit, dimension)
    counts = {group: row[f"{stage}_count"] for group, row in rows.items()}
    for fold in entry["folded"]:
        counts[fold["into"]] -= fold[f"{stage}_count"]
        counts[fold["from"]] = counts.get(fold["from"], 0) + fold[f"{stage}_count"]
    return {group: count for group, count in counts.items() if count}


def test_counts_equal_the_truth(name: str) -> None:
    found, expected = answer(name, "attendances")["counts"], truth(name)["counts"]
    assert {stage: found[stage] for stage in (*STAGES, "walk_ins")} == {stage: expected[stage] for stage in (*STAGES, "walk_ins")}
    assert found["surveyed_anonymous"] == expected["surveyed_without_email"]
    assert found["people"] == expected["unique_people"]
    assert found["duplicates_collapsed"] == truth(name)["duplicates_collapsed"]


def test_each_conversation_has_its_counts(name: str) -> None:
    titles = {row["id"]: (row["title"], row["date"]) for row in truth(name)["conversations"]}
    found = {(row["title"], row["date"]): row for row in answer(name, "attendances")["conversations"]}
    assert set(found) == set(titles.values())
    for identity, expected in truth(name)["counts"]["by_conversation"].items():
        row = found[titles[identity]]
        assert {k: row[k] for k in (*STAGES, "walk_ins")} == {k: expected[k] for k in (*STAGES, "walk_ins")}


@pytest.mark.parametrize(("unit", "key"), [("attendances", "by_dimension"), ("people", "by_dimension_unique_people")])
@pytest.mark.parametrize("dimension", ["race", "language", "income", "education", "gender", "zip"])
@pytest.mark.parametrize("stage", STAGES)
def test_groups_equal_the_truth(name: str, unit: str, key: str, dimension: str, stage: str) -> None:
    assert unfolded(name, unit, dimension, stage) == truth(name)[key][dimension][stage]


@pytest.mark.parametrize(("unit", "key"), [("attendances", "by_dimension"), ("people", "by_dimension_unique_people")])
@pytest.mark.parametrize("dimension", ["race", "language", "income", "education", "gender", "zip"])
def test_missing_answers_equal_the_truth(name: str, unit: str, key: str, dimension: str) -> None:
    entry, _ = groups(name, unit, dimension)
    expected = truth(name)[key][dimension]["missing"]["attended"]
    assert entry["declined_count"] == expected["refused"]
    assert entry["unreadable_count"] == expected["unreadable"]
    assert entry["blank_count"] == expected["blank"] + expected["no_form"] * 0
    attended = answer(name, unit)["counts"] if unit == "attendances" else answer(name, unit)["counts"]["people"]
    assert sum(entry[f"{kind}_count"] for kind in ("answered", "blank", "declined", "unreadable")) == attended["attended"]


def test_gaps_equal_the_truth_to_its_decimals(name: str) -> None:
    for dimension, expected in truth(name)["gaps_comparable_groups_only"].items():
        _, rows = groups(name, "attendances", dimension)
        for group, row in expected.items():
            found = rows[group]
            assert found["attended_count"] == row["attended_n"], (dimension, group)
            for field, decimals in (("attended_share", 6), ("community_share", 6), ("gap_points", 4)):
                assert (None if found[field] is None else round(found[field], decimals)) == row[field], (dimension, group, field)


def test_the_community_equals_the_truth(name: str) -> None:
    for dimension, expected in truth(name)["community"].items():
        _, rows = groups(name, "attendances", dimension)
        assert {
            group for group, row in rows.items() if row["community_count"] is not None or row["reason"] == "no_community_figure"
        } >= set(expected)
        for group, row in expected.items():
            assert rows[group]["community_count"] == row["people"], (dimension, group)


def test_exactly_the_rows_of_the_truth_are_set_aside(name: str) -> None:
    severities = {"row": "reject", "cell": "warning"}
    found = {
        (row["file"], row["row"], row["column"], row["value"] or "", severities[row["severity"]])
        for row in answer(name, "attendances")["findings"]
        if row["severity"] != "file"
    }
    expected = {(row["file"], row["row"], row["column"], row["value"], row["severity"]) for row in truth(name)["rejected_rows"]}
    assert found == expected


def test_rows_that_do_not_count_are_listed_and_are_no_findings(name: str) -> None:
    found = {(row["file"], row["row"], row["reason"]) for row in answer(name, "attendances")["not_counted"]}
    assert found == {(row["file"], row["row"], row["why"]) for row in truth(name)["excluded_rows"]}


def test_rows_set_aside_make_the_exit_status_one(name: str) -> None:
    assert printed(name, "attendances")[0] == 1


def dimensions(found: dict) -> list[dict]:
    return sorted(found["dimensions"], key=lambda entry: (entry["dimension"], entry["community"] or ""))


def test_the_same_files_give_the_same_answer_in_any_order(name: str) -> None:
    arguments = command(name, "people")
    pairs = [arguments[i : i + 2] for i in range(4, len(arguments), 2)]
    swapped = json.loads(run([*arguments[:4], *(argument for pair in reversed(pairs) for argument in pair)])[1])
    assert swapped["counts"] == answer(name, "people")["counts"]
    assert dimensions(swapped) == dimensions(answer(name, "people"))


def test_files_given_bare_are_recognised_and_give_the_same_answer(name: str) -> None:
    files = [str(SCENARIOS / name / file["file"]) for file in truth(name)["files"]]
    found = json.loads(run(["gaps", "--json", *files])[1])
    assert found["counts"] == answer(name, "people")["counts"]
    assert dimensions(found) == dimensions(answer(name, "people"))


def test_each_file_is_recognised_without_being_told(name: str) -> None:
    kinds = {"schedule": "conversations"}
    files = [str(SCENARIOS / name / file["file"]) for file in truth(name)["files"]]
    found = {row["file"]: row["kind"] for row in json.loads(run(["check", "--json", *files])[1])["files"]}
    assert found == {file["file"]: kinds.get(file["kind"], file["kind"]) for file in truth(name)["files"]}
