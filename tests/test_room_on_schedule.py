"""A schedule that comes last places rows as one that came first."""

import pandas as pd
import pytest

from representation.room.on_schedule import off_schedule, placed_on_schedule

EVENTS = pd.DataFrame(
    {
        "conversation_id": ["planned", "monthly 1", "monthly 2", "other name", "other day", "cake", "undated", "which"],
        "title": ["Family Night", "Monthly", "Monthly", "The night", "family night", "Bake sale", "Party", "Monthly"],
        "date": ["2026-09-17", "2026-10-01", "2026-11-01", "2026-09-17", "2026-09-18", "2026-09-20", "", ""],
    },
    dtype="str",
)
OFF = frozenset({"other name", "other day", "cake", "undated", "which"})


@pytest.mark.parametrize(
    ("where", "kind", "answered_at", "counts_for"),
    [
        ("planned", "registration", "", "planned"),
        ("other day", "registration", "", "planned"),  # the schedule has the title once: its date is right
        ("other name", "registration", "", "planned"),  # just one conversation took place on that day
        ("cake", "registration", "2026-09-17 20:00:00", ""),
        ("undated", "registration", "2026-09-17 20:00:00", ""),  # a registration is not written on the day
        ("undated", "exit_survey", "2026-09-17 20:00:00", "planned"),
        ("undated", "attendance", "2026-10-01 18:00:00", "monthly 1"),
        ("undated", "exit_survey", "2026-12-24 20:00:00", ""),
        ("which", "exit_survey", "2026-11-01 20:00:00", "monthly 2"),
        ("which", "registration", "2026-11-01 20:00:00", ""),
    ],
)
def test_a_row_counts_where_the_schedule_has_a_place_for_it(where: str, kind: str, answered_at: str, counts_for: str) -> None:
    rows = pd.DataFrame({"conversation_id": [where], "kind": [kind], "answered_at": [answered_at]}, dtype="str")
    assert placed_on_schedule(rows, EVENTS, OFF).tolist() == [counts_for]


def test_rows_keep_their_order_and_their_index() -> None:
    rows = pd.DataFrame({"conversation_id": ["cake", "planned", "undated"], "kind": "exit_survey", "answered_at": "2026-10-01 18:00:00"})
    found = placed_on_schedule(rows.set_index(pd.Index([7, 3, 5])), EVENTS, OFF)
    assert found.to_dict() == {7: "", 3: "planned", 5: "monthly 1"}


def test_only_while_a_schedule_stands_is_anything_off_it() -> None:
    said = pd.DataFrame(
        {"conversation_id": ["a", "a", "b", "c"], "is_schedule": [True, False, False, False], "is_said": [False, False, False, True]}
    )
    assert off_schedule(said) == {"b"}
    assert off_schedule(said.assign(is_schedule=False)) == frozenset()
    assert off_schedule(said.iloc[:0]) == frozenset()
