"""How a group is called in a sentence."""

from typing import Final

from data_models.vocabularies import dimension_labels, vocabulary

PHRASES: Final = {
    ("race", "hispanic_or_latino"): "Hispanic or Latino residents",
    ("race", "white"): "White residents",
    ("race", "black_or_african_american"): "Black or African American residents",
    ("race", "asian"): "Asian residents",
    ("race", "american_indian_or_alaska_native"): "American Indian or Alaska Native residents",
    ("race", "native_hawaiian_or_pacific_islander"): "Native Hawaiian or Pacific Islander residents",
    ("race", "middle_eastern_or_north_african"): "Middle Eastern or North African residents",
    ("race", "some_other_race"): "Residents of some other race",
    ("race", "two_or_more_races"): "Residents of two or more races",
    ("language", "english"): "People who speak only English at home",
    ("language", "german_west_germanic"): "People who speak German or another West Germanic language at home",
    ("language", "russian_polish_slavic"): "People who speak Russian, Polish, or another Slavic language at home",
    ("language", "other_indo_european"): "People who speak another Indo-European language at home",
    ("language", "other_asian_pacific"): "People who speak another Asian or Pacific Island language at home",
    ("language", "other"): "People who speak another language at home",
    ("education", "less_than_high_school"): "People who did not finish high school",
    ("education", "high_school"): "People with a high school diploma or GED",
    ("education", "some_college"): "People with some college",
    ("education", "associate"): "People with an associate degree",
    ("education", "bachelors"): "People with a bachelor's degree",
    ("education", "graduate"): "People with a graduate or professional degree",
    ("gender", "female"): "Women and girls",
    ("gender", "male"): "Men and boys",
    ("gender", "nonbinary"): "Non-binary people",
    ("gender", "self_described"): "People who describe their gender themselves",
    ("english_learner", "yes"): "English learners",
    ("english_learner", "no"): "Students who are not English learners",
    ("economically_disadvantaged", "yes"): "Economically disadvantaged students",
    ("economically_disadvantaged", "no"): "Students who are not economically disadvantaged",
}
"""Dimension and group → what the people are called at the beginning of a sentence."""

PATTERNS: Final = {
    "race": "{} residents",
    "language": "People who speak {} at home",
    "zip": "People from ZIP code {}",
    "school": "People from {}",
}
"""Dimension → the same for a group without words of its own."""


def phrase(dimension: str, group: str, label: str, unit: str = "") -> str:
    """What the people of a group are called at the beginning of a sentence; residents only where the community counts them.

    >>> phrase("language", "spanish", "Spanish"), phrase("income", "0-24999", "Under $25,000")
    ('People who speak Spanish at home', 'Households with under $25,000 a year')
    """
    if dimension == "income":
        amount = label[0].lower() + label[1:] if label.startswith("Under") else label
        return f"Households with {amount} a year"
    words = PHRASES.get((dimension, group)) or PATTERNS.get(dimension, "People in “{}”").format(label)
    # Who came are people; that the figures beside them count students is said where the figures stand.
    return words.replace("residents", "people").replace("Residents", "People") if unit == "students" else words


def short_label(label: str) -> str:
    """A label inside a list, in a sentence: "Under $25,000" begins small there; names keep their capitals."""
    return label[0].lower() + label[1:] if label.startswith(("Under ", "Some ", "Two or ", "Less ", "Other ", "High ")) else label


def dimension_noun(dimension: str) -> str:
    """What a dimension is called inside a sentence; its own name where the vocabulary has no word.

    >>> dimension_noun("income"), dimension_noun("bus_route")
    ('household income', 'bus route')
    """
    nouns = {row["dimension"]: row["noun"] for row in vocabulary("dimensions")}
    return nouns.get(dimension) or dimension_labels().get(dimension, dimension).replace("_", " ")
