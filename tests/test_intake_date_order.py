"""Whether slashed dates begin with the month or the day."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from representation.intake.date_order import Order, column_order, file_day_first, open_date, slashed_styles
from representation.intake.dates import iso_moment, iso_moments, read_dates
from tests.counts import count


def column(*texts: str) -> pd.Series:
    return pd.Series(texts, dtype="str")


def date_order(texts: pd.Series) -> Order:
    return column_order(slashed_styles(texts))


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (("8/14/2026", "3/9/2026"), "month_first"),
        (("14/8/2026", "3/9/2026"), "day_first"),
        (("3/9/2026", "4/9/2026"), "either"),
        (("14/8/2026", "8/14/2026"), "mixed"),
        (("3/3/2026", "4/4/2026"), "month_first"),
        (("2026-08-14", "Aug 3, 2026", ""), "month_first"),
        (("10/32/2026", "3/9/2026"), "either"),
        ((), "month_first"),
    ],
)
def test_the_order_is_what_all_rows_allow(texts: tuple[str, ...], order: str) -> None:
    assert date_order(column(*texts)) == order


def test_two_styles_of_one_column_are_told_apart() -> None:
    texts = column("14/8/2024 16:30", "3/9/2024 16:30", "8/14/24", "3/9/24")
    assert date_order(texts) == "mixed"
    assert iso_moments(texts).str[:10].tolist() == ["2024-08-14", "2024-09-03", "2024-08-14", "2024-03-09"]


def test_a_style_that_allows_both_follows_the_other_styles_of_its_column() -> None:
    assert iso_moments(column("14/8/2024", "3-9-24")).str[:10].tolist() == ["2024-08-14", "2024-09-03"]


@pytest.mark.parametrize(("said", "expected"), [(None, "2026-03-09"), (False, "2026-03-09"), (True, "2026-09-03")])
def test_what_staff_said_decides_where_the_rows_allow_both(said: bool | None, expected: str) -> None:
    assert iso_moments(column("3/9/2026"), said).str[:10].tolist() == [expected]


def test_what_staff_said_does_not_make_dates_impossible() -> None:
    assert iso_moments(column("8/30/2026", "3/9/2026"), day_first=True).str[:10].tolist() == ["2026-08-30", "2026-03-09"]


def test_a_column_that_contradicts_itself_is_read_as_most_rows_need() -> None:
    texts = column("8/30/2026", "8/29/2026", "14/8/2026", "3/9/2026")
    assert iso_moments(texts).str[:10].tolist() == ["2026-08-30", "2026-08-29", "2026-08-14", "2026-03-09"]
    assert iso_moments(texts, day_first=True).str[:10].tolist() == ["2026-08-30", "2026-08-29", "2026-08-14", "2026-09-03"]


def test_dates_that_need_both_orders_leave_the_others_open() -> None:
    texts = column("13/04/2026", "04/15/2026", "05/06/2026")
    found = read_dates(texts)
    assert found.moments.str[:10].tolist() == ["2026-04-13", "2026-04-15", "2026-05-06"]
    assert (found.open_date, found.asked_date, found.has_both) == ("05/06/2026", "05/06/2026", True)
    assert read_dates(texts, day_first=True).open_date == ""
    assert open_date([texts]) == "05/06/2026"
    assert open_date([texts], {"2026-04-13", "2026-04-15", "2026-05-06"}) == "05/06/2026"


def test_dates_that_need_both_orders_and_leave_none_open_are_not_asked_about() -> None:
    assert read_dates(column("13/04/2026", "04/15/2026", "4/4/2026", "2026-05-06")).open_date == ""
    assert open_date([column("13/04/2026", "04/15/2026")]) is None
    assert open_date([column("13/4/26", "05/06/26", "04/15/2026", "05/06/2026")]) is None  # two styles, each decided by its own rows


def test_a_style_that_two_others_contradict_each_other_about_is_asked() -> None:
    assert open_date([column("13/4/26", "04/15/2026", "5-6-2026")]) == "5-6-2026"


def test_dates_with_am_and_pm_are_asked_about_where_both_orders_occur() -> None:
    texts = column("13/4/2026 6:00 PM", "4/15/2026 6:00 PM", "5/6/2026 6:00 PM")
    assert open_date([texts]) == read_dates(texts).asked_date == "5/6/2026 6:00 PM"


def test_a_date_that_exists_in_neither_order_stays_as_it_is() -> None:
    assert iso_moments(column("13/04/2026", "04/15/2026", "13/13/2026", "02/30/2026")).tolist()[2:] == ["13/13/2026", "02/30/2026"]


CONVERSATIONS = {"2026-10-06", "2026-10-08"}


@pytest.mark.parametrize(
    ("texts", "is_day_first"),
    [
        (("10/6/2026", "10/8/2026"), False),
        (("6/10/2026", "8/10/2026"), True),
        (("1/2/2020",), None),
    ],
)
def test_the_conversations_days_tell_the_order(texts: tuple[str, ...], is_day_first: bool | None) -> None:
    assert file_day_first([column(*texts)], CONVERSATIONS) is is_day_first


def test_dates_long_before_or_after_the_conversations_are_misread() -> None:
    # September 2 and 3 fit; February 9 and March 9 are more than 120 days before.
    assert file_day_first([column("9/2/2026", "9/3/2026")], CONVERSATIONS) is False


def test_without_known_days_nothing_is_told() -> None:
    assert file_day_first([column("3/9/2026")], set()) is None


def test_staff_are_asked_only_where_nothing_tells() -> None:
    open_column = column("3/9/2026", "4/9/2026")
    assert open_date([open_column]) == "3/9/2026"
    assert open_date([open_column, column("8/30/2026")]) is None
    assert open_date([open_column], {"2026-03-09", "2026-04-09"}) is None
    assert open_date([column("3/9/2026 6:00 PM")]) is None
    assert open_date([column("2026-03-09"), column("3/3/2026")]) is None
    assert open_date([]) is None


def test_one_column_of_a_file_tells_for_the_others() -> None:
    assert file_day_first([column("3/9/2026"), column("30/8/2026")]) is True
    assert file_day_first([column("3/9/2026"), column("8/30/2026")]) is False
    assert file_day_first([column("3/9/2026")]) is None
    assert file_day_first([column("30/8/2026"), column("8/30/2026")]) is None


@given(
    moments=st.lists(
        st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2069, 12, 31)).map(lambda moment: moment.replace(microsecond=0)),
        min_size=1,
        max_size=8,
    ),
    style=st.sampled_from(
        [
            "%Y-%m-%d %H:%M:%S",
            "%m/%d/%Y %H:%M:%S",
            "%m/%d/%y %I:%M:%S %p",
            "%B %d, %Y %H:%M:%S",
            "%Y/%m/%d %I:%M:%S %p AST",
            "%d-%b-%Y %H:%M:%S",
        ]
    ),
)
@settings(max_examples=count(60, 2000), deadline=None)
def test_a_column_reads_as_its_texts_one_by_one(moments: list[dt.datetime], style: str) -> None:
    texts = column(*(moment.strftime(style) for moment in moments))
    assert iso_moments(texts, day_first=False).tolist() == [iso_moment(text) for text in texts]


@given(
    texts=st.lists(
        st.from_regex(r"[0-9]{1,4}[-/. ][0-9A-Za-z]{1,9}[-/., ]{1,2}[0-9]{2,4}( [0-9]{1,2}:[0-9]{2}( [AP]M)?)?", fullmatch=True), max_size=6
    )
)
@settings(max_examples=count(100, 5000), deadline=None)
def test_any_text_is_read_in_a_column_as_it_is_alone(texts: list[str]) -> None:
    found = iso_moments(column(*texts), day_first=None)
    for text, read in zip(texts, found, strict=True):
        assert read in (iso_moment(text) or text, iso_moment(text, day_first=True) or text, text)
