"""REDCap: `race___1` over each option, answers as numbers; their words stand in the data dictionary, or in an export with labels."""

import re

from data_models.raw import RawTable, Row
from representation.intake.exporters.coded_survey import NUMBER, survey
from representation.intake.exporters.fields import known_columns
from representation.intake.exporters.option_columns import STYLES, Option
from representation.intake.exporters.recognition import Recognition, header_set
from representation.intake.page_text import LONGEST, plain_text

ROWS_SEARCHED = 5
CHECKBOX = re.compile(r"(?=\w+\Z)(?P<code>[a-z]\w*?)___(?P<part>\w+)")
CHOICE = re.compile(STYLES[0])
"""A checkbox in an export with labels: `Race (choice=White)`."""
OWN = ("record_id", "record id")
ANSWER_CODE = rf"{NUMBER}|true|false"
ADVICE = "Add the project's data dictionary beside it, or export it again with labels."


def recognised(raw: RawTable) -> Recognition | None:
    """Recognised by checkbox columns, by REDCap's own columns, or by a record number beside the status of a form."""
    for i, row in enumerate(raw.head(ROWS_SEARCHED)):
        names = [header.strip()[:LONGEST] for header in row]
        own = any(CHECKBOX.fullmatch(name) or CHOICE.fullmatch(name) or name.startswith("redcap_") for name in names)
        if own or (header_set(row) & set(OWN) and any(_is_own(name) for name in names)):
            return _read(raw, i, row)
    return None


def _is_own(name: str) -> bool:
    """Whether a column is REDCap's own: the status of a form, or what it needs to know which form and survey it was."""
    return name == "Complete?" or name.endswith("_complete") or name.startswith("redcap_")


def _read(raw: RawTable, i: int, row: Row) -> Recognition:
    names = list(enumerate((header.strip() for header in row), start=1))
    known: dict[int, str | None] = {position: "submitted_at" for position, name in names if name.endswith("_timestamp")}
    known |= dict.fromkeys(position for position, name in names if _is_own(name))
    known |= known_columns("redcap", row)
    options = [_option(plain_text(header), position) for position, header in enumerate(row, start=1)]
    return survey("redcap", raw, i, i + 1, options, known, ADVICE, ANSWER_CODE)


def _option(header: str, position: int) -> Option:
    """A column by its header.

    >>> _option("race___2", 5)
    Option(position=5, question='race___2', option='', code='race')
    >>> _option("Race (choice=Asian)", 5)
    Option(position=5, question='Race', option='Asian', code='')
    """
    if told := CHECKBOX.fullmatch(header[:LONGEST]):
        return Option(position, header, "", told["code"])
    if told := CHOICE.fullmatch(header[:LONGEST]):
        return Option(position, told["question"], told["option"])
    return Option(position, header, "")
