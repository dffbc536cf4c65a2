"""Dates as the tools of school offices write them."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from representation.intake.dates import date_in, iso_moment, iso_moments
from tests.intake_tables import table


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11/29/24 22:28", "2024-11-29 22:28:00"),
        ("2026-09-20", "2026-09-20 00:00:00"),
        ("Sep 26, 2026 7:05 PM", "2026-09-26 19:05:00"),
        ("Sept. 26, 2026", "2026-09-26 00:00:00"),
        ("09/24/2020 11:35:16 AM", "2020-09-24 11:35:16"),
        ("9/1/2024 11:27", "2024-09-01 11:27:00"),
        ("2020/08/27 10:03:59 AM AST", "2020-08-27 10:03:59"),
        ("2026-09-17T18:00:00.123Z", "2026-09-17 18:00:00"),
        ("1982-02-10 00:56:02 -0400", "1982-02-10 00:56:02"),
        ("Tuesday, October 6, 2026, 6:00 PM", "2026-10-06 18:00:00"),
        ("October 6th, 2026 at 6:00 p.m.", "2026-10-06 18:00:00"),
        ("6 de octubre de 2026", "2026-10-06 00:00:00"),
        ("12/31/2026 12:00 AM", "2026-12-31 00:00:00"),
        ("12/31/2026 12:00\u202fPM", "2026-12-31 12:00:00"),
        ("2/29/2024", "2024-02-29 00:00:00"),
        ("Mar 22, 2025 20:52:29", "2025-03-22 20:52:29"),
        ("27-ago-26 3:15 p. m.", "2026-08-27 15:15:00"),
        ("miércoles, 27 de septiembre del 2026", "2026-09-27 00:00:00"),
        ("10/6/2026, 6:00:05 PM", "2026-10-06 18:00:05"),
        ("2026-10-06T18:00:00+00:00", "2026-10-06 18:00:00"),
        ("10/6/2026 18:00 GMT-4", "2026-10-06 18:00:00"),
        ("6/10/70", "1970-06-10 00:00:00"),
        ("20261006", "2026-10-06 00:00:00"),
    ],
)
def test_every_way_to_write_a_date_is_read(text: str, expected: str) -> None:
    assert iso_moment(text) == expected


@pytest.mark.parametrize(
    "text", ["", "30 Feb 2026", "10/32/2026", "2/29/2026", "13/45/26 10:10", "9/17/2026 25:00", "soon", "45402", "18:00:00", "Foo 3, 2026"]
)
def test_what_is_no_date_that_exists_is_none(text: str) -> None:
    assert iso_moment(text) is None


def test_a_column_that_only_makes_sense_as_day_first_is_read_so() -> None:
    assert iso_moments(pd.Series(["14/8/2026 16:30", "3/9/2026", ""])).tolist() == ["2026-08-14 16:30:00", "2026-09-03 00:00:00", ""]


def test_days_as_excel_counts_them_are_dates_in_a_column_of_dates() -> None:
    # Day 45402 is April 20, 2024; 0.79 of a day is 18:57:36.
    texts = pd.Series(["45402", "45402.79", "4/20/2024", "12345", "99999"])
    assert iso_moments(texts).tolist() == ["2024-04-20 00:00:00", "2024-04-20 18:57:36", "2024-04-20 00:00:00", "12345", "99999"]


def test_dates_spaced_in_another_way_are_the_same_dates() -> None:
    assert iso_moments(pd.Series(["4/20/2024\u00a0 6:00\u202fPM", " 4/20/2024  18:00 "])).tolist() == ["2024-04-20 18:00:00"] * 2


def test_what_is_no_date_stays_as_it_was_written() -> None:
    texts = pd.Series([" soon ", "2/30/2024", "", "25:00", "13/45/2026"])
    assert iso_moments(texts).tolist() == texts.tolist()


def test_an_empty_column_has_no_dates() -> None:
    assert iso_moments(pd.Series([], dtype="str")).tolist() == []


def test_one_date_that_does_not_exist_does_not_turn_a_column_around() -> None:
    texts = pd.Series(["10/6/2026", "10/15/2026", "10/32/2026", "9/17/2026"])
    assert iso_moments(texts).tolist() == ["2026-10-06 00:00:00", "2026-10-15 00:00:00", "10/32/2026", "2026-09-17 00:00:00"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Tuesday, October 6, 2026, 6:00 PM", "2026-10-06"),
        ("Date: 10/6/2026", "2026-10-06"),
        ("Eastside Library Conversation", ""),
        ("Sign-in sheet: Room 12", ""),
    ],
)
def test_a_line_above_a_table_may_hold_its_date(line: str, expected: str) -> None:
    assert date_in(line) == expected


@given(moment=st.datetimes(dt.datetime(1970, 1, 1), dt.datetime(2069, 12, 31)).map(lambda moment: moment.replace(microsecond=0)))
@pytest.mark.parametrize(
    "style", ["%Y-%m-%d %H:%M:%S", "%m/%d/%Y %H:%M:%S", "%m/%d/%y %I:%M:%S %p", "%B %d, %Y %H:%M:%S", "%A, %d %b %Y %H:%M:%S"]
)
def test_a_moment_written_in_any_style_is_the_same_moment(style: str, moment: dt.datetime) -> None:
    assert iso_moment(moment.strftime(style)) == moment.isoformat(sep=" ")


def test_a_column_keeps_its_index_whatever_it_is() -> None:
    texts = pd.Series(["9/3/2026", "", "x", "8/30/2026"], index=[7, 3, 3, 0], name="When")
    expected = pd.Series(["2026-09-03 00:00:00", "", "x", "2026-08-30 00:00:00"], index=[7, 3, 3, 0], name="When", dtype="str")
    pd.testing.assert_series_equal(iso_moments(texts), expected)


@pytest.mark.parametrize(
    "text", ["2026-02-30 10:00:00", "2026-01-01 24:00:00", "2026-01-01 25:00:00", "2026-01-01 10:60:00", "0000-01-01 10:00:00", "1/1/0000"]
)
def test_a_moment_that_does_not_exist_is_no_date_even_where_it_is_written_like_one(text: str) -> None:
    rows = [["Ana", "a@x.org", text, "East"], ["Bo", "b@x.org", "2026-02-20 10:00:00", "East"]]
    found = table([["Name", "Email", "Event Date", "Event Name"], *rows])
    assert found.frame["event_date"].tolist() == ["", "2026-02-20 10:00:00"]
    assert [(each.kind, each.row, each.value) for each in found.findings if each.severity == "cell"] == [("date_impossible", 2, text)]
    assert iso_moment(text) is None
