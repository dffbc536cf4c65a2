"""Headers in two lines: a heading over several columns, and below it what each of them holds."""

from data_models.raw import RawTable, Row
from representation.answers.folding import folded
from representation.intake.columns import header_match
from representation.intake.exporters.option_columns import under_groups
from representation.intake.page_text import plain_text

CONTACT = "contact details are not kept"
"""Why headers about addresses are not used; a ZIP code under one is."""


def two_line_headers(raw: RawTable, index: int) -> Row | None:
    """The headers of a row put together with the row below, where that goes on with them; None where it holds answers.

    | Name | Address |      |     |        | Name | Address - Street | City | ZIP |
    |------|---------|------|-----|   →    |------|------------------|------|-----|
    |      | Street  | City | ZIP |

    Every cell of the row below stands under a heading with nothing beside it, what it says is for the most part known as a header,
    and at least one column has a header of its own above and nothing below. Where the row below says everything by itself, the one
    above is a title.
    """
    if index + 1 >= len(raw):
        return None
    upper, lower = raw.row(index), raw.row(index + 1)
    above = [*upper, *[""] * (raw.width - len(upper))]
    there = [position for position, cell in enumerate(lower) if cell.strip()]
    if not there or not any(cell.strip() for cell in upper) or any(letter.isdigit() or letter == "@" for cell in lower for letter in cell):
        return None
    under = [position for position in there if _is_heading(above, position) or _is_continued(above, position)]
    asides = [position for position in there if position not in under]
    if not all(_is_aside(above[position], lower[position]) for position in asides):
        return None
    known = [position for position in under if header_match(lower[position]).column or header_match(lower[position]).reason]
    if not any(_is_continued(above, position) for position in under) or len(known) * 2 < len(under):
        return None
    if not any(header_match(cell).column for position, cell in enumerate(above) if position not in under):
        return None
    below = tuple("" if position in asides else cell for position, cell in enumerate(lower))
    return tuple(_header(each.question, each.option) for each in under_groups(upper, below, raw.width))


def _is_heading(above: list[str], position: int) -> bool:
    """Whether the cell of the upper row stands over more than its own column: the next one is blank, or says the same."""
    beside = above[position + 1 : position + 2]
    return bool(above[position].strip()) and beside in ([""], [above[position]])


def _is_continued(above: list[str], position: int) -> bool:
    """Whether a column belongs to the heading at its left: the upper row is blank there, or says the same again."""
    return not above[position].strip() or above[position] in above[max(position - 1, 0) : position]


def _is_aside(header: str, text: str) -> bool:
    """Whether a cell below a header says how to fill in the column: `(please print)`, or the header again."""
    return text.strip().startswith(("(", "*")) or folded(text) == folded(header)


def _header(question: str, option: str) -> str:
    """A column by its heading and what stands below: alone where that is a header we know, and the heading does not change its sense.

    >>> _header("Address", "ZIP"), _header("Mailing address", "ZIP"), _header("Address", "Street"), _header("Name", "")
    ('ZIP', 'Mailing address ZIP', 'Address - Street', 'Name')
    """
    if not question or not option:
        return option or question
    whole = header_match(plain_text(f"{question} {option}"))
    if whole.column or whole.reason not in ("", CONTACT):
        return f"{question} {option}"
    return option if header_match(option).column else f"{question} - {option}"
