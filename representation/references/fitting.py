"""How well a community fits a room: what the file says, only ever made worse by whom it describes and who the room is for."""

from typing import Final, NamedTuple

import pandas as pd
from pandera.typing import DataFrame

from data_models.community_count import FITS, CommunityCount
from data_models.reference import Describes, References
from representation.references.describing import ADULT, age_floor
from representation.references.room_people import RoomPeople

ROOM: Final = {
    "student": "students",
    "family": "families",
    "staff": "school staff",
    "neighbor": "neighbors",
    "organization": "community organizations",
}
"""Role → whom a room is for."""


class Reason(NamedTuple):
    """Why a community does not fit: the best fit that it leaves, in words, and what a file's own note says instead."""

    fit: str
    words: str
    known_as: tuple[str, ...] = ()


def fitted(community: DataFrame[CommunityCount], references: References, people: RoomPeople, chosen: str = "") -> DataFrame[CommunityCount]:
    """The figures with the fit that they have for a room, and the reasons added to the file's own.

    Parameters
    ----------
    chosen
        The community that staff chose for the room: that a zone is the right one was then said.
    """
    describes: dict[str, Describes] = {each.name: each.describes for each in references.communities}
    about = ["community", "unit", "universe", "fit", "fit_note"]
    found: dict[tuple[str, ...], tuple[str, str]] = {}
    for name, unit, universe, fit, note in community[about].drop_duplicates().itertuples(index=False, name=None):
        said = reasons(describes.get(name, "other"), unit, universe, people, is_chosen=name == chosen)
        found[name, unit, universe, fit, note] = _worse(fit, note, said)
    new = [found[row] for row in community[about].itertuples(index=False, name=None)]
    return community.assign(
        fit=pd.Series([fit for fit, _ in new], index=community.index, dtype="str"),
        fit_note=pd.Series([note for _, note in new], index=community.index, dtype="str"),
    )


def reasons(describes: Describes, unit: str, universe: str, people: RoomPeople, is_chosen: bool = False) -> list[Reason]:
    """Why figures do not fit a room exactly, in plain words; none where nothing speaks against them.

    Parameters
    ----------
    is_chosen
        Whether staff chose this community for this room.
    """
    found = [*_units(unit), *_ages(describes, universe, people)]
    if unit == "students" or describes == "students":
        found += _students(people)
    elif describes == "families":
        found += _families(people)
    elif describes == "other":
        found.append(Reason("close", "nobody said whom the community figure describes", ("does not say",)))
    else:
        found += _residents(people)
        if describes == "zone" and not is_chosen:
            found.append(Reason("close", "one school’s zone there; the people in this room may live elsewhere"))
    return found


def fit_of(describes: Describes, people: RoomPeople) -> tuple[str, str]:
    """How well a community chosen for a room describes the people in it, whatever the figures count, and why."""
    return _worse("exact", "", reasons(describes, "", "", people, is_chosen=True))


def _units(unit: str) -> list[Reason]:
    if unit == "households":
        words = "households there, people here: large households weigh less in the community figure"
        return [Reason("close", words, ("households there",))]
    if unit == "families":
        return [Reason("close", "families there, people here: a family counts once, whoever of it comes", ("families there",))]
    return []


def _ages(describes: Describes, universe: str, people: RoomPeople) -> list[Reason]:
    floor = age_floor(universe) or (ADULT if describes == "adults" else 0)
    if not floor:
        return []
    if floor < ADULT:
        return [Reason("close", f"the community figure leaves out children under {floor}", (f"under {floor}", f"{floor} and over"))]
    if people.audience == "student":
        return [Reason("proxy", f"the community figure is for people {floor} and over, and this room is for students")]
    words = f"the community figure is for people {floor} and over; younger people in the room are not taken out"
    return [Reason("close", words, (f"{floor} and over",))]


def _students(people: RoomPeople) -> list[Reason]:
    if people.audience == "student":
        return []
    if people.audience in ("staff", "neighbor", "organization"):
        return [Reason("proxy", f"students there, {ROOM[people.audience]} here")]
    words = "students are not parents, and families with several children count more than once"
    return [Reason("close", words, ("students, not parents",))]


def _families(people: RoomPeople) -> list[Reason]:
    if people.audience == "family":
        return []
    if people.audience in ("staff", "neighbor", "organization"):
        return [Reason("proxy", f"families of enrolled students there, {ROOM[people.audience]} here")]
    here = "students here" if people.audience == "student" else "not only families here"
    return [Reason("close", f"families of enrolled students there, {here}")]


def _residents(people: RoomPeople) -> list[Reason]:
    if people.audience == "family":
        return [Reason("close", "residents include people without children in school")]
    if people.audience in ("student", "staff"):
        return [Reason("proxy", f"residents there, {ROOM[people.audience]} here")]
    return []


def _worse(fit: str, note: str, said: list[Reason]) -> tuple[str, str]:
    """The worst of all fits, and the notes one after the other; a reason that the file gives already is not repeated."""
    worst = max([fit, *(reason.fit for reason in said)], key=FITS.index)
    new = [reason.words for reason in said if not any(words in note for words in reason.known_as)]
    return worst, "; ".join(dict.fromkeys(part for part in (note, *new) if part))
