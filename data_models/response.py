"""Rows of registration, attendance and exit-survey files after intake."""

from typing import Literal

import pandera.pandas as pa
from pandera.typing import Series

Kind = Literal["registration", "attendance", "exit_survey", "conversations", "community"]

BLANK = ""
"""The cell is empty, or holds a word for nothing (`n/a`, `--`)."""
DECLINED = "declined"
"""The person was asked and would rather not say."""
UNREADABLE = "unreadable"
"""Something is written there that names no group."""
MISSING = (BLANK, DECLINED, UNREADABLE)
"""The three kinds of missing answer; all stand outside every share."""

DIMENSIONS = ("race", "language", "zip", "income", "gender", "education")
"""The dimensions that every form may ask; a community file can bring further ones."""

BOX = "|"
"""Joins the boxes a person ticked: `hispanic_or_latino|white`."""


class Response(pa.DataFrameModel):
    """One row per usable row of a registration, attendance or exit-survey file, coded and free of personal data.

    `person_key`, `name_key`, `first_name_key` and `party_key` are keyed hashes ("" where the row has no e-mail or id, name, first
    name, order). The six dimension columns hold a code, boxes joined by `|` (race), or one of `MISSING`.
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

    class Config:
        strict = True
