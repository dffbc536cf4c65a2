"""The sample of conversations online: Zoom's reports, Qualtrics exit surveys, and what a dashboard must make of them."""

import json
from pathlib import Path

from sample_data.conversations import HEADER, Conversation, clock
from sample_data.delimited import delimited
from sample_data.online_truth import truth
from sample_data.online_visits import MEETING, WEBINAR, online_visits
from sample_data.qualtrics import exit_survey
from sample_data.report_lines import Report
from sample_data.writing import written
from sample_data.zoom import participants, registration_report, webinar_attendees

SEED = 20261013
FOLDER = Path(__file__).parent / "online"
"""The files as they are kept beside the code; the tests compare them with what is written anew."""
MEETING_NUMBER, WEBINAR_NUMBER = "812 3456 7001", "812 3456 7002"
README = """# Conversations online

Two conversations online, as Zoom and Qualtrics export them. `truth.json` says what a dashboard must make of them; the generator counted it
from the people that it invented, not from the files. The community is that of `../district`.

- Only approved registrations count; denied, pending and cancelled ones do not, and are dropped before the same person's rows are brought
  together.
- Hosts and panelists are not participants, also where a panelist is among the attendees too.
- Somebody who left and came back is one person. A line without e-mail belongs to the registration with exactly that name, pronouns and
  brackets taken off.
- A device without a name (`iPad`) is somebody who attended without having registered, as nobody can tell whose it is; whoever registered
  and sat before it is not counted as attended. Two devices of one name that were there at the same time are two.
- A no-show of the webinar's attendee report is not attended, and registered by the registration report alone: the attendee report is a list
  of who came.
- Previews do not count. An unfinished exit survey counts where it answers one of the questions about the person, as in a finished one.
- An exit survey without the conversation's name is placed by its date.
- `UserLanguage` is the language of the form and no home language.
- An exit survey without an e-mail is surveyed and not attended.
"""


def online_files(seed: int = SEED) -> dict[str, bytes]:
    """File name → bytes; the same seed gives the same bytes on every machine."""
    visits = online_visits(seed)
    meeting = [visit for visit in visits if visit.conversation is MEETING]
    webinar = [visit for visit in visits if visit.conversation is WEBINAR]
    reports: dict[str, list[Report]] = {
        "registration": [
            registration_report("Registration report Bus Routes.csv", meeting, MEETING, MEETING_NUMBER),
            registration_report("Registration report Tutoring.csv", webinar, WEBINAR, WEBINAR_NUMBER),
        ],
        "attendance": [
            participants("participants_81234567001.csv", meeting, MEETING_NUMBER),
            webinar_attendees("attendee_81234567002.csv", webinar, WEBINAR, WEBINAR_NUMBER),
        ],
        "exit_survey": [
            exit_survey("Exit survey Bus Routes.tsv", meeting, MEETING, seed + 1, is_split=False),
            exit_survey("Exit survey Tutoring.csv", webinar, WEBINAR, seed + 2, is_split=True),
        ],
    }
    said = json.dumps(truth(visits, (MEETING, WEBINAR), reports), ensure_ascii=False, indent=1) + "\n"
    return {
        "README.md": README.encode(),
        "conversations.csv": delimited([HEADER, *(_scheduled(one) for one in (MEETING, WEBINAR))]),
        "truth.json": said.encode(),
        **{report.name: report.data for kind in reports.values() for report in kind},
    }


def write_online(folder: Path, seed: int = SEED) -> list[Path]:
    """Write the files into a folder, which is made where it is not there; the paths come in a fixed order."""
    return written(folder, online_files(seed))


def _scheduled(one: Conversation) -> list[str]:
    line = [one.title, one.date.isoformat(), clock(one.start), one.place, "", one.format, one.series, one.host, one.group]
    return line + [""] * (len(HEADER) - len(line))
