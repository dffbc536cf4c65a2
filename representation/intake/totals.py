"""Lines that sum up a table: they look like rows and are nobody's answers."""

import re
from collections.abc import Sequence

from data_models.raw import RawTable
from representation.answers.folding import folded

REASON = "a line of totals"
BELOW = "a note below the table"
AGAIN = "the headers again"
NO_PERSON = frozenset({REASON, BELOW, AGAIN})
"""Why a row is no row of the table at all; the other reasons are about a person who does not count."""
MOST_LINES = 20
"""How many rows at the end of a table are looked at."""
COUNTED = (
    "people|persons|participants|attendees|registrants|registrations|responses|records|rows|entries|guests|signatures|present|attendance"
    "|personas|participantes|asistentes|inscritos|inscripciones|respuestas|registros|filas|firmas|presentes|asistencia"
)
"""What a line of totals says that it counts."""
WORD = re.compile(
    r"(?:(?:grand|gran|sub|overall)[ -]?)?total(?:s|es)?(?: general)?(?: (?:number )?(?:of |de )?(?:" + COUNTED + r"))?\b[:= ]*[\d.,]*"
    r"|(?:sum|suma|count|cuenta|recuento|conteo)\b[:= ]*[\d.,]*"
)
"""The word in the first filled cell, in English and Spanish, with or without the number behind it."""
FIGURE = re.compile(r"[-+($€]*\d{1,3}(?:[.,]?\d{1,3}){0,2}[%)€]*(?: (?:" + COUNTED + r"|yes|no|sí))?|\W*")
"""A number, alone or with what it counts; one of more than nine digits is a phone number. Dashes and other marks are nothing."""


def is_total_word(text: str) -> bool:
    """Whether a cell is a word for a total.

    >>> [is_total_word(text) for text in ("Grand total: 24", "Suma", "Total de personas", "Totally agree", "Count Basie")]
    [True, True, True, False, False]
    """
    return WORD.fullmatch(folded(text)) is not None


def is_total_cell(text: str) -> bool:
    """Whether a cell can stand in a line of totals: it is blank, a number, or a word for a total.

    >>> [is_total_cell(text) for text in ("", "10 records", "1,234", "ana@example.org", "user 7", "3125550100")]
    [True, True, True, False, False, False]
    """
    return FIGURE.fullmatch(folded(text)) is not None or is_total_word(text)


def is_total_line(row: Sequence[str]) -> bool:
    """Whether a row sums up the rows above it: its first filled cell says so, and no cell says anything about a person.

    >>> is_total_line(("Total", "", "10 records")), is_total_line(("Total", "user 7", "Yes")), is_total_line(("", "12"))
    (True, False, False)
    """
    filled = [cell for cell in row if cell.strip()]
    return bool(filled) and is_total_word(filled[0]) and all(map(is_total_cell, filled))


def totals_at_the_end(raw: RawTable, start: int, end: int, passed: Sequence[int] = ()) -> list[int]:
    """The indexes of the lines that sum up a table, at its end; rows in `passed` (notes below it) may stand between them."""
    found: list[int] = []
    for i in range(end - 1, max(start, end - MOST_LINES) - 1, -1):
        if is_total_line(raw.row(i)):
            found.append(i)
        elif i not in passed:
            break
    return found[::-1]
