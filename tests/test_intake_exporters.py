"""What a table is: the exporter that wrote it, its kind and its header row."""

import pytest

from tests.intake_tables import Rows, table

EVENTBRITE = ["Order #", "Order Date", "First Name", "Last Name", "Email", "Attendee #", "Attendee Status"]
FORMS = ["Id", "Start time", "Completion time", "Email", "Name"]


def known(rows: Rows) -> tuple[str | None, str | None, int | None]:
    found = table(rows)
    return found.exporter, found.kind, found.header_row


def test_eventbrite_is_known_by_order_attendee_and_status() -> None:
    assert known([EVENTBRITE, ["1", "9/1/2026", "Ana", "Ruiz", "a@x.org", "7", "Attending"]]) == ("eventbrite", "registration", 1)


def test_notes_above_an_eventbrite_report_do_not_hide_it() -> None:
    assert known([["Attendees as of today"], [], EVENTBRITE, ["1"]]) == ("eventbrite", "registration", 3)


def test_microsoft_forms_is_known_by_its_five_first_columns() -> None:
    assert known([[*FORMS, "Race"], ["1", "", "", "anonymous", "", "White;"]]) == ("microsoft_forms", "exit_survey", 1)


def test_a_form_that_asks_who_will_come_is_a_registration() -> None:
    assert known([[*FORMS, "Which conversation will you attend?"], ["1"]]) == ("microsoft_forms", "registration", 1)
    assert known([["Timestamp", "Email Address", "Sign up for"], ["", "", ""], ["1"]]) == ("google_forms", "registration", 1)


def test_google_forms_is_known_by_its_first_column() -> None:
    assert known([["Timestamp", "Race"], ["9/18/2026 10:00:00", "White"]]) == ("google_forms", "exit_survey", 1)
    assert known([["Marca temporal", "Tu raza"], ["18/9/2026 10:00:00", "Blanca"]]) == ("google_forms", "exit_survey", 1)


def test_a_list_of_names_with_a_mark_is_a_sign_in_sheet_wherever_its_header_stands() -> None:
    rows = [["Name", "E-mail", "Attended"], ["Ana Ruiz", "", "x"]]
    assert known(rows) == ("sign_in_sheet", "attendance", 1)
    assert known([["Sign-in"], ["Family Night"], [], *rows]) == ("sign_in_sheet", "attendance", 4)


def test_a_list_of_names_under_a_title_is_a_sign_in_sheet() -> None:
    assert known([["Family Night"], ["Name", "E-mail"], ["Ana Ruiz", ""]]) == ("sign_in_sheet", "attendance", 2)


def test_a_table_with_people_is_a_registration_and_one_with_ratings_a_survey() -> None:
    assert known([["E-mail", "Race"], ["a@x.org", "White"]]) == ("plain", "registration", 1)
    assert known([["E-mail", "Race", "I felt heard"], ["a@x.org", "White", "5"]]) == ("plain", "exit_survey", 1)
    assert known([["Race", "Gender"], ["White", "Female"]]) == ("plain", "exit_survey", 1)


def test_titles_with_dates_and_no_people_are_a_schedule() -> None:
    assert known([["Title", "Date", "Location"], ["Family Night", "9/17/2026", "Gym"]]) == ("plain", "conversations", 1)


@pytest.mark.parametrize("rows", [[["id", "height"], ["1", "2"]], [["Race", "People"], ["White", "5"]], [["just one cell"]]])
def test_a_table_without_known_headers_is_nothing(rows: Rows) -> None:
    found = table(rows)
    if found.kind != "community":
        assert (found.exporter, found.kind, found.header_row, found.rows_usable) == (None, None, None, 0)


def test_an_unknown_table_says_what_to_do() -> None:
    [problem] = table([["id", "height"], ["1", "2"]]).findings
    assert (problem.kind, problem.severity) == ("table_not_recognised", "file")
    assert problem.message == "No row of the sheet has headers that we know. Say what the table is and which column holds what."


def test_what_the_user_says_a_file_is_wins() -> None:
    rows = [["E-mail", "Race"], ["a@x.org", "White"]]
    assert [table(rows, kind).kind for kind in ("registration", "attendance", "exit_survey")] == [
        "registration",
        "attendance",
        "exit_survey",
    ]


def test_a_list_of_names_alone_is_read_when_the_user_says_what_it_is() -> None:
    found = table([["Name"], ["Ana Ruiz"], ["Bo Chen"]], "attendance", "Family Night")
    assert (found.kind, found.header_row, found.frame["name"].tolist()) == ("attendance", 1, ["Ana Ruiz", "Bo Chen"])
