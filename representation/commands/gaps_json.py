"""The answer of `gaps --json`: a stable interface."""

import math
from collections.abc import Hashable
from dataclasses import asdict

from representation.comparing import Comparison
from representation.joining import Joined
from representation.room.participations import duplicates_collapsed, participations, people


def gaps_json(together: Joined, found: Comparison) -> dict[str, object]:
    """The whole answer as JSON; numbers that are not defined are null."""
    room = participations(together.responses)
    persons = people(room)
    stages = {"registered": "is_registered", "attended": "is_attended", "surveyed": "is_surveyed"}
    walk_in = room["is_attended"] & ~room["is_registered"]
    return {
        "conversations": [
            {
                "title": row["title"],
                "date": row["date"] or None,
                **{name: int(room[flag][room["conversation_id"].eq(row["conversation_id"])].sum()) for name, flag in stages.items()},
                "walk_ins": int(walk_in[room["conversation_id"].eq(row["conversation_id"])].sum()),
            }
            for row in together.conversations.to_dict("records")
        ],
        "counts": {
            **{name: int(room[flag].sum()) for name, flag in stages.items()},
            "walk_ins": int(walk_in.sum()),
            "surveyed_anonymous": int(room["is_anonymous"].sum()),
            "duplicates_collapsed": duplicates_collapsed(together.responses, room),
            "people": {name: int(persons[flag].sum()) for name, flag in stages.items()},
        },
        "dimensions": [dimension_json(row, found) for row in found.summaries.to_dict("records")],
        "findings": [asdict(problem) for problem in together.findings],
        "not_counted": [asdict(row) for row in together.not_counted],
    }


STAGE_COUNTS = ("registered_count", "attended_count", "surveyed_count")
SUMMARY_FIELDS = (
    "answered_count", "blank_count", "declined_count", "unreadable_count", "no_community_figure_count", "coverage_share",
    "match_score", "match_low", "match_high",
)  # fmt: skip
GROUP_FIELDS = (
    "group", "label", "registered_count", "attended_count", "surveyed_count", "attended_share", "share_low", "share_high",
    "community_count", "community_share", "community_margin", "gap_points", "gap_low", "gap_high", "representation_ratio",
    "people_short", "people_to_add", "status", "lean", "reason",
)  # fmt: skip


def dimension_json(summary: dict[Hashable, object], found: Comparison) -> dict[str, object]:
    """One dimension, view and community."""
    part = found.part(str(summary["dimension"]), str(summary["view"]), str(summary["community"]))
    groups, folded = part.gaps, part.folded
    return {
        "dimension": summary["dimension"],
        "view": summary["view"] or None,
        "community": summary["community"] or None,
        "fit": summary["fit"] or None,
        **{name: _plain(summary[name]) for name in SUMMARY_FIELDS},
        "groups": [{name: _plain(row[name]) for name in GROUP_FIELDS} for row in groups.to_dict("records")],
        "folded": [
            {"from": row["folded_from"], "into": row["folded_into"], **{name: int(row[name]) for name in STAGE_COUNTS}}
            for row in folded.to_dict("records")
        ],
    }  # fmt: skip


def _plain(value: object) -> object:
    """A cell for JSON: null for a number that is not defined, whole numbers without a point."""
    if not isinstance(value, float):
        return value
    if math.isnan(value):
        return None
    return int(value) if value.is_integer() else value
