"""What people say beside the six questions: role, channel, ratings, comments."""

from sample_data.dice import Dice
from sample_data.mess import COMMENTS
from sample_data.people import Person

ROLES_OF_TWENTY = ("family",) * 11 + ("staff",) * 3 + ("neighbor",) * 3 + ("student",) * 2 + ("organization",)
CHANNELS = (
    "School newsletter", "Friend or family", "Flyer", "Social media", "Text message from the school", "Community organization",
    "School newsletter", "", "Place of worship", "Teacher",
)  # fmt: skip
AGREEMENT = ("Strongly agree", "Agree", "Agree", "Neither agree nor disagree", "Strongly agree", "Disagree", "")


def role(person: Person) -> str:
    """What brings the person: the same answer every time."""
    return ROLES_OF_TWENTY[person.number * 7 % len(ROLES_OF_TWENTY)]


def channel(person: Person) -> str:
    """How the person heard of it: the same answer every time."""
    return CHANNELS[person.number * 3 % len(CHANNELS)]


def comment(dice: Dice) -> str:
    """A comment, or none."""
    return dice.one_of(COMMENTS) if dice.chance(0.3) else ""


def agreement(dice: Dice) -> str:
    """An answer on a scale of agreement."""
    return dice.one_of(AGREEMENT)
