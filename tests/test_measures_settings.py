"""The numbers that the rules leave open: their defaults, and that impossible ones are refused."""

from typing import Any

import pytest

from representation.measures.settings import Settings


def test_the_defaults_are_those_of_the_method() -> None:
    ours = Settings()
    assert ours.inner_levels == (0.80, 1.25, 0.05)
    assert ours.outer_levels == (0.5, 2.0, 0.10)
    assert (ours.smallest_shown_count, ours.smallest_judged_count) == (10, 20)
    assert (ours.coverage_to_judge, ours.coverage_to_show) == (0.70, 0.50)
    assert (ours.cv_for_ratio, ours.cv_for_verdict) == (0.30, 0.40)
    assert (ours.missing_factor, ours.design_effect, ours.alpha, ours.confidence) == (2, 1, 0.05, 0.95)
    assert ours.chance_draws == 10_000


def test_the_tight_outer_margin_is_nearer_on_every_side() -> None:
    low, high, cap = Settings(outer="tight").outer_levels
    assert (low, cap) == (0.6, 0.08)
    assert high == pytest.approx(1.667, abs=0.001)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"confidence": 1.0}, "confidence must be between 0 and 1 (both excluded), not 1.0."),
        ({"coverage_to_judge": 1.2}, "coverage_to_judge must be between 0 and 1, not 1.2."),
        ({"design_effect": 0.5}, "design_effect must be 1 or more, not 0.5."),
        ({"design_effect": float("nan")}, "design_effect must be 1 or more, not nan."),
        ({"chance_draws": 3}, "chance_draws must be 100 or more, not 3."),
        ({"outer": "loose"}, 'outer must be "standard" or "tight", not "loose".'),
        ({"income_cuts": "guess"}, 'income_cuts must be "merge" or "interpolate", not "guess".'),
        ({"family": "person"}, 'family must be "dimension" or "dashboard", not "person".'),
        ({"smallest_judged_count": 5}, "smallest_judged_count must not be smaller than smallest_shown_count."),
        ({"coverage_to_show": 0.9}, "coverage_to_judge must not be smaller than coverage_to_show."),
        ({"cv_for_ratio": 0.5}, "cv_for_ratio and cv_for_verdict must be above 0 and in this order."),
        ({"inner_cap": 0.2}, "The inner margin must lie inside the outer one."),
    ],
)
def test_an_impossible_setting_is_named_in_the_error(change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError) as error:
        Settings(**change)
    assert str(error.value) == sentence
