"""The boxes a person ticked for race and ethnicity."""

from data_models.response import BLANK, BOX, DECLINED
from data_models.vocabularies import all_group_labels
from representation.answers.known_answers import known_answers
from representation.answers.options import named

NOT_HISPANIC = "not_hispanic"
"""A "no" to the Hispanic question: it names no race, so alone it says nothing here."""
FUSED = "fused"
"""An option that holds two groups of the community table (Asian or Pacific Islander) and cannot be taken apart."""
HISPANIC = "hispanic_or_latino"
TWO_OR_MORE = "two_or_more_races"


def race_boxes(text: str) -> str | None:
    """The boxes in the order of `groups.csv` and `groups_detailed.csv`, joined by `|`; `DECLINED`; `BLANK`; or None when no group is named.

    Text beside a recognised box (a written-in Other) is left out; a box wins over a refusal ticked with it. A fused option beside
    another race is kept as "two or more races", which is true of it; alone it names no group.

    >>> race_boxes("White, Hispanic, Latino, or Spanish origin")
    'hispanic_or_latino|white'
    >>> race_boxes("Not of Hispanic or Latino origin;White;")
    'white'
    >>> race_boxes("Asian/Pacific Islander") is None
    True
    """
    known = known_answers("race")
    found = named(text, known.codes, known.longest)
    codes = set(found.codes)
    boxes = codes - {NOT_HISPANIC, FUSED, DECLINED}
    if FUSED in codes and boxes - {HISPANIC}:
        boxes.add(TWO_OR_MORE)
    if boxes:
        return BOX.join(code for code in all_group_labels("race") if code in boxes)
    if DECLINED in codes:
        return DECLINED
    return BLANK if codes == {NOT_HISPANIC} and not found.leftover else None
