"""A newer export takes the place of the former one; other files never do."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import pytest
from sqlalchemy import Engine

from data_models.response import Response
from representation.store.batch import ImportBatch, Rating
from representation.store.errors import FormerImportGone
from representation.store.loading import load_responses
from representation.store.saving import save_import, save_imports
from representation.store.summaries import load_imports
from representation.store.superseding import Overlap, former_exports, held_by_another
from representation.store.undoing import undo_import
from tests.store_batches import BUDGET, SAFETY, batch, conversation_table, response_table

PEOPLE = ["p1", "p2", "p3", "p4", "p5"]


def people(name: str, keys: Sequence[str] = PEOPLE, where: str = BUDGET) -> ImportBatch:
    """Registrations, one per person."""
    return batch(name, response_table(keys, where), conversation_table(where))


def signed(name: str, names: Sequence[str], where: str = BUDGET) -> ImportBatch:
    """A sign-in sheet: names, no e-mail, no time."""
    frame = response_table([""] * len(names), where, "attendance").assign(name_key=list(names), answered_at="")
    return batch(
        name, Response.validate(frame.astype({"name_key": "str", "answered_at": "str"})), conversation_table(where), kind="attendance"
    )


def survey(name: str, races: Sequence[str], moments: Sequence[str] = (), where: str = BUDGET) -> ImportBatch:
    """An anonymous exit survey."""
    frame = response_table([""] * len(races), where, "exit_survey").assign(race=list(races), answered_at=list(moments) or "")
    texts = Response.validate(frame.astype({"race": "str", "answered_at": "str"}))
    return batch(name, texts, conversation_table(where), kind="exit_survey")


def found(engine: Engine, new: ImportBatch) -> list[tuple[str, bool, int, int, int]]:
    overlaps = former_exports(engine, [new]).get(0, [])
    return [(each.former.file_name, each.is_newer, each.rows_again, each.rows_new, each.rows_gone) for each in overlaps]


def test_a_newer_export_with_the_same_people_and_more(engine: Engine) -> None:
    save_import(engine, people("may.csv"))
    assert found(engine, people("june.csv", [*PEOPLE, "p6"])) == [("may.csv", True, 5, 1, 0)]


def test_an_older_export_after_the_newer_has_nothing_new(engine: Engine) -> None:
    save_import(engine, people("june.csv", [*PEOPLE, "p6"]))
    assert found(engine, people("may.csv")) == [("june.csv", False, 5, 0, 1)]


def test_four_fifths_of_the_former_rows_are_enough_and_less_is_not(engine: Engine) -> None:
    save_import(engine, people("may.csv"))
    assert found(engine, people("june.csv", ["p1", "p2", "p3", "p4", "q1", "q2"])) == [("may.csv", True, 4, 2, 1)]
    assert found(engine, people("july.csv", ["p1", "p2", "p3", "q1", "q2", "q3"])) == []


def test_two_rows_are_too_few_to_tell(engine: Engine) -> None:
    save_import(engine, people("may.csv", ["p1", "p2"]))
    assert found(engine, people("june.csv", ["p1", "p2", "p3"])) == []


def test_the_same_people_at_another_conversation_are_another_file(engine: Engine) -> None:
    save_import(engine, people("budget.csv"))
    assert found(engine, people("safety.csv", PEOPLE, SAFETY)) == []


def test_the_same_people_at_another_time_are_another_file(engine: Engine) -> None:
    save_import(engine, people("may.csv"))
    later = response_table(PEOPLE).assign(answered_at="2026-09-02T10:00:00")
    assert found(engine, batch("again.csv", Response.validate(later.astype({"answered_at": "str"})), conversation_table(BUDGET))) == []


def test_another_kind_tool_or_sheet_is_another_file(engine: Engine) -> None:
    save_import(engine, replace(people("may.xlsx"), sheet="Sheet1"))
    assert found(engine, replace(people("june.xlsx"), sheet="Sheet1")) == [("may.xlsx", True, 5, 0, 0)]
    assert found(engine, people("june.csv")) == [("may.xlsx", True, 5, 0, 0)]  # a delimited file has no sheet
    assert found(engine, replace(people("june.xlsx"), sheet="Sheet2")) == []
    assert found(engine, replace(people("june.xlsx"), exporter="eventbrite")) == []
    assert found(engine, replace(people("june.xlsx"), kind="attendance")) == []


def test_sign_in_sheets_are_known_by_the_names_at_one_conversation(engine: Engine) -> None:
    save_import(engine, signed("budget.csv", ["n1", "n2", "n3"]))
    assert found(engine, signed("budget 2.csv", ["n3", "n1", "n2", "n4"])) == [("budget.csv", True, 3, 1, 0)]
    assert found(engine, signed("safety.csv", ["n1", "n2", "n3"], SAFETY)) == []
    assert found(engine, signed("back door.csv", ["n3", "m1", "m2", "m3"])) == []


def test_an_anonymous_survey_is_known_by_its_moments(engine: Engine) -> None:
    moments = [f"2026-09-17 20:0{minute}:11" for minute in range(4)]
    save_import(engine, survey("may.csv", ["white"] * 3, moments[:3]))
    assert found(engine, survey("june.csv", ["white", "asian", "white", "white"], moments)) == [
        ("may.csv", True, 3, 1, 0)
    ]  # one placed since
    assert found(engine, survey("other.csv", ["white"] * 4, [moment.replace("17 ", "18 ") for moment in moments])) == []


def test_answers_of_one_moment_are_not_told_apart_by_it(engine: Engine) -> None:
    same = ["2026-09-17 20:00:00"] * 4
    save_import(engine, survey("one.csv", ["white"] * 4, same))
    assert found(engine, survey("two.csv", ["asian"] * 4, same)) == []


def test_an_anonymous_survey_without_moments_is_known_by_its_answers_in_their_order(engine: Engine) -> None:
    races = ["white", "asian", "white", "some_other_race", "white"]
    save_import(engine, survey("may.csv", races))
    assert found(engine, survey("below.csv", [*races, "asian", "white"])) == [("may.csv", True, 5, 2, 0)]
    assert found(engine, survey("above.csv", ["asian", "white", *races])) == [("may.csv", True, 5, 2, 0)]
    assert found(engine, survey("others.csv", sorted(races))) == []  # the same answers of other people


def test_a_room_that_agrees_is_not_the_same_room_twice(engine: Engine) -> None:
    save_import(engine, survey("one.csv", ["white"] * 5))
    assert found(engine, survey("two.csv", ["white"] * 6)) == []


def test_closed_questions_tell_anonymous_rows_apart(engine: Engine) -> None:
    def rated(name: str, answers: str) -> ImportBatch:
        said = [Rating(BUDGET, row, "I felt heard", answer) for row, answer in enumerate(answers, start=2)]
        return replace(survey(name, ["white"] * len(answers)), ratings=said)

    save_import(engine, rated("may.csv", "54351"))
    assert found(engine, rated("june.csv", "543512")) == [("may.csv", True, 5, 1, 0)]
    assert found(engine, rated("other.csv", "123455")) == []


def test_sample_undone_and_equal_files_are_no_former_exports(engine: Engine) -> None:
    save_import(engine, replace(people("sample.csv"), is_sample=True))
    gone = save_import(engine, people("gone.csv"))
    undo_import(engine, gone, "principal")
    same = people("same.csv")
    save_import(engine, same)
    assert found(engine, same) == []
    assert found(engine, people("new.csv")) == [("same.csv", True, 5, 0, 0)]


def test_a_whole_year_takes_the_place_of_its_months(engine: Engine) -> None:
    save_import(engine, people("may.csv", PEOPLE))
    save_import(engine, people("june.csv", ["q1", "q2", "q3"]))
    year = people("year.csv", [*PEOPLE, "q1", "q2", "q3"])
    overlaps = former_exports(engine, [year])[0]
    assert [each.former.file_name for each in overlaps] == ["june.csv", "may.csv"]
    number = save_import(engine, replace(year, replaces=[each.former.id for each in overlaps]))
    assert sorted(load_responses(engine)["person_key"]) == [*PEOPLE, "q1", "q2", "q3"]
    assert [(each.file_name, each.replaced_by, each.undone_by) for each in load_imports(engine)] == [
        ("year.csv", None, None),
        ("june.csv", number, "secretary"),
        ("may.csv", number, "secretary"),
    ]


def test_a_former_export_that_is_gone_meanwhile_is_not_replaced_unseen(engine: Engine) -> None:
    number = save_import(engine, people("may.csv"))
    [overlap] = former_exports(engine, [people("june.csv")])[0]
    assert isinstance(overlap, Overlap)
    save_import(engine, replace(people("june of somebody else.csv"), replaces=[number]))
    with pytest.raises(FormerImportGone) as caught:
        save_imports(engine, [replace(people("june.csv"), replaces=[overlap.former.id])])
    assert str(caught.value) == (
        "june.csv was not saved: the import that it should replace has just been undone or replaced by somebody else."
        " Look at the files again, then save."
    )
    assert len(load_responses(engine)) == 5


def test_an_older_export_in_the_same_upload_is_noticed() -> None:
    may, june, other = people("may.csv"), people("june.csv", [*PEOPLE, "p6"]), people("other.csv", ["x", "y", "z"])
    assert held_by_another([may, june, other]) == {0: 1}
    assert held_by_another([june, other, may]) == {2: 0}
    assert held_by_another([replace(may, kind="attendance"), june]) == {}
    assert held_by_another([batch("schedule.csv", None, conversation_table(BUDGET), kind="conversations")]) == {}


def test_rows_are_compared_in_the_order_of_the_file(engine: Engine) -> None:
    races = ["white", "asian", "some_other_race", "white"]
    mixed = survey("may.csv", races)
    assert mixed.responses is not None
    save_import(engine, replace(mixed, responses=Response.validate(pd.DataFrame(mixed.responses.iloc[::-1]).reset_index(drop=True))))
    assert found(engine, survey("june.csv", [*races, "asian"])) == [("may.csv", True, 4, 1, 0)]
