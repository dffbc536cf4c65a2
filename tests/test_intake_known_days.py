"""Where only the days of the conversations tell whether dates begin with the month or the day, these decide."""

from pathlib import Path

import pandas as pd
import pytest

from representation.commands.files import NamedFile, read_checked
from representation.importing import UploadedFile, reviewed
from representation.intake.checked import CheckedTable
from representation.intake.correction import Correction
from representation.intake.fix_list import fix_list
from representation.intake.intake import checked_tables
from representation.intake.known_days import ambiguous_date, day_first_by_days, days_of, read_by_days
from representation.joining import Known
from tests.intake_tables import KEY, csv_of, written

OPEN = [
    ["Email", "Event Name", "Timestamp"],
    ["a@x.org", "Family Night", "9/10/2026 18:00"],
    ["b@x.org", "Bake sale", "10/10/2026 18:00"],
]
OCTOBER = [["Conversation", "Date"], ["Family Night", "2026-10-09"], ["Potluck", "2026-10-11"]]
DAYS = frozenset({"2026-10-09", "2026-10-11"})


def checked(rows: list[list[str]], name: str = "list.csv") -> CheckedTable:
    [table] = checked_tables(name, csv_of(rows))
    return table


def kinds(table: CheckedTable) -> list[str]:
    return [group.kind for group in table.groups]


def moments(table: CheckedTable) -> list[str]:
    return [str(moment)[:10] for moment in table.frame["submitted_at"]]


def test_a_file_that_leaves_it_open_says_so_and_reads_the_month_first() -> None:
    table = checked(OPEN)
    assert (table.open_date, table.day_first, moments(table)) == ("9/10/2026 18:00", None, ["2026-09-10", "2026-10-10"])
    [problem] = table.findings
    assert (problem.kind, problem.severity, problem.row, problem.column) == ("date_order_open", "file", None, "Timestamp")
    assert problem.message == (
        "“9/10/2026 18:00” and the other dates in “Timestamp” read as two days, and nothing in the file tells which; the month was read"
        " first. Say whether the day or the month comes first or write one date as 2026-10-06."
    )


@pytest.mark.parametrize(
    ("third", "day_first"), [("30/9/2026 18:00", True), ("9/30/2026 18:00", False), ("2026-09-30 18:00", None), ("", None)]
)
def test_one_row_that_tells_is_enough(third: str, day_first: bool | None) -> None:
    table = checked([*OPEN, ["c@x.org", "Family Night", third]])
    assert table.day_first is day_first
    assert (kinds(table) == ["date_order_open"]) is (day_first is None)


def test_dates_with_am_and_pm_are_no_finding_and_the_days_decide_all_the_same() -> None:
    table = checked([OPEN[0], ["a@x.org", "Family Night", "9/10/2026 6:00 PM"]])
    assert (kinds(table), table.open_date) == ([], "9/10/2026 6:00 PM")
    assert moments(read_by_days(table, Correction(), DAYS)) == ["2026-10-09"]


def test_days_that_fit_one_reading_decide() -> None:
    table = checked(OPEN)
    assert day_first_by_days(table, DAYS) is True
    assert day_first_by_days(table, frozenset({"2026-09-10", "2026-10-10"})) is False
    assert day_first_by_days(table, frozenset()) is None
    assert ambiguous_date(table, DAYS) is None
    assert ambiguous_date(table, frozenset()) == "9/10/2026 18:00"
    again = read_by_days(table, Correction(), DAYS)
    assert (moments(again), kinds(again), again.day_first) == (["2026-10-09", "2026-10-10"], [], True)
    assert kinds(read_by_days(table, Correction(), frozenset({"2026-09-10", "2026-10-10"}))) == []


def test_what_the_rows_or_staff_say_stands_against_the_days() -> None:
    told = checked([*OPEN, ["c@x.org", "Family Night", "9/30/2026"]])
    assert read_by_days(told, Correction(), DAYS) is told


def test_days_come_from_what_is_known_and_from_schedules() -> None:
    known = pd.DataFrame({"date": ["2026-09-01", ""]})
    assert days_of([checked(OCTOBER), checked(OPEN)], known) == {"2026-09-01", *DAYS}
    assert days_of([checked(OPEN)]) == frozenset()


@pytest.mark.parametrize("is_known_before", [True, False])
def test_a_review_reads_by_the_days_of_the_schedule(is_known_before: bool) -> None:
    upload, schedule = UploadedFile("list.csv", csv_of(OPEN)), UploadedFile("plan.csv", csv_of(OCTOBER))
    if is_known_before:
        known = Known(reviewed([schedule], KEY).joined.conversations, has_schedule=True)
        table = reviewed([upload], KEY, known).joined.tables[0]
    else:
        table = reviewed([upload, schedule], KEY).joined.tables[0]
    assert moments(table)[0] == "2026-10-09"
    said = reviewed([upload, schedule], KEY, corrections={("list.csv", None): Correction(day_first=False)}).joined.tables[0]
    assert moments(said)[0] == "2026-09-10"


def test_the_command_line_reads_by_the_days_of_the_schedule(tmp_path: Path) -> None:
    paths = [Path(written(tmp_path, name, rows)) for name, rows in (("list.csv", OPEN), ("plan.csv", OCTOBER))]
    assert moments(read_checked([NamedFile(path, None, None) for path in paths])[0]) == ["2026-10-09", "2026-10-10"]
    assert moments(read_checked([NamedFile(paths[0], None, None)])[0]) == ["2026-09-10", "2026-10-10"]


def test_rows_to_fix_are_read_in_the_order_of_the_file_that_they_come_from() -> None:
    rows = [*OPEN, ["c@x.org", "Family Night", "30/9/2026 18:00"]]
    uploads = [UploadedFile("list.csv", csv_of(rows)), UploadedFile("plan.csv", csv_of(OCTOBER))]
    review = reviewed(uploads, KEY)
    book = fix_list(review.joined.tables, review.hashes_by_name)
    [mended] = checked_tables("mended.xlsx", book)
    assert (mended.mends, mended.day_first, moments(mended)) == (uploads[0].file_hash, True, ["2026-10-10"])
    [again] = reviewed(
        [UploadedFile("mended.xlsx", book)], KEY, corrections={("mended.xlsx", mended.sheet): Correction(conversation="Potluck")}
    ).joined.tables
    assert (again.mends, again.day_first) == (uploads[0].file_hash, True)
