"""The gaps of both scenarios, from the counts that their truth gives."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from pandera.typing import DataFrame

from data_models.community_count import CommunityCount
from data_models.gap import DimensionSummary, Gap
from data_models.group_count import AnswerCount, GroupCount
from representation.measures.gaps import gaps

SCENARIOS = Path(__file__).parents[3] / "shared/scenarios"
STAGES = ("registered", "attended", "surveyed")
MENA = "middle_eastern_or_north_african"
Truth = dict[str, Any]


def truth_of(scenario: str) -> Truth:
    truth: Truth = json.loads((SCENARIOS / scenario / "truth.json").read_text(encoding="utf-8"))
    return truth


def view_of(dimension: str) -> str:
    return "roll_up" if dimension == "race" else ""


def room(truth: Truth) -> tuple[DataFrame[GroupCount], DataFrame[AnswerCount]]:
    """The counts by group, Middle Eastern or North African as White, and the kinds of answer."""
    groups, answers = [], []
    for dimension, stages in truth["by_dimension"].items():
        if dimension == "race_selected":
            continue
        counted: dict[str, list[int]] = {}
        for place, stage in enumerate(STAGES):
            for group, people in stages[stage].items():
                counted.setdefault("white" if group == MENA else group, [0, 0, 0])[place] += people
        groups += [(dimension, view_of(dimension), group, *people) for group, people in counted.items()]
        missing = stages["missing"]["attended"]
        known = sum(stages["attended"].values())
        kinds = (truth["counts"]["attended"], known, missing["blank"], missing["refused"], missing["unreadable"])
        answers.append((dimension, view_of(dimension), *kinds))
    return (
        DataFrame[GroupCount](pd.DataFrame(groups, columns=list(GroupCount.to_schema().columns))),
        DataFrame[AnswerCount](pd.DataFrame(answers, columns=list(AnswerCount.to_schema().columns))),
    )


def district(truth: Truth) -> DataFrame[CommunityCount]:
    """The community tables of the truth; figures from files without margins are full counts."""
    rows = []
    for dimension, groups in truth["community"].items():
        about = truth["community_meta"][dimension]
        has_margin = about["file"].startswith("ACS")
        for group, figure in groups.items():
            rows.append(
                {
                    "community": "District",
                    "dimension": dimension,
                    "view": view_of(dimension),
                    "group": group,
                    "people_count": figure["people"],
                    "margin": figure["moe"] if has_margin else None,
                    "has_margin": has_margin,
                    "is_suppressed": figure.get("suppressed", False),
                    "total_count": about["total"],
                    "total_margin": about.get("total_moe", 0.0) if has_margin else None,
                    "unit": about["unit"],
                    "universe": about["universe"],
                    "vintage": "",
                    "source": about["file"],
                    "table": about.get("table", ""),
                    "fit": "exact",
                    "fit_note": "",
                }
            )
    numbers = dict.fromkeys(("people_count", "margin", "total_count", "total_margin"), "float64")
    return DataFrame[CommunityCount](pd.DataFrame(rows).astype(numbers))


@pytest.fixture(scope="module", params=["msforms_signin", "eventbrite_google"])
def compared(request: pytest.FixtureRequest) -> tuple[Truth, DataFrame[Gap], DataFrame[DimensionSummary]]:
    truth = truth_of(request.param)
    return truth, *gaps(*room(truth), district(truth))


def test_shares_and_gaps_equal_the_truth_to_its_decimals(
    compared: tuple[Truth, DataFrame[Gap], DataFrame[DimensionSummary]],
) -> None:
    truth, table, _ = compared
    rows = {(row["dimension"], row["group"]): row for row in table.to_dict("records")}
    for dimension, groups in truth["gaps_comparable_groups_only"].items():
        shown = {group for (name, group), row in rows.items() if name == dimension and row["attended_share"] >= 0}
        assert shown == set(groups)
        for group, expected in groups.items():
            row = rows[dimension, group]
            assert row["attended_count"] == expected["attended_n"]
            assert round(row["attended_share"], 6) == expected["attended_share"]
            if expected["community_share"] is None:
                assert row["gap_points"] != row["gap_points"]
                assert row["reason"] == "no_community_figure"
                continue
            assert round(row["community_share"], 6) == expected["community_share"]
            assert round(row["gap_points"], 4) == expected["gap_points"]


def test_people_outside_the_area_are_counted_beside_the_shares(
    compared: tuple[Truth, DataFrame[Gap], DataFrame[DimensionSummary]],
) -> None:
    truth, _, summary = compared
    rows = summary.set_index("dimension")
    assert rows.loc["zip", "no_community_figure_count"] == truth["community_meta"]["zip"]["known_but_outside_area"]["attended"]
    parts = rows[["answered_count", "blank_count", "declined_count", "unreadable_count"]].sum(axis=1)
    assert (parts == truth["counts"]["attended"]).all()


def test_the_groups_that_are_far_from_the_community_are_found(
    compared: tuple[Truth, DataFrame[Gap], DataFrame[DimensionSummary]],
) -> None:
    truth, table, _ = compared
    status = table.set_index(["dimension", "group"])["status"]
    far = "hispanic_or_latino" if truth["scenario"] == "msforms_signin" else "black_or_african_american"
    assert status["race", far] == "under_represented"
    assert status["race", "white"] == "over_represented"
    assert status["gender", "male"] == "under_represented"
