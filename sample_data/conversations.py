"""The twelve conversations of the sample district and their schedule."""

import datetime as dt
from dataclasses import dataclass

from sample_data.delimited import delimited

HEADER = (
    "Conversation", "Date", "Start time", "Place", "Venue ZIP", "Format", "Series", "Host", "Stakeholder group", "Facilitator",
    "Question asked", "Interpretation", "Sign language", "Step-free", "Near public transport", "Reminders sent", "Invitation",
    "Seats", "Reserved seats", "Stipend",
)  # fmt: skip
DISTRICT, CASA, NEW_HOPE = "Marlow County Schools", "Casa Abierta", "New Hope Fellowship"
MORNING, AFTERNOON, EVENING = dt.time(10), dt.time(16, 30), dt.time(18)
SERIES = ("Fall 2024", "Spring 2025", "Fall 2025", "Spring 2026")


@dataclass(frozen=True)
class Conversation:
    """One conversation; `registrations` says how many sign up, `interpretation` which languages are interpreted, "" for none."""

    title: str
    date: dt.date
    start: dt.time
    place: str
    zip_code: str
    series: str
    registrations: int
    host: str = DISTRICT
    group: str = "Families and neighbors"
    format: str = "In person"
    interpretation: str = ""
    reminders: int = 1
    invitation: str = "Open"
    reserved: int = 0
    stipend: int = 0

    @property
    def year(self) -> int:
        """0 for the first school year, 1 for the second."""
        return SERIES.index(self.series) // 2

    @property
    def begins(self) -> dt.datetime:
        """Date and time of the start."""
        return dt.datetime.combine(self.date, self.start)

    @property
    def ends(self) -> dt.datetime:
        """Ninety minutes later, when the exit survey opens."""
        return self.begins + dt.timedelta(minutes=90)


CONVERSATIONS = (
    Conversation(
        "Marlow Listens: Alder Ridge High School",
        dt.date(2024, 9, 24),
        EVENING,
        "Alder Ridge High School, cafeteria",
        "45902",
        SERIES[0],
        52,
    ),
    Conversation(
        "Marlow Listens: North Branch Library", dt.date(2024, 10, 17), EVENING, "North Branch Library, Room 2", "45901", SERIES[0], 46
    ),
    Conversation(
        "Marlow Listens: Tannery Street Elementary",
        dt.date(2024, 11, 14),
        EVENING,
        "Tannery Street Elementary, gym",
        "45904",
        SERIES[0],
        49,
    ),
    Conversation(
        "Marlow Listens: Alder Ridge Middle School",
        dt.date(2025, 2, 11),
        EVENING,
        "Alder Ridge Middle School, library",
        "45902",
        SERIES[1],
        48,
    ),
    Conversation("Marlow Listens: Online Evening", dt.date(2025, 3, 20), EVENING, "Online", "", SERIES[1], 57, format="Virtual"),
    Conversation(
        "Marlow Listens: Quarry Park Center", dt.date(2025, 4, 29), EVENING, "Quarry Park Center, main hall", "45905", SERIES[1], 47
    ),
    Conversation(
        "Marlow Listens: East Side Community Center",
        dt.date(2025, 9, 23),
        AFTERNOON,
        "East Side Community Center",
        "45907",
        SERIES[2],
        50,
        interpretation="Spanish",
        reminders=2,
        reserved=8,
    ),
    Conversation(
        "Marlow Listens: Sycamore Elementary",
        dt.date(2025, 10, 16),
        EVENING,
        "Sycamore Elementary, cafeteria",
        "45906",
        SERIES[2],
        47,
        interpretation="Spanish",
        reminders=2,
    ),
    Conversation(
        "Marlow Listens: Grange Hall",
        dt.date(2025, 11, 18),
        EVENING,
        "Old Grange Hall",
        "45903",
        SERIES[2],
        50,
        group="Families",
        interpretation="Spanish",
        reminders=2,
    ),
    Conversation(
        "Marlow Listens: Casa Abierta",
        dt.date(2026, 2, 21),
        MORNING,
        "Casa Abierta, courtyard room",
        "45903",
        SERIES[3],
        51,
        CASA,
        interpretation="Spanish",
        reminders=3,
        invitation="Targeted",
        reserved=15,
        stipend=25,
    ),
    Conversation(
        "Marlow Listens: New Hope Fellowship",
        dt.date(2026, 3, 28),
        MORNING,
        "New Hope Fellowship, lower hall",
        "45904",
        SERIES[3],
        48,
        NEW_HOPE,
        interpretation="Spanish",
        reminders=3,
        invitation="Targeted",
        reserved=15,
        stipend=25,
    ),
    Conversation(
        "Marlow Listens: Alder Ridge Commons",
        dt.date(2026, 5, 5),
        EVENING,
        "Alder Ridge High School, commons",
        "45902",
        SERIES[3],
        55,
        interpretation="Spanish, Vietnamese",
        reminders=2,
        stipend=25,
    ),
)
"""In the order of their dates, of which no two are the same."""


def clock(time: dt.time) -> str:
    """A time of day as people write it.

    >>> clock(dt.time(16, 30)), clock(dt.time(10))
    ('4:30 PM', '10:00 AM')
    """
    return f"{(time.hour - 1) % 12 + 1}:{time.minute:02} {'AM' if time.hour < 12 else 'PM'}"


def schedule() -> bytes:
    """`conversations.csv`."""
    rows = [
        (
            one.title, one.date.isoformat(), clock(one.start), one.place, one.zip_code, one.format, one.series, one.host, one.group,
            "Community member" if one.host != DISTRICT else "District staff",
            "What helps a child of yours, or of your neighbors, learn, and what is in the way?",
            one.interpretation, "On request" if one.year else "", "" if one.format == "Virtual" else "Yes",
            "" if one.format == "Virtual" else ("Yes" if one.zip_code in ("45901", "45902", "45903") else "No"),
            one.reminders, one.invitation, 60, one.reserved, one.stipend or "",
        )
        for one in CONVERSATIONS
    ]  # fmt: skip
    return delimited([HEADER, *rows])
