"""Zoom's report of who registered."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_models.raw import RawTable
from representation.intake.exporters.zoom_registration import recognised
from tests.counts import count
from tests.intake_tables import Rows, room, stages, table

WEBINAR = [
    ["Registration Report"],
    ["Report generated time", "Oct 06, 2026 09:00:00"],
    ["Topic", "Webinar ID", "Scheduled Time", "Duration (minutes)", "# Registered", "# Approved"],
    ["Family Night", "812 0000 0001", "Sep 17, 2026 18:00:00", "90", "3", "1"],
]
MEETING = [["Topic", "Family Night"], ["Meeting ID", "812 0000 0001"], ["Scheduled Time", "Sep 17, 2026 18:00:00"]]
HEADERS = [
    "First Name", "Last Name", "Email", "City", "Zip/Postal Code", "Country/Region", "Registration Time", "Approval Status",
    "Race or ethnicity (select all that apply)", "What language do you speak most at home?", "Source Name",
]  # fmt: skip


def person(first: str, status: str = "approved", zip_code: str = "02139", race: str = "White") -> list[str]:
    email = f"{first.casefold()}@x.example"
    return [first, "Ruiz", email, "Lake", zip_code, "United States", "Sep 1, 2026 10:00:00", status, race, "Spanish", "School newsletter"]


@pytest.mark.parametrize("above", [WEBINAR, [*WEBINAR, ["Attendee Details"]], MEETING, []])
def test_the_table_is_found_under_what_stands_above_it(above: Rows) -> None:
    found = table([*above, HEADERS, person("Ana")])
    assert (found.exporter, found.kind, found.header_row) == ("zoom_registration", "registration", len(above) + 1)
    [row] = found.frame.to_dict("records")
    assert (row["email"], row["name"], row["zip"], row["race"], row["language"], row["submitted_at"]) == (
        "ana@x.example", "Ana Ruiz", "02139", "white", "spanish", "2026-09-01 10:00:00",
    )  # fmt: skip
    assert found.findings == ()


def test_only_approved_registrations_count() -> None:
    statuses = ["approved", "denied", "pending", "pending approval", "cancelled by self", ""]
    rows = [person(name, status) for name, status in zip(["Ana", "Bo", "Cy", "Di", "Ed", "Fay"], statuses, strict=True)]
    found = table([HEADERS, *rows])
    assert {row.row: row.reason for row in found.not_counted} == {
        3: "declined", 4: "not approved yet", 5: "not approved yet", 6: "cancelled",
    }  # fmt: skip
    assert found.frame["first_name"].tolist() == ["Ana", "Fay"]


def test_the_source_is_how_they_heard_of_it() -> None:
    columns = {header: column for _, header, column in table([HEADERS, person("Ana")]).columns}
    assert (columns["Source Name"], columns["Country/Region"], columns["City"]) == ("channel", None, None)


@pytest.mark.parametrize("above", [WEBINAR, MEETING])
def test_the_title_and_the_time_of_the_event_are_what_is_said_of_the_conversation(above: Rows) -> None:
    found = recognised(RawTable.of_rows("report.csv", None, [*above, HEADERS]))
    assert found is not None and found.heading == ("Family Night", "Sep 17, 2026 18:00:00")


@pytest.mark.parametrize("above", [WEBINAR, MEETING])
def test_the_topic_places_the_file(above: Rows) -> None:
    assert stages(room(table([*above, HEADERS, person("Ana"), person("Bo", "denied")])))["registered"] == 1


def test_other_lists_of_registrations_are_not_taken() -> None:
    assert table([["First Name", "Email", "Registration Time"], ["Ana", "ana@x.example", ""]]).exporter == "plain"
    form = [["Timestamp", "First Name", "Email", "Will you register for Zoom?"], ["9/1/2026 10:00:00", "Ana", "ana@x.example", "Yes"]]
    assert table(form).exporter == "google_forms"


@settings(max_examples=count(15, 300), deadline=None)
@given(
    st.lists(st.from_regex(r"[A-Z][a-z]{2,8}", fullmatch=True).filter(lambda name: name != "Test"), min_size=1, max_size=6),
    st.sampled_from([WEBINAR, MEETING, []]),
)
def test_a_written_report_reads_back_the_same(names: list[str], above: Rows) -> None:
    found = table([*above, HEADERS, *[person(name) for name in names]])
    assert (found.exporter, found.frame["first_name"].tolist()) == ("zoom_registration", names)
