"""Small files with one defect each, named for it, and the findings that each of them must give."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sample_data.delimited import delimited
from sample_data.sound_tables import COMMUNITY, ENROLLMENT, HEADER, ROWS, SCHEDULE, SIGN_IN, SURVEY_HEADER, SURVEYS
from sample_data.workbook import Cell, workbook
from sample_data.writing import written

FOLDER = Path(__file__).parent / "defects"
SCHEDULE_FILE, EXPECTED_FILE = "schedule.csv", "EXPECTED.csv"
Place = tuple[int | None, str, str]
"""Row as a spreadsheet shows it (None: the whole file), header, kind of finding."""


@dataclass(frozen=True)
class Defect:
    """A file with one defect; no findings where intake mends it or it does no harm."""

    file: str
    data: bytes
    findings: tuple[Place, ...] = ()


def changed(rows: Sequence[Sequence[Cell]], row: int, position: int, value: Cell) -> list[list[Cell]]:
    """The rows with one cell changed, counted from 0."""
    copy = [list(cells) for cells in rows]
    copy[row][position] = value
    return copy


def registration(row: int, header: str, value: str) -> bytes:
    """The good registrations with one cell changed; `row` as a spreadsheet shows it."""
    return delimited([HEADER, *changed(ROWS, row - 2, HEADER.index(header), value)])


def census(with_margins: bool = True, females: str = "4900") -> bytes:
    """A Census download of people by sex; `females` is the estimate of one of the two."""
    figures = (("001", "Total:", "10000", "*****"), ("002", "Total:!!Male:", "5100", "90"), ("026", "Total:!!Female:", females, "90"))
    codes, labels, counts = ["GEO_ID", "NAME"], ["Geography", "Geographic Area Name"], ["0500000US39997", "Marlow County, Ohio"]
    for line, label, people, margin in figures:
        codes += [f"B01001_{line}E", *([f"B01001_{line}M"] if with_margins else [])]
        labels += [f"Estimate!!{label}", *([f"Margin of Error!!{label}"] if with_margins else [])]
        counts += [people, *([margin] if with_margins else [])]
    return delimited([codes, labels, counts], end="\n", quote_all=True, encoding="utf-8-sig")


def registration_defects() -> list[Defect]:
    """Defects of registration tables that show in one cell."""
    return [
        Defect(
            "registration_conversation_unknown.csv",
            registration(4, "Conversation", "Book club"),
            ((4, "Conversation", "conversation_unknown"),),
        ),
        Defect(
            "registration_conversation_missing.csv", registration(5, "Conversation", ""), ((5, "Conversation", "conversation_missing"),)
        ),
        Defect(
            "registration_date_impossible.csv", registration(3, "Registered on", "2/30/2026"), ((3, "Registered on", "date_impossible"),)
        ),
        Defect(
            "registration_race_unreadable.csv", registration(2, "Race/ethnicity", "earthling"), ((2, "Race/ethnicity", "race_unreadable"),)
        ),
        Defect(
            "registration_language_unreadable.csv",
            registration(6, "Language at home", "our own"),
            ((6, "Language at home", "language_unreadable"),),
        ),
        Defect("registration_gender_unreadable.csv", registration(3, "Gender", "see my profile"), ((3, "Gender", "gender_unreadable"),)),
        Defect(
            "registration_education_unreadable.csv",
            registration(4, "Education", "school of life"),
            ((4, "Education", "education_unreadable"),),
        ),
        Defect(
            "registration_zip_two_in_one_cell.csv",
            registration(5, "Home ZIP code", "45904 and 45905"),
            ((5, "Home ZIP code", "zip_unreadable"),),
        ),
        Defect(
            "registration_zip_of_three_digits.csv",
            registration(5, "Home ZIP code", "501"),
            ((5, "Home ZIP code", "zip_doubtful"),),
        ),
        Defect("registration_zip_with_letter.csv", registration(3, "Home ZIP code", "459o2"), ((3, "Home ZIP code", "zip_letter_read"),)),
        Defect("registration_email_in_capitals.csv", registration(2, "Email", " ODETTE@EXAMPLE.ORG ")),
        Defect("registration_header_with_no_break_space.csv", delimited([[f"{HEADER[0]}\xa0", *HEADER[1:]], *ROWS])),
        Defect("formula_cells.csv", registration(2, "Last name", '=HYPERLINK("http://example.org";"Hollis")')),
    ]


def whole_file_defects() -> list[Defect]:
    """Defects of a whole registration table, and of files that are none."""
    two_days = ("1/2/2026", "1/3/2026", "2/1/2026", "1/2/2026", "2/1/2026")  # near the conversations, read the one way or the other
    zips: list[list[Cell]] = [
        [*row[:7], int(zip_code), *row[8:]] for row, zip_code in zip(ROWS, ("2139", "1841", "2151", "1501", "2860"), strict=True)
    ]
    book = workbook("Sheet1", [HEADER, *ROWS])
    formula = changed(ROWS, 1, HEADER.index("Household income"), '=CONCATENATE("$25,000"," to ","$49,999")')
    return [
        Defect(
            "registration_zip_without_zeros.xlsx",
            workbook("Sheet1", [HEADER, *zips]),
            tuple((row, "Home ZIP code", "zip_zero_restored") for row in range(2, 7)),
        ),
        Defect(
            "registration_rows_hidden.xlsx",
            workbook("Sheet1", [HEADER, *ROWS], hidden=(3, 5)),
            ((3, "", "rows_hidden"), (5, "", "rows_hidden")),
        ),
        Defect(
            "registration_row_too_long.csv",
            delimited([HEADER, *ROWS]).replace(b"Associate degree\r\n", b"Associate degree, nursing\r\n"),
            ((2, "", "ragged_rows"),),
        ),
        Defect(
            "registration_quote_unclosed.csv",
            delimited([HEADER, *([*row[:8], "", *row[9:]] for row in ROWS)]).replace(b",Tamika,", b',"Tamika,'),
            ((4, "", "unclosed_quote"),),
        ),
        Defect(
            "registration_headers_twice.csv",
            delimited([[*HEADER, "Notes", "Notes"], *([*row, "", "called twice"] for row in ROWS)]),
            ((1, "", "headers_duplicated"),),
        ),
        Defect(
            "registration_header_below_title.csv",
            delimited([["Winter conversations"], ["Exported by the front office"], HEADER, *ROWS]),
            ((None, "", "rows_above_headers"),),
        ),
        Defect("registration_cp1252.csv", delimited([HEADER, *ROWS], encoding="cp1252")),
        Defect("registration_utf16.csv", b"\xff\xfe" + delimited([HEADER, *ROWS], encoding="utf-16-le", separator="\t")),
        Defect(
            "registration_dates_of_two_readings.csv",
            delimited([HEADER, *([row[0], date, *row[2:]] for row, date in zip(ROWS, two_days, strict=True))]),
            ((None, "Registered on", "date_order_open"),),
        ),
        Defect("registration_semicolons.csv", delimited([HEADER, *ROWS], separator=";")),
        Defect("registration_row_twice.csv", delimited([HEADER, *ROWS, ROWS[0]])),
        Defect("registration_line_of_totals.csv", delimited([HEADER, *ROWS, ["Total", "5", *[""] * 9]]), ((7, "", "totals_left_out"),)),
        Defect("registration_cut_off.xlsx", book[: len(book) // 2], ((None, "", "file_damaged"),)),
        Defect(
            "registration_formula_without_value.xlsx",
            workbook("Sheet1", [HEADER, *formula]),
            ((3, "Household income", "formula_without_value"),),
        ),
        Defect("empty.csv", b"", ((None, "", "file_empty"),)),
        Defect("not_a_table.pdf.csv", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n", ((None, "", "file_not_a_table"),)),
        Defect(
            "headers_unknown.csv", delimited([["Color", "Weight"], ["blue", "12"], ["red", "9"]]), ((None, "", "table_not_recognised"),)
        ),
    ]


def other_defects() -> list[Defect]:
    """Defects of exit surveys, sign-in sheets, schedules and community figures."""
    income = SURVEY_HEADER[-1]
    return [
        Defect(
            "exit_survey_income_free_text.csv",
            delimited([SURVEY_HEADER, *changed(SURVEYS, 1, 5, "less than we need")]),
            ((3, income, "income_unreadable"),),
        ),
        Defect("exit_survey_conversation_blank_with_date.csv", delimited([SURVEY_HEADER, *changed(SURVEYS, 2, 2, "")])),
        Defect(
            "sign_in_mark_unclear.xlsx",
            workbook("Sign-in", changed(SIGN_IN, 5, 3, "maybe?"), ["A1:D1"]),
            ((6, "Attended?", "mark_unclear"),),
        ),
        Defect(
            "conversations_title_missing.csv",
            delimited([*SCHEDULE, ("", "2026-02-14", "6:00 PM", "Town hall", "In person")]),
            ((4, "Conversation", "conversation_untitled"),),
        ),
        Defect("conversations_date_impossible.csv", delimited(changed(SCHEDULE, 2, 1, "2026-01-32")), ((3, "Date", "date_impossible"),)),
        Defect("enrollment_suppressed_cells.xlsx", workbook("Enrollment", changed(ENROLLMENT, 1, 6, "*"))),
        Defect(
            "enrollment_percents.xlsx",
            workbook(
                "Enrollment", [[*ENROLLMENT[0][:2], *ENROLLMENT[0][3:]], ("Mill Race Elementary", "0010", "25.5", "40.4", "31.5", "2.6")]
            ),
            ((None, "", "community_percents"),),
        ),
        Defect("census_margin_missing.csv", census(with_margins=False), ((None, "", "community_margins_missing"),)),
        Defect("census_figure_unreadable.csv", census(females="4,9OO"), ((3, "B01001_026E", "community_figure_unreadable"),)),
        Defect("community_group_unknown.csv", delimited(changed(COMMUNITY, 5, 1, "Elvish")), ((6, "Group", "community_group_unknown"),)),
        Defect("community_group_twice.csv", delimited([*COMMUNITY, COMMUNITY[5]]), ((7, "Group", "community_repeated_row"),)),
    ]


def defects() -> list[Defect]:
    """Every defect, by file name."""
    return sorted([*registration_defects(), *whole_file_defects(), *other_defects()], key=lambda defect: defect.file)


def expected() -> bytes:
    """`EXPECTED.csv`: one line per finding; a file without any has one line with the kind `none`."""
    lines: list[tuple[object, ...]] = []
    for defect in defects():
        lines += [(defect.file, row or "", header, kind) for row, header, kind in defect.findings or ((None, "", "none"),)]
    return delimited([("file", "row", "column", "kind"), *lines])


def write_defects(folder: Path) -> list[Path]:
    """Write the files, the schedule that they refer to and the list of findings into a folder; the paths come in a fixed order."""
    files = {defect.file: defect.data for defect in defects()} | {SCHEDULE_FILE: delimited(SCHEDULE), EXPECTED_FILE: expected()}
    return written(folder, files)
