"""Exit surveys of Google Forms: the sheet of responses, and the direct download."""

import datetime as dt

from sample_data.delimited import delimited
from sample_data.dice import Dice
from sample_data.mess import SURVEY_2024_FILE, SURVEY_2025_FILE, blank_word, damaged, typed_email, typed_zip, zip_number
from sample_data.options import GOOGLE_2024, GOOGLE_2025
from sample_data.talk import comment
from sample_data.visits import Visit
from sample_data.workbook import Cell, workbook

QUESTIONS = (
    "Which conversation did you attend?", "How welcome did you feel today? (1–5)", "What is one thing we should hear?",
    "I identify my race or ethnicity as (select all that apply):", "What language do you speak most at home?",
    "What gender do you identify with?", "Home ZIP code", "What is the highest degree or level of school you have completed?",
    "How much total combined money did all members of your HOUSEHOLD earn last year?",
)  # fmt: skip
SHEET_HEADER = ("Timestamp", "Email Address", *QUESTIONS)
DOWNLOAD_HEADER = ("Timestamp", "Your e-mail (optional)", *QUESTIONS)


def responses_sheet(visits: list[Visit], seed: int) -> bytes:
    """The sheet `Form Responses 1` with the exit surveys of these visits; somebody answered twice."""
    dice = Dice(seed)
    rows: list[list[Cell]] = []
    for visit, moment in surveyed(visits):
        answers = GOOGLE_2024.answers(visit.person)
        row: list[Cell] = [
            moment, typed_email(visit.person.email, dice), visit.conversation.title, dice.between(2, 5), comment(dice), answers["race"],
            answers["language"], answers["gender"], zip_number(typed_zip(answers["zip"], dice)), answers["education"],
            blank_word(answers["income"], dice),
        ]  # fmt: skip
        rows.append(row)
        if dice.chance(0.02):
            rows.append([moment + dt.timedelta(minutes=2), *row[1:]])
    return workbook("Form Responses 1", [list(SHEET_HEADER), *damaged(SURVEY_2024_FILE, SHEET_HEADER, rows)])


def direct_download(visits: list[Visit], seed: int) -> bytes:
    """The .csv that Google Forms itself downloads: every cell in quotes, boxes joined by `;`, the zone after the time."""
    dice = Dice(seed)
    rows: list[list[Cell]] = []
    for visit, moment in surveyed(visits):
        answers = GOOGLE_2025.answers(visit.person)
        half = f"{(moment.hour - 1) % 12 + 1}:{moment:%M:%S} {'AM' if moment.hour < 12 else 'PM'} EST"
        rows.append([
            f"{moment:%Y/%m/%d} {half}", typed_email(visit.person.email, dice) if visit.is_named else "", visit.conversation.title,
            str(dice.between(2, 5)), comment(dice), answers["race"], answers["language"], answers["gender"],
            typed_zip(answers["zip"], dice), answers["education"], answers["income"],
        ])  # fmt: skip
    return delimited([DOWNLOAD_HEADER, *damaged(SURVEY_2025_FILE, DOWNLOAD_HEADER, rows)], quote_all=True)


def surveyed(visits: list[Visit]) -> list[tuple[Visit, dt.datetime]]:
    """The visits with an exit survey, in the order of the answers."""
    found = [(visit, visit.surveyed_at) for visit in visits if visit.surveyed_at is not None]
    return sorted(found, key=lambda pair: pair[1])
