"""Qualtrics exports: three header rows or what is left of them, split and joined answers, and responses that do not count."""

import pytest

from representation.intake.companions import with_companions
from representation.intake.intake import checked_tables
from tests.intake_tables import Rows, csv_of, table

FIELDS = [
    "StartDate",
    "EndDate",
    "Status",
    "IPAddress",
    "Progress",
    "Finished",
    "RecordedDate",
    "ResponseId",
    "RecipientEmail",
    "UserLanguage",
]
LABELS = [
    "Anfangsdatum",
    "Enddatum",
    "Antworttyp",
    "IP-Adresse",
    "Fortschritt",
    "Beendet",
    "Erfassungsdatum",
    "Antwort-ID",
    "E-Mail",
    "Sprache",
]
IDS = ["startDate", "endDate", "status", "ipAddress", "progress", "finished", "recordedDate", "_recordId", "recipientEmail", "userLanguage"]
ENGLISH = [
    "Start Date", "End Date", "Response Type", "IP Address", "Progress", "Finished", "Recorded Date", "Response ID", "Recipient Email",
    "User Language",
]  # fmt: skip


def answer(*answers: str, status: str = "IP Address", progress: str = "100", finished: str = "True", email: str = "") -> list[str]:
    about = ["2026-09-20 18:01:02", "2026-09-20 18:09:10", status, "203.0.113.7", progress, finished, "2026-09-20 18:09:11", "R_1a", email]
    return [*about, "ES", *answers]


def import_ids(*questions: str, quote: str = '"') -> list[str]:
    return [f"{{{quote}ImportId{quote}:{quote}{name}{quote}}}" for name in (*IDS, *questions)]


SPLIT = ["Q5_1", "Q5_2", "Q5_8", "Q5_8_TEXT"]
SPLIT_LABELS = [f"What is your race? - {option}" for option in ("Selected Choice - White", "Selected Choice - Asian")] + [
    "What is your race? - Selected Choice - Other",
    "What is your race? - Other - Text",
]
SPLIT_IDS = ["QID5_1", "QID5_2", "QID5_8", "QID5_8_TEXT"]
ANSWERS = [answer("1", "1", "", ""), answer("", "", "1", "Cape Verdean"), answer("-99", "-99", "-99", "-99")]
RACES = ["white|asian", "some_other_race", ""]


@pytest.mark.parametrize("quote", ['"', "'"])
def test_three_header_rows_with_labels_in_the_forms_language(quote: str) -> None:
    found = table([[*FIELDS, *SPLIT], [*LABELS, *SPLIT_LABELS], import_ids(*SPLIT_IDS, quote=quote), *ANSWERS])
    assert (found.exporter, found.kind, found.header_row, found.rows_read) == ("qualtrics", "exit_survey", 1, 3)
    assert found.frame["race"].tolist() == RACES
    assert found.frame["row"].tolist() == [4, 5, 6]
    assert found.frame["submitted_at"].tolist() == ["2026-09-20 18:09:11"] * 3
    assert found.findings == ()


HANDLED: list[Rows] = [
    [[*FIELDS, *SPLIT], [*LABELS, *SPLIT_LABELS]],
    [[*LABELS, *SPLIT_LABELS], import_ids(*SPLIT_IDS)],
    [[*ENGLISH, *SPLIT_LABELS]],
]


@pytest.mark.parametrize("headings", HANDLED, ids=["codes and labels", "labels and ImportIds", "labels alone"])
def test_files_with_one_or_two_of_the_header_rows_left(headings: Rows) -> None:
    found = table([*headings, *ANSWERS])
    assert (found.exporter, found.header_row, found.rows_read) == ("qualtrics", 1, 3)
    assert found.frame["race"].tolist() == RACES
    assert found.frame["submitted_at"].tolist() == ["2026-09-20 18:09:11"] * 3


def test_codes_alone_are_read_by_their_code_and_the_words_in_the_cells() -> None:
    codes = ["ETHNICITY_1", "ETHNICITY_2", "ETHNICITY_OTHER_TEXT", "GENDER", "ZIPCODE_RESIDENT"]
    rows = [answer("White", "", "", "Female", "02139"), answer("White", "Asian", "", "Male", "45402"), answer("", "", "Human", "", "")]
    found = table([[*FIELDS, *codes], *rows])
    assert found.frame["race"].tolist() == ["white", "white|asian", ""]
    assert found.frame["gender"].tolist() == ["female", "male", ""]
    assert found.frame["zip"].tolist() == ["02139", "45402", ""]


def test_a_file_without_columns_about_the_response_is_known_by_its_codes() -> None:
    codes = ["Q2.1_1", "Q2.1_2", "Q2.2"]
    labels = ["Your race? - White", "Your race? - Asian", "What is your gender?"]
    ids = ['{"ImportId":"QID2_1"}', '{"ImportId":"QID2_2"}', '{"ImportId":"QID3"}']
    found = table([codes, labels, ids, ["White", "", "Male"], ["", "Asian", "Female"]])
    assert (found.exporter, found.header_row) == ("qualtrics", 1)
    assert found.frame[["race", "gender"]].values.tolist() == [["white", "male"], ["asian", "female"]]
    assert table([codes, ["White", "", "Male"], ["", "Asian", "Female"]]).exporter == "qualtrics"


def test_a_tab_file_in_utf_16_reads_the_same() -> None:
    rows = [[*FIELDS, *SPLIT], [*LABELS, *SPLIT_LABELS], import_ids(*SPLIT_IDS), *ANSWERS]
    [found] = checked_tables("export.tsv", "\ufeff".encode("utf-16-le") + csv_of(rows, "\t", "utf-16-le"))
    assert (found.exporter, found.frame["race"].tolist()) == ("qualtrics", RACES)


def test_answers_in_one_cell_are_split_at_commas_that_no_option_holds() -> None:
    headings = [[*FIELDS, "Q5", "Q5_7_TEXT"], [*LABELS, "What is your race? - Selected Choice", "What is your race? - Other - Text"]]
    rows = [answer("Hispanic, Latino, or Spanish origin,White", ""), answer("White,Asian", "")]
    found = table([*headings, import_ids("QID5", "QID5_7_TEXT"), *rows])
    assert found.frame["race"].tolist() == ["hispanic_or_latino|white", "white|asian"]
    assert [column for _, _, column in found.columns].count("race") == 1


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (answer("White", status="Survey Preview"), "a preview"),
        (answer("White", status="1"), "a preview"),
        (answer("White", status="2"), "a test"),
        (answer("White", status="Spam"), "spam"),
        (answer("", finished="False"), "not finished"),
        (answer("", finished="0"), "not finished"),
        (answer("", progress="64"), "not finished"),
        (answer("", progress="0"), "not finished"),
    ],
)
def test_previews_tests_and_unfinished_answers_do_not_count(row: list[str], reason: str) -> None:
    found = table([[*FIELDS, "ETHNICITY"], row, answer("Asian", status="0", finished="1")])
    assert [(each.row, each.reason) for each in found.not_counted] == [(2, reason)]
    assert (found.rows_read, found.frame["race"].tolist()) == (2, ["asian"])


def test_an_unfinished_answer_that_says_who_it_is_counts() -> None:
    found = table([[*FIELDS, "ETHNICITY"], answer("White", finished="False", progress="64")])
    assert (found.not_counted, found.frame["race"].tolist()) == ((), ["white"])


def test_the_language_of_the_form_and_what_tells_a_person_are_not_kept() -> None:
    found = table([[*FIELDS, "ETHNICITY"], answer("White", email="Ana@Example.org")])
    assert found.frame["language"].tolist() == [""]
    assert found.frame["email"].tolist() == ["ana@example.org"]
    assert {header: column for _, header, column in found.columns}["IPAddress"] is None


def test_numbers_without_words_are_said_and_not_read() -> None:
    headings = [[*FIELDS, "Q5", "Q6", "Q7"], [*LABELS, "What is your race?", "What is your gender?", "What is your ZIP code?"]]
    found = table([*headings, import_ids("QID5", "QID6", "QID7_TEXT"), answer("1,4", "2", "02139"), answer("2", "-99", "45402")])
    assert found.frame[["race", "gender", "zip"]].values.tolist() == [["", "", "02139"], ["", "", "45402"]]
    assert [(each.kind, each.severity, each.column) for each in found.findings] == [
        ("answers_are_codes", "file", "What is your gender?"),
        ("answers_are_codes", "file", "What is your race?"),
    ]
    assert found.findings[0].message == (
        "“What is your gender?” holds numbers that stand for answers and the file does not say which; they count as missing. "
        "Export the responses again with “Use choice text”."
    )


def test_a_grid_of_answers_is_no_question_with_options() -> None:
    headings = [[*FIELDS, "Q9_1", "Q9_2"], [*LABELS, "I felt - heard", "I felt - welcome"], import_ids("QID9_1", "QID9_2")]
    found = table([*headings, answer("Agree", "Disagree"), answer("Agree", "Agree")])
    assert [header for _, header, _ in found.columns][-2:] == ["I felt - heard", "I felt - welcome"]


@pytest.mark.parametrize(
    "headers",
    [
        ["Respondent ID", "Start Date", "End Date", "IP Address", "Race"],
        ["id", "submitdate", "startlanguage", "startdate", "race[1]"],
        ["Id", "Start time", "Completion time", "Email", "Name", "Status"],
        ["Email", "Status", "Progress", "Finished", "Race"],
    ],
)
def test_other_tools_are_not_taken_for_it(headers: list[str]) -> None:
    assert table([headers, ["1"] * len(headers)]).exporter != "qualtrics"


def test_companions_leave_it_alone() -> None:
    found = table([[*FIELDS, "ETHNICITY"], answer("White")])
    assert with_companions([found]) == [found]
