"""A made-up registration export of any length: the columns of a school office's form, the same for the same seed."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

SEED = 20_260_917
FIRST_NAMES = ("Ana", "Luis", "Maya", "Omar", "Grace", "Wei", "Fatima", "José", "Linh", "Amara", "Noah", "Priya", "Kofi", "Elena", "Sam")
LAST_NAMES = ("Ruiz", "Nguyen", "O'Brien", "Smith", "Johnson", "García", "Chen", "Haddad", "Okafor", "Patel", "Kim", "Lopez", "Jackson")
RACES = (
    "White", "Black or African American", "Hispanic or Latino", "Asian", "White, Hispanic or Latino", "American Indian or Alaska Native",
    "Asian, White", "Native Hawaiian or Other Pacific Islander", "Prefer not to say", "",
)  # fmt: skip
LANGUAGES = ("English", "Spanish", "Arabic", "Chinese", "Vietnamese", "French", "English, Spanish", "")
INCOMES = ("Less than $25,000", "$25,000 to $49,999", "$50,000 to $74,999", "$75,000 to $99,999", "$100,000 or more", "Prefer not to say")
GENDERS = ("Female", "Male", "Non-binary", "Prefer not to say", "")
EDUCATION = ("High school diploma or GED", "Some college", "Associate degree", "Bachelor's degree", "Graduate degree", "")
CONVERSATIONS = tuple(f"Community Conversation {i}" for i in range(1, 25))
CHANNELS = ("Flyer", "School newsletter", "A friend", "Text message", "Social media", "Email from the district")
ROLES = ("Parent or guardian", "Student", "School staff", "Neighbor")
SCHOOLS = tuple(f"{name} Elementary" for name in ("Ruskin", "Belmont", "Cleveland", "Fairview", "Horace Mann", "Valerie", "Westwood"))
WORDS = ("buses", "homework", "lunch", "safety", "reading", "teachers", "meetings", "sports", "music", "summer", "evenings", "crossing")
BAD_WORDS = ("see above", "ask my husband", "same as last time", "??", "xx", "whatever you have on file", "long story", "not this again")
BAD_COLUMNS = ("Timestamp", "ZIP code", "Race and ethnicity", "Language at home", "Household income", "Highest level of education")
"""The columns of which a share is spoiled in the variant with bad cells."""


def registrations(rows: int, bad_share: float = 0.0, seed: int = SEED) -> pd.DataFrame:
    """A registration export of 25 columns of text; the moments stand in ISO form.

    Parameters
    ----------
    bad_share
        Share of the cells of `BAD_COLUMNS`, 0–1, that hold something that is no answer.
    """
    random = np.random.default_rng(seed)

    def one_of(choices: Sequence[str]) -> pd.Series:
        return pd.Series(pd.array(choices, dtype="str").take(random.integers(0, len(choices), rows)))

    numbers = pd.Series(np.arange(rows)).astype("str")
    # One in twenty rows is a second one of somebody who registered before.
    person = np.where(random.random(rows) < 0.05, random.integers(0, rows, rows), np.arange(rows))
    people = [f"{FIRST_NAMES[i % 15]} {LAST_NAMES[i // 15 % 13]}-{LAST_NAMES[i // 195 % 13]}{i // 2535:x}" for i in range(rows)]
    names = pd.Series(pd.array(people, dtype="str").take(person)).str.split(" ", n=1, expand=True)
    moments = np.datetime64("2026-08-01T08:00:00") + np.sort(random.integers(0, 60 * 86_400, rows)).astype("timedelta64[s]")
    topic = one_of(WORDS) + " and " + one_of(WORDS)
    comment = ("I would like to talk about " + topic + " on our street, number " + numbers).where(random.random(rows) < 0.2, "")
    table = pd.DataFrame(
        {
            "Timestamp": pd.Series(np.char.replace(np.datetime_as_string(moments, unit="s"), "T", " "), dtype="str"),
            "Email Address": "person" + pd.Series(person).astype("str") + "@example.org",
            "First Name": names[0],
            "Last Name": names[1],
            "ZIP code": one_of([str(code) for code in range(45_400, 45_460)]),
            "Race and ethnicity": one_of(RACES),
            "Language at home": one_of(LANGUAGES),
            "Household income": one_of(INCOMES),
            "Gender": one_of(GENDERS),
            "Highest level of education": one_of(EDUCATION),
            "Which conversation will you attend?": one_of(CONVERSATIONS),
            "How did you hear about us?": one_of(CHANNELS),
            "What is your role?": one_of(ROLES),
            "Your child's school": one_of(SCHOOLS),
            "Number of children": one_of(["0", "1", "2", "3", "4"]),
            "Grade of your oldest child": one_of([f"Grade {i}" for i in range(1, 13)]),
            "Do you need interpretation?": one_of(["Yes", "No"]),
            "Do you need child care?": one_of(["Yes", "No"]),
            "How will you get there?": one_of(["Bus", "Car", "On foot", "Bicycle"]),
            "Anything you cannot eat?": one_of(["", "", "Nuts", "Pork", "Gluten"]),
            "Preferred seat": one_of(["Front", "Back", "Near the door", ""]),
            "May we write to you again?": one_of(["Yes", "No"]),
            "Phone number": "937-555-" + numbers.str.slice(-4).str.zfill(4),
            "Status": one_of(["Registered"] * 19 + ["Cancelled"]),
            "Anything else you want to tell us?": comment,
        }
    )
    for column in BAD_COLUMNS:
        spoiled = random.random(rows) < bad_share
        text = one_of([f"{words} {i}" for words in BAD_WORDS for i in range(50)])
        table[column] = table[column].where(~spoiled, text)
    return table
