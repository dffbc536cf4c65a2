"""Plain tables: the registrations of two partner organizations, and figures about the families."""

from sample_data.delimited import delimited
from sample_data.dice import Dice
from sample_data.mess import PARTNERS_FILE, blank_word, damaged, typed_email, typed_zip
from sample_data.options import PLAIN
from sample_data.visits import Visit
from sample_data.workbook import Cell

HEADER = (
    "Conversation", "Registered on", "First name", "Last name", "Email", "Phone", "Status", "Race/ethnicity", "Language at home",
    "Home ZIP code", "Household income", "Gender", "Education", "Invited by",
)  # fmt: skip
GONE = ("Cancelled", "Waitlisted")
FAMILIES = (
    ("Language at home", "English", 6_020, 70), ("Language at home", "Spanish", 1_790, 55), ("Language at home", "Haitian Creole", 150, 24),
    ("Language at home", "Vietnamese", 120, 21), ("Language at home", "Chinese", 85, 18), ("Language at home", "Arabic", 95, 19),
    ("Language at home", "Other languages", 240, 30),
    ("Household income", "Under $25,000", 2_040, 110), ("Household income", "$25,000–$49,999", 2_010, 110),
    ("Household income", "$50,000–$99,999", 2_330, 115), ("Household income", "$100,000–$149,999", 1_230, 90),
    ("Household income", "$150,000 or more", 890, 80),
)  # fmt: skip


def partner_registrations(visits: list[Visit], seed: int) -> bytes:
    """The table that the partner organizations keep: who signed up, and who came (`Attended`)."""
    dice = Dice(seed)
    rows: list[list[Cell]] = []
    for visit in visits:
        if visit.signed_up_at is None:
            continue
        status = "Attended" if visit.came else dice.one_of(("Registered", "Registered", "Confirmed"))
        if not visit.came and dice.chance(0.1):
            status = dice.one_of(GONE)
        answers = PLAIN.answers(visit.person)
        moment = visit.signed_up_at
        rows.append([
            visit.conversation.title, f"{moment.month}/{moment.day}/{moment.year}", visit.person.first_name, visit.person.last_name,
            typed_email(visit.person.email, dice), f"555-01{dice.between(10, 99)}" if dice.chance(0.4) else "", status,
            answers["race"], answers["language"], typed_zip(answers["zip"], dice), blank_word(answers["income"], dice),
            answers["gender"], answers["education"], visit.conversation.host if dice.chance(0.5) else "",
        ])  # fmt: skip
    return delimited([HEADER, *damaged(PARTNERS_FILE, HEADER, rows)])


def families() -> bytes:
    """A table of figures: dimension, group, people and margin of error, as a survey of the families gave them."""
    header = ("Dimension", "Group", "People", "Margin of error", "Universe", "Community", "Year")
    rows = [(*row, "families of enrolled students", "Families of Marlow County Schools", 2025) for row in FAMILIES]
    return delimited([header, *rows])
