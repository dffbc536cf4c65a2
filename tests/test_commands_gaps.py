"""`gaps`: the room beside the community, in JSON and in words."""

import contextlib
import io
import json
from functools import cache
from pathlib import Path

import pytest

from representation.__main__ import main
from tests.intake_tables import SCHEDULE, written

REGISTRATIONS = [
    ["Email", "First Name", "Status", "Event Name", "Race", "Household income"],
    ["a@x.org", "Ana", "Attending", "Family Night", "White", "Under $25,000"],
    ["a@x.org", "Ana", "Attending", "Family Night", "White", "Under $25,000"],
    ["b@x.org", "Bo", "Checked In", "Family Night", "Middle Eastern or North African", ""],
    ["c@x.org", "Cy", "Refunded", "Family Night", "Asian", ""],
    ["d@x.org", "Dee", "Attending", "Bake sale", "Asian", ""],
]
SURVEY = [
    ["Timestamp", "Email Address", "Which conversation did you attend?", "Race"],
    ["9/18/2026 9:00", "a@x.org", "Family Night", "Prefer not to say"],
    ["10/7/2026 9:00", "a@x.org", "Library Evening", "Asian"],
    ["10/7/2026 9:00", "", "Library Evening", "Asian"],
]
SIGN_IN = [["Name", "Attended"], ["Zed", "x"]]
COMMUNITY = [["dimension", "group", "people"], ["race", "White", "600"], ["race", "Asian", "400"], ["race", "Black", "0"]]

COUNT_KEYS = {"registered", "attended", "surveyed", "walk_ins", "surveyed_anonymous", "duplicates_collapsed", "people"}
DIMENSION_KEYS = {
    "dimension", "view", "community", "fit", "answered_count", "blank_count", "declined_count", "unreadable_count",
    "no_community_figure_count", "coverage_share", "match_score", "match_low", "match_high", "groups", "folded",
}  # fmt: skip
GROUP_KEYS = {
    "group", "label", "registered_count", "attended_count", "surveyed_count", "attended_share", "share_low", "share_high",
    "community_count", "community_share", "community_margin", "gap_points", "gap_low", "gap_high", "representation_ratio", "people_short",
    "people_to_add", "status", "lean", "reason",
}  # fmt: skip
STATUSES = {"under_represented", "over_represented", "about_level", "too_few_to_tell", "cannot_say"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files")


@pytest.fixture(scope="module")
def inputs(folder: Path) -> list[str]:
    return [
        "--registrations", written(folder, "r.csv", REGISTRATIONS), "--surveys", written(folder, "s.csv", SURVEY),
        "--attendance", f"{written(folder, 'a.csv', SIGN_IN)}::Family Night", "--conversations", written(folder, "c.csv", SCHEDULE),
        "--community", written(folder, "community.csv", COMMUNITY),
    ]  # fmt: skip


@cache
def printed(*arguments: str) -> tuple[int, str]:
    """Exit status and standard output; the files of this module do not change while it runs."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        status = main(["gaps", *arguments, "--json"])
    return status, out.getvalue()


def gaps(*arguments: str) -> tuple[int, dict]:
    status, text = printed(*arguments)
    return status, json.loads(text, parse_constant=lambda word: pytest.fail(f"{word} is not JSON"))


def test_the_json_has_exactly_the_keys_of_the_interface(inputs: list[str]) -> None:
    _, answer = gaps(*inputs)
    assert set(answer) == {"conversations", "counts", "dimensions", "findings", "not_counted"}
    assert set(answer["counts"]) == COUNT_KEYS
    assert set(answer["counts"]["people"]) == {"registered", "attended", "surveyed"}
    for row in answer["conversations"]:
        assert set(row) == {"title", "date", "registered", "attended", "surveyed", "walk_ins"}
    for entry in answer["dimensions"]:
        assert set(entry) == DIMENSION_KEYS
        for group in entry["groups"]:
            assert set(group) == GROUP_KEYS
            assert group["status"] in STATUSES
            assert group["lean"] in ("low", "high", "none")
        for fold in entry["folded"]:
            assert set(fold) == {"from", "into", "registered_count", "attended_count", "surveyed_count"}
    for problem in answer["findings"]:
        assert set(problem) == {"file", "kind", "severity", "sheet", "row", "column", "value", "message"}
    for row in answer["not_counted"]:
        assert set(row) == {"file", "sheet", "row", "reason"}


def test_counts_are_of_people_at_conversations_and_of_people(inputs: list[str]) -> None:
    status, answer = gaps(*inputs)
    assert status == 1
    assert answer["counts"] == {
        "registered": 2,
        "attended": 4,  # Ana at both (survey), Bo (checked in), Zed (list)
        "surveyed": 3,
        "walk_ins": 2,  # Ana at the library, Zed
        "surveyed_anonymous": 1,
        "duplicates_collapsed": 1,
        "people": {"registered": 2, "attended": 3, "surveyed": 2},
    }
    assert answer["conversations"] == [
        {"title": "Family Night", "date": "2026-09-17", "registered": 2, "attended": 3, "surveyed": 1, "walk_ins": 1},
        {"title": "Library Evening", "date": "2026-10-06", "registered": 0, "attended": 1, "surveyed": 2, "walk_ins": 1},
    ]
    assert [(row["file"], row["row"], row["reason"]) for row in answer["not_counted"]] == [("r.csv", 5, "refunded")]
    assert [(row["file"], row["row"], row["kind"]) for row in answer["findings"]] == [("r.csv", 6, "conversation_unknown")]


def race(answer: dict) -> dict:
    [entry] = [entry for entry in answer["dimensions"] if entry["dimension"] == "race" and entry["view"] == "roll_up"]
    return dict(entry)


def test_people_are_counted_by_their_latest_survey_answer(inputs: list[str]) -> None:
    entry = race(gaps(*inputs)[1])
    assert (entry["answered_count"], entry["blank_count"], entry["declined_count"], entry["unreadable_count"]) == (2, 1, 0, 0)
    assert {row["group"]: row["attended_count"] for row in entry["groups"]} == {"white": 1, "asian": 1, "black_or_african_american": 0}
    assert entry["folded"] == [
        {"from": "middle_eastern_or_north_african", "into": "white", "registered_count": 1, "attended_count": 1, "surveyed_count": 0}
    ]
    assert entry["coverage_share"] == pytest.approx(2 / 3)


def test_attendances_are_counted_by_the_answer_at_each_conversation(inputs: list[str]) -> None:
    entry = race(gaps(*inputs, "--unit", "attendances")[1])
    assert (entry["answered_count"], entry["blank_count"], entry["declined_count"], entry["unreadable_count"]) == (2, 1, 1, 0)


def test_shares_and_gaps_are_of_the_answers_with_a_community_figure(inputs: list[str]) -> None:
    rows = {row["group"]: row for row in race(gaps(*inputs)[1])["groups"]}
    assert (rows["white"]["attended_share"], rows["white"]["community_share"], rows["white"]["gap_points"]) == (
        pytest.approx(1 / 2),
        pytest.approx(600 / 1000),
        pytest.approx(-10),
    )
    assert rows["black_or_african_american"]["attended_share"] == 0
    assert rows["black_or_african_american"]["representation_ratio"] is None


def test_a_dimension_without_a_community_is_listed_with_its_counts(inputs: list[str]) -> None:
    [entry] = [entry for entry in gaps(*inputs)[1]["dimensions"] if entry["dimension"] == "income"]
    assert (entry["community"], entry["view"], entry["answered_count"], entry["no_community_figure_count"]) == (None, None, 1, 1)
    [row] = entry["groups"]
    assert (row["group"], row["attended_count"], row["community_share"], row["gap_points"], row["status"]) == (
        "0-24999", 1, None, None, "cannot_say",
    )  # fmt: skip


def test_fit_is_of_a_community_and_null_without_one(inputs: list[str]) -> None:
    fits = {entry["dimension"]: entry["fit"] for entry in gaps(*inputs)[1]["dimensions"]}
    assert fits.pop("race") in ("exact", "close", "proxy")
    assert fits
    assert set(fits.values()) == {None}


def test_only_the_dimensions_that_are_named_are_given(inputs: list[str]) -> None:
    full = gaps(*inputs)[1]
    some = gaps(*inputs, "--dimension", "race", "--dimension", "gender")[1]
    assert {entry["dimension"] for entry in some["dimensions"]} == {"race", "gender"}
    assert race(some) == race(full)
    assert some["counts"] == full["counts"]


def test_a_dimension_that_does_not_exist_is_refused_with_the_choices(inputs: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["gaps", *inputs, "--dimension", "rase", "--json"])
    captured = capsys.readouterr()
    assert status == 2
    assert "rase" in captured.err
    assert "race" in captured.err.replace("rase", "")


def test_files_given_bare_are_recognised(inputs: list[str]) -> None:
    bare = [argument for argument in inputs if not argument.startswith("--")]
    assert gaps(*bare)[1]["counts"] == gaps(*inputs)[1]["counts"]


def test_options_may_be_repeated_and_take_several_files(tmp_path: Path) -> None:
    paths = [written(tmp_path, f"{i}.csv", [["Email", "Event Name"], [f"{i}@x.org", "Family Night"]]) for i in range(4)]
    options = ["--registrations", paths[0], paths[1], "--registrations", paths[2], "--unit", "people", paths[3]]
    assert gaps(*options)[1]["counts"]["registered"] == 4


def test_all_rows_usable_is_status_0(tmp_path: Path) -> None:
    path = written(tmp_path, "good.csv", REGISTRATIONS[:3])
    assert gaps("--registrations", path, "--community", written(tmp_path, "c.csv", COMMUNITY))[0] == 0


def test_a_row_of_the_schedule_that_is_set_aside_is_status_1(tmp_path: Path) -> None:
    path = written(tmp_path, "good.csv", REGISTRATIONS[:3])
    status, answer = gaps("--registrations", path, "--conversations", written(tmp_path, "c.csv", [*SCHEDULE, ["", "2026-10-07"]]))
    assert [problem["kind"] for problem in answer["findings"]] == ["conversation_untitled"]
    assert status == 1


@pytest.mark.parametrize("what", ["missing", "empty", "folder", "every row set aside"])
def test_nothing_usable_is_status_2_with_json_alone(tmp_path: Path, what: str) -> None:
    paths = {
        "missing": str(tmp_path / "missing.csv"),
        "empty": written(tmp_path, "empty.csv", b""),
        "folder": str(tmp_path),
        "every row set aside": written(tmp_path, "r.csv", [["Email", "Race"], ["a@x.org", "White"]]),
    }
    status, answer = gaps("--registrations", paths[what])
    assert status == 2
    assert answer["counts"]["people"] == {"registered": 0, "attended": 0, "surveyed": 0}
    assert len(answer["findings"]) == 1
    assert set(answer) == {"conversations", "counts", "dimensions", "findings", "not_counted"}


def test_without_json_nothing_usable_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gaps", "--registrations", str(tmp_path / "missing.csv")]) == 2
    assert capsys.readouterr().out == "None of the files has a row that can be used. Run `check` on them to see why.\n"


def test_without_a_community_the_counts_are_still_given(inputs: list[str]) -> None:
    status, answer = gaps(*inputs[:-2])
    assert status == 1
    assert answer["counts"]["attended"] == 4
    assert {entry["community"] for entry in answer["dimensions"]} == {None}


def test_words_have_a_line_per_group(inputs: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gaps", *inputs, "--dimension", "race"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("race beside ")
    assert any(line.startswith("  White: 1 person 50.0% of the room, 60.0% of the community — ") for line in lines)


@pytest.mark.parametrize("arguments", [["gaps", "--unit", "households", "--json"], ["check", "--json"], ["nonsense"], []])
def test_a_bad_call_is_status_2_and_leaves_standard_output_alone(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    captured = capsys.readouterr()
    assert (stopped.value.code, captured.out) == (2, "")
    assert "usage" in captured.err
