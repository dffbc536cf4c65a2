"""Whether slashed dates begin with the month or the day: what all rows allow, what the conversations' dates say, and when to ask."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Literal

import numpy as np
import pandas as pd

from representation.intake.date_columns import WITH_HALF, Style, Styles, Written, spaced, written
from representation.intake.date_patterns import SLASHED

Order = Literal["month_first", "day_first", "either", "mixed"]
"""either: every row allows both; mixed: some rows allow only the one and some only the other."""

AHEAD_DAYS = 120
"""So long before the first conversation people register; a date further ahead is likelier misread."""
BEHIND_DAYS = 45
"""So long after the last conversation answers still come in."""
MOST = 0.5
"""The share of dates that must fall on known days, read one way and not the other, to decide."""


def slashed_styles(texts: pd.Series) -> Styles:
    """The slashed dates of a column by the way they are written."""
    return written(texts).styles


def style_order(style: Style) -> Order:
    """The order that the dates of one style allow; where both readings are the same days, the month comes first."""
    if style.only_month and style.only_day:
        return "mixed"
    if style.only_month or style.only_day:
        return "day_first" if style.only_day else "month_first"
    return "either" if style.is_two_days.any() else "month_first"


def column_order(styles: Styles) -> Order:
    """The order that all slashed dates of a column allow.

    Dates written in another way (ISO, with the month's name) say nothing. A column whose dates read the same both ways, or that has no
    slashed dates, is month_first: there is nothing to ask.

    >>> [column_order(slashed_styles(pd.Series(texts))) for texts in (["14/8/2026", "3/9/2026"], ["3/9/2026", "4/9/2026"])]
    ['day_first', 'either']
    >>> [column_order(slashed_styles(pd.Series(texts))) for texts in (["14/8/2026", "8/14/2026"], ["2026-08-14"])]
    ['mixed', 'month_first']
    """
    return _joined(styles.values())


def undecided(styles: Styles) -> Styles:
    """The styles of which some dates may read as two days, because no other row tells the order of all of them."""
    if column_order(styles) in ("month_first", "day_first"):
        return {}
    return {name: style for name, style in styles.items() if style_order(style) in ("either", "mixed")}


def rows_day_first(styles: Styles) -> bool | None:
    """Whether more dates of a column exist only with the day first than only with the month first; None where all allow both.

    >>> rows_day_first(slashed_styles(pd.Series(["13/4/2026", "14/4/2026", "4/15/2026"])))
    True
    """
    only_day, only_month = sum(style.only_day for style in styles.values()), sum(style.only_month for style in styles.values())
    return only_day > only_month if only_day or only_month else None


def _joined(styles: Iterable[Style]) -> Order:
    found = list(styles)
    only_month, only_day = sum(style.only_month for style in found), sum(style.only_day for style in found)
    if only_month and only_day:
        return "mixed"
    if only_month or only_day:
        return "day_first" if only_day else "month_first"
    return "either" if any(style.is_two_days.any() for style in found) else "month_first"


def day_first_of(styles: Styles, said: bool | None) -> dict[str, bool]:
    """For each style whether it begins with the day.

    Where the rows of a style leave it open (either or mixed), what was said decides; then, for either, the other styles of the column,
    and for mixed, the reading that more rows need; and then the month comes first. Either way a date that exists in one order only is
    read so (`Style.read`).
    """
    total = column_order(styles)
    chosen: dict[str, bool] = {}
    for name, style in styles.items():
        match style_order(style):
            case "mixed":
                chosen[name] = style.only_day > style.only_month if said is None else said
            case "day_first":
                chosen[name] = True
            case "month_first" if style.only_month:
                chosen[name] = False
            case _:
                chosen[name] = total == "day_first" if said is None else said
    return chosen


def _fitting(styles: Iterable[Style], known_dates: Collection[str]) -> Order:
    days = np.array(sorted(date[:10] for date in known_dates if date), dtype="datetime64[D]")
    found = list(styles)
    if not len(days) or not found:
        return "either"
    both = [style.is_two_days for style in found]
    month = np.concatenate([style.month_first[two] for style, two in zip(found, both, strict=True)]).astype("datetime64[D]")
    day = np.concatenate([style.day_first[two] for style, two in zip(found, both, strict=True)]).astype("datetime64[D]")
    if not len(month):
        return "either"
    on_month, on_day = float(np.isin(month, days).mean()), float(np.isin(day, days).mean())
    if (on_month >= MOST) != (on_day >= MOST):
        return "month_first" if on_month >= MOST else "day_first"
    first, last = days[0] - AHEAD_DAYS, days[-1] + BEHIND_DAYS
    month_fits, day_fits = bool(((month >= first) & (month <= last)).all()), bool(((day >= first) & (day <= last)).all())
    return "either" if month_fits == day_fits else "month_first" if month_fits else "day_first"


def file_day_first(columns: Sequence[pd.Series], known_dates: Collection[str] = ()) -> bool | None:
    """Whether the dates of a file begin with the day: as the rows of any of its date columns say, then the conversations' days.

    None where nothing tells, or where its columns contradict each other: then each column is read by its own rows.
    """
    styles = [style for column in columns for style in slashed_styles(column).values()]
    order = _joined(styles)
    if order == "either":
        order = _fitting(styles, known_dates)
    return {"month_first": False, "day_first": True}.get(order)


def open_date(columns: Sequence[pd.Series], known_dates: Collection[str] = ()) -> str | None:
    """A date of the file that reads as two days where nothing tells which, so that staff must be asked; None where there is none.

    Nothing tells when no row of any date column does and the conversations' days do not either, or when some rows of a column need the
    day first and others the month. Dates with AM and PM are asked about only in the second case: who writes the time so writes the month
    first.

    >>> open_date([pd.Series(["3/4/2026", "5/6/2026"])]), open_date([pd.Series(["3/4/2026", "5/16/2026"])])
    ('3/4/2026', None)
    >>> open_date([pd.Series(["13/4/2026", "4/15/2026", "5/6/2026"])])
    '5/6/2026'
    """
    if file_day_first(columns, known_dates) is not None:
        return None
    for column in columns:
        found = written(column)
        example = open_example(found)
        if example and (column_order(found.styles) == "mixed" or is_asked_about(example)):
            return example
    return None


def open_example(found: Written) -> str:
    """The first date of a column of which nothing tells which of two days it is, "" for none; with AM and PM only for want of others."""
    for _, style in sorted(undecided(found.styles).items(), key=lambda item: item[0].endswith(WITH_HALF)):
        if style.is_two_days.any():
            return str(found.distinct[int(style.at[style.is_two_days].min())].as_py())
    return ""


def is_asked_about(text: str) -> bool:
    """Whether staff are asked about a date that reads as two days, where no row tells: not where its time has AM or PM.

    >>> is_asked_about("3/4/2026"), is_asked_about("3/4/2026 6:00 PM")
    (True, False)
    """
    match = re.match(SLASHED, spaced(text))
    return match is not None and not match["half"]
