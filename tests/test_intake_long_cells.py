"""The longest cells are read in no time: nothing goes over a text again and again."""

import time
from collections.abc import Callable

import pytest

from representation.answers.coding import LONGEST_ANSWER
from representation.intake.scrubbing import LONGEST_TEXT, scrubbed
from tests.intake_tables import table

UNITS = ["&", "$1,", "a'", "a, ", "(", "1-", "(e.g ", "a and ", "White; ", "é", "<", "no: ", "o", "1 "]
COLUMNS = ["Race", "Home ZIP", "Household income", "Gender", "Level of education", "Language spoken at home", "Role"]
MOST_SECONDS = 3.0
"""Of the processor's time, on any machine: a step over the longest text takes some milliseconds, or minutes where it goes over it again
and again."""


def ends_soon(step: Callable[[str], object], unit: str, longest: int) -> bool:
    text = unit * (longest // len(unit))
    begun = time.process_time()
    step(text)
    return time.process_time() - begun < MOST_SECONDS


@pytest.mark.parametrize(
    "unit", ["a@", "@a", "1 A ", "1 A A A ", "a at ", "a (at) ", "(at", "www.", "1-", "a dot ", "A ", "1" + " " * 50, "a' "]
)
def test_scrubbing_the_longest_text_ends_soon(unit: str) -> None:
    assert ends_soon(lambda text: scrubbed(text, ("Ana",)), unit, LONGEST_TEXT)


@pytest.mark.parametrize("unit", UNITS)
def test_reading_the_longest_answer_ends_soon(unit: str) -> None:
    from representation.answers.coding import reader

    for dimension in ("race", "zip", "income", "gender", "education", "language", "role"):
        assert ends_soon(reader(dimension), unit, LONGEST_ANSWER), dimension


@pytest.mark.parametrize("column", COLUMNS)
def test_a_cell_longer_than_an_answer_is_one_finding(column: str) -> None:
    cell = "White; " * (LONGEST_ANSWER // 4)
    found = table([["Email", column], ["a@x.org", cell], ["b@x.org", ""]], "registration")
    assert [(group.kind.partition("_")[2], group.rows) for group in found.groups] == [("unreadable", (2,))]
