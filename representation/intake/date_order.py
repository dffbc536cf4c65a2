"""Whether slashed dates begin with the month or the day: what all rows allow, what the conversations' dates say, and when to ask."""

from collections.abc import Collection, Iterable, Sequence
from typing import Literal

import numpy as np
import pandas as pd

from representation.intake.date_columns import WITH_HALF, Style, Styles, styles_of

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
    return styles_of(texts)[0]


def style_order(style: Style) -> Order:
    """The order that the dates of one style allow; where both readings are the same days, the month comes first."""
    if style.only_month and style.only_day:
        return "mixed"
    if style.only_month or style.only_day:
        return "day_first" if style.only_day else "month_first"
    return "either" if style.is_two_days.any() else "month_first"


def date_order(texts: pd.Series) -> Order:
    """The order that all slashed dates of a column allow.

    Dates written in another way (ISO, with the month's name) say nothing. A column whose dates read the same both ways, or that has no
    slashed dates, is month_first: there is nothing to ask.

    >>> date_order(pd.Series(["14/8/2026", "3/9/2026"])), date_order(pd.Series(["3/9/2026", "4/9/2026"]))
    ('day_first', 'either')
    >>> date_order(pd.Series(["14/8/2026", "8/14/2026"])), date_order(pd.Series(["2026-08-14"]))
    ('mixed', 'month_first')
    """
    return _joined(slashed_styles(texts).values())


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
    and for mixed, the reading that more rows need; and then the month comes first.
    """
    total = _joined(styles.values())
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


def order_fitting(texts: pd.Series, known_dates: Collection[str]) -> Order:
    """The order in which the dates of a column fit the days of the conversations; either where both do or neither.

    Dates fit that fall on those days, or else between some months before the first and some weeks after the last.

    Parameters
    ----------
    known_dates
        Days of the conversations, as `YYYY-MM-DD`.

    >>> order_fitting(pd.Series(["6/10/2026 18:02", "8/10/2026 18:11"]), {"2026-10-06", "2026-10-08"})
    'day_first'
    """
    return _fitting(slashed_styles(texts).values(), known_dates)


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

    Nothing tells when no row of any date column does and the conversations' days do not either. Dates with AM and PM are not asked
    about: who writes the time so writes the month first.

    >>> open_date([pd.Series(["3/4/2026", "5/6/2026"])]), open_date([pd.Series(["3/4/2026", "5/16/2026"])])
    ('3/4/2026', None)
    """
    if file_day_first(columns, known_dates) is not None:
        return None
    for column in columns:
        styles, distinct = styles_of(column)
        if _joined(styles.values()) != "either":
            continue
        for name, style in styles.items():
            if style.is_two_days.any() and not name.endswith(WITH_HALF):
                return str(distinct[int(style.at[style.is_two_days].min())].as_py())
    return None
