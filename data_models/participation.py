"""Who took part in which conversation."""

import pandera.pandas as pa
from pandera.typing import Series


class Participation(pa.DataFrameModel):
    """One row per person at one conversation.

    `person_id` numbers people within this table only (0, 1, …): it says which rows are the same person and nothing else.
    `is_anonymous` marks an exit-survey answer that cannot be joined: it is surveyed, not attended.
    `<dimension>` holds a code or one of `MISSING`; `<dimension>_source` is `exit_survey`, `registration`, `attendance` or "".
    `registration_order` and `survey_order` grow with the time of the answers, -1 where there are none: the latest answer of a person
    wins. `arrival_key` is the hash of the order or "" (people who came together share it).
    """

    person_id: Series[int]
    conversation_id: Series[str]
    is_registered: Series[bool]
    is_attended: Series[bool]
    is_surveyed: Series[bool]
    is_anonymous: Series[bool]
    registration_order: Series[int]
    survey_order: Series[int]
    arrival_key: Series[str]
    race: Series[str]
    language: Series[str]
    zip: Series[str]
    income: Series[str]
    gender: Series[str]
    education: Series[str]
    race_source: Series[str]
    language_source: Series[str]
    zip_source: Series[str]
    income_source: Series[str]
    gender_source: Series[str]
    education_source: Series[str]
    role: Series[str]
    channel: Series[str]

    class Config:
        strict = True
