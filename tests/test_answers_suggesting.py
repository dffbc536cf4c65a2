"""What a misspelled answer probably means; and what is never taken for another answer."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_models.vocabularies import all_group_labels, vocabulary
from representation.answers import coded, is_coded
from representation.answers.close_spelling import slips
from representation.answers.suggesting import SUGGESTED_DIMENSIONS, suggested_answer
from tests.counts import count


@pytest.mark.parametrize(
    ("dimension", "answer", "code", "known"),
    [
        ("language", "Engish", "english", "English"),
        ("language", "Soanish", "spanish", "Spanish"),
        ("language", "españoll", "spanish", "Español"),
        ("language", "Vietnamise", "vietnamese", "Vietnamese"),
        ("language", "Haitian Creol", "french_haitian_cajun", "Haitian Creole"),
        ("language", "Portugese", "other_indo_european", "Portuguese"),
        ("race", "Causasian", "white", "Caucasian"),
        ("race", "Asain", "asian", "Asian"),
        ("race", "Hispanc", "hispanic_or_latino", "Hispanic"),
        ("race", "Afican American", "black_or_african_american", "African American"),
        ("race", "Blanko", "white", "Blanco"),
        ("gender", "Fmale", "female", "Female"),
        ("gender", "Nonbianry", "nonbinary", "Nonbinary"),
        ("gender", "Mujeer", "female", "Mujer"),
        ("education", "Some collage", "some_college", "Some college"),
        ("education", "Bachelers degree", "bachelors", "Bachelors Degree"),
        ("education", "Licenciatra", "bachelors", "Licenciatura"),
    ],
)
def test_a_slip_of_the_finger_is_suggested_and_not_applied(dimension: str, answer: str, code: str, known: str) -> None:
    assert not is_coded(coded(pd.Series([answer]), dimension), dimension).any()
    found = suggested_answer(answer, dimension)
    assert found is not None
    assert (found.code, found.known) == (code, known)
    assert 0.75 < found.closeness < 1


@pytest.mark.parametrize(
    ("dimension", "answer"),
    [
        ("race", "Indian"),
        ("race", "Aryan"),
        ("race", "Eurasian"),
        ("race", "Not White"),
        ("race", "Non-Hispnic"),
        ("race", "Asian Pacific Ilander"),
        ("race", "Latian"),  # as near to Latina as to Laotian
        ("race", "Human"),
        ("race", "Latina woman with a long story"),
        ("language", "Klingon"),
        ("language", "Latin"),
        ("language", "English, not Spansh"),
        ("gender", "Not female"),
        ("gender", "Mail"),
        ("gender", "Lame"),
        ("education", "More than high school"),
        ("education", "High school or less"),
        ("education", "Graduated"),
        ("education", "undergraduate"),
        ("education", "3 year degree"),
        ("language", "x"),
        ("language", ""),
        ("zip", "4540"),
        ("income", "$25,00 to $49,999"),
    ],
)
def test_what_means_something_else_is_not_suggested(dimension: str, answer: str) -> None:
    assert suggested_answer(answer, dimension) is None


@pytest.mark.parametrize("dimension", SUGGESTED_DIMENSIONS)
def test_a_known_answer_needs_no_suggestion(dimension: str) -> None:
    known = [row["answer"] for row in vocabulary(f"answers_{dimension}") if row["code"] in all_group_labels(dimension)]
    assert [answer for answer in known if suggested_answer(answer, dimension) is not None] == []


def test_words_that_are_not_misspelled_name_a_dimension_and_no_group() -> None:
    for row in vocabulary("not_misspelled"):
        assert row["dimension"] in SUGGESTED_DIMENSIONS
        assert row["reason"]
        assert not is_coded(coded(pd.Series([row["word"]]), row["dimension"]), row["dimension"]).any(), row["word"]


def test_an_unknown_dimension_is_named_with_the_choices() -> None:
    with pytest.raises(ValueError, match=r"^There are no known answers for 'shoes'; there are for race"):
        suggested_answer("boots", "shoes")


def _without(word: str, at: int) -> str:
    return word[:at] + word[at + 1 :]


@given(word=st.sampled_from(["Vietnamese", "Portuguese", "Cantonese", "Haitian Creole", "Ukrainian"]), at=st.integers(1, 6))
@settings(max_examples=count(30, 300), deadline=None)
def test_a_letter_left_out_of_a_long_word_is_still_that_word(word: str, at: int) -> None:
    answer = _without(word, at)
    found = suggested_answer(answer, "language")
    meant = found.code if found else coded(pd.Series([answer]), "language").iloc[0]  # "Cantones" is a word of its own, in Spanish
    assert meant == coded(pd.Series([word]), "language").iloc[0]


@given(one=st.text("abcdefgh ", max_size=12), other=st.text("abcdefgh ", max_size=12))
@settings(max_examples=count(100, 3000), deadline=None)
def test_slips_are_few(one: str, other: str) -> None:
    found = slips(one, other)
    assert found is None or found <= max(1, len(other) // 6)
    assert slips(one, one) == 0
