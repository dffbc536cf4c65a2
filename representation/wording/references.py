"""Every sentence about which community a room is measured against, and about what does not fit."""

from collections.abc import Sequence
from typing import Final, Literal

from data_models.reference import Choice
from representation.wording.numbers import listing
from representation.wording.phrases import dimension_noun

BEST_FIT: Final = "Best fit for each question"
"""What somebody is measured against whom nothing was chosen for."""

StandsAside = Literal["no_figures", "other_view", "withheld"]
"""Why figures of a community are not those that a room is compared with."""
STANDS_ASIDE: Final[tuple[StandsAside, ...]] = ("no_figures", "other_view", "withheld")

CHILDREN: Final = 5
"""The floor of the language tables: it leaves out no student, only small children."""


def mixed_sentence(choices: Sequence[Choice], default: str) -> str:
    """That conversations in view are measured against different communities by themselves, and against what they are here.

    >>> mixed_sentence([Choice("series", "Families", "Our families"), Choice("everyone", "", "")], "")
    'By itself, Families is measured against Our families. In this view of several, everyone is measured against the best fit.'
    """
    named = [f"{choice.subject} is measured against {choice.community}" for choice in choices if choice.subject]
    return f"By itself, {listing(named)}. In this view of several, everyone is measured against {default or 'the best fit'}."


def stand_in_sentence(community: str, dimensions: Sequence[str], others: Sequence[str], why: StandsAside = "no_figures") -> str:
    """That a community chosen for a room has no figures on some dimensions, none that fit or none that may be shown, and what stands in.

    >>> stand_in_sentence("Our families", ["income"], ["Marlow County, Ohio"])
    'Our families has no figures on household income; there the room is compared with Marlow County, Ohio.'
    >>> stand_in_sentence("Alder City", ["race"], ["Marlow County, Ohio"], "other_view")
    'Alder City counts people by race or ethnicity in another way; there the room is compared with Marlow County, Ohio.'
    """
    nouns = listing([dimension_noun(name) for name in dimensions])
    there = f"there the room is compared with {listing(list(dict.fromkeys(others)))}"
    if why == "withheld":
        return f"By {nouns}, small counts could be worked out beside {community}; {there}."
    if why == "other_view":
        return f"{community} counts people by {nouns} in another way; {there}."
    return f"{community} has no figures on {nouns}; {there}."


def age_floor_sentence(community: str, dimensions: Sequence[str], floor: str) -> str:
    """That figures leave out people below an age, and students are in the room.

    >>> age_floor_sentence("Marlow County", ["education"], "25")
    'The figures of Marlow County on education are for people 25 and over; students are in the room too.'
    """
    about = f"The figures of {community} on {listing([dimension_noun(name) for name in dimensions])} are for people {floor} and over"
    if int(floor) <= CHILDREN:
        return f"{about}; students in the room are in them, younger children are not."
    return f"{about}; students are in the room too."


def old_figures_sentence(community: str, dimensions: Sequence[str], vintage: str) -> str:
    """That figures are from long before the conversations.

    >>> old_figures_sentence("Marlow County", ["race"], "ACS 2012–2016, 5-year")
    'Community figures are from ACS 2012–2016, 5-year (Marlow County: race or ethnicity), more than 5 years before these conversations.'
    """
    nouns = listing([dimension_noun(name) for name in dimensions])
    return f"Community figures are from {vintage} ({community}: {nouns}), more than 5 years before these conversations."


def elsewhere_sentence(community: str) -> str:
    """That most people of a room do not live in the place of a community."""
    return f"Most people in the room who gave a ZIP code live outside {community}; check that it is the right community."
