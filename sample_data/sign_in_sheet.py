"""Sign-in sheets typed up afterwards: title rows, then the names of those expected, walk-ins at the end."""

from sample_data.conversations import DISTRICT, Conversation, clock
from sample_data.dice import Dice
from sample_data.mess import typed_email
from sample_data.visits import Visit
from sample_data.workbook import Cell, workbook

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MARKS_CAME, MARKS_AWAY = ("Yes", "x", "✓", "Y", "X"), ("No", "", "no show", "-", "")
MARKED_HEADER = ("#", "Name", "E-mail", "Phone", "Attended?", "Notes")
SIGNED_HEADER = ("#", "Print name", "E-mail", "Time in")


def sign_in_sheet(conversation: Conversation, visits: list[Visit], seed: int, is_signed: bool = False) -> bytes:
    """One conversation's list; `is_signed`: with the time of arrival instead of a mark of attendance."""
    dice = Dice(seed)
    header = SIGNED_HEADER if is_signed else MARKED_HEADER
    here = [visit for visit in visits if visit.conversation == conversation]
    expected = sorted((v for v in here if not v.is_walk_in), key=lambda v: (v.person.last_name, v.person.first_name, v.person.number))
    lines: list[list[Cell]] = []
    for visit in [*expected, *(visit for visit in here if visit.is_walk_in)]:
        email = "" if dice.chance(0.3) else typed_email(visit.person.email, dice)
        line: list[Cell] = [len(lines) + 1, visit.person.name, email]
        if is_signed:
            lines.append([*line, clock(conversation.start).replace(":00", f":{dice.between(10, 29)}") if visit.came else ""])
        else:
            mark = dice.one_of(MARKS_CAME if visit.came else MARKS_AWAY)
            lines.append([*line, "", mark, "walk-in" if visit.is_walk_in else ""])
    date = conversation.date
    titles: list[list[Cell]] = [
        [f"{DISTRICT} — Community Conversations"],
        [conversation.title],
        [f"{WEEKDAYS[date.weekday()]}, {MONTHS[date.month - 1]} {date.day}, {date.year}, {clock(conversation.start)}"],
    ]
    last = "F" if header == MARKED_HEADER else "D"
    return workbook("Sign-in", [*titles, list(header), *lines], [f"A{row}:{last}{row}" for row in (1, 2, 3)])
