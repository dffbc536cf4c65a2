"""What real files have and nobody asks for: spellings of one address, damaged cells, rows typed twice.

Harmless spellings are strewn by chance; every cell that makes a finding is listed in `DAMAGES`, so that anybody can look it up.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sample_data.dice import Dice
from sample_data.workbook import Cell

COMMENTS = (
    "Please start on time.", "More bus stops near the middle school",
    "Our streets need a safe crossing.\nThe one on Tannery is broken.",
    "Thank you for asking us", "The food was good", "Explain the budget in plain words",
    "My son waits 40 minutes for the bus.\n\nEvery day.",
    "I could not hear the back table", "More music", "Gracias por la intérprete", "Send the notes afterwards",
    "Why is tutoring only on Mondays?",
)  # fmt: skip
EVENTBRITE_FILE = "eventbrite_attendees_2024-25.csv"
REGISTRATION_FILE = "Registration 2025-26.xlsx"
PARTNERS_FILE = "partner_registrations_spring_2026.csv"
SURVEY_2024_FILE = "Exit survey 2024-25 (Responses).xlsx"
SURVEY_2025_FILE = "Exit survey fall 2025.csv"
SURVEY_2026_FILE = "Exit survey spring 2026.xlsx"


@dataclass(frozen=True)
class Damage:
    """One cell that somebody or something broke: file, row as a spreadsheet shows it, start of the header, what stands there now.

    `is_found` is False where the damage alone makes no finding: a blank conversation is placed by its date.
    """

    file: str
    row: int
    header: str
    value: Cell
    is_found: bool = True


DAMAGES = (
    Damage(EVENTBRITE_FILE, 26, "What is your home ZIP", "459O"),
    Damage(EVENTBRITE_FILE, 61, "Which of these describe you", "human"),
    Damage(EVENTBRITE_FILE, 88, "Event Name", "Board work session"),
    Damage(EVENTBRITE_FILE, 88, "Event Start Date", "10/2/24", False),
    Damage(EVENTBRITE_FILE, 131, "What is your home ZIP", "45904 / 45901"),
    Damage(EVENTBRITE_FILE, 157, "Household income", "depends on the month"),
    Damage(EVENTBRITE_FILE, 203, "What language", "it's complicated"),
    Damage(EVENTBRITE_FILE, 244, "Order Date", "2/30/25 9:15"),
    Damage(EVENTBRITE_FILE, 262, "Event Name", "", False),
    Damage(REGISTRATION_FILE, 9, "Which conversation", "Spring concert"),
    Damage(REGISTRATION_FILE, 33, "Household income", "enough"),
    Damage(REGISTRATION_FILE, 57, "What is your home ZIP", 459022),
    Damage(REGISTRATION_FILE, 90, "Completion time", "10/32/2025"),
    Damage(REGISTRATION_FILE, 118, "Which of these describe you", "ask my grandmother;"),
    Damage(REGISTRATION_FILE, 140, "Which conversation", None),
    Damage(PARTNERS_FILE, 17, "Home ZIP", "moving soon"),
    Damage(PARTNERS_FILE, 42, "Education", "school of life"),
    Damage(PARTNERS_FILE, 71, "Conversation", "Potluck"),
    Damage(SURVEY_2024_FILE, 12, "Which conversation", None, False),
    Damage(SURVEY_2024_FILE, 40, "How much total combined money", "not your business"),
    Damage(SURVEY_2024_FILE, 75, "Home ZIP", "the yellow house"),
    Damage(SURVEY_2025_FILE, 20, "Which conversation", "", False),
    Damage(SURVEY_2025_FILE, 31, "How much total combined money", "?? too personal ??"),
    Damage(SURVEY_2026_FILE, 14, "Gender", "see above"),
)


def damaged(file: str, header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """The rows under a header in row 1, with the cells that `DAMAGES` lists for the file.

    Raises
    ------
    LookupError
        If a damage names a row or a header that is not there.
    """
    broken = [list(row) for row in rows]
    for damage in DAMAGES:
        if damage.file == file:
            position = next((i for i, text in enumerate(header) if text.startswith(damage.header)), None)
            if position is None or damage.row - 2 >= len(broken):
                raise LookupError(f"{file} has no cell in row {damage.row} under “{damage.header}”.")
            broken[damage.row - 2][position] = damage.value
    return broken


def typed_email(email: str, dice: Dice) -> str:
    """An address as somebody types it: in capitals, with a space after it, or as it is."""
    if dice.chance(0.06):
        return email.upper()
    if dice.chance(0.05):
        return f"{email.capitalize()}  "
    if dice.chance(0.03):
        return f" {email}"
    return email


def typed_zip(zip_code: str, dice: Dice) -> str:
    """A ZIP code as somebody types it: with four more digits, with the state, as a number with decimals, or as it is."""
    if not zip_code.isdigit():
        return zip_code
    if dice.chance(0.04):
        return f"{zip_code}-{dice.between(1001, 9899)}"
    if dice.chance(0.02):
        return f"{zip_code}.0"
    if dice.chance(0.01):
        return f"{zip_code} OH"
    return zip_code


def blank_word(text: str, dice: Dice) -> str:
    """What stands in a cell that was left blank: now and then a word for nothing."""
    return text if text or not dice.chance(0.08) else dice.one_of(("n/a", "--", "N/A", "-"))


def zip_number(text: str) -> Cell:
    """A ZIP code as a workbook keeps it: a number where it looks like one."""
    return int(text) if text.isdigit() else text
