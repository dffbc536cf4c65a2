"""The conversations that are known."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from representation.room.schedule import FIELDS, conversation_id, conversations, conversations_named, title_key


def schedule(*rows: tuple[str, str], **fields: str) -> pd.DataFrame:
    blank = {**dict.fromkeys(FIELDS, ""), **fields}
    return pd.DataFrame([{"conversation": title, "event_date": date, **blank} for title, date in rows])


def known(*schedules: pd.DataFrame) -> list[tuple[str, str]]:
    table = conversations(list(schedules))
    return list(zip(table["title"], table["date"], strict=True))


def test_each_row_is_a_conversation_with_its_date_alone() -> None:
    assert known(schedule(("Family  Night ", "2026-09-17 18:00:00"), ("Library", ""))) == [("Family Night", "2026-09-17"), ("Library", "")]


def test_the_same_title_and_date_in_two_schedules_is_one_conversation() -> None:
    assert known(schedule(("Family Night", "2026-09-17")), schedule(("FAMILY NIGHT", "2026-09-17"))) == [("Family Night", "2026-09-17")]


def test_the_same_title_on_two_dates_is_two_conversations() -> None:
    assert known(schedule(("Family Night", "2026-09-17"), ("Family Night", "2026-10-15"))) == [
        ("Family Night", "2026-09-17"),
        ("Family Night", "2026-10-15"),
    ]


def test_a_later_row_fills_what_an_earlier_one_left_blank() -> None:
    first = schedule(("Family Night", "2026-09-17"), place="Gym")
    second = schedule(("Family Night", "2026-09-17"), place="Hall", host="PTA")
    [row] = conversations([first, second]).to_dict("records")
    assert (row["place"], row["host"]) == ("Gym", "PTA")


def test_a_date_that_comes_later_is_filled_in_and_the_conversation_stays_the_same() -> None:
    before = conversations([schedule(("Family Night", ""))])
    after = conversations([schedule(("Family Night", "2026-09-17"))], before)
    assert after[["title", "date"]].to_numpy().tolist() == [["Family Night", "2026-09-17"]]
    assert after["conversation_id"].tolist() == before["conversation_id"].tolist()


@pytest.mark.parametrize("both", [True, False])
def test_a_row_without_a_date_is_no_second_conversation_beside_the_dated_one(both: bool) -> None:
    dated, undated = schedule(("Family Night", "2026-09-17")), schedule(("Family Night", ""), host="PTA")
    table = conversations([dated, undated]) if both else conversations([undated], conversations([dated]))
    assert table[["title", "date", "host"]].to_numpy().tolist() == [["Family Night", "2026-09-17", "PTA"]]


def test_an_identity_depends_on_title_and_date_and_not_on_case_or_spaces() -> None:
    assert conversation_id("Family Night", "2026-09-17") == conversation_id(" FAMILY  night", "2026-09-17")
    assert conversation_id("Family Night", "2026-09-17") != conversation_id("Family Night", "2026-09-18")


def test_files_name_their_own_conversations_where_there_is_no_schedule() -> None:
    first = pd.DataFrame({"conversation": ["Family Night", "family night", ""], "event_date": ["2026-09-17 18:00:00", "", "2026-10-06"]})
    second = pd.DataFrame({"conversation": ["Library", "Family Night"], "event_date": ["", "2026-10-15"]})
    found = conversations_named([first, second])
    assert found[["conversation", "event_date"]].to_numpy().tolist() == [
        ["Family Night", "2026-09-17"],
        ["Family Night", "2026-10-15"],
        ["Library", ""],
    ]


def test_no_files_name_no_conversations() -> None:
    assert conversations([conversations_named([])]).empty


@given(st.text(max_size=20))
def test_a_title_is_equal_to_itself_in_capitals_and_with_spaces(title: str) -> None:
    assert title_key(f"  {title}\t") == title_key(title)
    assert title_key(title_key(title)) == title_key(title)
