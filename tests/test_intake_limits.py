"""What a file may cost before it is refused, and in which words."""

import json
import threading
from dataclasses import fields
from pathlib import Path

import pytest

from representation.__main__ import main
from representation.intake.limits import MOST, MOST_OF_OTHERS, Limits, UnreadableFile, check_size

EMPTY = ("file_empty", "The file is empty. Export it again and upload the new file.")


def refusal(data: bytes, limits: Limits) -> tuple[str, str]:
    with pytest.raises(UnreadableFile) as caught:
        check_size(data, limits)
    return caught.value.kind, str(caught.value)


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b" \r\n\t\n", b"\x00" * 50])
def test_a_file_without_anything_in_it_is_empty(data: bytes) -> None:
    assert refusal(data, Limits()) == EMPTY


def test_a_file_over_the_limit_is_refused_with_the_limit() -> None:
    message = "The file is larger than 1 MB. Export fewer columns or a shorter period."
    assert refusal(b"x" * (2**20 + 1), Limits(file_bytes=2**20)) == ("file_too_large", message)
    check_size(b"x" * 2**20, Limits(file_bytes=2**20))


def test_the_environment_raises_a_limit() -> None:
    environment = {"IN_THE_ROOM_MAX_CELLS": "50_000_000", "IN_THE_ROOM_MAX_SECONDS": " 60 ", "IN_THE_ROOM_MAX_COLUMNS": ""}
    assert Limits.from_environment(environment) == Limits(cells=50_000_000, seconds=60)
    assert Limits.from_environment({}) == Limits()


@pytest.mark.parametrize("text", ["many", "0", "-1", "1.5", "1e3", "²", "9" * 5000, str(2**63)])
def test_a_limit_that_is_no_whole_number_is_named(text: str) -> None:
    with pytest.raises(ValueError, match="IN_THE_ROOM_MAX_CELLS must be a whole number from 1 to 1099511627776, not"):
        Limits.from_environment({"IN_THE_ROOM_MAX_CELLS": text})


@pytest.mark.parametrize("name", [field.name for field in fields(Limits)])
def test_the_largest_value_of_a_limit_still_limits(name: str) -> None:
    """A timer takes no more seconds than a thread can wait, and the system no bound of memory beyond 64 bits."""
    variable = f"IN_THE_ROOM_MAX_{name.upper()}"
    most = MOST.get(name, MOST_OF_OTHERS)
    limits = Limits.from_environment({variable: str(most)})
    assert limits.seconds_for(MOST_OF_OTHERS) < threading.TIMEOUT_MAX
    assert limits.memory_bytes + MOST_OF_OTHERS < 2**63
    with pytest.raises(ValueError, match=f"{variable} must be a whole number from 1 to {most}, not “{most + 1}”."):
        Limits.from_environment({variable: str(most + 1)})


def test_a_wrong_limit_is_a_sentence_and_no_crash(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("IN_THE_ROOM_MAX_SECONDS", "soon")
    wrong = "IN_THE_ROOM_MAX_SECONDS must be a whole number from 1 to 86400, not “soon”."
    assert main(["serve"]) == 2
    assert capsys.readouterr().err == f"{wrong}\n"
    file = Path(__file__).parents[1] / "sample_data" / "defects" / "registration_semicolons.csv"
    assert main(["check", str(file), "--json"]) == 2
    [said] = json.loads(capsys.readouterr().out)["files"]
    assert [(each["kind"], each["message"]) for each in said["findings"]] == [
        ("reader_unavailable", f"{wrong} Tell the person who runs the app.")
    ]


def test_a_larger_file_may_take_longer() -> None:
    """9 seconds for any file and 1 for each whole megabyte."""
    assert [Limits(seconds=9, seconds_per_megabyte=1).seconds_for(size) for size in (0, 2**20 - 1, 10 * 2**20)] == [9, 9, 19]
