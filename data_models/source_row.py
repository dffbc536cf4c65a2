"""Rows of uploaded tables while they are checked, before people are recognised; they live in memory only."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from data_models.coded_answers import CodedAnswers

MOMENT = r"([0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2})?"
"""An ISO date and time, or nothing."""


class SourceRow(CodedAnswers):
    """One row per row of an uploaded table, every cell converted by a named step or left as it was written.

    What a conversion could not place fails a check; the check's `error` is the kind of the finding. The columns from `email` to
    `order_id` recognise a person and are dropped before anything is kept.
    """

    row: Series[int] = pa.Field(ge=1)
    email: Series[str]
    person_id: Series[str]
    name: Series[str]
    first_name: Series[str]
    order_id: Series[str]
    conversation: Series[str]
    event_date: Series[str]
    submitted_at: Series[str]
    is_attended: Series[bool]
    race: Series[str]
    language: Series[str]
    zip: Series[str]
    income: Series[str]
    gender: Series[str]
    education: Series[str]
    role: Series[str]
    channel: Series[str]

    @pa.check("submitted_at", error="date_impossible")
    def submitted_at_exists(cls, values: pd.Series) -> pd.Series:
        return values.str.fullmatch(MOMENT)

    @pa.check("event_date", error="date_impossible")
    def event_date_exists(cls, values: pd.Series) -> pd.Series:
        return values.str.fullmatch(MOMENT)

    class Config:
        strict = True


class RegistrationRow(SourceRow):
    """One row per row of a registration export; `is_attended` where the tool checked the person in."""


class AttendanceRow(SourceRow):
    """One row per row of an attendance or sign-in list; `is_attended` by the list's mark or signature."""


class ExitSurveyRow(SourceRow):
    """One row per answered exit survey; `is_attended` says nothing here: a survey with an e-mail counts as attended."""


class ConversationRow(pa.DataFrameModel):
    """One row per row of a schedule."""

    row: Series[int] = pa.Field(ge=1)
    conversation: Series[str]
    event_date: Series[str]
    start_time: Series[str]
    series: Series[str]
    mode: Series[str]
    place: Series[str]
    host: Series[str]
    stakeholder_group: Series[str]

    @pa.check("conversation", error="conversation_untitled")
    def conversation_has_a_title(cls, values: pd.Series) -> pd.Series:
        return values.str.strip() != ""

    @pa.check("event_date", error="date_impossible")
    def event_date_exists(cls, values: pd.Series) -> pd.Series:
        return values.str.fullmatch(MOMENT)

    class Config:
        strict = True
