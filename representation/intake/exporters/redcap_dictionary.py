"""REDCap's data dictionary: one row per question, with the words of its answers; it holds nobody's answers."""

from collections.abc import Mapping
from dataclasses import dataclass

from data_models.raw import RawTable, Row
from representation.answers.folding import folded
from representation.intake.exporters.recognition import Recognition, header_set
from representation.intake.page_text import plain_text

ROWS_SEARCHED = 5
NAME = ("variable/field name", "field_name")
TYPE = ("field type", "field_type")
LABEL = ("field label", "field_label")
CHOICES = ("choices, calculations, or slider labels", "choices or calculations", "select_choices_or_calculations")
CHOSEN = ("checkbox", "dropdown", "radio")
FIXED = {"yesno": {"1": "Yes", "0": "No"}, "truefalse": {"1": "True", "0": "False"}}


@dataclass(frozen=True)
class Question:
    """A question of the project: its label, and code → what it stands for where it has options."""

    label: str
    answers: Mapping[str, str]
    is_checkbox: bool


def recognised(raw: RawTable) -> Recognition | None:
    """Recognised by its columns of names, types, labels and choices."""
    index = _header_index(raw)
    return None if index is None else Recognition("redcap_dictionary", None, index)


def _header_index(raw: RawTable) -> int | None:
    for i, row in enumerate(raw.head(ROWS_SEARCHED)):
        if all(header_set(row) & set(names) for names in (NAME, TYPE, LABEL, CHOICES)):
            return i
    return None


def questions(raw: RawTable) -> dict[str, Question]:
    """Variable name → its question; {} where the table is no data dictionary."""
    index = _header_index(raw)
    if index is None:
        return {}
    headers = raw.row(index)
    name, kind, label, choices = (_position(headers, names) for names in (NAME, TYPE, LABEL, CHOICES))
    found = {}
    for row in raw.cells.iloc[index + 1 :].itertuples(index=False, name=None):
        answers = FIXED.get(row[kind].strip(), _answers(row[choices]) if row[kind].strip() in CHOSEN else {})
        found[row[name].strip()] = Question(plain_text(row[label]), answers, row[kind].strip() == "checkbox")
    return found


def _position(headers: Row, names: tuple[str, ...]) -> int:
    return next(i for i, header in enumerate(headers) if folded(header) in names)


def _answers(choices: str) -> dict[str, str]:
    """The options of a question.

    >>> _answers("1, American Indian/Alaska Native | 2, Asian")
    {'1': 'American Indian/Alaska Native', '2': 'Asian'}
    """
    pairs = (choice.split(",", 1) for choice in choices.split("|") if "," in choice)
    return {code.strip(): plain_text(label) for code, label in pairs if code.strip()}
