"""Small imports for the tests of the store, and what a store holds in full."""

from collections.abc import Sequence

import pandas as pd
from pandera.typing import DataFrame
from sqlalchemy import Engine, select

from data_models.community_count import CommunityCount
from data_models.conversation import Conversation
from data_models.finding import Finding
from data_models.response import Kind, Response
from representation.store.batch import Comment, ImportBatch, NotCounted, Rating, file_hash_of
from representation.store.engine import reading
from representation.store.tables import metadata

BUDGET = "budget-2026-09-17"
SAFETY = "safety-2026-10-01"


def response_table(
    people: Sequence[str], conversation_id: str = BUDGET, kind: Kind = "registration", file: str = "list.csv"
) -> DataFrame[Response]:
    """One response per person key."""
    frame = pd.DataFrame({"row": range(2, 2 + len(people)), "person_key": list(people)}, dtype="object")
    frame = frame.assign(
        file=file,
        sheet="",
        kind=kind,
        conversation_id=conversation_id,
        name_key="",
        first_name_key="",
        party_key="",
        answered_at="2026-09-01T10:00:00",
        is_attended=kind == "attendance",
        race="hispanic_or_latino|white",
        language="spanish",
        zip="45402",
        income="",
        gender="declined",
        education="unreadable",
        role="family",
        channel="flyer",
    )
    text = {name: "str" for name in frame.columns if name not in ("row", "is_attended")}
    return Response.validate(frame.astype({**text, "row": "int64", "is_attended": "bool"}))


def conversation_table(*ids: str, **words: str) -> DataFrame[Conversation]:
    """One conversation per id; `words` are said of each of them."""
    frame = pd.DataFrame({"conversation_id": list(ids)}, dtype="str")
    said = {"title": "The budget", "date": "2026-09-17", **words}
    names = ("title", "date", "start_time", "series", "mode", "place", "host", "stakeholder_group")
    return Conversation.validate(frame.assign(**{name: said.get(name, "") for name in names}).astype("str"))


def community_table(
    groups: dict[str, float], table: str = "B03002", vintage: str = "2020–2024", dimension: str = "race", view: str = "roll_up"
) -> DataFrame[CommunityCount]:
    """One figure per group."""
    frame = pd.DataFrame({"group": list(groups), "people_count": list(groups.values())}).astype({"group": "str", "people_count": "float64"})
    frame = frame.assign(
        community="All residents",
        dimension=dimension,
        view=view,
        margin=12.5,
        has_margin=True,
        is_suppressed=frame["people_count"].isna(),
        total_count=1000.0,
        total_margin=float("nan"),
        unit="people",
        universe="total population",
        vintage=vintage,
        source="American Community Survey",
        table=table,
        fit="exact",
        fit_note="",
    )
    return CommunityCount.validate(frame[list(CommunityCount.to_schema().columns)])


def batch(
    name: str,
    responses: DataFrame[Response] | None = None,
    conversations: DataFrame[Conversation] | None = None,
    community: DataFrame[CommunityCount] | None = None,
    kind: Kind = "registration",
    is_sample: bool = False,
) -> ImportBatch:
    """An import of a file of this name; another name is other content."""
    return ImportBatch(
        file_name=name,
        file_hash=file_hash_of(name.encode()),
        kind=kind,
        exporter="plain",
        sheet="",
        imported_by="secretary",
        rows_read=10,
        rows_set_aside=1,
        is_sample=is_sample,
        responses=None if responses is None else Response.validate(responses.assign(file=name).astype({"file": "str"})),
        conversations=conversations,
        community=community,
    )


def full_batch(name: str, people: Sequence[str], conversation_id: str = BUDGET) -> ImportBatch:
    """An import that brings a row for every table."""
    return ImportBatch(
        file_name=name,
        file_hash=file_hash_of(name.encode()),
        kind="exit_survey",
        exporter="google_forms",
        sheet="Form Responses 1",
        imported_by="secretary",
        rows_read=len(people) + 2,
        rows_set_aside=1,
        responses=response_table(people, conversation_id, "exit_survey", name),
        conversations=conversation_table(conversation_id, place="Library"),
        community=community_table({"white": 600, "asian": float("nan")}),
        findings=[Finding("zip_unreadable", "cell", "“4540” is no ZIP.", name, "Form Responses 1", 3, "ZIP", "4540")],
        not_counted=[NotCounted("Form Responses 1", 9, "cancelled")],
        comments=[Comment(conversation_id, "Anything else?", "More tables in the yard, please.")],
        ratings=[Rating(conversation_id, 2, "I felt heard.", "Agree")],
    )


def dump(engine: Engine, without_import: int | None = None) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but the data version, in a fixed order, with an import's own line left out when asked."""
    with reading(engine) as connection:
        found = {
            name: [tuple(row) for row in connection.execute(select(table).order_by(*table.c))]
            for name, table in metadata.tables.items()
            if name != "data_version"
        }
    found["imports"] = [row for row in found["imports"] if row[0] != without_import]
    return found
