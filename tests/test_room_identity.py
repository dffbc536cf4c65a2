"""Which responses are the same person."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from representation.room.identity import person_identities
from tests.counts import count
from tests.intake_tables import responses_of

Row = dict[str, object]


def people(*rows: Row) -> list[int]:
    """Numbers that are equal for rows of one person, in the order of first sight."""
    identities = person_identities(responses_of(rows)).tolist()
    return [list(dict.fromkeys(identities)).index(identity) for identity in identities]


def signed(name: str, **more: object) -> Row:
    return {"kind": "attendance", "name_key": name, "is_attended": True, **more}


def test_the_same_email_is_the_same_person_in_every_file() -> None:
    assert people({"person_key": "ana"}, {"person_key": "bo"}, {"kind": "exit_survey", "person_key": "ana"}) == [0, 1, 0]
    assert people({"person_key": "ana"}, {"person_key": "ana", "conversation_id": "c2"}) == [0, 0]


def test_rows_without_an_email_are_people_of_their_own() -> None:
    assert people({}, {}, {"name_key": "Ana"}, {"name_key": "Ana"}) == [0, 1, 2, 3]
    assert people({"kind": "exit_survey"}, {"kind": "exit_survey"}) == [0, 1]


def test_a_name_on_the_list_belongs_to_the_one_registration_of_that_name() -> None:
    assert people({"person_key": "ana", "name_key": "Ana Ruiz"}, signed("Ana Ruiz")) == [0, 0]
    assert people({"name_key": "Ana Ruiz"}, signed("Ana Ruiz")) == [0, 0]


def test_a_name_of_two_registrations_belongs_to_neither() -> None:
    rows: list[Row] = [{"person_key": "a1", "name_key": "Ana Ruiz"}, {"person_key": "a2", "name_key": "Ana Ruiz"}]
    assert people(*rows, signed("Ana Ruiz")) == [0, 1, 2]


def test_one_person_who_registered_twice_is_one_registration_of_that_name() -> None:
    row: Row = {"person_key": "ana", "name_key": "Ana Ruiz"}
    assert people(row, row, signed("Ana Ruiz")) == [0, 0, 0]


def test_a_name_is_looked_up_at_its_own_conversation_alone() -> None:
    assert people({"person_key": "ana", "name_key": "Ana Ruiz", "conversation_id": "c2"}, signed("Ana Ruiz")) == [0, 1]


def test_a_name_with_an_email_of_its_own_is_not_looked_up() -> None:
    assert people({"person_key": "ana", "name_key": "Ana Ruiz"}, signed("Ana Ruiz", person_key="other")) == [0, 1]


def test_surveys_are_not_joined_by_name() -> None:
    assert people({"person_key": "ana", "name_key": "Ana Ruiz"}, {"kind": "exit_survey", "name_key": "Ana Ruiz"}) == [0, 1]


def test_different_first_names_under_one_email_are_people_of_one_household() -> None:
    ana: Row = {"person_key": "home", "first_name_key": "ana"}
    bo: Row = {"person_key": "home", "first_name_key": "bo"}
    assert people(ana, bo, ana) == [0, 1, 0]


def test_different_first_names_in_a_survey_alone_make_no_household() -> None:
    """The rule is one of registration exports."""
    survey: Row = {"kind": "exit_survey", "person_key": "home"}
    assert people({"person_key": "home", "first_name_key": "ana"}, {**survey, "first_name_key": "annie"}) == [0, 0]


def test_a_survey_of_a_household_belongs_to_the_one_who_registered_first_there() -> None:
    ana: Row = {"person_key": "home", "first_name_key": "ana", "answered_at": "2026-09-02 10:00:00"}
    bo: Row = {"person_key": "home", "first_name_key": "bo", "answered_at": "2026-09-01 10:00:00"}
    survey: Row = {"kind": "exit_survey", "person_key": "home"}
    assert people(ana, bo, survey) == [0, 1, 1]
    assert people({**ana, "conversation_id": "c2"}, bo, {**survey, "conversation_id": "c2"}) == [0, 1, 0]
    assert people(ana, bo, {**survey, "conversation_id": "c3"}) == [0, 1, 1]


def test_a_survey_of_a_household_that_gives_a_first_name_belongs_to_that_person() -> None:
    ana: Row = {"person_key": "home", "first_name_key": "ana"}
    bo: Row = {"person_key": "home", "first_name_key": "bo"}
    assert people(ana, bo, {"kind": "exit_survey", "person_key": "home", "first_name_key": "bo"}) == [0, 1, 1]


def test_a_sign_in_of_a_household_with_a_full_name_belongs_to_that_person() -> None:
    ana: Row = {"person_key": "home", "first_name_key": "ana", "name_key": "Ana Ruiz"}
    bo: Row = {"person_key": "home", "first_name_key": "bo", "name_key": "Bo Ruiz"}
    assert people(ana, bo, signed("Bo Ruiz", person_key="home")) == [0, 1, 1]
    assert people(ana, bo, signed("Bo Ruiz")) == [0, 1, 1]


def test_no_rows_are_no_people() -> None:
    assert person_identities(responses_of([{}]).iloc[:0]).tolist() == []


ROW = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["registration", "attendance", "exit_survey"]),
        "conversation_id": st.sampled_from(["c1", "c2"]),
        "person_key": st.sampled_from(["", "ana", "home"]),
        "first_name_key": st.sampled_from(["", "ana", "bo"]),
        "name_key": st.sampled_from(["", "Ana Ruiz", "Bo Ruiz"]),
    }
)


@settings(max_examples=count(8, 300))
@given(rows=st.lists(ROW, min_size=1, max_size=8), seed=st.integers(0, 9))
def test_the_order_of_timed_rows_does_not_matter(rows: list[Row], seed: int) -> None:
    timed = [{**row, "answered_at": f"2026-09-{i + 1:02} 10:00:00"} for i, row in enumerate(rows)]
    shuffled = list(enumerate(timed))
    random.Random(seed).shuffle(shuffled)
    numbers = people(*(row for _, row in shuffled))
    back = {place: number for (place, _), number in zip(shuffled, numbers, strict=True)}
    straight = people(*timed)
    same = [[a == b for b in straight] for a in straight]
    assert [[back[i] == back[j] for j in range(len(rows))] for i in range(len(rows))] == same


@settings(max_examples=count(8, 300))
@given(rows=st.lists(ROW, min_size=1, max_size=8))
def test_nobody_without_an_email_is_joined_to_a_survey(rows: list[Row]) -> None:
    identities = person_identities(responses_of(rows))
    for i, row in enumerate(rows):
        if row["kind"] == "exit_survey" and not row["person_key"]:
            assert identities.tolist().count(identities.iloc[i]) == 1
