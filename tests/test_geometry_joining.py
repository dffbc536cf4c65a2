"""Figures find their areas: by code, by name, by a table, by hand."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from representation.geometry.joining import Join, from_table, joined


def areas(*rows: tuple[str, str, str]) -> pd.DataFrame:
    """Code, name, listed."""
    return pd.DataFrame([(i, *row) for i, row in enumerate(rows, start=1)], columns=["area_id", "code", "name", "listed"])


def test_codes_come_before_names() -> None:
    found = joined(areas(("45401", "Elm", ""), ("45402", "45401", "")), {"45401": "45401", "x": "Elm"})
    assert found.area_of == {"45401": 1}  # Elm is taken: one area is not guessed a second group
    assert (found.areas_left, found.groups_left) == ((2,), ("x",))


def test_a_zip_code_that_an_area_lists_belongs_to_it() -> None:
    found = joined(areas(("10001", "", "10001|10118"), ("10002", "", "")), {"10001": "10001", "10118": "10118", "10003": "10003"})
    assert found.groups_of(1) == ["10001", "10118"]
    assert found.how == {"10001": "code", "10118": "listed"}
    assert (found.areas_left, found.groups_left) == ((2,), ("10003",))


def test_names_are_compared_without_capitals_punctuation_and_endings() -> None:
    rows = areas(("", "Dorothy Hamm Middle School", ""), ("", "St. Mary's", ""), ("", "Williamsburg MS", ""))
    groups = {"h": "DOROTHY HAMM", "m": "St Marys", "w": "Williamsburg Middle School"}
    assert joined(rows, groups).area_of == {"h": 1, "m": 2, "w": 3}


def test_a_name_that_fits_two_areas_or_two_groups_is_left_to_staff() -> None:
    two_areas = joined(areas(("", "Elm Middle School", ""), ("", "Elm High School", "")), {"e": "Elm"})
    assert two_areas == Join({}, {}, (1, 2), ("e",))
    two_groups = joined(areas(("", "Elm", "")), {"a": "Elm School", "b": "Elm Zone"})
    assert two_groups.area_of == {}


def test_schools_of_two_levels_are_not_one_because_they_share_a_name() -> None:
    rows = areas(("", "Elm High School", ""), ("", "Oak HS", ""), ("", "Ash Junior High", ""))
    groups = {"e": "Elm Elementary School", "o": "Oak High School", "a": "Ash Middle School"}
    found = joined(rows, groups)
    assert (found.area_of, found.areas_left, found.groups_left) == ({"o": 2, "a": 3}, (1,), ("e",))


def test_what_staff_said_comes_first_and_may_give_an_area_several_groups() -> None:
    rows = areas(("45401", "", ""), ("45402", "", ""))
    found = joined(rows, {"45401": "45401", "45409": "45409"}, by_hand={"45401": 2, "45409": 2, "gone": 1})
    assert found.area_of == {"45401": 2, "45409": 2}
    assert found.areas_left == (1,)


def test_an_area_that_is_not_in_the_layer_is_passed_over() -> None:
    assert joined(areas(("45401", "", "")), {"a": "A"}, by_hand={"a": 99}).groups_left == ("a",)


def test_a_table_of_codes_joins_the_rest() -> None:
    rows = [["ZCTA", "MODZCTA"], ["10001", "10001"], ["10118", "10001"], ["11109", "11101"], ["10999", "10001"], ["10999", "11101"]]
    known = areas(("10001", "", ""), ("11101", "", ""))
    found = from_table(known, rows, ["10118", "11109", "10999"])
    assert found == {"10118": 1, "11109": 2}  # 10999 stands with two areas
    assert joined(known, {"10118": "10118"}, by_table=found).how == {"10118": "table"}


def test_a_table_may_name_its_areas() -> None:
    assert from_table(areas(("", "North Side", "")), [["Zone", "ZIP"], ["North side", "45401"]], ["45401"]) == {"45401": 1}


def test_a_table_without_two_columns_joins_nothing() -> None:
    assert from_table(areas(("1", "", "")), [["45401"]], ["45401"]) == {}
    assert from_table(areas(("1", "", "")), [], ["45401"]) == {}


@given(st.lists(st.tuples(st.text(max_size=6), st.text(max_size=12)), max_size=8), st.lists(st.text(max_size=12), max_size=8, unique=True))
def test_every_group_and_every_area_is_on_one_side_only(said: list[tuple[str, str]], labels: list[str]) -> None:
    rows = areas(*((code, name, "") for code, name in said))
    found = joined(rows, {label: label for label in labels})
    assert sorted([*found.area_of, *found.groups_left]) == sorted(labels)
    assert set(found.area_of.values()) | set(found.areas_left) == set(rows["area_id"])
    assert not set(found.area_of.values()) & set(found.areas_left)
