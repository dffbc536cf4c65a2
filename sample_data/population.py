"""Who lives in Marlow County, and who signs up for its conversations: shares by group.

The story is in the difference. Hispanic families and Spanish speakers are far under at first and come closer; Black residents are
under in the first year and about level in the second; families under $25,000 and two ZIP codes on the east side stay away in both;
women and people with graduate degrees are far over; some groups are so small that nothing can be said.
"""

from collections.abc import Mapping

Shares = Mapping[str, float]

RESIDENTS = 96_400
ADULTS_25 = 65_900
OVER_FOUR = 90_600
HOUSEHOLDS = 38_700

RACE: Shares = {
    "hispanic_or_latino": 0.185, "white": 0.477, "black_or_african_american": 0.212, "asian": 0.056,
    "american_indian_or_alaska_native": 0.004, "native_hawaiian_or_pacific_islander": 0.0015, "some_other_race": 0.0065,
    "two_or_more_races": 0.058,
}  # fmt: skip
LANGUAGE: Shares = {
    "english": 0.7735, "spanish": 0.142, "french_haitian_cajun": 0.016, "german_west_germanic": 0.005, "russian_polish_slavic": 0.008,
    "other_indo_european": 0.014, "korean": 0.0035, "chinese": 0.008, "vietnamese": 0.010, "tagalog": 0.004,
    "other_asian_pacific": 0.005, "arabic": 0.007, "other": 0.004,
}  # fmt: skip
INCOME: Shares = {"0-24999": 0.19, "25000-49999": 0.21, "50000-74999": 0.17, "75000-99999": 0.13, "100000-149999": 0.16, "150000+": 0.14}
EDUCATION: Shares = {
    "less_than_high_school": 0.13, "high_school": 0.29, "some_college": 0.20, "associate": 0.08, "bachelors": 0.18, "graduate": 0.12,
}  # fmt: skip
FEMALE = 0.512
ZIP: Shares = {
    "45901": 0.11, "45902": 0.13, "45903": 0.14, "45904": 0.12, "45905": 0.13, "45906": 0.10, "45907": 0.14, "45908": 0.13,
}  # fmt: skip
OUTSIDE = ("45915", "45921")
"""ZIP codes of the next county."""

SIGNING_UP_RACE: Mapping[str, Shares] = {
    "Fall 2024": {
        "hispanic_or_latino": 0.080, "white": 0.675, "black_or_african_american": 0.085, "asian": 0.058,
        "american_indian_or_alaska_native": 0.004, "some_other_race": 0.008, "two_or_more_races": 0.060,
        "middle_eastern_or_north_african": 0.02,
    },
    "Spring 2025": {
        "hispanic_or_latino": 0.095, "white": 0.645, "black_or_african_american": 0.105, "asian": 0.058,
        "american_indian_or_alaska_native": 0.004, "some_other_race": 0.008, "two_or_more_races": 0.060,
        "middle_eastern_or_north_african": 0.02,
    },
    "Fall 2025": {
        "hispanic_or_latino": 0.095, "white": 0.545, "black_or_african_american": 0.210, "asian": 0.056,
        "american_indian_or_alaska_native": 0.004, "some_other_race": 0.007, "two_or_more_races": 0.060,
        "middle_eastern_or_north_african": 0.017,
    },
    "Spring 2026": {
        "hispanic_or_latino": 0.125, "white": 0.515, "black_or_african_american": 0.212, "asian": 0.056,
        "american_indian_or_alaska_native": 0.004, "native_hawaiian_or_pacific_islander": 0.005, "some_other_race": 0.007,
        "two_or_more_races": 0.060, "middle_eastern_or_north_african": 0.017,
    },
}  # fmt: skip
"""By series."""
SIGNING_UP_LANGUAGE: Mapping[str, Shares] = {
    "hispanic_or_latino": {"spanish": 0.62, "english": 0.38},
    "white": {"english": 0.955, "russian_polish_slavic": 0.018, "german_west_germanic": 0.009, "other_indo_european": 0.018},
    "black_or_african_american": {"english": 0.90, "french_haitian_cajun": 0.06, "other": 0.04},
    "asian": {
        "english": 0.28, "vietnamese": 0.18, "chinese": 0.15, "other_indo_european": 0.14, "korean": 0.07, "tagalog": 0.09,
        "other_asian_pacific": 0.09,
    },
    "middle_eastern_or_north_african": {"english": 0.4, "arabic": 0.6},
}  # fmt: skip
"""By race; everybody else speaks English."""
SIGNING_UP_INCOME: Shares = {
    "0-24999": 0.055, "25000-49999": 0.165, "50000-74999": 0.185, "75000-99999": 0.155, "100000-149999": 0.24, "150000+": 0.20,
}  # fmt: skip
SIGNING_UP_EDUCATION: Shares = {
    "less_than_high_school": 0.03, "high_school": 0.145, "some_college": 0.195, "associate": 0.08, "bachelors": 0.26, "graduate": 0.29,
}  # fmt: skip
SIGNING_UP_GENDER: Shares = {"female": 0.675, "male": 0.31, "nonbinary": 0.012, "self_described": 0.003}
SIGNING_UP_ZIP: Shares = {
    "45901": 0.145, "45902": 0.165, "45903": 0.145, "45904": 0.155, "45905": 0.15, "45906": 0.145, "45907": 0.035, "45908": 0.035,
    OUTSIDE[0]: 0.015, OUTSIDE[1]: 0.01,
}  # fmt: skip
BLANK_AND_DECLINED: Mapping[str, tuple[float, float]] = {
    "race": (0.03, 0.035), "language": (0.03, 0.005), "zip": (0.035, 0.01), "income": (0.07, 0.125), "gender": (0.025, 0.015),
    "education": (0.03, 0.02),
}  # fmt: skip
"""How many of those who sign up leave a question blank, and how many would rather not say."""
