"""Rows of registration, attendance and exit-survey files after intake."""

from typing import Literal

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from data_models.coded_answers import CodedAnswers
from data_models.codes import BOX, is_channel
from data_models.missing import BLANK, DECLINED, MISSING, UNREADABLE

__all__ = ["BLANK", "BOX", "DECLINED", "DIMENSIONS", "MISSING", "UNREADABLE", "Kind", "Response"]

Kind = Literal["registration", "attendance", "exit_survey", "conversations", "community"]

DIMENSIONS = ("race", "language", "zip", "income", "gender", "education")
"""The dimensions that every form may ask; a community file can bring further ones."""


class Response(CodedAnswers):
    """One row per usable row of a registration, attendance or exit-survey file, coded and free of personal data.

    `person_key`, `name_key`, `first_name_key` and `party_key` are keyed hashes ("" where the row has no e-mail or id, name, first
    name, order). The six dimension columns and `role` hold a code, boxes joined by `|` (race), or one of `MISSING`; `channel` holds
    words of the vocabulary of channels alone. What is anything else, a person's own words among them, is not let through.
    `answered_at` is an ISO timestamp or "" (rows without one keep the order of the file).
    """

    file: Series[str]
    sheet: Series[str]
    row: Series[int] = pa.Field(ge=1)
    kind: Series[str] = pa.Field(isin=["registration", "attendance", "exit_survey"])
    conversation_id: Series[str] = pa.Field(str_length={"min_value": 1})
    person_key: Series[str]
    name_key: Series[str]
    first_name_key: Series[str]
    party_key: Series[str]
    answered_at: Series[str]
    is_attended: Series[bool]
    race: Series[str]
    language: Series[str]
    zip: Series[str]
    income: Series[str]
    gender: Series[str]
    education: Series[str]
    role: Series[str]
    channel: Series[str]

    @pa.check("channel")
    def channel_names_nobody(cls, values: pd.Series) -> pd.Series:
        return values.map(is_channel).astype(bool)

    class Config:
        strict = True
