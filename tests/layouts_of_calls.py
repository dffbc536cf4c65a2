"""A small table of people, written as the tools for video calls and for lists of supporters write it."""

from sample_data.delimited import delimited
from tests.layouts import DAY, TITLE, Layout, People, Row, american, answered, clock, headed


def when(one_minute: int = 0) -> str:
    """The start of the conversation as Zoom writes it."""
    return f"{DAY:%m/%d/%Y} {clock(DAY)}" if not one_minute else f"{DAY:%m/%d/%Y} {clock(DAY.replace(minute=one_minute % 60))}"


def zoom_registration(people: People) -> bytes:
    """Who registered for a webinar; the questions are the last columns."""
    rows: list[Row] = [
        ["Registration Report"],
        ["Topic", "Webinar ID", "Scheduled Time", "Duration (minutes)", "# Registered"],
        [TITLE, "812 0000 0001", when(), 90, len(people)],
        ["Attendee Details"],
        headed("First Name", "Last Name", "Email", "Registration Time", "Approval Status"),
    ]
    rows += [[one.first, one.last, one.email, when(1), "approved", *answered(one, ", ")] for one in people]
    return delimited(rows, encoding="utf-8-sig")


def zoom_meeting(people: People) -> bytes:
    """Who was in a meeting; a summary and a blank row stand above."""
    rows: list[Row] = [
        ["Meeting ID", "Topic", "Start Time", "End Time", "User Email", "Duration (Minutes)", "Participants", ""],
        ["812 0000 0002", TITLE, when(), when(59), "host@example.org", 29, len(people), ""],
        [],
        ["Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)", "Guest"],
    ]
    rows += [[f"{one.first} {one.last}", one.email, when(31), when(59), 28, "Yes"] for one in people]
    return delimited(rows, encoding="utf-8-sig")


def zoom_webinar(people: People) -> bytes:
    """Who attended a webinar; the host has a section of another width."""
    staff: Row = ["Attended", "User Name (Original Name)", "Email", "Join Time", "Leave Time", "Time in Session (minutes)", "Is Guest"]
    fixed = ("Attended", "User Name (Original Name)", "First Name", "Last Name", "Email", "Registration Time", "Approval Status")
    times = ("Join Time", "Leave Time", "Time in Session (minutes)", "Is Guest", "Country/Region Name")
    rows: list[Row] = [
        ["Attendee Report"],
        ["Report generated time", when(59)],
        ["Topic", "Webinar ID", "Actual Start Time", "Actual Duration (minutes)", "# Registrants", "Unique Viewers", "Total Users"],
        [TITLE, "812 0000 0003", when(), 29, len(people), len(people), len(people)],
        ["Host Details"],
        staff,
        ["Yes", "Marlow County Schools", "host@example.org", when(), when(59), 29, "No"],
        ["Attendee Details"],
        headed(*fixed, *times),
    ]
    for one in people:
        who: Row = ["Yes", f"{one.first} {one.last}", one.first, one.last, one.email, when(1), "approved"]
        rows.append([*who, when(31), when(59), 28, "Yes", "United States", *answered(one, ", ")])
    return delimited(rows)


def action_network(people: People) -> bytes:
    """Supporters who signed up for an event: no more is known of them than the ZIP code."""
    rows: list[Row] = [
        ["first_name", "last_name", "email", "zip_code", "can2_user_city", "can2_phone", "can2_user_tags", "can2_subscription_date"]
    ]
    rows += [[one.first, one.last, one.email, one.zip_code, "Alder Ridge", "", "families, buses", f"{one.moment}"] for one in people]
    return delimited(rows)


def meetup(people: People) -> bytes:
    """Members who said that they would come, without any address."""
    rows: list[Row] = [
        ["Name", "User ID", "Title", "Event Host", "RSVP", "Guests", "RSVPed on", "Joined Group on", "URL of Member Profile"]
    ]
    for one in people:
        rows.append([f"{one.first} {one.last}", f"user {one.number}", "", "", "Yes", 0, american(one.moment), "1/2/2020", ""])
    return delimited(rows, separator="\t")


CALLS = (
    Layout("Zoom registration", "zoom_registration", "registration.csv", zoom_registration),
    Layout("Zoom meeting", "zoom_meeting", "participants.csv", zoom_meeting, (), has_comment=False),
    Layout("Zoom webinar", "zoom_webinar_attendees", "attendees.csv", zoom_webinar),
    Layout("Action Network", "action_network", "report.csv", action_network, ("zip",), has_comment=False),
    Layout("Meetup", "meetup", "attendees.xls", meetup, (), has_comment=False),
)
