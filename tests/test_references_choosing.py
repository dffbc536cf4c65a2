"""Names, whom a community describes, and which one some conversations are measured against."""

from datetime import UTC, datetime

import pandas as pd
import pytest

from data_models.reference import Choice, ReferenceCommunity, References, Said, SaidChoice, SaidCommunity
from representation.references.choosing import choice_for, measured
from representation.references.concerns import Concern, concerns, is_old, middle_year
from representation.references.describing import age_floor, described, references_of, renamed
from representation.references.room_people import RoomPeople
from representation.wording.references import (
    age_floor_sentence,
    elsewhere_sentence,
    mixed_sentence,
    stand_in_sentence,
)
from tests.references_tables import figures, schedule

NOW = datetime(2026, 9, 1, tzinfo=UTC)
FAMILIES = Choice("stakeholder_group", "Families", "Our families")
FALL = Choice("series", "Fall", "Students")
EVERYONE = Choice("everyone", "", "County")


@pytest.mark.parametrize(
    ("community", "about", "expected"),
    [
        ("Marlow County, Ohio", {}, "residents"),
        ("Marlow County, Ohio", {"unit": "households", "universe": "households"}, "residents"),
        ("Enrolled students", {"unit": "students", "universe": "enrolled students"}, "students"),
        ("Families of Marlow", {"universe": "families of enrolled students"}, "families"),
        ("Marlow", {"universe": "people 18 years and over"}, "adults"),
        ("Marlow", {"universe": "people 25 years and over"}, "adults"),
        ("our table", {"universe": "not stated"}, "other"),
    ],
)
def test_whom_a_community_describes_is_worked_out_from_its_figures(community: str, about: dict[str, str], expected: str) -> None:
    assert described(figures(community, **about)) == expected


def test_one_table_of_adults_among_tables_of_all_leaves_residents() -> None:
    both = pd.concat([figures("M"), figures("M", dimension="education", universe="people 18 years and over")])
    assert described(both) == "residents"


@pytest.mark.parametrize(
    ("universe", "floor"), [("people 5 years and over", 5), ("Adults", 18), ("language (5+)", 5), ("all people", 0), ("", 0)]
)
def test_the_age_floor_of_a_universe(universe: str, floor: int) -> None:
    assert age_floor(universe) == floor


def test_figures_of_a_name_belong_to_the_community_that_staff_named() -> None:
    said = Said((SaidCommunity("Marlow County, Ohio", "All residents", "residents", "", NOW, "aide"),))
    table = pd.concat([figures("Marlow County, Ohio"), figures("All residents", dimension="gender"), figures("Students")])
    found = renamed(table, said)
    assert list(dict.fromkeys(found["community"])) == ["All residents", "Students"]
    assert references_of(found, said).communities == (
        ReferenceCommunity("All residents", "residents", "", ("Marlow County, Ohio", "All residents")),
        ReferenceCommunity("Students", "students", "", ("Students",)),
    )


def test_a_choice_follows_the_name_and_rests_while_its_community_has_no_figures() -> None:
    details = (SaidCommunity("M", "Marlow", "zone", "Lincoln", NOW, "aide"),)
    choices = (SaidChoice("everyone", "", "M", NOW, "aide"), SaidChoice("series", "Fall", "gone", NOW, "aide"))
    said = Said(details, choices)
    found = references_of(renamed(figures("M"), said), said)
    assert found.choices == (Choice("everyone", "", "Marlow"),)
    assert found.communities == (ReferenceCommunity("Marlow", "zone", "Lincoln", ("M", "Marlow")),)


def test_a_series_counts_before_a_group_and_a_group_before_everyone() -> None:
    references = References((), (EVERYONE, FAMILIES, FALL))
    assert choice_for(references, "Fall", "Families") == FALL
    assert choice_for(references, "Winter", "Families") == FAMILIES
    assert choice_for(references, "Winter", "Staff") == EVERYONE
    assert choice_for(References(), "Fall", "") == Choice("everyone", "", "")


def test_conversations_of_one_kind_are_measured_against_their_community() -> None:
    found = measured(References((), (EVERYONE, FAMILIES)), schedule(a="Families", b="Families"))
    assert (found.community, found.default, found.is_mixed) == ("Our families", "County", False)
    assert found.order == ("Our families", "County")


def test_a_mixed_view_is_measured_against_everyones() -> None:
    found = measured(References((), (EVERYONE, FAMILIES)), schedule(a="Families", b="Neighbors"))
    assert (found.community, found.is_mixed, found.choices) == ("County", True, (FAMILIES, EVERYONE))


def test_different_choices_of_one_community_are_not_mixed() -> None:
    same = Choice("series", "Fall", "Our families")
    found = measured(References((), (FAMILIES, same)), schedule(series={"b": "Fall"}, a="Families", b="Neighbors"))
    assert (found.community, found.is_mixed) == ("Our families", False)


def test_without_conversations_or_choices_the_best_fit_is_taken() -> None:
    assert measured(References(), schedule(a="Families")).order == ()
    assert measured(References((), (FAMILIES,)), schedule()).order == ()


@pytest.mark.parametrize(
    ("vintage", "middle"),
    [("ACS 2019–2023, 5-year", 2021.5), ("2020", 2020.5), ("2025–26", 2026.0), ("2024-2025", 2025.0), ("1999–00", 2000.0), ("soon", None)],
)
def test_the_middle_of_a_vintage(vintage: str, middle: float | None) -> None:
    assert middle_year(vintage) == middle


def test_figures_are_old_when_their_middle_is_more_than_five_years_before_the_conversations() -> None:
    # The middle of 2019–2023 is mid 2021; five years later is mid 2026.
    assert not is_old("ACS 2019–2023, 5-year", ("2026-06-30",))
    assert is_old("ACS 2019–2023, 5-year", ("2026-07-10",))
    assert not is_old("ACS 2019–2023, 5-year", ("2026-01-01", "2026-12-01"))  # their middle is in June
    assert not is_old("ACS 2019–2023, 5-year", ())


def people(students: int = 0, dates: tuple[str, ...] = (), zips: dict[str, int] | None = None) -> RoomPeople:
    return RoomPeople((), {"student": students}, zips or {}, dates)


def found(table: pd.DataFrame, room: RoomPeople, *names: str) -> list[Concern]:
    name = str(table["community"].iloc[0])
    return concerns(table, References((ReferenceCommunity(name, "residents", "", names),)), room, table)


def test_an_age_floor_concerns_a_room_with_students_alone() -> None:
    table = figures("County", dimension="education", universe="people 25 years and over")
    assert found(table, people(10)) == [Concern("age_floor", "County", ("education",), "25")]
    assert found(table, people(9)) == []
    assert found(figures("County"), people(10)) == []


def test_old_figures_are_named_once_for_all_their_questions() -> None:
    table = pd.concat([figures("County", vintage="2012"), figures("County", dimension="gender", vintage="2012")], ignore_index=True)
    assert found(table, people(dates=("2026-09-17",))) == [Concern("old_figures", "County", ("race", "gender"), "2012")]


def test_a_community_elsewhere_is_known_by_its_zip_codes_or_its_state() -> None:
    here = people(zips={"45401": 6, "45402": 5})
    table = figures("County", {"45401": 10.0, "45402": 20.0}, dimension="zip")
    assert found(table, here) == []
    assert found(figures("County", {"45409": 10.0}, dimension="zip"), here) == [Concern("elsewhere", "County", ("zip",), "County")]
    assert found(figures("Alder County, Maine"), here) == [Concern("elsewhere", "Alder County, Maine", ("race",), "Alder County, Maine")]
    assert found(figures("Alder, OH"), here) == []
    assert found(figures("Our town"), here, "Alder County, Maine") != []  # what the file called it
    assert found(figures("Our town"), here) == []


def test_fewer_than_ten_zip_codes_say_nothing() -> None:
    assert found(figures("Alder County, Maine"), people(zips={"45401": 9})) == []


def test_no_community_has_no_concern() -> None:
    assert concerns(figures("X").assign(community=""), References(), people(50), figures("X")) == []


def test_sentences() -> None:
    assert mixed_sentence([FAMILIES, FALL, EVERYONE], "County") == (
        "By itself, Families is measured against Our families and Fall is measured against Students. "
        "In this view of several, everyone is measured against County."
    )
    assert stand_in_sentence("A", ["race", "gender"], ["B", "B"], "withheld") == (
        "By race or ethnicity and gender, small counts could be worked out beside A; there the room is compared with B."
    )
    assert age_floor_sentence("County", ["language"], "5") == (
        "The figures of County on home language are for people 5 and over; students in the room are in them, younger children are not."
    )
    assert elsewhere_sentence("County").startswith("Most people in the room who gave a ZIP code live outside County")
