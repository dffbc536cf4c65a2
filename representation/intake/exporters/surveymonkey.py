"""SurveyMonkey's "all responses": the question over the first of its columns, below it what the column holds."""

from collections.abc import Mapping
from itertools import zip_longest

from data_models.raw import RawTable, Row
from data_models.response import DIMENSIONS
from representation.answers.folding import folded
from representation.intake.columns import header_column
from representation.intake.exporters.fields import known_columns
from representation.intake.exporters.option_columns import Option, ticked_questions, under_groups
from representation.intake.exporters.recognition import Recognition, form_kind, header_set
from representation.intake.page_text import plain_text

ROWS_SEARCHED = 5
MARKS = {"respondent id", "respondentid"}
RESPONSE = frozenset({"response", "open-ended response", "respuesta", "respuesta abierta"})
"""What stands below a question with one column."""


def recognised(raw: RawTable) -> Recognition | None:
    """Recognised by the respondent's number, or by the second header row where staff deleted the columns about the respondent."""
    rows = raw.head(ROWS_SEARCHED + 1)
    for i, (row, below) in enumerate(zip(rows, [*rows[1:], ()], strict=True)):
        marked = bool(header_set(row) & MARKS)
        if marked or (_is_question_row(rows, i) and _says_response(row, below)):
            return _read(raw, i, row, below if _is_second_header(row, below, marked) else None)
    return None


def _is_question_row(rows: tuple[Row, ...], i: int) -> bool:
    """Whether a row can hold the questions: no row above it has as many filled cells, as the rows below a header have."""
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows[: i + 1]]
    return len(rows[i]) > 1 and all(count * 2 < filled[i] for count in filled[:i])


def _says_response(row: Row, below: Row) -> bool:
    """Whether the row below names columns as SurveyMonkey does; one answer, or a person's name, that is "Response" is not enough."""
    if any("@" in cell for cell in below):
        return False
    texts = [folded(cell) for cell in below]
    responses = sum(text in RESPONSE for text in texts)
    is_spread = any(text and not above.strip() for above, text in zip_longest(row, texts, fillvalue=""))
    return responses > 1 or (responses == 1 and (is_spread or "open-ended response" in texts))


def _is_second_header(row: Row, below: Row, marked: bool) -> bool:
    """Whether a row is the second header row: nothing stands below the respondent's number, which every row of answers has."""
    if not marked:
        return True
    number = next(position for position, header in enumerate(row) if folded(header) in MARKS)
    return bool(header_set(below)) and (number >= len(below) or not below[number].strip())


def _read(raw: RawTable, i: int, row: Row, below: Row | None) -> Recognition:
    fields = known_columns("surveymonkey", row)
    if below is None:
        headers = tuple(plain_text(header) for header in row)
        return Recognition("surveymonkey", form_kind(headers), i, columns=fields)
    options = [_without_response(each) for each in under_groups(row, below, raw.width)]
    boxes, labels = ticked_questions(raw, options, i + 2)
    boxed = {position for each in boxes for position in each.positions}
    grid = {
        each.position: header_column(each.option)[0]
        for each in options
        if each.option and each.position not in boxed and header_column(each.question)[0] not in DIMENSIONS
    }
    columns: Mapping[int, str | None] = {position: column for position, column in grid.items() if column} | fields
    headers = tuple(_header(each, each.position in boxed) for each in options)
    questions = tuple(each.question for each in options)
    return Recognition(
        "surveymonkey", form_kind(questions), i, body_index=i + 2, headers=headers, boxes=boxes, columns=columns, labels=labels
    )


def _without_response(each: Option) -> Option:
    return Option(each.position, each.question, "" if folded(each.option) in RESPONSE else each.option)


def _header(each: Option, is_boxed: bool) -> str:
    return each.option if is_boxed else " - ".join(part for part in (each.question, each.option) if part)
