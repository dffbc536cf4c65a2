"""The figures of areas: sums of what may be shown, and nothing of what may not."""

import math

import pandas as pd
import pytest

from representation.disclosure.leadership import for_leadership
from representation.geometry.figures import area_figures, ranked
from representation.geometry.joining import Join
from tests.gap_tables import FAST, tables

PEOPLE = {"45401": 4700.0, "45402": 3300.0, "45403": 2000.0}
CAME = {"45401": 61, "45402": 30, "45403": 7}
AREAS = pd.DataFrame({"area_id": [1, 2, 3, 4], "label": ["Elm", "Oak", "Ash", "Park"]})
ONE_EACH = Join({"45401": 1, "45402": 2, "45403": 3}, {}, (4,), ())


def staff_rows(came: dict[str, int] = CAME, people: dict[str, float] = PEOPLE) -> pd.DataFrame:
    found = tables(came, people, dimension="zip").gaps
    return found.assign(attended_text=found["attended_count"].astype("str"), is_withheld=False)


def leadership_rows() -> pd.DataFrame:
    return for_leadership(*tables(CAME, PEOPLE, dimension="zip"), FAST).gaps


def test_one_group_is_its_area() -> None:
    found = area_figures(AREAS, ONE_EACH, staff_rows())
    assert found["came_per_1000"].tolist()[:3] == [1000 * 61 / 4700, 1000 * 30 / 3300, 1000 * 7 / 2000]
    assert found["gap_points"].tolist()[:3] == pytest.approx([100 * (61 / 98 - 0.47), 100 * (30 / 98 - 0.33), 100 * (7 / 98 - 0.2)])
    assert found["status"].tolist()[:3] == ["over_represented", "about_level", "under_represented"]
    assert found["state"].tolist() == ["shown", "shown", "shown", "no_figure"]


def test_an_area_without_figures_has_none() -> None:
    row = area_figures(AREAS, ONE_EACH, staff_rows()).iloc[3]
    assert row["attended_text"] == ""
    assert math.isnan(row["came_per_1000"])
    assert row["reason"] == "no_community_figure"


def test_several_groups_are_added_up() -> None:
    row = area_figures(AREAS, Join({"45401": 1, "45402": 1}, {}, (2, 3, 4), ("45403",)), staff_rows()).iloc[0]
    assert (row["attended_text"], row["community_count"]) == ("91", 8000)
    assert row["came_per_1000"] == 1000 * 91 / 8000
    assert row["gap_points"] == pytest.approx(100 * (91 / 98 - 0.8))
    assert row["groups"] == "45401, 45402"


def test_groups_with_different_verdicts_have_no_verdict_together() -> None:
    row = area_figures(AREAS, Join({"45401": 1, "45403": 1}, {}, (2, 3, 4), ("45402",)), staff_rows()).iloc[0]
    assert (row["status"], row["reason"], row["state"]) == ("cannot_say", "parts_differ", "too_few")


def test_what_is_withheld_takes_every_number_of_its_area_with_it() -> None:
    rows = leadership_rows()
    assert rows["is_withheld"].tolist() == [False, True, True]
    alone = area_figures(AREAS, ONE_EACH, rows)
    assert alone["state"].tolist() == ["shown", "withheld", "withheld", "no_figure"]
    assert alone["attended_text"].tolist() == ["61", "withheld", "fewer than 10", ""]
    numbers = ["attended_count", "came_per_1000", "attended_share", "gap_points", "people_short"]
    assert alone.loc[1:, numbers].isna().all(axis=None)
    together = area_figures(AREAS, Join({"45401": 1, "45403": 1}, {}, (2, 3, 4), ("45402",)), rows).iloc[0]
    assert together["attended_text"] == "withheld"
    assert together[numbers].isna().all()
    assert together["community_count"] == 6700


def test_nobody_is_a_number_too() -> None:
    row = area_figures(AREAS, ONE_EACH, staff_rows({"45401": 70, "45402": 60, "45403": 0})).iloc[2]
    assert (row["attended_text"], row["came_per_1000"], row["state"]) == ("0", 0.0, "shown")


def test_a_group_without_a_community_figure_is_left_out_of_the_sum() -> None:
    join = Join({"45401": 1, "45409": 1}, {}, (2, 3, 4), ())
    row = area_figures(AREAS, join, staff_rows({**CAME, "45409": 5})).iloc[0]
    assert (row["attended_text"], row["community_count"]) == ("61", 4700)


def test_the_order_says_nothing_of_what_is_withheld() -> None:
    found = ranked(area_figures(AREAS, ONE_EACH, leadership_rows()), ["came_per_1000"])
    assert found["label"].tolist() == ["Elm", "Ash", "Oak", "Park"]  # the only number first, then by name
