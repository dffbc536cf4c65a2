"""A file with something of a person planted in every column leaves nothing of it in the store."""

import sqlite3
from pathlib import Path

import pandas as pd
import pytest
from pandera.errors import SchemaErrors

from data_models.response import DIMENSIONS, Response
from representation.importing import UploadedFile, reviewed, saved
from representation.store.engine import open_store
from representation.validating import validated
from tests.intake_tables import KEY, SCHEDULE, csv_of, responses_of

HEADERS = [
    *("Timestamp", "First Name", "Last Name", "Email Address", "Which conversation did you attend?", "Home ZIP", "Race"),
    *("Language spoken at home", "Household income", "Gender", "Level of education", "Role", "How did you hear about this event?"),
    *("I felt heard", "Comments", "Status", "Phone"),
]
PLAIN = [
    *("9/18/2026 9:00", "{first}", "{last}", "{first}.{last}@secret.example", "Family Night", "45402", "White"),
    *("English", "$25,000 to $49,999", "Female", "GED", "Parent", "Flyer", "Agree", "Thanks", "Attending", "937-555-0177"),
]
NAMES = ("Quillmonger Truxillo", "Vexleyson", "Grandmother of Marisolina Truxillo", "Pastor Theodorick Blunt")
CONTACTS = ("937-555-0123", "9375550123", "mt@secret.example", "9375551-212", "555-1212", "@zaphira_q")
PLANTED = (
    "Vexleyson",
    "Marisolina",
    "Truxillo",
    "Theodorick",
    "Blunt",
    "Quillmonger",
    "secret.example",
    "zaphira_q",
    "Zaphira",
    "Ermengarde",
)
NUMBERS = ("555-0123", "5550123", "551-212", "555-1212", "555-0177")
CODED_HEADERS = HEADERS[5:14]


def person(number: int, **said: str) -> list[str]:
    cells = [cell.format(first=f"Zaphira{number}", last=f"Ermengarde{number}") for cell in PLAIN]
    return [said.get(header, cell) for header, cell in zip(HEADERS, cells, strict=True)]


def test_what_is_planted_in_any_column_is_nowhere_in_the_database(tmp_path: Path) -> None:
    planted = [{header: text} for header in (*CODED_HEADERS, "Status", "Timestamp") for text in (*NAMES, *CONTACTS)]
    several = [{header: text} for header in CODED_HEADERS for text in NAMES[2:] for _ in range(3)]
    own = [{"Comments": f"Ask Zaphira{i} or write mt (at) secret.example or call 937 555-0123"} for i in range(900, 903)]
    rows = [person(900 + i, **said) for i, said in enumerate([*own, *planted, *several, {}, {}])]
    roster = [["Name", "Email", "Attended"], ["Vexleyson Blunt", "vb@secret.example", "Yes"]]
    files = [
        UploadedFile("schedule.csv", csv_of(SCHEDULE)),
        UploadedFile("survey.csv", csv_of([HEADERS, *rows])),
        UploadedFile("list.csv", csv_of(roster), "attendance", "Family Night"),
    ]
    store = open_store(f"sqlite:///{tmp_path / 'room.sqlite3'}")
    saved(store, reviewed(files, KEY), "staff")
    store.dispose()
    content = b"".join(path.read_bytes() for path in tmp_path.iterdir()).decode("utf-8", "replace").casefold()
    assert [word for word in (*PLANTED, *NUMBERS) if word.casefold() in content] == []
    with sqlite3.connect(tmp_path / "room.sqlite3") as connection:
        answers = {answer for (answer,) in connection.execute("SELECT DISTINCT answer FROM ratings")}
        roles = {role for (role,) in connection.execute("SELECT DISTINCT role FROM responses")}
    assert (answers, roles) == ({"Agree", "[…]"}, {"", "family", "unreadable"})


def test_a_name_of_any_table_of_the_upload_is_not_kept_with_a_finding(tmp_path: Path) -> None:
    survey = [HEADERS, *(person(i, Race="Vexleyson") for i in range(5)), *(person(i, Race="Martian") for i in range(5, 8))]
    roster = [["Name", "Email", "Attended"], ["Vexleyson Blunt", "vb@secret.example", "Yes"]]
    files = [
        UploadedFile("schedule.csv", csv_of(SCHEDULE)),
        UploadedFile("survey.csv", csv_of(survey)),
        UploadedFile("list.csv", csv_of(roster), "attendance", "Family Night"),
    ]
    store = open_store(f"sqlite:///{tmp_path / 'room.sqlite3'}")
    saved(store, reviewed(files, KEY), "staff")
    store.dispose()
    with sqlite3.connect(tmp_path / "room.sqlite3") as connection:
        kept = connection.execute("SELECT value, count FROM findings WHERE kind = 'race_unreadable' ORDER BY count").fetchall()
    assert kept == [("Martian", 3), (None, 5)]


@pytest.mark.parametrize("column", [*DIMENSIONS, "role", "channel"])
@pytest.mark.parametrize("text", ["Ann Lee", "937-555-0123", "ann@example.org", "9375551-212", "00000"])
def test_the_last_gate_lets_no_text_through(column: str, text: str) -> None:
    frame = pd.DataFrame(responses_of([{}, {}]))
    assert len(validated(Response, frame)) == 2
    with pytest.raises(SchemaErrors):
        validated(Response, frame.assign(**{column: pd.Series(["", text], dtype="str")}))
