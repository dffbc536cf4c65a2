"""Small tables for the tests of reference communities."""

from collections.abc import Sequence

import pandas as pd
from pandera.typing import DataFrame

from data_models.community_count import CommunityCount
from data_models.conversation import Conversation
from data_models.participation import Participation
from representation.references.room_people import RoomPeople

FAMILIES, STUDENTS, STAFF, NEIGHBORS = (RoomPeople((frozenset({role}),)) for role in ("family", "student", "staff", "neighbor"))
MIXED = RoomPeople((frozenset({"family"}), frozenset({"neighbor"})))


def figures(
    community: str,
    groups: dict[str, float] | None = None,
    dimension: str = "race",
    unit: str = "people",
    universe: str = "all people",
    vintage: str = "2024",
    fit: str = "exact",
    fit_note: str = "",
) -> DataFrame[CommunityCount]:
    """Full counts of one dimension of a community."""
    counts = groups or {"white": 600.0, "asian": 400.0}
    rows = [
        {
            "community": community, "dimension": dimension, "view": "roll_up" if dimension == "race" else "", "group": group,
            "people_count": people, "margin": 0.0, "has_margin": False, "is_suppressed": False, "total_count": sum(counts.values()),
            "total_margin": 0.0, "unit": unit, "universe": universe, "vintage": vintage, "source": "a file", "table": "T", "fit": fit,
            "fit_note": fit_note,
        }
        for group, people in counts.items()
    ]  # fmt: skip
    return CommunityCount.validate(pd.DataFrame(rows))


def room(rows: Sequence[tuple[str, str, str]], person_ids: Sequence[int] | None = None, race: str = "white") -> DataFrame[Participation]:
    """People who came: conversation, role and ZIP code of each."""
    frame = pd.DataFrame(rows, columns=["conversation_id", "role", "zip"])
    frame["person_id"] = range(len(rows)) if person_ids is None else list(person_ids)
    frame = frame.assign(is_registered=False, is_attended=True, is_surveyed=False, is_anonymous=False, race=race, channel="")
    frame = frame.assign(registration_order=-1, survey_order=-1, arrival_key="")
    for name in ("language", "income", "gender", "education"):
        frame[name] = ""
    for name in ("race", "language", "zip", "income", "gender", "education"):
        frame[f"{name}_source"] = "registration"
    columns = Participation.to_schema().columns
    types = {name: str(column.dtype) for name, column in columns.items()}
    return Participation.validate(frame[list(columns)].astype(types))


def schedule(date: str = "2026-09-17", series: dict[str, str] | None = None, **groups: str) -> DataFrame[Conversation]:
    """Conversations by id, each for a stakeholder group."""
    frame = pd.DataFrame({"conversation_id": list(groups), "stakeholder_group": list(groups.values())}, dtype="str")
    frame = frame.assign(title="Evening", date=date, start_time="", mode="", place="", host="")
    frame["series"] = [(series or {}).get(name, "") for name in groups]
    return Conversation.validate(frame[list(Conversation.to_schema().columns)].astype("str"))
