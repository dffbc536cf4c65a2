"""The longest cells take no quadratic time: twice the text takes about twice as long, whatever the machine."""

import time

import pytest

from representation.answers.coding import LONGEST_ANSWER
from representation.intake.scrubbing import LONGEST_TEXT, scrubbed
from tests.intake_tables import table

UNITS = ["&", "$1,", "a'", "a, ", "(", "1-", "(e.g ", "a and ", "White; ", "é", "<", "no: ", "o", "1 "]
COLUMNS = ["Race", "Home ZIP", "Household income", "Gender", "Level of education", "Language spoken at home", "Role"]
MOST_TIMES = 3.2
"""Four times the time for twice the text would be quadratic."""


def seconds(step: object, text: str) -> float:
    assert callable(step)
    best = float("inf")
    for _ in range(5):
        begun = time.perf_counter()
        step(text)
        best = min(best, time.perf_counter() - begun)
    return best


def takes_linear_time(step: object, unit: str, longest: int) -> bool:
    half, whole = (unit * (length // len(unit)) for length in (longest // 2, longest))
    # Below a millisecond the clock tells nothing, and nothing is slow.
    return seconds(step, whole) < max(0.001, MOST_TIMES * seconds(step, half))


@pytest.mark.parametrize(
    "unit", ["a@", "@a", "1 A ", "1 A A A ", "a at ", "a (at) ", "(at", "www.", "1-", "a dot ", "A ", "1" + " " * 50, "a' "]
)
def test_scrubbing_the_longest_text_takes_linear_time(unit: str) -> None:
    assert takes_linear_time(lambda text: scrubbed(text, ("Ana",)), unit, LONGEST_TEXT)


@pytest.mark.parametrize("unit", UNITS)
def test_reading_the_longest_answer_takes_linear_time(unit: str) -> None:
    from representation.answers.coding import reader

    for dimension in ("race", "zip", "income", "gender", "education", "language", "role"):
        assert takes_linear_time(reader(dimension), unit, LONGEST_ANSWER), dimension


@pytest.mark.parametrize("column", COLUMNS)
def test_a_cell_longer_than_an_answer_is_one_finding(column: str) -> None:
    cell = "White; " * (LONGEST_ANSWER // 4)
    found = table([["Email", column], ["a@x.org", cell], ["b@x.org", ""]], "registration")
    assert [(group.kind.partition("_")[2], group.rows) for group in found.groups] == [("unreadable", (2,))]
