"""The verdict on each group: under-represented, over-represented, about level, too few to tell, cannot say."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from representation.measures.arrays import Booleans, Floats, Words
from representation.measures.levels import TOUCH, level_band, rules_out
from representation.measures.missing_answers import high_holds, level_holds, low_holds
from representation.measures.p_values import two_sided_mid_p
from representation.measures.settings import Settings

REASONS: Final = {
    "too_few_to_show": "Too few people answered to say anything about single groups.",
    "too_few_for_a_verdict": "Too few people answered for a verdict on any group.",
    "coverage": "Too many of the people who attended gave no answer.",
    "proxy": "The community figure describes a different population, so it can only indicate.",
    "community_too_uncertain": "The community figure is too uncertain for a verdict.",
    "community_margin_missing": "The community figure comes without its margin of error, so its uncertainty is unknown.",
    "no_community_figure": "There is no community figure for this group.",
    "not_asked": "Nobody's answer to this question was recorded.",
    "answers_missing": "The verdict could change if the people who did not answer differ from those who did.",
    "no_test": "The community figure leaves nothing to test: it is nobody, or everybody.",
    "bracket_mismatch": "The bands of the form do not meet those of the community figure, and the verdict depends on the cut.",
}
"""Reason code → one sentence in plain words."""

TOO_FEW: Final = ("too_few_to_show", "too_few_for_a_verdict")


@dataclass(frozen=True)
class Evidence:
    """What a verdict rests on: the groups of one dimension and view beside one community, one array element per group."""

    attended: Floats
    """People of the group who attended."""
    share: Floats
    """Community share 0–1; NaN where there is no figure."""
    error: Floats
    """Standard error of the community share; 0 for a full count, NaN where the margin is missing."""
    is_estimate: Booleans
    """Whether the community's source has margins of error at all."""
    known_count: int
    """People whose answer is in a group that the community table lists."""
    missing_count: int
    """People whose answer is blank, declined or unreadable."""
    coverage_share: float
    """People who answered ÷ people who attended."""
    fit: str
    """How well the community fits: exact, close or proxy."""
    is_asked: bool = True
    """False where nobody's answer was recorded."""
    is_partition: bool = True
    """False where one person counts in several groups."""


@dataclass(frozen=True)
class Verdicts:
    """The verdicts on the groups of one `Evidence`, in its order."""

    status: Words
    lean: Words
    reason: Words
    is_proven_level: Booleans


def p_values(evidence: Evidence, settings: Settings) -> Floats:
    """Two-sided mid-p value of each group, before any adjustment; NaN where there is no test."""
    return two_sided_mid_p(evidence.attended, evidence.known_count, evidence.share, evidence.error, settings.design_effect)


def variation(evidence: Evidence) -> Floats:
    """Coefficient of variation of each community share: standard error ÷ share; an estimate of 0 is infinitely uncertain."""
    result = np.full(evidence.share.shape, np.nan)
    some = evidence.share > 0
    result[some] = evidence.error[some] / evidence.share[some]
    result[evidence.share == 0] = np.where(evidence.is_estimate[evidence.share == 0], np.inf, 0.0)
    return result


def reasons_against(evidence: Evidence, settings: Settings) -> Words:
    """The first reason why a group can have no verdict at all, as a code of `REASONS`; "" where it can."""
    n = evidence.known_count
    each = np.ones(evidence.share.shape, dtype=np.bool_)
    first = {
        "no_community_figure": np.isnan(evidence.share),
        "not_asked": each & (not evidence.is_asked),
        "too_few_to_show": each & (n < settings.smallest_shown_count),
        "too_few_for_a_verdict": each & (n < settings.smallest_judged_count),
        "coverage": each & (evidence.coverage_share < settings.coverage_to_judge - TOUCH),
        "proxy": each & (evidence.fit == "proxy"),
        "community_margin_missing": np.isnan(evidence.error),
        "community_too_uncertain": variation(evidence) > settings.cv_for_verdict,
        "no_test": (evidence.share <= 0) | (evidence.share >= 1) | (n < 2),
    }
    return np.select(list(first.values()), list(first), default="")


def verdicts(evidence: Evidence, p_adjusted: Floats, settings: Settings) -> Verdicts:
    """The status of each group, what it leans to, the code of the reason, and whether "about level" is proven.

    In this order: a reason against any verdict; low or high, by more than the inner margin and by more than luck; about level, when
    the outer margin is ruled out; else too few to tell, with the side it leans to (for recruiting lists, never coloured).
    Each verdict must hold when those who did not answer differ (`missing_answers`).

    Parameters
    ----------
    p_adjusted
        The values of `p_values` after `family.adjusted_together`.
    """
    reason = reasons_against(evidence, settings).astype("<U32")
    status = np.where(np.isin(reason, TOO_FEW), "too_few_to_tell", "cannot_say").astype("<U32")
    lean = np.full(reason.shape, "none")
    proven = np.zeros(reason.shape, dtype=np.bool_)
    judged = np.flatnonzero(reason == "")
    if judged.size:
        parts = _judge(evidence, judged, p_adjusted[judged], settings)
        status[judged], lean[judged], reason[judged], proven[judged] = parts.status, parts.lean, parts.reason, parts.is_proven_level
    return Verdicts(status, lean, reason, proven)


def _judge(evidence: Evidence, judged: np.ndarray[tuple[int], np.dtype[np.intp]], p_adjusted: Floats, settings: Settings) -> Verdicts:
    """The verdicts on the groups at the places `judged`, against which there is no reason."""
    x, p, sigma = evidence.attended[judged], evidence.share[judged], evidence.error[judged]
    n, missing = evidence.known_count, evidence.missing_count
    people = np.full(x.shape, float(n))
    low, high = level_band(p, settings.inner_levels)
    is_low, is_high = x / n <= low + TOUCH, x / n >= high - TOUCH
    unlikely = p_adjusted <= settings.alpha
    under, over = unlikely & is_low, unlikely & is_high
    level = ~is_low & ~is_high & rules_out(x, people, level_band(p, settings.outer_levels), sigma, settings)
    holds = np.select(
        [under, over, level],
        [check(x, n, missing, p, sigma, settings) for check in (low_holds, high_holds, level_holds)],
        default=True,
    )
    uncertain = level & (variation(evidence)[judged] > settings.cv_for_ratio)
    level &= ~uncertain
    return Verdicts(
        status=np.select(
            [under & holds, over & holds, level & holds],
            ["under_represented", "over_represented", "about_level"],
            default="too_few_to_tell",
        ),
        lean=np.select([is_low & ~(under & holds), is_high & ~(over & holds)], ["low", "high"], default="none"),
        reason=np.select([uncertain, ~holds], ["community_too_uncertain", "answers_missing"], default=""),
        is_proven_level=level & holds & rules_out(x, people, (low, high), sigma, settings),
    )


def method(settings: Settings) -> str:
    """What is computed, with the settings in force."""
    return (
        f"With fewer than {settings.smallest_shown_count} answers nothing is said about single groups; "
        f"with fewer than {settings.smallest_judged_count} there is no verdict. "
        "A group is under-represented when it is low and its adjusted p-value is at most "
        f"{settings.alpha:g}; over-represented when it is high and the value is that small; "
        "about level when it is neither and the outer limits are ruled out; "
        "in every other case there are too few people to tell, with the side it leans to. "
        "A community figure that only stands in for the right population (a proxy), "
        f"or whose standard error is more than {settings.cv_for_verdict:.0%} of it, gets no verdict; "
        f"above {settings.cv_for_ratio:.0%} nothing is called about level."
    )
