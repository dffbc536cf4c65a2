"""Boxes ticked for race and ethnicity."""

from itertools import chain

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_models.vocabularies import all_group_labels
from representation.answers import coded

BETWEEN = [", ", ",", ";", "; ", "|", " | ", "/", " / ", "\n", " and ", " & ", " - "]
FORMS = [
    {
        "Hispanic, Latino, or Spanish origin": "hispanic_or_latino",
        "White": "white",
        "Black or African American": "black_or_african_american",
        "Asian or Asian American": "asian",
        "Native American, American Indian, or Alaska Native": "american_indian_or_alaska_native",
        "Native Hawaiian, Pacific Islander": "native_hawaiian_or_pacific_islander",
        "Middle Eastern or North African": "middle_eastern_or_north_african",
        "Some other race": "some_other_race",
    },
    {
        "Hispanic/Latinx": "hispanic_or_latino",
        "White or European": "white",
        "Black/African American": "black_or_african_american",
        "Asian": "asian",
        "American Indian/Alaska Native": "american_indian_or_alaska_native",
        "Native Hawaiian or Other Pacific Islander": "native_hawaiian_or_pacific_islander",
        "Arab/Berber": "middle_eastern_or_north_african",
        "Another race or ethnicity (please specify)": "some_other_race",
    },
    {
        "Hispanic or Latino/a": "hispanic_or_latino",
        "White, not of Hispanic origin": "white",
        "Black, not of Hispanic origin": "black_or_african_american",
        "Asian": "asian",
        "American Indian and Alaska Native alone": "american_indian_or_alaska_native",
        "Native Hawaiian and Other Pacific Islander alone": "native_hawaiian_or_pacific_islander",
        "Middle Eastern or North African (for example, Lebanese, Iranian, and Egyptian)": "middle_eastern_or_north_african",
        "Other": "some_other_race",
    },
]


def code(answer: str) -> str:
    return str(coded(pd.Series([answer]), "race").iloc[0])


@given(st.data())
def test_any_options_joined_by_any_mark_give_their_boxes_back(data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(FORMS))
    ticked = data.draw(st.lists(st.sampled_from(sorted(form)), min_size=1, unique=True))
    between = data.draw(st.sampled_from(BETWEEN))
    end = data.draw(st.sampled_from(["", ";", "; ", " ", "\u00a0"]))
    boxes = {form[option] for option in ticked}
    assert code(between.join(ticked) + end) == "|".join(group for group in all_group_labels("race") if group in boxes)


@given(st.lists(st.sampled_from(sorted(all_group_labels("race"))), min_size=1, unique=True))
def test_order_of_ticking_does_not_matter(codes: list[str]) -> None:
    assert code("|".join(codes)) == code("|".join(reversed(codes))) == "|".join(c for c in all_group_labels("race") if c in codes)


@given(st.text())
def test_coding_twice_is_coding_once(text: str) -> None:
    assert code(code(text)) == code(text)


@pytest.mark.parametrize(
    ("answer", "boxes"),
    [
        ("Not of Hispanic or Latino origin;white", "white"),
        ("Multi-Race, Non-Hispanic", "two_or_more_races"),
        ("Non-Hispanic, two or more races", "two_or_more_races"),
        ("White, not of Hispanic origin", "white"),
        ("White (non-Hispanic)", "white"),
        ("Hispanic or Latino (of any race):", "hispanic_or_latino"),
        ("Native Hawaiian  or Pacific Islander", "native_hawaiian_or_pacific_islander"),
        ("NZ European / Māori", "white|native_hawaiian_or_pacific_islander"),
        ("Norteamericano nativo", "american_indian_or_alaska_native"),
        ("asiatico, Blanca", "white|asian"),
        ("Negro/Africano", "black_or_african_american"),
        ("Black and White", "white|black_or_african_american"),
        ("mixed white/asian", "two_or_more_races"),
        ("2135-2", "hispanic_or_latino"),
        ("Middle Eastern or North African,White or European", "white|middle_eastern_or_north_african"),
    ],
)
def test_labels_of_forms_and_files_are_read(answer: str, boxes: str) -> None:
    assert code(answer) == boxes


def test_a_written_in_answer_beside_a_box_is_left_out() -> None:
    assert code("White, Cape Verdean") == "white"
    assert code("White,Other description: Cape Verdean") == "white|some_other_race"


def test_a_box_wins_over_a_refusal_ticked_with_it() -> None:
    assert code("Prefer not to answer, Asian") == "asian"
    assert code("Asian, Another option not listed here or prefer not to answer") == "asian"


def test_a_refusal_with_a_remark_is_a_refusal() -> None:
    assert code("Prefer not to answer; none of your business") == "declined"


def test_a_no_to_the_hispanic_question_alone_names_no_race() -> None:
    assert code("Not Hispanic or Latino") == ""
    assert code("Not Hispanic or Latino; jedi") == "Not Hispanic or Latino; jedi"


def test_an_option_of_two_groups_is_not_taken_apart() -> None:
    assert code("Asian/Pacific Islander") == "Asian/Pacific Islander"
    assert code("Asian/Pacific Islander; White") == "white|two_or_more_races"
    assert code("Asian/Pacific Islander; Hispanic") == "hispanic_or_latino"


def test_examples_in_brackets_are_not_ticked() -> None:
    assert code("White (e.g., German, Lebanese, Egyptian)") == "white"


@pytest.mark.parametrize("answer", ["Human", "American", "jedi;", "why?", "Muslim", "Indian", "Total population", "Non-white", "?"])
def test_text_that_names_no_group_stays_as_it_was_written(answer: str) -> None:
    assert code(f"  {answer}\u00a0") == answer


def test_a_combination_is_counted_once_for_each_box() -> None:
    values = pd.Series(["White;Asian;", "Asian;", "", "Asian;White"])
    ticked = chain.from_iterable(value.split("|") for value in coded(values, "race"))
    assert sorted(ticked) == ["", "asian", "asian", "asian", "white", "white"]


@pytest.mark.parametrize(
    ("answer", "boxes"),
    [
        ("Hispanic - No; White", "white"),
        ("Hispanic: No, White: Yes", "white"),
        ("White: 0; Asian: 1", "asian"),
        ("White; Asian (no)", "white"),
    ],
)
def test_an_option_that_is_said_not_to_be_chosen_is_no_box(answer: str, boxes: str) -> None:
    assert code(answer) == boxes


@pytest.mark.parametrize("answer", ["Hispanic: No", "Asian (no)", "White: 0", "White (0)", "White: unchecked", "White - not selected"])
def test_an_option_that_is_not_chosen_alone_names_no_group(answer: str) -> None:
    assert code(answer) == answer


@pytest.mark.parametrize("answer", ["Prefer not to disclose/Other", "Other / prefer not to disclose", "Other: prefer not to say"])
def test_a_refusal_with_other_is_a_refusal(answer: str) -> None:
    assert code(answer) == "declined"


@pytest.mark.parametrize("answer", ["Black and white thinking", "Black, but my wife is White", "White, part Cherokee"])
def test_words_that_speak_of_another_group_leave_the_answer_undecided(answer: str) -> None:
    assert code(answer) == answer


def test_a_known_group_written_in_beside_other_is_that_group_alone() -> None:
    assert code("Other: Irish") == code("Other (Irish)") == code("White; Other: Irish") == "white"
    assert code("Other: Cape Verdean") == "some_other_race"
    assert code("Other; Irish") == "white|some_other_race"  # two boxes: nothing says that one stands for the other
