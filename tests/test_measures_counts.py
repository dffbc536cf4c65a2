"""How many people of each group were in the room."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_models.vocabularies import group_labels
from representation.measures.counts import counts
from representation.measures.crosswalks import rolled_up_race
from representation.room.participations import participations
from tests.counts import count
from tests.intake_tables import responses_of

RACES = [race for race in group_labels("race") if race != "two_or_more_races"]
MENA = "middle_eastern_or_north_african"
CENSUS = ["hispanic_or_latino", "white", "asian", "two_or_more_races", "some_other_race"]


def room(*answers: str, dimension: str = "race", **more: object) -> pd.DataFrame:
    rows = [{"person_key": f"p{i}", "is_attended": True, dimension: answer, **more} for i, answer in enumerate(answers)]
    return participations(responses_of(rows))


def attended(rows: pd.DataFrame, groups: list[str], dimension: str = "race", view: str = "roll_up") -> dict[str, int]:
    found = counts(rows, dimension, view, groups).groups
    return dict(zip(found["group"], found["attended_count"], strict=True))


def folds(rows: pd.DataFrame, groups: list[str]) -> list[list[object]]:
    found = counts(rows, "race", "roll_up", groups, "Census").folded
    return list(found[["folded_from", "folded_into", "attended_count", "community"]].to_numpy().tolist())


@pytest.mark.parametrize(
    ("boxes", "with_row", "without_row"),
    [
        ("white", ("white", ""), ("white", "")),
        ("asian|white", ("two_or_more_races", ""), ("two_or_more_races", "")),
        ("hispanic_or_latino", ("hispanic_or_latino", ""), ("hispanic_or_latino", "")),
        ("hispanic_or_latino|asian|white", ("hispanic_or_latino", ""), ("hispanic_or_latino", "")),
        (MENA, (MENA, ""), ("white", MENA)),
        (f"{MENA}|white", ("two_or_more_races", ""), ("white", "two_or_more_races")),
        (f"asian|{MENA}", ("two_or_more_races", ""), ("two_or_more_races", "")),
        (f"hispanic_or_latino|{MENA}", ("hispanic_or_latino", ""), ("hispanic_or_latino", "")),
        ("two_or_more_races", ("two_or_more_races", ""), ("two_or_more_races", "")),
        ("some_other_race", ("some_other_race", ""), ("some_other_race", "")),
    ],
)
def test_boxes_are_rolled_up_to_one_group(boxes: str, with_row: tuple[str, str], without_row: tuple[str, str]) -> None:
    assert rolled_up_race(boxes, [*CENSUS, MENA]) == with_row
    assert rolled_up_race(boxes, CENSUS) == without_row


def test_every_person_is_in_one_group_of_the_roll_up() -> None:
    assert attended(room("white", "asian|white", "hispanic_or_latino|white", "white"), CENSUS) == {
        "hispanic_or_latino": 1,
        "two_or_more_races": 1,
        "white": 2,
    }


def test_a_folded_group_is_not_in_the_groups_and_is_listed() -> None:
    rows = room(MENA, MENA, "white")
    assert attended(rows, CENSUS) == {"white": 3}
    assert folds(rows, CENSUS) == [[MENA, "white", 2, "Census"]]


def test_nothing_is_folded_where_the_community_has_the_row_or_there_is_no_community() -> None:
    rows = room(MENA, "white")
    for groups in ([*CENSUS, MENA], []):
        assert attended(rows, groups) == {MENA: 1, "white": 1}
        assert folds(rows, groups) == []


def test_alone_or_in_combination_counts_every_box() -> None:
    rows = room("hispanic_or_latino|white", "white", "two_or_more_races", f"{MENA}|asian")
    both = [*CENSUS, MENA]
    assert attended(rows, both, view="alone_or_in_combination") == {"hispanic_or_latino": 1, "white": 2, MENA: 1, "asian": 1}


def test_two_or_more_races_that_are_not_named_are_no_answer_alone_or_in_combination() -> None:
    rows = room("white", "two_or_more_races", "hispanic_or_latino|two_or_more_races", "")
    found = counts(rows, "race", "alone_or_in_combination", CENSUS)
    assert dict(zip(found.groups["group"], found.groups["attended_count"], strict=True)) == {"hispanic_or_latino": 1, "white": 1}
    # Shares are of the two people who said of which races they are; nobody knows where the second belongs.
    assert found.answers[["answered_count", "blank_count", "unreadable_count"]].to_numpy().tolist() == [[2, 1, 1]]
    assert counts(rows, "race", "roll_up", CENSUS).answers["answered_count"].tolist() == [3]


def test_in_combination_a_box_without_a_row_counts_once_where_the_census_codes_it_and_says_so() -> None:
    rows = room("white", f"{MENA}|asian", f"white|{MENA}", "chinese|filipino", "hmong|asian")
    found = counts(rows, "race", "alone_or_in_combination", CENSUS, "Census")
    assert dict(zip(found.groups["group"], found.groups["attended_count"], strict=True)) == {"asian": 3, "white": 3}
    assert found.folded[["folded_from", "folded_into", "attended_count"]].to_numpy().tolist() == [
        ["chinese", "asian", 1],
        [MENA, "white", 1],
    ]


def test_stages_are_counted_side_by_side() -> None:
    rows = participations(
        responses_of(
            [
                {"person_key": "a", "race": "white"},
                {"person_key": "b", "race": "white", "is_attended": True},
                {"person_key": "b", "kind": "exit_survey", "race": ""},
                {"person_key": "", "kind": "exit_survey", "race": "white"},
            ]
        )
    )
    found = counts(rows, "race", "roll_up", CENSUS).groups
    assert found[["group", "registered_count", "attended_count", "surveyed_count"]].to_numpy().tolist() == [["white", 2, 1, 2]]


def test_answered_blank_declined_and_unreadable_are_those_who_attended() -> None:
    rows = room("white", "asian", "", "declined", "declined", "unreadable")
    rows = pd.concat([rows, room("white", "").assign(is_attended=False)], ignore_index=True)
    found = counts(rows, "race", "roll_up", CENSUS).answers
    assert found.drop(columns=["dimension", "view"]).to_numpy().tolist() == [[6, 2, 1, 2, 1]]


def test_a_dimension_that_no_form_asks_is_all_blank() -> None:
    found = counts(room("white", "asian"), "english_learner", "", ["yes", "no"])
    assert found.groups.empty
    assert found.answers["blank_count"].tolist() == [2]


def test_nobody_gives_no_groups_and_no_answers() -> None:
    found = counts(room("white").iloc[:0], "race", "roll_up", CENSUS)
    assert (len(found.groups), found.answers["attended_count"].tolist(), len(found.folded)) == (0, [0], 0)


def test_counting_changes_no_argument() -> None:
    rows = room(f"{MENA}|white", "asian")
    before = rows.copy()
    counts(rows, "race", "alone_or_in_combination", CENSUS)
    pd.testing.assert_frame_equal(rows, before)


BOXES = st.lists(st.sampled_from(RACES), min_size=1, max_size=3, unique=True).map(
    lambda ticked: "|".join(race for race in group_labels("race") if race in ticked)
)
ANSWERS = st.lists(st.one_of(BOXES, st.sampled_from(["", "declined", "unreadable", "two_or_more_races"])), min_size=1, max_size=12)


@settings(max_examples=count(8, 300))
@given(answers=ANSWERS, has_mena=st.booleans())
def test_groups_add_up_to_the_answers_and_folding_loses_nobody(answers: list[str], has_mena: bool) -> None:
    found = counts(room(*answers), "race", "roll_up", [*CENSUS, MENA] if has_mena else CENSUS)
    [summary] = found.answers.to_dict("records")
    assert int(found.groups["attended_count"].sum()) == summary["answered_count"]
    assert sum(summary[f"{kind}_count"] for kind in ("answered", "blank", "declined", "unreadable")) == len(answers)
    plain = counts(room(*answers), "race", "roll_up", [*CENSUS, MENA]).groups.set_index("group")["attended_count"].to_dict()
    back = found.groups.set_index("group")["attended_count"].to_dict()
    for fold in found.folded.to_dict("records"):
        back[fold["folded_into"]] -= fold["attended_count"]
        back[fold["folded_from"]] = back.get(fold["folded_from"], 0) + fold["attended_count"]
    assert {group: count for group, count in back.items() if count} == plain
