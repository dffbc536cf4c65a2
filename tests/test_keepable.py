"""What may be kept of a cell: answers; never a name, never a contact."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from representation.keepable import CODED, keepable_value, name_words
from tests.counts import count


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("race", "Black and other"),
        ("race", "White / Latino"),
        ("race", "Native American, Asian"),
        ("language", "Vietnamise"),
        ("language", "English and Spanish"),
        ("language", "prefer not to say"),
        ("gender", "agender"),
        ("education", "12th grade"),
        ("role", "Parent"),
        ("zip", "4540"),
        ("zip", "454O2"),
        ("zip", "00000"),
        ("income", "$45k"),
        ("income", "about $45,000 a year"),
        ("income", "25.000 - 49.999"),
        ("income", "30000-20000"),
    ],
)
def test_an_answer_is_kept(column: str, value: str) -> None:
    assert keepable_value(column, value)


@pytest.mark.parametrize("column", CODED)
@pytest.mark.parametrize(
    "value",
    [
        "",
        "Ana Ruiz",
        "ana ruiz",
        "Ruiz, Ana",
        "RUIZ ANA MARIA",
        "Ana White",
        "王小明",
        "ana@example.org",
        "@anaruiz",
        "www.example.org",
        "555-123-4567",
        "(555) 123-4567",
        "555-1234",
        "555.123.4567",
        "5551234567",
        "+1 555 123 4567",
        "123-45-6789",
        "45402-1234",
        "12 Main Street",
        "1042 Oak Ave",
        "My daughter goes to Oak School and she said hello",
        "White\nAna",
        "White 👋 Ana",
        "x" * 61,
    ],
)
def test_a_name_or_a_contact_is_not_kept(column: str, value: str) -> None:
    assert not keepable_value(column, value)
    assert not keepable_value(column, value, name_words(["Ana María Ruiz"]), is_confirmed=True)


@pytest.mark.parametrize("column", ["name", "email", "conversation", "comment", "channel", "event_date", ""])
def test_nothing_of_another_column_is_kept(column: str) -> None:
    assert not keepable_value(column, "White")


@pytest.mark.parametrize("word", ["Kowalczyk", "Jennifer", "Vexleyson", "Martian"])
def test_a_word_that_nobody_knows_is_kept_once_several_rows_give_it(word: str) -> None:
    assert [keepable_value("race", word, rows=rows) for rows in (1, 2, 3)] == [False, False, True]


def test_a_word_that_is_a_name_in_the_file_is_not_kept() -> None:
    assert keepable_value("race", "Zebedee", rows=3)
    assert not keepable_value("race", "Zebedee", ["Zebedee Quux"], rows=3)
    assert not keepable_value("race", "ZEBEDEE", name_words(["Quux, Zebedee"]), rows=3)
    assert not keepable_value("language", "Vietnamise", ["Vietnamise Quux"])
    assert keepable_value("race", "White", ["Barry White"])  # an answer that the vocabulary knows is one, whoever is called so


def test_what_staff_placed_may_have_words_of_its_own() -> None:
    assert not keepable_value("race", "Cabo Verdean islander")
    assert keepable_value("race", "Cabo Verdean islander", is_confirmed=True)
    assert not keepable_value("race", "Cabo Verdean islander", ["Cabo Ruiz"], is_confirmed=True)
    assert not keepable_value("race", "half this and half that and one more", is_confirmed=True)


@settings(max_examples=count(50, 1000))
@given(st.sampled_from(CODED), st.text(max_size=40), st.booleans())
def test_nothing_with_an_at_sign_or_seven_digits_in_a_row_is_kept(column: str, text: str, is_confirmed: bool) -> None:
    assert not keepable_value(column, f"{text}@{text}", (), is_confirmed)
    assert not keepable_value(column, f"{text} 5551234 {text}", (), is_confirmed)
