"""The boxes a person ticked for race and ethnicity."""

from data_models.response import BLANK, BOX, DECLINED
from data_models.vocabularies import all_group_labels, wholes
from representation.answers.close_spelling import words
from representation.answers.known_answers import known_answers
from representation.answers.options import Named, Part, named

NOT_HISPANIC = "not_hispanic"
"""A "no" to the Hispanic question: it names no race, so alone it says nothing here."""
FUSED = "fused"
"""An option that holds two groups of the community table (Asian or Pacific Islander) and cannot be taken apart."""
HISPANIC = "hispanic_or_latino"
OTHER = "some_other_race"
TWO_OR_MORE = "two_or_more_races"
WRITES_IN = frozenset(":(")
"""Marks between the option Other and what was written in beside it."""


def race_boxes(text: str) -> str | None:
    """The boxes in the order of `groups.csv` and `groups_detailed.csv`, joined by `|`; `DECLINED`; `BLANK`; or None when no group is named.

    - Text beside a recognised box (a written-in Other) is left out, unless it speaks of a group that is not among the boxes: then
      nobody can tell what was meant ("Black and white thinking").
    - Other followed by a group that is known ("Other: Irish") is that group alone: what was written in says what Other stands for,
      and one answer is not two races. The Census Bureau codes what is written in beside "Some other race" alike.
    - A box wins over a refusal ticked with it; Other with a refusal is a refusal (`missing_words`).
    - An option that is said not to be chosen ("Hispanic: No") is no box; alone it says nothing that counts.
    - A fused option beside another race is kept as "two or more races", which is true of it; alone it names no group.

    >>> race_boxes("White, Hispanic, Latino, or Spanish origin")
    'hispanic_or_latino|white'
    >>> race_boxes("Not of Hispanic or Latino origin;White;"), race_boxes("Hispanic - No; White"), race_boxes("Other: Irish")
    ('white', 'white', 'white')
    >>> race_boxes("Asian/Pacific Islander") is None, race_boxes("Hispanic: No") is None
    (True, True)
    """
    known = known_answers("race")
    found = named(text, known.codes, known.longest)
    codes = {part.code for part in found.parts if part.code is not None and not _is_explained(found, part)}
    boxes = codes - {NOT_HISPANIC, FUSED, DECLINED}
    if FUSED in codes and boxes - {HISPANIC}:
        boxes.add(TWO_OR_MORE)
    if DECLINED in codes and boxes <= {OTHER}:
        return DECLINED
    if boxes:
        return (
            None
            if _spoken_of(found.leftover) - boxes - _wholes_of(boxes)
            else BOX.join(code for code in all_group_labels("race") if code in boxes)
        )
    return BLANK if codes == {NOT_HISPANIC} and not found.leftover else None


def _is_explained(found: Named, part: Part) -> bool:
    """Whether a part is Other with a known group written in beside it."""
    after = found.parts[found.parts.index(part) + 1 :][:1]
    return part.code == OTHER and bool(WRITES_IN & set(part.after)) and bool(after) and after[0].code not in (None, OTHER, DECLINED)


def _spoken_of(leftover: tuple[str, ...]) -> set[str]:
    """The groups that single words of some texts name; Other and what is no box say nothing there."""
    codes = known_answers("race").codes
    return {codes[word] for text in leftover for word in words(text) if word in codes} - {OTHER, NOT_HISPANIC, FUSED, DECLINED}


def _wholes_of(boxes: set[str]) -> set[str]:
    """The groups of which some boxes are parts: Asian of Chinese."""
    return {wholes("race")[box] for box in boxes if box in wholes("race")}
