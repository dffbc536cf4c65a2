"""Tables of the Method page: the settings in force, the statuses, the reasons, the sources."""

import ast
import inspect
import textwrap
from dataclasses import fields

import pandas as pd

from representation.measures.settings import Settings
from representation.measures.status import REASONS
from representation.wording import STATUS_LABELS, STATUS_MEANINGS, dimension_title

WHO_IS_COUNTED = (
    "Registration, attendance and exit survey are joined. The same e-mail (or id) is the same person; a row without one is a person of "
    "its own, except a sign-in row whose name is that of just one registration for that conversation. Somebody attended who was checked "
    "in, is on the attendance or sign-in list, or answered that conversation’s exit survey. Cancelled, refunded, declined, waitlisted and "
    "test rows do not count, nor do hosts and panelists. Exit surveys without an e-mail cannot be joined: they count as surveyed, not as "
    "attended. The answer of the exit survey wins; registration fills what it leaves blank. Each person counts once, unless attendances "
    "are counted."
)


def statuses_table() -> pd.DataFrame:
    """Every status with what it means."""
    return pd.DataFrame({"Status": list(STATUS_LABELS.values()), "Meaning": [STATUS_MEANINGS[status] for status in STATUS_LABELS]})


def settings_table(settings: Settings) -> pd.DataFrame:
    """Every setting with its value and what it means, in the words of the code that holds it."""
    meaning = field_notes(Settings)
    return pd.DataFrame(
        [
            {
                "Setting": setting_name(field.name),
                "Value": _printed(getattr(settings, field.name)),
                "Meaning": meaning[field.name],
            }
            for field in fields(settings)
        ]
    )


def setting_name(name: str) -> str:
    """A setting's name in words; CV is the coefficient of variation.

    >>> setting_name("smallest_judged_count"), setting_name("cv_for_ratio")
    ('Smallest judged count', 'CV for ratio')
    """
    return name.replace("_", " ").capitalize().replace("Cv ", "CV ")


def field_notes(owner: type) -> dict[str, str]:
    """The line of text that stands below each field of a dataclass.

    >>> field_notes(Settings)["inner_high_ratio"]
    'Above this ratio a group is high: the reciprocal of four fifths.'
    """
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(owner))).body
    assert isinstance(tree, ast.ClassDef)
    notes: dict[str, str] = {}
    for line, below in zip(tree.body, tree.body[1:], strict=False):
        if not (isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name)):
            continue
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            notes[line.target.id] = str(below.value.value)
    return notes


def _printed(value: float | str) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:g}" if isinstance(value, float) else value


def reasons_table() -> pd.DataFrame:
    """Every reason for which a verdict is held back."""
    return pd.DataFrame({"Reason": [code.replace("_", " ").capitalize() for code in REASONS], "Meaning": list(REASONS.values())})


def sources_table(community: pd.DataFrame) -> pd.DataFrame:
    """Where the community's figures come from: one row per dimension, way of counting and community."""
    once = community.drop_duplicates(["dimension", "view", "community"])
    return pd.DataFrame(
        {
            "What": [dimension_title(name) for name in once["dimension"]],
            "Community": list(once["community"]),
            "Who is counted": list(once["universe"]),
            "As of": list(once["vintage"]),
            "Source": [" ".join(dict.fromkeys(pair)).strip() for pair in zip(once["table"], once["source"], strict=True)],
            "Fit": [f"{fit}: {note}" if note else fit for fit, note in zip(once["fit"], once["fit_note"], strict=True)],
        }
    )
