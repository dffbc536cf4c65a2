"""Rows to fix of every exporter's layout: mended and uploaded again, the table is known again and its rows are the same."""

import pytest

from representation.intake.checked import CheckedTable
from representation.intake.companions import with_companions
from representation.intake.fix_list import fix_list
from representation.intake.intake import checked_tables
from representation.joining import joined
from tests.intake_tables import KEY, csv_of
from tests.layouts import ABOUT, FORMS, PLAIN, Layout, Someone
from tests.layouts_of_calls import CALLS
from tests.layouts_of_surveys import SURVEYS

LAYOUTS = {layout.name: layout for layout in (*FORMS, *CALLS, *SURVEYS, *PLAIN)}
ANA = Someone(1, "Ana", "Ruiz", ("white", "asian"), "spanish", "45901", "0-24999", "female", "bachelors", "Thank you")
BO = Someone(2, "Bo", "Chen", ("hispanic_or_latino",), "english", "02139", "150000+", "male", "graduate", "More\nbuses")
ELSEWHERE = csv_of([["Conversation", "Date"], ["Another evening", "2031-01-01"], ["One more", "2031-02-01"]])


def read(layout: Layout, name: str, data: bytes) -> list[CheckedTable]:
    tables = [table for table in checked_tables(name, data) if table.kind]
    return with_companions([*tables, *checked_tables(*layout.companion)]) if layout.companion else tables


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_rows_set_aside_come_back_in_the_layout_of_their_exporter(name: str) -> None:
    """Under a schedule that does not have their conversation all rows are set aside."""
    layout = LAYOUTS[name]
    first = read(layout, layout.file, layout.write([ANA, BO]))[0]
    placed = joined([first, *checked_tables("schedule.csv", ELSEWHERE, "conversations")], KEY).tables[0]
    assert placed.rows_set_aside == 2
    again = read(layout, "mended.xlsx", fix_list([placed]))[0]
    assert (again.exporter, again.kind, len(again.frame)) == (first.exporter, first.kind, 2)
    columns = ["email", "name", "submitted_at", *ABOUT]
    assert again.frame[columns].to_dict("list") == first.frame[columns].to_dict("list")
    assert again.comments[["question", "text"]].to_dict("list") == first.comments[["question", "text"]].to_dict("list")
