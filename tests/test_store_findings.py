"""Findings are kept once, with all their rows."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from data_models.finding import Finding, FindingGroup
from representation.store.findings import coded_column, pack_rows, unpack_rows
from representation.store.loading import load_findings
from representation.store.saving import save_import
from tests.counts import count
from tests.store_batches import full_batch


@pytest.mark.parametrize(
    ("rows", "packed"),
    [((), ""), ((7,), "7"), ((1, 2), "1-2"), ((9, 2, 3, 4, 5), "2-5,9"), ((3, 1, 3), "1,3"), (range(2, 100_002), "2-100001")],
)
def test_rows_are_packed_as_runs(rows: tuple[int, ...], packed: str) -> None:
    assert pack_rows(rows) == packed
    assert unpack_rows(packed) == tuple(sorted(set(rows)))


@settings(max_examples=count(50, 2000))
@given(st.sets(st.integers(1, 60) | st.integers(1, 2**31)))
def test_any_rows_come_back(rows: set[int]) -> None:
    assert unpack_rows(pack_rows(rows)) == tuple(sorted(rows))


def test_one_by_one_or_as_groups_is_the_same(engine: Engine) -> None:
    group = FindingGroup("zip_unreadable", "cell", "“4540” is no ZIP.", "a.csv", "Sheet1", (2, 3, 9), "ZIP", "4540")
    number = save_import(engine, replace(full_batch("a.csv", ["p1"]), findings=[group]))
    other = save_import(engine, replace(full_batch("b.csv", ["p1"]), findings=[replace(each, file="b.csv") for each in group.each()]))
    assert load_findings(engine, number) == [group]
    assert load_findings(engine, other) == [replace(group, file="b.csv")]


def test_findings_that_differ_in_a_cell_that_is_not_kept_become_one(engine: Engine) -> None:
    found = [
        Finding("date_impossible", "cell", f"“{cell}” is no date.", "a.csv", None, row, "When", cell) for row, cell in ((9, "x"), (4, "y"))
    ]
    number = save_import(engine, replace(full_batch("a.csv", ["p1"]), findings=found))
    assert load_findings(engine, number) == [FindingGroup("date_impossible", "cell", "“…” is no date.", "a.csv", None, (4, 9), "When")]


def test_a_finding_about_the_whole_has_no_rows(engine: Engine) -> None:
    whole = FindingGroup("guests_unnamed", "file", "3 further people are guests.", "a.csv")
    number = save_import(engine, replace(full_batch("a.csv", ["p1"]), findings=[whole]))
    assert load_findings(engine, number) == [whole]


@pytest.mark.parametrize(
    ("kind", "column"),
    [("race_unreadable", "race"), ("zip_repaired", "zip"), ("role_unreadable", "role"), ("racetrack", ""), ("mark_unclear", "")],
)
def test_the_kind_of_a_finding_begins_with_its_column(kind: str, column: str) -> None:
    assert coded_column(kind) == column
