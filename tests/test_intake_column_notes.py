"""What is said of a whole column, and of the column that an answer was written in."""

from pathlib import Path

import pytest

from data_models.finding import FindingGroup
from representation.__main__ import main
from representation.intake.findings import finding_kinds
from representation.joining import joined
from tests.intake_tables import table, together

HEADERS = ["Email", "Event", "Home ZIP code"]


def zips(*codes: str) -> list[FindingGroup]:
    """What is said of registrations with these ZIP codes, from row 2 on."""
    rows = [[f"p{i}@x.example", "Kickoff", code] for i, code in enumerate(codes)]
    return list(table([HEADERS, *rows]).groups)


def test_zip_codes_that_were_mended_are_told_with_their_rows_and_one_of_their_own() -> None:
    [group] = zips("2139", "02139", "2140")
    assert (group.kind, group.rows, group.count, group.column, group.value) == ("zip_zero_restored", (2, 4), 2, "Home ZIP code", None)
    assert group.message == (
        "ZIP codes in “Home ZIP code” lost their first zero in a spreadsheet; it was put back (2139 is read as 02139)."
        " Format the column as text before typing ZIP codes."
    )


def test_doubtful_zip_codes_and_letters_name_their_rows_and_the_cell_where_it_is_one() -> None:
    doubtful, letter = zips("45402", "602", "602", "4540o")
    assert (doubtful.kind, doubtful.rows, doubtful.value) == ("zip_doubtful", (3, 4), "602")
    assert "(602 is read as 00602)" in doubtful.message
    assert (letter.kind, letter.rows, letter.value) == ("zip_letter_read", (5,), "4540o")
    assert "(4540o is read as 45400)" in letter.message


def dated(*dates: str) -> list[FindingGroup]:
    rows = [[f"p{i}@x.example", "Kickoff", date] for i, date in enumerate(dates)]
    return list(table([["Email", "Event", "Event date"], *rows]).groups)


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        (("13/04/2026", "04/15/2026", "05/06/2026"), "the month"),
        (("13/04/2026", "14/04/2026", "04/15/2026", "05/06/2026"), "the day"),
    ],
)
def test_dates_in_both_orders_are_asked_about(dates: tuple[str, ...], first: str) -> None:
    [group] = dated(*dates)
    assert (group.kind, group.column, group.value) == ("date_order_mixed", "Event date", "05/06/2026")
    assert group.message == (
        "Some dates in “Event date” exist only with the day first and others only with the month first, and were read so;"
        f" “05/06/2026” and others like it read as two days: {first} was read first."
        " Say whether in these the day or the month comes first or write them as 2026-10-06."
    )


def test_dates_in_both_orders_of_which_none_is_open_are_read() -> None:
    assert dated("13/04/2026", "04/15/2026") == []


def test_an_answer_written_beside_the_options_is_found_under_its_own_header() -> None:
    race = [f"What is your race? [{option}]" for option in ("White", "Black or African American", "Other")]
    found = table([["Email", "Event", *race], ["a@x.example", "K", "Yes", "No", ""], ["b@x.example", "K", "No", "No", "Basque"]])
    assert [(group.kind, group.rows, group.column, group.value) for group in found.groups] == [
        ("race_unreadable", (3,), "What is your race? [Other]", "Basque")
    ]


def test_an_answer_under_two_rows_of_headers_is_found_under_both() -> None:
    question = "Which of these describe you? (race)"
    found = table(
        [
            ["Email", "Event", question, "", "", ""],
            ["", "", "White", "Black or African American", "Asian", "Other (please specify)"],
            ["a@x.example", "K", "White", "", "", ""],
            ["b@x.example", "K", "", "Black or African American", "Asian", ""],
            ["c@x.example", "K", "", "", "", "Basque"],
        ]
    )
    [group] = [each for each in found.groups if each.kind == "race_unreadable"]
    assert (group.rows, group.column) == ((5,), f"{question} - Other (please specify)")


def test_a_title_that_is_not_known_is_not_said_to_be_missing_from_a_schedule_that_nobody_gave() -> None:
    rows = [["Email", "Event"], ["a@x.example", "Kickoff"], ["b@x.example", "Write to ana@x.example"]]
    alone = joined([table(rows)], b"k" * 32)
    planned = together(table(rows), schedule=[["Conversation", "Date"], ["Kickoff", "2026-09-17"], ["Finale", "2026-10-17"]])
    assert [(each.kind, each.row) for each in alone.findings] == [("conversation_unlisted", 3)]
    assert alone.findings[0].message == (
        "“Write to ana@x.example” is not the title of a conversation that we know and the row has no date on which just one conversation"
        " took place. Write the conversation's title without names and contact details or add a schedule that has it."
    )
    assert [(each.kind, each.row) for each in planned.findings] == [("conversation_unknown", 3)]


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        (["Email,Event,Home ZIP code", "a@x.example,K,02139"], 0),
        (["Email,Event,Home ZIP code", "a@x.example,K,2139"], 0),
        (["Sign-ups of the spring,,", "Email,Event,Home ZIP code", "a@x.example,K,02139"], 0),
        (["Email,Event,Home ZIP code", "a@x.example,K,602"], 1),
        (["Email,Event,Event date", "a@x.example,K,3/9/2026", "b@x.example,K,4/9/2026"], 1),
        (["Email,Event,Home ZIP code", "a@x.example,K,Dayton"], 1),
        (["Email,Event,Home ZIP code"], 2),
        (["Foo,Bar", "1,2"], 2),
    ],
)
def test_a_note_leaves_the_exit_status_0_and_a_question_or_a_loss_makes_it_1(tmp_path: Path, lines: list[str], status: int) -> None:
    file = tmp_path / "list.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert main(["check", str(file)]) == status


def test_every_kind_says_what_it_takes() -> None:
    for kind, words in finding_kinds().items():
        assert words["takes"] in ("nothing", "reading", "question", "something"), kind
        assert words["severity"] == "file" or words["takes"] == "something", kind
