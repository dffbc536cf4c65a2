"""Published and re-run numbers for the measures built here."""

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from representation.measures.global_test import global_test
from representation.measures.intervals import share_interval
from representation.measures.margins import moe_proportion, moe_sum, standard_error
from representation.measures.match import dissimilarity
from representation.measures.p_values import adjusted
from representation.measures.parity import people_to_add
from representation.measures.settings import Settings

Numbers = dict[str, Any]
CASES: list[Numbers] = json.loads((Path(__file__).parents[3] / "shared/reference/stats_cases.json").read_text(encoding="utf-8"))


def share_ci(x: int, n: int, confidence: float, method: Any) -> Numbers:
    low, high = share_interval(x, n, confidence, method=method)
    return {"low": low[0], "high": high[0]}


def acs_moe_sum(estimates: list[float], moes: list[float]) -> Numbers:
    margin = moe_sum(estimates, moes)
    error = standard_error(margin)[0]
    return {"estimate": sum(estimates), "moe": margin, "se": error, "cv_pct": 100 * error / sum(estimates)}


def acs_moe_proportion(numerator: float, denominator: float, moe_numerator: float, moe_denominator: float) -> Numbers:
    margin, formula = moe_proportion(numerator, denominator, moe_numerator, moe_denominator)
    return {"proportion": numerator / denominator, "moe": margin[0], "se": standard_error(margin)[0], "formula": str(formula[0])}


def parity_count(x: int, n: int, p: float, target_ratio: float) -> Numbers:
    return {"needed": people_to_add(x, n, p, target_ratio)}


def proportionality_index(groups: list[Numbers], cutoff: float) -> Numbers:
    """The representation ratio under its name in California: a group's share of the successes ÷ its share of all."""
    successes, everyone = sum(group["success"] for group in groups), sum(group["n"] for group in groups)
    result: Numbers = {}
    for group in groups:
        x, p = group["success"], Fraction(group["n"], everyone)
        result[group["group"]] = {
            "share_of_participants": x / successes,
            "share_of_population": float(p),
            "index": x / successes / float(p),
            "flag": int(x / successes / float(p) < cutoff),
            "needed_not_flagged": people_to_add(x, successes, p, cutoff),
            "needed_full_parity": people_to_add(x, successes, p),
        }
    return result


def p_adjust(p: list[float], method: Any) -> Numbers:
    values = adjusted(p, method)
    return {"adjusted": values.tolist(), "rejected_at_05": int((values <= 0.05).sum())}


def chisq_gof(counts: list[int], benchmark: list[float]) -> Numbers:
    result = global_test(np.array(counts, dtype=np.float64), np.array(benchmark), np.zeros(len(counts)), Settings())
    return {"statistic": result.statistic, "df": result.df, "p_value": result.p_value}


def rscore_overlap(counts: dict[str, int], population: dict[str, int]) -> Numbers:
    people = np.array([counts.get(group, 0) for group in population], dtype=np.float64)
    figures = np.array(list(population.values()), dtype=np.float64)
    return {"value": 1 - dissimilarity(people, figures / figures.sum())}


BUILT = (share_ci, acs_moe_sum, acs_moe_proportion, parity_count, proportionality_index, p_adjust, chisq_gof, rscore_overlap)
MEASURES: dict[str, Callable[..., Numbers]] = {measure.__name__: measure for measure in BUILT}


@pytest.mark.parametrize("case", [case for case in CASES if case["measure"] in MEASURES], ids=lambda case: case["name"])
def test_the_published_numbers_come_out(case: Numbers) -> None:
    result = MEASURES[case["measure"]](**case["input"])
    for name, expected in case["expected"].items():
        if isinstance(expected, str):
            assert result[name] == expected
            continue
        tolerance = case["tolerance"].get(name, case["tolerance"])
        assert result[name] == pytest.approx(expected, abs=tolerance.get("abs", 0), rel=tolerance.get("rel", 0)), name


@pytest.mark.parametrize("measure", sorted(MEASURES))
def test_every_measure_built_here_has_a_case(measure: str) -> None:
    assert measure in {case["measure"] for case in CASES}
