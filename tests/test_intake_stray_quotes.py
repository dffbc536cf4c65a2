"""Quotes that were only typed: nobody is lost to one, and where somebody may be, it is said."""

import pytest

from representation.intake import delimited_careful
from representation.intake.delimited import delimited_sheet
from representation.intake.sheet import Sheet

HEADERS = "Name,Email,ZIP,Race,Gender,Event"
ROW = "Person {i},p{i}@x.org,45402,White,Female,East"
BAND = '"$25,000 to $49,999"'


def sheet(lines: list[str]) -> Sheet:
    found = delimited_sheet("\n".join([HEADERS, *lines, ""]).encode())
    assert found is not None
    return found


def rows(count: int) -> list[str]:
    return [ROW.format(i=i) for i in range(2, count + 2)]


def emails(found: Sheet) -> list[str]:
    return found.cells["2"].to_pylist()[1:]


@pytest.mark.parametrize("band", ["45402", BAND], ids=["plain rows", "rows with quoted cells"])
@pytest.mark.parametrize("cell", ["Person", "White", "East"])
@pytest.mark.parametrize("damaged", [(4, 5), (4, 6, 7), (4,)], ids=["neighbors", "neighbors and one", "one"])
def test_rows_with_a_stray_opening_quote_stay_rows_of_their_own(cell: str, damaged: tuple[int, ...], band: str) -> None:
    lines = [row.replace("45402", band) for row in rows(10)]
    for number in damaged:
        lines[number - 2] = lines[number - 2].replace(cell, '"' + cell)
    found = sheet(lines)
    assert emails(found) == [f"p{i}@x.org" for i in range(2, 12)]
    assert [(note.kind, note.rows) for note in found.notes] == [("unclosed_quote", damaged)]


def test_a_file_in_which_every_row_begins_with_a_quote_loses_nobody() -> None:
    found = sheet(['"' + row for row in rows(3_000)])
    assert len(found.cells) == 3_001
    assert [(note.kind, len(note.rows)) for note in found.notes] == [("unclosed_quote", 3_000)]


def test_a_row_between_two_quotes_that_close_each_other_is_told() -> None:
    lines = rows(10)
    lines[2], lines[3] = lines[2].replace("White", '"White'), lines[3].replace("White", 'White"')
    [note] = sheet(lines).notes
    assert (note.kind, note.rows) == ("unclosed_quote", (4,))
    assert note.message == (
        "Row 4 holds a line break and as much as a whole row in one cell: a quotation mark may have swallowed the row below."
    )


def test_a_swallowed_row_of_another_width_is_told() -> None:
    lines = rows(10)
    lines[2], lines[3] = '"' + lines[2], '"Bob,45402'
    assert [(note.kind, note.rows) for note in sheet(lines).notes] == [("unclosed_quote", (4,)), ("ragged_rows", (4,))]


def test_comments_of_several_lines_are_no_swallowed_rows() -> None:
    lines = rows(10)
    lines[2] = lines[2].replace("East", '"Thanks,\nfor all, the food, music, talk, and more"')
    lines[5] = lines[5].replace("White", '"one\ntwo, three, four"')
    assert sheet(lines).notes == ()


def test_when_reading_again_takes_too_long_what_may_be_lost_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited_careful, "MOST_READ_AGAIN", 0)
    found = sheet(['"' + row for row in rows(4)])
    assert [(note.kind, note.rows) for note in found.notes] == [("unclosed_quote", (2, 3))]
    assert len(found.cells) == 3
