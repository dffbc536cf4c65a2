"""The words for a group."""

import re
from typing import Final

from data_models.vocabularies import all_group_labels

STUDENTS: Final = "students"
"""Who said to be a student, where the community figure is of people who have grown up: a group without a figure."""
WITHOUT_A_FIGURE: Final = {("education", STUDENTS): "Students"}
INCOME_BAND: Final = re.compile(r"(\d+)-(\d+)|(\d+)\+", re.ASCII)


def group_label(dimension: str, group: str) -> str:
    """The readable label of a group; a ZIP code, a school or any other code without one is its own label.

    >>> group_label("race", "white"), group_label("race", "hmong"), group_label("zip", "02139")
    ('White', 'Hmong', '02139')
    """
    if dimension == "income":
        return income_label(group)
    return all_group_labels(dimension).get(group) or WITHOUT_A_FIGURE.get((dimension, group), group)


def income_label(code: str) -> str:
    """The readable label of an income band in whole dollars; anything else is its own label.

    >>> income_label("25000-49999"), income_label("0-24999"), income_label("150000+")
    ('$25,000–$49,999', 'Under $25,000', '$150,000 or more')
    """
    band = INCOME_BAND.fullmatch(code)
    if band is None:
        return code
    low, high, top = band.groups()
    if top is not None:
        return f"${int(top):,} or more"
    if int(low) == 0:
        return f"Under ${int(high) + 1:,}"
    return f"${int(low):,}–${int(high):,}"
