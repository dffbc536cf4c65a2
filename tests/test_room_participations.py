"""Registration, attendance and exit survey as one row per person at one conversation."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from data_models.response import MISSING
from representation.room.participations import duplicates_collapsed, participations, people
from tests.counts import count
from tests.intake_tables import responses_of, stages

Row = dict[str, object]


def row(kind: str = "registration", person: str = "ana", day: int = 1, **more: object) -> Row:
    return {"kind": kind, "person_key": person, "answered_at": f"2026-09-{day:02} 10:00:00", **more}


def survey(person: str = "ana", day: int = 9, **more: object) -> Row:
    return row("exit_survey", person, day, **more)


def listed(person: str = "ana", came: bool = True, **more: object) -> Row:
    return {"kind": "attendance", "person_key": person, "is_attended": came, **more}


def room(*rows: Row) -> pd.DataFrame:
    return participations(responses_of(rows))


def answer(*rows: Row, dimension: str = "race") -> tuple[str, str]:
    [one] = room(*rows).to_dict("records")
    return str(one[dimension]), str(one[f"{dimension}_source"])


def test_registered_means_a_registration_and_attended_being_checked_in_listed_or_surveyed() -> None:
    assert stages(room(row())) == {"registered": 1, "attended": 0, "surveyed": 0, "walk_ins": 0}
    assert stages(room(row(is_attended=True))) == {"registered": 1, "attended": 1, "surveyed": 0, "walk_ins": 0}
    assert stages(room(row(), listed())) == {"registered": 1, "attended": 1, "surveyed": 0, "walk_ins": 0}
    assert stages(room(row(), survey())) == {"registered": 1, "attended": 1, "surveyed": 1, "walk_ins": 0}
    assert stages(room(survey())) == {"registered": 0, "attended": 1, "surveyed": 1, "walk_ins": 1}
    assert stages(room(listed())) == {"registered": 0, "attended": 1, "surveyed": 0, "walk_ins": 1}


def test_a_name_on_the_list_without_a_mark_is_nobody_in_the_room() -> None:
    assert stages(room(row(), listed(came=False))) == {"registered": 1, "attended": 0, "surveyed": 0, "walk_ins": 0}
    assert len(room(row("registration", "bo"), listed(came=False))) == 1


def test_anonymous_surveys_are_surveyed_and_not_attended() -> None:
    found = room(survey(""), survey(""), row())
    assert stages(found) == {"registered": 1, "attended": 0, "surveyed": 2, "walk_ins": 0}
    assert int(found["is_anonymous"].sum()) == 2


def test_one_person_at_two_conversations_is_two_participations_of_one_person() -> None:
    found = room(row(), row(conversation_id="c2"))
    assert (len(found), found["person_id"].nunique()) == (2, 1)


def test_the_latest_row_wins_and_keeps_what_it_left_blank() -> None:
    assert answer(row(day=1, race="white"), row(day=2, race="asian")) == ("asian", "registration")
    assert answer(row(day=2, race="asian"), row(day=1, race="white")) == ("asian", "registration")
    assert answer(row(day=1, race="white"), row(day=2, race="")) == ("white", "registration")


def test_rows_without_a_time_keep_the_order_of_the_file() -> None:
    assert answer(row(answered_at="", race="white"), row(answered_at="", race="asian")) == ("asian", "registration")


def test_the_exit_survey_wins_whenever_it_was_filled_in() -> None:
    assert answer(row(day=20, race="white"), survey(day=1, race="asian")) == ("asian", "exit_survey")


def test_registration_fills_what_the_exit_survey_left_blank() -> None:
    assert answer(row(race="white"), survey(race="")) == ("white", "registration")


def test_a_refusal_or_an_unreadable_answer_is_an_answer_and_not_a_blank() -> None:
    assert answer(row(race="white"), survey(race="declined")) == ("declined", "exit_survey")
    assert answer(row(race="white"), survey(race="unreadable")) == ("unreadable", "exit_survey")


def test_a_list_of_attendance_answers_last() -> None:
    assert answer(row(race="white"), listed(race="asian")) == ("white", "registration")
    assert answer(row(), listed(race="asian")) == ("asian", "attendance")


def test_nobody_answered_is_blank_without_a_source() -> None:
    assert answer(row()) == ("", "")


def test_each_dimension_is_joined_by_itself() -> None:
    [one] = room(row(race="white", zip="45402", gender="female"), survey(race="asian", gender="")).to_dict("records")
    assert (one["race"], one["zip"], one["gender"]) == ("asian", "45402", "female")
    assert (one["race_source"], one["zip_source"], one["gender_source"]) == ("exit_survey", "registration", "registration")


def test_duplicates_are_further_registrations_and_surveys_of_one_person_at_one_conversation() -> None:
    responses = responses_of([row(), row(day=2), survey(), survey(day=10), listed(), listed(), row(conversation_id="c2"), survey("")])
    assert duplicates_collapsed(responses, participations(responses)) == 2


def test_no_rows_give_no_participations() -> None:
    empty = participations(responses_of([row()]).iloc[:0])
    assert (len(empty), len(people(empty))) == (0, 0)


def one_person(*rows: Row) -> dict[str, object]:
    [one] = people(room(*rows)).to_dict("records")
    return {str(key): value for key, value in one.items()}


def test_a_person_is_counted_once_over_all_conversations() -> None:
    one = one_person(row(), listed(conversation_id="c2"), survey(conversation_id="c3"))
    assert (one["is_registered"], one["is_attended"], one["is_surveyed"], one["conversation_id"]) == (True, True, True, "")


def test_a_persons_answer_is_the_latest_survey_answer_else_the_latest_registration_answer() -> None:
    assert one_person(survey(day=9, race="white"), survey(day=20, race="asian", conversation_id="c2"))["race"] == "asian"
    assert one_person(survey(day=20, race="white"), survey(day=9, race="asian", conversation_id="c2"))["race"] == "white"
    assert one_person(survey(day=9, race="white"), row(day=20, race="asian", conversation_id="c2"))["race"] == "white"
    assert one_person(row(day=9, race="white"), row(day=20, race="asian", conversation_id="c2"))["race"] == "asian"
    assert one_person(row(day=9, race="white"), row(day=20, conversation_id="c2"))["race"] == "white"


CODES = st.sampled_from(["", "white", "asian", "declined", "unreadable"])
ROWS = st.lists(
    st.builds(
        lambda kind, person, where, day, race, came: row(kind, person, day, conversation_id=where, race=race, is_attended=came),
        st.sampled_from(["registration", "attendance", "exit_survey"]),
        st.sampled_from(["", "ana", "bo", "cy"]),
        st.sampled_from(["c1", "c2"]),
        st.integers(1, 28),
        CODES,
        st.booleans(),
    ),
    min_size=1,
    max_size=10,
)


@settings(max_examples=count(8, 300))
@given(ROWS)
def test_counts_hold_together_whatever_the_rows(rows: list[Row]) -> None:
    responses = responses_of(rows)
    found = participations(responses)
    persons = people(found)
    assert not found.duplicated(["person_id", "conversation_id"]).any()
    assert len(persons) == found["person_id"].nunique()
    for flag in ("is_registered", "is_attended", "is_surveyed"):
        assert int(persons[flag].sum()) <= int(found[flag].sum())
    assert not (found["is_anonymous"] & found["is_attended"]).any()
    assert (found["is_registered"] | found["is_attended"] | found["is_surveyed"]).all()
    repeatable = [(one["kind"], one["person_key"], one["conversation_id"]) for one in rows if one["kind"] != "attendance"]
    named = [key for key in repeatable if key[1]]
    assert duplicates_collapsed(responses, found) == len(named) - len(set(named))
    assert set(found["race"]) <= {"white", "asian", *MISSING}
    assert (found["race"].eq("") == found["race_source"].eq("")).all()


@settings(max_examples=count(8, 300))
@given(ROWS)
def test_the_same_rows_joined_twice_count_once(rows: list[Row]) -> None:
    named = [one for one in rows if one["person_key"]]
    if named:
        once, twice = room(*named), room(*named, *named)
        assert stages(once) == stages(twice)
        assert sorted(once["race"]) == sorted(twice["race"])
