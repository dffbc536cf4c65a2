"""Dates as the tools of school offices write them, brought to ISO form."""

import datetime as dt
import re

import pandas as pd

MONTHS = {name: i for i, names in enumerate(
    [
        ("jan", "january", "enero"), ("feb", "february", "febrero"), ("mar", "march", "marzo"), ("apr", "april", "abril"),
        ("may", "mayo"), ("jun", "june", "junio"), ("jul", "july", "julio"), ("aug", "august", "agosto"),
        ("sep", "sept", "september", "septiembre"), ("oct", "october", "octubre"), ("nov", "november", "noviembre"),
        ("dec", "december", "diciembre"),
    ], start=1) for name in names}  # fmt: skip

TIME = r"(?:[ T,]+(?:at )?(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?\s*(?P<half>[AaPp]\.?[Mm]\.?)?)?"
ZONE = r"\s*(?:[A-Z]{2,4}|Z|[+-]\d{2}:?\d{2})?"
WEEKDAY = r"(?:[A-Za-zéá]{3,9}\.?,?\s+)?"
ISO = re.compile(rf"^(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){TIME}{ZONE}$")
SLASHED = re.compile(rf"^(?P<first>\d{{1,2}})[-/.](?P<second_part>\d{{1,2}})[-/.](?P<year>\d{{4}}|\d{{2}}){TIME}{ZONE}$")
NAMED = re.compile(rf"^{WEEKDAY}(?P<name>[A-Za-z]{{3,10}})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}}){TIME}{ZONE}$")
DAY_NAMED = re.compile(
    rf"^{WEEKDAY}(?P<day>\d{{1,2}})(?: de)?[ -](?P<name>[A-Za-z]{{3,10}})\.?(?: de)?,?[ -](?P<year>\d{{4}}){TIME}{ZONE}$"
)


def _moment(year: int, month: int, day: int, match: re.Match[str]) -> str:
    parts = match.groupdict()
    hour, minute, second = (int(parts[name] or 0) for name in ("hour", "minute", "second"))
    half = (parts["half"] or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    moment = dt.datetime(year + (2000 if year < 70 else 1900 if year < 100 else 0), month, day, hour, minute, second)
    return moment.isoformat(sep=" ")


def iso_moment(text: str, day_first: bool = False) -> str | None:
    """A date, with or without a time, as `YYYY-MM-DD HH:MM:SS`; None where the text is not a date that exists.

    Zones are dropped: all times of one file are local.

    >>> iso_moment("8/27/26 15:02"), iso_moment("Tuesday, October 6, 2026, 6:00 PM")
    ('2026-08-27 15:02:00', '2026-10-06 18:00:00')
    >>> iso_moment("13/45/26 10:10") is None
    True
    """
    text = re.sub(r"\s+", " ", text.replace("\u202f", " ").replace("\xa0", " ")).strip()
    try:
        if match := ISO.match(text):
            return _moment(int(match["year"]), int(match["month"]), int(match["day"]), match)
        if match := SLASHED.match(text):
            first, second = int(match["first"]), int(match["second_part"])
            month, day = (second, first) if day_first else (first, second)
            return _moment(int(match["year"]), month, day, match)
        if (match := NAMED.match(text) or DAY_NAMED.match(text)) and (month_of := MONTHS.get(match["name"].lower())):
            return _moment(int(match["year"]), month_of, int(match["day"]), match)
    except ValueError:
        return None
    return None


def day_comes_first(texts: pd.Series) -> bool:
    """Whether the slashed dates of a column only make sense as day/month: more of them exist that way than as month/day."""
    distinct = texts[texts.str.match(SLASHED)].unique()
    as_month = sum(iso_moment(text) is not None for text in distinct)
    as_day = sum(iso_moment(text, day_first=True) is not None for text in distinct)
    return as_day > as_month


def iso_moments(texts: pd.Series) -> pd.Series:
    """A column of dates in ISO form; what is not a date stays as it is, blank stays blank. Each distinct text is read once."""
    day_first = day_comes_first(texts)
    known = {text: (iso_moment(text, day_first) or text) if text else "" for text in texts.unique()}
    return texts.map(known).astype("str")


def date_in(text: str) -> str:
    """The date that a line of text is or ends with (`Tuesday, October 6, 2026, 6:00 PM`), as `YYYY-MM-DD`, else "".

    >>> date_in("Date: 10/6/2026")
    '2026-10-06'
    """
    for candidate in (text, text.split(":", 1)[-1]):
        if moment := iso_moment(candidate.strip()):
            return moment[:10]
    return ""
