"""The words of enrollment tables: what a header, an answer and a year stand for."""

import re
from functools import cache, lru_cache

from data_models.vocabularies import vocabulary
from representation.community.words import plain

Key = tuple[str, str]
"""Dimension and group; `TOTAL` for everyone."""
TOTAL: Key = ("", "")
UNPLACED = "unplaced"
"""The group of students of whom no group is given: they are in the total and in no share."""
ALL, LEFT_OUT = "all", "left_out"
PERCENT = re.compile(r"%|\bpercent(age)?( of)?\b|\bpct\b|\bper$")
EXPORT_TAIL = re.compile(r"\s*\[(district|public school|private school|state)\]\s*(?P<year>\d{4}-\d{2}|latest available year)?$")
"""What the national table generator puts behind every header: whom it is about, and the school year."""


@cache
def known_headers() -> dict[str, dict[str, str]]:
    """Header → its row of `enrollment_headers.csv`."""
    return {row["header"]: row for row in vocabulary("enrollment_headers")}


@cache
def known_values() -> dict[tuple[str, str], str]:
    """Dimension and answer → group, `all`, `unplaced` or `left_out`."""
    return {(row["dimension"], row["value"]): row["group"] for row in vocabulary("enrollment_values")}


def header_row(header: str) -> dict[str, str] | None:
    """The row of the vocabulary for a header, however it is written; None for one nobody knows, and for percents.

    >>> [(row["column"], row["group"]) for text in ("# English Learners", "asian_num", "School_Name") if (row := header_row(text))]
    [('english_learner', 'yes'), ('race', 'asian'), ('school', '')]
    >>> header_row("% Asian")
    """
    words = header_words(header)
    return None if PERCENT.search(words) else _found(words)


def percent_key(header: str) -> Key | None:
    """The group of which a column gives the percent, or None.

    >>> percent_key("% Asian"), percent_key("asian_per"), percent_key("Percent of White"), percent_key("Asian")
    (('race', 'asian'), ('race', 'asian'), ('race', 'white'), None)
    """
    words = header_words(header)
    row = _found(" ".join(PERCENT.sub(" ", words).split()).strip("() ")) if PERCENT.search(words) else None
    return (row["column"], row["group"]) if row is not None and row["group"] and row["column"] != "splitter" else None


def header_words(header: str) -> str:
    """A header without what the table generator adds to it and with blanks for underscores.

    >>> header_words("Total Students (UG PK-12) [District] 2011-12"), header_words("LEA_NAME")
    ('total students (ug pk-12)', 'lea name')
    """
    return " ".join(EXPORT_TAIL.sub("", plain(header)).replace("_", " ").split())


def export_year(header: str) -> str:
    """The school year that the table generator puts behind a header, "" where there is none.

    >>> export_year("Total Students (UG PK-12) [District] 2011-12")
    '2011–12'
    """
    match = EXPORT_TAIL.search(plain(header))
    return school_year(match["year"] or "") if match else ""


@lru_cache(maxsize=4096)
def group_of(value: str, dimension: str) -> Key | None:
    """The group that an answer names in a table with a row per group; `("race", "all")` is everyone; None where nobody knows.

    >>> group_of("Black, not of Hispanic origin", "race"), group_of("Y", "english_learner"), group_of("Grade 4", "grade")
    (('race', 'black_or_african_american'), ('english_learner', 'yes'), ('grade', 'grade 4'))
    >>> group_of("Female", "subgroup"), group_of("All Students", "subgroup"), group_of("Homeless", "subgroup")
    (('gender', 'female'), ('subgroup', 'all'), None)
    """
    words = plain(value)
    dimensions = (dimension, "race", "gender", "english_learner", "economically_disadvantaged") if dimension == "subgroup" else (dimension,)
    for each in dimensions:
        if (each, words) in known_values() and not (dimension != each and words.isdecimal()):
            return each, known_values()[each, words]
    if dimension == "grade":
        return dimension, words
    row = _found(words)
    if row is None or not row["group"] or row["column"] == "splitter" or dimension not in ("subgroup", row["column"]):
        return None
    return row["column"], row["group"]


@lru_cache(maxsize=4096)
def school_year(text: str) -> str:
    """The school year in a text as it is shown, "" where there is none.

    >>> school_year("2019-2020"), school_year("2025-26 Enrollment"), school_year("20112012"), school_year("2012"), school_year("Fall")
    ('2019–20', '2025–26', '2011–12', '2012', '')
    """
    match = re.search(r"(?<!\d)((?:19|20)\d\d)\s*[-–—/]\s*(?:19|20)?(\d\d)(?!\d)", text)
    if match is None:
        match = re.fullmatch(r"\s*((?:19|20)\d\d)(?:19|20)(\d\d)\s*", text)
    if match is not None and int(match[2]) == (int(match[1]) + 1) % 100:
        return f"{match[1]}–{match[2]}"
    return text.strip() if re.fullmatch(r"\s*(?:19|20)\d\d\s*", text) else ""


def _found(words: str) -> dict[str, str] | None:
    trimmed = re.sub(r"^(#|number of|count of|num)\s*|\s*(#|\(count\)|\(#\)|\bcount|\bnum)$", "", words)
    return known_headers().get(words) or known_headers().get(trimmed)
