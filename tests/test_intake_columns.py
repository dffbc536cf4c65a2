"""Which column of a file is what."""

import pytest

from representation.intake.columns import COLUMNS, header_column
from representation.intake.exporters.recognition import Recognition
from representation.intake.text_frame import text_frame
from tests.intake_tables import table


def column(header: str) -> str | None:
    return header_column(header)[0]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Race", "race"),
        ("ETHNICITY", "race"),
        ("race/ethnicity", "race"),
        ("I identify my ethnicity as (select all that apply):", "race"),
        ("What is your race? Select all that apply. - Selected Choice", "race"),
        ("Which of these describe you? (Select all that apply)\u00a0", "race"),
        ("Identifico mi origen étnico como (selecciona todas las opciones que correspondan):", "race"),
        ("Select the racial/ethnic identity (or identities) that best describes you (please select all that apply).", "race"),
        ("What language do you speak most at home?", "language"),
        ("Home language", "language"),
        ("ZIPCODE_RESIDENT", "zip"),
        ("Home Zip", "zip"),
        ("What is your home ZIP code?\r\n", "zip"),
        ("In what ZIP code is your home located? (enter 5-digit ZIP code; for example, 00544 or 94305)", "zip"),
        ("What is the zip code (i.e. postal code) of the place you currently live in?", "zip"),
        ("Household income\u00a0", "income"),
        ("HHINCOME", "income"),
        ("How much total combined money did all members of your HOUSEHOLD earn last year?", "income"),
        ("What gender do you identify with?", "gender"),
        ("¿Con qué género te identificas?", "gender"),
        ("sex", "gender"),
        ("Highest level of education completed", "education"),
        ("What is the highest degree or level of school you have completed? If currently enrolled, please use it.", "education"),
        ("\ufeffEmail Address", "email"),
        ("Correo electrónico", "email"),
        ("<b>Comments</b>", "comment"),
        ("Which conversation did you attend?", "conversation"),
        ("Marca temporal", "submitted_at"),
        ("Order #", "order_id"),
        ("Attended?", "mark"),
        ("Firma", "signature"),
    ],
)
def test_a_header_is_recognised_by_what_it_means(header: str, expected: str) -> None:
    assert column(header) == expected


@pytest.mark.parametrize(
    "header",
    [
        "",
        "   ",
        "Language",  # the language of the form
        "UserLanguage",
        "startlanguage. Start language",
        "FIRST computer language",
        "What languages do you use for programming? (programming language)",
        "Mailing zip code",
        "Work ZIP",
        "ZIPCODE_UNSURE",
        "What is your income?",
        "Annual salary (gross)",
        "GENDER_OTHER_TEXT",
        "You preferred to self-describe for gender; please, share your identity below",
        "Location (Census Region)",
        "Phone",
        "Home Address 1",
        "Opt-in to RTV email?",
        "Start time",
    ],
)
def test_a_false_friend_is_nothing(header: str) -> None:
    assert column(header) is None


def test_the_size_of_a_household_is_not_its_income() -> None:
    assert column("How many members of your household are with you tonight?") is None


def test_a_question_about_the_role_is_not_one_about_race() -> None:
    assert column("Which of these describe your role?") == "role"


def test_the_email_of_somebody_else_is_not_the_persons_own() -> None:
    assert column("Emergency contact email address") is None


def test_a_schedule_has_headers_of_its_own() -> None:
    assert (column("Start time"), column("Location")) == (None, None)
    assert [header_column(header, schedule=True)[0] for header in ("Start time", "Location", "Title", "Conversation")] == [
        "start_time",
        "place",
        "conversation",
        "conversation",
    ]


def test_every_column_that_a_header_stands_for_has_a_name_for_staff() -> None:
    from data_models.vocabularies import vocabulary

    assert {row["column"] for row in vocabulary("headers")} - set(COLUMNS) == {"ignore"}


def test_a_question_is_asked_before_a_built_in_field_of_the_same_kind() -> None:
    found = table([["Email", "Home Zip", "What is your home ZIP code?"], ["a@x.org", "", "45402"], ["b@x.org", "45403", ""]])
    assert found.frame["zip"].tolist() == ["45402", "45403"]


def test_of_two_answers_the_question_wins() -> None:
    found = table([["Email", "Home Zip", "What is your home ZIP code?"], ["a@x.org", "45403", "45402"]])
    assert found.frame["zip"].tolist() == ["45402"]


def test_a_finding_names_the_column_that_the_answer_came_from() -> None:
    found = table([["Email", "Home Zip", "What is your home ZIP code?"], ["a@x.org", "nowhere", ""], ["b@x.org", "", "somewhere"]])
    assert [(problem.row, problem.column, problem.value) for problem in found.findings] == [
        (2, "Home Zip", "nowhere"),
        (3, "What is your home ZIP code?", "somewhere"),
    ]


def test_rows_wider_than_the_header_keep_their_answers() -> None:
    found = table([["Email", "Race"], ["a@x.org", "White", "stray"], ["b@x.org"]])
    assert found.frame["race"].tolist() == ["white", ""]
    assert [header for _, header, _ in found.columns] == ["Email", "Race", ""]


def test_what_staff_say_of_a_column_wins() -> None:
    raw = table([["Email", "Race", "Q7"], ["a@x.org", "Blue", "White"]]).raw
    frame = text_frame(raw, Recognition("plain", "registration", 0), {2: None, 3: "race"})
    assert [match.column for match in frame.matches] == ["email", None, "race"]
    assert frame.first("race")[0].tolist() == ["White"]


def test_a_header_without_rows_is_a_table_without_rows() -> None:
    found = table([["Email", "Race"]])
    assert (found.rows_read, found.rows_usable, [each.kind for each in found.findings]) == (0, 0, ["file_empty"])
