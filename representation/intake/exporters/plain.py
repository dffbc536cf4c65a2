"""Any table with headers that we know: one or two header rows, options in columns or in one cell, titles above and notes below."""

from itertools import pairwise

from data_models.raw import RawTable, Row
from data_models.response import Kind
from representation.answers.folding import folded
from representation.intake.columns import header_column
from representation.intake.exporters.option_columns import (
    Labels,
    body,
    in_one_header,
    is_mark,
    ticked_questions,
    under_groups,
)
from representation.intake.exporters.recognition import (
    AFTERWARDS,
    ANSWERS,
    HEADER_ROWS_SEARCHED,
    PERSON,
    Boxes,
    Recognition,
    columns_of,
    form_kind,
)
from representation.intake.exporters.two_lines import two_line_headers
from representation.intake.page_text import plain_text
from representation.intake.totals import BELOW

TURN = 9
"""The general case comes last."""
COUNT_HEADERS = ("people", "population", "count", "estimate", "total count", "ft count", "total_enrollment", "total")
ASKED = ANSWERS | {"role", "channel"}
"""Questions that can have their options in columns."""
FEWEST_KNOWN = 2
MANY_ANSWERS = 2
"""A list with a mark of attendance that also asks this many questions is a registration with check-in, not a sign-in sheet."""
MOST_NOTES = 20
"""Rows below a table that are looked at for notes."""
FEWEST_WORDS = 4
"""A lone cell below the table with fewer words can be a person's name."""


def plain_kind(headers: tuple[str, ...]) -> Kind | None:
    """What a plain table is, by its columns; None where they do not tell."""
    columns = columns_of(headers)
    if columns & {"mark", "signature"} and columns & PERSON:
        registered = columns & {"order_id", "status", "submitted_at"} or len(columns & ANSWERS) >= MANY_ANSWERS
        return "registration" if registered else "attendance"
    schedule = {column for header in headers if (column := header_column(header, schedule=True)[0])}
    if {"conversation", "event_date"} <= schedule and not columns & (ANSWERS | {"email", "first_name", "last_name", "status"}):
        return "conversations"
    if columns & AFTERWARDS and columns & (ANSWERS | PERSON | {"conversation"}):
        return "exit_survey"
    if columns & PERSON:
        return form_kind(headers) if columns & {"conversation"} and not columns & {"name", "email"} else "registration"
    if len(columns & ANSWERS) >= 2:
        return form_kind(headers)
    return None


def recognised(raw: RawTable) -> Recognition | None:
    """Recognised when the headers hold at least two that we know and the table is no table of counts."""
    rows = raw.head(HEADER_ROWS_SEARCHED)
    single = [len(_known(row)) for row in rows]
    pairs = [(row, below) if _is_heading(below) else ((), ()) for row, below in pairwise(rows)]
    joined = [len(_known(_joined(row, below))) for row, below in pairs]
    spread = [len(_known(row) | _known(below)) if _goes_on(row, below) else 0 for row, below in pairs]
    best, best_joined, best_spread = (max(counts, default=0) for counts in (single, joined, spread))
    most = max(best, best_joined, best_spread)
    if most < FEWEST_KNOWN:
        index = _schedule_index(rows)
        return None if index is None else Recognition("plain", "conversations", index)
    counts = next(counts for counts in (single, spread, joined) if most in counts)
    found = plain_layout(raw, counts.index(most), is_two_lines=counts is joined)
    questions = _questions(found, raw.row(found.header_index))
    if any(header.strip().casefold() in COUNT_HEADERS for header in questions) and not columns_of(questions) & PERSON:
        return None
    return None if found.kind is None else found


def plain_layout(raw: RawTable, index: int, is_two_lines: bool = False) -> Recognition:
    """How a table reads whose headers stand in a row: with the row below or above where one names the options of the other.

    `is_two_lines`: the headers go on in the row below.
    """
    row = raw.row(index)
    below = raw.row(index + 1) if index + 1 < len(raw) else ()
    if is_two_lines:
        headers = _joined(row, below)
        return _recognition(raw, index, index + 2, headers, *_known_questions(raw, headers, index + 2))
    for first, upper, lower in ((index, row, below), (index - 1, raw.row(index - 1) if index else (), row)):
        if _goes_on(upper, lower):
            options = under_groups(upper, lower, raw.width)
            boxes, labels = ticked_questions(raw, options, first + 2)
            boxes = tuple(each for each in boxes if _is_asked(raw, each, first + 2))
            if boxes:
                headers = tuple(_under(each.question, each.option) for each in options)
                return _recognition(raw, first, first + 2, headers, boxes, labels)
    if (joined := two_line_headers(raw, index)) is not None:
        return _recognition(raw, index, index + 2, joined, *_known_questions(raw, joined, index + 2))
    found = _known_questions(raw, row, index + 1)
    return _recognition(raw, index, index + 1, row, *found)


def _recognition(raw: RawTable, index: int, start: int, headers: Row, boxes: tuple[Boxes, ...], labels: Labels) -> Recognition:
    boxed = {position for each in boxes for position in each.positions}
    labels = {position: words for position, words in labels.items() if position in boxed}
    found = Recognition("plain", None, index, start, headers=headers, boxes=boxes, labels=labels, not_counted=_notes_below(raw, start))
    kind = plain_kind(_questions(found, headers))
    return Recognition("plain", kind, index, start, headers=headers, boxes=boxes, labels=labels, not_counted=found.not_counted)


def _questions(found: Recognition, headers: Row) -> Row:
    """The headers, those of options replaced by their question."""
    boxed = {position for each in found.boxes for position in each.positions}
    alone = tuple(header for position, header in enumerate(found.headers or headers, start=1) if position not in boxed)
    return (*alone, *(each.question for each in found.boxes))


def _known(row: Row) -> set[str]:
    """What the headers of a row stand for, those that name an option of a question included."""
    return columns_of(row) | {column for each in in_one_header(row) if (column := header_column(each.question)[0])}


def _known_questions(raw: RawTable, headers: Row, start: int) -> tuple[tuple[Boxes, ...], Labels]:
    return ticked_questions(raw, [each for each in in_one_header(headers) if header_column(each.question)[0] in ASKED], start)


def _is_asked(raw: RawTable, each: Boxes, start: int) -> bool:
    """Whether the row below the headers holds the options of a question that we know, and not the first answers."""
    options = [folded(option) for option in each.options if option]
    is_ticked = any(body(raw, position, start).str.strip().ne("").any() for position in each.positions)
    below = {position for position, cell in enumerate(raw.row(start - 1), start=1) if cell.strip()}
    names_nobody = len(below) > 1 and below <= set(each.positions)
    return (
        header_column(each.question)[0] in ASKED
        and (is_ticked or names_nobody)
        and len(set(options)) == len(options)
        and not any(map(is_mark, options))
    )


def _joined(row: Row, below: Row) -> Row:
    """Headers that go on in the row below."""
    width = max(len(row), len(below))
    return tuple(plain_text(" ".join([*row[at : at + 1], *below[at : at + 1]])) for at in range(width))


def _goes_on(upper: Row, lower: Row) -> bool:
    """Whether a row names what stands below one header of the row above: that is blank, or says the same, over several columns."""
    above = [*upper, *[""] * (len(lower) - len(upper))]
    return any(upper) and any(text and (not above[at] or above[at] in above[at + 1 : at + 2]) for at, text in enumerate(lower))


def _is_heading(row: Row) -> bool:
    """Whether a row can be the second line of headers: words only, no answers."""
    return any(row) and not any(letter.isdigit() or letter == "@" for cell in row for letter in cell)


def _under(question: str, option: str) -> str:
    if not question or header_column(option)[0]:
        return option or question
    return f"{question} - {option}" if option else question


def _notes_below(raw: RawTable, start: int) -> dict[int, str]:
    """Lone cells that stand apart below the table, of several words or a total: nobody's answers."""
    found: dict[int, str] = {}
    tail = range(max(start + 1, len(raw) - MOST_NOTES), len(raw))
    for first in [i for i in tail if raw.row_numbers[i] - raw.row_numbers[i - 1] > 1][-1:]:
        for i in range(first, len(raw)):
            filled = [cell for cell in raw.row(i) if cell.strip()]
            is_note = len(filled) == 1 and (len(filled[0].split()) >= FEWEST_WORDS or filled[0].strip().casefold().startswith("total"))
            if is_note and "@" not in filled[0]:
                found[i] = BELOW
    return found


def _schedule_index(rows: tuple[Row, ...]) -> int | None:
    for i, row in enumerate(rows[:5]):
        found = {column for cell in row if (column := header_column(cell, schedule=True)[0])}
        if {"conversation", "event_date"} <= found:
            return i
    return None
