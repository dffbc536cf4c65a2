"""Who signs up for which conversation, who comes, who answers the exit survey."""

import datetime as dt
from dataclasses import dataclass, replace

from sample_data.conversations import CONVERSATIONS, SERIES, Conversation
from sample_data.dice import Dice
from sample_data.people import People, Person

COMES = 0.74
COMES_WITHOUT_INTERPRETATION = 0.22
"""Spanish speakers sign up and do not arrive where nobody interprets."""
COMES_UNDER_25000 = 0.62
COMES_AGAIN = 0.22
"""Share of the registrations by people who have been to a conversation of the same school year."""
ANSWERS_SURVEY = 0.66
ANSWERS_WITHOUT_EMAIL = 0.1
SURVEY_TELLS_ATTENDANCE = (7,)
"""Conversations without any list: who came shows in the exit survey alone, which nearly everybody answers there."""
COME_AS_HOUSEHOLD = 0.05
"""Share of the first year's registrations that bring a second person under the same e-mail and order."""
WALK_INS = (1, 1, 2, 1, 0, 1, 4, 2, 3, 1, 1, 4)
"""People who come without having signed up, by conversation."""


@dataclass(frozen=True)
class Visit:
    """One person and one conversation; `surveyed_at` is None without an exit survey, `is_named` False where it has no e-mail."""

    person: Person
    conversation: Conversation
    signed_up_at: dt.datetime | None
    came: bool
    surveyed_at: dt.datetime | None
    is_named: bool
    is_second: bool = False
    """Whether the person came under the e-mail and the order of somebody else of the household."""

    @property
    def is_walk_in(self) -> bool:
        """Whether the person came without having signed up."""
        return self.signed_up_at is None


def visits(seed: int) -> list[Visit]:
    """All visits, by conversation and then by the time of signing up; walk-ins come last."""
    dice = Dice(seed)
    found: list[Visit] = []
    number = 0
    people_of = {series: People(series, dice) for series in SERIES}
    for year in (0, 1):
        regulars: list[Person] = []
        for place, conversation in enumerate(CONVERSATIONS):
            if conversation.year != year:
                continue
            here: list[Visit] = []
            returning = list(regulars)
            for i in range(conversation.registrations + WALK_INS[place]):
                is_walk_in = i >= conversation.registrations
                if returning and not is_walk_in and dice.chance(COMES_AGAIN):
                    person = returning.pop(dice.between(0, len(returning) - 1))
                else:
                    number += 1
                    person = people_of[conversation.series].person(number)
                here.append(_visit(person, conversation, place, is_walk_in, dice))
                if year == 0 and len(here) > 1 and not is_walk_in and dice.chance(COME_AS_HOUSEHOLD):
                    here[-1] = _with(here[-2], here[-1])
            here.sort(key=lambda visit: visit.signed_up_at or conversation.begins)
            known = {person.number for person in regulars}
            regulars += [visit.person for visit in here if visit.came and visit.person.number not in known]
            regulars = [person for person in regulars if person.number not in {v.person.number for v in here if v.is_second}]
            found += here
    return found


def _visit(person: Person, conversation: Conversation, place: int, is_walk_in: bool, dice: Dice) -> Visit:
    came = dice.chance(_likely_to_come(person, conversation)) or is_walk_in
    day = conversation.date - dt.timedelta(days=dice.between(1, 30))
    signed_up_at = dt.datetime.combine(day, dt.time(8, dice.between(0, 59), dice.between(0, 59))) + dt.timedelta(hours=dice.between(0, 13))
    answers = 0.95 if place in SURVEY_TELLS_ATTENDANCE else ANSWERS_SURVEY
    surveyed = came and dice.chance(answers)
    is_named = not (conversation.year and dice.chance(ANSWERS_WITHOUT_EMAIL))
    after = dt.timedelta(minutes=dice.between(1, 50), seconds=dice.between(0, 59))
    return Visit(
        person,
        conversation,
        None if is_walk_in else signed_up_at,
        came,
        conversation.ends + after if surveyed else None,
        is_named,
    )


def _with(first: Visit, second: Visit) -> Visit:
    """The second visit under the e-mail and order of the first, where both are new and differ in their first name."""
    people = first.person, second.person
    if first.is_second or people[0].first_name == people[1].first_name or people[1].number != people[0].number + 1:
        return second
    person = replace(people[1], last_name=people[0].last_name, email=people[0].email)
    return replace(second, person=person, signed_up_at=first.signed_up_at, surveyed_at=None, is_second=True)


def _likely_to_come(person: Person, conversation: Conversation) -> float:
    if person.speaks == "spanish" and "Spanish" not in conversation.interpretation:
        return COMES_WITHOUT_INTERPRETATION
    return COMES_UNDER_25000 if person.earns == "0-24999" else COMES
