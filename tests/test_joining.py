"""Checked tables brought together under a schedule: the sentences of “Words with one meaning”, each on a few rows."""

import pandas as pd
import pytest

from representation.intake.checked import CheckedTable
from representation.intake.intake import checked_tables
from representation.joining import Known, joined
from representation.room.participations import duplicates_collapsed, participations, people
from representation.room.schedule import FIELDS, conversations
from tests.intake_tables import KEY, Rows, room, stages, table, together

NIGHT, LIBRARY = "Family Night", "Library Evening"
EVENTBRITE = ["Order #", "Order Date", "First Name", "Last Name", "Email", "Attendee #", "Attendee Status", "Event Name", "Race"]


def registered(*rows: list[str]) -> CheckedTable:
    """Registrations: e-mail, first name, status, conversation, race."""
    return table([["Email", "First Name", "Status", "Event Name", "Race"], *rows], "registration", name="registrations.csv")


def surveyed(*rows: list[str]) -> CheckedTable:
    """Exit surveys: time, e-mail, conversation, race."""
    return table([["Timestamp", "Email Address", "Which conversation did you attend?", "Race"], *rows], "exit_survey", name="survey.csv")


def lost(*tables: CheckedTable, schedule: Rows = [["Conversation", "Date"], [NIGHT, "2026-09-17"], [LIBRARY, "2026-10-06"]]) -> list[tuple]:  # noqa: B006
    return [(problem.file, problem.row, problem.kind, problem.severity) for problem in together(*tables, schedule=schedule).findings]


def counted(found: pd.DataFrame) -> tuple[int, int, int, int]:
    registered_count, attended, surveyed_count, walk_ins = stages(found).values()
    return registered_count, attended, surveyed_count, walk_ins


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


# Placing


def test_a_title_is_known_in_any_case_and_with_spaces() -> None:
    assert counted(room(registered(["a@x.org", "Ana", "", "  FAMILY  night ", ""]))) == (1, 0, 0, 0)


def test_a_blank_or_unknown_conversation_is_placed_by_its_date_else_set_aside() -> None:
    rows = table(
        [["Email", "Event Name", "Event Date"],
         ["a@x.org", "", "9/17/2026"], ["b@x.org", "Bake sale", "10/6/2026"], ["c@x.org", "", ""], ["d@x.org", "Bake sale", "12/24/2026"]],
        "registration",
    )  # fmt: skip
    assert counted(room(rows)) == (2, 0, 0, 0)
    assert lost(rows) == [("file.csv", 4, "conversation_missing", "row"), ("file.csv", 5, "conversation_unknown", "row")]


def test_a_date_of_two_conversations_places_nothing() -> None:
    schedule = [["Conversation", "Date"], ["Gym", "2026-09-17"], ["Hall", "2026-09-17"]]
    rows = surveyed(["9/17/2026 20:00", "a@x.org", "", ""], ["9/17/2026 20:00", "b@x.org", "hall", ""])
    assert counted(room(rows, schedule=schedule)) == (0, 1, 1, 1)
    assert lost(rows, schedule=schedule) == [("survey.csv", 2, "conversation_missing", "row")]


def test_a_monthly_title_is_told_apart_by_the_date() -> None:
    schedule = [["Conversation", "Date"], ["Evening", "2026-09-17"], ["Evening", "2026-10-15"]]
    rows = surveyed(["9/17/2026 20:00", "a@x.org", "Evening", ""], ["10/15/2026 20:00", "a@x.org", "Evening", ""])
    found = room(rows, schedule=schedule)
    assert (counted(found), found["person_id"].nunique()) == ((0, 2, 2, 2), 1)


def test_a_title_on_two_dates_that_no_date_tells_apart_says_so() -> None:
    """The title is on the schedule: the sentence must not say that it is not."""
    schedule = [["Conversation", "Date"], ["Evening", "2026-09-17"], ["Evening", "2026-10-15"]]
    [problem] = together(registered(["a@x.org", "Ana", "", "Evening", ""]), schedule=schedule).findings
    assert (problem.severity, problem.row) == ("row", 2)
    assert "is not on the schedule" not in problem.message


def test_the_day_of_registering_is_not_the_day_of_the_event() -> None:
    """Registering for one conversation on the day of another must not place a row there."""
    rows = [EVENTBRITE, ["1", "9/17/2026 08:00", "Ana", "Ruiz", "a@x.org", "1", "Attending", "", ""]]
    assert lost(table(rows)) == [("file.csv", 2, "conversation_missing", "row")]


def test_the_title_given_with_the_file_serves_the_whole_file() -> None:
    found = room(table([["Name", "E-mail"], ["Ana", "a@x.org"]], "attendance", "library evening"))
    assert counted(found) == (0, 1, 0, 1)


def test_a_title_given_with_the_file_that_no_schedule_has_is_a_conversation_of_its_own() -> None:
    sheet = table([["Tuesday, October 6, 2026"], ["Name", "E-mail"], ["Ana", "a@x.org"]], "attendance", "Pop-up talk")
    whole = together(sheet)
    assert whole.conversations[["title", "date"]].to_numpy().tolist()[-1] == ["Pop-up talk", "2026-10-06"]
    assert counted(participations(whole.responses)) == (0, 1, 0, 1)


def test_the_title_or_the_date_above_a_sign_in_sheet_places_it() -> None:
    names = [["Name", "E-mail"], ["Ana", "a@x.org"]]
    for heading in (["Sign-in sheet", "FAMILY NIGHT"], ["Sign-in sheet", "Date: 9/17/2026"], ["Thursday, September 17, 2026, 6:00 PM"]):
        assert counted(room(table([*([line] for line in heading), *names], "attendance"))) == (0, 1, 0, 1), heading


def test_without_a_schedule_the_titles_in_the_files_are_the_schedule() -> None:
    rows = table([["Email", "Event Name", "Event Date"], ["a@x.org", NIGHT, "9/17/2026"], ["b@x.org", LIBRARY, ""]], "registration")
    sheet = table([[NIGHT], ["Name", "E-mail"], ["Ana", "a@x.org"]], "attendance")
    survey = surveyed(["9/17/2026 20:00", "b@x.org", "", ""])
    whole = together(rows, sheet, survey, schedule=[])
    assert whole.conversations[["title", "date"]].to_numpy().tolist() == [[NIGHT, "2026-09-17"], [LIBRARY, ""]]
    assert counted(participations(whole.responses)) == (2, 2, 1, 1)
    assert whole.findings == []


def test_without_anything_that_names_a_conversation_every_row_is_set_aside() -> None:
    rows = table([["Email", "Race"], ["a@x.org", "White"], ["b@x.org", "Blue"]], "registration")
    assert lost(rows, schedule=[]) == [("file.csv", 2, "conversation_missing", "row"), ("file.csv", 3, "conversation_missing", "row")]
    assert counted(room(rows, schedule=[])) == (0, 0, 0, 0)


def known_night(has_schedule: bool = True, added: tuple[str, ...] = ()) -> Known:
    blank = dict.fromkeys(FIELDS, "")
    return Known(conversations([pd.DataFrame([{"conversation": NIGHT, "event_date": "2026-09-17", **blank}])]), has_schedule, added)


def test_conversations_that_are_known_already_are_a_schedule() -> None:
    whole = joined([registered(["a@x.org", "Ana", "", NIGHT, ""], ["b@x.org", "Bo", "", "Bake sale", ""])], KEY, known_night())
    assert counted(participations(whole.responses)) == (1, 0, 0, 0)
    assert [problem.kind for problem in whole.findings] == ["conversation_unknown"]


def test_a_title_that_staff_added_is_a_conversation_beside_the_schedule() -> None:
    whole = joined([registered(["b@x.org", "Bo", "", "Bake sale", ""])], KEY, known_night(added=("bake SALE",)))
    assert counted(participations(whole.responses)) == (1, 0, 0, 0)
    assert whole.findings == []


def test_a_title_known_from_an_earlier_file_is_the_same_conversation_in_a_file_without_dates() -> None:
    whole = joined([registered(["a@x.org", "Ana", "", NIGHT, ""])], KEY, known_night(has_schedule=False))
    assert whole.conversations[["title", "date"]].to_numpy().tolist() == [[NIGHT, "2026-09-17"]]
    assert counted(participations(whole.responses)) == (1, 0, 0, 0)
    assert whole.findings == []


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
