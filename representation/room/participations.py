"""Registration, attendance and exit survey joined: one row per person at one conversation."""

import pandas as pd
from pandera.typing import DataFrame

from data_models.participation import Participation
from data_models.response import BLANK, DIMENSIONS, Response
from representation.room.identity import person_identities

SOURCE_RANK = {"attendance": 0, "registration": 1, "exit_survey": 2}
"""The exit survey's answer wins, registration fills blanks; a list of attendance comes last."""


def participations(responses: DataFrame[Response]) -> DataFrame[Participation]:
    """Join responses to participations.

    Before: one row per line of a file. After: one row per person at one conversation, with what happened (registered, attended,
    surveyed) and, for each dimension, the answer that counts and where it comes from. The latest row of a person wins and keeps what it
    left blank from earlier ones. An answered exit survey with an e-mail says that the person came; one without cannot be joined.
    """
    rows = responses[~(responses["kind"].eq("attendance") & ~responses["is_attended"])].reset_index(drop=True)
    rows = rows.assign(
        identity=person_identities(rows),
        is_survey=rows["kind"].eq("exit_survey"),
        is_registration=rows["kind"].eq("registration"),
        is_anonymous=rows["kind"].eq("exit_survey") & rows["person_key"].eq(""),
        rank=rows["kind"].map(SOURCE_RANK),
    )
    rows["came"] = rows["is_attended"] & ~rows["is_survey"] | rows["is_survey"] & ~rows["is_anonymous"]
    rows = rows.sort_values(["rank", "answered_at"], kind="stable").reset_index(drop=True)
    rows["order"] = range(len(rows))
    grouped = rows.groupby(["identity", "conversation_id"], sort=False)
    table = grouped.agg(
        is_registered=("is_registration", "any"),
        is_attended=("came", "any"),
        is_surveyed=("is_survey", "any"),
        is_anonymous=("is_anonymous", "any"),
        arrival_key=("party_key", "last"),
        first=("order", "min"),
    )
    table["registration_order"] = rows[rows["is_registration"]].groupby(["identity", "conversation_id"])["order"].max()
    table["survey_order"] = rows[rows["is_survey"]].groupby(["identity", "conversation_id"])["order"].max()
    for column in DIMENSIONS:
        last = _last_answer(rows, column)
        table[column] = last[column]
        table[f"{column}_source"] = last["kind"]
    for column in ("role", "channel"):
        table[column] = _last_answer(rows, column)[column]
    table = table.sort_values("first").reset_index()
    table["person_id"] = pd.factorize(table["identity"])[0]
    texts = [*DIMENSIONS, *(f"{column}_source" for column in DIMENSIONS), "role", "channel", "arrival_key"]
    table[texts] = table[texts].astype(object).where(table[texts].notna(), BLANK).astype("str")
    for column in ("registration_order", "survey_order"):
        table[column] = table[column].fillna(-1).astype("int64")
    table["conversation_id"] = table["conversation_id"].astype("str")
    return Participation.validate(table[list(Participation.to_schema().columns)])


def _last_answer(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    """The last row of each participation that does not leave the column blank; rows come sorted by rank and time."""
    answered = rows[rows[column].ne(BLANK)]
    return answered.drop_duplicates(["identity", "conversation_id"], keep="last").set_index(["identity", "conversation_id"])[
        [column, "kind"]
    ]


def people(participations: DataFrame[Participation]) -> DataFrame[Participation]:
    """One row per person over all conversations given: what happened at any of them, and the person's latest exit-survey answer, else
    the latest registration answer. `conversation_id` is "" in the result.

    Which answer is the latest goes by conversation: by the time of the person's last form there, whether or not that form repeated it.
    """
    grouped = participations.groupby("person_id", sort=False)
    flags = grouped[["is_registered", "is_attended", "is_surveyed", "is_anonymous"]].any()
    orders = grouped[["registration_order", "survey_order"]].max()
    table = flags.join(orders).join(grouped["arrival_key"].last())
    table["conversation_id"] = ""
    for column in DIMENSIONS:
        source = participations[f"{column}_source"]
        order = participations["survey_order"].where(source.eq("exit_survey"), participations["registration_order"])
        candidates = participations.assign(rank=source.map({"": -1, **SOURCE_RANK}), order=order)[participations[column].ne(BLANK)]
        last = candidates.sort_values(["rank", "order"], kind="stable").drop_duplicates("person_id", keep="last").set_index("person_id")
        table[column], table[f"{column}_source"] = last[column], last[f"{column}_source"]
    for column in ("role", "channel"):
        answered = participations[participations[column].ne(BLANK)].drop_duplicates("person_id", keep="last").set_index("person_id")
        table[column] = answered[column]
    table = table.reset_index()
    texts = table.columns[[not isinstance(kind, type(flags["is_attended"].dtype)) and kind != "int64" for kind in table.dtypes]]
    table[texts] = table[texts].astype(object).where(table[texts].notna(), BLANK).astype("str")
    return Participation.validate(table[list(Participation.to_schema().columns)])


def duplicates_collapsed(responses: DataFrame[Response], joined: DataFrame[Participation]) -> int:
    """How many registration and exit-survey rows were further rows of the same person at the same conversation."""
    rows = int(responses["kind"].isin(["registration", "exit_survey"]).sum())
    return rows - int(joined["is_registered"].sum()) - int(joined["is_surveyed"].sum())
