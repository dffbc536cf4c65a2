"""Rows go into the database as they are, whatever is in them."""

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlalchemy.exc import IntegrityError

from representation.store import values as store_values
from representation.store.engine import reading, writing
from representation.store.rows import insert_frame, insert_rows
from representation.store.tables import communities, not_counted
from representation.store.tables import settings as said
from representation.store.values import all_storable, storable
from tests.counts import count

NAMES = ("name", "value")
texts = st.text(st.characters(exclude_categories=())) | st.sampled_from(["\\N", "a\tb", "c\nd", "\\", "'", '"', "so\x00ld", "\ud800"])


@settings(max_examples=count(20, 500), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.lists(texts, max_size=6))
def test_any_text_comes_back_without_what_no_database_takes(engine: Engine, values: list[str]) -> None:
    with writing(engine) as connection:
        connection.execute(said.delete())
        insert_rows(connection, said, NAMES, [(str(i), value) for i, value in enumerate(values)])
    with reading(engine) as connection:
        found = {int(name): value for name, value in connection.execute(select(said.c.name, said.c.value))}
    assert [found[i] for i in range(len(values))] == [storable(value) for value in values]


def test_a_frame_is_inserted_part_by_part_in_its_order(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_values, "INSERTED_AT_ONCE", 3)
    frame = pd.DataFrame({"name": [f"n{i}" for i in range(8)]})
    with writing(engine) as connection:
        insert_frame(connection, said, frame, {"value": "same"})
        found = [tuple(row) for row in connection.execute(select(said.c.name, said.c.value).order_by(said.c.name))]
    assert found == [(f"n{i}", "same") for i in range(8)]


def test_a_fault_of_the_driver_is_reported_without_the_values(engine: Engine) -> None:
    with pytest.raises(IntegrityError) as caught, writing(engine) as connection:
        insert_rows(connection, not_counted, ("import_id", "sheet", "row", "reason"), [(1, "Ana Ruiz", 1, None)])
    assert "Ana Ruiz" not in str(caught.value)


def test_the_table_of_figures_keeps_missing_numbers_as_missing() -> None:
    assert "people_count" in communities.c
    assert all_storable([1.5, float("nan"), None]) == [1.5, None, None]
    assert all_storable([1, True, None]) == [1, True, None]
