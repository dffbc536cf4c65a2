"""The sample district: everything that its staff would upload, written into a folder."""

from pathlib import Path

from sample_data.census import census_files
from sample_data.conversations import CONVERSATIONS, DISTRICT, schedule
from sample_data.enrollment import enrollment
from sample_data.eventbrite import attendee_report
from sample_data.google_forms import direct_download, responses_sheet
from sample_data.mess import (
    EVENTBRITE_FILE,
    PARTNERS_FILE,
    REGISTRATION_FILE,
    SURVEY_2024_FILE,
    SURVEY_2025_FILE,
    SURVEY_2026_FILE,
)
from sample_data.microsoft_forms import exit_survey, registration
from sample_data.plain import families, partner_registrations
from sample_data.sign_in_sheet import sign_in_sheet
from sample_data.visits import visits
from sample_data.writing import written

SEED = 20260901
FOLDER = Path(__file__).parent / "district"
"""The files as they are kept beside the code; the tests compare them with what is written anew."""
SIGNED = {6: "East Side Community Center", 8: "Grange Hall", 11: "Alder Ridge Commons"}
"""Conversations with a sign-in sheet, by their place in the schedule; the second one has times of arrival instead of marks."""


def sample_files(seed: int = SEED) -> dict[str, bytes]:
    """File name → bytes; the same seed gives the same bytes on every machine."""
    every = visits(seed)
    series = {name: [visit for visit in every if visit.conversation.series == name] for name in ("Fall 2025", "Spring 2026")}
    first_year = [visit for visit in every if visit.conversation.year == 0]
    second_year = [visit for visit in every if visit.conversation.year == 1]
    partners = [visit for visit in second_year if visit.conversation.host != DISTRICT]
    files = {
        "conversations.csv": schedule(),
        EVENTBRITE_FILE: attendee_report(first_year, seed + 1),
        REGISTRATION_FILE: registration([visit for visit in second_year if visit.conversation.host == DISTRICT], seed + 2),
        PARTNERS_FILE: partner_registrations(partners, seed + 3),
        SURVEY_2024_FILE: responses_sheet(first_year, seed + 4),
        SURVEY_2025_FILE: direct_download(series["Fall 2025"], seed + 5),
        SURVEY_2026_FILE: exit_survey(series["Spring 2026"], seed + 6),
        "Enrollment by student group 2025-26.xlsx": enrollment(),
        "families_2025.csv": families(),
        **census_files(),
    }
    for place, name in SIGNED.items():
        conversation = CONVERSATIONS[place]
        here = [visit for visit in second_year if visit.conversation == conversation]
        files[f"Sign-in {name}.xlsx"] = sign_in_sheet(conversation, here, seed + 10 + place, is_signed=place == 8)
    return files


def write_sample(folder: Path, seed: int = SEED) -> list[Path]:
    """Write the sample district's files into a folder, which is made where it is not there; the paths come in a fixed order."""
    return written(folder, sample_files(seed))
