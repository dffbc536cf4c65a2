"""Who signs up for the two conversations online, who is in the call, who answers the exit survey: the hidden truth."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal

from sample_data.conversations import EVENING, Conversation
from sample_data.dice import Dice
from sample_data.people import People, Person

Status = Literal["approved", "denied", "pending", "cancelled"]
Progress = Literal["finished", "unfinished", "preview"]
MEETING = Conversation("Marlow Online: Bus Routes", dt.date(2026, 10, 13), EVENING, "Online", "", "Fall 2026", 52, format="Virtual")
WEBINAR = Conversation("Marlow Online: Tutoring", dt.date(2026, 10, 27), EVENING, "Online", "", "Fall 2026", 48, format="Virtual")
SIGNING_UP_AS_IN = "Spring 2026"
"""The series whose shares the people follow."""
COMES, SAYS_EMAIL, COMES_BACK, ANSWERS, IS_NAMED = 0.68, 0.72, 0.3, 0.66, 0.82
COMES_TO_BOTH = 8
WALK_INS_WITH_EMAIL = 3
DEVICES = ("Galaxy S21", "iPad", "Pixel 8")
PRONOUNS = ("she/her", "he/him", "they/them")
NOT_READABLE = {"zip_code": "459O", "income": "we get by", "education": "school of hard knocks"}
"""What somebody writes where no answer can be told."""
ANSWER_FIELDS = ("race", "language", "zip_code", "income", "gender", "education")


@dataclass(frozen=True)
class Signup:
    """One registration: the person with the answers given there."""

    person: Person
    at: dt.datetime
    status: Status


@dataclass(frozen=True)
class Joining:
    """One line of the list of a call."""

    name: str
    email: str
    joined: dt.datetime
    left: dt.datetime


@dataclass(frozen=True)
class Answered:
    """One exit survey: the person with the answers given there; `email` is "" for an anonymous one."""

    person: Person
    email: str
    at: dt.datetime
    progress: Progress = "finished"
    names_conversation: bool = True


@dataclass(frozen=True)
class OnlineVisit:
    """Somebody at one conversation, as far as the files can tell: `identity` is the e-mail, else a word of its own.

    A device that shows no name, and an anonymous survey, are somebody of their own: nobody can tell whose they are.
    """

    identity: str
    conversation: Conversation
    signups: tuple[Signup, ...] = ()
    joinings: tuple[Joining, ...] = ()
    surveys: tuple[Answered, ...] = ()

    @property
    def is_registered(self) -> bool:
        """Whether a registration was approved."""
        return any(signup.status == "approved" for signup in self.signups)

    @property
    def counted_surveys(self) -> tuple[Answered, ...]:
        """Without previews and without those that stopped before the questions about the person."""
        return tuple(one for one in self.surveys if one.progress == "finished" or (one.progress == "unfinished" and has_answer(one.person)))

    @property
    def is_attended(self) -> bool:
        """Whether somebody was in the call or answered the exit survey under an e-mail."""
        return bool(self.joinings) or any(one.email for one in self.counted_surveys)


def has_answer(person: Person) -> bool:
    """Whether any of the six questions was answered."""
    return any(getattr(person, field) for field in ANSWER_FIELDS)


def online_visits(seed: int) -> list[OnlineVisit]:
    """All visits; those at the meeting come first."""
    dice = Dice(seed)
    people = People(SIGNING_UP_AS_IN, dice)
    names: set[str] = set()
    numbers = iter(range(5001, 6000))

    def new_person() -> Person:
        person = people.person(next(numbers))
        while person.name in names:
            person = people.person(next(numbers))
        names.add(person.name)
        return person

    meeting = [_visit(new_person(), MEETING, place, dice) for place in range(MEETING.registrations)]
    again = [visit.signups[0].person for visit in meeting if visit.is_registered and visit.is_attended][:COMES_TO_BOTH]
    webinar = [_visit(person, WEBINAR, place, dice) for place, person in enumerate(again)]
    webinar += [_visit(new_person(), WEBINAR, place, dice) for place in range(len(again), WEBINAR.registrations)]
    for place in range(WALK_INS_WITH_EMAIL):
        meeting.append(_walk_in(new_person(), MEETING, dice))
        webinar += [_walk_in(new_person(), WEBINAR, dice)] if place else []
    meeting.append(OnlineVisit("stranger", MEETING, joinings=_joinings(new_person().name, "", MEETING, dice)))
    meeting += [_device("iPhone", (0, 60)), _device("iPhone", (4, 64)), _device("Galaxy Tab", (2, 15), (17, 58))]
    return [*_with_devices(meeting, dice), *_with_anonymous(webinar, dice)]


def _visit(person: Person, conversation: Conversation, place: int, dice: Dice) -> OnlineVisit:
    status: Status = "denied" if place % 17 == 9 else "pending" if place % 19 == 11 else "approved"
    day = conversation.begins - dt.timedelta(days=dice.between(2, 12), minutes=dice.between(0, 500), seconds=dice.between(0, 59))
    signups = [Signup(_leaving_out(person, dice), day, status)]
    if status == "approved" and place % 16 == 4:
        later = Signup(_leaving_out(person, dice), day + dt.timedelta(hours=5), "approved")
        signups = [replace(signups[0], status="cancelled" if place % 32 == 4 else "approved"), later]
    if place in (7, 23):
        zip_code = replace(person, zip_code=NOT_READABLE["zip_code"])
        income = replace(person, income=NOT_READABLE["income"])
        signups[-1] = replace(signups[-1], person=zip_code if conversation is MEETING else income)
    came = status == "approved" and dice.chance(COMES)
    if not came:
        return OnlineVisit(person.email, conversation, tuple(signups))
    return OnlineVisit(
        person.email, conversation, tuple(signups), _call(person, conversation, dice), _surveys(person, conversation, place, dice)
    )


def _device(name: str, *stays: tuple[int, int]) -> OnlineVisit:
    """A device that nobody named, in the meeting from one minute to another."""
    at = [tuple(MEETING.begins + dt.timedelta(minutes=minute) for minute in stay) for stay in stays]
    return OnlineVisit(f"{name} {stays}", MEETING, joinings=tuple(Joining(name, "", joined, left) for joined, left in at))


def _walk_in(person: Person, conversation: Conversation, dice: Dice) -> OnlineVisit:
    return OnlineVisit(person.email, conversation, (), _joinings(person.name, person.email, conversation, dice))


def _leaving_out(person: Person, dice: Dice) -> Person:
    """The person with some of the answers left blank."""
    blank = {field for field in ANSWER_FIELDS if dice.chance(0.12)}
    return replace(
        person,
        race=() if "race" in blank else person.race,
        language="" if "language" in blank else person.language,
        zip_code="" if "zip_code" in blank else person.zip_code,
        income="" if "income" in blank else person.income,
        gender="" if "gender" in blank else person.gender,
        education="" if "education" in blank else person.education,
    )


def _call(person: Person, conversation: Conversation, dice: Dice) -> tuple[Joining, ...]:
    """The person's lines in the list; a webinar shows everybody's e-mail."""
    name = f"{person.name} ({dice.one_of(PRONOUNS)})" if dice.chance(0.35) else person.name
    if conversation is WEBINAR:
        return _joinings(name, person.email, conversation, dice)
    if not dice.chance(SAYS_EMAIL):
        return _joinings(f"{person.name} ({dice.one_of(PRONOUNS)})" if dice.chance(0.5) else person.name, "", conversation, dice)
    shown = f"{person.first_name}’s phone" if dice.chance(0.1) else name
    lines = _joinings(shown, person.email, conversation, dice)
    is_guest_later = shown == name and dice.chance(0.9)
    return (lines[0], *(replace(line, email="") for line in lines[1:])) if is_guest_later else lines


def _joinings(name: str, email: str, conversation: Conversation, dice: Dice) -> tuple[Joining, ...]:
    joined = conversation.begins + dt.timedelta(minutes=dice.between(-6, 14), seconds=dice.between(0, 59))
    if not dice.chance(COMES_BACK):
        return (Joining(name, email, joined, joined + dt.timedelta(minutes=dice.between(25, 70))),)
    first = Joining(name, email, joined, joined + dt.timedelta(minutes=dice.between(3, 20)))
    back = first.left + dt.timedelta(minutes=dice.between(1, 4))
    return first, Joining(name, email, back, back + dt.timedelta(minutes=dice.between(20, 45)))


def _surveys(person: Person, conversation: Conversation, place: int, dice: Dice) -> tuple[Answered, ...]:
    if not dice.chance(ANSWERS):
        return ()
    at = conversation.ends + dt.timedelta(minutes=dice.between(1, 40), seconds=dice.between(0, 59))
    said = _leaving_out(person, dice)
    if place in (10, 11, 30, 31):
        said = replace(said, education=NOT_READABLE["education"])
    nothing = replace(person, race=(), language="", zip_code="", income="", gender="", education="")
    begun = Answered(nothing, person.email, at - dt.timedelta(minutes=9), "unfinished")
    is_begun = place % 21 == 6
    done = Answered(said, person.email, at, "unfinished" if is_begun else "finished", names_conversation=is_begun or place % 5 != 3)
    twice = replace(done, at=at + dt.timedelta(minutes=3), person=person)
    return (begun, done) if place % 13 == 2 else (done, twice) if place % 29 == 5 else (done,)


def _with_devices(visits: list[OnlineVisit], dice: Dice) -> list[OnlineVisit]:
    """Some of those without an e-mail show a device instead of their name: nobody can tell that they came."""
    found: list[OnlineVisit] = []
    devices = list(DEVICES)
    for visit in _with_anonymous(visits, dice):
        is_hidden = bool(visit.signups and visit.joinings) and not visit.joinings[0].email and not visit.surveys
        if is_hidden and devices:
            name = devices.pop()
            lines = tuple(replace(line, name=name) for line in visit.joinings)
            found += [replace(visit, joinings=()), OnlineVisit(f"device {len(devices)}", visit.conversation, joinings=lines)]
        else:
            found.append(visit)
    return found


def _with_anonymous(visits: list[OnlineVisit], dice: Dice) -> list[OnlineVisit]:
    """Some of the exit surveys have no e-mail: nobody can tell whose they are."""
    found: list[OnlineVisit] = []
    for visit in visits:
        is_anonymous = len(visit.surveys) == 1 and not dice.chance(IS_NAMED)
        found.append(replace(visit, surveys=()) if is_anonymous else visit)
        if is_anonymous:
            hidden = tuple(replace(one, email="") for one in visit.surveys)
            found.append(OnlineVisit(f"anonymous {visit.conversation.title} {len(found)}", visit.conversation, surveys=hidden))
    return found
