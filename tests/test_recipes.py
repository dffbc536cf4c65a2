"""What staff confirmed about a form once is found again in its next export, wherever its columns stand."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_models.raw import RawTable
from data_models.recipe import FormColumn, PlacedAnswer, Recipe
from representation.answers.folding import folded
from representation.intake.correction import Correction
from representation.intake.intake import checked_table
from representation.recipes.making import is_same_form, merged, recipe_of, says_something
from representation.recipes.matching import fitted, matching_recipe
from representation.recipes.text import RecipeUnreadable, from_json, from_own_json, to_json, without_people
from tests.counts import count

FORM = ["When", "Contact", "Q1", "Q2", "Q2", "Anything"]
MAY = ["2026-05-04 10:00:00", "ana@x.org", "Blueish", "45402", "x", "no"]
SAID = Correction(
    kind="registration",
    columns={2: "email", 3: "race", 4: "zip", 6: None},
    answers={("race", "Blueish"): "asian", ("race", "Ana Quux"): "white", ("race", "ana@x.org"): "white"},
    header_index=0,
    day_first=True,
    conversation="Family Night",
)


def raw(*rows: list[str], name: str = "june.csv") -> RawTable:
    return RawTable.of_rows(name, None, rows)


def recipe(said: Correction = SAID, *rows: list[str], is_always_about: bool = False) -> Recipe:
    return recipe_of(checked_table(raw(*(rows or (FORM, MAY))), said), said, "Sign-up form", is_always_about)


def test_a_recipe_says_what_staff_said_and_nothing_of_a_row() -> None:
    made = recipe()
    assert (made.name, made.exporter, made.kind, made.headers) == ("Sign-up form", "plain", "registration", tuple(FORM))
    assert made.columns == (
        FormColumn("Contact", 1, "email"),
        FormColumn("Q1", 1, "race"),
        FormColumn("Q2", 1, "zip"),
        FormColumn("Anything", 1, None),
    )
    assert made.answers == (PlacedAnswer("race", "Blueish", "asian"),)  # not the name in the file, not the address
    assert (made.is_kind_said, made.is_header_row_said, made.day_first, made.conversation) == (True, True, True, None)


def test_an_answer_that_is_a_name_in_the_file_is_asked_about_again() -> None:
    said = Correction(kind="registration", columns={1: "name", 2: "race"}, answers={("race", "Zebedee"): "white"})
    assert recipe(said, ["Who", "Q1"], ["Zebedee Quux", "Zebedee"]).answers == ()
    assert recipe(said, ["Who", "Q1"], ["Ana Ruiz", "Zebedee"]).answers == (PlacedAnswer("race", "Zebedee", "white"),)


def test_the_conversation_is_kept_only_where_the_form_is_always_about_it() -> None:
    assert recipe(is_always_about=True).conversation == "Family Night"


def test_a_header_that_is_a_contact_is_not_kept() -> None:
    made = recipe(Correction(kind="registration", columns={1: "email"}, header_index=0), ["ana@x.org", "555-123-4567"], ["bo@x.org", "1"])
    assert "ana@x.org" not in to_json(made)
    assert "555-123-4567" not in to_json(made)


def test_nothing_is_confirmed_of_a_table_that_is_not_recognised() -> None:
    table = checked_table(raw(["a", "b"], ["1", "2"]))
    with pytest.raises(ValueError, match=r"june\.csv is not recognized: say what it is first, then it can be remembered\."):
        recipe_of(table, Correction(), "Form")


def test_a_name_or_a_place_alone_is_nothing_to_remember() -> None:
    assert not says_something(Correction(conversation="Family Night", is_left_out=True))
    assert says_something(Correction(day_first=False))


def test_the_next_export_is_read_as_the_first_was() -> None:
    june = raw(FORM, ["2026-06-04 10:00:00", "bo@x.org", "Blueish", "45403", "y", "yes"])
    found = matching_recipe(june, [recipe()])
    assert found == recipe()
    said = fitted(recipe(), june).said
    assert said == Correction("registration", None, {2: "email", 3: "race", 4: "zip", 6: None}, {("race", "Blueish"): "asian"}, 0, True)
    assert checked_table(june, said).frame[["email", "race", "zip"]].values.tolist() == [["bo@x.org", "asian", "45403"]]


def test_columns_are_found_where_they_stand_now() -> None:
    moved = raw(["Sign-ups for June"], [], ["Q2", "NEW QUESTION", "contact ", "When", "Anything", "q1", "Q2"], ["45403"])
    assert matching_recipe(moved, [recipe()]) is not None
    found = fitted(recipe(), moved)
    assert found.said.columns == {3: "email", 6: "race", 1: "zip", 5: None}
    assert found.said.header_index == 2
    assert (found.gone, found.added) == ((), ("NEW QUESTION",))


def test_equal_headers_are_told_apart_by_their_order() -> None:
    said = replace(SAID, columns={5: "zip"})
    assert fitted(recipe(said), raw(["Q2", "When", "Contact", "Q1", "Q2", "Anything"])).said.columns == {5: "zip"}


def test_a_column_that_is_gone_is_reported() -> None:
    short = raw(["When", "Contact", "Q2", "Q2", "Anything"], ["", "bo@x.org", "45403", "", ""])  # 5 of 6 headers are there
    found = fitted(recipe(), short)
    assert matching_recipe(short, [recipe()]) == recipe()
    assert found.gone == ("Q1",)
    assert found.said.columns == {2: "email", 3: "zip", 5: None}


@pytest.mark.parametrize(
    "headers",
    [
        ["Contact", "Q1", "Q2", "Anything", "When"],  # one of two equal ones is gone: 5 of 6
        ["Contact", "Q1", "Q2", "Anything"],  # all that staff spoke of, 4 of 6
    ],
)
def test_the_form_is_the_same_while_two_thirds_and_all_that_was_said_are_there(headers: list[str]) -> None:
    assert matching_recipe(raw(headers, ["bo@x.org"]), [recipe()]) is not None


@pytest.mark.parametrize(
    "headers",
    [
        ["Contact", "When", "Q2", "Q2"],  # two that staff spoke of are gone: 4 of 6
        ["Name", "E-mail", "Race"],
        ["Q1"],
        [],
    ],
)
def test_another_form_fits_no_recipe(headers: list[str]) -> None:
    assert matching_recipe(raw(headers), [recipe()]) is None


def test_a_form_of_another_kind_or_tool_is_another_form() -> None:
    survey = ["Timestamp", "Email Address", "Which conversation did you attend?", "Q9", "I felt heard"]
    table = checked_table(raw(survey, ["5/4/2026 10:00:00", "a@x.org", "Family Night", "Blueish", "5"]), Correction(columns={4: "race"}))
    made = recipe_of(table, Correction(columns={4: "race"}), "Survey")
    assert (made.kind, made.is_kind_said) == ("exit_survey", False)
    assert matching_recipe(raw(survey), [made]) == made
    assert matching_recipe(raw(survey), [replace(made, kind="registration")]) is None
    assert matching_recipe(raw(survey), [replace(made, exporter="zoom_meeting")]) is None


def test_of_several_recipes_the_most_alike_is_taken() -> None:
    wide = recipe(SAID, [*FORM, "More", "And more"], MAY)
    assert matching_recipe(raw(FORM), [wide, recipe()]) == recipe()
    assert matching_recipe(raw([*FORM, "More", "And more"]), [recipe(), wide]) == wide


def test_answers_gather_and_the_later_word_stands() -> None:
    june = replace(
        SAID, columns={3: "language"}, answers={("language", "Klingonish"): "other", ("race", "Blueish"): "white"}, day_first=None
    )
    both = merged(recipe(), recipe(june))
    assert is_same_form(recipe(), recipe(june))
    assert both.answers == (PlacedAnswer("language", "Klingonish", "other"), PlacedAnswer("race", "Blueish", "white"))
    assert [(each.header, each.column) for each in both.columns] == [
        ("Contact", "email"),
        ("Q1", "language"),
        ("Q2", "zip"),
        ("Anything", None),
    ]
    assert both.day_first is True


def test_a_recipe_comes_back_from_its_file() -> None:
    text = to_json(recipe())
    assert from_json(text) == recipe()
    assert json.loads(text)["format"] == "In the Room recipe"
    assert to_json(from_json(text)) == text


headers = st.lists(st.text(max_size=12).filter(lambda text: "@" not in text), max_size=8, unique_by=folded)


@settings(max_examples=count(30, 500))
@given(headers, st.sampled_from([None, True, False]), st.booleans(), st.text(min_size=1, max_size=9).filter(str.strip))
def test_any_recipe_comes_back_from_its_file(texts: list[str], day_first: bool | None, is_said: bool, name: str) -> None:
    columns = tuple(FormColumn(header, 1, "zip") for header in texts)
    made = Recipe(name, "plain", "attendance", tuple(texts), columns, (), is_said, not is_said, day_first, None)
    assert from_json(to_json(made)) == without_people(made)


def changed(**fields: object) -> str:
    return json.dumps({**json.loads(to_json(recipe())), **fields})


GET_ANEW = "Ask for the recipe again, saved by the same version of the program."
NOT_ONE = "This file is not a recipe. Choose a file that was saved from the list of forms."


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", NOT_ONE),
        ("{", NOT_ONE),
        ("[" * 100_000, NOT_ONE),
        ("null", NOT_ONE),
        ('{"format": "something else"}', NOT_ONE),
        (" " * 1_000_001, NOT_ONE),
        (changed(version=2), "A newer version of the program wrote this recipe. Update the program, then add the recipe again."),
        (changed(kind="cake"), "The recipe's “kind” is missing or is not what it should be. Choose a file that was not changed by hand."),
        (changed(name=" "), "The recipe's “name” is missing or is not what it should be. Choose a file that was not changed by hand."),
        (
            changed(headers=[1]),
            "The recipe's “headers” is missing or is not what it should be. Choose a file that was not changed by hand.",
        ),
        (changed(columns=3), "The recipe's “columns” is missing or is not what it should be. Choose a file that was not changed by hand."),
        (
            changed(day_first="no"),
            "The recipe's “day_first” is missing or is not what it should be. Choose a file that was not changed by hand.",
        ),
        (
            changed(columns=[{"header": "Q1", "occurrence": 0, "column": "race"}]),
            "The recipe's “occurrence” is missing or is not what it should be. Choose a file that was not changed by hand.",
        ),
        (
            changed(columns=[{"header": "Q1", "occurrence": 1, "column": "shoe size"}]),
            "The recipe says “Q1” is shoe size, and there is no such column. " + GET_ANEW,
        ),
        (
            changed(answers=[{"dimension": "race", "answer": "Blue", "code": "blue"}]),
            "The recipe places an answer under race, blue, which there is not. " + GET_ANEW,
        ),
    ],
)
def test_a_wrong_file_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(RecipeUnreadable) as caught:
        from_json(text)
    assert str(caught.value) == sentence


def test_a_shared_file_brings_no_contact_in() -> None:
    answers = [
        {"dimension": "race", "answer": "ann@example.org", "code": "white"},
        {"dimension": "race", "answer": "Blue", "code": "asian"},
    ]
    assert from_json(changed(answers=answers)).answers == (PlacedAnswer("race", "Blue", "asian"),)


def test_what_another_version_does_not_know_is_left_out_of_what_is_kept() -> None:
    columns = [{"header": "Q1", "occurrence": 1, "column": "shoe size"}, {"header": "Q2", "occurrence": 1, "column": "zip"}]
    assert from_own_json(changed(columns=columns)).columns == (FormColumn("Q2", 1, "zip"),)


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "a\ud800"},
        {"name": "N" * 900_000},
        {"headers": ["Race \ud800"]},
        {"columns": [{"header": "Race", "occurrence": 10**400, "column": "race"}]},
        {
            "columns": [
                {"header": "Race", "occurrence": 1, "column": "race"},
                {"header": "race ", "occurrence": 1, "column": "zip"},
            ]
        },
        {"answers": [{"dimension": "income", "answer": "$25", "code": "9" * 5000 + "-" + "9" * 5000}]},
        {"answers": [{"dimension": "income", "answer": "$25", "code": "50000-40000"}]},
        {"answers": [{"dimension": "role", "answer": "Boss", "code": "Ana Ruiz"}]},
    ],
)
def test_a_recipe_that_cannot_be_is_refused_in_one_sentence_or_two(fields: dict[str, object]) -> None:
    with pytest.raises(RecipeUnreadable) as refused:
        from_json(changed(**fields))
    str(refused.value).encode()
    assert len(str(refused.value)) < 300


def test_a_recipe_keeps_no_contact_in_its_tool_or_conversation() -> None:
    read = from_json(changed(conversation="Home of Ana Ruiz, 937-555-0100", exporter="ana@x.org <script>"))
    assert (read.conversation, read.exporter) == (None, "plain")
    assert from_json(changed(conversation="Family Night")).conversation == "Family Night"
