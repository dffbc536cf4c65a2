"""A whole column of dates at once: each distinct text is taken apart by patterns, and put together as a moment by arithmetic."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from representation.intake.date_patterns import (
    CENTURY_TURN,
    COMPACT,
    DAY_NAMED,
    EXCEL_DAY_ZERO,
    FIRST_SERIAL,
    ISO,
    LAST_SERIAL,
    MONTHS,
    NAMED,
    SERIAL,
    SLASHED,
    YEAR_ZERO,
)

Moments = NDArray[np.datetime64]
"""Moments to the second; "not a time" where a date does not exist."""
Numbers = NDArray[np.int64]
_SPACES = re.compile(r"\s+")
_NO_TIME = np.datetime64("NaT", "s")
LIKE_A_MOMENT, NO_SUCH_DAY = r"^(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2})$", " (no such day)"
"""What only looks like a moment is marked, so that nobody takes it for one."""
MARKS = "-/."
WITH_HALF = " AM/PM"
"""Ends the name of a style whose times have AM and PM."""


@dataclass(frozen=True)
class Style:
    """The slashed dates of a column that are written alike, read both ways.

    `at` says which of the distinct texts they are; `month_first` and `day_first` hold each as a moment.
    """

    at: Numbers
    month_first: Moments
    day_first: Moments

    @property
    def only_month(self) -> int:
        """How many exist only with the month first."""
        return int((~np.isnat(self.month_first) & np.isnat(self.day_first)).sum())

    @property
    def only_day(self) -> int:
        """How many exist only with the day first."""
        return int((np.isnat(self.month_first) & ~np.isnat(self.day_first)).sum())

    @property
    def is_two_days(self) -> NDArray[np.bool_]:
        """Which of them read as two different days."""
        both = ~np.isnat(self.month_first) & ~np.isnat(self.day_first)
        return np.asarray(both & (self.month_first != self.day_first))

    def read(self, is_day_first: bool) -> Moments:
        """Them as moments: in one order where both exist, else in the only one that does."""
        one, other = (self.day_first, self.month_first) if is_day_first else (self.month_first, self.day_first)
        return np.asarray(np.where(np.isnat(one), other, one))


Styles = Mapping[str, Style]
"""How a slashed date is written (its mark, digits of the year, whether with AM and PM) → the dates written so."""


def spaced(text: str) -> str:
    """The text with plain single spaces."""
    return _SPACES.sub(" ", text).strip()


def distinct_texts(texts: pd.Series) -> tuple[pa.Array, pa.Array]:
    """The place of each row among the distinct texts, and those texts."""
    encoded = pa.array(texts, type=pa.large_string(), from_pandas=True)
    encoded = pc.fill_null(encoded.combine_chunks() if isinstance(encoded, pa.ChunkedArray) else encoded, "").dictionary_encode()
    return encoded.indices, encoded.dictionary


@dataclass(frozen=True)
class Written:
    """The slashed dates of a column: their styles, and the distinct texts that `Style.at` counts in."""

    styles: Styles
    distinct: pa.Array


def iso_column(texts: pd.Series, day_first_of: Callable[[Styles], Mapping[str, bool]]) -> tuple[pd.Series, Written]:
    """A column in ISO form, under the same index, and how it was written.

    `day_first_of` decides for each style of slashed dates whether they begin with the day; one that exists only the other way is read so.
    """
    places, distinct = distinct_texts(texts)
    moments = np.full(len(distinct), _NO_TIME)
    styles, read = _read(distinct)
    for at, found in read:
        moments[at] = found
    chosen = day_first_of(styles)
    for name, style in styles.items():
        moments[style.at] = style.read(chosen[name])
    iso = pc.cast(pa.array(moments), pa.large_string())
    unread = pc.is_null(iso)
    iso = pc.replace_with_mask(iso, unread, _not_moments(distinct.filter(unread))).take(places)
    return iso.to_pandas().astype("str").set_axis(texts.index).rename(texts.name), Written(styles, distinct)


def _not_moments(texts: pa.Array) -> pa.Array:
    """Texts that are no dates; those that are written like moments in ISO form (`2026-02-30 10:00:00`) are marked as none."""
    return pc.replace_substring_regex(texts, LIKE_A_MOMENT, rf"\1{NO_SUCH_DAY}")


def written(texts: pd.Series) -> Written:
    """How the slashed dates of a column are written."""
    distinct = distinct_texts(texts)[1]
    return Written(_read(distinct)[0], distinct)


def _read(distinct: pa.Array) -> tuple[Styles, list[tuple[Numbers, Moments]]]:
    """The slashed dates by style, and the moments of all others with their places."""
    slashed: list[tuple[Numbers, dict[str, pa.Array]]] = []
    read: list[tuple[Numbers, Moments]] = []
    open_at, texts = np.arange(len(distinct), dtype=np.int64), distinct
    for attempt in range(2):
        for pattern in _likely_first(texts):
            if not len(texts):
                break
            found = pc.extract_regex(texts, pattern)
            fits = np.asarray(pc.is_valid(found))
            if not fits.any():
                continue
            found = found.filter(pa.array(fits))
            parts = {field.name: found.field(i) for i, field in enumerate(found.type)}
            if pattern is SLASHED:
                slashed.append((open_at[fits], parts))
            else:
                read.append((open_at[fits], _serials(parts) if pattern is SERIAL else _moments_of(parts)))
            open_at, texts = open_at[~fits], texts.filter(pa.array(~fits))
        if attempt == 0 and len(texts):
            # What no pattern fits may only be spaced in another way.
            plain = [spaced(text) for text in texts.to_pylist()]
            again = np.array([bool(text) and any(c.isdigit() for c in text) for text in plain], dtype=bool)
            open_at, texts = open_at[again], pa.array(plain, type=pa.large_string()).filter(pa.array(again))
    return _styles(slashed), read


def _likely_first(texts: pa.Array) -> list[str]:
    """The patterns, the one that fits the first text in front: most columns are written in one way."""
    first = next((text for text in texts.slice(0, 20).to_pylist() if text), "")
    return sorted((ISO, SLASHED, NAMED, DAY_NAMED, COMPACT, SERIAL), key=lambda pattern: re.match(pattern, first) is None)


def _styles(slashed: list[tuple[Numbers, dict[str, pa.Array]]]) -> Styles:
    found: dict[str, list[tuple[Numbers, Moments, Moments]]] = {}
    for at, parts in slashed:
        one, two, year, time = _numbers(parts["one"]), _numbers(parts["two"]), _years(parts), _seconds(parts)
        month_first, day_first = _moments(year, one, two, time), _moments(year, two, one, time)
        marks = np.asarray(pc.index_in(parts["mark"], value_set=pa.array(list(MARKS), type=parts["mark"].type))).astype(np.int64)
        is_long = np.asarray(pc.greater(pc.utf8_length(parts["year"]), 2))
        has_half = np.asarray(pc.greater(pc.utf8_length(parts["half"]), 0))
        kinds = marks * 4 + is_long * 2 + has_half
        for kind in np.unique(kinds).tolist():
            alike = kinds == kind
            name = f"{MARKS[kind // 4]}{4 if kind & 2 else 2}{WITH_HALF if kind & 1 else ''}"
            found.setdefault(name, []).append((at[alike], month_first[alike], day_first[alike]))
    return {
        name: Style(
            np.concatenate([at for at, _, _ in parts]),
            np.concatenate([month for _, month, _ in parts]),
            np.concatenate([day for _, _, day in parts]),
        )
        for name, parts in found.items()
    }


def _numbers(texts: pa.Array) -> Numbers:
    """Digits as numbers, 0 where there are none."""
    return np.asarray(pc.cast(pc.if_else(pc.equal(texts, ""), "0", texts), pa.int64()))


def _moments_of(parts: dict[str, pa.Array]) -> Moments:
    """The moments of dates whose month is told."""
    if "name" in parts:
        names = pa.array(list(MONTHS), type=pa.large_string())
        numbers = np.append(np.fromiter(MONTHS.values(), dtype=np.int64), 0)
        month = numbers[np.asarray(pc.fill_null(pc.index_in(pc.utf8_lower(parts["name"]), value_set=names), len(MONTHS)))]
    else:
        month = _numbers(parts["month"])
    return _moments(_years(parts), month, _numbers(parts["day"]), _seconds(parts))


def _years(parts: dict[str, pa.Array]) -> Numbers:
    """Four-digit years; the year 0000, which no calendar has, stays 0."""
    year = _numbers(parts["year"])
    if not (year < 100).any():
        return year
    whole = year + np.where(year < CENTURY_TURN, 2000, np.where(year < 100, 1900, 0))
    return np.where(np.asarray(pc.equal(parts["year"], YEAR_ZERO)), 0, whole)


def _seconds(parts: dict[str, pa.Array]) -> Numbers:
    """Seconds since midnight, -1 where there is no such time."""
    if "hour" not in parts:
        return np.zeros(len(parts["year"]), dtype=np.int64)
    hour, minute, second = _numbers(parts["hour"]), _numbers(parts["minute"]), _numbers(parts["second"])
    half = pc.utf8_lower(pc.utf8_slice_codeunits(parts["half"], 0, 1))
    is_late, is_early = np.asarray(pc.equal(half, "p")), np.asarray(pc.equal(half, "a"))
    hour = hour + 12 * (is_late & (hour < 12)) - 12 * (is_early & (hour == 12))
    return np.where((hour < 24) & (minute < 60) & (second < 60), hour * 3600 + minute * 60 + second, -1)


def _moments(year: Numbers, month: Numbers, day: Numbers, seconds: Numbers) -> Moments:
    """The moments; a date that does not exist (February 30, month 13, 25 o'clock) is not a time."""
    exists = (month >= 1) & (month <= 12) & (day >= 1) & (day <= 31) & (year >= 1) & (seconds >= 0)
    months = ((year - 1970) * 12 + np.where(exists, month, 1) - 1).astype("datetime64[M]")
    days = months.astype("datetime64[D]") + (day - 1)
    exists &= days.astype("datetime64[M]") == months
    moments = days.astype("datetime64[s]") + seconds
    moments[~exists] = _NO_TIME
    return np.asarray(moments)


def _serials(parts: dict[str, pa.Array]) -> Moments:
    """Days as Excel counts them, to the second."""
    days = _numbers(parts["days"])
    fraction = np.asarray(pc.cast(pc.if_else(pc.equal(parts["fraction"], ""), "0", parts["fraction"]), pa.float64()))
    moments = np.datetime64(EXCEL_DAY_ZERO, "s") + days * 86_400 + np.rint(fraction * 86_400).astype(np.int64)
    return np.asarray(np.where((days >= FIRST_SERIAL) & (days <= LAST_SERIAL), moments, _NO_TIME))
