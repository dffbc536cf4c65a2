"""Questions whose options are columns of their own: told by their headers, confirmed by what stands in the cells."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

import pandas as pd

from data_models.raw import RawTable, Row
from data_models.response import BLANK
from data_models.vocabularies import vocabulary
from representation.answers.folding import folded
from representation.answers.missing import missing_code
from representation.intake.exporters.recognition import Boxes
from representation.intake.page_text import plain_text

MARKS = frozenset({"checked", "selected", "on", "ja", "oui", "verdadero"})
"""What tools write for a ticked option, beside the marks of sign-in sheets."""
NO_MARKS = frozenset({"unchecked", "not selected", "off", "nein", "nee", "non", "falso"})
OTHER_WORDS = ("other", "specify", "describe", "otro", "otra", "especifi")
"""The option of that name is often a box to write in."""
FEWEST_OPTIONS = 2

Labels = Mapping[int, Mapping[str, str]]
"""Position → what is written → what it stands for."""


@dataclass(frozen=True)
class Option:
    """A column that may hold one option of a question.

    `option` is "" where only its cells say what was answered; columns of one `code` belong together, those without one by their
    question.
    """

    position: int
    question: str
    option: str
    code: str = ""


@cache
def _meanings() -> dict[str, bool]:
    """A mark → whether it says that the option was ticked."""
    marks = {folded(row["mark"], keep_marks=True): row["meaning"] == "yes" for row in vocabulary("attendance_marks")}
    return marks | dict.fromkeys(MARKS, True) | dict.fromkeys(NO_MARKS, False)


def body(raw: RawTable, position: int, start: int, end: int | None = None) -> pd.Series:
    """The cells of a column below the headers."""
    return raw.cells[position].iloc[start:end]


def ticked_questions(
    raw: RawTable, options: Iterable[Option], start: int, end: int | None = None, fewest: int = FEWEST_OPTIONS
) -> tuple[tuple[Boxes, ...], Labels]:
    """The neighbouring columns of one question whose cells say that an option was ticked, and the words there that say nothing.

    A cell says so by a mark (`1`, `x`, `Yes`), by the option's own text, or, in a column for other answers, by any text. A group in
    which one column holds anything else is a grid of answers (how much do you agree), and is left out.
    """
    found: list[Boxes] = []
    labels: dict[int, Mapping[str, str]] = {}
    asked = (each for each in options if each.code or each.question)
    for _, group in groupby(asked, key=lambda each: each.code or folded(each.question)):
        columns = list(group)
        told = [_told(body(raw, each.position, start, end), each.option) for each in columns]
        read = [each for each in told if each is not None]
        if len(columns) < fewest or len(read) < len(told):
            continue
        question, positions = columns[0].question or columns[0].code, tuple(each.position for each in columns)
        found.append(Boxes(question, positions, tuple(option for option, _ in read)))
        labels |= {each.position: nothing for each, (_, nothing) in zip(columns, read, strict=True) if nothing}
    return tuple(found), labels


def _told(cells: pd.Series, option: str) -> tuple[str, dict[str, str]] | None:
    """What a tick in a column stands for ("" where the cell says it) and what its words stand for; None where they are no ticks."""
    texts = {str(text).strip() for text in cells.unique()} - {""}
    says = {text: _meanings().get(folded(text, keep_marks=True)) for text in texts}
    own = {text for text in texts if option and folded(text) == folded(option)}
    marks = {text for text in texts - own if says[text] is True}
    if marks:  # beside marks, "No" in the column of an option "No" says that it was not ticked
        own = {text for text in own if says[text] is not False}
    nothing = {text for text in texts - own - marks if says[text] is False or missing_code(text) == BLANK}
    rest = texts - own - marks - nothing
    is_written = not option or any(word in folded(option) for word in OTHER_WORDS)
    if (rest and not is_written) or (marks and not rest and not option):  # a mark for an option that nobody names says nothing
        return None
    words = dict.fromkeys(sorted(nothing), "")
    return ("", words | dict.fromkeys(sorted(marks), option)) if rest else (option, words)


def under_groups(upper: Row, lower: Row, width: int) -> list[Option]:
    """Two header rows, the question over the first of its columns and its options below, as one entry per column.

    >>> [(each.question, each.option) for each in under_groups(("Name", "Race", ""), ("", "White", "Asian"), 3)]
    [('Name', ''), ('Race', 'White'), ('Race', 'Asian')]
    """
    question, found = "", []
    for position in range(1, width + 1):
        above = upper[position - 1] if position <= len(upper) else ""
        below = lower[position - 1] if position <= len(lower) else ""
        question = above if above.strip() or not below.strip() else question
        found.append(Option(position, plain_text(question), plain_text(below)))
    return found


STYLES = (
    r"(?=.*\)\Z)(?P<question>.+?) ?\(choice=(?P<option>.*)\)",  # REDCap with labels
    r"(?P<question>.+?) ?\[(?P<option>[^\[\]]*)\]",  # LimeSurvey, Google Forms
    r"(?P<question>.+) [-–—] (?P<option>.+?)",
    r"(?P<question>[^:]+): ?(?P<option>.+?)",
    r"(?P<question>.+?) ?\((?P<option>[^()]*)\)",
)
"""How a header names a question and one of its options."""


def in_one_header(headers: Sequence[str]) -> list[Option]:
    """Columns whose header names a question and an option, where a neighbour names the same question in the same way.

    >>> [(each.question, each.option) for each in in_one_header(["Name", "Race: White", "Race: Asian", "Note: all"])]
    [('Race', 'White'), ('Race', 'Asian')]
    """
    found: dict[int, Option] = {}
    for style in STYLES:
        parts = {i: told for i, header in enumerate(headers, start=1) if (told := re.fullmatch(style, plain_text(header)))}
        for i, told in parts.items():
            same = [parts[j]["question"] for j in (i - 1, i + 1) if j in parts]
            if i not in found and folded(told["question"]) in map(folded, same):
                found[i] = Option(i, told["question"], told["option"])
    return [found[i] for i in sorted(found)]


def is_mark(text: str) -> bool:
    """Whether a cell is a mark for yes or no, and not an answer in words."""
    return folded(text, keep_marks=True) in _meanings()
