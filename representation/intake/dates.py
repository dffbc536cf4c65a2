"""Dates as the tools of school offices write them, brought to ISO form."""

import datetime as dt
import re
from dataclasses import dataclass

import pandas as pd

from representation.intake import date_columns
from representation.intake.date_order import column_order, day_first_of, is_asked_about, open_example, rows_day_first
from representation.intake.date_patterns import CENTURY_TURN, COMPACT, DAY_NAMED, ISO, MONTHS, NAMED, SLASHED, YEAR_ZERO

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
    if parts["year"] == YEAR_ZERO:
        raise ValueError(parts["year"])
    hour, minute, second = (int(parts.get(name) or 0) for name in ("hour", "minute", "second"))
    half = (parts.get("half") or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    full_year = year + (2000 if year < CENTURY_TURN else 1900 if year < 100 else 0)
    return dt.datetime(full_year, month, day, hour, minute, second).isoformat(sep=" ")


def iso_moments(texts: pd.Series, day_first: bool | None = None) -> pd.Series:
    """A column of dates in ISO form; what is not a date stays as it is, blank stays blank. Each distinct text is read once.

    Every style of slashed dates in the column (its mark, two- or four-digit years, with AM and PM or without) is read in the order
    that all its rows allow. Where they allow both, or some rows only the one and some only the other, `day_first` decides about the dates
    that read as two days; without it the column's other styles do, or the order that more rows need, and then the month comes first, as it
    does in the United States. Days as Excel counts them (45402.79) are dates too.

    Parameters
    ----------
    day_first
        What staff said, or what the rest of the file says (`date_order.file_day_first`); None where nobody said anything.

    >>> iso_moments(pd.Series(["14/8/2026 16:30", "3/9/2026", "45402.5"])).tolist()
    ['2026-08-14 16:30:00', '2026-09-03 00:00:00', '2024-04-20 12:00:00']
    """
    return date_columns.iso_column(texts, lambda styles: day_first_of(styles, day_first))[0]


@dataclass(frozen=True)
class ReadDates:
    """A column of dates in ISO form, and what its rows say of the order of slashed dates.

    Attributes
    ----------
    day_first
        Whether they begin with the day, by what most rows need; None where no row tells.
    open_date
        One of them that reads as two days where neither a row nor anybody said which, "" where there is none.
    has_both
        Whether some of them need the day first and others the month.
    """

    moments: pd.Series
    day_first: bool | None
    open_date: str = ""
    has_both: bool = False

    @property
    def asked_date(self) -> str:
        """The open date where staff are asked about it, "" where they are not."""
        return self.open_date if self.has_both or is_asked_about(self.open_date) else ""


def read_dates(texts: pd.Series, day_first: bool | None = None) -> ReadDates:
    """A column of dates read as `iso_moments` does, with what is open about it.

    >>> found = read_dates(pd.Series(["3/9/2026", "4/9/2026"]))
    >>> found.moments.tolist(), found.day_first, found.open_date
    (['2026-03-09 00:00:00', '2026-04-09 00:00:00'], None, '3/9/2026')
    """
    moments, found = date_columns.iso_column(texts, lambda styles: day_first_of(styles, day_first))
    open_date = open_example(found) if day_first is None else ""
    return ReadDates(moments, rows_day_first(found.styles), open_date, column_order(found.styles) == "mixed")


def date_in(text: str) -> str:
    """The date that a line of text is or ends with (`Tuesday, October 6, 2026, 6:00 PM`), as `YYYY-MM-DD`, else "".

    >>> date_in("Date: 10/6/2026")
    '2026-10-06'
    """
    for candidate in (text, text.split(":", 1)[-1]):
        if moment := iso_moment(candidate.strip()):
            return moment[:10]
    return ""
