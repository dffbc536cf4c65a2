"""A column of answers to a column of codes."""

import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_models.response import BLANK, DECLINED, MISSING
from representation.answers import DIMENSIONS_WITH_ANSWERS, accepted_pattern, coded, is_coded
from representation.answers.folding import accentless, comparable, folded

CELLS = st.one_of(st.text(max_size=20), st.sampled_from(["White;", "Español", "45402.0", "N/A", "Woman", "$100,000+", "?"]))


@pytest.mark.parametrize("dimension", DIMENSIONS_WITH_ANSWERS)
@given(cells=st.lists(st.one_of(CELLS, st.none()), max_size=8))
def test_every_row_keeps_its_place_and_reads_as_it_would_alone(dimension: str, cells: list[str | None]) -> None:
    values = pd.Series(cells, index=range(10, 10 + len(cells)), name="answer", dtype="str")
    codes = coded(values, dimension)
    assert codes.index.equals(values.index)
    assert codes.name == "answer"
    assert codes.dtype == "str"
    assert codes.tolist() == [coded(pd.Series([cell], dtype="str"), dimension).iloc[0] for cell in cells]


@pytest.mark.parametrize("dimension", DIMENSIONS_WITH_ANSWERS)
@given(cells=st.lists(CELLS, max_size=8))
def test_what_is_coded_matches_the_pattern_and_what_is_not_is_the_answer_itself(dimension: str, cells: list[str]) -> None:
    codes = coded(pd.Series(cells, dtype="str"), dimension)
    for cell, found, placed in zip(cells, codes, is_coded(codes, dimension), strict=True):
        assert re.fullmatch(accepted_pattern(dimension), found) if placed else found == cell.strip()


@pytest.mark.parametrize("dimension", DIMENSIONS_WITH_ANSWERS)
def test_the_pattern_accepts_the_three_words_for_missing(dimension: str) -> None:
    assert all(re.fullmatch(accepted_pattern(dimension), word) for word in MISSING)
    assert not re.fullmatch(accepted_pattern(dimension), "Human")


def test_the_word_unreadable_in_a_file_is_not_a_code() -> None:
    assert is_coded(pd.Series(["unreadable", "declined", ""]), "race").tolist() == [False, True, True]


def test_the_argument_is_not_changed() -> None:
    values = pd.Series(["H", "M"])
    coded(values, "gender")
    assert values.tolist() == ["H", "M"]


def test_numbers_objects_and_empty_columns_are_read_as_text() -> None:
    assert coded(pd.Series([45402, None, 2139.0], dtype="object"), "zip").tolist() == ["45402", BLANK, "02139"]
    assert coded(pd.Series([], dtype="str"), "race").tolist() == []


@pytest.mark.parametrize("text", ["", " ", "\u00a0", "\u200b", "-", "–", "—", "--", ".", "NA", "n/a", "NULL", "nan", "#N/A", "(X)", "None"])
def test_words_for_nothing_are_blank(text: str) -> None:
    assert coded(pd.Series([text]), "race").tolist() == [BLANK]


@pytest.mark.parametrize(
    "text",
    [
        "Prefer not to say",
        "prefer_not_to_say",
        "I’d rather not say",
        "Decline to state",
        "No answer",
        "Prefiero no responder",
        "Other or prefer not to answer",
    ],
)
def test_refusals_are_kept_apart_from_blanks(text: str) -> None:
    assert coded(pd.Series([text, f"{text};", text.upper()]), "gender").tolist() == [DECLINED] * 3


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert comparable(comparable(text)) == comparable(text)


def test_case_quotes_dashes_spaces_and_marks_at_the_end_do_not_matter() -> None:
    assert folded("\ufeffBACHELOR`S\u00a0 degree :") == folded("Bachelor’s degree") == "bachelor's degree"
    assert folded("Non‑Binary") == "non-binary"
    assert folded("x.", keep_marks=True) == "x."
    assert accentless(folded("Ñandú")) == "nandu"
