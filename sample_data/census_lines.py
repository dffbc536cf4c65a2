"""The lines of five Census tables: their labels, and how the sample spreads a group over its lines."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One line of a table: its label (`Total:!!Spanish:`), the group that it belongs to ("" for a sum), its weight in the group."""

    label: str
    group: str = ""
    weight: float = 1.0

    @property
    def path(self) -> str:
        """The label without the colons that parents end in."""
        return self.label.replace(":", "")

    @property
    def depth(self) -> int:
        """How many levels down the line stands, from 0."""
        return self.path.count("!!")


def below(parent: str, labels: Sequence[tuple[str, float]], group: str) -> list[Line]:
    """The lines below a parent, all of one group."""
    return [Line(f"{parent}!!{label}", group, weight) for label, weight in labels]


NOT_HISPANIC, HISPANIC = "Total:!!Not Hispanic or Latino:", "Total:!!Hispanic or Latino:"
ALONE = (
    ("White alone", "white"), ("Black or African American alone", "black_or_african_american"),
    ("American Indian and Alaska Native alone", "american_indian_or_alaska_native"), ("Asian alone", "asian"),
    ("Native Hawaiian and Other Pacific Islander alone", "native_hawaiian_or_pacific_islander"),
    ("Some other race alone", "some_other_race"),
)  # fmt: skip
TWO_KINDS = (
    ("Two races including Some other race", 0.3), ("Two races excluding Some other race, and three or more races", 0.7),
)  # fmt: skip
B03002 = [
    Line("Total:"),
    Line(NOT_HISPANIC),
    *(Line(f"{NOT_HISPANIC}!!{label}", group) for label, group in ALONE),
    Line(f"{NOT_HISPANIC}!!Two or more races:"),
    *below(f"{NOT_HISPANIC}!!Two or more races:", TWO_KINDS, "two_or_more_races"),
    Line(HISPANIC),
    *(
        Line(f"{HISPANIC}!!{label}", "hispanic_or_latino", weight)
        for (label, _), weight in zip(ALONE, (0.23, 0.03, 0.03, 0.005, 0.002, 0.37), strict=True)
    ),
    Line(f"{HISPANIC}!!Two or more races:"),
    *below(f"{HISPANIC}!!Two or more races:", [(label, weight / 3) for label, weight in TWO_KINDS], "hispanic_or_latino"),
]

LANGUAGE_LINES = (
    ("Spanish:", "spanish", 0.60), ("French, Haitian, or Cajun:", "french_haitian_cajun", 0.55),
    ("German or other West Germanic languages:", "german_west_germanic", 0.85),
    ("Russian, Polish, or other Slavic languages:", "russian_polish_slavic", 0.58),
    ("Other Indo-European languages:", "other_indo_european", 0.62), ("Korean:", "korean", 0.56),
    ("Chinese (incl. Mandarin, Cantonese):", "chinese", 0.54), ("Vietnamese:", "vietnamese", 0.45),
    ("Tagalog (incl. Filipino):", "tagalog", 0.7), ("Other Asian and Pacific Island languages:", "other_asian_pacific", 0.48),
    ("Arabic:", "arabic", 0.57), ("Other and unspecified languages:", "other", 0.6),
)  # fmt: skip
"""Label, group, share of its speakers who speak English very well."""
C16001 = [
    Line("Total:"),
    Line("Total:!!Speak only English", "english"),
    *(
        line
        for label, group, well in LANGUAGE_LINES
        for line in (
            Line(f"Total:!!{label}"),
            Line(f'Total:!!{label}!!Speak English "very well"', group, well),
            Line(f'Total:!!{label}!!Speak English less than "very well"', group, 1 - well),
        )
    ),
]

BRACKETS = (
    ("Less than $10,000", "0-24999", 0.33), ("$10,000 to $14,999", "0-24999", 0.21), ("$15,000 to $19,999", "0-24999", 0.23),
    ("$20,000 to $24,999", "0-24999", 0.23), ("$25,000 to $29,999", "25000-49999", 0.2), ("$30,000 to $34,999", "25000-49999", 0.22),
    ("$35,000 to $39,999", "25000-49999", 0.2), ("$40,000 to $44,999", "25000-49999", 0.2), ("$45,000 to $49,999", "25000-49999", 0.18),
    ("$50,000 to $59,999", "50000-74999", 0.42), ("$60,000 to $74,999", "50000-74999", 0.58), ("$75,000 to $99,999", "75000-99999", 1),
    ("$100,000 to $124,999", "100000-149999", 0.6), ("$125,000 to $149,999", "100000-149999", 0.4),
    ("$150,000 to $199,999", "150000+", 0.48), ("$200,000 or more", "150000+", 0.52),
)  # fmt: skip
B19001 = [Line("Total:"), *(Line(f"Total:!!{label}", group, weight) for label, group, weight in BRACKETS)]

GRADES = (
    ("No schooling completed", 14.0), ("Nursery school", 0.3), ("Kindergarten", 0.3), ("1st grade", 0.5), ("2nd grade", 0.8),
    ("3rd grade", 1.6), ("4th grade", 1.5), ("5th grade", 2.0), ("6th grade", 7.0), ("7th grade", 2.8), ("8th grade", 8.0),
    ("9th grade", 12.0), ("10th grade", 14.0), ("11th grade", 16.0), ("12th grade, no diploma", 15.0),
)  # fmt: skip
DEGREES = (
    ("Regular high school diploma", "high_school", 0.86), ("GED or alternative credential", "high_school", 0.14),
    ("Some college, less than 1 year", "some_college", 0.28), ("Some college, 1 or more years, no degree", "some_college", 0.72),
    ("Associate's degree", "associate", 1), ("Bachelor's degree", "bachelors", 1), ("Master's degree", "graduate", 0.7),
    ("Professional school degree", "graduate", 0.17), ("Doctorate degree", "graduate", 0.13),
)  # fmt: skip
B15003 = [
    Line("Total:"),
    *below("Total:", GRADES, "less_than_high_school"),
    *(Line(f"Total:!!{label}", group, weight) for label, group, weight in DEGREES),
]

AGES = (
    ("Under 5 years", 6.0), ("5 to 9 years", 6.2), ("10 to 14 years", 6.4), ("15 to 17 years", 4.0), ("18 and 19 years", 2.4),
    ("20 years", 1.2), ("21 years", 1.2), ("22 to 24 years", 3.7), ("25 to 29 years", 6.6), ("30 to 34 years", 6.8),
    ("35 to 39 years", 6.6), ("40 to 44 years", 6.2), ("45 to 49 years", 6.0), ("50 to 54 years", 6.2), ("55 to 59 years", 6.5),
    ("60 and 61 years", 2.6), ("62 to 64 years", 3.8), ("65 and 66 years", 2.3), ("67 to 69 years", 3.1), ("70 to 74 years", 4.4),
    ("75 to 79 years", 3.0), ("80 to 84 years", 1.9), ("85 years and over", 1.9),
)  # fmt: skip
B01001 = [
    Line("Total:"),
    Line("Total:!!Male:"),
    *below("Total:!!Male:", AGES, "male"),
    Line("Total:!!Female:"),
    *below("Total:!!Female:", AGES, "female"),
]
