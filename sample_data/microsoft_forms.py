"""Microsoft Forms: five fixed columns, then the questions, whose headers may end in a no-break space."""

import datetime as dt

from sample_data.dice import Dice
from sample_data.google_forms import surveyed
from sample_data.mess import REGISTRATION_FILE, SURVEY_2026_FILE, blank_word, damaged, typed_email, typed_zip, zip_number
from sample_data.options import MICROSOFT, ROLES
from sample_data.people import Person
from sample_data.talk import agreement, channel, comment, role
from sample_data.visits import Visit
from sample_data.workbook import Cell, workbook

FIXED = ("Id", "Start time", "Completion time", "Email", "Name")
ABOUT_YOU = (
    "Which of these describe you? (Select all that apply)\xa0", "What language do you speak most at home?",
    "What is your home ZIP code?", "Household income\xa0", "Gender", "Highest level of education",
)  # fmt: skip
REGISTRATION_HEADER = (
    *FIXED, "Which conversation will you attend?", "First and last name", "E-mail address\xa0", "What is your role in the schools?",
    "How did you hear about this event?\xa0", *ABOUT_YOU,
)  # fmt: skip
SURVEY_HEADER = (
    *FIXED, "Which conversation did you attend?", "I felt heard today", "I felt welcome", "Anything else we should know?",
    "Your e-mail (optional, so that we can find your registration)", *ABOUT_YOU,
)  # fmt: skip


def registration(visits: list[Visit], seed: int) -> bytes:
    """The workbook of registrations; walk-ins are not in it, and some people sign up twice."""
    dice = Dice(seed)
    rows: list[list[Cell]] = []
    signed_up = sorted(((visit, visit.signed_up_at) for visit in visits if visit.signed_up_at is not None), key=lambda pair: pair[1])
    for visit, moment in signed_up:
        for again in range(2 if dice.chance(0.03) else 1):
            done = moment + dt.timedelta(minutes=3 + 20 * again)
            rows.append([
                len(rows) + 1, moment + dt.timedelta(minutes=20 * again), done, "anonymous", "", visit.conversation.title,
                visit.person.name, typed_email(visit.person.email, dice), ROLES[role(visit.person)], channel(visit.person),
                *_about(visit.person, dice),
            ])  # fmt: skip
    return workbook("Sheet1", [list(REGISTRATION_HEADER), *damaged(REGISTRATION_FILE, REGISTRATION_HEADER, rows)])


def exit_survey(visits: list[Visit], seed: int) -> bytes:
    """The workbook of exit surveys; some people leave the e-mail out."""
    dice = Dice(seed)
    rows: list[list[Cell]] = []
    for visit, moment in surveyed(visits):
        rows.append([
            len(rows) + 1, moment - dt.timedelta(minutes=4), moment, "anonymous", "", visit.conversation.title, agreement(dice),
            agreement(dice), comment(dice), typed_email(visit.person.email, dice) if visit.is_named else "",
            *_about(visit.person, dice),
        ])  # fmt: skip
    return workbook("Sheet1", [list(SURVEY_HEADER), *damaged(SURVEY_2026_FILE, SURVEY_HEADER, rows)])


def _about(person: Person, dice: Dice) -> list[Cell]:
    answers = MICROSOFT.answers(person)
    return [
        answers["race"], answers["language"], zip_number(typed_zip(answers["zip"], dice)), blank_word(answers["income"], dice),
        answers["gender"], answers["education"],
    ]  # fmt: skip
