"""Answers that are one group: language, gender, education and role."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from representation.answers import coded


def code(answer: str, dimension: str) -> str:
    return str(coded(pd.Series([answer]), dimension).iloc[0])


@pytest.mark.parametrize(
    ("answer", "language"),
    [
        ("English, Spanish", "spanish"),
        ("Spanish; English;", "spanish"),
        ("Inglés y español", "spanish"),
        ("English & Haitian Creole", "french_haitian_cajun"),
        ("Arabic, French", "arabic"),
        ("French, Haitian, or Cajun", "french_haitian_cajun"),
        ("Chinese (Mandarin or Cantonese)", "chinese"),
        ("Tagalog / Filipino", "tagalog"),
        ("Tagalog (incl. Filipino):", "tagalog"),
        ("Russian, Polish, or other Slavic languages:", "russian_polish_slavic"),
        ("Kreyol", "french_haitian_cajun"),
        ("Tiếng Việt", "vietnamese"),
        ("Tieng Viet", "vietnamese"),
        ("한국어", "korean"),
        ("हिन्दी", "other_indo_european"),
        ("العربية", "arabic"),
        ("Hmong", "other_asian_pacific"),
        ("Tamil", "other_asian_pacific"),
        ("Somali", "other"),
        ("ASL", "other"),
        ("Speak only English", "english"),
        ("Yiddish", "german_west_germanic"),
        ("None", ""),
        ("Prefer not to say, English", "english"),
    ],
)
def test_languages_are_read(answer: str, language: str) -> None:
    assert code(answer, "language") == language


@pytest.mark.parametrize("answer", ["EN", "es", "English, Klingon", "Klingon", "English, not Spanish", "yes"])
def test_a_language_that_cannot_be_told_stays_as_written(answer: str) -> None:
    assert code(answer, "language") == answer


@pytest.mark.parametrize(
    ("answer", "gender"),
    [
        ("Female ", "female"),
        ("Mujer", "female"),
        ("I identify as female.", "female"),
        ("Femsle", "female"),
        ("F", "female"),
        ("M", "male"),
        ("Male.", "male"),
        ("makle", "male"),
        ("Varon", "male"),
        ("Woman, Non-binary", "nonbinary"),
        ("Non-binary;Man;", "nonbinary"),
        ("Genderqueer", "nonbinary"),
        ("Prefer to self-describe", "self_described"),
        ("Woman, Prefer to self-describe", "self_described"),
        ("Woman, Other or prefer not to answer", "female"),
        ("Other or prefer not to answer", "declined"),
    ],
)
def test_genders_are_read(answer: str, gender: str) -> None:
    assert code(answer, "gender") == gender


@pytest.mark.parametrize("answer", ["why do you need this?", "Wookie", "Female, Male", "0", "1"])
def test_a_gender_that_cannot_be_told_stays_as_written(answer: str) -> None:
    assert code(answer, "gender") == answer


def test_the_column_tells_whether_m_is_male_or_mujer() -> None:
    assert coded(pd.Series(["H", "M", None, "Prefiero no decir"]), "gender").tolist() == ["male", "female", "", "declined"]
    assert coded(pd.Series(["F", "M"]), "gender").tolist() == ["female", "male"]
    assert coded(pd.Series(["F", "H", "M"]), "gender").tolist() == ["female", "male", "male"]


@pytest.mark.parametrize(
    ("answer", "level"),
    [
        ("Bachelor’s degree (e.g. BA, BS)", "bachelors"),
        ("Professional degree (MD, JD, etc.)", "graduate"),
        ("High school degree or equivalent (e.g. GED)", "high_school"),
        ("Left High School, have GED", "high_school"),
        ("Some college, no degree", "some_college"),
        ("Vocational or Trade School degree", "some_college"),
        ("One or more graduate courses, no graduate degree", "bachelors"),
        ("9th to 12th grade, no diploma", "less_than_high_school"),
        ("Did not complete high school", "less_than_high_school"),
        ("Título de escuela secundaria o equivalente", "high_school"),
        ("Maestría (por ejemplo, MA, MS, MEd)", "graduate"),
        ("Associates ", "associate"),
        ("Ed.D. (Doctor of Education)", "graduate"),
        ("None", ""),
    ],
)
def test_levels_of_education_are_read(answer: str, level: str) -> None:
    assert code(answer, "education") == level


@pytest.mark.parametrize(
    "answer",
    [
        "High school or less",
        "Some college or Associate degree",
        "Some college / Associate degree",
        "Associate or bachelor degree",
        "College or more",
        "High school, Bachelor's degree",
        "school of life",
        "?",
    ],
)
def test_an_option_that_spans_two_levels_stays_as_written(answer: str) -> None:
    assert code(answer, "education") == answer


def test_a_person_with_several_roles_has_the_first_of_the_groups() -> None:
    assert code("Community member;Parent or guardian;", "role") == "family"
    assert code("Teacher, Community organization", "role") == "staff"
    assert code("Madre", "role") == "family"


@pytest.mark.parametrize("dimension", ["language", "gender", "education", "role"])
@given(text=st.text())
def test_coding_twice_is_coding_once(dimension: str, text: str) -> None:
    assert code(code(text, dimension), dimension) == code(text, dimension)
