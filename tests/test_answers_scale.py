"""Answers on a scale, told from a person's own words."""

import pytest

from data_models.vocabularies import vocabulary
from representation.answers.scale import is_scale_answer


@pytest.mark.parametrize("row", vocabulary("scales"), ids=lambda row: str(row["answer"]))
def test_every_answer_of_the_vocabulary_is_one(row: dict[str, str]) -> None:
    assert is_scale_answer(row["answer"])


@pytest.mark.parametrize("answer", ["", "5", "10/10", "4 - Agree", "4.5", "100", "★★★", "👍", "STRONGLY AGREE!", "Muy  satisfecha"])
def test_figures_signs_and_known_words_are_answers(answer: str) -> None:
    assert is_scale_answer(answer)


@pytest.mark.parametrize(
    "answer", ["Ask Brunhildea Knox", "Coach Ermengarde", "ana@x.org", "937-555-0100", "45402", "1 2 3", "王小明", "agree " * 20]
)
def test_own_words_and_long_numbers_are_none(answer: str) -> None:
    assert not is_scale_answer(answer)
