"""Dates as the tools of school offices write them, brought to ISO form."""

import datetime as dt
import re

import pandas as pd

from representation.intake import date_columns
from representation.intake.date_order import day_first_of, slashed_styles
from representation.intake.date_patterns import CENTURY_TURN, COMPACT, DAY_NAMED, ISO, MONTHS, NAMED, SLASHED

_COMPILED = {name: re.compile(pattern) for name, pattern in (("iso", ISO), ("slashed", SLASHED), ("compact", COMPACT))}
_NAMED = (re.compile(NAMED), re.compile(DAY_NAMED))


def iso_moment(text: str, day_first: bool = False) -> str | None:
    """A date, with or without a time, as `YYYY-MM-DD HH:MM:SS`; None where the text is not a date that exists.

    Zones are dropped: all times of one file are local.

    >>> iso_moment("8/27/26 15:02"), iso_moment("Tuesday, October 6, 2026, 6:00 PM")
    ('2026-08-27 15:02:00', '2026-10-06 18:00:00')
    >>> iso_moment("13/45/26 10:10") is None
    True
    """
    text = date_columns.spaced(text)
    try:
        if match := _COMPILED["iso"].match(text) or _COMPILED["compact"].match(text):
            return _moment(int(match["year"]), int(match["month"]), int(match["day"]), match)
        if match := _COMPILED["slashed"].match(text):
            one, two = int(match["one"]), int(match["two"])
            month, day = (two, one) if day_first else (one, two)
            return _moment(int(match["year"]), month, day, match)
        for pattern in _NAMED:
            if (match := pattern.match(text)) and (month_of := MONTHS.get(match["name"].lower())):
                return _moment(int(match["year"]), month_of, int(match["day"]), match)
    except ValueError:
        return None
    return None


def _moment(year: int, month: int, day: int, match: re.Match[str]) -> str:
    parts = match.groupdict()
    hour, minute, second = (int(parts.get(name) or 0) for name in ("hour", "minute", "second"))
    half = (parts.get("half") or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    full_year = year + (2000 if year < CENTURY_TURN else 1900 if year < 100 else 0)
    return dt.datetime(full_year, month, day, hour, minute, second).isoformat(sep=" ")


def day_comes_first(texts: pd.Series) -> bool:
    """Whether the slashed dates of a column are read as day/month: more of them exist only that way than only as month/day."""
    styles = slashed_styles(texts)
    return sum(style.only_day for style in styles.values()) > sum(style.only_month for style in styles.values())


def iso_moments(texts: pd.Series, day_first: bool | None = None) -> pd.Series:
    """A column of dates in ISO form; what is not a date stays as it is, blank stays blank. Each distinct text is read once.

    Every style of slashed dates in the column (its mark, two- or four-digit years, with AM and PM or without) is read in the order
    that all its rows allow. Where they allow both, `day_first` decides; without it the column's other styles do, and then the month
    comes first, as it does in the United States. Days as Excel counts them (45402.79) are dates too.

    Parameters
    ----------
    day_first
        What staff said, or what the rest of the file says (`date_order.file_day_first`); None where nobody said anything.

    >>> iso_moments(pd.Series(["14/8/2026 16:30", "3/9/2026", "45402.5"])).tolist()
    ['2026-08-14 16:30:00', '2026-09-03 00:00:00', '2024-04-20 12:00:00']
    """
    return date_columns.iso_column(texts, lambda styles: day_first_of(styles, day_first))


def date_in(text: str) -> str:
    """The date that a line of text is or ends with (`Tuesday, October 6, 2026, 6:00 PM`), as `YYYY-MM-DD`, else "".

    >>> date_in("Date: 10/6/2026")
    '2026-10-06'
    """
    for candidate in (text, text.split(":", 1)[-1]):
        if moment := iso_moment(candidate.strip()):
            return moment[:10]
    return ""
