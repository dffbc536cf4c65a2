"""Headers in two lines, a heading over several columns, on sign-in sheets and anywhere else."""

import pytest

from representation.intake.checked import CheckedTable
from representation.intake.recognising import by_hand
from tests.intake_tables import Rows, table

TITLE = [["Family Night"], ["Thursday, September 17, 2026"], []]
ANA = ["Ana Ruiz", "12 Oak St", "Dayton", "45402", "AR"]


def used(found: CheckedTable) -> list[tuple[str, str | None]]:
    return [(header, column) for _, header, column in found.columns]


def test_a_sign_in_sheet_with_an_address_in_parts_is_read_below_both_lines() -> None:
    found = table([*TITLE, ["Name", "Address", "", "", "Signature"], ["", "Street", "City", "ZIP", ""], ANA])
    assert (found.exporter, found.kind, found.header_row, found.rows_read) == ("sign_in_sheet", "attendance", 4, 1)
    assert used(found) == [
        ("Name", "name"), ("Address - Street", None), ("Address - City", None), ("ZIP", "zip"), ("Signature", "signature"),
    ]  # fmt: skip
    assert found.frame[["name", "zip"]].to_numpy().tolist() == [["Ana Ruiz", "45402"]]
    assert found.heading == ("Family Night", "Thursday, September 17, 2026")


@pytest.mark.parametrize(
    "headings",
    [
        [["Name", "Address", "", "", "Signature"], ["", "Street", "City", "ZIP"]],
        [["Name", "Address", "Address", "Address", "Signature"], ["", "Street", "City", "ZIP"]],
        [["Name", "Address", "", "", "Signature"], ["(please print)", "Street", "City", "ZIP"]],
        [["Name", "Address", "", "", "Signature"], ["Name", "Street", "City", "ZIP", "Signature"]],
        [["Nombre", "Dirección", "", "", "Firma"], ["", "Calle", "Ciudad", "Código postal"]],
    ],
    ids=["merged", "repeated", "aside", "said twice", "Spanish"],
)
def test_a_heading_can_be_merged_repeated_or_explained(headings: Rows) -> None:
    found = table([*headings, ANA])
    assert (found.kind, found.rows_read, found.frame[["name", "zip"]].to_numpy().tolist()) == ("attendance", 1, [["Ana Ruiz", "45402"]])


def test_names_in_parts_are_put_together() -> None:
    found = table([["Name", "", "Signature"], ["First", "Last"], ["Ana", "Ruiz", "AR"], ["Bo", "Chen", "BC"]])
    assert (found.header_row, found.frame["name"].tolist()) == (1, ["Ana Ruiz", "Bo Chen"])


def test_any_table_can_have_two_lines() -> None:
    rows = [["E-mail", "Language at home", "Home address", "", ""], ["", "", "Street", "City", "ZIP Code"]]
    found = table([*rows, ["a@example.org", "Spanish", "12 Oak St", "Dayton", "2139"]])
    assert (found.exporter, found.header_row, found.rows_read) == ("plain", 1, 1)
    assert found.frame[["email", "zip", "language"]].to_numpy().tolist() == [["a@example.org", "02139", "spanish"]]


def test_a_heading_that_changes_the_sense_of_a_column_stays_with_it() -> None:
    rows = [["E-mail", "Race", "Mailing address", "", "Emergency contact", ""], ["", "", "City", "ZIP", "Name", "E-mail"]]
    found = table([*rows, ["a@example.org", "White", "Dayton", "45402", "Bo Chen", "b@example.org"]])
    assert [column for _, _, column in found.columns[2:5]] == [None, None, None]
    assert found.frame[["name", "email", "zip"]].to_numpy().tolist() == [["", "a@example.org", ""]]


@pytest.mark.parametrize(
    "below",
    [
        ["Ana Ruiz", "", "Dayton", "", "AR"],
        ["", "", "Dayton", "", "AR"],
        ["", "Oak Street", "Dayton", "Ohio", ""],
        ["", "12 Oak St", "City", "ZIP", ""],
    ],
)
def test_a_row_of_answers_is_no_second_line(below: list[str]) -> None:
    found = table([["Name", "Address", "", "", "Signature"], below, ANA])
    assert (found.header_row, found.rows_read) == (1, 2)


def test_a_title_over_complete_headers_stays_a_title() -> None:
    found = table([["Family Night", "", ""], ["Name", "E-mail", "Signature"], ["Ana Ruiz", "a@example.org", "AR"]])
    assert (found.header_row, found.heading) == (2, ("Family Night",))


def test_staff_can_point_at_the_first_of_two_lines() -> None:
    raw = table([["our list"], ["Who", "E-mail", "Address", ""], ["", "", "City", "ZIP"], ["Ana", "a@example.org", "Dayton", "45402"]]).raw
    found = by_hand(raw, None, "attendance", 1, {1: "name"})
    assert (found.body_index, found.headers) == (3, ("Who", "E-mail", "Address - City", "ZIP"))
