"""Which conversation the rows of checked tables are about: by title, by date, by what the user or the sheet says."""

import pandas as pd

from representation.joining import Known, joined
from representation.room.participations import participations
from representation.room.schedule import FIELDS, conversations
from tests.intake_tables import KEY, counted, lost, registered, room, surveyed, table, together

NIGHT, LIBRARY = "Family Night", "Library Evening"
EVENTBRITE = ["Order #", "Order Date", "First Name", "Last Name", "Email", "Attendee #", "Attendee Status", "Event Name", "Race"]


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
