"""The cells of a table converted, column by column."""

import pandas as pd
import pytest

from representation.intake.correction import Correction
from representation.intake.intake import checked_table
from tests.intake_tables import Rows, table

EVENTBRITE = ["Order #", "Order Date", "First Name", "Last Name", "Email", "Attendee #", "Attendee Status", "Event Name"]


def reasons(rows: Rows) -> dict[int, str]:
    return {row.row: row.reason for row in table(rows).not_counted}


def attended(mark: str, header: str = "Attended") -> bool:
    return bool(table([["Name", header], ["Ana Ruiz", mark]], "attendance").frame["is_attended"].sum())


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("Refunded", "refunded"),
        ("Cancelled", "cancelled"),
        ("canceled ", "cancelled"),
        ("Deleted", "deleted"),
        ("Not Attending", "not attending"),
        ("declined", "declined"),
        ("Waitlisted", "waitlisted"),
        ("Waiting list", "waitlisted"),
        ("Test", "test"),
        ("Not approved", "declined"),
        ("wait-listed", "waitlisted"),
        ("Refund requested", "refund requested"),
        ("Void", "cancelled"),
        ("Cancelled by organizer", "cancelled"),
        ("Cancelled - snow", "cancelled"),
        ("Expired", "not finished"),
        ("Abandoned", "not finished"),
        ("Unpaid", "not paid"),
        ("Invited", "invited"),
        ("Maybe", "undecided"),
        ("Pending", "not approved yet"),
    ],
)
def test_registrations_that_do_not_count_say_why(status: str, reason: str) -> None:
    assert reasons([["Email", "Status"], ["a@x.org", status], ["b@x.org", "Registered"]]) == {2: reason}


@pytest.mark.parametrize("status", ["Attending", "Registered", "confirmed", "Approved", "Partially refunded", "", "VIP"])
def test_every_other_status_counts(status: str) -> None:
    found = table([["Email", "Status"], ["a@x.org", status]])
    assert (found.not_counted, found.frame["is_attended"].tolist()) == ((), [False])


def test_who_was_checked_in_attended() -> None:
    assert table([["Email", "Status"], ["a@x.org", "Checked In"]]).frame["is_attended"].tolist() == [True]


def test_of_two_statuses_the_one_that_does_not_count_wins() -> None:
    assert reasons([["Email", "Order Status", "Attendee Status"], ["a@x.org", "Refunded", "Attending"]]) == {2: "refunded"}


def test_rows_that_do_not_count_are_no_findings_even_with_bad_cells() -> None:
    found = table([["Email", "Status", "Home Zip"], ["a@x.org", "Refunded", "nowhere"]])
    assert (found.findings, found.rows_set_aside, found.rows_usable) == ((), 0, 1)


@pytest.mark.parametrize("mark", ["Yes", "x", "X", "✓", "TRUE", "1", "present", "Sí"])
def test_a_mark_says_that_the_person_came(mark: str) -> None:
    assert attended(mark)


@pytest.mark.parametrize("mark", ["", "  ", "no", "No show", "-", "FALSE", "0", "absent"])
def test_a_blank_or_a_no_says_that_the_person_did_not_come(mark: str) -> None:
    assert not attended(mark)


def test_a_mark_that_cannot_be_read_is_a_finding_and_counts_as_not_attended() -> None:
    found = table([["Name", "Attended"], ["Ana Ruiz", "maybe"]], "attendance")
    [problem] = found.findings
    assert (problem.kind, problem.severity, problem.row, problem.column, problem.value) == ("mark_unclear", "cell", 2, "Attended", "maybe")
    assert problem.message == "“maybe” does not say whether the person came; the row counts as not attended. Write Yes or No."
    assert not found.frame["is_attended"].any()


def test_a_signature_says_that_the_person_came() -> None:
    assert attended("A. Ruiz", "Signature")
    assert attended("6:05 PM", "Time in")
    assert not attended("", "Signature")


@pytest.mark.parametrize("text", ["no show", "—", "absent"])
def test_a_word_for_not_coming_is_no_signature(text: str) -> None:
    assert not attended(text, "Signature")


def test_a_list_without_marks_is_of_people_who_came() -> None:
    assert table([["Name", "E-mail"], ["Ana", ""], ["Bo", ""]], "attendance").frame["is_attended"].tolist() == [True, True]


def test_lines_of_totals_tests_and_empty_lines_do_not_count() -> None:
    rows = [["Name", "E-mail", "Attended"], ["Ana", "", "x"], ["Test Test", "t@x.org", "x"], ["", "", "no"], ["Total", "", "2"]]
    found = table(rows, "attendance")
    assert {row.row: row.reason for row in found.not_counted} == {3: "a test", 4: "an empty line of the list", 5: "a line of totals"}
    assert [(problem.kind, problem.row) for problem in found.findings] == [("totals_left_out", 5)]


def test_a_totals_line_is_no_person_who_came() -> None:
    found = table([["Family Night"], ["Name", "E-mail"], ["Ana", ""], ["Total: 1", ""]], "attendance")
    assert found.frame["name"].tolist() == ["Ana"]


@pytest.mark.parametrize(
    ("written", "email"),
    [
        (" Ana@Example.ORG ", "ana@example.org"),
        ("<ana@example.org>", "ana@example.org"),
        ("anonymous", ""),
        ("n/a", ""),
        ("", ""),
        ("STRASSE@example.org", "strasse@example.org"),
    ],
)
def test_an_email_is_trimmed_and_case_folded_and_has_an_at(written: str, email: str) -> None:
    assert table([["Email", "Race"], [written, "White"]]).frame["email"].tolist() == [email]


def test_the_question_for_the_email_is_used_where_the_tools_own_column_is_anonymous() -> None:
    headers = ["Id", "Start time", "Completion time", "Email", "Name", "Your e-mail (optional)"]
    rows = [headers, ["1", "", "", "anonymous", "", "Ana@x.org"], ["2", "", "", "anonymous", "", ""], ["3", "", "", "bo@x.org", "", ""]]
    assert table(rows).frame["email"].tolist() == ["ana@x.org", "", "bo@x.org"]


def test_names_are_put_together_from_their_parts() -> None:
    rows = [["First Name", "Last Name", "Email"], [" Ana  María ", "Ruiz", ""], ["Bo", "", ""]]
    frame = table(rows).frame
    assert frame["name"].tolist() == ["Ana María Ruiz", "Bo"]
    assert frame["first_name"].str.split().str.join(" ").tolist() == ["Ana María", "Bo"]


def test_people_called_null_keep_their_names() -> None:
    assert table([["First Name", "Last Name"], ["Ana", "Null"], ["NA", "None"]]).frame["name"].tolist() == ["Ana Null", "NA None"]


@pytest.mark.parametrize(
    ("race", "ethnicity", "expected"),
    [
        ("White", "Not Hispanic or Latino", "white"),
        ("White", "Hispanic or Latino", "hispanic_or_latino|white"),
        ("", "Hispanic or Latino", "hispanic_or_latino"),
        ("White", "", "white"),
        ("", "Not Hispanic or Latino", ""),
        ("White", "White", "white"),
        ("White/Caucasian", "Not of Hispanic or Latino origin;white", "white"),
        ("Asian;Black", "Hispanic", "hispanic_or_latino|black_or_african_american|asian"),
        ("Prefer not to say", "Hispanic or Latino", "hispanic_or_latino"),
        ("Prefer not to say", "Prefer not to say", "declined"),
        ("", "", ""),
        ("White", "n/a", "white"),
        ("n/a", "Hispanic or Latino", "hispanic_or_latino"),
        ("n/a", "Not Hispanic or Latino", ""),
        ("Unknown / Not Reported", "NOT Hispanic or Latino", ""),
        ("--", "n/a", ""),
        ("Prefer not to say", "n/a", "declined"),
        ("Prefer not to say", "Not Hispanic or Latino", "declined"),
    ],
)
def test_a_race_and_an_ethnicity_question_are_one_answer(race: str, ethnicity: str, expected: str) -> None:
    found = table([["Email", "Race", "Ethnicity"], ["a@x.org", race, ethnicity]])
    assert (found.frame["race"].tolist(), found.findings) == ([expected], ())


def test_declined_blank_and_unreadable_are_three_kinds_of_missing() -> None:
    found = table([["Email", "Gender"], ["a@x.org", "Prefer not to say"], ["b@x.org", "N/A"], ["c@x.org", "why do you need this?"]])
    assert found.frame["gender"].tolist() == ["declined", "", "unreadable"]
    assert [(problem.row, problem.kind) for problem in found.findings] == [(4, "gender_unreadable")]


def test_the_language_of_the_form_is_not_the_language_at_home() -> None:
    assert table([["Email", "Race", "Language"], ["a@x.org", "White", "Spanish"]]).frame["language"].tolist() == [""]


def test_a_date_that_does_not_exist_is_a_finding_and_the_row_stays() -> None:
    found = table([["Timestamp", "Email", "Race"], ["30 Feb 2026", "a@x.org", "White"]])
    [problem] = found.findings
    assert problem.message == "“30 Feb 2026” is not a date that exists; the row is kept without it. Type the date as month/day/year."
    assert (problem.severity, found.frame["submitted_at"].tolist(), found.frame["race"].tolist()) == ("cell", [""], ["white"])


def test_an_answer_that_staff_placed_is_no_finding() -> None:
    raw = table([["Email", "Gender"], ["a@x.org", " boricua "]]).raw
    found = checked_table(raw, Correction(answers={("gender", "boricua"): "female"}))
    assert (found.frame["gender"].tolist(), found.findings) == (["female"], ())


def test_checking_changes_no_argument() -> None:
    found = table([["Email", "Race"], ["a@x.org", "Blue"]])
    before = found.raw
    checked_table(found.raw, Correction("exit_survey", "Family Night", {2: None}))
    assert found.raw == before


def test_comments_and_ratings_are_kept_apart_with_their_row_and_question() -> None:
    found = table([["Email", "I felt heard", "Comments"], ["a@x.org", "5", " Thanks "], ["b@x.org", "", ""]])
    assert found.comments.to_dict("records") == [{"row": 2, "question": "Comments", "text": "Thanks"}]
    assert found.ratings.to_dict("records") == [{"row": 2, "question": "I felt heard", "text": "5"}]
    assert isinstance(found.frame, pd.DataFrame)
    assert not {"comment", "rating"} & set(found.frame.columns)


def test_a_status_that_nobody_knows_counts_and_is_told() -> None:
    said = ["Attending", "VIP", "VIP", "", "n/a"]
    found = table([["Email", "Status"], *([f"p{i}@x.org", status] for i, status in enumerate(said))])
    assert found.not_counted == ()
    [group] = found.groups
    assert (group.kind, group.severity, group.rows, group.column, group.value) == ("status_unknown", "cell", (3, 4), "Status", "VIP")
    assert group.message == (
        "“VIP” is no status that we know; the row counts as registered."
        " Write Cancelled or Waitlisted for a person who is not registered or leave the cell empty."
    )


def test_an_unknown_status_of_a_row_that_does_not_count_is_not_told() -> None:
    found = table([["Email", "Order Status", "Attendee Status"], ["a@x.org", "Refunded", "VIP"]])
    assert (found.groups, len(found.not_counted)) == ((), 1)


def test_a_role_that_is_none_is_unreadable_and_told() -> None:
    found = table([["Email", "Role"], ["a@x.org", "Parent"], ["b@x.org", "Grandmother of Ann Lee"], ["c@x.org", ""]], "registration")
    assert found.frame["role"].tolist() == ["family", "unreadable", ""]
    [group] = found.groups
    assert (group.kind, group.severity, group.rows, group.column) == ("role_unreadable", "cell", (3,), "Role")


@pytest.mark.parametrize(
    "written",
    [
        "zq@ex.org",
        "ZQ@Ex.org ",
        "zq@ex.org\u200b",
        "mailto:zq@ex.org",
        "<zq@ex.org>",
        "Zaph <zq@ex.org>",
        '"Quill, Zaph" <zq@ex.org>',
        "\u202azq@ex.org\u202c",
        "zq@\u00adex.org",
        "ｚｑ@ex.org",
    ],
)
def test_one_address_is_one_person_however_a_program_shows_it(written: str) -> None:
    assert table([["Email", "Race"], [written, "White"]], "registration").frame["email"].tolist() == ["zq@ex.org"]


def test_how_people_heard_of_it_is_kept_in_words_of_channels_alone() -> None:
    said = [*["School newsletter"] * 3, *["Pastor Theodorick Blunt"] * 3, "Flyer", ""]
    rows = [["Email", "How did you hear about this event?"], *([f"p{i}@x.org", text] for i, text in enumerate(said))]
    assert table(rows, "registration").frame["channel"].tolist() == [*["School newsletter"] * 3, *["other"] * 4, ""]
