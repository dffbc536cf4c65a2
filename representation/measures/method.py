"""How every number is computed, in words, with the settings in force."""

from representation.measures import (
    gap_interval,
    gaps,
    global_test,
    intervals,
    levels,
    margins,
    match,
    missing_answers,
    p_values,
    parity,
    status,
)
from representation.measures.settings import Settings


def method_texts(settings: Settings) -> tuple[tuple[str, str], ...]:
    """Title and text of each part of the Method page, in reading order; each text comes from the module that computes it.

    >>> [title for title, _ in method_texts(Settings())][:2]
    ['Shares', 'Interval of a share']
    """
    return (
        ("Shares", gaps.method(settings)),
        ("Interval of a share", intervals.method(settings)),
        ("Community margins", margins.METHOD),
        ("Gap and ratio", gap_interval.method(settings)),
        ("People short and people to add", parity.METHOD),
        ("More than luck?", p_values.method(settings)),
        ("Low, high or level", levels.method(settings)),
        ("Missing answers", missing_answers.method(settings)),
        ("Status", status.method(settings)),
        ("Match score", match.method(settings)),
        ("Whole dimension", global_test.method(settings)),
    )
