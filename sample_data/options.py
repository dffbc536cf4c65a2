"""The answers that each form offers, in its own words."""

from dataclasses import dataclass

from sample_data.people import DECLINED, Person

Words = dict[str, str]

LANGUAGES: Words = {
    "english": "English", "spanish": "Spanish", "french_haitian_cajun": "Haitian Creole", "german_west_germanic": "German",
    "russian_polish_slavic": "Ukrainian", "other_indo_european": "Nepali", "korean": "Korean", "chinese": "Chinese (Mandarin)",
    "vietnamese": "Vietnamese", "tagalog": "Tagalog", "other_asian_pacific": "Burmese", "arabic": "Arabic", "other": "Somali",
}  # fmt: skip
ROLES: Words = {
    "family": "Parent or family member", "staff": "School staff", "student": "Student", "neighbor": "Neighbor",
    "organization": "Community organization",
}  # fmt: skip
BANDS_OF_SIX: Words = {
    "0-24999": "Less than $25,000", "25000-49999": "$25,000 to $49,999", "50000-74999": "$50,000 to $74,999",
    "75000-99999": "$75,000 to $99,999", "100000-149999": "$100,000 to $149,999", "150000+": "$150,000 or more",
}  # fmt: skip


@dataclass(frozen=True)
class Form:
    """One form's options; `join` stands between the boxes of a multi-select answer, `end` after the last."""

    race: Words
    income: Words
    gender: Words
    education: Words
    refusal: str
    join: str
    end: str = ""

    def answers(self, person: Person) -> dict[str, str]:
        """The person's answers in the form's words, "" where left blank."""
        return {
            "race": self.join.join(self._word(self.race, box) for box in person.race) + (self.end if person.race else ""),
            "language": self._word(LANGUAGES, person.language),
            "zip": self._word({}, person.zip_code),
            "income": self._word(self.income, person.income),
            "gender": self._word(self.gender, person.gender),
            "education": self._word(self.education, person.education),
        }

    def _word(self, words: Words, group: str) -> str:
        if group == DECLINED:
            return self.refusal
        return words.get(group, group)


EVENTBRITE = Form(
    race={
        "hispanic_or_latino": "Hispanic, Latino, or Spanish origin", "white": "White",
        "black_or_african_american": "Black or African American", "asian": "Asian",
        "american_indian_or_alaska_native": "American Indian or Alaska Native",
        "native_hawaiian_or_pacific_islander": "Native Hawaiian or Pacific Islander",
        "middle_eastern_or_north_african": "Middle Eastern or North African", "some_other_race": "Some other race",
    },
    income=BANDS_OF_SIX | {"50000-74999": "$50,000 - $74,999", "75000-99999": "$75,000 - $99,999"},
    gender={"female": "Woman", "male": "Man", "nonbinary": "Non-binary", "self_described": "Prefer to self-describe"},
    education={
        "less_than_high_school": "Less than high school", "high_school": "High school diploma or GED",
        "some_college": "Some college, no degree", "associate": "Associate degree", "bachelors": "Bachelor's degree",
        "graduate": "Graduate or professional degree",
    },
    refusal="Prefer not to answer",
    join=", ",
)  # fmt: skip
"""One option holds the sign that stands between options."""

GOOGLE_2024 = Form(
    race=EVENTBRITE.race | {"hispanic_or_latino": "Hispanic or Latino/a", "white": "White or European"},
    income={
        "0-24999": "$0 - $24,999", "25000-49999": "$25,000 - $49,999", "50000-74999": "$50,000 - $74,999",
        "75000-99999": "$75,000 - $99,999", "100000-149999": "$100,000 - $149,999", "150000+": "$150,000+",
    },
    gender={"female": "Female", "male": "Male", "nonbinary": "Non-binary", "self_described": "Another gender"},
    education={
        "less_than_high_school": "Did not finish high school", "high_school": "High school degree or equivalent (e.g. GED)",
        "some_college": "Some college, no degree", "associate": "Associate degree (e.g. AA, AS)",
        "bachelors": "Bachelor’s degree (e.g. BA, BS)", "graduate": "Master’s degree (e.g. MA, MS, MEd)",
    },
    refusal="Prefer not to say",
    join=", ",
)  # fmt: skip

GOOGLE_2025 = Form(
    race=GOOGLE_2024.race,
    income=GOOGLE_2024.income | dict.fromkeys(("50000-74999", "75000-99999"), "$50,000 - $99,999"),
    gender=GOOGLE_2024.gender,
    education=GOOGLE_2024.education,
    refusal="Prefer not to say",
    join=";",
)
"""Wider bands in the middle than the other forms have: only the cut points that all share can be compared."""

MICROSOFT = Form(
    race={
        "hispanic_or_latino": "Hispanic/Latinx", "white": "White", "black_or_african_american": "Black/African American",
        "asian": "Asian or Asian American", "american_indian_or_alaska_native": "Native American or Alaska Native",
        "native_hawaiian_or_pacific_islander": "Pacific Islander",
        "middle_eastern_or_north_african": "Middle Eastern or North African", "some_other_race": "Another race or ethnicity",
    },
    income=BANDS_OF_SIX,
    gender={"female": "Female", "male": "Male", "nonbinary": "Nonbinary", "self_described": "Prefer to self-describe"},
    education={
        "less_than_high_school": "Did not complete high school", "high_school": "High school diploma or GED",
        "some_college": "Some college", "associate": "Associate's degree", "bachelors": "Bachelor's degree",
        "graduate": "Master's degree",
    },
    refusal="Prefer not to say",
    join=";",
    end=";",
)  # fmt: skip

PLAIN = Form(
    race=EVENTBRITE.race | {"hispanic_or_latino": "Hispanic or Latino", "black_or_african_american": "Black"},
    income={
        "0-24999": "Under $25,000", "25000-49999": "$25,000–$49,999", "50000-74999": "$50,000–$74,999",
        "75000-99999": "$75,000–$99,999", "100000-149999": "$100,000–$149,999", "150000+": "$150,000 or more",
    },
    gender={"female": "F", "male": "M", "nonbinary": "Non-binary", "self_described": "Other"},
    education=EVENTBRITE.education | {"high_school": "High school", "some_college": "Some college", "graduate": "Graduate degree"},
    refusal="Decline to answer",
    join="; ",
)  # fmt: skip
