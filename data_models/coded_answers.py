"""The answers of a row as codes: whatever table they stand in, they pass the same checks."""

import pandas as pd
import pandera.pandas as pa

from data_models.codes import is_code
from data_models.missing import MISSING


def is_answer(text: str, dimension: str) -> bool:
    """Whether a text is a code of a dimension or one of the words for missing.

    >>> is_answer("declined", "zip"), is_answer("Grandmother of Ann Lee", "role")
    (True, False)
    """
    return text in MISSING or is_code(text, dimension)


def _answers(values: pd.Series, dimension: str) -> pd.Series:
    return values.map(lambda text: is_answer(text, dimension)).astype(bool)


class CodedAnswers(pa.DataFrameModel):
    """The checks of the columns of answers: each holds a code (race: boxes joined by `|`) or one of `MISSING`.

    The columns stand in the models that inherit the checks; a check's `error` is the kind of the finding.
    """

    @pa.check("race", error="race_unreadable")
    def race_is_coded(cls, values: pd.Series) -> pd.Series:
        return _answers(values, "race")

    @pa.check("language", error="language_unreadable")
    def language_is_coded(cls, values: pd.Series) -> pd.Series:
        return _answers(values, "language")

    @pa.check("zip", error="zip_unreadable")
    def zip_is_coded(cls, values: pd.Series) -> pd.Series:
        return _answers(values, "zip")

    @pa.check("income", error="income_unreadable")
    def income_is_coded(cls, values: pd.Series) -> pd.Series:
        return _answers(values, "income")

    @pa.check("gender", error="gender_unreadable")
    def gender_is_coded(cls, values: pd.Series) -> pd.Series:
        return _answers(values, "gender")

    @pa.check("education", error="education_unreadable")
    def education_is_coded(cls, values: pd.Series) -> pd.Series:
        return _answers(values, "education")

    @pa.check("role", error="role_unreadable")
    def role_is_coded(cls, values: pd.Series) -> pd.Series:
        return _answers(values, "role")
