"""The schedule of Community Conversations."""

import pandera.pandas as pa
from pandera.typing import Series


class Conversation(pa.DataFrameModel):
    """One row per conversation. Dates are ISO text (`2026-09-17`), "" where the schedule does not say.

    `conversation_id` is stable for one title and date, so that the same conversation from two files is one conversation.
    """

    conversation_id: Series[str] = pa.Field(unique=True)
    title: Series[str] = pa.Field(str_length={"min_value": 1})
    date: Series[str] = pa.Field(str_matches=r"^(\d{4}-\d{2}-\d{2})?$")
    start_time: Series[str]
    series: Series[str]
    mode: Series[str]
    place: Series[str]
    host: Series[str]
    stakeholder_group: Series[str]

    class Config:
        strict = True
