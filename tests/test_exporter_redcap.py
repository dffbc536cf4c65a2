"""REDCap exports: numbers that a data dictionary explains, or an export with labels."""

import pytest

from representation.intake.checked import CheckedTable
from representation.intake.companions import with_companions
from representation.intake.correction import Correction
from representation.intake.exporters.redcap_dictionary import Question, questions
from representation.intake.intake import checked_table
from tests.intake_tables import Rows, table

DATA = [
    ["record_id", "email", "sex", "race___1", "race___2", "race____9", "ethnicity", "zip", "survey_timestamp", "about_complete"],
    ["1", "ana@example.org", "FALSE", "1", "1", "0", "1", "02139", "2026-09-20 18:00:00", "2"],
    ["2", "bo@example.org", "1", "0", "1", "0", "2", "45402", "[not completed]", "0"],
    ["3", "", "", "0", "0", "1", "0", "", "", "0"],
]
DICTIONARY = [
    ["Variable / Field Name", "Form Name", "Field Type", "Field Label", "Choices, Calculations, OR Slider Labels"],
    ["record_id", "about", "text", "Study number", ""],
    ["email", "about", "text", "E-mail", ""],
    ["sex", "about", "radio", "<b>Gender</b>", "0, Female | 1, Male"],
    ["race", "about", "checkbox", "Race (choose all)", "1, White | 2, Asian, of any origin | -9, Prefer not to say"],
    ["ethnicity", "about", "radio", "Ethnicity", "0, Unknown / Not Reported | 1, NOT Hispanic or Latino | 2, Hispanic or Latino"],
    ["zip", "about", "text", "Home ZIP code", ""],
    ["bmi", "about", "calc", "BMI", "round(([weight]*10000)/(([height])^(2)),1)"],
    ["felt", "about", "yesno", "Did you come by bus?", ""],
]


def both(data: Rows = DATA, dictionary: Rows = DICTIONARY) -> list[CheckedTable]:
    return with_companions([table(data, name="data.csv"), table(dictionary, name="dictionary.csv")])


def test_numbers_alone_are_said_and_not_read() -> None:
    found = table(DATA)
    assert (found.exporter, found.kind, found.header_row) == ("redcap", "exit_survey", 1)
    assert found.frame[["race", "gender", "zip"]].values.tolist() == [["", "", "02139"], ["", "", "45402"], ["", "", ""]]
    assert [(each.kind, each.column) for each in found.findings] == [
        ("answers_are_codes", "ethnicity"),
        ("answers_are_codes", "race"),
        ("answers_are_codes", "sex"),
    ]
    assert found.findings[1].message == (
        "“race” holds numbers that stand for answers and the file does not say which; they count as missing. "
        "Add the project's data dictionary beside it, or export it again with labels."
    )
    assert [header for _, header, column in found.columns if column == "race"] == ["race___1", "race___2", "race____9", "ethnicity"]


def test_a_data_dictionary_beside_it_gives_the_words() -> None:
    data, dictionary = both()
    assert data.frame["race"].tolist() == ["white|asian", "hispanic_or_latino|asian", "declined"]
    assert data.frame["gender"].tolist() == ["female", "male", ""]
    assert data.frame["zip"].tolist() == ["02139", "45402", ""]
    assert data.frame["submitted_at"].tolist() == ["2026-09-20 18:00:00", "", ""]
    assert (data.exporter, data.kind, data.header_row, data.findings) == ("redcap", "exit_survey", 1, ())
    assert (dictionary.exporter, dictionary.kind) == ("redcap_dictionary", None)
    assert [(each.kind, each.message) for each in dictionary.findings] == [
        (
            "dictionary_read",
            "This is a REDCap data dictionary. It was used to read the answers of “data.csv”; nothing has to be done.",
        )
    ]


def test_the_order_of_the_files_does_not_matter_and_nothing_is_changed_twice() -> None:
    dictionary, data = with_companions([table(DICTIONARY, name="dictionary.csv"), table(DATA, name="data.csv")])
    assert (dictionary.exporter, data.frame["race"].tolist()) == ("redcap_dictionary", both()[0].frame["race"].tolist())
    again, _ = with_companions([data, dictionary])
    assert again.frame["race"].tolist() == data.frame["race"].tolist()


def test_what_staff_correct_later_is_read_with_the_words_too() -> None:
    data, _ = both()
    assert checked_table(data.raw, Correction("registration")).frame["race"].tolist() == data.frame["race"].tolist()


def test_what_was_said_of_the_file_stays() -> None:
    data, _ = with_companions([table(DATA, "registration", "Family Night"), table(DICTIONARY)])
    assert (data.kind, data.conversation) == ("registration", "Family Night")
    assert data.frame["gender"].tolist() == ["female", "male", ""]


def test_a_dictionary_alone_asks_for_its_data() -> None:
    [found] = with_companions([table(DICTIONARY)])
    assert [each.message for each in found.findings] == [
        "This is a REDCap data dictionary. It says what the answers of a REDCap export mean; add that export together with it."
    ]


def test_a_dictionary_of_another_project_changes_nothing() -> None:
    other = [DICTIONARY[0], ["tree", "about", "radio", "Tree", "1, Oak | 2, Elm"]]
    data, dictionary = both(dictionary=other)
    assert [each.kind for each in data.findings] == ["answers_are_codes"] * 3
    assert dictionary.findings[0].message.endswith("add that export together with it.")


def test_the_options_of_a_question_are_told_from_sums() -> None:
    found = questions(table(DICTIONARY).raw)
    assert found["sex"] == Question("Gender", {"0": "Female", "1": "Male"}, False)
    assert found["race"].answers["2"] == "Asian, of any origin"
    assert found["bmi"].answers == {}
    assert found["felt"].answers == {"1": "Yes", "0": "No"}


def test_an_export_with_labels_needs_no_dictionary() -> None:
    rows = [
        ["Record ID", "Survey Identifier", "Race (choice=White)", "Race (choice=Asian)", "Gender", "Complete?"],
        ["1", "ana@example.org", "Checked", "Unchecked", "Female", "Complete"],
        ["2", "", "Checked", "Checked", "Male", "Incomplete"],
    ]
    found = table(rows)
    assert (found.exporter, found.findings) == ("redcap", ())
    assert found.frame[["race", "gender", "email"]].values.tolist() == [["white", "female", "ana@example.org"], ["white|asian", "male", ""]]


@pytest.mark.parametrize("headers", [["record_id", "Race", "Gender"], ["Email", "Race", "Was it complete?"], ["Name", "Race__1", "Email"]])
def test_other_tables_are_not_taken_for_it(headers: list[str]) -> None:
    assert table([headers, ["1"] * len(headers)]).exporter != "redcap"
