"""The people who sign up, all of them invented."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from sample_data.dice import Dice, Quota
from sample_data.population import (
    BLANK_AND_DECLINED,
    SIGNING_UP_EDUCATION,
    SIGNING_UP_GENDER,
    SIGNING_UP_INCOME,
    SIGNING_UP_LANGUAGE,
    SIGNING_UP_RACE,
    SIGNING_UP_ZIP,
)

FIRST_NAMES = (
    "Adela", "Alton", "Amira", "Anselm", "Beatrix", "Benedict", "Bianca", "Calvin", "Camille", "Cesar", "Clarissa", "Cormac", "Dalia",
    "Darnell", "Delphine", "Desmond", "Edith", "Efraín", "Elena", "Emeka", "Esperanza", "Farrah", "Felix", "Georgina", "Gideon",
    "Hanh", "Harriet", "Hector", "Idris", "Ingrid", "Isadora", "Ivo", "Jolene", "Joaquín", "Keisha", "Kenji", "Laverne", "Leopold",
    "Ludmila", "Mabel", "Magnus", "Marisol", "Nadine", "Nestor", "Noor", "Octavia", "Odette", "Orlando", "Pearl", "Percy", "Quentin",
    "Ramona", "Renée", "Roland", "Sabine", "Selma", "Soren", "Tamika", "Thaddeus", "Ursula", "Violet", "Wendell", "Yolanda", "Zora",
)  # fmt: skip
LAST_NAMES = (
    "Abernathy", "Acheampong", "Alarcón", "Applewhite", "Arce", "Bellweather", "Birchfield", "Boudreaux", "Braithwaite", "Cabrera",
    "Castellanos", "Chaudhry", "Cottrell", "Crenshaw", "Dang", "Delacroix", "Dempsey", "Eastman", "Echeverría", "Fairbanks", "Farouk",
    "Fontenot", "Galloway", "Goodwin", "Guerrero", "Hathaway", "Hollis", "Hwang", "Ibarra", "Ingersoll", "Jeffers", "Kaczmarek",
    "Kettering", "Lachance", "Lindqvist", "Lockhart", "Macías", "Mayfield", "McElroy", "Merriweather", "Nakagawa", "Northcutt",
    "O’Dowd", "Okonkwo", "Osei", "Pemberton", "Phan", "Quintero", "Rasmussen", "Rutherford", "Saldívar", "Satterfield", "Sokolov",
    "Stallworth", "Thibodeaux", "Tillman", "Underhill", "Valdez", "Vandermeer", "Wainwright", "Whitlock", "Yarbrough", "Zamora",
)  # fmt: skip

DECLINED = "declined"
"""The answer of somebody who would rather not say; a blank answer is ""."""
BOXES_OF_TWO = (
    ("black_or_african_american", "white"), ("asian", "white"), ("american_indian_or_alaska_native", "white"),
    ("black_or_african_american", "american_indian_or_alaska_native"),
)  # fmt: skip


@dataclass(frozen=True)
class Person:
    """One person; the answers are group codes, "" (blank) or `DECLINED`; `race` holds the boxes that the person ticks."""

    number: int
    first_name: str
    last_name: str
    email: str
    race: tuple[str, ...]
    language: str
    zip_code: str
    income: str
    gender: str
    education: str
    speaks: str
    earns: str

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}"


class People:
    """Makes the people of one series, in shares that follow `population`."""

    def __init__(self, series: str, dice: Dice) -> None:
        self._dice = dice
        self._race = Quota(SIGNING_UP_RACE[series], dice)
        self._language = {race: Quota(shares, dice) for race, shares in SIGNING_UP_LANGUAGE.items()}
        self._single = {
            "income": Quota(SIGNING_UP_INCOME, dice),
            "gender": Quota(SIGNING_UP_GENDER, dice),
            "education": Quota(SIGNING_UP_EDUCATION, dice),
            "zip": Quota(SIGNING_UP_ZIP, dice),
        }
        self._reply = {
            dimension: Quota({"blank": blank, "declined": declined, "said": 1 - blank - declined}, dice)
            for dimension, (blank, declined) in BLANK_AND_DECLINED.items()
        }

    def person(self, number: int) -> Person:
        """The next person."""
        race = self._race.draw()
        speaks = self._language[race].draw() if race in self._language else "english"
        drawn: Mapping[str, str] = {dimension: quota.draw() for dimension, quota in self._single.items()}
        first, last = self._dice.one_of(FIRST_NAMES), self._dice.one_of(LAST_NAMES)
        return Person(
            number, first, last, email(first, last, number), self._boxes(race), self._said("language", speaks),
            self._said("zip", drawn["zip"]), self._said("income", drawn["income"]), self._said("gender", drawn["gender"]),
            self._said("education", drawn["education"]), speaks, drawn["income"],
        )  # fmt: skip

    def _boxes(self, race: str) -> tuple[str, ...]:
        said = self._said("race", race)
        if said != race:
            return (said,) if said else ()
        if race == "two_or_more_races":
            return self._dice.one_of(BOXES_OF_TWO)
        if race == "hispanic_or_latino" and self._dice.chance(0.3):
            return (race, "white")
        return (race,)

    def _said(self, dimension: str, group: str) -> str:
        return {"blank": "", "declined": DECLINED}.get(self._reply[dimension].draw(), group)


def email(first: str, last: str, number: int) -> str:
    """An address that nobody has: `example.org` is set aside for examples (RFC 2606).

    >>> email("Renée", "O’Dowd", 7)
    'renee.odowd7@example.org'
    """
    letters = unicodedata.normalize("NFD", f"{first}.{last}").encode("ascii", "ignore").decode()
    return f"{letters.casefold()}{number}@example.org"
