"""Answers that are one group: language, gender, education and role."""

from data_models.response import DECLINED
from data_models.vocabularies import group_labels
from representation.answers.known_answers import known_answers
from representation.answers.options import named


def single_code(text: str, dimension: str) -> str | None:
    """The one group that an answer names, `DECLINED`, or None when it names none or cannot be decided.

    When a cell names several groups, the rule is that of the dimension:

    - language: the one that is not English, since the ACS asks which other language is spoken; of two, the first named, as the ACS
      codes it (American Community Survey subject definitions, "Language spoken at home");
    - gender: non-binary when it is among them, then self-described; both female and male cannot be decided;
    - education: none; an option that spans two levels ("High school or less") must not be read as one of them;
    - role: the first in the order of `groups.csv`, so that everyone's "neighbor" does not hide a student or parent.

    Text beside a recognised answer is left out for a role and for a language other than English; elsewhere it makes the answer
    undecided ("English, Klingon").

    >>> single_code("English, Spanish", "language"), single_code("Woman, Non-binary", "gender")
    ('spanish', 'nonbinary')
    """
    known = known_answers(dimension)
    found = named(text, known.codes, known.longest)
    codes = tuple(code for code in found.codes if code != DECLINED)
    if not codes:
        return DECLINED if found.codes else None
    match dimension:
        case "language":
            others = tuple(code for code in codes if code != "english")
            return others[0] if others else _alone(codes, found.leftover)
        case "gender":
            return _alone(_most_specific_gender(codes), found.leftover)
        case "role":
            return next(code for code in group_labels("role") if code in codes)
        case _:
            return _alone(codes, found.leftover)


def _alone(codes: tuple[str, ...], leftover: tuple[str, ...]) -> str | None:
    return codes[0] if len(codes) == 1 and not leftover else None


def _most_specific_gender(codes: tuple[str, ...]) -> tuple[str, ...]:
    return next(((code,) for code in ("nonbinary", "self_described") if code in codes), codes)
