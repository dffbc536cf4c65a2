"""Where one side tells groups apart that the other does not: in which group both are compared."""

from collections.abc import Collection, Iterable, Sequence

from data_models.response import BOX
from data_models.vocabularies import group_labels, stand_ins, wholes

HISPANIC, SEVERAL = "hispanic_or_latino", "two_or_more_races"


def counted_as(group: str, dimension: str, listed: Collection[str]) -> str:
    """The group in which an answer is compared with a community that lists these groups.

    Its own where the community has it; else the row that holds the groups without a row; else the group that it is part of.

    >>> counted_as("hmong", "race", ["asian"]), counted_as("hmong", "race", ["chinese", "other_asian"])
    ('asian', 'other_asian')
    >>> counted_as("korean", "language", ["spanish", "asian_pacific"]), counted_as("hmong", "race", ["hmong", "white"])
    ('asian_pacific', 'hmong')
    """
    if group in listed or not listed:
        return group
    for into in (stand_ins(dimension).get(group), wholes(dimension).get(group)):
        if into in listed:
            return str(into)
    # A part that nobody has a row for goes by the name of its whole; a group of the vocabulary keeps its own.
    return group if group in group_labels(dimension) else wholes(dimension).get(group, group)


def finest_race(ticked: Collection[str]) -> str:
    """The one group of the roll-up that the boxes name, as fine as they tell: of several parts of one group it is that group.

    Any Hispanic → Hispanic or Latino, or the one origin named; one race → that race, or the one part named; more → two or more.
    Source: U.S. Department of Education, 72 FR 59266 (2007); ACS B03001 and B02015 for the parts.

    >>> finest_race({"asian", "hmong"}), finest_race({"chinese", "filipino"}), finest_race({"mexican", "white"})
    ('hmong', 'asian', 'mexican')
    """
    whole_of = wholes("race")
    hispanic = {box for box in ticked if whole_of.get(box, box) == HISPANIC}
    kept = hispanic or set(ticked)
    races = {whole_of.get(box, box) for box in kept}
    if len(races) > 1:
        return SEVERAL
    parts = kept - races
    return parts.pop() if len(parts) == 1 else races.pop()


def rolled_up_race(boxes: str, listed: Collection[str]) -> tuple[str, str]:
    """The group of the federal roll-up that a community lists for these boxes, and the group it was folded from ("" where it was not).

    Where the community has no Middle Eastern or North African row, that answer counts as White, as the Census Bureau codes it; with
    White it is White alone. A part (Hmong) counts as the group it is part of, unless the community has a row for it.
    Source: U.S. Department of Education, 72 FR 59266 (2007); Census coding of Middle Eastern answers, SPD 15 (2024).

    Parameters
    ----------
    listed
        The groups that the community table has; none where there is no community, and nothing is folded then.

    >>> rolled_up_race("hispanic_or_latino|white", ["hispanic_or_latino", "white"])
    ('hispanic_or_latino', '')
    >>> rolled_up_race("middle_eastern_or_north_african|white", ["white", "two_or_more_races"])
    ('white', 'two_or_more_races')
    """
    ticked = set(boxes.split(BOX))
    plain = finest_race(ticked)
    if not listed:
        return plain, ""
    group = counted_as(finest_race({_as_coded(box, listed) for box in ticked}), "race", listed)
    return group, plain if group != plain else ""


def _as_coded(box: str, listed: Collection[str]) -> str:
    """The race that a box without a row of its own is coded as; parts are left for later: two of them are one race."""
    return box if box in listed or box in wholes("race") else stand_ins("race").get(box, box)


def combined_races(boxes: str, listed: Collection[str]) -> dict[str, str]:
    """Every group that the boxes count in, alone or in combination → the box it was folded from ("" where it was not).

    A part counts in its own row and in that of its whole, where the community has both. Each group once, however many boxes lead to it.

    >>> combined_races("white|hmong|vietnamese", ["white", "asian"])
    {'white': '', 'asian': 'hmong'}
    >>> combined_races("asian|hmong", ["asian", "hmong"])
    {'asian': '', 'hmong': ''}
    """
    ticked = [box for box in boxes.split(BOX) if box != SEVERAL]
    found = {box: "" for box in ticked if box in listed or not listed or (box not in wholes("race") and box not in stand_ins("race"))}
    for box in ticked:
        whole = wholes("race").get(box)
        if box in found and whole in listed:
            found.setdefault(str(whole), "")
        elif box not in found:
            found.setdefault(whole or stand_ins("race")[box], box)
    return found


def told_together(dimension: str, answers: Collection[str], ticked: Collection[str], listed: Sequence[str]) -> dict[str, str]:
    """The community's rows that the answers do not tell apart → the row they are added to.

    Parts stay apart when every answer of their whole names a part that has a row; the parts that nobody named are then added to the
    rest ("Other Asian"). A row for people whom forms without it count elsewhere (Middle Eastern or North African) is added there
    where nobody named it: otherwise a group that no form offers would look as if it had stayed away.

    Parameters
    ----------
    answers
        The group of each answer, as fine as it tells (`finest_race`), of everybody and not only of the people in view.
    ticked
        Everything that anybody named, alone or with others.
    listed
        The community's groups; they divide its people: no row is part of another.

    >>> told_together("race", {"asian", "white"}, {"asian", "white"}, ["white", "chinese", "other_asian"])
    {'chinese': 'asian', 'other_asian': 'asian'}
    >>> told_together("race", {"chinese", "white"}, {"chinese", "white"}, ["white", "chinese", "hmong"])
    {'hmong': 'other_asian'}
    """
    whole_of, stand_in = wholes(dimension), stand_ins(dimension)
    into: dict[str, str] = {}
    for whole in dict.fromkeys(whole_of.values()):
        here = [group for group in listed if whole_of.get(group) == whole]
        said = [answer for answer in answers if whole in (answer, whole_of.get(answer))]
        rest = next((stand_in[part] for part in whole_of if whole_of[part] == whole and part in stand_in), None)
        is_told = all(counted_as(answer, dimension, here) in here for answer in said) and (bool(said) or rest is None)
        if whole in listed or not is_told:
            into |= dict.fromkeys(here, whole)
        elif rest is not None:
            into |= {group: rest for group in here if group not in ticked and group not in answers and group != rest}
    for group, other in stand_in.items():
        if group not in whole_of and group in listed and group not in ticked and other in listed:
            into[group] = other
    return into


def not_told_apart(answers: Iterable[str], listed: Sequence[str]) -> list[str]:
    """The community's rows of races alone or in combination that cannot be compared, because the answers do not tell them.

    Rows that overlap cannot be added up. A part serves where somebody named it and nobody named its whole without a part.

    >>> not_told_apart({"asian", "white"}, ["white", "asian", "hmong"])
    ['hmong']
    """
    whole_of = wholes("race")
    boxes = [set(answer.split(BOX)) for answer in answers]
    vague = {box for ticked in boxes for box in ticked - {whole_of[each] for each in ticked if each in whole_of}}
    finer = {*whole_of, *stand_ins("race")}
    named = set().union(*boxes)
    return [group for group in listed if group in finer and (group not in named or whole_of.get(group) in vague)]
