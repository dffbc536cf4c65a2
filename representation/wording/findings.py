"""Every sentence about a whole dimension."""

from math import isnan

import pandas as pd

from data_models.leadership import FEWER_THAN_TEN, WITHHELD
from data_models.vocabularies import dimension_labels
from representation.measures.match import OVERLAPPING
from representation.measures.status import REASONS
from representation.wording.numbers import listing, percent
from representation.wording.phrases import dimension_noun, phrase, short_label
from representation.wording.rows import Group, Row, groups, number, text

MOST_NAMED = 3
"""More groups than this are counted, not named."""


WHOLE = {"students": "enrolled students"}
"""Unit of a community → what its shares are of, where that is not the whole community."""


def dimension_finding(rows: pd.DataFrame, summary: Row) -> str:
    """What a dimension shows, in one or two sentences: who is missing; else that it is level, or that too few came to tell.

    Takes the rows of one dimension, view and community, as staff or as leadership see them, and their summary.
    """
    found = groups(rows)
    noun = dimension_noun(text(summary, "dimension"))
    if not text(summary, "community"):
        return f"There is no community figure for {noun}, so the room cannot be compared."
    under = sorted((one for one in found if one.status == "under_represented"), key=_size)
    over = sorted((one for one in found if one.status == "over_represented"), key=_size)
    unit = text(summary, "unit")
    if under:
        return f"{_who(under[0], unit)}.{_also('under-represented', under[1:])}"
    if over:
        return f"{_who(over[0], unit)}.{_also('over-represented', over[1:])} No group is clearly under-represented."
    return _without_gaps(found, noun)


def gap_title(rows: pd.DataFrame, summary: Row) -> str:
    """The title of a dimension's chart: its finding, first sentence, without the period."""
    return dimension_finding(rows, summary).split(". ")[0].removesuffix(".")


def match_sentence(summary: Row) -> str:
    """How much of the room mirrors the community, beside what luck alone would give.

    >>> match_sentence({"match_score": 78, "match_low": 86, "match_high": 97, "known_count": 95})
    'Match 78 of 100. A pure cross-section of 95 people would score 86–97.'
    """
    score, low, high = (number(summary, f"match_{name}") for name in ("score", "low", "high"))
    if text(summary, "view") == OVERLAPPING:
        return "There is no match score where people count in several groups."
    if isnan(score):
        return "The match score is not shown, or cannot be computed."
    known = known_count(summary)
    size = "this size" if isnan(known) else f"{known:,.0f} people"
    band = "" if isnan(low) else f" A pure cross-section of {size} would score {low:.0f}–{high:.0f}."
    return f"Match {score:.0f} of 100.{band}"


def answered_share(summary: Row) -> str:
    """The share who answered, in words; where that count is withheld, the share whose answer could be compared is a lower bound of it.

    >>> answered_share({"coverage_share": 0.86, "answered_text": "withheld"}), answered_share({"coverage_share": 0.95})
    ('at least 86%', '95%')
    """
    share = number(summary, "coverage_share")
    if isnan(share):
        return "not shown"
    is_hidden = text(summary, "answered_text") in (FEWER_THAN_TEN, WITHHELD)
    return f"at least {percent(share)}" if is_hidden else percent(share)


def coverage_sentence(summary: Row) -> str:
    """How many of the people who attended answered the question.

    >>> coverage_sentence({"attended_count": 120, "answered_count": 92, "coverage_share": 92 / 120})
    '92 of 120 people (77%) answered; 28 gave no answer.'
    """
    attended, share = number(summary, "attended_count"), number(summary, "coverage_share")
    answered, known = number(summary, "answered_count"), number(summary, "known_count")
    if isnan(share):
        return "Fewer than 10 people answered, or nobody attended." if isnan(attended) or attended else "Nobody attended."
    if not isnan(answered):
        missing = attended - answered
        rest = f"; {missing:,.0f} gave no answer" if missing else ""
        return f"{answered:,.0f} of {attended:,.0f} people ({percent(share)}) answered{rest}."
    if not isnan(known):
        return f"{known:,.0f} of {attended:,.0f} people ({percent(share)}) gave an answer that can be compared."
    return f"{percent(share)} of {attended:,.0f} people answered."


def known_count(summary: Row) -> float:
    """People whose answer is in a group that the community table lists."""
    known = number(summary, "known_count")
    if not isnan(known):
        return known
    overlapping = text(summary, "view") == OVERLAPPING
    return number(summary, "answered_count") - (0 if overlapping else number(summary, "no_community_figure_count"))


def dimension_title(dimension: str) -> str:
    """The name of a dimension as a heading.

    >>> dimension_title("zip"), dimension_title("bus_route")
    ('ZIP code', 'Bus route')
    """
    return dimension_labels().get(dimension, dimension.replace("_", " ").capitalize())


def _size(one: Group) -> tuple[bool, float]:
    """Known gaps by size, then withheld ones."""
    return isnan(one.gap_points), 0.0 if isnan(one.gap_points) else -abs(one.gap_points)


def _who(one: Group, unit: str) -> str:
    whom = phrase(one.dimension, one.group, one.label, unit)
    there = f"{whom} are {percent(one.community_share)} of {WHOLE.get(unit, 'the community')}"
    if one.is_nobody:
        return f"{there}, and nobody in the room was"
    if one.is_withheld:
        way = "under-represented" if one.status == "under_represented" else "over-represented"
        return f"{there} and {way} in the room"
    return f"{there} and {percent(one.attended_share)} of the room"


def _also(way: str, others: list[Group]) -> str:
    if not others:
        return ""
    if len(others) > MOST_NAMED:
        return f" {len(others)} more groups are {way}."
    return f" Also {way}: {listing([short_label(one.label) for one in others])}."


def _without_gaps(found: list[Group], noun: str) -> str:
    """No group is clearly under or over."""
    judged = [one for one in found if one.status in ("about_level", "too_few_to_tell", "")]
    if not judged:
        reasons = list(dict.fromkeys(one.reason for one in found if one.reason in REASONS and one.reason != "no_community_figure"))
        why = REASONS[reasons[0]] if reasons else "The community table has no figure for these groups."
        return f"No verdict by {noun}. {why}"
    level = [one for one in judged if one.status == "about_level"]
    hidden = [one for one in judged if not one.status]
    if len(level) == len(judged):
        return f"By {noun}, every group is about level with the community."
    if level:
        parts = [
            f"{_count(len(level), 'is', 'are')} about level",
            *([f"for {few} too few people came to tell"] if (few := len(judged) - len(level) - len(hidden)) else []),
            *([f"{_count(len(hidden), 'is', 'are')} not shown"] if hidden else []),
        ]
        return f"By {noun}, no group is clearly under- or over-represented: {listing(parts)}."
    reasons = [one.reason for one in judged]
    if reasons[0] in REASONS and len(set(reasons)) == 1:
        return f"By {noun}, nothing can be told yet. {REASONS[reasons[0]]}"
    return f"By {noun}, too few people came to tell whether any group is under- or over-represented."


def _count(size: int, one: str, more: str) -> str:
    return f"1 group {one}" if size == 1 else f"{size} groups {more}"
