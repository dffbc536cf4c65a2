"""How well a community fits a room: only ever worse than the file says, with a reason each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandera.typing import DataFrame

from data_models.community_count import FITS, CommunityCount
from data_models.reference import DESCRIBES, Describes, ReferenceCommunity, References
from representation.references.fitting import fit_of, fitted, reasons
from representation.references.room_people import RoomPeople, audience_of, room_people
from tests.references_tables import FAMILIES, MIXED, NEIGHBORS, STAFF, STUDENTS, figures, room, schedule

OPEN = RoomPeople()


def fit(describes: Describes, people: RoomPeople, **about: str) -> tuple[str, str]:
    """Fit and note of one table whose community describes somebody."""
    table = figures("Here", **about)
    found = fitted(table, References((ReferenceCommunity("Here", describes),)), people)
    return str(found["fit"].iloc[0]), str(found["fit_note"].iloc[0])


@pytest.mark.parametrize(
    ("describes", "people", "expected"),
    [
        ("residents", OPEN, ("exact", "")),
        ("residents", NEIGHBORS, ("exact", "")),
        ("residents", MIXED, ("exact", "")),
        ("residents", FAMILIES, ("close", "residents include people without children in school")),
        ("residents", STUDENTS, ("proxy", "residents there, students here")),
        ("residents", STAFF, ("proxy", "residents there, school staff here")),
        ("students", STUDENTS, ("exact", "")),
        ("students", FAMILIES, ("close", "students are not parents, and families with several children count more than once")),
        ("students", NEIGHBORS, ("proxy", "students there, neighbors here")),
        ("families", FAMILIES, ("exact", "")),
        ("families", STUDENTS, ("close", "families of enrolled students there, students here")),
        ("families", OPEN, ("close", "families of enrolled students there, not only families here")),
        ("families", STAFF, ("proxy", "families of enrolled students there, school staff here")),
        ("zone", OPEN, ("close", "one school’s zone there; the people in this room may live elsewhere")),
        ("other", OPEN, ("close", "nobody said whom the community figure describes")),
    ],
)
def test_whom_a_community_describes_and_whom_the_room_is_for_decide(
    describes: Describes, people: RoomPeople, expected: tuple[str, str]
) -> None:
    assert fit(describes, people) == expected


def test_a_zone_that_staff_chose_for_the_room_fits_it() -> None:
    assert fit_of("zone", OPEN) == ("exact", "")
    assert fit_of("zone", FAMILIES) == ("close", "residents include people without children in school")


def test_adults_are_counted_from_eighteen_on() -> None:
    words = "the community figure is for people 18 and over; younger people in the room are not taken out"
    assert fit("adults", OPEN) == ("close", words)
    assert fit("adults", STUDENTS)[0] == "proxy"


def test_households_and_age_floors_are_said() -> None:
    assert fit("residents", OPEN, unit="households", universe="households")[1].startswith("households there, people here")
    assert fit("residents", OPEN, universe="people 5 years and over") == ("close", "the community figure leaves out children under 5")
    assert fit("residents", STUDENTS, universe="people 25 years and over") == (
        "proxy",
        "the community figure is for people 25 and over, and this room is for students; residents there, students here",
    )


def test_what_the_file_says_already_is_not_said_twice() -> None:
    note = "describes students, not parents; families with several children count more than once"
    assert fit("students", FAMILIES, unit="students", universe="enrolled students", fit="close", fit_note=note) == ("close", note)


def test_a_proxy_of_the_file_stays_a_proxy() -> None:
    assert fit("residents", OPEN, fit="proxy", fit_note="one race each") == ("proxy", "one race each")


UNITS = ("people", "households", "students", "families")
UNIVERSES = ("all people", "people 5 years and over", "people 25 years and over", "not stated")


@given(st.sampled_from(list(DESCRIBES)), st.sampled_from(UNITS), st.sampled_from(UNIVERSES), st.sampled_from(FITS), st.data())
def test_the_fit_is_only_ever_made_worse_and_every_step_has_its_reason(
    describes: Describes, unit: str, universe: str, given_fit: str, data: st.DataObject
) -> None:
    people = data.draw(st.sampled_from([OPEN, MIXED, FAMILIES, STUDENTS, STAFF, NEIGHBORS]))
    new, note = fit(describes, people, unit=unit, universe=universe, fit=given_fit)
    said = reasons(describes, unit, universe, people)
    assert FITS.index(new) >= FITS.index(given_fit)
    assert (new == given_fit) or any(reason.fit == new and reason.words in note for reason in said)


def test_every_other_column_and_row_stays() -> None:
    table: DataFrame[CommunityCount] = figures("Here")
    found = fitted(table, References((ReferenceCommunity("Here", "students"),)), NEIGHBORS)
    columns = [name for name in table.columns if name not in ("fit", "fit_note")]
    assert found[columns].equals(table[columns])
    assert set(table["fit"]) == {"exact"}


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("Families", {"family"}),
        ("Padres y madres", {"family"}),
        ("Students’ families", {"family"}),
        ("Students", {"student"}),
        ("Students and staff", {"student", "staff"}),
        ("", set()),
        ("Evening round", set()),
    ],
)
def test_a_stakeholder_group_names_its_audience(group: str, expected: set[str]) -> None:
    assert audience_of(group) == expected


def test_a_room_is_for_one_audience_only_where_every_conversation_is() -> None:
    here = room([("a", "family", "45401"), ("b", "family", "45401")])
    assert room_people(here, schedule(a="Families", b="Parents")).audience == "family"
    assert room_people(here, schedule(a="Families", b="")).audience == ""
    assert room_people(here, schedule(a="Families", b="Students")).audience == ""


def test_without_a_schedule_the_roles_decide_where_enough_people_gave_them() -> None:
    # 8 of 10 are 80 %, but only 8 people; 12 of 15 are 80 %; 12 of 16 are 75 %.
    few = room([("a", "family", "45401")] * 8 + [("a", "staff", "45401")] * 2)
    most = room([("a", "family", "45401")] * 12 + [("a", "staff", "45401")] * 3)
    less = room([("a", "family", "45401")] * 12 + [("a", "staff", "45401")] * 4)
    assert [room_people(each).audience for each in (few, most, less)] == ["", "family", ""]


def test_students_are_in_a_room_from_ten_on_or_where_they_were_asked() -> None:
    assert not room_people(room([("a", "student", "45401")] * 9)).has_students
    assert room_people(room([("a", "student", "45401")] * 10)).has_students
    assert room_people(room([("a", "family", "45401")]), schedule(a="Students and families")).has_students


def test_only_people_who_came_are_counted_and_each_once() -> None:
    here = room([("a", "student", "45401"), ("b", "student", "45401")], person_ids=[0, 0])
    assert room_people(here).zips == {"45401": 1}
    absent = here.assign(is_attended=False)
    assert room_people(absent).zips == {}
