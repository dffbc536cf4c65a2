"""Why a column is used as it is, why it is not used, and what a misspelled header probably stands for."""

import pytest

from data_models.vocabularies import vocabulary
from representation.intake.columns import COLUMNS, ColumnMatch, column_matches, header_match, ranked
from representation.intake.suggested_columns import suggested_column


@pytest.mark.parametrize(
    ("header", "column", "reason"),
    [
        ("ZIP", "zip", "exactly “ZIP”"),
        ("<b>Zip</b>&nbsp;", "zip", "exactly “Zip”"),
        ("zip_code", "zip", "exactly “zip_code”"),
        ("homeZip", "zip", "exactly “homeZip”"),
        ("ZIP code (5 digits)", "zip", "says “zip code”"),
        ("MODZCTA", "zip", "exactly “MODZCTA”"),
        (
            "In what ZIP code is your home located? (enter 5-digit ZIP code; for example, 00544 or 94305)",
            "zip",
            "says “zip code is your home”",
        ),
        ("Código postal de su hogar", "zip", "exactly “Código postal de su hogar”"),
        ("CODIGO POSTAL", "zip", "says “código postal”"),
        ("3. Race (select all that apply)", "race", "says “race”"),
        ("RACE\u00a0", "race", "exactly “RACE”"),
        ("What is your race? Select all that apply. - Selected Choice", "race", "says “your race”"),
        ("race2", "race", "exactly “race2”"),
        ("Raza / Etnicidad", "race", "exactly “Raza / Etnicidad”"),
        ("What is your current home language?", "language", "says “home language”"),
        ("What language do you speak most at home? (for interpretation)", "language", "says “language do you speak most at home”"),
        ("¿Qué idioma se habla más en su hogar?", "language", "says “idioma se habla”"),
        ("HouseholdIncome", "income", "exactly “HouseholdIncome”"),
        ("What is your total household income, including your wages?", "income", "says “household income”"),
        ("Ingreso anual del hogar", "income", "says “ingreso anual del hogar”"),
        ("¿Con que genero te identificas?", "gender", "says “género te identificas”"),
        ("edu1. What is the highest qualification you have obtained?", "education", "says “highest qualification”"),
    ],
)
def test_the_reason_says_what_the_header_says(header: str, column: str, reason: str) -> None:
    found = header_match(header)
    assert (found.column, found.reason) == (column, reason)


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ("Language", "the language of the form is not a home language"),
        ("UserLanguage", "the language of the form is not a home language"),
        ("startlanguage. Start language", "the language of the form is not a home language"),
        ("Idioma", "the language of the form is not a home language"),
        ("What is your preferred language?", "a preferred language is not what is spoken at home"),
        ("FIRST computer language", "a programming language is not a home language"),
        ("What languages do you use", "a programming language is not a home language"),
        ("Do you need an interpreter?", "help with languages is not a home language"),
        ("Mailing zip code", "a mailing ZIP is not a home ZIP"),
        ("Billing ZIP", "a billing ZIP is not a home ZIP"),
        ("What ZIP code do you work in?", "the ZIP of a workplace is not a home ZIP"),
        ("School ZIP", "the ZIP of another place is not a home ZIP"),
        ("Location (Census Region)", "a region is not a ZIP code"),
        ("Home City", "a town or state is not a ZIP code"),
        ("What is your income?", "a personal income is not a household income"),
        ("Annual salary (gross)", "a salary is not a household income"),
        ("Income", "it does not say whether the income is of the household"),
        ("How many people live in your household?", "the size of a household is not its income"),
        ("Age", "age is not compared here"),
        ("¿En qué año naciste?", "age is not compared here"),
        ("birthyear", "age is not compared here"),
        ("Emergency contact email address", "the emergency contact is another person"),
        ("What is your child's race?", "it is about another person"),
        ("GENDER_OTHER_TEXT", "it holds the words written beside Other"),
        ("What is your race? - Other - Text", "it holds the words written beside Other"),
        ("Phone", "contact details are not kept"),
    ],
)
def test_a_false_friend_is_not_used_and_the_reason_says_why(header: str, reason: str) -> None:
    found = header_match(header)
    assert (found.column, found.strength, found.reason) == (None, 0, reason)


@pytest.mark.parametrize("header", ["q0028", "Q7", "race___1", "", "Job title", "Are you a consultant?"])
def test_nothing_is_said_of_a_header_that_says_nothing(header: str) -> None:
    assert (header_match(header).column, header_match(header).reason) == (None, "")


def test_of_two_columns_the_reasons_say_which_is_asked_first() -> None:
    assert [match.reason for match in column_matches(("Sex assigned at birth", "Gender", "Home Zip", "What is your home ZIP code?"))] == [
        "says “sex assigned at birth”; asked where “Gender” is blank",
        "exactly “Gender”; asked first",
        "exactly “Home Zip”; asked where “What is your home ZIP code?” is blank",
        "says “your home zip”; asked first",
    ]


def test_race_and_ethnicity_are_read_together() -> None:
    assert [match.reason for match in column_matches(("Race", "Ethnicity"))] == [
        "exactly “Race”; read together with “Ethnicity”",
        "exactly “Ethnicity”; read together with “Race”",
    ]


def test_reasons_follow_what_staff_changed() -> None:
    first, second = column_matches(("ZIP", "Home Zip"))
    assert second.reason == "exactly “Home Zip”; asked where “ZIP” is blank"
    changed = ranked([ColumnMatch(first.position, first.header, None, 0, first.reason), second])
    assert [match.reason for match in changed] == ["exactly “ZIP”", "exactly “Home Zip”"]


@pytest.mark.parametrize(
    ("header", "column", "known"),
    [
        ("Etnicity", "race", "ethnicity"),
        ("Hosehold income", "income", "household income"),
        ("What is your ethnicty?", "race", "your ethnicity"),
        ("Gendr", "gender", "gender"),
        ("Languge spoken at home", "language", "language spoken at home"),
        ("Email adress", "email", "email address"),
        ("Level of Educaton", "education", "level of education"),
    ],
)
def test_a_misspelled_header_is_suggested_and_not_applied(header: str, column: str, known: str) -> None:
    assert header_match(header).column is None
    found = suggested_column(header)
    assert found is not None
    assert (found.code, found.known) == (column, known)


@pytest.mark.parametrize(
    "header",
    [
        "Programing language",
        "Computor language",
        "Mailing zp code",
        "Emergancy contact",
        "Face",
        "Rate",
        "Genre",
        "Home Sip",
        "Zoom code",
        "",
        "Race",
    ],
)
def test_a_header_that_means_something_else_is_not_suggested(header: str) -> None:
    assert suggested_column(header) is None


def test_every_row_of_the_vocabulary_is_whole() -> None:
    rows = vocabulary("headers")
    asked = {"exact", "contains", "never", "last", "schedule"}
    assert {row["match"] for row in rows} == asked | {"child", "another person", "opinion", "about you"}
    assert {row["column"] for row in rows} <= {*COLUMNS, "ignore"}
    assert [row["phrase"] for row in rows if not row["source"] or not row["phrase"].strip()] == []
    assert [row["phrase"] for row in rows if row["column"] in ("ignore", "contact") and not row["reason"]] == []
    assert [row["phrase"] for row in rows if row["match"] == "never" and row["column"] != "ignore"] == []


def test_every_exact_phrase_is_read_as_its_row_says() -> None:
    wrong = {
        row["phrase"]: found
        for row in vocabulary("headers")
        if row["match"] == "exact"
        and (found := header_match(row["phrase"]).column) != (None if row["column"] in ("ignore", "contact") else row["column"])
    }
    assert wrong == {}


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ("Mother's level of education", "it is about another person"),
        ("In what ZIP code does your child attend school?", "it is about another person"),
        ("Home language of students in your class", "it is about another person"),
        ("Annual household income of your students' families", "it is about another person"),
        ("How important is race or ethnicity to you?", "it asks for an opinion, not about the person"),
        ("Comfort discussing race and ethnicity", "it asks for an opinion, not about the person"),
        ("Do you feel your race was represented", "it asks for an opinion, not about the person"),
        ("Was your gender respected?", "it asks for an opinion, not about the person"),
        ("Do you think gender identity should be taught?", "it asks for an opinion, not about the person"),
        ("Did household income affect your participation?", "it asks for an opinion, not about the person"),
        ("What is your gender preference for facilitator?", "it is about another person"),
    ],
)
def test_a_question_with_the_same_words_about_something_else_is_not_used(header: str, reason: str) -> None:
    assert (header_match(header).column, header_match(header).reason) == (None, reason)
    assert suggested_column(header) is None


@pytest.mark.parametrize(
    ("header", "column"),
    [("Child race/ethnicity", "race"), ("Highest level of education your child has completed", "education")],
)
def test_a_question_about_a_child_is_asked_about(header: str, column: str) -> None:
    found = suggested_column(header)
    assert header_match(header).column is None
    assert found is not None
    assert (found.code, found.reason) == (column, "it is about a child or student; use it where the form is about them")


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Your home ZIP (not mailing ZIP)", "zip"),
        ("Home zip code, not your work zip", "zip"),
        ("What language do you speak at home with your children?", "language"),
        ("Gender\u202e", "gender"),
    ],
)
def test_what_a_header_denies_or_adds_does_not_hide_what_it_asks(header: str, column: str) -> None:
    assert header_match(header).column == column
