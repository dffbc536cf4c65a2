"""The vocabularies of answers are consistent: anyone may add a row, and these tests say when a row contradicts another."""

import pandas as pd
import pytest

from data_models.response import BLANK, DECLINED
from data_models.vocabularies import all_group_labels, vocabulary
from representation.answers import DIMENSIONS_WITH_ANSWERS, coded
from representation.answers.folding import comparable
from representation.answers.missing import missing_code
from representation.answers.options import option_key
from representation.answers.race import FUSED, NOT_HISPANIC

NAMED_DIMENSIONS = ("race", "language", "gender", "education", "role")
WITHOUT_BOX = {"race": {NOT_HISPANIC, FUSED}}


def code(answer: str, dimension: str) -> str:
    return str(coded(pd.Series([answer]), dimension).iloc[0])


@pytest.mark.parametrize("dimension", NAMED_DIMENSIONS)
def test_every_code_of_an_answer_is_a_group(dimension: str) -> None:
    codes = {row["code"] for row in vocabulary(f"answers_{dimension}")}
    assert codes - WITHOUT_BOX.get(dimension, set()) <= set(all_group_labels(dimension))


@pytest.mark.parametrize("dimension", NAMED_DIMENSIONS)
def test_every_group_has_an_answer(dimension: str) -> None:
    assert set(all_group_labels(dimension)) <= {row["code"] for row in vocabulary(f"answers_{dimension}")}


@pytest.mark.parametrize("dimension", NAMED_DIMENSIONS)
def test_no_answer_has_two_codes_however_it_is_spelled(dimension: str) -> None:
    codes: dict[str, set[str]] = {}
    for row in vocabulary(f"answers_{dimension}"):
        codes.setdefault(option_key(row["answer"]), set()).add(row["code"])
    assert {answer: found for answer, found in codes.items() if len(found) > 1} == {}


@pytest.mark.parametrize("dimension", NAMED_DIMENSIONS)
def test_no_answer_is_also_a_word_for_missing(dimension: str) -> None:
    assert [row["answer"] for row in vocabulary(f"answers_{dimension}") if missing_code(row["answer"]) is not None] == []


@pytest.mark.parametrize("dimension", NAMED_DIMENSIONS)
def test_every_answer_is_read_as_its_row_says(dimension: str) -> None:
    expected = {FUSED: None, NOT_HISPANIC: BLANK}
    wrong = {}
    for row in vocabulary(f"answers_{dimension}"):
        wanted = expected.get(row["code"], row["code"])
        found = code(row["answer"], dimension)
        if found != (row["answer"] if wanted is None else wanted):
            wrong[row["answer"]] = found
    assert wrong == {}


@pytest.mark.parametrize("dimension", NAMED_DIMENSIONS)
def test_codes_and_labels_of_the_product_are_answers_too(dimension: str) -> None:
    for known, label in all_group_labels(dimension).items():
        assert (code(known, dimension), code(label, dimension)) == (known, known)


@pytest.mark.parametrize("name", ["missing_words", *(f"answers_{dimension}" for dimension in NAMED_DIMENSIONS)])
def test_every_row_is_filled_and_stands_once(name: str) -> None:
    rows = vocabulary(name)
    assert [row for row in rows if not all(cell.strip() for cell in row.values())] == []
    assert len({row["answer"] for row in rows}) == len(rows)


def test_no_word_for_missing_has_two_meanings() -> None:
    meanings: dict[str, set[str]] = {}
    for row in vocabulary("missing_words"):
        meanings.setdefault(comparable(row["answer"]), set()).add(row["code"])
    assert {word: found for word, found in meanings.items() if len(found) > 1} == {}
    assert set().union(*meanings.values()) == {"blank", "declined"}


@pytest.mark.parametrize("dimension", DIMENSIONS_WITH_ANSWERS)
def test_words_for_missing_are_missing_in_every_dimension(dimension: str) -> None:
    wanted = {"blank": BLANK, "declined": DECLINED}
    wrong = {row["answer"] for row in vocabulary("missing_words") if code(row["answer"], dimension) != wanted[row["code"]]}
    assert wrong == set()


def test_an_unknown_dimension_is_named_with_the_choices() -> None:
    with pytest.raises(ValueError, match=r"^There are no known answers for 'shoes'; there are for race, language, zip, income"):
        coded(pd.Series(["x"]), "shoes")
