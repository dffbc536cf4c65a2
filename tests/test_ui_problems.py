"""What was found, as pages say it: the same problem once, what concerns the whole first."""

from data_models.finding import FindingGroup
from representation.ui.problems import Problem, problem_line, problem_lines, problems


def bad_zip(value: str, *rows: int) -> FindingGroup:
    """A cell that is no ZIP code, in some rows."""
    return FindingGroup("zip_unreadable", "cell", f"“{value}” is not one five-digit ZIP code.", "a.csv", None, rows, "Home ZIP", value)


UNKNOWN = FindingGroup("conversation_unknown", "row", "“Book club” is not on the schedule.", "a.csv", None, (4, 9), "Event", "Book club")
DAMAGED = FindingGroup("file_damaged", "file", "Two sheets could not be read.", "a.csv")


def test_what_concerns_the_whole_comes_before_rows_and_rows_before_single_answers() -> None:
    found = problems([bad_zip("x", 2), UNKNOWN, DAMAGED])
    assert [each.severity for each in found] == ["file", "row", "cell"]


def test_the_more_frequent_problem_comes_first() -> None:
    race = FindingGroup("race_unreadable", "cell", "“?” names no race.", "a.csv", None, (2, 3, 4), "Race", "?")
    assert [(each.column, each.count) for each in problems([bad_zip("x", 2), race])] == [("Race", 3), ("Home ZIP", 1)]


def test_one_cell_is_said_in_full_with_its_rows() -> None:
    assert problem_lines([bad_zip("x", 7, 3)]) == [("Rows 3 and 7, “Home ZIP”", "“x” is not one five-digit ZIP code.")]


def test_many_different_cells_are_one_line_with_the_most_frequent_and_what_to_do() -> None:
    groups = [bad_zip("a", 2), bad_zip("b", 3, 4), bad_zip("c", 5), bad_zip("d", 6), bad_zip("e", 7)]
    assert problem_lines(groups) == [
        (
            "“Home ZIP”, 6 rows",
            "Not a ZIP code: “b” (rows 3 and 4), “a” (row 2), “c” (row 5), and 2 other answers. "
            "Type the five digits of the home ZIP code or leave the cell empty.",
        )
    ]


def test_a_thousand_different_cells_are_still_one_line() -> None:
    [(where, message)] = problem_lines([bad_zip(f"z{i}", i) for i in range(2, 1002)])
    assert where == "“Home ZIP”, 1,000 rows"
    assert "and 997 other answers" in message


def test_each_word_about_the_whole_is_said_by_itself() -> None:
    other = FindingGroup("file_damaged", "file", "One picture was left out.", "a.csv")
    assert problem_lines([DAMAGED, other]) == [
        ("The whole table", "Two sheets could not be read."),
        ("The whole table", "One picture was left out."),
    ]


def test_without_what_the_cells_held_the_sentence_is_said_once_for_all_rows() -> None:
    stored = FindingGroup("zip_unreadable", "cell", "“…” is not one five-digit ZIP code.", "a.csv", None, (2, 3, 4, 5, 6, 7), "Home ZIP")
    assert problem_lines([stored]) == [("Rows 2, 3, 4, 5, and 2 more, “Home ZIP”", "“…” is not one five-digit ZIP code.")]


def test_sentences_that_differ_without_a_cell_are_counted() -> None:
    groups = [FindingGroup("some_kind", "row", f"Line {i} is short.", "a.csv", None, (i,)) for i in (3, 4, 5)]
    assert problem_line(Problem("row", "some_kind", "", groups)) == ("Rows 3, 4, and 5", "Line 3 is short. And 2 more like these.")
