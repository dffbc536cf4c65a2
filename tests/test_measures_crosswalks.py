"""Which group an answer and a community's row are compared in, where one side tells groups apart that the other does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_models.response import DIMENSIONS
from data_models.vocabularies import all_group_labels, group_labels, vocabulary, wholes
from representation.measures.crosswalks import (
    combined_races,
    counted_as,
    finest_race,
    not_told_apart,
    rolled_up_race,
    told_together,
)

MENA = "middle_eastern_or_north_african"
FEDERAL = ["hispanic_or_latino", "white", "black_or_african_american", "asian", "two_or_more_races"]
DETAILED = ["hispanic_or_latino", "white", "chinese", "hmong", "other_asian", "two_or_more_races"]


@pytest.mark.parametrize("row", vocabulary("crosswalks"), ids=lambda row: f"{row['from']} {row['when']}")
def test_every_crosswalk_joins_two_known_groups_and_has_a_source(row: dict[str, str]) -> None:
    assert row["dimension"] in DIMENSIONS
    assert {row["from"], row["into"]} <= set(all_group_labels(row["dimension"]))
    assert row["from"] != row["into"]
    assert row["when"] in ("part", "no_row")
    assert row["source"].strip()


def test_every_group_of_the_finer_vocabulary_is_part_of_one_of_the_wider() -> None:
    for row in vocabulary("groups_detailed"):
        assert wholes(row["dimension"])[row["code"]] in group_labels(row["dimension"])


@pytest.mark.parametrize(
    ("boxes", "group"),
    [
        ({"asian"}, "asian"),
        ({"hmong"}, "hmong"),
        ({"asian", "hmong"}, "hmong"),
        ({"chinese", "filipino"}, "asian"),
        ({"chinese", "white"}, "two_or_more_races"),
        ({"mexican"}, "mexican"),
        ({"mexican", "white"}, "mexican"),
        ({"hispanic_or_latino", "dominican", "black_or_african_american"}, "dominican"),
        ({"mexican", "puerto_rican"}, "hispanic_or_latino"),
        ({"mexican", "filipino"}, "mexican"),
        ({"two_or_more_races"}, "two_or_more_races"),
    ],
)
def test_the_roll_up_is_as_fine_as_the_boxes_tell(boxes: set[str], group: str) -> None:
    assert finest_race(boxes) == group


@pytest.mark.parametrize(
    ("boxes", "listed", "expected"),
    [
        ("hmong", FEDERAL, ("asian", "hmong")),
        ("hmong", DETAILED, ("hmong", "")),
        ("vietnamese", DETAILED, ("other_asian", "vietnamese")),
        ("mexican", FEDERAL, ("hispanic_or_latino", "mexican")),
        ("hmong", ["white"], ("asian", "hmong")),  # nobody has a row: it goes by its federal name
        ("hmong", [], ("hmong", "")),
        (f"hmong|{MENA}", FEDERAL, ("two_or_more_races", "")),
        (f"mexican|{MENA}", FEDERAL, ("hispanic_or_latino", "mexican")),
    ],
)
def test_an_answer_counts_in_the_finest_row_that_holds_it_and_the_folding_is_told(
    boxes: str, listed: list[str], expected: tuple[str, str]
) -> None:
    assert rolled_up_race(boxes, listed) == expected


def test_a_language_counts_in_its_family_where_the_table_has_only_families() -> None:
    families = ["english", "spanish", "indo_european", "asian_pacific", "other_languages"]
    found = [counted_as(language, "language", families) for language in ("spanish", "tagalog", "french_haitian_cajun", "arabic")]
    assert found == ["spanish", "asian_pacific", "indo_european", "other_languages"]
    assert counted_as("tagalog", "language", ["english", "tagalog"]) == "tagalog"


@pytest.mark.parametrize(
    ("boxes", "listed", "groups"),
    [
        ("chinese|filipino", ["asian", "white"], {"asian": "chinese"}),  # once, though two boxes lead there
        ("asian|chinese", ["asian", "chinese"], {"asian": "", "chinese": ""}),
        ("chinese", ["asian", "chinese"], {"chinese": "", "asian": ""}),
        (f"{MENA}|asian", ["asian", "white"], {"asian": "", "white": MENA}),
        (f"white|{MENA}", ["asian", "white"], {"white": ""}),
        (f"white|{MENA}", ["white", MENA], {"white": "", MENA: ""}),
        ("mexican|white", ["hispanic_or_latino", "white"], {"white": "", "hispanic_or_latino": "mexican"}),
        ("two_or_more_races", ["white"], {}),
        ("some_other_race", ["white"], {"some_other_race": ""}),
        (f"hmong|{MENA}", [], {"hmong": "", MENA: ""}),
    ],
)
def test_in_combination_every_group_counts_once(boxes: str, listed: list[str], groups: dict[str, str]) -> None:
    assert combined_races(boxes, listed) == groups


@pytest.mark.parametrize(
    ("answers", "listed", "into"),
    [
        ({"chinese", "hmong", "other_asian", "white"}, DETAILED, {}),
        ({"chinese", "vietnamese", "white"}, DETAILED, {"hmong": "other_asian"}),
        ({"chinese", "asian"}, DETAILED, {"chinese": "asian", "hmong": "asian", "other_asian": "asian"}),
        ({"white"}, DETAILED, {"chinese": "asian", "hmong": "asian", "other_asian": "asian"}),
        ({"chinese"}, ["asian", "chinese"], {"chinese": "asian"}),  # both rows, of different people: only together are they all Asians
        ({"vietnamese"}, ["chinese", "hmong"], {"chinese": "asian", "hmong": "asian"}),  # no row holds the Vietnamese
        ({"white"}, ["white", MENA], {MENA: "white"}),
        ({"white", MENA}, ["white", MENA], {}),
        ({"white"}, [MENA], {}),  # no row to add it to
        ({"mexican"}, ["mexican", "cuban", "other_hispanic"], {"cuban": "other_hispanic"}),
    ],
)
def test_rows_that_no_answer_tells_apart_are_added_up(answers: set[str], listed: list[str], into: dict[str, str]) -> None:
    assert told_together("race", answers, answers, listed) == into


def test_a_part_named_with_another_race_keeps_its_row() -> None:
    assert told_together("race", {"chinese", "two_or_more_races"}, {"chinese", "hmong", "white"}, DETAILED) == {}


def test_languages_stay_apart_where_nobody_named_a_family() -> None:
    listed = ["english", "korean", "chinese", "other_asian_pacific"]
    assert told_together("language", {"english", "korean"}, {"english", "korean"}, listed) == {}
    assert told_together("language", {"asian_pacific"}, {"asian_pacific"}, listed) == dict.fromkeys(listed[1:], "asian_pacific")


@pytest.mark.parametrize(
    ("answers", "left_out"),
    [
        ({"asian|hmong", "white"}, []),
        ({"asian", "hmong"}, ["hmong"]),
        ({"white"}, ["hmong", MENA]),
        ({f"white|{MENA}", "hmong|white"}, []),
    ],
)
def test_rows_that_overlap_are_left_out_where_the_answers_do_not_tell_them(answers: set[str], left_out: list[str]) -> None:
    expected = left_out if MENA in left_out or any(MENA in answer for answer in answers) else [*left_out, MENA]
    assert not_told_apart(answers, ["white", "asian", "hmong", MENA]) == expected


BOXES = st.lists(st.sampled_from(sorted(all_group_labels("race"))), min_size=1, max_size=3, unique=True).map("|".join)


@given(
    answers=st.lists(BOXES, min_size=1, max_size=8), listed=st.lists(st.sampled_from([*DETAILED, MENA, "asian"]), min_size=1, unique=True)
)
def test_after_collapsing_the_community_every_answer_of_a_listed_race_has_a_row(answers: list[str], listed: list[str]) -> None:
    ticked = {box for answer in answers for box in answer.split("|")}
    named = {finest_race(answer.split("|")) for answer in answers}
    into = told_together("race", named, ticked, listed)
    rows = list(dict.fromkeys(into.get(group, group) for group in listed))
    assert not set(into) & set(rows)  # what was added elsewhere has no row of its own left
    asians = {row for row in rows if wholes("race").get(row, row) == "asian"}
    for answer in answers:
        group, _ = rolled_up_race(answer, rows)
        if asians and wholes("race").get(group, group) == "asian":
            assert group in rows
