"""Surveys whose columns have a code and a question: read by the question, then by the code, never by an answer's number."""

import re
from collections.abc import Mapping, Sequence

from data_models.finding import FindingGroup, grouped
from data_models.raw import RawTable
from data_models.response import BLANK, DIMENSIONS
from representation.answers.missing import missing_code
from representation.intake.columns import header_column
from representation.intake.exporters.option_columns import Labels, Option, body, ticked_questions
from representation.intake.exporters.recognition import Recognition, form_kind
from representation.intake.findings import finding

NUMBER = r"-?\d{1,3}"
"""What stands for an answer where a tool exports numbers in place of words."""
CODED = frozenset(DIMENSIONS) - {"zip"} | {"role"}
"""The answers that can hide behind a number; a ZIP code is one."""


def survey(
    exporter: str,
    raw: RawTable,
    header_index: int,
    start: int,
    options: Sequence[Option],
    known: Mapping[int, str | None],
    advice: str,
    answer_code: str = NUMBER,
    not_counted: Mapping[int, str] | None = None,
    labels: Labels | None = None,
) -> Recognition:
    """The recognition of a survey from its columns.

    Parameters
    ----------
    options
        One per column, in order.
    known
        Columns that the tool writes by itself.
    advice
        What to do where answers stand as numbers.
    answer_code
        What such a number looks like.
    """
    asked = [each for each in options if each.position not in known]
    boxes, words = ticked_questions(raw, asked, start)
    boxed = {position for each in boxes for position in each.positions}
    headers = tuple(_header(each, each.position in boxed) for each in options)
    columns: dict[int, str | None] = dict(known)
    notes: dict[str, FindingGroup] = {}
    unread: dict[int, Mapping[str, str]] = {}
    first = {each.positions[0] for each in boxes}
    for each in asked:
        column = header_column(each.question)[0] or _by_code(each.code)
        if each.position in boxed - first or column is None:
            continue
        codes = _codes(raw, each.position, start, answer_code) if column in CODED and each.position not in boxed else {}
        if codes:  # the column stays what it is; its numbers say nothing
            unread[each.position] = codes
            name = each.question if header_column(each.question)[0] else each.code
            notes[name] = grouped([finding("answers_are_codes", raw.file, raw.sheet, column=name, message=advice)])[0]
        if header_column(each.question if each.position in first else headers[each.position - 1])[0] is None:
            columns[each.position] = column
    questions = tuple(each.question for each in asked)
    return Recognition(
        exporter, form_kind(questions), header_index, body_index=start, headers=headers, boxes=boxes, columns=columns,
        labels=_both(_both(labels or {}, words), unread), not_counted=not_counted or {}, notes=tuple(notes.values()),
    )  # fmt: skip


def _by_code(code: str) -> str | None:
    """The dimension that a question's code names (`ETHNICITY`), where its words do not say."""
    column = header_column(code)[0]
    return column if column in DIMENSIONS else None


def _header(each: Option, is_boxed: bool) -> str:
    if is_boxed:
        return each.option or each.question
    return " - ".join(part for part in (each.question, each.option) if part) or each.code


def _codes(raw: RawTable, position: int, start: int, answer_code: str) -> dict[str, str]:
    """The codes of a column that holds nothing else, each standing for nothing; {} where it holds words."""
    texts = {str(text).strip() for text in body(raw, position, start).unique()}
    texts = {text for text in texts if missing_code(text) != BLANK}
    pattern = re.compile(rf"({answer_code})([,;|] ?({answer_code}))*", re.IGNORECASE)
    return dict.fromkeys(sorted(texts), "") if all(pattern.fullmatch(text) for text in texts) else {}


def _both(first: Labels, second: Labels) -> Labels:
    return {position: {**first.get(position, {}), **second.get(position, {})} for position in first.keys() | second.keys()}
