"""Years, districts and schools of an enrollment table can be chosen; nothing is added up that staff did not ask for."""

from data_models.community_count import CommunityCount
from data_models.raw import RawTable
from representation.community.choice import CommunityChoice, Level
from representation.community.community_reading import CommunityReading
from representation.community.reading import read_community
from representation.intake.correction import Correction
from representation.intake.intake import checked_table

HEADER = ("Year", "Division Number", "Division Name", "School Number", "School Name", "Total", "Asian", "White")
ROWS = [
    ("2023-24", "2", "Alder", "10", "Bay High", "90", "40", "50"),
    ("2024-25", "2", "Alder", "10", "Bay High", "100", "40", "60"),
    ("2024-25", "2", "Alder", "20", "Elm", "50", "20", "30"),
    ("2024-25", "3", "Birch", "10", "Fir Middle", "70", "30", "40"),
]
DISTRICTS = Level("970", "school districts", (("2", "Alder"), ("3", "Birch")))
SCHOOLS = Level("school", "schools", (("2-10", "Bay High (Alder)"), ("2-20", "Elm (Alder)"), ("3-10", "Fir Middle (Birch)")))


def table(*rows: tuple[str, ...]) -> RawTable:
    return RawTable.of_rows("enrollment.csv", None, (HEADER, *rows))


def read(choice: CommunityChoice, *rows: tuple[str, ...]) -> CommunityReading:
    reading = read_community(table(*(rows or ROWS)), choice)
    assert reading is not None
    assert reading.rows_read == reading.rows_usable + reading.rows_set_aside
    return reading


def race(reading: CommunityReading) -> dict[str, float]:
    part = reading.counts[reading.counts[CommunityCount.dimension] == "race"]
    return dict(zip(part[CommunityCount.group], part[CommunityCount.people_count], strict=True))


def test_of_several_districts_nothing_is_used_until_one_is_chosen() -> None:
    reading = read(CommunityChoice())
    assert reading.counts.empty
    assert (reading.rows_read, reading.rows_usable) == (4, 0)
    assert reading.offered.levels == (DISTRICTS, SCHOOLS)
    assert reading.offered.years == ("2024–25", "2023–24")
    assert [(f.kind, f.message) for f in reading.findings] == [
        (
            "community_several_districts",
            "The table holds 2 districts (Alder and Birch), and nothing is used until one is chosen. "
            "Choose your district for this file, or keep only its rows.",
        )
    ]


def test_the_district_chosen_is_used_in_the_newest_year_and_the_year_is_said() -> None:
    reading = read(CommunityChoice("970", ("2",)))
    assert race(reading) == {"white": 90.0, "asian": 60.0}
    assert set(reading.counts[CommunityCount.community]) == {"Enrolled students of Alder"}
    assert set(reading.counts[CommunityCount.vintage]) == {"2024–25"}
    assert (reading.rows_usable, reading.rows_set_aside) == (2, 2)
    assert [f.message for f in reading.findings] == [
        "The table holds 2 years (2023–24 to 2024–25). Only 2024–25 was used. To use another, choose it."
    ]
    older = read(CommunityChoice("970", ("2",), "2023–24"))
    assert (race(older), older.findings) == ({"white": 50.0, "asian": 40.0}, [])


def test_a_school_chosen_is_a_community_of_its_own() -> None:
    reading = read(CommunityChoice("school", ("2-10",), "2024–25"))
    assert race(reading) == {"white": 60.0, "asian": 40.0}
    assert set(reading.counts[CommunityCount.community]) == {"Enrolled students of Bay High"}
    assert set(reading.counts[CommunityCount.dimension]) == {"race"}


def test_schools_of_two_districts_with_one_number_stay_apart() -> None:
    both = read(CommunityChoice("school", ("2-10", "3-10"), "2024–25"))
    assert race(both) == {"white": 100.0, "asian": 70.0}
    assert set(both.counts[CommunityCount.community]) == {"Enrolled students of Bay High and Fir Middle"}


def test_all_districts_are_added_up_only_when_asked_for() -> None:
    assert race(read(CommunityChoice("970", (), "2024–25"))) == {"white": 130.0, "asian": 90.0}
    assert race(read(CommunityChoice("970", ("2", "3"), "2024–25"))) == {"white": 130.0, "asian": 90.0}


def test_a_district_that_is_not_there_is_no_choice() -> None:
    assert [f.kind for f in read(CommunityChoice("970", ("9",))).findings] == ["community_several_districts"]


def test_a_table_of_one_district_needs_no_choice() -> None:
    reading = read(CommunityChoice(), *ROWS[1:3])
    assert race(reading) == {"white": 90.0, "asian": 60.0}
    assert reading.findings == []
    assert reading.offered.levels == (Level("school", "schools", (("2-10", "Bay High"), ("2-20", "Elm"))),)


def test_the_total_row_of_a_district_stands_for_its_own_schools_alone() -> None:
    total = ("2024-25", "2", "Alder", "999", "Division Total", "155", "61", "94")
    assert race(read(CommunityChoice("970", ("2",)), *ROWS, total)) == {"white": 94.0, "asian": 61.0}
    assert race(read(CommunityChoice("970", ("3",)), *ROWS, total)) == {"white": 40.0, "asian": 30.0}
    assert race(read(CommunityChoice("970", ()), *ROWS, total)) == {"white": 134.0, "asian": 91.0}


def test_a_name_given_by_staff_is_the_name_of_the_community() -> None:
    assert set(read(CommunityChoice("970", ("2",), None, "Our families")).counts[CommunityCount.community]) == {"Our families"}


def test_what_can_be_chosen_arrives_with_the_checked_table_and_the_choice_goes_back_in() -> None:
    first = checked_table(table(*ROWS))
    assert first.community is not None
    assert (first.kind, first.rows_usable, len(first.community)) == ("community", 0, 0)
    assert first.offered.levels == (DISTRICTS, SCHOOLS)
    again = checked_table(table(*ROWS), Correction(community=CommunityChoice("970", ("3",))))
    assert again.community is not None
    assert again.community[CommunityCount.people_count].tolist() == [40.0, 30.0]
