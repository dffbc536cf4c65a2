"""What a file may cost before it is refused, and in which words."""

import pytest

from representation.intake.limits import Limits, UnreadableFile, check_size

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


@pytest.mark.parametrize("text", ["many", "0", "-1", "1.5"])
def test_a_limit_that_is_no_whole_number_is_named(text: str) -> None:
    with pytest.raises(ValueError, match="IN_THE_ROOM_MAX_CELLS must be a whole number above 0"):
        Limits.from_environment({"IN_THE_ROOM_MAX_CELLS": text})


def test_a_larger_file_may_take_longer() -> None:
    """9 seconds for any file and 1 for each whole megabyte."""
    assert [Limits(seconds=9, seconds_per_megabyte=1).seconds_for(size) for size in (0, 2**20 - 1, 10 * 2**20)] == [9, 9, 19]
