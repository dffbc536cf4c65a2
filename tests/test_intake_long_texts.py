"""A cell of a book's length takes no longer than its letters ask for: no pattern goes over it again and again."""

import time
from collections.abc import Callable

import pytest

from data_models.finding import FindingGroup
from representation.community.census_geographies import Geography, community_name
from representation.community.plain_layout import dimension_code
from representation.intake.call_names import display_name, nobody, person_name, says_host
from representation.intake.columns import header_match
from representation.intake.exporters import redcap_dictionary, zoom_meeting
from representation.intake.exporters.limesurvey import _option as limesurvey_option
from representation.intake.exporters.option_columns import in_one_header
from representation.intake.exporters.qualtrics import IMPORT_ID, PART
from representation.intake.exporters.redcap import _option as redcap_option
from representation.intake.intake import checked_tables
from representation.intake.page_text import plain_text
from representation.intake.scrubbing import scrubbed
from representation.store.findings import without_people
from tests.intake_tables import csv_of

LETTERS = 200_000
SECONDS = 3
"""A quadratic pattern takes minutes for so many letters."""
PIECES = (
    "a",
    " ",
    "-",
    ",",
    "(",
    "[",
    "<",
    "<a ",
    "{",
    "1",
    "1 ",
    "a@",
    "a.",
    "/",
    "he/",
    "a___",
    "a (choice=",
    "a [",
    ": ",
    "_1",
    "[a]",
    "'",
)

READERS: dict[str, Callable[[str], object]] = {
    "plain_text": plain_text,
    "header_match": header_match,
    "scrubbed": scrubbed,
    "display_name": display_name,
    "person_name": person_name,
    "says_host": says_host,
    "nobody": lambda text: nobody(text, ""),
    "redcap answers": redcap_dictionary._answers,
    "redcap header": lambda text: redcap_option(text, 1),
    "limesurvey header": lambda text: limesurvey_option(text, 1),
    "qualtrics part": PART.fullmatch,
    "qualtrics id": IMPORT_ID.fullmatch,
    "zoom address": zoom_meeting.ADDRESS.findall,
    "options": lambda text: in_one_header([text, text]),
    "dimension": dimension_code,
    "community": lambda text: community_name([Geography(1, 1, "140", "06001400100", text)]),
    "stored finding": lambda text: without_people(
        [FindingGroup("zip_unreadable", "cell", f"“{text}” is none.", "a", None, (1,), text, text)]
    ),
}


@pytest.mark.parametrize("name", READERS)
def test_no_pattern_goes_over_a_long_text_again_and_again(name: str) -> None:
    for piece in PIECES:
        for end in ("", "!"):
            begin = time.process_time()
            READERS[name](piece * (LETTERS // len(piece)) + end)
            assert time.process_time() - begin < SECONDS, (piece, end)


@pytest.mark.parametrize("piece", ["a ", "White, ", "; ", "'", "(", "1-", "a@"])
def test_a_cell_of_a_books_length_is_checked_at_once(piece: str) -> None:
    headers = ["Name", "Email", "Home ZIP", "Race", "Household income", "Event Date", "Event Name", "Comments"]
    book = piece * (LETTERS // len(piece)) + "!"
    begin = time.process_time()
    [found] = checked_tables("a.csv", csv_of([headers, [book] * len(headers), ["Ana", "a@x.org", "45402", "White", "", "", "East", ""]]))
    assert len(found.frame) == 2
    assert time.process_time() - begin < 2 * SECONDS
