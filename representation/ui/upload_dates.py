"""The question whether dates begin with the month or the day, where a file allows both."""

import re

import streamlit as st

from representation.intake.checked import CheckedTable
from representation.intake.correction import Correction
from representation.intake.dates import iso_moment
from representation.intake.known_days import ambiguous_date
from representation.ui.parts import readable_date
from representation.ui.text import literal
from representation.ui.uploads import Part

QUESTION = "Say whether the dates begin with the month or the day."
"""What stands in the way of saving until it is answered."""

BOTH = "Some dates exist only with the day first and others only with the month first; they are read so. "
"""What is said before the question where a column holds both orders."""


def has_both_orders(table: CheckedTable) -> bool:
    """Whether some dates of a column need the day first and others the month."""
    return any(group.kind == "date_order_mixed" for group in table.groups)


def date_choice(part: Part, said: Correction, known_dates: frozenset[str], key: str) -> tuple[bool | None, str]:
    """Ask, only where the dates of a table allow two readings: whether they begin with the day, and what is still open.

    The first is None where it was not asked or not answered. What was confirmed for the form is not asked again.
    """
    if part.fitted and part.fitted.said.day_first is not None:
        return None, ""
    table = part.again(said)
    example = ambiguous_date(table, known_dates)
    if not example:
        return None, ""
    day = re.split(r"[ T,]", example.strip(), maxsplit=1)[0]
    readings = {False: f"Month first: {reading(day, False)}", True: f"Day first: {reading(day, True)}"}
    chosen = st.radio(
        literal(f"{BOTH if has_both_orders(table) else ''}Do dates like {day} begin with the month or the day?"),
        list(readings),
        index=None,
        format_func=lambda is_day_first: readings[is_day_first],
        horizontal=True,
        key=f"{key}.day_first",
    )
    return chosen, QUESTION if chosen is None else ""


def reading(text: str, day_first: bool) -> str:
    """A date as it reads with the month or the day first.

    >>> reading("3/4/2026", False), reading("3/4/2026", True)
    ('Mar 4, 2026', 'Apr 3, 2026')
    """
    moment = iso_moment(text, day_first)
    return readable_date(moment[:10]) if moment else text
