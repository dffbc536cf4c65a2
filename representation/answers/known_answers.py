"""The answers a dimension knows: what forms write, and the product's own codes and labels."""

from dataclasses import dataclass
from functools import cache

from data_models.response import DECLINED
from data_models.vocabularies import all_group_labels, vocabulary
from representation.answers.missing import missing_words
from representation.answers.options import longest_option, option_key


@dataclass(frozen=True)
class KnownAnswers:
    """`codes`: option key → code. `longest`: the most pieces that an option has."""

    codes: dict[str, str]
    longest: int


@cache
def known_answers(dimension: str) -> KnownAnswers:
    """The answers of a dimension from `answers_<dimension>.csv`, with the refusals, and the codes and labels of all groups.

    The dimension's own answers win over a refusal of the same spelling.
    """
    codes = {option_key(words): code for words, code in missing_words().items() if code == DECLINED}
    for code, label in all_group_labels(dimension).items():
        codes[option_key(label)] = code
        codes[option_key(code)] = code
    for row in vocabulary(f"answers_{dimension}"):
        codes[option_key(row["answer"])] = row["code"]
    codes.pop("", None)
    return KnownAnswers(codes, longest_option(codes))
