"""The real reports of calls and the real form with options as columns, from the file to who was in the room."""

from pathlib import Path

import pandas as pd
import pytest

from representation.intake.checked import CheckedTable
from representation.intake.exporters.typeform import recognised
from representation.intake.intake import checked_tables
from tests.intake_tables import room, stages, together

REAL = Path(__file__).parents[3] / "shared" / "real"
MEETING, WEBINAR = "registration/zoom_meeting_participants_001.csv", "registration/zoom_webinar_attendee_report.csv"
FORM = "survey_typeform/fcc_2016_part1_trim.csv"
TITLES = {MEETING: ("Meeting about Reunion", "2020-09-24"), WEBINAR: ("Smoke Test Workshop", "2026-08-09")}


def real(file: str) -> CheckedTable:
    [found] = checked_tables(Path(file).name, (REAL / file).read_bytes())
    return found


@pytest.mark.parametrize(
    ("file", "exporter", "kind", "header_row", "rows", "host"),
    [
        (MEETING, "zoom_meeting", "attendance", 4, 10, 5),
        (WEBINAR, "zoom_webinar_attendees", "attendance", 9, 7, 7),
        (FORM, "typeform", "exit_survey", 1, 500, None),
    ],
)
def test_the_file_is_known_and_its_host_left_out(file: str, exporter: str, kind: str, header_row: int, rows: int, host: int | None) -> None:
    found = real(file)
    assert (found.exporter, found.kind, found.header_row, found.rows_read, found.rows_usable) == (exporter, kind, header_row, rows, rows)
    assert [(row.row, row.reason) for row in found.not_counted] == ([] if host is None else [(host, "a host")])
    assert {each.kind for each in found.findings} <= {"headers_duplicated"}  # the question form repeats the headers of its options


@pytest.mark.parametrize("schedule_title", ["as in the file", "Another title"])
@pytest.mark.parametrize(("file", "attended"), [(MEETING, 9), (WEBINAR, 5)])
def test_everybody_who_came_is_at_the_conversation_of_that_title_or_day(file: str, attended: int, schedule_title: str) -> None:
    title, date = TITLES[file]
    title = title if schedule_title == "as in the file" else schedule_title
    schedule = [["Conversation", "Date"], [title, date], ["Library Evening", "2026-10-06"]]
    done = together(real(file), schedule=schedule)
    [where] = pd.unique(done.responses["conversation_id"])
    assert done.findings == []
    assert done.conversations.set_index("conversation_id").loc[where, "title"] == title
    assert stages(room(real(file), schedule=schedule)) == {"registered": 0, "attended": attended, "surveyed": 0, "walk_ins": attended}


def test_a_name_in_brackets_is_taken_off_and_a_device_names_nobody() -> None:
    names = real(MEETING).frame["name"].tolist()
    assert names[2] == "Paul McCartney"
    assert names[-1] == ""


def test_the_questions_of_the_form_are_found_by_their_options() -> None:
    found = recognised(real(FORM).raw)
    assert found is not None
    assert [(boxes.positions[0], boxes.positions[-1], boxes.question) for boxes in found.boxes] == [
        (4, 5, "Which one of these roles are you most interested in?"),
        (10, 19, "coffee-and-codes"),
        (20, 31, "EdX"),
        (32, 37, "Code Newbie"),
    ]
