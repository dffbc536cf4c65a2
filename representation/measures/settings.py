"""Every number that the rules of comparison leave open, with its default."""

from dataclasses import dataclass
from typing import Literal

STANDARD_OUTER = (0.5, 2.0, 0.10)
"""Half, double, 10 points: the shortfall that "about level" rules out."""

TIGHT_OUTER = (0.6, 1 / 0.6, 0.08)
"""0.6 to 1.67, 8 points: stricter, and seldom reached by rooms of a hundred."""


@dataclass(frozen=True)
class Settings:
    """The settings in force for one run; the Method page prints them.

    Shares and caps are 0–1. Sources: CCCCO = California Community Colleges Chancellor's Office, *Methods of Disproportionate
    Impact* (2014, 2017); DeBell & Krosnick (2009), the survey-weighting report of the American National Election Studies;
    OMB = *Standards and Guidelines for Statistical Surveys* (2006); Esri's reliability classes of survey figures.

    >>> Settings().smallest_judged_count
    20
    >>> Settings(alpha=0)
    Traceback (most recent call last):
    ...
    ValueError: alpha must be between 0 and 1 (both excluded), not 0.
    """

    confidence: float = 0.95
    """Confidence of every interval; the convention."""
    inner_low_ratio: float = 0.80
    """Below this ratio a group is low: the four-fifths rule, 29 CFR 1607.4(D); CCCCO cut-off."""
    inner_high_ratio: float = 1.25
    """Above this ratio a group is high: the reciprocal of four fifths."""
    inner_cap: float = 0.05
    """A gap of 5 points counts whatever the ratio: DeBell & Krosnick (2009)."""
    outer: Literal["standard", "tight"] = "standard"
    """What "about level" rules out: half, double or 10 points; tight = 0.6, 1.67 or 8 points. Simulated error rates decided."""
    alpha: float = 0.05
    """Chance of a false verdict in a family of tests, and level of the one-sided tests; the convention."""
    family: Literal["dimension", "dashboard"] = "dimension"
    """Which tests share `alpha` (Holm 1979): the groups of one dimension, or everything on the dashboard."""
    smallest_shown_count: int = 10
    """With fewer answers nothing is shown outside staff: the usual state minimum, NCES 2011-603."""
    smallest_judged_count: int = 20
    """With fewer answers no verdict: simulated power at 20 people is near nil for groups under 20 %."""
    coverage_to_judge: float = 0.70
    """Share of attendees who answered, below which there is no verdict: OMB guideline 3.2.10."""
    coverage_to_show: float = 0.50
    """Share of attendees who answered, below which only counts are shown: most of the room is unknown."""
    missing_factor: float = 2.0
    """People who did not answer may belong to a group up to this many times as often as the community does, or as seldom."""
    missing_alpha: float = 0.05
    """One-sided level at which low or high must hold with those who did not answer filled in. By simulation at 80 % coverage,
    0.025 would halve the false verdicts and cost about a third of the true ones."""
    cv_for_ratio: float = 0.30
    """Above it no ratio and no "about level": the ratio's interval is mostly the community's error."""
    cv_for_verdict: float = 0.40
    """Above it no verdict: Esri's "very unreliable"."""
    design_effect: float = 1.0
    """How much people who come together widen the errors; 1 = everyone came alone, assumed until households are known."""
    income_cuts: Literal["merge", "interpolate"] = "merge"
    """A cut point of the form inside a community band: merge the form's neighboring bands, or interpolate where the band is closed, holds
    at most 5 % of the households and the verdict is the same at both ends of it; else no verdict. Merging guesses nothing."""
    chance_draws: int = 10_000
    """Draws behind the chance range of the match score; the range moves by a few tenths of a point between seeds."""
    global_draws: int = 100_000
    """Draws behind the test of a whole dimension where it is simulated."""
    global_tables: int = 1_000_000
    """Up to this many possible rooms the test of a whole dimension counts every one instead of drawing."""
    seed: int = 20_240_917
    """Seed of all draws, so that a page says the same each time it is drawn."""

    def __post_init__(self) -> None:
        """Raise ValueError where a setting is out of its range or contradicts another."""
        for name in (
            "confidence",
            "alpha",
            "missing_alpha",
            "inner_low_ratio",
            "inner_cap",
        ):
            value = getattr(self, name)
            if not 0 < value < 1:
                raise ValueError(f"{name} must be between 0 and 1 (both excluded), not {value}.")
        for name in ("coverage_to_judge", "coverage_to_show"):
            value = getattr(self, name)
            if not 0 <= value <= 1:
                raise ValueError(f"{name} must be between 0 and 1, not {value}.")
        for name in ("inner_high_ratio", "missing_factor", "design_effect"):
            value = getattr(self, name)
            if not 1 <= value < float("inf"):
                raise ValueError(f"{name} must be 1 or more, not {value}.")
        for name, least in (
            ("smallest_shown_count", 1),
            ("chance_draws", 100),
            ("global_draws", 100),
            ("global_tables", 0),
            ("seed", 0),
        ):
            value = getattr(self, name)
            if value < least:
                raise ValueError(f"{name} must be {least} or more, not {value}.")
        if self.outer not in ("standard", "tight"):
            raise ValueError(f'outer must be "standard" or "tight", not "{self.outer}".')
        if self.family not in ("dimension", "dashboard"):
            raise ValueError(f'family must be "dimension" or "dashboard", not "{self.family}".')
        if self.income_cuts not in ("merge", "interpolate"):
            raise ValueError(f'income_cuts must be "merge" or "interpolate", not "{self.income_cuts}".')
        if self.smallest_judged_count < self.smallest_shown_count:
            raise ValueError("smallest_judged_count must not be smaller than smallest_shown_count.")
        if self.coverage_to_judge < self.coverage_to_show:
            raise ValueError("coverage_to_judge must not be smaller than coverage_to_show.")
        if not 0 < self.cv_for_ratio <= self.cv_for_verdict:
            raise ValueError("cv_for_ratio and cv_for_verdict must be above 0 and in this order.")
        low, high, cap = self.outer_levels
        if self.inner_low_ratio < low or self.inner_high_ratio > high or self.inner_cap > cap:
            raise ValueError("The inner margin must lie inside the outer one.")

    @property
    def inner_levels(self) -> tuple[float, float, float]:
        """Low ratio, high ratio and cap of the inner (practical) margin."""
        return self.inner_low_ratio, self.inner_high_ratio, self.inner_cap

    @property
    def outer_levels(self) -> tuple[float, float, float]:
        """Low ratio, high ratio and cap of the outer margin."""
        return TIGHT_OUTER if self.outer == "tight" else STANDARD_OUTER
