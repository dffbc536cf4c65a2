"""Checked tables brought together under a schedule: the sentences of “Words with one meaning”, each on a few rows."""

import pandas as pd
import pytest

from representation.intake.intake import checked_tables
from representation.joining import joined
from representation.room.participations import duplicates_collapsed, participations, people
from tests.intake_tables import KEY, counted, lost, registered, room, stages, surveyed, table, together

NIGHT, LIBRARY = "Family Night", "Library Evening"
EVENTBRITE = ["Order #", "Order Date", "First Name", "Last Name", "Email", "Attendee #", "Attendee Status", "Event Name", "Race"]


# Stages


@pytest.mark.parametrize("status", ["Cancelled", "Refunded", "Declined", "Waitlisted", "Test"])
def test_registered_is_not_cancelled_refunded_declined_waitlisted_or_a_test(status: str) -> None:
    rows = registered(["a@x.org", "Ana", status, NIGHT, ""], ["b@x.org", "Bo", "Registered", NIGHT, ""])
    assert counted(room(rows)) == (1, 0, 0, 0)
    assert len(together(rows).not_counted) == 1
    assert together(rows).findings == []


def test_refunded_and_registered_again_is_one_registration_and_no_duplicate() -> None:
    rows = registered(["a@x.org", "Ana", "Attending", NIGHT, "White"], ["a@x.org", "Ana", "Refunded", NIGHT, "Asian"])
    whole = together(rows)
    found = participations(whole.responses)
    assert (counted(found), duplicates_collapsed(whole.responses, found)) == ((1, 0, 0, 0), 0)
    assert found["race"].tolist() == ["white"]  # the row that does not count is dropped before the latest row wins


def test_attended_is_checked_in_or_on_the_list_or_answered_that_conversations_survey() -> None:
    rows = registered(["a@x.org", "Ana", "Checked In", NIGHT, ""], ["b@x.org", "Bo", "", NIGHT, ""], ["c@x.org", "Cy", "", NIGHT, ""])
    sheet = table([["Name", "E-mail", "Attended"], ["Bo", "b@x.org", "x"], ["Dee", "d@x.org", ""]], "attendance", NIGHT)
    survey = surveyed(["9/18/2026 9:00", "c@x.org", NIGHT, ""], ["9/18/2026 9:00", "e@x.org", LIBRARY, ""])
    assert counted(room(rows, sheet, survey)) == (3, 4, 2, 1)


def test_a_survey_of_another_conversation_says_nothing_of_this_one() -> None:
    found = room(registered(["a@x.org", "Ana", "", NIGHT, ""]), surveyed(["10/7/2026 9:00", "a@x.org", LIBRARY, ""]))
    assert counted(found) == (1, 1, 1, 1)
    assert found["person_id"].nunique() == 1


# Person


def test_the_same_email_after_trim_and_case_fold_is_one_person() -> None:
    whole = together(registered(["Ana@x.org ", "Ana", "", NIGHT, ""], [" ANA@X.ORG", "Ana", "", NIGHT, ""]))
    assert counted(participations(whole.responses)) == (1, 0, 0, 0)
    assert duplicates_collapsed(whole.responses, participations(whole.responses)) == 1


def test_different_first_names_under_one_email_are_two_people_and_the_survey_is_the_first_ones() -> None:
    rows = registered(["home@x.org", "Ana", "", NIGHT, "White"], ["home@x.org", "Bo", "", NIGHT, "Asian"])
    found = room(rows, surveyed(["9/18/2026 9:00", "home@x.org", NIGHT, "Black"]))
    assert counted(found) == (2, 1, 1, 0)
    assert sorted(found["race"]) == ["asian", "black_or_african_american"]


def test_a_first_name_in_other_case_or_without_its_accent_is_the_same_person() -> None:
    assert counted(room(registered(["a@x.org", "José", "", NIGHT, ""], ["a@x.org", "JOSE ", "", NIGHT, ""]))) == (1, 0, 0, 0)


def test_full_names_under_one_email_are_a_household_too() -> None:
    """A form that asks for the whole name in one question has first names as well."""
    rows = [["Email", "Name", "Event Name"], ["home@x.org", "Ana Ruiz", NIGHT], ["home@x.org", "Bo Ruiz", NIGHT]]
    assert counted(room(table(rows, "registration"))) == (2, 0, 0, 0)


def test_different_first_names_under_one_order_came_together() -> None:
    ana = ["77", "", "Ana", "Ruiz", "home@x.org", "1", "Attending", NIGHT, ""]
    bo = ["77", "", "Bo", "Ruiz", "home@x.org", "2", "Attending", NIGHT, ""]
    rows = [EVENTBRITE, ana, bo]
    found = room(table(rows))
    assert counted(found) == (2, 0, 0, 0)
    assert found["arrival_key"].nunique() == 1
    assert found["arrival_key"].ne("").all()


def test_rows_without_an_email_are_people_of_their_own() -> None:
    assert counted(room(registered(["", "Ana", "", NIGHT, ""], ["", "Ana", "", NIGHT, ""], ["n/a", "Ana", "", NIGHT, ""]))) == (3, 0, 0, 0)


def test_anonymous_in_the_email_column_is_no_person() -> None:
    found = room(surveyed(["9/18/2026 9:00", "anonymous", NIGHT, "White"], ["9/18/2026 9:00", "Anonymous", NIGHT, "White"]))
    assert counted(found) == (0, 0, 2, 0)


def test_an_id_column_tells_people_apart_and_brings_them_together() -> None:
    rows = [["Participant ID", "Email", "Event Name"], ["S-1", "home@x.org", NIGHT], ["S-2", "home@x.org", NIGHT], ["S-1", "", LIBRARY]]
    found = room(table(rows, "registration"))
    assert (counted(found), found["person_id"].nunique()) == ((3, 0, 0, 0), 2)


def test_a_person_with_an_id_and_an_email_is_known_by_either() -> None:
    """Registered with both; the exit survey asks for the e-mail alone."""
    rows = [["Participant ID", "Email", "Event Name"], ["S-1", "ana@x.org", NIGHT]]
    assert counted(room(table(rows, "registration"), surveyed(["9/18/2026 9:00", "ana@x.org", NIGHT, ""]))) == (1, 1, 1, 0)


def test_a_name_on_the_list_that_just_one_registration_has_is_that_person() -> None:
    rows = [["Email", "Name", "Event Name"], ["a@x.org", "Ana Ruiz", NIGHT], ["b@x.org", "Bo Chen", NIGHT], ["c@x.org", "Bo Chen", NIGHT]]
    sheet = table([["Name", "Attended"], ["ana  RUIZ", "x"], ["Bo Chen", "x"]], "attendance", NIGHT)
    assert counted(room(table(rows, "registration"), sheet)) == (3, 2, 0, 1)


# Answers


def test_the_latest_row_wins_and_keeps_what_it_left_blank() -> None:
    headers = ["Registered on", "Email", "Event Name", "Race", "Home ZIP code"]
    rows = [headers, ["9/2/2026 8:00", "a@x.org", NIGHT, "Asian", ""], ["9/1/2026 8:00", "a@x.org", NIGHT, "White", "45402"]]
    [one] = room(table(rows, "registration")).to_dict("records")
    assert (one["race"], one["zip"]) == ("asian", "45402")


def test_the_exit_surveys_answer_wins_registration_fills_blanks_and_the_source_is_kept() -> None:
    headers = ["Timestamp", "Email Address", "Which conversation did you attend?", "Race", "Gender"]
    survey = table([headers, ["9/18/2026 9:00", "a@x.org", NIGHT, "Asian", ""]], "exit_survey")
    rows = [["Email", "Event Name", "Race", "Gender"], ["a@x.org", NIGHT, "White", "Female"]]
    [one] = room(table(rows, "registration"), survey).to_dict("records")
    assert (one["race"], one["race_source"], one["gender"], one["gender_source"]) == ("asian", "exit_survey", "female", "registration")


def test_blank_declined_and_unreadable_stay_apart() -> None:
    found = room(
        surveyed(*(["9/18/2026 9:00", f"{i}@x.org", NIGHT, race] for i, race in enumerate(["", "n/a", "Prefer not to say", "Blue"])))
    )
    assert found["race"].tolist() == ["", "", "declined", "unreadable"]


def test_people_are_counted_once_over_conversations() -> None:
    rows = registered(["a@x.org", "Ana", "", NIGHT, "White"], ["a@x.org", "Ana", "", LIBRARY, "Asian"])
    found = room(rows)
    assert (len(found), len(people(found))) == (2, 1)


# Findings, order and identity of files


def test_a_row_that_is_set_aside_is_one_finding_whatever_else_is_wrong_with_it() -> None:
    assert lost(registered(["a@x.org", "Ana", "", "Bake sale", "Blue"])) == [("registrations.csv", 2, "conversation_unknown", "row")]


def test_findings_of_the_whole_file_survive_the_joining() -> None:
    whole = together(table([["nothing", "known"], ["1", "2"]]))
    assert [problem.kind for problem in whole.findings] == ["table_not_recognised"]


def test_tables_come_back_in_their_order_and_unchanged() -> None:
    tables = [registered(["a@x.org", "Ana", "", "Bake sale", ""]), surveyed(["9/18/2026 9:00", "a@x.org", NIGHT, ""])]
    before = [(one.findings, one.frame.copy()) for one in tables]
    whole = together(*tables)
    assert [one.file for one in whole.tables] == ["schedule.csv", "registrations.csv", "survey.csv"]
    assert [None if part is None else len(part) for part in whole.responses_of] == [None, 0, 1]
    for one, (findings, frame) in zip(tables, before, strict=True):
        assert one.findings == findings
        pd.testing.assert_frame_equal(one.frame, frame)


def test_the_same_file_twice_counts_everybody_once() -> None:
    rows = registered(["a@x.org", "Ana", "", NIGHT, "White"])
    assert counted(room(rows, rows)) == counted(room(rows))


def test_the_order_of_the_files_does_not_matter() -> None:
    tables = [
        registered(["a@x.org", "Ana", "Checked In", NIGHT, "White"], ["b@x.org", "Bo", "", LIBRARY, ""]),
        surveyed(["10/7/2026 9:00", "b@x.org", LIBRARY, "Asian"]),
        table([["Name", "Attended"], ["Ana", "x"], ["Dee", "x"]], "attendance", NIGHT),
    ]
    one, other = room(*tables), room(*reversed(tables))
    assert stages(one) == stages(other)
    assert sorted(one["race"]) == sorted(other["race"])


def test_no_files_give_nothing() -> None:
    whole = joined([], KEY)
    assert (len(whole.responses), len(whole.conversations), whole.findings, whole.not_counted) == (0, 0, [], [])


def test_unreadable_files_are_findings_beside_the_good_ones() -> None:
    broken = checked_tables("broken.csv", b"")
    whole = together(registered(["a@x.org", "Ana", "", NIGHT, ""]), *broken)
    assert [(problem.file, problem.kind) for problem in whole.findings] == [("broken.csv", "file_empty")]
    assert counted(participations(whole.responses)) == (1, 0, 0, 0)
