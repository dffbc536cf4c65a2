"""The workbook of rows to mend."""

import io

import pytest
from openpyxl import Workbook, load_workbook

from data_models.response import Kind
from representation.intake.checked import CheckedTable
from representation.intake.fix_list import MOST_NOTES, READ_ME, READ_ME_TITLE, fix_list, has_rows_to_fix
from representation.intake.intake import NOTHING_TO_FIX, checked_tables
from representation.intake.own_sheets import CELL_COLUMNS, CELLS_TITLE, Original, originals
from representation.intake.reading import read_tables
from representation.joining import joined
from representation.room.participations import duplicates_collapsed, participations
from tests.intake_tables import KEY, Rows, csv_of, room, stages, table, together, xlsx_of

ROWS = [
    ["Email", "Event Name", "What is your home ZIP code?"],
    ["a@x.org", "Family Night", "45402"],
    ["b@x.org", "Bake sale", "nowhere"],
    ["c@x.org", "", "45403"],
    ["d@x.org", "Family Night", "somewhere"],
]


def checked(rows: Rows = ROWS, kind: Kind | None = None, name: str = "Registrations.csv") -> CheckedTable:
    return together(table(rows, kind, name=name)).tables[-1]


def opened(*tables: CheckedTable) -> Workbook:
    return load_workbook(io.BytesIO(fix_list(tables)))


def text_rows(book: Workbook, sheet: str) -> list[list[object]]:
    return [list(row) for row in book[sheet].iter_rows(values_only=True)]


def test_it_has_the_original_headers_and_rows_and_says_what_is_wrong() -> None:
    book = opened(checked())
    assert book.sheetnames == ["Read me", "Registrations", "Cells not understood"]
    assert text_rows(book, "Registrations") == [
        [*ROWS[0], "What to fix (registrations)"],
        [
            *ROWS[2],
            "Row 3: “Bake sale” is not on the schedule and the row has no date on which just one conversation took place. "
            "Write the conversation's title as it stands on the schedule or add the conversation to the schedule.",
        ],
        [
            "c@x.org",
            None,
            "45403",
            "Row 4: The row does not say which conversation it is about and has no date on which just one conversation took place. "
            "Write the conversation's title, as it stands on the schedule where there is one.",
        ],
    ]


def test_bad_cells_are_marked_and_explained() -> None:
    sheet = opened(checked())["Registrations"]
    marked = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment]
    assert marked == ["B2", "B3"]
    comment = sheet["B2"].comment
    assert comment is not None
    assert comment.text.startswith("“Bake sale” is not on the schedule")
    assert sheet["B2"].fill.start_color.rgb == "00FFE2B3"
    assert sheet["C2"].fill.fill_type is None


def test_single_cells_that_count_as_missing_are_listed_with_their_place() -> None:
    header, line = text_rows(opened(checked()), "Cells not understood")
    assert header == ["File", "Sheet", "Column", "What is written", "How many", "Rows", "What to do"]
    assert line[:6] == ["Registrations.csv", None, "What is your home ZIP code?", "somewhere", "1", "5"]


def test_a_value_that_is_not_understood_is_listed_once_with_its_first_rows() -> None:
    rows = [ROWS[0], *([f"{i}@x.org", "Family Night", "nowhere" if i % 2 else "somewhere"] for i in range(14))]
    _, *lines = text_rows(opened(checked(rows)), "Cells not understood")
    assert [line[3:6] for line in lines] == [
        ["somewhere", "7", "2, 4, 6, 8, 10 and 2 more"],
        ["nowhere", "7", "3, 5, 7, 9, 11 and 2 more"],
    ]


def test_a_workbook_of_rows_to_fix_says_which_file_it_mends() -> None:
    made = fix_list([checked(), checked(ROWS[:2], name="Good.csv")], {"Registrations.csv": "a" * 64, "Good.csv": "b" * 64})
    raws = read_tables("mended.xlsx", made)
    assert originals(raws) == {"Registrations": Original("a" * 64)}


def test_rows_of_two_files_belong_each_to_its_own() -> None:
    made = fix_list([checked(), checked(name="More.csv")], {"Registrations.csv": "a" * 64, "More.csv": "b" * 64})
    raws = read_tables("mended.xlsx", made)
    assert originals(raws) == {"Registrations": Original("a" * 64), "More": Original("b" * 64)}
    assert originals(read_tables("other.csv", csv_of(ROWS))) == {}


def test_a_mended_file_says_nothing_where_its_mark_was_changed() -> None:
    assert originals(read_tables("mended.xlsx", fix_list([checked()], {"Registrations.csv": "not a hash"}))) == {}


def test_only_the_first_marked_cells_carry_a_note_and_all_are_explained() -> None:
    rows = [ROWS[0], *([f"{i}@x.org", "Bake sale", ""] for i in range(MOST_NOTES + 1))]
    sheet = opened(checked(rows))["Registrations"]
    marked = [cell for row in sheet.iter_rows() for cell in row if cell.fill.start_color.rgb == "00FFE2B3"]
    assert (len(marked), sum(bool(cell.comment) for cell in marked)) == (MOST_NOTES + 1, MOST_NOTES)
    assert str(sheet.cell(MOST_NOTES + 2, 4).value).startswith(f"Row {MOST_NOTES + 2}: “Bake sale” is not on the schedule")


def test_every_text_is_text_and_never_a_formula() -> None:
    rows = [["Email", "Event Name", "=1+1"], ["a@x.org", "=HYPERLINK(1)", "+cmd|' /C calc'!A0"], ["b@x.org", "-2+3", "@SUM(A1)"]]
    book = opened(checked(rows))
    cells = [cell for row in book["Registrations"].iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert text_rows(book, "Registrations")[1][:3] == ["a@x.org", "=HYPERLINK(1)", "+cmd|' /C calc'!A0"]
    assert text_rows(book, "Registrations")[0][:3] == ["Email", "Event Name", "=1+1"]


def test_letters_that_a_workbook_cannot_hold_are_left_out() -> None:
    rows = [["Email", "Event Name"], ["a@x.org", "Bake\x01 sale" + "x" * 40_000]]
    [_, line] = text_rows(opened(checked(rows)), "Registrations")
    assert str(line[1]).startswith("Bake sale")


def test_a_file_name_becomes_a_sheet_name_that_a_workbook_can_have() -> None:
    name = "a'b\"c: [x] */? a very long name of an export\x01.csv"
    assert len(opened(checked(name=name)).sheetnames[1]) <= 31


def test_files_of_one_name_get_a_sheet_each() -> None:
    assert opened(checked(), checked()).sheetnames[:3] == ["Read me", "Registrations", "Registrations 2"]


def test_mended_rows_join_with_those_already_in_and_nobody_is_counted_twice() -> None:
    first = checked()
    book = load_workbook(io.BytesIO(fix_list([first])))
    book["Registrations"]["B2"], book["Registrations"]["B3"] = "Family Night", "Library Evening"
    out = io.BytesIO()
    book.save(out)
    again = [part for part in checked_tables("mended.xlsx", out.getvalue()) if part.sheet == "Registrations"]
    assert [(part.kind, part.rows_read) for part in again] == [("registration", 2)]
    whole = together(first, *again)
    everyone = participations(whole.responses)
    assert stages(everyone)["registered"] == 4
    assert duplicates_collapsed(whole.responses, everyone) == 0
    assert [problem.kind for problem in whole.tables[-1].findings] == ["zip_unreadable"]


def test_the_other_sheets_of_a_mended_workbook_are_no_findings() -> None:
    """Staff upload the workbook as it is: its own notes are not tables that were not recognized."""
    tables = checked_tables("mended.xlsx", fix_list([checked()]))
    assert [part.sheet for part in tables if part.kind is None and part.findings] == []


def test_a_mended_list_of_names_is_still_a_list_of_who_came() -> None:
    sign_in = table([["Bake sale"], ["Name", "E-mail"], ["Ana Ruiz", "a@x.org"]], name="Sign-in.csv")
    assert (sign_in.kind, sign_in.exporter) == ("attendance", "sign_in_sheet")
    placed = together(sign_in).tables[-1]
    assert [problem.kind for problem in placed.findings] == ["conversation_missing"]
    again = [part for part in checked_tables("mended.xlsx", fix_list([placed])) if part.sheet == "Sign-in"]
    assert [part.kind for part in again] == ["attendance"]


def test_a_mended_row_may_name_its_conversation_in_a_file_that_had_no_column_for_it() -> None:
    """A sign-in sheet has no column for the conversation: the fix list must give staff a place to write it."""
    placed = together(table([["Bake sale"], ["Name", "E-mail"], ["Ana Ruiz", "a@x.org"]], name="Sign-in.csv")).tables[-1]
    book = opened(placed)
    headers = [str(cell.value) for row in book["Sign-in"].iter_rows() for cell in row]
    assert any(header.casefold() in ("conversation", "bake sale") for header in headers)


def test_a_workbook_is_made_when_nothing_is_to_be_mended() -> None:
    good = checked(ROWS[:2])
    assert not has_rows_to_fix([good])
    assert opened(good).sheetnames == ["Read me"]


def test_rows_of_several_sheets_and_wide_rows_are_written() -> None:
    data = xlsx_of(
        {"One": [["Email", "Event Name"], ["a@x.org", "Bake sale", "stray"]], "Two": [["Email", "Event Name"], ["b@x.org", "Fair"]]}
    )
    tables = joined([*checked_tables("schedule.csv", csv_of([["Conversation", "Date"], ["Family Night", "2026-09-17"]])),
                     *checked_tables("both.xlsx", data)], KEY).tables  # fmt: skip
    book = opened(*tables)
    assert [text_rows(book, name)[1][:3] for name in book.sheetnames[1:]] == [
        ["a@x.org", "Bake sale", "stray"],
        ["b@x.org", "Fair", text_rows(book, "both 2")[1][2]],
    ]


def test_rows_that_were_right_are_not_in_it() -> None:
    assert stages(room(checked()))["registered"] == 2
    assert "a@x.org" not in [row[0] for row in text_rows(opened(checked()), "Registrations")]


@pytest.mark.parametrize(
    "headers",
    [["Rows to fix", "Email", "Home ZIP", "Race", "Conversation"], [*CELL_COLUMNS, "Email", "Race", "Home ZIP"], list(CELL_COLUMNS)],
    ids=["the title as a header", "the headers of the list of cells and more", "these headers"],
)
def test_a_file_of_the_school_that_looks_like_ours_is_read(headers: list[str]) -> None:
    [found] = checked_tables("own.csv", csv_of([headers, ["a@x.org"] * len(headers)]))
    assert len(found.raw) == 2


def test_a_workbook_of_rows_to_fix_without_its_rows_is_a_sentence() -> None:
    first = [[line] for line in READ_ME]
    [found] = checked_tables("Rows to fix.xlsx", xlsx_of({READ_ME_TITLE: first, CELLS_TITLE: [CELL_COLUMNS, ["a"] * len(CELL_COLUMNS)]}))
    assert [(each.kind, each.message) for each in found.findings] == [("file_empty", NOTHING_TO_FIX)]
