"""Any table written as any exporter's layout reads back the same; any bytes at all give a result or one clear sentence."""

import re
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from representation.intake.checked import CheckedTable
from representation.intake.companions import with_companions
from representation.intake.intake import checked_tables
from tests.counts import count
from tests.layouts import ABOUT, COMMENT, EDUCATION, FORMS, GENDER, INCOME, LANGUAGE, PLAIN, RACE, Layout, Someone
from tests.layouts_of_calls import CALLS
from tests.layouts_of_surveys import SURVEYS

LAYOUTS = {layout.name: layout for layout in (*FORMS, *CALLS, *SURVEYS, *PLAIN)}
FILES = ("file.csv", "file.tsv", "file.txt", "file.xlsx", "file.xls", "file.ods", "file.json", "file")
NAUGHTY = (
    "NULL", "None", "N/A", "-", "=1+1", "@SUM(A1)", "Response", "Attendee Details", "Topic", "race", "Total", "O'Brien", 'say "hi"',
    "a,b;c|d\te",
    "two\nlines", "{'ImportId': 'QID1'}", "<script>alert(1)</script>", "José Ñandú", "中文", "שלום", "😀", "x@y", "1/2/2026", "007", "1e5",
    "\u200b",
)  # fmt: skip
SENTENCE = re.compile(r"\S.*[.!?]", re.DOTALL)
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]

letters = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")) | st.sampled_from(",;|\"'\t\n- "), max_size=12)
texts = st.sampled_from(NAUGHTY) | letters
someone = st.builds(
    Someone,
    number=st.just(0),
    first=texts,
    last=texts,
    race=st.lists(st.sampled_from(list(RACE)), unique=True, max_size=3).map(lambda boxes: tuple(box for box in RACE if box in boxes)),
    language=st.sampled_from(list(LANGUAGE)),
    zip_code=st.sampled_from(["", "45901", "02139", "00501", "33610"]),
    income=st.sampled_from(list(INCOME)),
    gender=st.sampled_from(list(GENDER)),
    education=st.sampled_from(list(EDUCATION)),
    comment=texts,
)
people = st.lists(someone, min_size=1, max_size=6).map(
    lambda found: [Someone(i, *(vars(one)[field] for field in list(vars(one))[1:])) for i, one in enumerate(found, start=1)]
)


def read(layout: Layout, data: bytes) -> list[CheckedTable]:
    """The tables of the file, its companion read with it."""
    tables = checked_tables(layout.file, data)
    return with_companions([*tables, *checked_tables(*layout.companion)]) if layout.companion else tables


def compared(layout: Layout, found: list[Someone]) -> None:
    """Fail where the table of these people does not read back the same."""
    table = read(layout, layout.write(found))[0]
    assert table.exporter == layout.exporter
    frame = table.frame
    if "email" in layout.carries or layout.exporter != "meetup":
        assert frame["email"].tolist() == [one.email for one in found]
    assert len(frame) == len(found)
    for about in ABOUT:
        written = [one.codes()[about] if about in layout.carries else "" for one in found]
        assert frame[about].tolist() == written, about
    said = table.comments[table.comments["question"].eq(COMMENT)] if layout.has_comment else table.comments
    numbers = dict(zip(frame["row"], found, strict=True))
    comments = dict(zip(said["row"], said["text"], strict=True)) if layout.has_comment else {}
    expected = {row: one.comment.strip() for row, one in numbers.items() if one.comment.strip()} if layout.has_comment else {}
    assert comments == expected


@pytest.mark.parametrize("name", LAYOUTS)
@settings(max_examples=count(3, 300), deadline=None, suppress_health_check=SLOW)
@given(found=people)
def test_a_table_in_the_layout_reads_back_the_same(name: str, found: list[Someone]) -> None:
    compared(LAYOUTS[name], found)


@cache
def sound(name: str) -> bytes:
    """The layout with two people in it."""
    ada = Someone(1, "Ada", "Byron", ("white", "asian"), "spanish", "45901", "0-24999", "female", "bachelors", "Thank you")
    bo = Someone(2, "Bo", "Chen", ("hispanic_or_latino",), "", "02139", "", "male", "", "More\nbuses")
    return LAYOUTS[name].write([ada, bo])


def says_something(tables: list[CheckedTable]) -> None:
    """Fail where a table is neither read nor explained."""
    for table in tables:
        assert table.kind or [group for group in table.groups if group.severity == "file"]
        assert all(SENTENCE.fullmatch(group.message) for group in table.groups)
        assert 0 <= table.rows_usable <= table.rows_read


@pytest.mark.parametrize("name", LAYOUTS)
@settings(max_examples=count(2, 300), deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_a_broken_file_of_the_layout_is_read_or_explained(name: str, data: st.DataObject) -> None:
    layout, whole = LAYOUTS[name], sound(name)
    broken = bytearray(whole[: data.draw(st.integers(0, len(whole)), label="cut off at")])
    for place in data.draw(st.lists(st.integers(0, max(0, len(broken) - 1)), max_size=8), label="changed"):
        if broken:
            broken[place] ^= data.draw(st.integers(1, 255), label="bits")
    says_something(checked_tables(layout.file, bytes(broken)))


@settings(max_examples=count(15, 5000), deadline=None, suppress_health_check=SLOW)
@given(data=st.binary(max_size=400) | texts.map(str.encode), name=st.sampled_from(FILES))
def test_any_bytes_are_read_or_explained(data: bytes, name: str) -> None:
    tables = checked_tables(name, data)
    assert tables
    says_something(tables)
