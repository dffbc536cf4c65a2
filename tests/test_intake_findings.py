"""What is wrong, where, and in which sentence."""

from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd
import pandera.pandas as pa
import pytest
from pandera.errors import SchemaErrors
from pandera.typing import Series

from data_models.finding import Finding
from data_models.vocabularies import vocabulary
from representation.intake import findings
from representation.intake.findings import finding, finding_kinds
from representation.intake.intake import checked_tables
from representation.validating import failures
from tests.intake_tables import table


class Small(pa.DataFrameModel):
    """One row per row of a test."""

    zip: Series[str]
    age: Series[int]

    @pa.check("zip", error="zip_unreadable")
    def five_digits(cls, values: pd.Series) -> pd.Series:
        return values.str.fullmatch(r"\d{5}")

    @pa.check("age", error="age_unreadable")
    def not_negative(cls, values: pd.Series) -> pd.Series:
        return values >= 0


def test_all_failures_are_collected_with_the_places_of_their_rows() -> None:
    frame = pd.DataFrame({"zip": ["x", "45402", "y"], "age": [1, -1, -1]}, index=[10, 4, 7])
    assert [(failed.column, failed.kind, failed.places.tolist()) for failed in failures(Small, frame)] == [
        ("zip", "zip_unreadable", [0, 2]),
        ("age", "age_unreadable", [1, 2]),
    ]


def test_a_table_without_failures_has_none() -> None:
    assert failures(Small, pd.DataFrame({"zip": ["45402"], "age": [1]})) == []


def test_a_table_of_the_wrong_shape_is_a_fault_of_the_program() -> None:
    with pytest.raises(SchemaErrors):
        failures(Small, pd.DataFrame({"zip": ["45402"]}))


def test_a_finding_has_its_place_and_a_sentence_that_says_what_to_do() -> None:
    assert finding("zip_unreadable", "f.csv", "S", 7, "Home ZIP", "45O") == Finding(
        "zip_unreadable",
        "cell",
        "“45O” is not one five-digit ZIP code; the row is kept and this answer counts as missing."
        " Type the five digits of the home ZIP code or leave the cell empty.",
        "f.csv", "S", 7, "Home ZIP", "45O",
    )  # fmt: skip


def test_a_long_cell_is_shortened_in_the_sentence_and_kept_whole_beside_it() -> None:
    problem = finding("zip_unreadable", "f.csv", value="x" * 100)
    assert problem.message.startswith("“" + "x" * 79 + "…” is not")
    assert problem.value == "x" * 100


@pytest.mark.parametrize("text", ["{row}", "{0}", "100 %s {", "}"])
def test_braces_in_a_cell_do_no_harm(text: str) -> None:
    assert f"“{text}”" in finding("zip_unreadable", "f.csv", value=text).message


def test_an_unknown_kind_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError):
        finding("no_such_kind", "f.csv")


def test_every_kind_has_a_severity_and_says_what_to_do() -> None:
    for kind, words in finding_kinds().items():
        assert words["severity"] in ("row", "cell", "file"), kind
        assert words["title"], kind
        assert words["sentence"] == "{message}" or (words["sentence"] and words["remedy"]), kind


ONE_OF_EACH = [
    (["Email", "ZIP"], ["a@x.org", "336100"], "zip_unreadable"),
    (["Email", "Race"], ["a@x.org", "jedi;"], "race_unreadable"),
    (["Email", "Home language"], ["a@x.org", "Klingon"], "language_unreadable"),
    (["Email", "Gender"], ["a@x.org", "why do you need this?"], "gender_unreadable"),
    (["Email", "Education"], ["a@x.org", "school of life"], "education_unreadable"),
    (["Email", "Household income"], ["a@x.org", "it varies"], "income_unreadable"),
    (["Email", "Event date"], ["a@x.org", "30 Feb 2026"], "date_impossible"),
]


@pytest.mark.parametrize(("headers", "cells", "kind"), ONE_OF_EACH)
def test_a_bad_cell_is_one_finding_with_row_column_and_value_as_in_the_file(headers: list[str], cells: list[str], kind: str) -> None:
    [problem] = table([headers, cells], "registration").findings
    assert (problem.kind, problem.severity, problem.file, problem.sheet) == (kind, "cell", "file.csv", None)
    assert (problem.row, problem.column, problem.value) == (2, headers[1], cells[1])


def test_two_bad_cells_of_one_row_are_two_findings_and_the_row_is_usable() -> None:
    found = table([["Email", "ZIP", "Gender"], ["a@x.org", "nowhere", "?!"]])
    assert [(problem.row, problem.column) for problem in found.findings] == [(2, "Gender"), (2, "ZIP")]
    assert (found.rows_read, found.rows_usable, found.rows_set_aside) == (1, 1, 0)


PLACING = ("conversation_missing", "conversation_unknown", "conversation_ambiguous")
"""Named from the reason why a row could not be placed; `test_room_placing.py` and `test_joining.py` raise each."""


def test_every_kind_of_the_vocabulary_is_raised_somewhere() -> None:
    """A kind that nothing raises is a promise that nobody keeps."""
    source = "".join(path.read_text(encoding="utf-8") for path in (Path(__file__).parents[1] / "representation").rglob("*.py"))
    kinds = [
        kind for kind in (row["kind"] for row in vocabulary("finding_kinds")) if not kind.endswith("_unreadable") and kind not in PLACING
    ]
    models = "".join(path.read_text(encoding="utf-8") for path in (Path(__file__).parents[1] / "data_models").glob("*.py"))
    assert [kind for kind in kinds if f'"{kind}"' not in source + models] == []


def test_of_very_many_distinct_values_the_most_frequent_are_listed_and_the_others_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the values a, b, c, b, d two are listed: b, which is there twice, and a, the first of the others."""
    monkeypatch.setattr(findings, "MOST_VALUES", 2)
    rows = np.array([2, 3, 4, 5, 6])
    found = findings.finding_groups("zip_unreadable", "a.csv", None, rows, "ZIP", pd.Series(["a", "b", "c", "b", "d"]))
    assert [(place, group.value, group.rows) for place, group in found] == [(0, "a", (2,)), (1, "b", (3, 5)), (2, None, (4, 6))]
    assert found[2][1].message.startswith("“other values (2 more)” is not one five-digit ZIP code")


def test_a_file_of_nothing_but_distinct_answers_is_told_in_few_groups() -> None:
    rows = [f"Z{i},z{i}@x.org,x{i},y{i},East" for i in range(3_000)]
    [found] = checked_tables("a.csv", "\n".join(["Name,Email,Home ZIP,Race,Event Name", *rows]).encode())
    counts = Counter(group.kind for group in found.groups)
    assert (counts["zip_unreadable"], counts["race_unreadable"]) == (1_001, 1_001)
    assert sum(group.count for group in found.groups if group.kind == "zip_unreadable") == 3_000
