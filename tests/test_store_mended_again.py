"""Rows that were set aside and mended count once: mended twice, mended at the source too, and undone."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Engine

from data_models.response import Response
from representation.store.batch import ImportBatch
from representation.store.loading import load_responses
from representation.store.newest import newest, other_exports
from representation.store.saving import save_imports
from representation.store.summaries import load_imports
from representation.store.superseding import held_by_another
from representation.store.undoing import undo_import
from tests.store_batches import BUDGET, SAFETY, batch, conversation_table, response_table

MINUTES = [3, 4, 5, 6, 7]
"""Five answers of an anonymous survey that could be used; those of minutes 1 and 2 were set aside."""


def survey(name: str, minutes: Sequence[int], where: str = BUDGET, day: str = "2026-09-17") -> ImportBatch:
    """An anonymous exit survey, one answer each minute."""
    frame = response_table([""] * len(minutes), where, "exit_survey")
    frame = frame.assign(answered_at=[f"{day} 20:{minute:02}:00" for minute in minutes]).astype({"answered_at": "str"})
    return batch(name, Response.validate(frame), conversation_table(where), kind="exit_survey")


def undated(name: str, races: Sequence[str]) -> ImportBatch:
    """An anonymous exit survey without times: only its answers tell its rows apart."""
    frame = response_table([""] * len(races), BUDGET, "exit_survey").assign(race=list(races), answered_at="")
    return batch(
        name, Response.validate(frame.astype({"race": "str", "answered_at": "str"})), conversation_table(BUDGET), kind="exit_survey"
    )


def mended(what: ImportBatch, of: ImportBatch) -> ImportBatch:
    """A workbook with the rows to fix of another file."""
    return replace(what, mends=of.file_hash, sheet="survey")


def save(engine: Engine, *batches: ImportBatch) -> list[str]:
    """Save what is new of an upload, as the pages do where nobody says otherwise; names of the imports whose place it takes."""
    numbered = dict(enumerate(batches))
    chosen = newest(numbered, other_exports(engine, numbered))
    if chosen:
        save_imports(engine, list(chosen.values()))
    replaced = {number for each in chosen.values() for number in each.replaces}
    return sorted(each.file_name for each in load_imports(engine) if each.id in replaced)


def counted(engine: Engine) -> list[str]:
    """The minutes of all answers that count."""
    return sorted(load_responses(engine)["answered_at"].str[14:16])


def standing(engine: Engine) -> list[str]:
    return sorted(each.file_name for each in load_imports(engine) if each.undone_at is None)


def test_rows_to_fix_add_to_their_import(engine: Engine) -> None:
    original = survey("survey.csv", MINUTES)
    save(engine, original)
    assert save(engine, mended(survey("fix.xlsx", [1, 2]), original)) == []
    assert counted(engine) == ["01", "02", "03", "04", "05", "06", "07"]


def test_the_same_rows_mended_saved_again_by_a_spreadsheet_program_count_once(engine: Engine) -> None:
    original = survey("survey.csv", MINUTES)
    save(engine, original)
    save(engine, mended(survey("fix.xlsx", [1, 2]), original))
    assert save(engine, mended(survey("fix (1).xlsx", [1, 2]), original)) == ["fix.xlsx"]
    assert counted(engine) == ["01", "02", "03", "04", "05", "06", "07"]
    undo_import(engine, load_imports(engine)[0].id, "principal")
    assert standing(engine) == ["fix.xlsx", "survey.csv"]
    assert counted(engine) == ["01", "02", "03", "04", "05", "06", "07"]


def test_rows_mended_one_after_the_other_in_one_workbook_count_once(engine: Engine) -> None:
    original = survey("survey.csv", MINUTES)
    save(engine, original)
    save(engine, mended(survey("fix.xlsx", [1]), original))
    assert save(engine, mended(survey("fix (1).xlsx", [1, 2]), original)) == ["fix.xlsx"]
    assert save(engine, mended(survey("fix (2).xlsx", [2]), original)) == []  # it has nothing new
    assert standing(engine) == ["fix (1).xlsx", "survey.csv"]


def test_other_rows_of_the_same_file_are_added(engine: Engine) -> None:
    original = survey("survey.csv", MINUTES)
    save(engine, original)
    save(engine, mended(survey("fix.xlsx", [1]), original))
    assert save(engine, mended(survey("fix (1).xlsx", [2]), original)) == []
    assert counted(engine) == ["01", "02", "03", "04", "05", "06", "07"]


def test_a_row_mended_to_another_conversation_takes_its_own_place(engine: Engine) -> None:
    original = survey("survey.csv", MINUTES)
    save(engine, original)
    save(engine, mended(survey("fix.xlsx", [1, 2]), original))
    assert save(engine, mended(survey("fix (1).xlsx", [1, 2], SAFETY), original)) == ["fix.xlsx"]
    assert load_responses(engine)["conversation_id"].tolist().count(SAFETY) == 2


def test_a_newer_export_mended_at_the_source_takes_the_place_of_both_and_undoing_brings_both_back(engine: Engine) -> None:
    original = survey("survey.csv", MINUTES)
    save(engine, original)
    save(engine, mended(survey("fix.xlsx", [1, 2]), original))
    assert save(engine, survey("survey 2.csv", [1, 2, *MINUTES, 8])) == ["fix.xlsx", "survey.csv"]
    assert counted(engine) == ["01", "02", "03", "04", "05", "06", "07", "08"]
    undo_import(engine, load_imports(engine)[0].id, "principal")
    assert standing(engine) == ["fix.xlsx", "survey.csv"]
    assert counted(engine) == ["01", "02", "03", "04", "05", "06", "07"]


def test_mended_rows_that_a_newer_export_sets_aside_again_stand_until_one_has_them(engine: Engine) -> None:
    original = survey("survey.csv", MINUTES)
    save(engine, original)
    save(engine, mended(survey("fix.xlsx", [1, 2]), original))
    assert save(engine, survey("survey 2.csv", [*MINUTES, 8])) == ["survey.csv"]
    assert counted(engine) == ["01", "02", "03", "04", "05", "06", "07", "08"]
    assert save(engine, survey("survey 3.csv", [1, 2, *MINUTES, 8, 9])) == ["fix.xlsx", "survey 2.csv"]
    assert counted(engine) == ["01", "02", "03", "04", "05", "06", "07", "08", "09"]


def test_rows_to_fix_bring_nothing_new_where_a_newer_export_has_them(engine: Engine) -> None:
    original = survey("survey.csv", MINUTES)
    save(engine, original)
    save(engine, survey("survey 2.csv", [1, 2, *MINUTES]))
    save(engine, mended(survey("fix.xlsx", [1, 2]), original))
    assert standing(engine) == ["survey 2.csv"]


def test_rows_of_a_second_list_of_rows_to_fix_belong_to_the_first_file_too(engine: Engine) -> None:
    original = survey("survey.csv", MINUTES)
    save(engine, original)
    half = mended(survey("fix.xlsx", [1]), original)
    save(engine, half)
    save(engine, mended(survey("fix the rest.xlsx", [2]), half))
    assert counted(engine) == ["01", "02", "03", "04", "05", "06", "07"]
    assert save(engine, survey("survey 2.csv", [1, 2, *MINUTES])) == ["fix the rest.xlsx", "fix.xlsx", "survey.csv"]
    assert counted(engine) == ["01", "02", "03", "04", "05", "06", "07"]


def test_rows_that_only_their_answers_tell_are_not_taken_for_those_of_others(engine: Engine) -> None:
    original = undated("survey.csv", ["white", "asian", "some_other_race", "white"])
    save(engine, original)
    save(engine, mended(undated("fix.xlsx", ["asian"]), original))
    # One more answer below; the only "asian" is that of the first file, so the mended row is still set aside in the newer one.
    assert save(engine, undated("survey 2.csv", ["white", "asian", "some_other_race", "white", "white"])) == ["survey.csv"]
    assert sorted(load_responses(engine)["race"]) == ["asian", "asian", "some_other_race", "white", "white", "white"]


def test_rows_to_fix_of_another_file_are_other_rows(engine: Engine) -> None:
    may, june = survey("may.csv", MINUTES), survey("june.csv", MINUTES, day="2026-10-01")
    save(engine, may, june)
    save(engine, mended(survey("fix may.xlsx", [1, 2]), may))
    assert save(engine, mended(survey("fix june.xlsx", [1, 2]), june)) == []
    assert len(counted(engine)) == 14


def test_two_copies_of_one_mended_workbook_in_one_upload_count_once() -> None:
    original = survey("survey.csv", MINUTES)
    one, other = (mended(survey(name, [1, 2]), original) for name in ("fix.xlsx", "fix (1).xlsx"))
    assert held_by_another([one, other]) == {0: 1}
    assert held_by_another([one, mended(survey("fix (2).xlsx", [3]), original)]) == {}
    assert held_by_another([one, replace(other, mends=one.file_hash)]) == {}
