"""Qualtrics: an exit survey with three rows of headers, once with joined and once with split answers."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import replace

from sample_data.conversations import Conversation
from sample_data.delimited import delimited
from sample_data.dice import Dice
from sample_data.mess import typed_email
from sample_data.online_visits import Answered, OnlineVisit, has_answer
from sample_data.options import BANDS_OF_SIX, EVENTBRITE
from sample_data.people import DECLINED, Person
from sample_data.report_lines import Line, Report
from sample_data.talk import comment
from sample_data.workbook import Cell
from sample_data.zoom import unreadable_cells

FORM = replace(EVENTBRITE, income=BANDS_OF_SIX, join=",")
FIXED = (
    ("StartDate", "Start Date", "startDate"), ("EndDate", "End Date", "endDate"), ("Status", "Response Type", "status"),
    ("IPAddress", "IP Address", "ipAddress"), ("Progress", "Progress", "progress"),
    ("Duration (in seconds)", "Duration (in seconds)", "duration"), ("Finished", "Finished", "finished"),
    ("RecordedDate", "Recorded Date", "recordedDate"), ("ResponseId", "Response ID", "_recordId"),
    ("RecipientLastName", "Recipient Last Name", "recipientLastName"),
    ("RecipientFirstName", "Recipient First Name", "recipientFirstName"), ("RecipientEmail", "Recipient Email", "recipientEmail"),
    ("ExternalReference", "External Data Reference", "externalDataReference"),
    ("LocationLatitude", "Location Latitude", "locationLatitude"), ("LocationLongitude", "Location Longitude", "locationLongitude"),
    ("DistributionChannel", "Distribution Channel", "distributionChannel"), ("UserLanguage", "User Language", "userLanguage"),
)  # fmt: skip
RACE = "Which of these describe you? (Select all that apply)"
OPTIONS = (*FORM.race.values(), FORM.refusal)
QUESTIONS = {
    "conversation": "Which conversation did you attend?", "email": "Your e-mail (optional)", "rating": "How welcome did you feel today?",
    "comment": "What is one thing we should hear?", "race": RACE, "language": "What language do you speak most at home?",
    "zip": "What is your home ZIP code?", "income": "Household income", "gender": "What is your gender?",
    "education": "Highest level of education completed",
}  # fmt: skip
HEADERS = {"zip_code": QUESTIONS["zip"], "income": QUESTIONS["income"], "education": QUESTIONS["education"]}
WELCOME = ("Very welcome", "Welcome", "Somewhat welcome", "Very welcome", "")
ZONE = {"timeZone": "America/New_York"}


def exit_survey(name: str, visits: Sequence[OnlineVisit], conversation: Conversation, seed: int, is_split: bool) -> Report:
    """The export: as UTF-16 tab text with joined answers, or as UTF-8 with commas and a column per box."""
    dice = Dice(seed)
    found = [one for visit in visits for one in visit.surveys]
    previews = [_preview(found[place], conversation) for place in (0, 3)]
    lines = []
    for one in [*previews, *sorted(found, key=lambda one: one.at)]:
        is_empty = one.progress == "unfinished" and not has_answer(one.person)
        reason = "preview" if one.progress == "preview" else "unfinished" if is_empty else ""
        lines.append(Line(_cells(one, conversation, is_split, dice), reason, unreadable_cells(one.person, HEADERS)))
    above = _headers(is_split)
    rows = [*above, *(line.cells for line in lines)]
    data = delimited(rows, end="\n") if is_split else b"\xff\xfe" + delimited(rows, encoding="utf-16-le", separator="\t")
    return Report(name, len(above), tuple(lines), data)


def _headers(is_split: bool) -> list[list[Cell]]:
    """The three rows: short names, questions, what the survey tool calls them."""
    columns = [(short, label, {"ImportId": identity, **(ZONE if identity.endswith("Date") else {})}) for short, label, identity in FIXED]
    for number, (question, text) in enumerate(QUESTIONS.items(), start=1):
        if question == "race" and is_split:
            columns += [
                (f"Q{number}_{i}", f"{text} - {option}", {"ImportId": f"QID{number}", "choiceId": str(i)})
                for i, option in enumerate(OPTIONS, start=1)
            ]
        else:
            columns.append((f"Q{number}", text, {"ImportId": f"QID{number}"}))
    return [[short for short, _, _ in columns], [label for _, label, _ in columns], [json.dumps(one) for _, _, one in columns]]


def _cells(one: Answered, conversation: Conversation, is_split: bool, dice: Dice) -> list[Cell]:
    begun = one.at - dt.timedelta(minutes=dice.between(3, 6), seconds=dice.between(0, 59))
    is_done = one.progress != "unfinished"
    progress = 100 if is_done else 88 if has_answer(one.person) else dice.between(12, 40)
    spoken = "ES" if one.person.language == "spanish" and dice.chance(0.7) else "EN"
    answers = FORM.answers(one.person)
    return [
        str(begun), str(one.at), "Survey Preview" if one.progress == "preview" else "IP Address", f"203.0.113.{dice.between(1, 254)}",
        progress, int((one.at - begun).total_seconds()), "True" if is_done else "False",
        str(one.at if is_done else one.at + dt.timedelta(days=7)), f"R_{dice.between(10**9, 10**10 - 1)}", "", "", "", "", "", "",
        "preview" if one.progress == "preview" else "anonymous", spoken, conversation.title if one.names_conversation else "",
        typed_email(one.email, dice) if one.email else "", dice.one_of(WELCOME), comment(dice),
        *(_boxes(one.person) if is_split else [answers["race"]]), answers["language"], answers["zip"], answers["income"],
        answers["gender"], answers["education"],
    ]  # fmt: skip


def _boxes(person: Person) -> list[Cell]:
    """The text of each box that the person ticked, in the order of the options."""
    ticked = {FORM.refusal if box == DECLINED else FORM.race[box] for box in person.race}
    return [option if option in ticked else "" for option in OPTIONS]


def _preview(like: Answered, conversation: Conversation) -> Answered:
    """A staff member's try before the conversation."""
    return replace(like, email="", at=conversation.begins - dt.timedelta(days=1, minutes=len(like.person.name)), progress="preview")
