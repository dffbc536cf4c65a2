"""Lines that sum up a table are nobody, persons with odd names are somebody, and a title is said to be one."""

import pytest

from representation.intake.correction import Correction
from representation.intake.intake import checked_table
from tests.intake_tables import Rows, table

HEADERS = ["Name", "E-mail", "Race", "Came"]
PEOPLE = [["Ana Ruiz", "a@example.org", "White", "x"], ["Bo Chen", "b@example.org", "Asian", "x"]]
TOTALS = "The row sums up the table; it is not counted as a person. Nothing has to be done if it names nobody."


def lines(rows: Rows) -> list[tuple[str, int | None]]:
    return [(problem.kind, problem.row) for problem in table(rows).findings]


@pytest.mark.parametrize(
    "last",
    [
        ["Total", "", "", "2"],
        ["TOTALS:", "2", "", "2"],
        ["Grand total: 2"],
        ["", "Count", "", "2"],
        ["Sum", "", "", "2 yes"],
        ["Suma", "", "", "2"],
        ["Total general", "", "", "2 personas"],
        ["Total de participantes", "", "", "2"],
        ["Total", "", "—", "2 records"],
    ],
)
def test_a_line_of_totals_at_the_end_is_nobody_and_is_named(last: list[str]) -> None:
    found = table([HEADERS, *PEOPLE, last])
    assert (found.rows_read, found.rows_usable, found.frame["name"].tolist()) == (2, 2, ["Ana Ruiz", "Bo Chen"])
    assert [(row.row, row.reason) for row in found.not_counted] == [(4, "a line of totals")]
    assert [(problem.kind, problem.severity, problem.row, problem.message) for problem in found.findings] == [
        ("totals_left_out", "file", 4, TOTALS)
    ]


def test_several_lines_of_totals_are_all_named() -> None:
    assert lines([HEADERS, *PEOPLE, ["Count", "", "", "2"], ["Total", "", "", "2"]]) == [("totals_left_out", 4), ("totals_left_out", 5)]


@pytest.mark.parametrize(
    "last",
    [
        ["Total", "t@example.org", "", "x"],
        ["Sum", "", "Asian", "x"],
        ["Total", "", "White", ""],
        ["Totally Ready", "", "", "x"],
        ["Count Basie", "", "", "x"],
        ["Ana Total", "", "", "3"],
    ],
)
def test_who_gives_an_address_an_answer_or_another_name_is_a_person(last: list[str]) -> None:
    found = table([HEADERS, *PEOPLE, last])
    assert (found.rows_read, len(found.frame), found.not_counted) == (3, 3, ())


def test_a_phone_number_is_no_total() -> None:
    rows = [["Name", "Phone", "E-mail"], ["Ana Ruiz", "", "a@example.org"], ["Sum", "3125550100", ""]]
    assert table(rows).frame["name"].tolist() == ["Ana Ruiz", "Sum"]


def test_a_line_of_totals_in_the_middle_is_not_counted_either() -> None:
    found = table([HEADERS, PEOPLE[0], ["Total", "", "", "1"], PEOPLE[1]])
    assert (found.frame["name"].tolist(), [row.row for row in found.not_counted]) == (["Ana Ruiz", "Bo Chen"], [3])


def test_totals_are_left_out_of_a_table_that_staff_mapped() -> None:
    raw = table([["Who", "What"], ["Ana Ruiz", "White"], ["Total", "1"]]).raw
    found = checked_table(raw, Correction("registration", header_index=0, columns={1: "name", 2: "race"}))
    assert (found.rows_read, found.frame["name"].tolist()) == (1, ["Ana Ruiz"])
    assert [(group.kind, group.rows) for group in found.groups] == [("totals_left_out", (3,))]


def test_a_title_above_the_headers_is_said_to_be_one() -> None:
    found = table([["Winter conversations"], [], HEADERS[:3], *[row[:3] for row in PEOPLE]])
    [problem] = found.findings
    assert (problem.kind, problem.severity, problem.row) == ("rows_above_headers", "file", None)
    assert problem.message == "The headers stand in row 3; what stands above them was read as a title and not as answers."


def test_the_title_of_a_sign_in_sheet_is_what_it_should_have() -> None:
    assert lines([["Family Night"], HEADERS, *PEOPLE]) == []


def test_blank_rows_above_the_headers_are_nothing() -> None:
    assert lines([[], [], HEADERS, *PEOPLE]) == []
