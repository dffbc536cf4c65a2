"""Every sentence about one group."""

from math import isnan
from typing import Final

from data_models.leadership import FEWER_THAN_TEN
from representation.measures.status import REASONS
from representation.wording.numbers import margin, people, percent, points
from representation.wording.rows import Group, Row, group

small_count_text: Final = FEWER_THAN_TEN
"""What is printed for a count of 1–9."""

STATUS_LABELS: Final = {
    "under_represented": "Under-represented",
    "over_represented": "Over-represented",
    "about_level": "About level",
    "too_few_to_tell": "Too few to tell",
    "cannot_say": "Cannot say",
    "": "Not shown",
}

STATUS_MEANINGS: Final = {
    "under_represented": "Fewer people came than this group's share of the community, by more than luck would explain.",
    "over_represented": "More people came than this group's share of the community, by more than luck would explain.",
    "about_level": (
        "In this room the group is within 20% or 5 points of its share of the community, "
        "and a shortfall of half, or of 10 points, is ruled out."
    ),
    "too_few_to_tell": "The numbers are too small to tell a gap from luck.",
    "cannot_say": "The room and the community cannot be compared for this group.",
    "": "The verdict is not shown, because it would say how many people came.",
}

VERDICTS: Final = {
    "under_represented": "A gap this size is unlikely to be luck.",
    "over_represented": "A gap this size is unlikely to be luck.",
    "about_level": "That is about level: a shortfall of half, or of 10 points, is ruled out.",
    "too_few_to_tell": "Too few people to tell.",
}


def status_label(status: str) -> str:
    """A status in words.

    >>> status_label("too_few_to_tell"), status_label("")
    ('Too few to tell', 'Not shown')
    """
    return STATUS_LABELS[status]


def status_explained(status: str, reason: str = "") -> str:
    """What a status means; where there is a reason, the reason."""
    return REASONS.get(reason, STATUS_MEANINGS[status])


def gap_sentence(row: Row) -> str:
    """How a group's share of the room compares with its share of the community, from a row of what staff or leadership see.

    >>> gap_sentence({"attended_count": 8, "attended_share": 8 / 95, "community_share": 0.2, "community_margin": 0.014,
    ...               "gap_points": -11.6, "people_short": 11.0, "status": "under_represented"})
    '8 of 95 (8%) against 20% of the community (±1.4): about 11 people short. A gap this size is unlikely to be luck.'
    """
    found = group(row)
    if found.reason == "not_asked":
        return REASONS["not_asked"]
    if found.is_withheld:
        return _withheld_sentence(found)
    if isnan(found.community_share):
        return _joined(f"{_people_came(found)}.", REASONS.get(found.reason, REASONS["no_community_figure"]))
    if isnan(found.attended_share) or isnan(found.known_count):
        there = f"{_people_came(found)}; the group is {percent(found.community_share)} of the community{margin(found.community_margin)}."
        return _joined(there, _verdict(found))
    room = f"{found.attended_count:,.0f} of {found.known_count:,.0f} ({percent(found.attended_share, found.known_count)})"
    community = f"{percent(found.community_share, found.known_count)} of the community{margin(found.community_margin)}"
    return _joined(f"{room} against {community}: {_difference(found)}.", _verdict(found))


def room_and_community(row: Row) -> str:
    """The two shares side by side, as the label of a chart's row.

    >>> room_and_community({"attended_count": 41, "attended_share": 0.114, "community_share": 0.342})
    '11% of the room · 34% of the community'
    """
    found = group(row)
    there = "" if isnan(found.community_share) else f" · {percent(found.community_share)} of the community"
    if found.reason == "not_asked":
        return f"no answers{there}"
    if found.is_withheld:
        return f"{_short_withheld(found)}{there}"
    if isnan(found.attended_share):
        return f"{_people_came(found)}{there}"
    return f"{percent(found.attended_share)} of the room{there}"


def gap_words(row: Row) -> str:
    """The gap in words, as the label of a bar.

    >>> gap_words({"gap_points": -12.4}), gap_words({"gap_points": 0.1})
    ('12 points under', 'under 1 point over')
    """
    gap = group(row).gap_points
    return "" if isnan(gap) else f"{points(gap)} {'under' if gap < 0 else 'over'}"


def _verdict(found: Group) -> str:
    """The sentence after the numbers: the reason where there is one, else what the status says."""
    if found.reason in REASONS:
        return REASONS[found.reason]
    return VERDICTS.get(found.status, STATUS_MEANINGS.get(found.status, "") if found.status else "")


def _difference(found: Group) -> str:
    if round(abs(found.people_short)) == 0:
        return "less than 1 person away from its share"
    return f"{people(found.people_short)} {'short' if found.people_short > 0 else 'more than its share'}"


def _people_came(found: Group) -> str:
    if found.is_nobody:
        return "Nobody came"
    return f"{found.attended} {'person' if found.attended == '1' else 'people'} came"


def _short_withheld(found: Group) -> str:
    return small_count_text if found.attended == small_count_text else "number withheld"


def _withheld_sentence(found: Group) -> str:
    came = "Fewer than 10 people came" if found.attended == small_count_text else "The number of people who came is withheld"
    there = (
        ""
        if isnan(found.community_share)
        else f"; the group is {percent(found.community_share)} of the community{margin(found.community_margin)}"
    )
    words = REASONS.get(found.reason) or {
        "under_represented": "It is under-represented, by more than luck would explain.",
        "over_represented": "It is over-represented, by more than luck would explain.",
        "about_level": "It is about level.",
        "too_few_to_tell": "Too few people to tell.",
    }.get(found.status, "")
    return _joined(f"{came}{there}.", words)


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
