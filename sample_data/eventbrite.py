"""The organizer's attendee report of Eventbrite: several events in one file, custom questions as the last columns."""

import datetime as dt

from sample_data.delimited import delimited
from sample_data.dice import Dice
from sample_data.mess import EVENTBRITE_FILE, blank_word, damaged, typed_email, typed_zip
from sample_data.options import EVENTBRITE, ROLES
from sample_data.talk import channel, role
from sample_data.visits import Visit
from sample_data.workbook import Cell

HEADER = (
    "Order #", "Order Date", "First Name", "Last Name", "Email", "Quantity", "Price Tier", "Ticket Type", "Attendee #", "Group",
    "Order Type", "Currency", "Total Paid", "Fees Paid", "Eventbrite Fees", "Eventbrite Payment Processing", "Attendee Status",
    "Event Name", "Event Start Date", "Home City", "Home State", "Home Zip", "How did you hear about this event?",
    "What is your role in the schools?", "Which of these describe you? (Select all that apply)",
    "What language do you speak most at home?", "What is your home ZIP code?", "Household income", "What is your gender?",
    "Highest level of education completed",
)  # fmt: skip
GONE = ("Refunded", "Cancelled", "Not Attending", "Deleted")


def short_date(moment: dt.date) -> str:
    """A date as the report writes it.

    >>> short_date(dt.date(2024, 9, 4))
    '9/4/24'
    """
    return f"{moment.month}/{moment.day}/{moment.year % 100:02}"


def attendee_report(visits: list[Visit], seed: int) -> bytes:
    """The report on these visits; walk-ins are not in it."""
    dice = Dice(seed)
    rows: list[list[Cell]] = []
    order = 70_310_000
    for visit in visits:
        if visit.signed_up_at is None:
            continue
        order += 0 if visit.is_second else dice.between(11, 997)
        status = "Checked In" if visit.came else "Attending"
        row = _row(visit, visit.signed_up_at, order, len(rows), status, dice)
        if dice.chance(0.03):
            rows.append(_row(visit, visit.signed_up_at - dt.timedelta(days=1), order - 5, len(rows), dice.one_of(GONE), dice))
        elif dice.chance(0.03):
            earlier = _row(visit, visit.signed_up_at - dt.timedelta(hours=3), order - 7, len(rows), "Attending", dice)
            rows.append([*earlier[:-4], "", "", "", ""])
        rows.append(row)
    return delimited([HEADER, *damaged(EVENTBRITE_FILE, HEADER, rows)], end="\n")


def _row(visit: Visit, moment: dt.datetime, order: int, number: int, status: str, dice: Dice) -> list[Cell]:
    person, answers = visit.person, EVENTBRITE.answers(visit.person)
    return [
        order, f"{short_date(moment)} {moment.hour}:{moment.minute:02}", person.first_name, person.last_name,
        typed_email(person.email, dice), 1, "", "General Admission", 990_000 + number, "", "Free Order", "USD", 0, 0, 0, 0, status,
        visit.conversation.title, short_date(visit.conversation.date), "", "", "", channel(person), ROLES[role(person)],
        answers["race"], answers["language"], typed_zip(answers["zip"], dice), blank_word(answers["income"], dice),
        answers["gender"], answers["education"],
    ]  # fmt: skip
