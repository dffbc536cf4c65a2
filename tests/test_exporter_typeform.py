"""Typeform's answers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_models.raw import RawTable
from representation.intake.exporters.typeform import recognised
from tests.counts import count
from tests.intake_tables import Rows, table

RACE = ["White", "Black or African American", "Asian", "Hispanic or Latino", "Prefer not to say"]
LANGUAGES = ["English", "Spanish", "Vietnamese"]
LAST = ["Start Date (UTC)", "Submit Date (UTC)", "Network ID"]
DATES = ["2026-09-18 01:00:00", "2026-09-18 01:05:00", "973ceb3ffd"]


def form(headers: list[str], *answers: list[str]) -> list[list[str]]:
    """A whole export with these questions."""
    return [["#", *headers, *LAST], *[[f"{i:032x}", *answer, *DATES] for i, answer in enumerate(answers)]]


def ticked(options: list[str], *chosen: str) -> list[str]:
    return [option if option in chosen else "" for option in options]


def groups(rows: Rows) -> list[tuple[int, ...]]:
    found = recognised(RawTable.of_rows("form.csv", None, rows))
    assert found is not None
    return [boxes.positions for boxes in found.boxes]


def test_options_that_are_columns_become_one_answer() -> None:
    found = table(form([*RACE, "Other"], [*ticked(RACE, "White", "Asian"), ""], [*ticked(RACE), "Black"], [*ticked(RACE, RACE[4]), ""]))
    assert (found.exporter, found.kind, found.header_row, found.findings) == ("typeform", "exit_survey", 1, ())
    assert found.frame["race"].tolist() == ["white|asian", "black_or_african_american", "declined"]
    assert found.frame["submitted_at"].tolist() == ["2026-09-18 01:05:00"] * 3
    assert [column for _, _, column in found.columns[1:7]] == ["race"] * 6


def test_two_questions_side_by_side_are_told_apart_by_what_their_options_name() -> None:
    rows = form(
        [*RACE, *LANGUAGES],
        [*ticked(RACE, "White"), *ticked(LANGUAGES, "Spanish")],
        [*ticked(RACE, "Asian"), *ticked(LANGUAGES, "English")],
    )
    assert groups(rows) == [(2, 3, 4, 5, 6), (7, 8, 9)]
    assert table(rows).frame[["race", "language"]].to_numpy().tolist() == [["white", "spanish"], ["asian", "english"]]


def test_the_same_option_again_begins_another_question() -> None:
    clubs, papers = ["None", "Chess", "Choir"], ["None", "Daily", "Weekly"]
    rows = form([*clubs, *papers], [*ticked(clubs, "None"), *ticked(papers, "Daily")], [*ticked(clubs, "Choir"), *ticked(papers, "None")])
    assert groups(rows) == [(2, 3, 4), (5, 6, 7)]
    closed = form([*clubs, "Other", *papers, "Other"], [*ticked(clubs, "None"), "", *ticked(papers, "Daily"), "a flyer"])
    assert groups(closed) == [(2, 3, 4, 5), (6, 7, 8, 9)]


def test_a_choice_and_what_was_written_instead_are_one_answer() -> None:
    rows = form(["What is your gender?", "Other", "Race", "Other"], ["Female", "", "White", ""], ["", "agender", "", "Asian"])
    assert groups(rows) == [(2, 3), (4, 5)]
    found = table(rows)
    assert found.frame[["gender", "race"]].to_numpy().tolist() == [["female", "white"], ["nonbinary", "asian"]]


def test_languages_before_races_and_origins_among_races_are_told_apart() -> None:
    origins = ["Asian", "Vietnamese", "White"]
    rows = form([*LANGUAGES, *origins], [*ticked(LANGUAGES, "English"), *ticked(origins, "Vietnamese")])
    assert groups(rows) == [(2, 3, 4), (5, 6, 7)]
    assert table(rows).frame[["race", "language"]].to_numpy().tolist() == [["vietnamese", "english"]]


def test_names_that_are_languages_and_origins_alike_are_left_for_staff_to_say() -> None:
    found = table(form(["Spanish", "Vietnamese", "Gender"], ["Spanish", "", "Female"]))
    assert [column for _, _, column in found.columns[1:4]] == [None, None, "gender"]


def test_what_was_written_instead_never_belongs_to_a_column_of_the_tool() -> None:
    assert groups(form(["Other", "Race"], ["a flyer", "White"])) == []


def test_options_that_name_nothing_we_know_are_left_for_staff_to_say() -> None:
    found = table(form(["Chess", "Choir", "Rowing", "Race"], ["Chess", "", "Rowing", "White"], ["", "Choir", "", "Asian"]))
    assert [column for _, _, column in found.columns[1:5]] == [None, None, None, "race"]


def test_an_option_that_nobody_ticked_stays_with_its_question_and_an_empty_question_does_not() -> None:
    rows = form([*RACE, "Your e-mail", "Anything else?"], [*ticked(RACE, "White"), "", ""], [*ticked(RACE, "Asian"), "", ""])
    assert groups(rows) == [(2, 3, 4, 5, 6)]


def test_one_and_zero_are_yes_and_no_where_the_question_asks_for_that() -> None:
    headers = ["Are you Hispanic or Latino?", "Race", "How welcome did you feel?", "Would you come again?"]
    found = table(form(headers, ["1", "White", "1", "1"], ["0", "White", "0", "0"]))
    assert found.frame["race"].tolist() == ["hispanic_or_latino|white", "white"]
    assert sorted(found.ratings["text"]) == ["0", "1", "No", "Yes"]


def test_tags_in_headers_are_not_part_of_them() -> None:
    headers = [f"<strong>{option}</strong>" for option in RACE]
    assert table(form(headers, ticked(RACE, "White"), ticked(RACE, "Asian"))).frame["race"].tolist() == ["white", "asian"]


def test_answers_that_were_not_sent_do_not_count() -> None:
    headers = ["#", "Race", "Response Type", "Start Date (UTC)", "Stage Date (UTC)", "Submit Date (UTC)", "Network ID", "Tags", "Ending"]
    rows = [
        ["hefupfubphvacf8sv12ch63vnvacgl4s", "White", "completed", DATES[0], "", DATES[1], "1f", "", ""],
        ["b", "", "partial", DATES[0], DATES[0], "", "1f", "", ""],
    ]
    found = table([headers, *rows])
    assert found.frame["race"].tolist() == ["white"]
    assert [(row.row, row.reason) for row in found.not_counted] == [(3, "not finished")]


def test_a_form_that_asks_who_will_come_is_a_registration() -> None:
    assert table(form(["Email", "Will you attend?", "Race"], ["ana@x.example", "1", "White"])).kind == "registration"


@pytest.mark.parametrize("first", ["#", "Submit Date (UTC)"])
def test_one_of_the_marks_alone_is_not_enough(first: str) -> None:
    assert table([[first, "Race", "Email"], ["1", "White", "ana@x.example"]]).exporter != "typeform"


@settings(max_examples=count(15, 300), deadline=None)
@given(st.lists(st.lists(st.sampled_from(RACE[:4]), unique=True), min_size=1, max_size=6))
def test_a_written_question_reads_back_the_same(answers: list[list[str]]) -> None:
    codes = dict(zip(RACE, ["white", "black_or_african_american", "asian", "hispanic_or_latino"], strict=False))
    found = table(form(RACE, *[ticked(RACE, *answer) for answer in answers]))
    assert [set(cell.split("|")) - {""} for cell in found.frame["race"]] == [{codes[option] for option in answer} for answer in answers]
