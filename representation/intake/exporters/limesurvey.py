"""LimeSurvey: `code. Question [option]` over each column, one column for each option of a question."""

import re

from data_models.raw import RawTable, Row
from representation.answers.folding import folded
from representation.intake.exporters.coded_survey import survey
from representation.intake.exporters.fields import known_columns
from representation.intake.exporters.option_columns import Option
from representation.intake.exporters.recognition import Recognition, header_set
from representation.intake.page_text import plain_text

ROWS_SEARCHED = 5
CODED = re.compile(r"(?P<code>[A-Za-z]\w*)(?P<parts>(\[\w+\])*)(\.\s+(?P<text>.*))?", re.DOTALL)
MARKS = {"submitdate", "lastpage", "startlanguage", "date submitted", "last page", "start language"}
SUBMITTED = {"submitdate", "date submitted"}
ANSWER_CODE = r"(A|AO|L|SQ)?\d{1,4}"
"""What stands for an answer where answers are exported as codes."""
ADVICE = "Export the responses again with full answers and full question text."


def recognised(raw: RawTable) -> Recognition | None:
    """Recognised by the columns about the response, or by headers that begin with a code, one of them a part of a question."""
    for i, row in enumerate(raw.head(ROWS_SEARCHED)):
        coded = [told for header in row if (told := CODED.fullmatch(header.strip())) and told["text"] is not None]
        has_parts = any(told["parts"] for told in coded) and len(coded) * 2 >= len(row)
        if len(MARKS & (header_set(row) | {folded(told["code"]) for told in coded})) > 1 or has_parts:
            return _read(raw, i, raw.head(i + 1)[i])
    return None


def _read(raw: RawTable, i: int, row: Row) -> Recognition:
    options = [_option(header, position) for position, header in enumerate(row, start=1)]
    named = tuple(each.code or each.question for each in options)
    unfinished = {}
    for position in [at for at, name in enumerate(named, start=1) if folded(name) in SUBMITTED][:1]:
        is_blank = raw.cells[position].iloc[i + 1 :].str.strip().eq("")
        unfinished = dict.fromkeys((int(index) for index in is_blank.index[is_blank]), "not finished")
    known = known_columns("limesurvey", named)
    return survey("limesurvey", raw, i, i + 1, options, known, ADVICE, ANSWER_CODE, unfinished)


def _option(header: str, position: int) -> Option:
    """A column by its header; the option stands in the last brackets.

    >>> _option("race[SQ001]. Your race? [White]", 4)
    Option(position=4, question='Your race?', option='White', code='race')
    >>> _option("Your race? [White]", 4)
    Option(position=4, question='Your race?', option='White', code='')
    """
    told = CODED.fullmatch(header.strip())
    text = plain_text(header if told is None else told["text"] or "")
    parts = re.fullmatch(r"(?P<question>.*?) ?\[(?P<option>.*)\]", text) if text.endswith("]") else None
    question, option = (parts["question"], parts["option"]) if parts and (told is None or told["parts"]) else (text, "")
    return Option(position, question or option, option if question else "", told["code"] if told else "")
